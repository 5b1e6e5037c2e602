// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/numbers.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "plugins/text/magnitudes.h"

namespace lode::text {
namespace {

constexpr Language kEn = Language::kEnglish;
constexpr Language kFr = Language::kFrench;
constexpr Language kDe = Language::kGerman;
constexpr Language kEs = Language::kSpanish;

std::string show(const Decimal& value) {
  std::string out = std::to_string(value.units);
  if (value.nanos == 0) return out;
  std::string places = std::to_string(1'000'000'000 + value.nanos).substr(1);
  places.erase(places.find_last_not_of('0') + 1);
  return out + "." + places;
}

// The value of the number at the first token of `text` and the tokens it covers, e.g. "14.2/3".
std::string digits(std::string_view text, Language language) {
  const Tokens tokens(text);
  const auto match = read_digits(tokens, 0, number_style(tokens, language));
  return match ? show(match->value) + "/" + std::to_string(match->last) : "none";
}

std::string words(std::string_view text, Language language) {
  const Tokens tokens(text);
  const auto match = read_number_words(tokens, 0, language);
  return match ? show(match->value) + "/" + std::to_string(match->last) : "none";
}

struct Case {
  std::string_view text;
  Language language;
  std::string_view want;
};

TEST(NumbersTest, ReadsGroupsAndDecimalsByLanguage) {
  const Case cases[] = {{"38", kEn, "38/1"},
                        {"14.2 x", kEn, "14.2/3"},
                        {"1,500", kEn, "1500/3"},
                        {"1,234,567.89", kEn, "1234567.89/7"},
                        {"1.750", kEn, "1.75/3"},
                        {"0.125", kEn, "0.125/3"},
                        {"1,00,00,000", kEn, "10000000/7"},
                        {"1 500", kEn, "1/1"},
                        {"1\u202F500", kEn, "1500/2"},
                        {"1,5", kFr, "1.5/3"},
                        {"1.500", kFr, "1500/3"},
                        {"100 000 GPU", kFr, "100000/2"},
                        {"16\u00A0384", kFr, "16384/2"},
                        {"3 000,5", kFr, "3000.5/4"},
                        {"51,215", kDe, "51.215/3"},
                        {"1.234.567", kDe, "1234567/5"},
                        {"9'700", kDe, "9700/3"},
                        {"9.700", kEs, "9700/3"},
                        {"9,700", kEs, "9700/3"},
                        {"12,107 y 4,5", kEs, "12.107/3"},
                        {"1234.567", kDe, "1234.567/3"},
                        {"007", kEn, "7/1"}};
  for (const Case& c : cases)
    EXPECT_EQ(digits(c.text, c.language), c.want) << c.text;
}

TEST(NumbersTest, ReadsAmericanNotationInSpanishTextsThatShowIt) {
  EXPECT_EQ(digits("18,000 con 4.5 gigavatios", kEs), "18000/3");
  EXPECT_EQ(digits("4.500 con 4.5 gigavatios", kEs), "4.5/3");
}

TEST(NumbersTest, LeavesVersionsTimesDatesAndAddressesAlone) {
  for (const std::string_view text :
       {"3.5.1", "12:21", "11/3/2025", "2025-11-03", "192.168.0.1", "11.09.2025"}) {
    EXPECT_EQ(digits(text, kEn), "none") << text;
  }
  const Tokens tokens("3.5.1");
  EXPECT_FALSE(read_digits(tokens, 2, number_style(tokens, kEn)));
}

TEST(NumbersTest, RefusesNumbersThatDoNotFit) {
  EXPECT_EQ(digits("9223372036854775807", kEn), "9223372036854775807/1");
  EXPECT_EQ(digits("9223372036854775808", kEn), "none");
  EXPECT_EQ(digits(std::string(100'000, '9'), kEn), "none");
  EXPECT_EQ(digits("0.12345678912", kEn), "0.123456789/3");
}

TEST(NumbersTest, ReadsNumbersThatBeginInsideOfAWord) {
  const Tokens tokens("USD9.7 bn");
  const auto match = read_digits_in_word(tokens, 0, 3, number_style(tokens, kEn));
  ASSERT_TRUE(match);
  EXPECT_EQ(show(match->value), "9.7");
  EXPECT_EQ(match->last, 3U);
  EXPECT_FALSE(read_digits_in_word(tokens, 0, 2, number_style(tokens, kEn)));
}

TEST(NumbersTest, ReadsNumbersInWords) {
  const Case cases[] = {{"nine", kEn, "9/1"},
                        {"twenty-five", kEn, "25/3"},
                        {"four hundred eighty million", kEn, "480/3"},
                        {"four hundred and eighty", kEn, "480/4"},
                        {"one point five", kEn, "1.5/3"},
                        {"two and a half billion", kEn, "2.5/4"},
                        {"two thousand five hundred", kEn, "2500/4"},
                        {"fifty thousand", kEn, "50/1"},
                        {"half a billion", kEn, "0.5/2"},
                        {"neuf", kFr, "9/1"},
                        {"quatre-vingt-dix", kFr, "90/5"},
                        {"soixante-quinze", kFr, "75/3"},
                        {"vingt et un", kFr, "21/3"},
                        {"deux cents", kFr, "200/2"},
                        {"deux virgule cinq", kFr, "2.5/3"},
                        {"demi-milliard", kFr, "0.5/2"},
                        {"neun", kDe, "9/1"},
                        {"zweieinhalb", kDe, "2.5/1"},
                        {"anderthalb", kDe, "1.5/1"},
                        {"achtundvierzig", kDe, "48/1"},
                        {"dreihundertfünfzig", kDe, "350/1"},
                        {"zweitausendfünfhundert", kDe, "2500/1"},
                        {"dos", kEs, "2/1"},
                        {"treinta y cinco", kEs, "35/3"},
                        {"ciento veinte", kEs, "120/2"},
                        {"dos mil quinientos", kEs, "2500/3"},
                        {"dos mil millones", kEs, "2/1"},
                        {"medio millón", kEs, "0.5/1"}};
  for (const Case& c : cases)
    EXPECT_EQ(words(c.text, c.language), c.want) << c.text;
}

TEST(NumbersTest, EndsNumbersInWordsWithTheirLine) {
  const Case cases[] = {{"twenty\nfive", kEn, "20/1"},
                        {"two\nand a half", kEn, "2/1"},
                        {"three quarters\nof a billion", kEn, "3/1"},
                        {"half\na billion", kEn, "none"},
                        {"quatre\nvingt-dix", kFr, "4/1"},
                        {"zwei\nhundert", kDe, "2/1"},
                        {"dos mil\nquinientos", kEs, "2/1"}};
  for (const Case& c : cases)
    EXPECT_EQ(words(c.text, c.language), c.want) << c.text;
}

TEST(NumbersTest, DoesNotTakeOtherWordsForNumbers) {
  const Case cases[] = {{"and", kEn, "none"},
                        {"point", kEn, "none"},
                        {"thousand", kEn, "none"},
                        {"half", kEn, "none"},
                        {"once", kEn, "none"},
                        {"cents", kFr, "none"},
                        {"hundertschaft", kDe, "none"},
                        {"wunderhalb", kDe, "none"},
                        {"komma", kDe, "none"},
                        {"y", kEs, "none"}};
  for (const Case& c : cases)
    EXPECT_EQ(words(c.text, c.language), c.want) << c.text;
}

TEST(NumbersTest, MarksArticles) {
  const Tokens tokens("eine Million");
  const auto match = read_number_words(tokens, 0, kDe);
  ASSERT_TRUE(match);
  EXPECT_TRUE(match->article);
}

struct MagnitudeCase {
  std::string_view text;
  Language language;
  std::int64_t factor;
  std::size_t last;
};

TEST(MagnitudesTest, FollowsTheScaleOfTheLanguage) {
  constexpr std::int64_t kBillion = 1'000'000'000;
  const MagnitudeCase cases[] = {{"billion", kEn, kBillion, 1},
                                 {"Billionen", kDe, 1000 * kBillion, 1},
                                 {"billones", kEs, 1000 * kBillion, 1},
                                 {"billions", kFr, 1000 * kBillion, 1},
                                 {"Mrd. Dollar", kDe, kBillion, 2},
                                 {"Md", kFr, kBillion, 1},
                                 {"bn", kEn, kBillion, 1},
                                 {"mil millones", kEs, kBillion, 2},
                                 {"miles de millones", kEs, kBillion, 3},
                                 {"mille milliards", kFr, 1000 * kBillion, 2},
                                 {"lakh crore", kEn, 1000 * kBillion, 2},
                                 {"crore", kEn, kBillion / 100, 1},
                                 {"mil", kEs, 1000, 1},
                                 {"trillion", kEn, 1000 * kBillion, 1}};
  for (const MagnitudeCase& c : cases) {
    const Tokens tokens(c.text);
    const auto magnitude = read_magnitude(tokens, 0, c.language);
    ASSERT_TRUE(magnitude) << c.text;
    EXPECT_EQ(magnitude->factor, c.factor) << c.text;
    EXPECT_EQ(magnitude->last, c.last) << c.text;
    EXPECT_FALSE(magnitude->letter) << c.text;
  }
}

TEST(MagnitudesTest, MarksSingleLettersAndRefusesTons) {
  EXPECT_TRUE(read_magnitude(Tokens("B"), 0, kEn)->letter);
  EXPECT_TRUE(read_magnitude(Tokens("T"), 0, kEn)->letter);
  EXPECT_FALSE(read_magnitude(Tokens("t"), 0, kEn));
  EXPECT_FALSE(read_magnitude(Tokens("x"), 0, kEn));
  EXPECT_FALSE(read_magnitude(Tokens(""), 0, kEn));
}

TEST(MagnitudesTest, LeavesAFullStopThatEndsTheSentence) {
  const Tokens tokens("Mrd. Die");
  EXPECT_EQ(read_magnitude(tokens, 0, kDe)->last, 1U);
}

TEST(DecimalTest, ChecksForOverflow) {
  EXPECT_EQ(multiply({9'300'000'000, 0}, 1'000'000'000), std::nullopt);
  EXPECT_EQ(multiply({1, 500'000'000}, 1'000'000'000), (Decimal{1'500'000'000, 0}));
  EXPECT_EQ(add({1, 700'000'000}, {1, 600'000'000}), (Decimal{3, 300'000'000}));
  EXPECT_EQ(divide({1, 0}, 100), (Decimal{0, 10'000'000}));
  EXPECT_EQ(negate({5, 200'000'000}), (Decimal{-5, -200'000'000}));
}

}  // namespace
}  // namespace lode::text

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/worker/check.h"

#include <functional>
#include <limits>

#include <gtest/gtest.h>

#include "plugins/worker/frame.h"

namespace lode::worker {
namespace {

constexpr std::string_view kText = "Siebzehn Mrd. \xE2\x82\xAC f\xC3\xBCr GB200";

const std::vector<FacetRule>& rules() {
  static const std::vector<FacetRule> kRules = {
      {"gpu", Kind::kKeyword, true, {}},
      {"company", Kind::kKeyword, false, {}},
      {"amount", Kind::kMoney, false, {}},
      {"date", Kind::kDate, false, {}},
      {"power", Kind::kNumber, false, {}},
      {"deal", Kind::kRecord, false, {{"buyer", LODE_KEYWORD}, {"amount", 0}}},
  };
  return kRules;
}

Annotation annotation(std::string_view facet, Value value) {
  Annotation out;
  out.begin = 0;
  out.end = 8;
  out.facet = facet;
  out.value = std::move(value);
  return out;
}

Checker checker(const std::vector<Annotation>& upstream = {}) {
  static std::vector<Annotation> kept;
  kept = upstream;
  return Checker({.text = kText, .rules = rules(), .first_id = 3, .upstream = kept});
}

const Money kDollars{5, 6, 0, 0, {'U', 'S', 'D'}, 0};

TEST(CheckerTest, AcceptsOneOfEachKindAndNumbersThem) {
  Checker check = checker();
  const Annotation good[] = {
      annotation("gpu", Keyword{"GB200", "", {"Nvidia", "GB200"}}),
      annotation("company", Keyword{"AWS", "company/aws", {}}),
      annotation("amount", kDollars),
      annotation("date", Date{0, 6, LODE_WEEK, 0}),
      annotation("power", Number{1, 2, "MW", 0}),
      annotation("deal", Record{"deal", {{"buyer", 4}, {"amount", 5}}}),
  };
  for (const Annotation& each : good) {
    EXPECT_EQ(check.check(each, 100), LODE_OK) << each.facet;
  }
  EXPECT_EQ(check.accepted(), 6u);
  EXPECT_EQ(check.next_id(), 9);
  EXPECT_EQ(check.dropped().total(), 0u);
}

TEST(CheckerTest, RefusesWhatIsWrongAndCountsIt) {
  struct Case {
    const char* name;
    std::function<Annotation()> make;
    lode_status want;
  };
  const auto at = [](std::uint64_t begin, std::uint64_t end) {
    Annotation out = annotation("company", Keyword{"AWS", "", {}});
    out.begin = begin;
    out.end = end;
    return out;
  };
  const auto with = [](auto change) {
    return [change] {
      Annotation out = annotation("company", Keyword{"AWS", "", {}});
      change(out);
      return out;
    };
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  const std::string long_text(201, 'x');
  const Case cases[] = {
      {"empty span", [&] { return at(4, 4); }, LODE_E_INVALID},
      {"reversed span", [&] { return at(5, 4); }, LODE_E_INVALID},
      {"past the end", [&] { return at(5, kText.size() + 1); }, LODE_E_INVALID},
      {"far past the end", [&] { return at(5, UINT64_MAX); }, LODE_E_INVALID},
      {"inside of a character", [&] { return at(15, 20); }, LODE_E_INVALID},
      {"whole document with a span",
       with([](Annotation& a) { a.whole_document = true; }),
       LODE_E_INVALID},
      {"undeclared facet", with([](Annotation& a) { a.facet = "colour"; }), LODE_E_UNDECLARED},
      {"other kind than declared",
       with([](Annotation& a) {
         a.value = Number{1, 1, "", 0};
       }),
       LODE_E_UNDECLARED},
      {"confidence above 1", with([](Annotation& a) { a.confidence = 1.01; }), LODE_E_INVALID},
      {"confidence not a number",
       with([nan](Annotation& a) { a.confidence = nan; }),
       LODE_E_INVALID},
      {"rule with a control character",
       with([](Annotation& a) { a.rule = "a\nb"; }),
       LODE_E_INVALID},
      {"empty keyword", [] { return annotation("company", Keyword{}); }, LODE_E_INVALID},
      {"keyword not UTF-8",
       [] {
         return annotation("company", Keyword{"A\xFF", "", {}});
       },
       LODE_E_INVALID},
      {"keyword with a NUL",
       [] {
         return annotation("company", Keyword{{"A\0B", 3}, "", {}});
       },
       LODE_E_INVALID},
      {"long keyword",
       [&] {
         return annotation("company", Keyword{long_text, "", {}});
       },
       LODE_E_INVALID},
      {"path without hierarchy",
       [] {
         return annotation("company", Keyword{"AWS", "", {"Amazon", "AWS"}});
       },
       LODE_E_INVALID},
      {"path that ends elsewhere",
       [] {
         return annotation("gpu", Keyword{"GB200", "", {"Nvidia", "GB300"}});
       },
       LODE_E_INVALID},
      {"low above high",
       [] {
         return annotation("amount", Money{6, 5, 0, 0, {'U', 'S', 'D'}, 0});
       },
       LODE_E_INVALID},
      {"mixed signs",
       [] {
         return annotation("amount", Money{-1, 5, 1, 0, {'U', 'S', 'D'}, 0});
       },
       LODE_E_INVALID},
      {"too many nanos",
       [] {
         return annotation("amount", Money{1, 5, 1'000'000'000, 0, {'U', 'S', 'D'}, 0});
       },
       LODE_E_INVALID},
      {"no currency",
       [] {
         return annotation("amount", Money{1, 5, 0, 0, {}, 0});
       },
       LODE_E_INVALID},
      {"reversed days",
       [] {
         return annotation("date", Date{7, 6, LODE_DAY, 0});
       },
       LODE_E_INVALID},
      {"no precision",
       [] {
         return annotation("date", Date{6, 6, 0, 0});
       },
       LODE_E_INVALID},
      {"year 10000",
       [] {
         return annotation("date", Date{0, 2'932'897, LODE_DAY, 0});
       },
       LODE_E_INVALID},
      {"infinite number",
       [infinity] {
         return annotation("power", Number{0, infinity, "MW", 0});
       },
       LODE_E_INVALID},
      {"not a number",
       [nan] {
         return annotation("power", Number{nan, nan, "MW", 0});
       },
       LODE_E_INVALID},
      {"role undeclared",
       [] {
         return annotation("deal", Record{"deal", {{"thief", 1}}});
       },
       LODE_E_INVALID},
      {"role of nobody",
       [] {
         return annotation("deal", Record{"deal", {{"buyer", 99}}});
       },
       LODE_E_INVALID},
      {"role of itself",
       [] {
         return annotation("deal", Record{"deal", {{"amount", 3}}});
       },
       LODE_E_INVALID},
      {"record without type", [] { return annotation("deal", Record{}); }, LODE_E_INVALID},
  };
  for (const Case& c : cases) {
    Checker check = checker();
    EXPECT_EQ(check.check(c.make(), 100), c.want) << c.name;
    EXPECT_EQ(check.dropped().total(), 1u) << c.name;
    EXPECT_EQ(check.accepted(), 0u) << c.name;
  }
}

TEST(CheckerTest, ARoleMayBeAnUpstreamAnnotationOfItsKind) {
  Annotation company = annotation("company", Keyword{"AWS", "", {}});
  company.id = 0;
  Annotation amount = annotation("amount", kDollars);
  amount.id = 1;
  Checker check = checker({company, amount});
  EXPECT_EQ(check.check(annotation("deal", Record{"deal", {{"buyer", 0}}}), 100), LODE_OK);
  EXPECT_EQ(check.check(annotation("deal", Record{"deal", {{"buyer", 1}}}), 100), LODE_E_INVALID);
}

TEST(CheckerTest, StopsAtTheLargestNumberOfAnnotations) {
  Checker check = checker();
  const Annotation good = annotation("company", Keyword{"AWS", "", {}});
  for (std::size_t i = 0; i < kMaxAnnotations; ++i) {
    ASSERT_EQ(check.check(good, 10), LODE_OK);
  }
  EXPECT_EQ(check.check(good, 10), LODE_E_LIMIT);
  EXPECT_EQ(check.dropped().limit, 1u);
}

TEST(CheckerTest, StopsAtTheLargestNumberOfBytes) {
  Checker check = checker();
  const Annotation good = annotation("company", Keyword{"AWS", "", {}});
  EXPECT_EQ(check.check(good, kMaxAnnotationBytes), LODE_OK);
  EXPECT_EQ(check.check(good, 1), LODE_E_LIMIT);
}

TEST(CheckerTest, KnowsWellFormedUtf8) {
  const std::string_view good[] = {
      "", "a", "\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"};
  for (const std::string_view text : good) {
    EXPECT_TRUE(is_utf8(text));
  }
  const std::string_view bad[] = {"\x80",
                                  "\xC1\xBF",
                                  "\xE0\x9F\xBF",
                                  "\xED\xA0\x80",
                                  "\xF0\x8F\xBF\xBF",
                                  "\xF4\x90\x80\x80",
                                  "\xF5\x80\x80\x80",
                                  "\xE2\x82",
                                  "\xFF"};
  for (const std::string_view text : bad) {
    EXPECT_FALSE(is_utf8(text));
  }
}

}  // namespace
}  // namespace lode::worker

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/magnitudes.h"

#include <array>

#include "plugins/text/word_map.h"

namespace lode::text {
namespace {

constexpr std::int64_t kThousand = 1'000;
constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kBillion = 1'000'000'000;
constexpr std::int64_t kTrillion = 1'000'000'000'000;
constexpr std::int64_t kQuintillion = kTrillion * kMillion;

// A full stop belongs to the word if it follows.
enum class Form : std::uint8_t { kWord, kAbbreviation, kLetter };

struct Entry {
  std::int64_t factor;
  Form form = Form::kWord;
};
using Table = WordMap<Entry>;

const Table& shared_words() {
  static const Table table{{"k", {kThousand, Form::kLetter}},
                           {"m", {kMillion, Form::kLetter}},
                           {"b", {kBillion, Form::kLetter}},
                           {"t", {kTrillion, Form::kLetter}},
                           {"mn", {kMillion, Form::kAbbreviation}},
                           {"mln", {kMillion, Form::kAbbreviation}},
                           {"mm", {kMillion, Form::kLetter}},
                           {"mio", {kMillion, Form::kAbbreviation}},
                           {"bn", {kBillion, Form::kAbbreviation}},
                           {"bln", {kBillion, Form::kAbbreviation}},
                           {"tn", {kTrillion, Form::kAbbreviation}},
                           {"trn", {kTrillion, Form::kAbbreviation}},
                           {"tln", {kTrillion, Form::kAbbreviation}},
                           {"million", {kMillion}},
                           {"millions", {kMillion}},
                           {"md", {kBillion, Form::kAbbreviation}},
                           {"mds", {kBillion, Form::kAbbreviation}},
                           {"mrd", {kBillion, Form::kAbbreviation}},
                           {"mrds", {kBillion, Form::kAbbreviation}},
                           {"milliard", {kBillion}},
                           {"milliards", {kBillion}},
                           {"lakh", {100 * kThousand}},
                           {"lakhs", {100 * kThousand}},
                           {"lac", {100 * kThousand}},
                           {"lacs", {100 * kThousand}},
                           {"crore", {10 * kMillion}},
                           {"crores", {10 * kMillion}},
                           {"cr", {10 * kMillion, Form::kLetter}}};
  return table;
}

const Table& words_of(Language language) {
  static const std::array<Table, 4> tables{Table{{"thousand", {kThousand}},
                                                 {"thousands", {kThousand}},
                                                 {"grand", {kThousand}},
                                                 {"mil", {kMillion, Form::kLetter}},
                                                 {"billion", {kBillion}},
                                                 {"billions", {kBillion}},
                                                 {"trillion", {kTrillion}},
                                                 {"trillions", {kTrillion}},
                                                 {"quadrillion", {kTrillion * kThousand}}},
                                           Table{{"mille", {kThousand}},
                                                 {"millier", {kThousand}},
                                                 {"milliers", {kThousand}},
                                                 {"billion", {kTrillion}},
                                                 {"billions", {kTrillion}},
                                                 {"trillion", {kQuintillion}},
                                                 {"trillions", {kQuintillion}}},
                                           Table{{"tausend", {kThousand}},
                                                 {"tsd", {kThousand, Form::kAbbreviation}},
                                                 {"millionen", {kMillion}},
                                                 {"milliarde", {kBillion}},
                                                 {"mill", {kMillion, Form::kAbbreviation}},
                                                 {"viertelmillion", {kMillion / 4}},
                                                 {"dreiviertelmillion", {kMillion / 4 * 3}},
                                                 {"viertelmilliarde", {kBillion / 4}},
                                                 {"dreiviertelmilliarde", {kBillion / 4 * 3}},
                                                 {"milliarden", {kBillion}},
                                                 {"mia", {kBillion, Form::kAbbreviation}},
                                                 {"billion", {kTrillion}},
                                                 {"billionen", {kTrillion}},
                                                 {"bio", {kTrillion, Form::kAbbreviation}},
                                                 {"billiarde", {kTrillion * kThousand}},
                                                 {"billiarden", {kTrillion * kThousand}},
                                                 {"trillion", {kQuintillion}},
                                                 {"trillionen", {kQuintillion}}},
                                           Table{{"mil", {kThousand}},
                                                 {"miles", {kThousand}},
                                                 {"millón", {kMillion}},
                                                 {"millon", {kMillion}},
                                                 {"millones", {kMillion}},
                                                 {"mill", {kMillion, Form::kAbbreviation}},
                                                 {"millardo", {kBillion}},
                                                 {"millardos", {kBillion}},
                                                 {"billón", {kTrillion}},
                                                 {"billon", {kTrillion}},
                                                 {"billones", {kTrillion}},
                                                 {"trillón", {kQuintillion}},
                                                 {"trillones", {kQuintillion}}}};
  return tables[static_cast<std::size_t>(language)];
}

const Entry* find(const Tokens& tokens, std::size_t i, Language language) {
  if (i >= tokens.size() || tokens[i].kind != TokenKind::kWord) return nullptr;
  const Entry* const entry = words_of(language).find(tokens.folded(i));
  return entry != nullptr ? entry : shared_words().find(tokens.folded(i));
}

// "mil millones", "miles de millones", "mille milliards", "lakh crore", "thousand million": a
// second, larger magnitude, at most one "de" between them.
const Entry* second_word(const Tokens& tokens,
                         std::size_t& i,
                         std::int64_t first,
                         Language language) {
  std::size_t at = i;
  if (at < tokens.size() && tokens.folded(at) == "de" && language == Language::kSpanish) ++at;
  const Entry* const entry = find(tokens, at, language);
  if (entry == nullptr || entry->form != Form::kWord || entry->factor <= first ||
      entry->factor > kQuintillion / first) {
    return nullptr;
  }
  i = at + 1;
  return entry;
}

}  // namespace

void for_each_magnitude_word(Language language, const std::function<void(std::string_view)>& take) {
  words_of(language).for_each(take);
  shared_words().for_each(take);
}

std::optional<Magnitude> read_magnitude(const Tokens& tokens, std::size_t i, Language language) {
  const Entry* const entry = find(tokens, i, language);
  if (entry == nullptr || (tokens.word(i) == "t")) return std::nullopt;
  // "250 T€": thousands.
  const bool thousand_euros = language == Language::kGerman && tokens.word(i) == "T" &&
                              i + 1 < tokens.size() && tokens.word(i + 1) == "€";
  if (thousand_euros) return Magnitude{.last = i + 1, .factor = kThousand, .letter = true};
  Magnitude out{.last = i + 1, .factor = entry->factor, .letter = entry->form == Form::kLetter};
  if (entry->form == Form::kWord && entry->factor <= 100 * kThousand) {
    if (const Entry* second = second_word(tokens, out.last, entry->factor, language)) {
      out.factor *= second->factor;
    }
  }
  const bool dot = entry->form == Form::kAbbreviation && out.last < tokens.size() &&
                   tokens.is_sign(out.last, '.') && !tokens[out.last].space_before;
  // The full stop after an abbreviation may also end the sentence.
  const bool ends = out.last + 1 >= tokens.size() || tokens[out.last + 1].starts_sentence;
  if (dot && !ends) ++out.last;
  return out;
}

}  // namespace lode::text

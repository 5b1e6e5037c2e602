// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/lexicon.h"

#include <algorithm>
#include <array>
#include <optional>

#include "plugins/text/table.h"

namespace lode::deal {
namespace {

using text::TableLine;

constexpr std::array<std::string_view, kKinds> kKindNames = {"compute_contract",
                                                             "acquisition",
                                                             "equity",
                                                             "funding",
                                                             "debt",
                                                             "ipo",
                                                             "supply",
                                                             "partnership",
                                                             "other"};
constexpr std::array<std::string_view, kStatuses> kStatusNames = {
    "announced", "reported", "planned", "completed", "terminated"};

struct ClassName {
  std::string_view name;
  Word::Class type;
};
constexpr ClassName kClassNames[] = {{"confirmed", Word::Class::kConfirmed},
                                     {"from_buyer", Word::Class::kFromBuyer},
                                     {"from_seller", Word::Class::kFromSeller},
                                     {"aside", Word::Class::kAside},
                                     {"stock", Word::Class::kStock},
                                     {"product", Word::Class::kProduct},
                                     {"backed", Word::Class::kBacked},
                                     {"pronoun", Word::Class::kPronoun},
                                     {"first_pronoun", Word::Class::kFirstPronoun},
                                     {"own", Word::Class::kOwn},
                                     {"company_noun", Word::Class::kCompanyNoun}};

constexpr std::array<std::string_view, kActs> kActNames = {"buys",
                                                           "pays",
                                                           "invests",
                                                           "sells",
                                                           "supplies",
                                                           "gets",
                                                           "lends",
                                                           "signs",
                                                           "backs",
                                                           "values",
                                                           "takeover",
                                                           "disposal",
                                                           "order",
                                                           "deal",
                                                           "stake",
                                                           "round",
                                                           "loan",
                                                           "listing"};

struct SideName {
  std::string_view name;
  Side side;
};
constexpr SideName kSideNames[] = {{"host", Side::kHost},
                                   {"site", Side::kSite},
                                   {"platform", Side::kPlatform},
                                   {"maker", Side::kMaker},
                                   {"lender", Side::kLender},
                                   {"user", Side::kUser}};

std::optional<Word> word_of(std::string_view kind) {
  constexpr std::string_view kStated = "stated_";
  const bool stated = kind.substr(0, kStated.size()) == kStated;
  const std::string_view plain = stated ? kind.substr(kStated.size()) : kind;
  for (std::size_t i = 0; i < kKinds; ++i) {
    if (kKindNames[i] != plain) continue;
    const auto type = stated ? Word::Class::kStated : Word::Class::kKind;
    return Word{type, static_cast<std::uint8_t>(i)};
  }
  for (std::size_t i = 0; i < kStatuses; ++i) {
    if (kStatusNames[i] == kind) return Word{Word::Class::kStatus, static_cast<std::uint8_t>(i)};
  }
  for (std::size_t i = 0; i < kActs; ++i) {
    if (kActNames[i] == kind) return Word{Word::Class::kAct, static_cast<std::uint8_t>(i)};
  }
  for (const ClassName& named : kClassNames) {
    if (named.name == kind) return Word{named.type, 0};
  }
  constexpr std::string_view kNoun = "company_noun_";
  if (kind.substr(0, kNoun.size()) != kNoun) return {};
  for (const SideName& named : kSideNames) {
    if (named.name == kind.substr(kNoun.size()))
      return Word{Word::Class::kCompanyNoun, static_cast<std::uint8_t>(named.side)};
  }
  return {};
}

bool is_inherited(Word::Class type) {
  return type == Word::Class::kKind || type == Word::Class::kStated ||
         type == Word::Class::kStatus || type == Word::Class::kAct;
}

}  // namespace

std::string_view name(Kind kind) noexcept {
  return kKindNames[static_cast<std::size_t>(kind)];
}

std::string_view name(Status status) noexcept {
  return kStatusNames[static_cast<std::size_t>(status)];
}

Lexicon::Lexicon(const Resources& resources) {
  read_words(resources.words);
  read_sectors(resources.sectors);
}

void Lexicon::add_phrase(std::string_view phrase, const Word& word) {
  const auto [at, is_new] =
      known_.try_emplace(text::fold(phrase), static_cast<std::uint32_t>(words_.size()));
  if (is_new) {
    words_.emplace_back();
    gazetteer_.add_as_written(phrase, at->second, text::CaseRule::kAny);
  }
  words_[at->second].push_back(word);
}

void Lexicon::read_words(std::string_view lines) {
  text::for_each_line("words.tsv", lines, [&](const TableLine& line) {
    if (line.cells.size() != 2) line.refuse("a line of words has 2 columns");
    const std::vector<std::string_view> phrases = text::split(line.cells[1], '|');
    if (line.cells[0] == "tail") {
      for (const std::string_view phrase : phrases)
        tails_.push_back(text::fold(phrase));
      return;
    }
    const std::optional<Word> word = word_of(line.cells[0]);
    if (!word) line.refuse("unknown kind of words");
    for (const std::string_view phrase : phrases)
      add_phrase(phrase, *word);
  });
  for (const auto& [phrase, value] : known_)
    inherit(phrase, value);
}

// The longest phrase hides those within it: "stake in" tells the kind that "stake" does.
void Lexicon::inherit(std::string_view phrase, std::uint32_t value) {
  const std::vector<std::string_view> parts = text::split(phrase, ' ');
  for (std::size_t first = 0; first < parts.size(); ++first) {
    std::string part;
    for (std::size_t last = first; last < parts.size(); ++last) {
      part += (last > first ? " " : "") + std::string(parts[last]);
      const auto at = known_.find(part);
      if (at == known_.end() || at->second == value) continue;
      for (const Word& word : words_[at->second]) {
        const auto& mine = words_[value];
        const bool has = std::any_of(
            mine.begin(), mine.end(), [&](const Word& other) { return other.type == word.type; });
        if (is_inherited(word.type) && !has) words_[value].push_back(word);
      }
    }
  }
}

void Lexicon::read_sectors(std::string_view lines) {
  text::for_each_line("sectors.tsv", lines, [&](const TableLine& line) {
    if (line.cells.size() != 2) line.refuse("a line of sectors has 2 columns");
    for (const SideName& named : kSideNames) {
      if (named.name == line.cells[1]) sides_[line.cells[0]] = named.side;
    }
    if (sides_.find(line.cells[0]) == sides_.end()) line.refuse("unknown side");
  });
}

std::vector<Lexicon::Found> Lexicon::find(const text::Tokens& tokens) const {
  return find(tokens, {{0, tokens.size()}}, {});
}

std::vector<Lexicon::Found> Lexicon::find(const text::Tokens& tokens,
                                          const std::vector<Range>& ranges,
                                          std::string_view language) const {
  const bool has_compounds = !tails_.empty() && (language.empty() || language == "de");
  std::vector<Found> found;
  std::size_t next = 0;
  for (const Range& range : ranges) {
    for (std::size_t i = std::max(next, range.first); i < range.last; i = next) {
      next = i + 1;
      if (const auto match = gazetteer_.match_at(tokens, i)) {
        next = match->last;
        for (const Word& word : words_[match->value])
          found.push_back({match->first, match->last, word});
      } else if (has_compounds) {
        add_compound(tokens, i, found);
      }
    }
  }
  return found;
}

// "Großauftrag" is an "Auftrag".
void Lexicon::add_compound(const text::Tokens& tokens,
                           std::size_t i,
                           std::vector<Found>& found) const {
  constexpr std::size_t kLeastHead = 3;
  if (tokens[i].letter_case != text::LetterCase::kTitle) return;
  const std::string_view word = tokens.folded(i);
  const auto tail = std::find_if(tails_.begin(), tails_.end(), [&](const std::string& end) {
    return word.size() >= end.size() + kLeastHead && word.substr(word.size() - end.size()) == end;
  });
  const auto at = tail == tails_.end() ? known_.end() : known_.find(*tail);
  if (at == known_.end()) return;
  for (const Word& of : words_[at->second])
    found.push_back({i, i + 1, of});
}

Side Lexicon::side_of(std::string_view company_id) const {
  const auto at = sides_.find(company_id);
  return at == sides_.end() ? Side::kUnknown : at->second;
}

}  // namespace lode::deal

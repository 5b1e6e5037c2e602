// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/trigger_finder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "plugins/money/word_filter.h"
#include "plugins/text/word_map.h"

namespace lode::money {
namespace {

using text::NameMatch;
using text::Tokens;
using Endings = text::WordMap<std::uint32_t>;

// Bytes of the shortest word that may end a compound, and of what must stand before it.
constexpr std::size_t kLeastEnding = 4;
constexpr std::size_t kLeastFront = 3;
constexpr std::size_t kLongestCompound = 48;
// Of nouns that count as the end of a compound; names of firms end like weaker ones.
constexpr float kLeastWeight = 0.7F;

// Calls take(phrase, index of its trigger).
template <class Take>
void for_each_phrase(std::size_t language, Take take) {
  std::uint32_t index = 0;
  for (const Trigger& trigger : triggers()) {
    std::string_view rest = trigger.phrases[language];
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      take(rest.substr(0, end), index);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    ++index;
  }
}

bool is_german_noun(std::string_view phrase, std::uint32_t index) {
  return triggers()[index].kind == TriggerKind::kNoun && phrase.size() >= kLeastEnding &&
         phrase.find(' ') == phrase.npos;
}

// Of the phrases with the same words the one that was added first counts, so that inflections come
// last.
text::Gazetteer make_phrases(std::size_t language) {
  text::Gazetteer out;
  for_each_phrase(language, [&](std::string_view phrase, std::uint32_t index) {
    out.add_as_written(phrase, index, text::CaseRule::kAny);
  });
  if (language != static_cast<std::size_t>(text::Language::kGerman)) return out;
  for_each_phrase(language, [&](std::string_view phrase, std::uint32_t index) {
    if (!is_german_noun(phrase, index)) return;
    for (const std::string_view ending : {"n", "en", "es", "er"}) {
      out.add_as_written(std::string(phrase) + std::string(ending), index, text::CaseRule::kAny);
    }
  });
  return out;
}

const text::Gazetteer& trigger_phrases(text::Language language) {
  static const std::array<text::Gazetteer, 4> gazetteers{
      make_phrases(0), make_phrases(1), make_phrases(2), make_phrases(3)};
  return gazetteers[static_cast<std::size_t>(language)];
}

// The German nouns of one word.
const Endings& german_endings() {
  static const Endings endings = [] {
    std::vector<Endings::Entry> entries;
    for_each_phrase(static_cast<std::size_t>(text::Language::kGerman),
                    [&](std::string_view phrase, std::uint32_t index) {
                      const bool strong = triggers()[index].weight >= kLeastWeight;
                      if (strong && is_german_noun(phrase, index))
                        entries.push_back({phrase, index});
                    });
    return Endings(entries);
  }();
  return endings;
}

// With or without an inflection: "erlösen", "vertrages".
const std::uint32_t* german_ending(std::string_view word) {
  for (const std::string_view ending : {"", "s", "n", "en", "es"}) {
    if (word.size() < kLeastEnding + ending.size() || !word.ends_with(ending)) continue;
    const std::uint32_t* const index =
        german_endings().find(word.substr(0, word.size() - ending.size()));
    if (index != nullptr) return index;
  }
  return nullptr;
}

std::optional<NameMatch> compound_at(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens.folded(i);
  const bool noun = tokens[i].letter_case == text::LetterCase::kTitle ||
                    tokens[i].letter_case == text::LetterCase::kMixed;
  if (!noun || word.size() < kLeastFront + kLeastEnding || word.size() > kLongestCompound) {
    return std::nullopt;
  }
  for (std::size_t at = kLeastFront; at + kLeastEnding <= word.size(); ++at) {
    const std::uint32_t* const index = german_ending(word.substr(at));
    if (index == nullptr) continue;
    return NameMatch{
        .first = i, .last = i + 1, .begin = tokens[i].begin, .end = tokens[i].end, .value = *index};
  }
  return std::nullopt;
}

// First words of phrases, with the endings that the gazetteer and the compounds allow.
WordFilter make_starts(std::size_t language) {
  WordFilter out;
  const bool is_german = language == static_cast<std::size_t>(text::Language::kGerman);
  for_each_phrase(language, [&](std::string_view phrase, std::uint32_t /*index*/) {
    const Tokens tokens(phrase);
    const std::string first(tokens.size() > 0 ? tokens.folded(0) : std::string_view());
    out.add(first);
    out.add(first + "s");
    if (!is_german) return;
    for (const std::string_view ending : {"n", "en", "es", "er"}) {
      out.add(first + std::string(ending));
    }
  });
  return out;
}

const WordFilter& trigger_starts(text::Language language) {
  static const std::array<WordFilter, 4> filters{
      make_starts(0), make_starts(1), make_starts(2), make_starts(3)};
  return filters[static_cast<std::size_t>(language)];
}

// The trigger phrases of one language.
class Phrases {
 public:
  explicit Phrases(text::Language language)
      : starts_(trigger_starts(language)),
        phrases_(trigger_phrases(language)),
        has_compounds_(language == text::Language::kGerman) {}

  [[nodiscard]] std::optional<NameMatch> at(const Tokens& tokens, std::size_t i) const {
    std::optional<NameMatch> match;
    if (tokens[i].kind != text::TokenKind::kWord) return match;
    if (starts_.may_have(tokens.folded(i))) match = phrases_.match_at(tokens, i);
    if (!match && has_compounds_) match = compound_at(tokens, i);
    return match;
  }

 private:
  const WordFilter& starts_;
  const text::Gazetteer& phrases_;
  bool has_compounds_;
};

}  // namespace

std::optional<NameMatch> last_noun(const Tokens& tokens,
                                   text::Language language,
                                   std::size_t first,
                                   std::size_t last) {
  const Phrases phrases(language);
  std::optional<NameMatch> out;
  for (std::size_t i = first; i < last;) {
    const auto match = phrases.at(tokens, i);
    if (match && match->last <= last && trigger_of(*match).kind == TriggerKind::kNoun) out = match;
    i = match ? match->last : i + 1;
  }
  return out;
}

std::vector<NameMatch> find_triggers(const Tokens& tokens,
                                     text::Language language,
                                     const std::vector<Amount>& amounts,
                                     std::size_t reach) {
  std::vector<NameMatch> out;
  const Phrases phrases(language);
  std::size_t i = 0;
  for (const Amount& amount : amounts) {
    if (!may_be_size(amount)) continue;
    i = std::max(i, amount.first > reach ? amount.first - reach : 0);
    const std::size_t end = std::min(tokens.size(), amount.last + reach + 1);
    while (i < end) {
      const auto match = phrases.at(tokens, i);
      if (match) out.push_back(*match);
      i = match ? match->last : i + 1;
    }
  }
  return out;
}

}  // namespace lode::money

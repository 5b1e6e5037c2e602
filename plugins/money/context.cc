// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/money/context.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "plugins/money/context_table.h"
#include "plugins/money/word_filter.h"
#include "plugins/text/word_map.h"

namespace lode::money {
namespace {

using text::Tokens;
using text::WordMap;

constexpr std::size_t kLongestPhrase = 3;

enum class Link : std::uint8_t { kNone, kPer, kArticle };

Link link_at(const Tokens& tokens, std::size_t i) {
  static const WordMap<Link> words{{"per", Link::kPer},
                                   {"pro", Link::kPer},
                                   {"je", Link::kPer},
                                   {"par", Link::kPer},
                                   {"por", Link::kPer},
                                   {"/", Link::kPer},
                                   {"a", Link::kArticle},
                                   {"an", Link::kArticle},
                                   {"al", Link::kArticle},
                                   {"l", Link::kArticle},
                                   {"la", Link::kArticle},
                                   {"im", Link::kArticle},
                                   {"every", Link::kArticle}};
  const Link* const link = words.find(tokens.folded(i));
  return link == nullptr ? Link::kNone : *link;
}

// What follows "a year" where it tells of another time.
bool is_past(std::string_view word) {
  return word == "ago" || word == "earlier" || word == "before" || word == "previously" ||
         word == "prior" || word == "later" || word == "antes" || word == "después";
}

std::string phrase(const Tokens& tokens, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += tokens.folded(i);
  }
  return out;
}

bool is_skipped_before(std::string_view word) {
  return word == "a" || word == "an" || word == "the" || word == "les" || word == "los" ||
         word == "de" || word == "d" || word == "einer" || word == "einem" || word == "die";
}

// Words that a phrase before an amount ends with, and that one behind begins with.
struct Edges {
  WordFilter last_before;
  WordFilter first_behind;
};

const Edges& edges() {
  static const Edges out = [] {
    Edges words;
    phrases_before().for_each([&](std::string_view phrase) {
      words.last_before.add(phrase.substr(phrase.rfind(' ') + 1));
    });
    phrases_behind().for_each([&](std::string_view phrase) {
      words.first_behind.add(phrase.substr(0, phrase.find(' ')));
    });
    return words;
  }();
  return out;
}

std::optional<Qualifier> before(const Tokens& tokens, std::size_t last) {
  if (last == 0 || !edges().last_before.may_have(tokens.folded(last - 1))) return std::nullopt;
  const std::size_t longest = std::min(kLongestPhrase, last);
  for (std::size_t length = longest; length > 0; --length) {
    const std::size_t first = last - length;
    if (tokens[first].block != tokens[last].block) continue;
    if (const auto* found = phrases_before().find(phrase(tokens, first, last))) return *found;
  }
  return std::nullopt;
}

// "per GPU hour", "per diluted share": up to two words before the unit.
Period unit_behind(const Tokens& tokens, std::size_t i, std::size_t most_words) {
  Period found = Period::kNone;
  for (std::size_t n = 0; i < tokens.size() && n <= most_words; ++n, ++i) {
    if (tokens.is_sign(i, '-') || tokens.is_sign(i, '\'')) continue;
    if (tokens[i].kind == text::TokenKind::kSign || tokens[i].starts_sentence) break;
    const Period* const unit = units().find(tokens.folded(i));
    if (unit != nullptr) {
      found = *unit;
    } else if (found != Period::kNone) {
      break;
    }
  }
  return found;
}

}  // namespace

Qualifier qualifier_of(const Tokens& tokens, const Amount& amount) {
  // "$10+ million"
  const std::string_view words = tokens.text().substr(amount.begin, amount.end - amount.begin);
  if (words.find('+') != words.npos) return Qualifier::kAtLeast;
  const std::size_t last = amount.first;
  // "Kredit über 5 Milliarden": of, not more than.
  const bool of = last >= 2 && tokens.folded(last - 1) == "über" &&
                  tokens[last - 2].letter_case == text::LetterCase::kTitle;
  if (of) return Qualifier::kExact;
  if (const auto found = before(tokens, last)) return *found;
  if (last > 0 && is_skipped_before(tokens.folded(last - 1))) {
    if (const auto found = before(tokens, last - 1)) return *found;
  }
  const bool behind =
      amount.last < tokens.size() && edges().first_behind.may_have(tokens.folded(amount.last));
  for (std::size_t length = 2; behind && length > 0; --length) {
    if (amount.last + length > tokens.size()) continue;
    const auto* found = phrases_behind().find(phrase(tokens, amount.last, amount.last + length));
    if (found != nullptr && tokens[amount.last].block == tokens[amount.first].block) return *found;
  }
  return Qualifier::kExact;
}

Period period_of(const Tokens& tokens, const Amount& amount) {
  const std::size_t next = amount.last;
  const auto same_sentence = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].sentence == tokens[amount.first].sentence;
  };
  if (same_sentence(next)) {
    // "$5bn-a-year"
    const std::size_t at = tokens.is_sign(next, '-') && same_sentence(next + 1) ? next + 1 : next;
    // "im Jahr 2027" is no rate.
    const bool dated = tokens.folded(at) == "im" && same_sentence(at + 2) &&
                       tokens[at + 2].kind == text::TokenKind::kDigits;
    const Link link = dated ? Link::kNone : link_at(tokens, at);
    // "$98 million a year earlier" is no rate.
    const bool past =
        link == Link::kArticle && same_sentence(at + 2) && is_past(tokens.folded(at + 2));
    if (link != Link::kNone && !past) {
      const Period period = unit_behind(tokens, at + 1, link == Link::kPer ? 3 : 1);
      if (period != Period::kNone) return period;
    }
    if (const Period* adverb = adverbs().find(tokens.folded(at))) return *adverb;
    const bool in_annual = tokens.folded(at) == "in" && same_sentence(at + 1);
    const Period* const annual = in_annual ? adverbs().find(tokens.folded(at + 1)) : nullptr;
    if (annual != nullptr) return *annual;
  }
  for (std::size_t back = 1; back <= 2 && back <= amount.first; ++back) {
    const std::size_t i = amount.first - back;
    if (!same_sentence(i) || tokens[i].kind == text::TokenKind::kSign) break;
    if (tokens.folded(i) == "each") continue;  // "each $5 million" is a sum
    if (const Period* adverb = adverbs().find(tokens.folded(i))) return *adverb;
    const bool per_unit = back == 1 && i > 0 && link_at(tokens, i - 1) == Link::kPer;
    const Period* const unit = per_unit ? units().find(tokens.folded(i)) : nullptr;
    if (unit != nullptr) return *unit;
  }
  return Period::kNone;
}

}  // namespace lode::money

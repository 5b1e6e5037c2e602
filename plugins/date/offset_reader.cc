// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DateReader that reads days and periods so many units away: "two weeks ago", "vor drei
// Monaten", "hace un año", "3 days from today", "the last two quarters".
#include <array>
#include <string_view>
#include <utility>

#include "plugins/date/reader.h"

namespace lode::date {

using text::Language;
using text::TokenKind;

namespace {

// Behind a number of units. Only what counts from the day of publication: "later" and "before"
// count from another event.
int direction_of(std::string_view word) {
  if (word == "ago" || word == "atrás") return -1;
  if (word == "hence") return 1;
  return 0;
}

bool is_now(std::string_view word) {
  return word == "now" || word == "maintenant" || word == "ahora" || word == "jetzt";
}

// "from", "after" and their like between a number of units and the day from which it counts.
int anchor_direction(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, int>, 12> kWords{{{"from", 1},
                                                                     {"after", 1},
                                                                     {"before", -1},
                                                                     {"après", 1},
                                                                     {"avant", -1},
                                                                     {"partir", 1},
                                                                     {"compter", 1},
                                                                     {"después", 1},
                                                                     {"antes", -1},
                                                                     {"desde", 1},
                                                                     {"nach", 1},
                                                                     {"ab", 1}}};
  for (const auto& [known, direction] : kWords) {
    if (word == known) return direction;
  }
  return 0;
}

}  // namespace

// "3", "three", "a", "a couple of".
std::optional<DateReader::Number> DateReader::count_at(std::size_t i) const {
  if (i >= tokens_.size()) return std::nullopt;
  if (tokens_[i].kind == TokenKind::kDigits) {
    const std::string_view digits = tokens_.word(i);
    if (digits.size() > 3) return std::nullopt;
    int value = 0;
    for (const char c : digits) {
      value = value * 10 + (c - '0');
    }
    return Number{value, i + 1};
  }
  const DateWord* word = word_at(i, WordKind::kNumber);
  if (word == nullptr) return std::nullopt;
  if (tokens_.folded(i) == "a" && i + 1 < tokens_.size() && tokens_.folded(i + 1) == "couple") {
    word = word_at(++i, WordKind::kNumber);
  }
  Number out{word->value, i + 1};
  if (tokens_.folded(i) == "couple" && out.last < tokens_.size() &&
      tokens_.folded(out.last) == "of") {
    ++out.last;
  }
  // "twenty-five"
  if (out.value >= 20 && is_glued_sign(out.last, '-')) {
    const DateWord* const unit = word_at(out.last + 1, WordKind::kNumber);
    if (unit != nullptr && unit->value < 10) {
      out.value += unit->value;
      out.last += 2;
    }
  }
  return out;
}

std::optional<DateReader::Quantity> DateReader::quantity_at(std::size_t i) const {
  const auto count = count_at(i);
  if (!count || count->value < 1 || !same_block(count->last)) return std::nullopt;
  if (const DateWord* const unit = word_at(count->last, WordKind::kUnit)) {
    return Quantity{count->value, static_cast<Unit>(unit->value), count->last + 1};
  }
  return std::nullopt;
}

// "vor drei Wochen", "il y a un an", "hace dos meses", "in three days", "dentro de 3 años".
std::optional<Mention> DateReader::opened_offset(std::size_t i, int direction) const {
  std::size_t at = i + 1;
  const std::string_view opener = tokens_.folded(i);
  if (opener == "il") {
    // "il y a", "il ya"
    if (at < tokens_.size() && tokens_.folded(at) == "ya") {
      ++at;
    } else if (at + 1 < tokens_.size() && tokens_.folded(at) == "y" &&
               tokens_.folded(at + 1) == "a") {
      at += 2;
    } else {
      return std::nullopt;
    }
  } else if (opener == "dentro") {
    if (at >= tokens_.size() || tokens_.folded(at) != "de") return std::nullopt;
    ++at;
  }
  if (!same_block(at)) return std::nullopt;
  const auto quantity = quantity_at(at);
  if (!quantity) return std::nullopt;
  Mention out{.kind = MentionKind::kOffset,
              .first = i,
              .last = quantity->last,
              .index = quantity->count,
              .shift = direction,
              .unit = quantity->unit};
  // A German duration would be "innerhalb von drei Wochen".
  out.needs_future = (opener == "in" && language_ != Language::kGerman) || opener == "en";
  (void)read_anchor(out);
  return out;
}

// "two weeks ago", "3 days from today", "2 semaines avant demain".
std::optional<Mention> DateReader::closed_offset(std::size_t i) const {
  const auto quantity = quantity_at(i);
  if (!quantity) return std::nullopt;
  Mention out{.kind = MentionKind::kOffset,
              .first = i,
              .last = quantity->last,
              .index = quantity->count,
              .unit = quantity->unit};
  if (same_block(out.last) && out.last < tokens_.size()) {
    out.shift = direction_of(tokens_.folded(out.last));
    if (out.shift != 0) {
      ++out.last;
      return out;
    }
  }
  const bool lasts = i > 0 && tokens_.folded(i - 1) == "for";
  if (lasts && is_glued_sign(out.last, ',')) {  // "for 3 days, from today"
    ++out.last;
    out.aside = true;
    return read_anchor(out) && out.shift > 0 ? std::optional(out) : std::nullopt;
  }
  if (read_anchor(out) || read_far_anchor(out)) return out;
  return std::nullopt;
}

// Behind a number of units: "before" May 13, "after" next Friday, "starting" May 20th. The day is
// an expression of its own; `last` is before it.
bool DateReader::read_far_anchor(Mention& mention) const {
  std::size_t at = mention.last;
  if (!same_block(at)) return false;
  const std::string_view word = tokens_.folded(at);
  const bool starting = word == "starting" || word == "beginning" || word == "commencing";
  const bool lasts = mention.first > 0 && tokens_.folded(mention.first - 1) == "for";
  int direction = anchor_direction(word);
  if (starting || (lasts && word == "from")) direction = 1;
  if (direction == 0) return false;
  ++at;
  if (starting && at < tokens_.size() &&
      (tokens_.folded(at) == "on" || tokens_.folded(at) == "from")) {
    ++at;
  }
  const std::size_t last = at;
  at = skip_links(at);
  if (!same_block(at)) return false;
  const auto day = day_at(at);
  if (!day || (day->kind != MentionKind::kDay && day->kind != MentionKind::kWeekday)) return false;
  mention.last = last;
  mention.shift = direction;
  mention.anchored = true;
  mention.aside = starting || lasts;
  return true;
}

// Behind a number of units: "from today", "after tomorrow", "à partir d'aujourd'hui", "a partir de
// mañana". Changes nothing if no such day follows.
bool DateReader::read_anchor(Mention& mention) const {
  std::size_t at = mention.last;
  if (!same_block(at)) return false;
  if (tokens_.folded(at) == "à" || tokens_.folded(at) == "a") ++at;
  if (at >= tokens_.size()) return false;
  const int direction = anchor_direction(tokens_.folded(at));
  if (direction == 0) return false;
  at = skip_links(at + 1);
  if (!same_block(at)) return false;
  if (is_now(tokens_.folded(at))) {
    mention.last = at + 1;
  } else if (const DateWord* const day = word_at(at, WordKind::kDayOffset)) {
    mention.anchor = day->value;
    mention.last = at + 1;
  } else if (const auto today = year_end_at(at); today && today->kind == MentionKind::kDayOffset) {
    mention.last = today->last;
  } else {
    return false;
  }
  mention.shift = direction;
  return true;
}

// "next three days", "last 2 quarters", "les 3 prochains jours", "los 5 años pasados", "2 upcoming
// years": `i` is at the first of the three words.
std::optional<Mention> DateReader::span_at(std::size_t i) const {
  std::array<const DateWord*, 3> parts{};  // shift, number, unit
  std::optional<Number> number;
  std::size_t at = i;
  for (int n = 0; n < 3 && at < tokens_.size() && (n == 0 || same_block(at)); ++n) {
    const DateWord* const word = word_at(at);
    const bool shift = word != nullptr && word->kind == WordKind::kShift && word->value != 0;
    const bool unit = word != nullptr && word->kind == WordKind::kUnit;
    if (shift && parts[0] == nullptr) {
      parts[0] = word;
    } else if (unit && parts[2] == nullptr && n > 0) {
      parts[2] = word;
    } else if (!number) {
      number = count_at(at);
      if (!number) break;
      at = number->last;
      continue;
    } else {
      break;
    }
    ++at;
  }
  if (parts[0] == nullptr || parts[2] == nullptr || !number || number->value < 2) {
    return std::nullopt;
  }
  return Mention{.kind = MentionKind::kSpan,
                 .first = i,
                 .last = at,
                 .index = number->value,
                 .shift = parts[0]->value,
                 .unit = static_cast<Unit>(parts[2]->value)};
}

}  // namespace lode::date

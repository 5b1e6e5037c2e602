// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/range.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "plugins/text/word_map.h"

namespace lode::date {
namespace {

using text::TokenKind;
using text::Tokens;
using Words = text::WordMap<bool>;

constexpr std::size_t kMostBetween = 4;  // Tokens between the two expressions.

// Before the first expression.
bool opens(std::string_view word) {
  static const Words words{{"from", true},
                           {"between", true},
                           {"von", true},
                           {"vom", true},
                           {"zwischen", true},
                           {"de", true},
                           {"du", true},
                           {"d", true},
                           {"entre", true},
                           {"desde", true},
                           {"del", true},
                           {"in", true},
                           {"depuis", true},
                           {"since", true}};
  return words.find(word) != nullptr;
}

bool is_between(std::string_view word) {
  return word == "between" || word == "zwischen" || word == "entre";
}

bool is_and(std::string_view word) {
  return word == "and" || word == "und" || word == "et" || word == "y";
}

// A connector that needs a word before the first expression, since it also stands elsewhere.
bool is_to(std::string_view word) {
  static const Words words{{"to", true},
                           {"bis", true},
                           {"à", true},
                           {"au", true},
                           {"a", true},
                           {"al", true},
                           {"auf", true}};
  return words.find(word) != nullptr;
}

// A connector that stands between dates alone.
bool is_until(std::string_view word) {
  static const Words words{{"through", true},
                           {"thru", true},
                           {"till", true},
                           {"until", true},
                           {"hasta", true},
                           {"jusqu", true},
                           {"~", true}};
  return words.find(word) != nullptr;
}

bool is_filler(std::string_view word) {
  static const Words words{{"the", true},
                           {"zum", true},
                           {"dem", true},
                           {"el", true},
                           {"le", true},
                           {"la", true},
                           {"au", true},
                           {"à", true},
                           {"'", true},
                           {"year", true},
                           {"l", true}};
  return words.find(word) != nullptr;
}

bool is_now(std::string_view word) {
  return word == "now" || word == "maintenant" || word == "ahora" || word == "jetzt";
}

class RangeFinder {
 public:
  RangeFinder(const Tokens& tokens, const Reference& reference)
      : tokens_(tokens), reference_(reference) {}

  // The range that begins with `first`; `second` is the next expression, or null.
  [[nodiscard]] std::optional<DateFact> range(const Mention& first, const Mention* second) const {
    const auto next = behind_connector(first);
    if (!next) return std::nullopt;
    if (second != nullptr && second->first == *next) return join(first, *second);
    const bool now = *next < tokens_.size() && is_now(tokens_.folded(*next));
    if (!now || !today()) return std::nullopt;
    const auto begin = resolve_end(first);
    if (!begin) return std::nullopt;
    return fact(first.first, *next + 1, begin->period.first_day, *today());
  }

  // Gives one end of a range the year of the other.
  void complete(Mention& first, Mention& second) const {
    const auto next = behind_connector(first);
    if (!next || *next != second.first || !is_joined(first, second)) return;
    if (!is_yearless(first) || first.unit == Unit::kMonth) return;
    const bool later = is_later(first, second);
    if (second.year && second.kind != MentionKind::kYear) {
      first.year = later ? *second.year - 1 : *second.year;
    } else if (second.kind == MentionKind::kDayOffset && second.shift <= 0 &&
               reference_.published) {
      const CivilDay day = civil(reference_.published->first_day);  // "vom 3. Januar bis heute"
      const bool last_year =
          first.month > day.month || (first.month == day.month && first.day > day.day);
      first.year = last_year ? day.year - 1 : day.year;
      first.inferred_year = true;
    } else if (is_yearless(second) && second.unit != Unit::kMonth) {
      if (holds_publication(first, second)) {
        first.year = civil(reference_.published->first_day).year;
        first.inferred_year = true;
      }
      const auto begin = resolve(tokens_, first, reference_);
      if (!begin) return;
      const int year = civil(begin->period.first_day).year;
      second.year = later ? year + 1 : year;
      second.inferred_year = true;
    }
  }

  // "between now and May 21"
  [[nodiscard]] std::optional<DateFact> range_from_now(const Mention& second) const {
    if (second.first < 2 || !today() || second.kind == MentionKind::kDayOffset) return std::nullopt;
    const std::string_view connector = tokens_.folded(second.first - 1);
    const std::size_t now = second.first - 2;
    const bool joined = is_and(connector) || is_until(connector) || is_to(connector);
    if (!is_now(tokens_.folded(now)) || !joined) return std::nullopt;
    Mention ahead = second;
    if (ahead.kind == MentionKind::kDay && !ahead.year) {
      const CivilDay day = civil(*today());
      const bool past =
          ahead.month < day.month || (ahead.month == day.month && ahead.day < day.day);
      ahead.year = past ? day.year + 1 : day.year;
    }
    const auto end = resolve_end(ahead);
    if (!end) return std::nullopt;
    return fact(now, second.last, *today(), end->period.last_day);
  }

 private:
  [[nodiscard]] std::optional<std::int64_t> today() const {
    const auto& published = reference_.published;
    if (!published || published->precision != Precision::kDay) return std::nullopt;
    return published->first_day;
  }

  [[nodiscard]] bool opened(const Mention& first, bool (*test)(std::string_view)) const {
    for (std::size_t back = 1; back <= 2 && back <= first.first; ++back) {
      const std::size_t i = first.first - back;
      if (tokens_[i].sentence != tokens_[first.first].sentence) return false;
      if (test(tokens_.folded(i))) return true;
      if (!is_filler(tokens_.folded(i))) return false;
    }
    return false;
  }

  // The token behind the words that join `first` with what follows; nothing if it is not joined.
  [[nodiscard]] std::optional<std::size_t> behind_connector(const Mention& first) const {
    std::size_t at = first.last;
    if (at + 1 >= tokens_.size() || tokens_[at].block != tokens_[first.first].block) {
      return std::nullopt;
    }
    const std::string_view word = tokens_.folded(at);
    const bool dash = tokens_.is_sign(at, '-');
    const bool years = word == "to" && (first.kind == MentionKind::kYear || first.year);
    const bool days = is_to(word) && word != "a" && first.kind == MentionKind::kDay;
    const bool joined = is_until(word) || years || days || (is_to(word) && opened(first, opens)) ||
                        (is_and(word) && opened(first, is_between)) ||
                        (dash && tokens_[at].space_before == tokens_[at + 1].space_before);
    if (!joined) return std::nullopt;
    ++at;
    for (std::size_t n = 0; n < kMostBetween && at < tokens_.size(); ++n, ++at) {
      if (!is_filler(tokens_.folded(at))) break;
    }
    return at;
  }

  // `second` begins where the connector behind `first` ends.
  [[nodiscard]] bool is_joined(const Mention& first, const Mention& second) const {
    const bool dash = tokens_.is_sign(first.last, '-');
    const bool days = first.kind == MentionKind::kDay && second.kind == MentionKind::kDay;
    if (dash && !days && !(second.year && (first.year || first.month > 0))) return false;
    const bool year = first.kind == MentionKind::kYear;
    return !year || second.year || opened(first, opens);  // "2025 to Monday" is no range.
  }

  [[nodiscard]] std::optional<DateFact> join(const Mention& first, const Mention& second) const {
    if (!is_joined(first, second)) return std::nullopt;
    const auto end = resolve_end(second);
    const auto begin = resolve_end(first);
    if (!begin || !end) return std::nullopt;
    std::int64_t last = end->period.last_day;
    const bool next_week = second.kind == MentionKind::kWeekday && last < begin->period.first_day;
    if (next_week) last += 7;  // "from Monday to Friday", on a Wednesday
    return fact(first.first, second.last, begin->period.first_day, last);
  }

  [[nodiscard]] static bool is_yearless(const Mention& mention) {
    const bool piece = mention.kind == MentionKind::kDay || mention.kind == MentionKind::kMonth;
    return piece && !mention.year;
  }

  // "between August and October", told in September, whatever tense it is told in.
  [[nodiscard]] bool holds_publication(const Mention& first, const Mention& second) const {
    if (!reference_.published || second.month == 0) return false;
    const int month = civil(reference_.published->first_day).month;
    return first.month < month && month < second.month;
  }

  // `first` would lie behind `second` in the same year.
  [[nodiscard]] static bool is_later(const Mention& first, const Mention& second) {
    if (second.month == 0) return false;
    return first.month > second.month ||
           (first.month == second.month && second.day > 0 && first.day > second.day);
  }

  // "today" is a day at the end of a range, whatever it means elsewhere.
  [[nodiscard]] std::optional<Resolved> resolve_end(const Mention& mention) const {
    if (mention.kind == MentionKind::kDayOffset && today()) {
      return Resolved{day_period(*today() + mention.shift), true, false, 0.85};
    }
    return resolve(tokens_, mention, reference_);
  }

  [[nodiscard]] std::optional<DateFact> fact(std::size_t first,
                                             std::size_t last,
                                             std::int64_t first_day,
                                             std::int64_t last_day) const {
    if (first_day >= last_day) return std::nullopt;
    return DateFact{.begin = tokens_[first].begin,
                    .end = tokens_[last - 1].end,
                    .period = {first_day, last_day, Precision::kDay},
                    .relative = false,
                    .confidence = 0.8,
                    .rule = "range"};
  }

  const Tokens& tokens_;
  const Reference& reference_;
};

}  // namespace

void complete_ranges(const Tokens& tokens,
                     std::vector<Mention>& mentions,
                     const Reference& reference) {
  const RangeFinder finder(tokens, reference);
  for (std::size_t i = 0; i + 1 < mentions.size(); ++i)
    finder.complete(mentions[i], mentions[i + 1]);
}

std::vector<DateFact> find_ranges(const Tokens& tokens,
                                  const std::vector<Mention>& mentions,
                                  const Reference& reference) {
  std::vector<DateFact> out;
  const RangeFinder finder(tokens, reference);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention* const second = i + 1 < mentions.size() ? &mentions[i + 1] : nullptr;
    if (auto range = finder.range(mentions[i], second)) out.push_back(*range);
    if (auto range = finder.range_from_now(mentions[i])) out.push_back(*range);
  }
  return out;
}

}  // namespace lode::date

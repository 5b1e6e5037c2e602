// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/resolver.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "plugins/date/distance.h"
#include "plugins/date/surroundings.h"

namespace lode::date {
namespace {

using text::Tokens;

constexpr double kSure = 0.97;
constexpr double kFromPublication = 0.85;
constexpr double kFromText = 0.6;
constexpr double kWeak = 0.5;
constexpr double kNear = 0.75;
// Months and days without a year that are so many months ahead are not last year's.
constexpr int kMonthsAhead = 3;

class Resolver {
 public:
  Resolver(const Tokens& tokens, const Mention& mention, const Reference& reference)
      : tokens_(tokens), mention_(mention), reference_(reference) {}

  std::optional<Resolved> run() {
    switch (mention_.kind) {
      case MentionKind::kDay: return mention_.unit == Unit::kWeek ? week_of_day() : day();
      case MentionKind::kMonth: return month();
      case MentionKind::kQuarter:
      case MentionKind::kHalf: return part_of_year();
      case MentionKind::kYear: return year();
      case MentionKind::kWeekday: return weekday();
      case MentionKind::kDayOffset: return day_offset();
      case MentionKind::kShift: return shift();
      case MentionKind::kYearEnd: return year_end();
      case MentionKind::kOffset: return offset();
      case MentionKind::kSpan: return span();
      case MentionKind::kMonthDay: return month_day();
      case MentionKind::kNthWeekday: return nth_weekday();
      case MentionKind::kSeason: return season();
      case MentionKind::kDecade: return decade();
      case MentionKind::kToDate: return to_date();
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Resolved sure(const Period& period) const {
    return {period, false, mention_.fiscal, kSure};
  }

  [[nodiscard]] std::optional<CivilDay> published() const {
    if (!reference_.published) return std::nullopt;
    return civil(reference_.published->first_day);
  }

  [[nodiscard]] std::optional<std::int64_t> published_day() const {
    if (!reference_.published || reference_.published->precision != Precision::kDay) {
      return std::nullopt;
    }
    return reference_.published->first_day;
  }

  // The year of a month or day without one; `later` tells whether it lies behind the publication
  // within the same year.
  struct Year {
    int year = 0;
    double confidence = 0;
  };
  template <class Later>
  [[nodiscard]] std::optional<Year> guess_year(Later later) const {
    const auto day = published();
    if (!day) {
      if (!reference_.text_year) return std::nullopt;
      return Year{*reference_.text_year, kFromText};
    }
    const bool behind = later(*day);
    if (speaks_of_future(tokens_, mention_) || is_deadline(tokens_, mention_)) {
      return Year{behind || later_or_same(*day) ? day->year : day->year + 1, kFromPublication};
    }
    // A writer would say which, had the day been so long ago, and not be so near.
    const int months = (mention_.month - day->month + 12) % 12;
    const bool next = mention_.kind == MentionKind::kDay && months <= 1;  // Not eleven months ago.
    const bool near =
        months <= kMonthsAhead && (behind || months > 0) && (next || !is_over(months));
    if (near) return Year{behind ? day->year : day->year + 1, kNear};
    return Year{behind ? day->year - 1 : day->year, kFromPublication};
  }

  // The sentence tells of what is past, and not of what would be.
  [[nodiscard]] bool is_over(int months_ahead) const {
    return speaks_of_past(tokens_, mention_, months_ahead > 1 ? 16 : 6) &&
           !follows_future(tokens_, mention_);
  }

  [[nodiscard]] bool later_or_same(const CivilDay& day) const {
    return mention_.month == day.month;
  }

  [[nodiscard]] std::optional<Resolved> days_of(int year) const {
    const auto first = day_number({year, mention_.month, mention_.day});
    if (!first) return std::nullopt;
    if (mention_.second_day == 0) return sure(day_period(*first));
    const int month = mention_.second_month == 0 ? mention_.month : mention_.second_month;
    const auto last =
        day_number({month < mention_.month ? year + 1 : year, month, mention_.second_day});
    if (!last || *last <= *first) return std::nullopt;
    return sure({*first, *last, Precision::kDay});
  }

  [[nodiscard]] std::optional<Resolved> day() const {
    if (mention_.year) return known_year(days_of(first_year()));
    if (mention_.year_shift && published()) {
      return as_relative(days_of(published()->year + *mention_.year_shift), kFromPublication);
    }
    if (mention_.unit == Unit::kMonth && published_day()) return shifted_day();
    if (auto year = year_of_weekday()) return as_relative(days_of(*year), kFromPublication);
    const auto year = guess_year([this](const CivilDay& published) {
      return mention_.month > published.month ||
             (mention_.month == published.month && mention_.day > published.day &&
              published_day().has_value());
    });
    if (!year) return std::nullopt;
    return as_relative(days_of(year->year), year->confidence);
  }

  // The year behind a range that ends in the next one is that of its end.
  [[nodiscard]] int first_year() const {
    const bool next = mention_.second_month != 0 && mention_.second_month < mention_.month;
    return next ? *mention_.year - 1 : *mention_.year;
  }

  [[nodiscard]] std::optional<Resolved> known_year(std::optional<Resolved> resolved) const {
    return mention_.inferred_year ? as_relative(resolved, kFromPublication) : resolved;
  }

  // "this Aug 31", "last March 9", "next May 5"
  [[nodiscard]] std::optional<Resolved> shifted_day() const {
    const std::int64_t today = *published_day();
    auto out = days_of(published()->year);
    if (!out) return std::nullopt;
    if (mention_.shift < 0 && out->period.first_day >= today) out = days_of(published()->year - 1);
    if (mention_.shift > 0 && out->period.first_day <= today) out = days_of(published()->year + 1);
    return as_relative(out, kFromPublication);
  }

  // "Tuesday, November 11": the year of publication or one beside it in which that was a Tuesday,
  // the nearest first.
  [[nodiscard]] std::optional<int> year_of_weekday() const {
    const auto today = published_day();
    if (mention_.index == 0 || mention_.second_day != 0 || !today) return std::nullopt;
    std::optional<std::int64_t> best;
    for (int shift = -1; shift <= 1; ++shift) {
      const auto day = day_number({published()->year + shift, mention_.month, mention_.day});
      if (!day || weekday_of(*day) != mention_.index) continue;
      if (!best || std::abs(*day - *today) < std::abs(*best - *today)) best = day;
    }
    return best ? std::optional(civil(*best).year) : std::nullopt;
  }

  [[nodiscard]] Resolved months_of(int year) const {
    const int last = mention_.second_month;
    if (last == 0) return sure(month_of(year, mention_.month));
    const bool quarter = mention_.month % 3 == 1 && last == mention_.month + 2;
    if (quarter) return sure(quarter_of(year, last / 3));
    const bool half = mention_.month % 6 == 1 && last == mention_.month + 5;
    if (half) return sure(half_of(year, last / 6));
    return sure({month_of(year, mention_.month).first_day,
                 month_of(year, last).last_day,
                 Precision::kMonth});
  }

  [[nodiscard]] std::optional<Resolved> month() const {
    if (mention_.year) return known_year(months_of(*mention_.year));
    if (mention_.year_shift) {  // "the first nine months of last year"
      if (!published()) return std::nullopt;
      return as_relative(months_of(published()->year + *mention_.year_shift), kFromPublication);
    }
    if (mention_.unit == Unit::kMonth && published()) {  // "this May", "last October"
      const CivilDay day = *published();
      int year = day.year;
      if (mention_.shift > 0 && mention_.month <= day.month) ++year;
      if (mention_.shift < 0 && mention_.month >= day.month) --year;
      return as_relative(months_of(year), kFromPublication);
    }
    const auto year =
        guess_year([this](const CivilDay& published) { return mention_.month > published.month; });
    if (!year) return std::nullopt;
    return as_relative(months_of(year->year), year->confidence);
  }

  [[nodiscard]] Period piece_of(int year) const {
    return mention_.kind == MentionKind::kHalf ? half_of(year, mention_.index)
                                               : quarter_of(year, mention_.index);
  }

  [[nodiscard]] std::optional<Resolved> part_of_year() const {
    if (mention_.year) return known_year(sure(piece_of(*mention_.year)));
    const auto day = published();
    if (mention_.year_shift && day) {
      return as_relative(sure(piece_of(day->year + *mention_.year_shift)), kFromPublication);
    }
    if (mention_.year_shift) return std::nullopt;
    if (mention_.certain) return named_quarter();
    if (reference_.fiscal_year) {
      auto out = as_relative(sure(piece_of(*reference_.fiscal_year)), kFromText);
      out->fiscal = true;
      return out;
    }
    if (!day || mention_.fiscal) return std::nullopt;
    const int current = (day->month + 2) / 3;
    const bool future = speaks_of_future(tokens_, mention_);
    int year = day->year;
    if (future && mention_.index < current) ++year;
    if (!future && mention_.index > current) --year;
    return as_relative(sure(piece_of(year)), kWeak);
  }

  // "the June quarter": the last one that is over.
  [[nodiscard]] std::optional<Resolved> named_quarter() const {
    const auto day = published();
    if (!day) {
      if (!reference_.text_year) return std::nullopt;
      return as_relative(sure(piece_of(*reference_.text_year)), kFromText);
    }
    const bool over = piece_of(day->year).last_day < reference_.published->first_day;
    return as_relative(sure(piece_of(over ? day->year : day->year - 1)), kFromPublication);
  }

  [[nodiscard]] std::optional<Resolved> year() const {
    const Period first = year_of(*mention_.year);
    if (!mention_.second_year) return sure(first);
    return sure({first.first_day, year_of(*mention_.second_year).last_day, Precision::kYear});
  }

  [[nodiscard]] std::optional<Resolved> weekday() const {
    const auto day = published_day();
    if (!day) return std::nullopt;
    if (mention_.nearest) {  // "this coming Friday": neither today nor a week later than need be.
      const int ahead = (mention_.index - weekday_of(*day) + 6) % 7 + 1;
      const int behind = (weekday_of(*day) - mention_.index + 6) % 7 + 1;
      return as_relative(sure(day_period(mention_.shift < 0 ? *day - behind : *day + ahead)),
                         kFromPublication);
    }
    // "Tuesday of last week", "last Tuesday"; at a week's end "last Tuesday" is that of the week.
    if (mention_.unit == Unit::kWeek || mention_.unit == Unit::kDay) {
      const bool this_week = mention_.unit == Unit::kDay && mention_.shift == -1 &&
                             weekday_of(*day) >= 6 && mention_.index < weekday_of(*day);
      const std::int64_t monday =
          *day - (weekday_of(*day) - 1) + 7 * (this_week ? 0 : mention_.shift);
      return as_relative(sure(day_period(monday + mention_.index - 1)), kFromPublication);
    }
    const int back = (weekday_of(*day) - mention_.index + 7) % 7;
    const bool future = back != 0 && is_coming_weekday(tokens_, mention_);
    return as_relative(sure(day_period(future ? *day + 7 - back : *day - back)), kFromPublication);
  }

  [[nodiscard]] std::optional<Resolved> day_offset() const {
    const auto day = published_day();
    if (!day) return std::nullopt;
    if (mention_.shift != 0 || tells_news(tokens_, mention_)) {
      return as_relative(sure(day_period(*day + mention_.shift)), kFromPublication);
    }
    return ends_sentence(tokens_, mention_) ? as_relative(sure(day_period(*day)), kWeak)
                                            : std::nullopt;
  }

  [[nodiscard]] std::optional<Resolved> shift() const {
    if (!published() || (mention_.unit == Unit::kWeek && !published_day())) return std::nullopt;
    return relative(shifted_unit(mention_, reference_.published->first_day));
  }

  [[nodiscard]] std::optional<Resolved> offset() const {
    const auto today = published_day();
    const bool future = !mention_.needs_future ||
                        (speaks_of_future(tokens_, mention_) && !is_record(tokens_, mention_)) ||
                        has_future_ending(tokens_, mention_);
    if (!today || !future) return std::nullopt;
    // "A year ago" compares, and names no year.
    if (mention_.unit == Unit::kYear && mention_.index == 1) return std::nullopt;
    return relative(at_distance(mention_, *today));
  }

  [[nodiscard]] std::optional<Resolved> span() const {
    const auto today = published_day();
    return today ? relative(days_of_span(mention_, *today)) : std::nullopt;
  }

  [[nodiscard]] std::optional<Resolved> decade() const {
    if (!published()) return std::nullopt;
    return as_relative(sure(shifted_decade(mention_, published()->year)), kWeak);
  }

  // "Year to date", which ends where the news begins.
  [[nodiscard]] std::optional<Resolved> to_date() const {
    const auto today = published_day();
    const std::int64_t first = today ? year_of(published()->year).first_day : 0;
    if (!today || first + 1 >= *today) return std::nullopt;
    return relative({first, *today - 1, Precision::kDay});
  }

  [[nodiscard]] std::optional<Resolved> relative(const Period& period) const {
    return as_relative(sure(period), kFromPublication);
  }

  // The last such day up to publication, or the next one if the words speak of the future.
  [[nodiscard]] std::optional<Resolved> month_day() const {
    const auto today = published_day();
    if (!today) return std::nullopt;
    std::optional<std::int64_t> day;
    if (mention_.index != 0) {
      day = near_weekday(*today, mention_.day, mention_.index);
    } else if (mention_.unit == Unit::kMonth) {
      day = day_of_month(*today, mention_.shift, mention_.day);
    } else {
      const bool future = speaks_of_future(tokens_, mention_);
      const int now = published()->day;
      const int shift = future ? (mention_.day < now ? 1 : 0) : (mention_.day > now ? -1 : 0);
      day = day_of_month(*today, shift, mention_.day);
    }
    return day ? as_relative(sure(day_period(*day)), kWeak) : std::nullopt;
  }

  // "The week of March 9"
  [[nodiscard]] std::optional<Resolved> week_of_day() const {
    auto out = day();
    if (out) out->period = week_of(out->period.first_day);
    return out;
  }

  [[nodiscard]] std::optional<Resolved> season() const {
    if (mention_.year) return sure(season_of(*mention_.year, mention_.index));
    if (!published()) return std::nullopt;
    return relative(shifted_season(mention_, reference_.published->first_day));
  }

  [[nodiscard]] std::optional<Resolved> nth_weekday() const {
    auto out = month_of_weekday();
    if (!out) return std::nullopt;
    const auto day = weekday_in(out->period, mention_.index, mention_.day);
    if (!day) return std::nullopt;
    out->period = day_period(*day);
    return out;
  }

  [[nodiscard]] std::optional<Resolved> month_of_weekday() const {
    if (mention_.month > 0) return month();
    const auto day = published();
    if (!day) return std::nullopt;
    return as_relative(sure(month_of(day->year, day->month + mention_.shift)), kFromPublication);
  }

  [[nodiscard]] std::optional<Resolved> year_end() const {
    if (const auto day = published())
      return as_relative(sure(year_of(day->year)), kFromPublication);
    if (!reference_.text_year) return std::nullopt;
    return as_relative(sure(year_of(*reference_.text_year)), kFromText);
  }

  [[nodiscard]] static std::optional<Resolved> as_relative(std::optional<Resolved> resolved,
                                                           double confidence) {
    if (!resolved) return std::nullopt;
    resolved->relative = true;
    resolved->confidence = confidence;
    return resolved;
  }

  const Tokens& tokens_;
  const Mention& mention_;
  const Reference& reference_;
};

}  // namespace

std::optional<int> year_of_text(const Tokens& tokens, const std::vector<Mention>& mentions) {
  std::map<int, int> fine;
  std::map<int, int> coarse;
  bool future_alone = true;
  for (const Mention& mention : mentions) {
    if (!mention.year || mention.fiscal || mention.aside || is_end_or_beginning(tokens, mention))
      continue;
    ++(mention.kind == MentionKind::kYear ? coarse : fine)[*mention.year];
    future_alone = future_alone && speaks_of_future(tokens, mention);
  }
  const std::map<int, int>& votes = fine.empty() ? coarse : fine;
  if (votes.empty() || future_alone) return std::nullopt;
  return std::ranges::max_element(votes, {}, &std::pair<const int, int>::second)->first;
}

std::optional<Resolved> resolve(const Tokens& tokens,
                                const Mention& mention,
                                const Reference& reference) {
  return Resolver(tokens, mention, reference).run();
}

}  // namespace lode::date

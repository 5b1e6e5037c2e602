// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/extractor.h"

#include <algorithm>
#include <array>

#include "plugins/date/published.h"
#include "plugins/date/range.h"
#include "plugins/date/reader.h"
#include "plugins/date/resolver.h"
#include "plugins/date/surroundings.h"
#include "plugins/text/candidates.h"

namespace lode::date {
namespace {

using text::Tokens;

constexpr std::int64_t kSecondsPerDay = 86'400;

struct Found {
  std::vector<Mention> mentions;
  std::vector<std::uint32_t> seeds;  // For find_terms().
};

Found find_mentions(const Tokens& tokens, text::Language language, const Input& input) {
  Found out;
  out.mentions.reserve(tokens.size() / 40 + 4);
  out.seeds.reserve(tokens.size() / 40 + 8);
  const DateReader reader(tokens, language, is_day_first_site(input.url));
  const auto read = [&](std::size_t first) {
    if (!reader.may_start(first)) return first + 1;
    const auto mention = reader.read_at(first);
    const std::size_t next = mention ? mention->last : first + 1;
    for (std::size_t i = first; i < next; ++i) {
      if (reader.may_be_of_term(i)) out.seeds.push_back(static_cast<std::uint32_t>(i));
    }
    if (mention) out.mentions.push_back(*mention);
    return next;
  };
  text::for_each_candidate(
      tokens, [&](std::size_t i) { return reader.is_candidate(i); }, read);
  return out;
}

std::optional<Published> published_in_metadata(const std::optional<std::int64_t>& unix_seconds) {
  if (!unix_seconds) return std::nullopt;
  const bool before_1970 = *unix_seconds % kSecondsPerDay < 0;
  const std::int64_t day = *unix_seconds / kSecondsPerDay - (before_1970 ? 1 : 0);
  constexpr std::int64_t kYear1 = -719'162;
  constexpr std::int64_t kYear9999 = 2'932'896;
  if (day < kYear1 || day > kYear9999) return std::nullopt;
  return Published{day_period(day), std::nullopt, "metadata", 0.99};
}

// The day before or after in Greenwich as the publisher saw it: the date line tells the day where
// he is, the metadata a moment.
bool is_local_day(const Published& moment, const Published& line, std::int64_t unix_seconds) {
  constexpr std::int64_t kFarWest = 12 * 3600;
  constexpr std::int64_t kFarEast = 14 * 3600;
  const std::int64_t second = (unix_seconds % kSecondsPerDay + kSecondsPerDay) % kSecondsPerDay;
  if (line.period.precision != Precision::kDay || line.confidence < 0.8) return false;
  const std::int64_t days = line.period.first_day - moment.period.first_day;
  return (days == -1 && second < kFarWest) || (days == 1 && second >= kSecondsPerDay - kFarEast);
}

std::optional<Published> find_published(const Tokens& tokens,
                                        const std::vector<Mention>& mentions,
                                        const Input& input) {
  auto known = published_in_metadata(input.published_unix);
  if (known && *input.published_unix % kSecondsPerDay == 0) return known;  // A day without a time.
  auto text = published_in_text(tokens, mentions);
  if (known) {
    if (text && is_local_day(*known, *text, *input.published_unix)) {
      known->period = text->period;
      known->rule = "metadata:local day";
    }
    return known;
  }
  auto url = published_in_url(input.url);
  if (!url || !text) return url ? url : text;
  // Two sources that agree; otherwise the finer one, and the address before the text.
  if (url->period == text->period) {
    text->confidence = 0.98;
    return text;
  }
  const bool finer = text->period.precision < url->period.precision;
  return finer ? text : url;
}

// Name of the kind of expression and of the part of the period it means.
std::string_view rule_of(const Mention& mention) {
  static constexpr std::array<std::array<std::string_view, 5>, 16> kNames{
      {{"day", "day:early", "day:mid", "day:late", "day:end"},
       {"month", "month:early", "month:mid", "month:late", "month:end"},
       {"quarter", "quarter:early", "quarter:mid", "quarter:late", "quarter:end"},
       {"half", "half:early", "half:mid", "half:late", "half:end"},
       {"year", "year:early", "year:mid", "year:late", "year:end"},
       {"weekday", "weekday", "weekday", "weekday", "weekday"},
       {"day offset", "day offset", "day offset", "day offset", "day offset"},
       {"shift", "shift:early", "shift:mid", "shift:late", "shift:end"},
       {"year", "year:early", "year:mid", "year:late", "year:end"},
       {"offset", "offset", "offset", "offset", "offset"},
       {"span", "span", "span", "span", "span"},
       {"month day", "month day", "month day", "month day", "month day"},
       {"season", "season:early", "season:mid", "season:late", "season:end"},
       {"decade", "decade", "decade", "decade", "decade"},
       {"to date", "to date", "to date", "to date", "to date"},
       {"nth weekday", "nth weekday", "nth weekday", "nth weekday", "nth weekday"}}};
  return kNames[static_cast<std::size_t>(mention.kind)][static_cast<std::size_t>(mention.part)];
}

// `next` is the expression behind `mention`, or null: the day it counts from, if it does.
std::optional<Resolved> resolve_at(const Tokens& tokens,
                                   const Mention& mention,
                                   const Mention* next,
                                   const Reference& reference) {
  if (!mention.anchored) {
    auto out = resolve(tokens, mention, reference);
    const bool lasts =
        mention.aside && mention.kind == MentionKind::kOffset;  // "for 3 days, from today"
    if (out && lasts && reference.published) {
      out->period.precision = Precision::kDay;
      out->period.first_day = reference.published->first_day + mention.anchor;
      --out->period.last_day;
      if (out->period.last_day <= out->period.first_day) return std::nullopt;
    }
    return out;
  }
  if (next == nullptr || next->anchored || next->first > mention.last + 3) return std::nullopt;
  auto day = resolve(tokens, *next, reference);
  const bool ahead = day && reference.published && mention.shift > 0 &&
                     next->kind == MentionKind::kWeekday && speaks_of_future(tokens, mention) &&
                     day->period.first_day < reference.published->first_day;
  if (ahead) day->period = day_period(day->period.first_day + 7);
  if (!day || day->period.precision != Precision::kDay) return std::nullopt;
  Reference there = reference;
  there.published = day->period;
  auto out = resolve(tokens, mention, there);
  if (out && mention.aside) {
    out->period = {day->period.first_day, out->period.last_day - 1, Precision::kDay};
    if (out->period.last_day <= out->period.first_day) return std::nullopt;
  }
  return out;
}

DateFact fact_of(const Tokens& tokens, const Mention& mention, const Resolved& resolved) {
  return {.begin = tokens[mention.first].begin,
          .end = tokens[mention.last - 1].end,
          .period = resolved.period,
          .fiscal = resolved.fiscal,
          .relative = resolved.relative,
          .confidence = resolved.confidence,
          .rule = rule_of(mention)};
}

DateFact published_fact(const Tokens& tokens,
                        const std::vector<Mention>& mentions,
                        const Published& published) {
  DateFact out{.whole_document = !published.mention,
               .period = published.period,
               .confidence = published.confidence,
               .rule = published.rule};
  if (published.mention) {
    out.begin = tokens[mentions[*published.mention].first].begin;
    out.end = tokens[mentions[*published.mention].last - 1].end;
  }
  return out;
}

// A quarter without a year is that of the same number which the text names with one: headlines
// leave it out.
void complete_quarters(std::vector<Mention>& mentions) {
  std::array<std::optional<int>, 5> years;
  for (const Mention& mention : mentions) {
    const bool dated = mention.kind == MentionKind::kQuarter && mention.year && !mention.fiscal &&
                       mention.index >= 1 && mention.index <= 4;
    if (!dated) continue;
    std::optional<int>& year = years[static_cast<std::size_t>(mention.index)];
    year = std::max(year.value_or(*mention.year), *mention.year);
  }
  for (Mention& mention : mentions) {
    const bool bare = mention.kind == MentionKind::kQuarter && !mention.certain && !mention.year &&
                      !mention.year_shift && !mention.fiscal && mention.index >= 1 &&
                      mention.index <= 4;
    if (!bare) continue;
    mention.year = years[static_cast<std::size_t>(mention.index)];
    mention.inferred_year = mention.year.has_value();
  }
}

}  // namespace

Result extract(const Tokens& tokens, text::Language language, const Input& input) {
  Result out;
  Found found = find_mentions(tokens, language, input);
  std::vector<Mention>& mentions = found.mentions;
  Reference reference;
  if (const auto published = find_published(tokens, mentions, input)) {
    reference.published = published->period;
    out.published = published_fact(tokens, mentions, *published);
  } else {
    reference.text_year = year_of_text(tokens, mentions);
  }
  complete_quarters(mentions);
  complete_ranges(tokens, mentions, reference);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    if (mention.fiscal && mention.year) reference.fiscal_year = mention.year;
    const Mention* const next = i + 1 < mentions.size() ? &mentions[i + 1] : nullptr;
    if (const auto resolved = resolve_at(tokens, mention, next, reference)) {
      // "The last three months" end today: days that no calendar names.
      const bool range = mention.aside || mention.kind == MentionKind::kSpan;
      auto& facts = range ? out.ranges : out.dates;
      facts.push_back(fact_of(tokens, mention, *resolved));
    }
  }
  const std::vector<DateFact> ranges = find_ranges(tokens, mentions, reference);
  out.ranges.insert(out.ranges.end(), ranges.begin(), ranges.end());
  std::ranges::stable_sort(out.ranges, {}, &DateFact::begin);
  out.terms = find_terms(tokens, language, found.seeds);
  return out;
}

}  // namespace lode::date

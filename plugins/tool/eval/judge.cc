// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/eval/judge.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "engine/base/civil_date.h"
#include "plugins/tool/eval/facts.h"
#include "plugins/tool/eval/judge_deals.h"

namespace lode::tool::eval {
namespace {

bool overlap(const GoldSpan& span, const Annotation& fact) {
  return !fact.span.whole_document && fact.span.field == Field::kBody &&
         fact.span.begin < span.end && span.begin < fact.span.end;
}

std::string where(const Document& document, const Annotation& fact) {
  if (fact.span.whole_document || fact.span.field != Field::kBody) return {};
  return surroundings(document.text, {fact.span.begin, fact.span.end});
}

Found found_of(const Document& document, const Annotation& fact) {
  return {to_text(fact.value), where(document, fact), fact.confidence, fact.rule};
}

std::vector<Found> found_of(const Document& document, const std::vector<const Annotation*>& facts) {
  std::vector<Found> found;
  for (const Annotation* fact : facts) {
    found.push_back(found_of(document, *fact));
  }
  return found;
}

bool same_money(const GoldAmount& amount, const Annotation& fact) {
  const auto& money = std::get<Money>(fact.value);
  return same_number(amount.low, low_of(money)) && same_number(amount.high, high_of(money)) &&
         amount.currency == money.currency;
}

void judge_amounts(const GoldDocument& gold, const Document& document, DocumentScore& score) {
  const auto facts = facts_of(document, "amount");
  std::vector<Expected> expected;
  for (const GoldAmount& amount : gold.amounts) {
    expected.push_back({gold.text.substr(amount.span.begin, amount.span.end - amount.span.begin),
                        surroundings(gold.text, amount.span)});
  }
  pair_up(
      "amount",
      expected,
      found_of(document, facts),
      [&](std::size_t e, std::size_t f) {
        return overlap(gold.amounts[e].span, *facts[f]) && same_money(gold.amounts[e], *facts[f]);
      },
      [&](std::size_t f) {
        return std::any_of(gold.vague_amounts.begin(),
                           gold.vague_amounts.end(),
                           [&](const GoldSpan& vague) { return overlap(vague, *facts[f]); });
      },
      score);
}

// The first annotation of each value.
std::vector<const Annotation*> distinct(const std::vector<const Annotation*>& facts) {
  std::vector<const Annotation*> kept;
  for (const Annotation* fact : facts) {
    const std::string text = to_text(fact->value);
    const auto same = [&](const Annotation* other) { return to_text(other->value) == text; };
    if (std::none_of(kept.begin(), kept.end(), same)) kept.push_back(fact);
  }
  return kept;
}

void judge_deal_sizes(const GoldDocument& gold, const Document& document, DocumentScore& score) {
  const auto facts = distinct(facts_of(document, "deal_size"));
  std::vector<const GoldAmount*> sizes;
  std::vector<Expected> expected;
  for (const GoldAmount& amount : gold.amounts) {
    const auto same = [&](const GoldAmount* other) {
      return same_number(other->low, amount.low) && same_number(other->high, amount.high) &&
             other->currency == amount.currency;
    };
    if (!amount.is_deal_size || std::any_of(sizes.begin(), sizes.end(), same)) continue;
    sizes.push_back(&amount);
    expected.push_back({gold.text.substr(amount.span.begin, amount.span.end - amount.span.begin),
                        surroundings(gold.text, amount.span)});
  }
  pair_up(
      "deal_size",
      expected,
      found_of(document, facts),
      [&](std::size_t e, std::size_t f) { return same_money(*sizes[e], *facts[f]); },
      {},
      score);
}

void judge_names(std::string_view facet,
                 const std::vector<std::string>& names,
                 const Document& document,
                 DocumentScore& score) {
  const auto all = facts_of(document, facet);
  const auto facts = distinct(all);
  std::vector<Found> found;
  for (const Annotation* fact : facts) {
    found.push_back(found_of(document, *fact));
    for (const Annotation* other : all) {
      if (to_text(other->value) == to_text(fact->value)) {
        found.back().confidence = std::max(found.back().confidence, other->confidence);
      }
    }
  }
  std::vector<Expected> expected;
  for (const std::string& name : names) {
    expected.push_back({name, {}});
  }
  pair_up(
      facet,
      expected,
      found,
      [&](std::size_t e, std::size_t f) {
        const std::string name = plain_name(names[e]);
        if (plain_name(to_text(facts[f]->value)) == name) return true;
        return std::any_of(all.begin(), all.end(), [&](const Annotation* fact) {
          return to_text(fact->value) == to_text(facts[f]->value) &&
                 plain_name(quote(document, fact->span)) == name;
        });
      },
      {},
      score);
}

void judge_counts(const GoldDocument& gold, const Document& document, DocumentScore& score) {
  const auto facts = facts_of(document, "gpu_count");
  std::vector<Expected> expected;
  for (const GoldCount& count : gold.gpu_counts) {
    expected.push_back({to_text(Value(Number{count.low, count.high, "1", Qualifier::kExact})), {}});
  }
  pair_up(
      "gpu_count",
      expected,
      found_of(document, facts),
      [&](std::size_t e, std::size_t f) {
        const auto& number = std::get<Number>(facts[f]->value);
        return same_number(gold.gpu_counts[e].low, number.low) &&
               same_number(gold.gpu_counts[e].high, number.high);
      },
      {},
      score);
}

bool same_date(const GoldDate& gold, const Date& date) {
  if (!gold.week) return to_text(date) == gold.iso;
  return to_iso(from_days(date.first_day)).substr(0, 7) == gold.iso;
}

void judge_dates(const GoldDocument& gold, const Document& document, DocumentScore& score) {
  const auto facts = facts_of(document, "date");
  std::vector<Expected> expected;
  for (const GoldDate& date : gold.dates) {
    expected.push_back({date.iso, surroundings(gold.text, date.span)});
  }
  pair_up(
      "date",
      expected,
      found_of(document, facts),
      [&](std::size_t e, std::size_t f) {
        return overlap(gold.dates[e].span, *facts[f]) &&
               same_date(gold.dates[e], std::get<Date>(facts[f]->value));
      },
      {},
      score);
}

void judge_one(std::string_view metric,
               const std::string& expected,
               const std::vector<Found>& found,
               DocumentScore& score) {
  std::vector<Expected> wanted;
  if (!expected.empty()) wanted.push_back({expected, {}});
  pair_up(
      metric,
      wanted,
      found,
      [&](std::size_t, std::size_t f) { return found[f].value == expected; },
      {},
      score);
}

}  // namespace

DocumentScore judge(const GoldDocument& gold,
                    const Document& found,
                    const std::vector<std::string>& facets) {
  DocumentScore score{gold.id, gold.language, {}, {}};
  const auto has = [&](std::string_view facet) {
    return std::find(facets.begin(), facets.end(), facet) != facets.end();
  };
  if (has("amount")) judge_amounts(gold, found, score);
  if (has("deal_size")) judge_deal_sizes(gold, found, score);
  if (has("company")) judge_names("company", gold.companies, found, score);
  if (has("source_media")) judge_names("source_media", gold.media, found, score);
  if (has("gpu")) judge_names("gpu", gold.gpus, found, score);
  if (has("gpu_count")) judge_counts(gold, found, score);
  if (has("date")) judge_dates(gold, found, score);
  if (has("published")) {
    judge_one("published", gold.published, found_of(found, facts_of(found, "published")), score);
  }
  judge_one("language", gold.language, {{found.language, {}, 1, {}}}, score);
  if (has("deal")) judge_deals(gold, found, score);
  return score;
}

}  // namespace lode::tool::eval

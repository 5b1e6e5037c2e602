// SPDX-License-Identifier: GPL-3.0-or-later
// Glue between the extractor and the plugin ABI.
#include <lode/plugin.hpp>

#include "plugins/date/extractor.h"
#include "plugins/text/language.h"

namespace {

using lode::date::DateFact;

// The ABI counts precisions from 1, in the same order.
lode::sdk::Date value_of(const DateFact& fact) {
  const auto precision = static_cast<std::uint32_t>(fact.period.precision) + 1;
  return {.first_day = fact.period.first_day,
          .last_day = fact.period.last_day,
          .precision = static_cast<lode::sdk::Precision>(precision),
          .fiscal = fact.fiscal,
          .relative = fact.relative};
}

void emit(lode::sdk::Output& output, std::string_view facet, const DateFact& fact) {
  output.poll();
  output.date({.facet = facet,
               .span = fact.whole_document ? lode::sdk::kWholeDocument
                                           : lode::sdk::Span{fact.begin, fact.end},
               .value = value_of(fact),
               .confidence = fact.confidence,
               .rule = fact.rule});
}

struct DatePlugin {
  explicit DatePlugin(lode::sdk::Init& /*init*/) {}

  void extract(const lode::sdk::Document& document, lode::sdk::Output& output) {
    const lode::text::Tokens tokens(document.text());
    output.poll();
    const auto language = lode::text::language_of(document.language(), tokens);
    const auto result = lode::date::extract(
        tokens, language, {.url = document.url(), .published_unix = document.published_unix()});
    if (result.published) emit(output, "published", *result.published);
    for (const DateFact& fact : result.dates)
      emit(output, "date", fact);
    for (const DateFact& fact : result.ranges)
      emit(output, "date_range", fact);
    for (const lode::date::Term& term : result.terms) {
      output.poll();
      output.number({.facet = "term",
                     .span = {term.begin, term.end},
                     .value = {.low = term.low_years, .high = term.high_years, .unit = "a"},
                     .confidence = term.confidence,
                     .rule = term.rule});
    }
  }
};

}  // namespace

LODE_PLUGIN(DatePlugin, "lode.date", "0.1.0")

// SPDX-License-Identifier: GPL-3.0-or-later
// Glue between the extractor and the plugin ABI.
#include <lode/plugin.hpp>

#include "plugins/money/extractor.h"
#include "plugins/text/language.h"

namespace {

using lode::money::Amount;

lode::sdk::Money value_of(const Amount& amount) {
  return {.low_units = amount.low.units,
          .low_nanos = amount.low.nanos,
          .high_units = amount.high.units,
          .high_nanos = amount.high.nanos,
          .currency = amount.currency,
          .qualifier = static_cast<lode::sdk::Qualifier>(amount.qualifier),
          .currency_implicit = amount.currency_implicit};
}

struct MoneyPlugin {
  explicit MoneyPlugin(lode::sdk::Init& /*init*/) {}

  void extract(const lode::sdk::Document& document, lode::sdk::Output& output) {
    const lode::text::Tokens tokens(document.text());
    output.poll();
    const auto language = lode::text::language_of(document.language(), tokens);
    for (const Amount& amount : lode::money::extract(tokens, language)) {
      output.poll();
      const lode::sdk::Span span{amount.begin, amount.end};
      const auto rule = amount.rule.empty() ? std::string_view("amount") : amount.rule;
      output.money({.facet = "amount",
                    .span = span,
                    .value = value_of(amount),
                    .confidence = amount.confidence,
                    .rule = rule});
      if (!amount.is_deal_size()) continue;
      output.money({.facet = "deal_size",
                    .span = span,
                    .value = value_of(amount),
                    .confidence = amount.confidence * amount.role_confidence,
                    .rule = rule});
    }
  }
};

}  // namespace

LODE_PLUGIN(MoneyPlugin, "lode.money", "0.1.0")

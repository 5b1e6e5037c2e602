// SPDX-License-Identifier: GPL-3.0-or-later
// A test plugin that builds a record over what another plugin has found, and repeats as keywords
// what it sees of it.
#include <string>
#include <vector>

#include <lode/plugin.hpp>

namespace {

using namespace lode::sdk;

std::string describe(const UpstreamAnnotation& fact) {
  if (const auto keyword = fact.keyword()) {
    return std::string(keyword->text) + " " + std::string(keyword->id) + " " +
           std::string(keyword->path.empty() ? "" : keyword->path[0]);
  }
  if (const auto money = fact.money()) {
    return std::to_string(money->low_units) + "." + std::to_string(money->low_nanos) + "-" +
           std::to_string(money->high_units) + " " + std::string(money->currency) + " " +
           (money->qualifier == Qualifier::kAtLeast ? "at least" : "?");
  }
  if (const auto date = fact.date()) {
    return std::to_string(date->first_day) + "-" + std::to_string(date->last_day) +
           (date->precision == Precision::kWeek ? " week" : " ?") +
           (date->fiscal ? " fiscal" : "") + (date->relative ? " relative" : "");
  }
  const auto number = fact.number().value_or(Number{});
  return std::to_string(number.high) + " " + std::string(number.unit);
}

struct Taker {
  explicit Taker(Init& /*init*/) {}

  void extract(const Document& document, Output& output) {
    std::vector<Role> roles;
    for (const UpstreamAnnotation fact : document.upstream()) {
      const std::string text =
          std::string(fact.facet()) + " from " + std::string(fact.source()) + ": " + describe(fact);
      output.keyword({.facet = "seen", .span = fact.span(), .text = text});
      if (fact.facet() == "maker") roles.push_back({"seller", fact.id()});
      if (fact.facet() == "amount") roles.push_back({"price", fact.id()});
    }
    if (roles.empty()) return;
    output.record({.facet = "sale",
                   .span = document.upstream()[0].span(),
                   .type = "sale",
                   .roles = roles,
                   .rule = "all"});
  }
};

}  // namespace

LODE_PLUGIN(Taker, "org.example.taker", "1.0.0")

// SPDX-License-Identifier: GPL-3.0-or-later
// A test plugin that gives one fact of each kind for the word "one-of-each", and shows what it was
// told: its configuration, its resource and the document's members.
#include <string>

#include <lode/plugin.hpp>

namespace {

using namespace lode::sdk;

struct Giver {
  explicit Giver(Init& init) : config(init.config_json()), resource(init.resource("words.txt")) {
    if (config.find("refuse") != std::string::npos) throw ConfigError("told to refuse");
    init.log(LODE_LOG_WARNING, "a word of warning");
  }

  void extract(const Document& document, Output& output) {
    const std::string_view text = document.text();
    if (text.find("throw") != text.npos) output.fail("no giving today");
    tell(output, "config", config);
    tell(output, "resource", resource);
    tell(output, "title", document.title());
    tell(output, "language", document.language());
    tell(output, "url", document.url());
    tell(output, "id", document.id());
    tell(output, "author", document.meta("author").value_or("none"));
    tell(output, "published", std::to_string(document.published_unix().value_or(-1)));
    const auto at = text.find("one-of-each");
    if (at == text.npos) return;
    const Span span{at, at + 11};
    constexpr std::string_view kPath[] = {"Amazon", "AWS"};
    output.keyword({.facet = "maker",
                    .span = span,
                    .text = "AWS",
                    .id = "company/aws",
                    .path = kPath,
                    .confidence = 0.5,
                    .rule = "list"});
    output.money({.facet = "amount",
                  .span = span,
                  .value = {.low_units = 38,
                            .low_nanos = 500'000'000,
                            .high_units = 40,
                            .currency = "USD",
                            .qualifier = Qualifier::kAtLeast}});
    output.date({.facet = "day",
                 .span = span,
                 .value = {.first_day = 20'000,
                           .last_day = 20'006,
                           .precision = Precision::kWeek,
                           .fiscal = true,
                           .relative = true}});
    output.number({.facet = "power",
                   .span = span,
                   .value = {.low = 1.5, .high = 2, .unit = "MW", .qualifier = Qualifier::kAbout}});
  }

  static void tell(Output& output, std::string_view key, std::string_view value) {
    const std::string text = std::string(key) + "=" + std::string(value);
    output.keyword({.facet = "told", .span = kWholeDocument, .text = text});
  }

  std::string config;
  std::string resource;
};

}  // namespace

LODE_PLUGIN(Giver, "org.example.giver", "1.0.0")

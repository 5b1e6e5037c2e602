// SPDX-License-Identifier: GPL-3.0-or-later
// Glue between the extractor and the plugin interface.
#include <string_view>
#include <vector>

#include <lode/plugin.hpp>

#include "plugins/gpu/extractor.h"

namespace {

class GpuPlugin {
 public:
  explicit GpuPlugin(lode::sdk::Init& init)
      : catalog_({.accelerators = init.resource("accelerators.tsv"),
                  .words = init.resource("words.tsv")}) {}

  void extract(const lode::sdk::Document& document, lode::sdk::Output& output) const {
    if (!catalog_.may_occur_in(document.text())) return;
    const lode::text::Tokens tokens(document.text());
    output.poll();
    const auto language = lode::text::language_of(document.language(), tokens);
    const lode::gpu::Facts facts = lode::gpu::extract(catalog_, {tokens, language});
    for (const lode::gpu::ModelMention& mention : facts.models) {
      output.poll();
      output.keyword({.facet = "gpu",
                      .span = {mention.begin, mention.end},
                      .text = mention.model->name,
                      .id = mention.model->id,
                      .path = mention.model->path,
                      .confidence = mention.confidence,
                      .rule = mention.rule});
    }
    emit(facts.counts, "gpu_count", "1", output);
    emit(facts.powers, "power", "MW", output);
  }

 private:
  static void emit(const std::vector<lode::gpu::Quantity>& quantities,
                   std::string_view facet,
                   std::string_view unit,
                   lode::sdk::Output& output) {
    for (const lode::gpu::Quantity& q : quantities) {
      output.poll();
      const auto qualifier = static_cast<lode::sdk::Qualifier>(q.qualifier);
      output.number({.facet = facet,
                     .span = {q.begin, q.end},
                     .value = {.low = q.low, .high = q.high, .unit = unit, .qualifier = qualifier},
                     .confidence = q.confidence,
                     .rule = q.rule});
    }
  }

  lode::gpu::Catalog catalog_;
};

}  // namespace

LODE_PLUGIN(GpuPlugin, "lode.gpu", "0.1.0")

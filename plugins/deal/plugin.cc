// SPDX-License-Identifier: GPL-3.0-or-later
// Glue between the extractor and the plugin interface.
#include <lode/plugin.hpp>

#include "plugins/deal/extractor.h"
#include "plugins/deal/upstream.h"

namespace {

class DealPlugin {
 public:
  explicit DealPlugin(lode::sdk::Init& init)
      : lexicon_({.words = init.resource("words.tsv"), .sectors = init.resource("sectors.tsv")}) {}

  void extract(const lode::sdk::Document& document, lode::sdk::Output& output) const {
    if (!lode::deal::may_tell_of_deals(document)) return;
    const lode::text::Tokens tokens(document.text());
    output.poll();
    lode::deal::emit(lode::deal::extract(lexicon_, lode::deal::input_of(document, tokens)), output);
  }

 private:
  lode::deal::Lexicon lexicon_;
};

}  // namespace

LODE_PLUGIN(DealPlugin, "lode.deal", "0.1.0")

// SPDX-License-Identifier: GPL-3.0-or-later
// Glue between the extractor and the plugin interface.
#include <string>
#include <string_view>
#include <vector>

#include <lode/plugin.hpp>

#include "plugins/company/extractor.h"

namespace {

using lode::company::Mention;

class CompanyPlugin {
 public:
  explicit CompanyPlugin(lode::sdk::Init& init)
      : catalog_({.companies = init.resource("companies.tsv"),
                  .listed = init.resource("listed.tsv"),
                  .media = init.resource("media.tsv"),
                  .context = init.resource("context.tsv")}) {}

  void extract(const lode::sdk::Document& document, lode::sdk::Output& output) const {
    const lode::text::Tokens tokens(document.text());
    output.poll();
    for (const Mention& mention : lode::company::extract(catalog_, {tokens, document.language()})) {
      output.poll();
      emit(mention, output);
    }
  }

 private:
  static void emit(const Mention& mention, lode::sdk::Output& output) {
    lode::sdk::KeywordFact fact{.facet = "company",
                                .span = {mention.begin, mention.end},
                                .confidence = mention.confidence,
                                .rule = mention.rule};
    const std::string_view own_path[] = {mention.unlisted};
    std::string id;
    if (mention.company != nullptr) {
      fact.text = mention.company->name;
      fact.id = mention.company->id;
      fact.path = mention.company->path;
    } else if (mention.medium != nullptr) {
      fact.facet = "source_media";
      fact.text = mention.medium->name;
      fact.id = mention.medium->id;
    } else {
      id = "company/" + lode::company::slug(mention.unlisted);
      fact.text = mention.unlisted;
      fact.id = id;
      fact.path = own_path;
    }
    output.keyword(fact);
  }

  lode::company::Catalog catalog_;
};

}  // namespace

LODE_PLUGIN(CompanyPlugin, "lode.company", "0.1.0")

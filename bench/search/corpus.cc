// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/search/corpus.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

namespace lode::bench {
namespace {

constexpr std::size_t kCompanies = 3'000;
constexpr std::size_t kSectors = 60;

// Numbers 0 to size - 1; the n-th comes 1/n times as often as the first.
class Zipf {
 public:
  explicit Zipf(std::size_t size) {
    double sum = 0;
    for (std::size_t i = 1; i <= size; ++i) {
      sums_.push_back(sum += 1.0 / static_cast<double>(i));
    }
  }
  template <class Random>
  std::size_t operator()(Random& random) const {
    const double at = std::uniform_real_distribution<>(0, sums_.back())(random);
    return static_cast<std::size_t>(std::lower_bound(sums_.begin(), sums_.end(), at) -
                                    sums_.begin());
  }

 private:
  std::vector<double> sums_;
};

void add_distinct(std::vector<std::string>& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    names.push_back(std::move(name));
  }
}

}  // namespace

Facts facts_of(std::size_t number) {
  static const Zipf company(kCompanies);
  static const Zipf sector(kSectors);
  std::minstd_rand random(static_cast<std::uint32_t>(number * 2'654'435'761U % 2'147'483'646U + 1));
  random.discard(8);
  std::uniform_real_distribution<> chance(0, 1);
  Facts facts;
  for (int i = 0; i < 6 && chance(random) < 0.7; ++i) {
    add_distinct(facts.companies, "Company " + std::to_string(company(random)));
  }
  add_distinct(facts.sectors, "Sector " + std::to_string(sector(random)));
  for (int i = 0; i < 2 && chance(random) < 0.4; ++i) {
    add_distinct(facts.sectors, "Sector " + std::to_string(sector(random)));
  }
  if (chance(random) < 0.3) {
    facts.deal = static_cast<std::int64_t>(std::lognormal_distribution<>(17, 2.5)(random)) + 1;
  }
  return facts;
}

double SearchCorpus::megabytes() const noexcept {
  double bytes = 0;
  for (const Document& text : texts) {
    bytes += static_cast<double>(text.title.size() + text.text.size());
  }
  return bytes * static_cast<double>(repeats) / 1e6;
}

void SearchCorpus::for_each(const Use& use) const {
  for (std::size_t number = 0; number < size(); ++number) {
    use(texts[number % texts.size()], facts_of(number), number);
  }
}

Schema search_schema() {
  Schema schema;
  for (const auto& [facet, kind] : {std::pair("company", FacetKind::kKeyword),
                                    std::pair("sector", FacetKind::kKeyword),
                                    std::pair("deal_size", FacetKind::kMoney)}) {
    FacetField field;
    field.name = facet;
    field.kind = kind;
    field.plugin = "bench";
    if (!schema.add(std::move(field))) {
      throw std::runtime_error("the schema refuses a facet of the bench");
    }
  }
  return schema;
}

Document with_facts(const Document& text, const Facts& facts, std::size_t number) {
  Document document = text;
  document.id = std::to_string(number);
  const auto add = [&](const char* facet, Value value) {
    Annotation annotation;
    annotation.facet = facet;
    annotation.span.whole_document = true;
    annotation.value = std::move(value);
    annotation.plugin = "bench";
    document.annotations.push_back(std::move(annotation));
  };
  for (const std::string& company : facts.companies) {
    add("company", Keyword{.text = company});
  }
  for (const std::string& sector : facts.sectors) {
    add("sector", Keyword{.text = sector});
  }
  if (facts.deal > 0) {
    add("deal_size", Money{.low_units = facts.deal, .high_units = facts.deal, .currency = "USD"});
  }
  return document;
}

}  // namespace lode::bench

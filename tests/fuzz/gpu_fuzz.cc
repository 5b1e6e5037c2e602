// SPDX-License-Identifier: GPL-3.0-or-later
// Accelerators, their counts and power of any text, with the plugin's own resources; a text with
// any of them is not turned away before it is read.
#include <cmath>
#include <fstream>
#include <iterator>
#include <vector>

#include "plugins/gpu/extractor.h"
#include "tests/fuzz/text_input.h"

namespace {

using namespace lode;

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  fuzz::expect(!bytes.empty(), "the resources can be read");
  return bytes;
}

struct Resource {
  std::string accelerators = read(LODE_GPU_RESOURCES "/accelerators.tsv");
  std::string words = read(LODE_GPU_RESOURCES "/words.tsv");
  gpu::Catalog catalog{{.accelerators = accelerators, .words = words}};
};

void check(std::string_view text, const std::vector<gpu::Quantity>& quantities) {
  for (const gpu::Quantity& quantity : quantities) {
    fuzz::expect_span(text, quantity.begin, quantity.end);
    fuzz::expect(std::isfinite(quantity.high) && quantity.low > 0 && quantity.low <= quantity.high,
                 "a quantity is positive");
    fuzz::expect(!quantity.rule.empty(), "a quantity names its rule");
    fuzz::expect_confidence(quantity.confidence);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const Resource kResource;
  const fuzz::TextInput input = fuzz::text_input(data, size);
  const text::Tokens tokens(input.text);
  const gpu::Facts facts = gpu::extract(kResource.catalog, {tokens, input.language});
  check(input.text, facts.counts);
  check(input.text, facts.powers);
  for (const gpu::ModelMention& mention : facts.models) {
    fuzz::expect_span(input.text, mention.begin, mention.end);
    fuzz::expect(mention.model != nullptr && !mention.model->id.empty(), "a mention has a model");
    fuzz::expect_confidence(mention.confidence);
  }
  const bool any = !facts.models.empty() || !facts.counts.empty() || !facts.powers.empty();
  fuzz::expect(!any || kResource.catalog.may_occur_in(input.text), "no fact is turned away");
  return 0;
}

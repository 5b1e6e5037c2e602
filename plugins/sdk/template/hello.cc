// SPDX-License-Identifier: Apache-2.0
// A whole plugin: marks the names of GPU models.
#include <string_view>

#include <lode/plugin.hpp>

namespace {

constexpr std::string_view kModels[] = {"H100", "H200", "B200", "MI300X"};

struct Hello {
  explicit Hello(lode::sdk::Init& /*init*/) {}

  void extract(const lode::sdk::Document& document, lode::sdk::Output& output) {
    const std::string_view text = document.text();
    for (const std::string_view model : kModels) {
      for (auto at = text.find(model); at != text.npos; at = text.find(model, at + model.size())) {
        output.poll();
        output.keyword({.facet = "hello_gpu",
                        .span = {at, at + model.size()},
                        .text = model,
                        .confidence = 0.9,
                        .rule = "list"});
      }
    }
  }
};

}  // namespace

LODE_PLUGIN(Hello, "org.example.hello", "0.1.0")

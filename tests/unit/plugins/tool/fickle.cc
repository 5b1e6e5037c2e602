// SPDX-License-Identifier: GPL-3.0-or-later
// A test plugin with a memory: its output depends on what it has read before.
#include <string>

#include <lode/plugin.hpp>

namespace {

struct Fickle {
  explicit Fickle(lode::sdk::Init& /*init*/) {}

  void extract(const lode::sdk::Document& /*document*/, lode::sdk::Output& output) {
    const std::string text = std::to_string(++count);
    output.keyword({.facet = "hello_gpu", .span = lode::sdk::kWholeDocument, .text = text});
  }

  int count = 0;
};

}  // namespace

LODE_PLUGIN(Fickle, "org.example.hello", "0.1.0")

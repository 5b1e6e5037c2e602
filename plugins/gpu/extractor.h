// SPDX-License-Identifier: GPL-3.0-or-later
// Finds accelerators by model, how many of them, and electrical power.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "plugins/gpu/catalog.h"
#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::gpu {

enum class Qualifier : std::uint8_t { kExact, kAbout, kAtLeast, kAtMost };

struct ModelMention {
  std::uint32_t begin = 0;  // Bytes, half-open.
  std::uint32_t end = 0;
  const Model* model = nullptr;
  double confidence = 0;  // 0..1
  std::string_view rule;  // Static.
};

// "more than 250,000 Nvidia GPUs" or "1.2 GW": the span covers qualifier, number and noun.
struct Quantity {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  double low = 0;  // Chips, or MW; equal to `high` for one number.
  double high = 0;
  Qualifier qualifier = Qualifier::kExact;  // kAtLeast for "tens of thousands".
  double confidence = 0;
  std::string_view rule;
};

struct Facts {
  std::vector<ModelMention> models;
  std::vector<Quantity> counts;
  std::vector<Quantity> powers;  // Never energy.
};

struct Text {
  const text::Tokens& tokens;
  text::Language language = text::Language::kEnglish;
};

// Each list in order of the text. Time is linear in the text. [const: thread-safe]
[[nodiscard]] Facts extract(const Catalog& catalog, const Text& text);

}  // namespace lode::gpu

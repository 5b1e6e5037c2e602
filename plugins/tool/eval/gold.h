// SPDX-License-Identifier: GPL-3.0-or-later
// Gold documents: texts with the facts that a reader found in them (docs/gold-format.md).
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace lode::tool::eval {

// Half-open [begin, end) in bytes of the text.
struct GoldSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct GoldAmount {
  GoldSpan span;
  double low = 0;
  double high = 0;
  std::string currency;       // ISO 4217.
  bool is_deal_size = false;  // Role "deal" without a relation.
};

struct GoldDate {
  GoldSpan span;
  std::string iso;    // "2025-11-04", "2025-11", "2025-Q3", "2025-H1" or "2025".
  bool week = false;  // `iso` is the month of the week's Monday.
};

struct GoldCount {
  double low = 0;
  double high = 0;
};

struct GoldDeal {
  std::vector<std::string> parties;
  std::string buyer;  // Empty: none.
  std::string seller;
  std::optional<double> amount;
  std::string currency;
  std::string kind;
  std::string status;
  std::optional<double> term_years;
};

struct GoldDocument {
  std::string id;
  std::string url;
  std::string language;
  std::string text;
  std::string published;  // ISO day; empty: the document does not say.
  std::vector<std::string> companies;
  std::vector<std::string> media;
  std::vector<std::string> gpus;
  std::vector<GoldAmount> amounts;
  std::vector<GoldSpan> vague_amounts;  // Count neither for nor against.
  std::vector<GoldCount> gpu_counts;
  std::vector<GoldDate> dates;
  std::vector<GoldDeal> deals;
};

// Byte offset of the `code_points`-th character of the valid UTF-8 `text`; its size if it has
// fewer.
[[nodiscard]] std::size_t byte_offset(const std::string& text, std::size_t code_points);

// Errors: kInvalidArgument, naming the key that is missing or of the wrong kind, or the span whose
// words are not in the text where it says.
[[nodiscard]] Result<GoldDocument> read_gold(const nlohmann::json& line);

}  // namespace lode::tool::eval

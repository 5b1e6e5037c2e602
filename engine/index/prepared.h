// SPDX-License-Identifier: GPL-3.0-or-later
// What is inside of a PreparedDocument. For prepare.cc, shard.cc and writer.cc alone.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/document/value.h"
#include "engine/index/writer.h"

namespace Xapian {
class Document;
}

namespace lode::index {

struct PreparedForm {
  // Values of one facet; the writer gives it its slot.
  struct Packed {
    std::string facet;
    FacetKind kind = FacetKind::kKeyword;
    std::string values;
  };

  PreparedForm();
  ~PreparedForm();
  PreparedForm(const PreparedForm&) = delete;
  PreparedForm& operator=(const PreparedForm&) = delete;

  std::string id;
  std::size_t postings = 0;
  std::unique_ptr<Xapian::Document> document;  // Terms and stored form; values follow.
  std::vector<Packed> values;
};

// The way in.
struct Preparer {
  [[nodiscard]] static PreparedDocument wrap(std::unique_ptr<PreparedForm> form);
  // Precondition: not moved from.
  [[nodiscard]] static PreparedForm& open(PreparedDocument& prepared);
};

}  // namespace lode::index

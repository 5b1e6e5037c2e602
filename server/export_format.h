// SPDX-License-Identifier: GPL-3.0-or-later
// Hits as lines of an export: JSON lines or CSV, with the fields that were asked for.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lode/v1/export.pb.h"

#include "engine/base/result.h"
#include "engine/document/schema.h"
#include "engine/query/export.h"

namespace lode::server {

// [const: thread-safe]
class ExportFormatter {
 public:
  // Errors: BAD_REQUEST (unknown format, too many fields, annotations in CSV); UNKNOWN_FIELD,
  // naming it and the nearest.
  [[nodiscard]] static Result<ExportFormatter> create(const v1::ExportRequest& request,
                                                      const Schema& schema);

  // Whose values append() needs, in this order.
  [[nodiscard]] const std::vector<std::string>& facets() const noexcept { return facets_; }

  // The header line of CSV; empty for JSON lines.
  [[nodiscard]] std::string head() const;

  // Adds the line of `hit`, whose values are those of facets(). What is not UTF-8 becomes U+FFFD.
  void append(const query::ExportedDocument& hit, std::string& out) const;

 private:
  enum class Kind {
    kId,
    kUrl,
    kTitle,
    kText,
    kLanguage,
    kPublished,
    kFurniture,
    kMetadata,
    kFacet,
    kAnnotations
  };
  struct Field {
    std::string name;
    Kind kind = Kind::kId;
    std::string key;        // Of metadata.
    std::size_t facet = 0;  // Index in facets_.
  };

  [[nodiscard]] Result<void> add(const std::string& name, const Schema& schema);
  void add_facet(const std::string& name, Kind kind);
  [[nodiscard]] std::vector<std::string> texts(const Field& field,
                                               const query::ExportedDocument& hit) const;
  void append_json(const query::ExportedDocument& hit, std::string& out) const;
  void append_csv(const query::ExportedDocument& hit, std::string& out) const;

  bool csv_ = false;
  std::vector<Field> fields_;
  std::vector<std::string> facets_;
};

}  // namespace lode::server

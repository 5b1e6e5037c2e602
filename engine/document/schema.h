// SPDX-License-Identifier: GPL-3.0-or-later
// The fields that documents have: a few of every document, the others declared by plugins.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/value.h"

namespace lode {

// A role that records of a record facet may have, and the facet of the annotations that play it.
struct RecordRole {
  std::string name;   // e.g. "buyer"
  std::string facet;  // e.g. "company"

  bool operator==(const RecordRole&) const = default;
};

// One facet, as declared in a plugin's manifest.
struct FacetField {
  std::string name;  // [a-z][a-z0-9_]{0,63}; "deal.buyer" for the role of a record
  FacetKind kind = FacetKind::kKeyword;
  bool multi = true;
  bool hierarchical = false;  // Keywords with a path: a parent matches its children.
  bool facetable = true;
  bool sortable = true;
  std::string unit;               // Of numbers, UCUM; empty: counts.
  std::string label;              // For people, English.
  std::string description;        // One sentence.
  std::string plugin;             // Id of the plugin that provides it; "lode" for built-in ones.
  std::vector<RecordRole> roles;  // Of record facets.

  bool operator==(const FacetField&) const = default;
};

// The facets of a collection, by name. Besides them every document has the text fields `title` and
// `text` and the exact fields `id` and `url`.
class Schema {
 public:
  // Holds the built-in facet `language` alone.
  Schema();

  // Adds a field. For a record facet one field is added for each role too: "deal.buyer" has the
  // kind of the facet that plays the role, which must be known by then. A field that is there
  // already is accepted if kind, multi and hierarchical agree, and keeps its first provider.
  // Errors: kInvalidArgument naming the field and what disagrees or is malformed.
  [[nodiscard]] Result<void> add(FacetField field);

  // nullptr if there is none.
  [[nodiscard]] const FacetField* find(std::string_view name) const noexcept;

  // In order of addition; stable.
  [[nodiscard]] const std::vector<FacetField>& fields() const noexcept { return fields_; }

  // Up to `count` names of fields, facets and text fields both, nearest to `name` first, none that
  // is far off: for "did you mean".
  [[nodiscard]] std::vector<std::string> nearest(std::string_view name,
                                                 std::size_t count = 3) const;

  bool operator==(const Schema&) const = default;

 private:
  [[nodiscard]] Result<void> add_one(FacetField field);

  std::vector<FacetField> fields_;
};

// Names of text and exact fields of every document.
inline constexpr std::string_view kTextFields[] = {"title", "text", "id", "url"};

// Number of edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`, in bytes.
// Optimal string alignment distance.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace lode

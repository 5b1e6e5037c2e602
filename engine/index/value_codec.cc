// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/value_codec.h"

#include <algorithm>
#include <set>

#include "engine/index/bytes.h"
#include "engine/index/value_bytes.h"

namespace lode::index {
namespace {

constexpr std::uint8_t kVersion = 1;

std::string value_bytes(const Value& value) {
  ByteSink sink;
  write_value(sink, value);
  return std::move(sink).bytes();
}

// Keeps what it has not seen before.
class Distinct {
 public:
  explicit Distinct(FacetKind kind) : kind_(kind) {}

  void add(Value value) {
    if (kind_of(value) == kind_ && seen_.insert(value_bytes(value)).second) {
      values_.push_back(std::move(value));
    }
  }
  std::vector<Value> take() { return std::move(values_); }

 private:
  FacetKind kind_;
  std::set<std::string> seen_;
  std::vector<Value> values_;
};

void add_role_values(const Document& document,
                     std::string_view facet,
                     std::string_view role,
                     Distinct& values) {
  for (const Annotation& annotation : document.annotations) {
    const auto* record = std::get_if<Record>(&annotation.value);
    if (record == nullptr || annotation.facet != facet) {
      continue;
    }
    for (const Role& part : record->roles) {
      if (part.name == role && part.annotation < document.annotations.size()) {
        values.add(document.annotations[part.annotation].value);
      }
    }
  }
}

}  // namespace

Error damaged_values() {
  return {ErrorCode::kDataLoss,
          "the packed values of a document are damaged: restore the index from a back-up, or "
          "import the documents again",
          "INDEX_DAMAGED"};
}

std::vector<Value> facet_values(const Document& document, const FacetField& facet) {
  const bool is_record = facet.kind == FacetKind::kRecord;
  Distinct values(is_record ? FacetKind::kKeyword : facet.kind);
  if (facet.name == "language") {
    if (!document.language.empty()) {
      values.add(Keyword{.text = document.language});
    }
    return values.take();
  }
  if (const auto dot = facet.name.find('.'); dot != std::string::npos) {
    const std::string_view name = facet.name;
    add_role_values(document, name.substr(0, dot), name.substr(dot + 1), values);
    return values.take();
  }
  for (const Annotation& annotation : document.annotations) {
    if (annotation.facet != facet.name || annotation.span.field == Field::kFurniture) {
      continue;
    }
    if (!is_record) {
      values.add(annotation.value);
    } else if (const auto* record = std::get_if<Record>(&annotation.value)) {
      values.add(Keyword{.text = record->type});
    }
  }
  return values.take();
}

std::string pack_values(const std::vector<Value>& values) {
  if (values.empty()) {
    return {};
  }
  std::vector<std::string> pieces;
  pieces.reserve(values.size());
  for (const Value& value : values) {
    pieces.push_back(value_bytes(value));
  }
  std::sort(pieces.begin(), pieces.end());
  pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
  ByteSink sink;
  sink.byte(kVersion);
  for (const std::string& piece : pieces) {
    sink.string(piece);
  }
  return std::move(sink).bytes();
}

Result<std::vector<std::string_view>> split_values(std::string_view packed) {
  std::vector<std::string_view> pieces;
  if (packed.empty()) {
    return pieces;
  }
  ByteSource source(packed);
  if (source.byte() != kVersion || source.at_end()) {
    return Unexpected(damaged_values());
  }
  while (!source.at_end()) {
    const std::string_view piece = source.string();
    if (!source.ok() || (!pieces.empty() && piece <= pieces.back())) {
      return Unexpected(damaged_values());
    }
    pieces.push_back(piece);
  }
  return pieces;
}

Result<Value> unpack_value(std::string_view piece) {
  ByteSource source(piece);
  Value value = read_value(source);
  if (!source.ok() || !source.at_end()) {
    return Unexpected(damaged_values());
  }
  return value;
}

Result<std::vector<Value>> unpack_values(std::string_view packed) {
  LODE_ASSIGN_OR_RETURN(const std::vector<std::string_view> pieces, split_values(packed));
  std::vector<Value> values;
  values.reserve(pieces.size());
  for (const std::string_view piece : pieces) {
    LODE_ASSIGN_OR_RETURN(Value value, unpack_value(piece));
    values.push_back(std::move(value));
  }
  return values;
}

}  // namespace lode::index

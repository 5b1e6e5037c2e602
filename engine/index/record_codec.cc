// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/record_codec.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "engine/index/bytes.h"
#include "engine/index/value_bytes.h"
#include "engine/index/value_codec.h"

namespace lode::index {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::string_view kSlotMark = "{}";
// Least bytes of a name, of a record, and of a part.
constexpr std::size_t kMinName = 1;
constexpr std::size_t kMinRecord = 1;
constexpr std::size_t kMinPart = 2;

// The packed values of one facet, in order of their bytes.
class PackedOrder {
 public:
  PackedOrder(const Document& document, const FacetField& facet) {
    for (const Value& value : facet_values(document, facet)) {
      pieces_.push_back(bytes_of(value));
    }
    std::sort(pieces_.begin(), pieces_.end());
  }

  [[nodiscard]] std::optional<std::uint32_t> number_of(const Value& value) const {
    const std::string piece = bytes_of(value);
    const auto found = std::lower_bound(pieces_.begin(), pieces_.end(), piece);
    if (found == pieces_.end() || *found != piece) {
      return {};
    }
    return static_cast<std::uint32_t>(found - pieces_.begin());
  }

 private:
  static std::string bytes_of(const Value& value) {
    ByteSink sink;
    write_value(sink, value);
    return std::move(sink).bytes();
  }

  std::vector<std::string> pieces_;
};

bool is_record_of(const Annotation& annotation, const FacetField& facet) {
  return annotation.facet == facet.name && annotation.span.field != Field::kFurniture &&
         std::holds_alternative<Record>(annotation.value);
}

// A role of a record: its name, and the number of its value.
using NamedParts = std::vector<std::pair<std::string, std::uint32_t>>;

class RecordPacker {
 public:
  RecordPacker(const Document& document, std::span<const FacetField> fields)
      : document_(document), fields_(fields) {
    for (const FacetField& field : fields) {
      orders_.emplace(field.name, PackedOrder(document, field));
    }
  }

  [[nodiscard]] PackedRecords pack() const {
    std::vector<NamedParts> all;
    std::map<std::string, std::uint32_t> numbers;
    for (const Annotation& annotation : document_.annotations) {
      if (is_record_of(annotation, fields_.front())) {
        all.push_back(parts_of(std::get<Record>(annotation.value)));
        for (const auto& [role, value] : all.back()) {
          numbers[role] = 0;
        }
      }
    }
    PackedRecords packed;
    numbers.erase("");
    for (auto& [role, number] : numbers) {
      packed.roles.push_back(role);
      number = static_cast<std::uint32_t>(packed.roles.size());
    }
    numbers[""] = 0;
    for (const NamedParts& parts : all) {
      std::vector<PackedPart>& record = packed.records.emplace_back();
      for (const auto& [role, value] : parts) {
        record.push_back({numbers[role], value});
      }
      std::sort(record.begin(), record.end());
      record.erase(std::unique(record.begin(), record.end()), record.end());
    }
    std::sort(packed.records.begin(), packed.records.end());
    packed.records.erase(std::unique(packed.records.begin(), packed.records.end()),
                         packed.records.end());
    return packed;
  }

 private:
  // The type first, under the name "".
  [[nodiscard]] NamedParts parts_of(const Record& record) const {
    const std::string& facet = fields_.front().name;
    NamedParts parts;
    if (const auto type = orders_.at(facet).number_of(Keyword{record.type, "", {}})) {
      parts.emplace_back("", *type);
    }
    for (const Role& role : record.roles) {
      const auto order = orders_.find(facet + "." + role.name);
      if (order == orders_.end() || role.annotation >= document_.annotations.size()) {
        continue;
      }
      if (const auto value =
              order->second.number_of(document_.annotations[role.annotation].value)) {
        parts.emplace_back(role.name, *value);
      }
    }
    return parts;
  }

  const Document& document_;
  std::span<const FacetField> fields_;
  std::map<std::string, PackedOrder> orders_;
};

// Ascending and without repetition.
template <class T>
bool is_strictly_sorted(const std::vector<T>& items) {
  return std::adjacent_find(items.begin(), items.end(), [](const T& a, const T& b) {
           return !(a < b);
         }) == items.end();
}

PackedRecords read(ByteSource& source) {
  PackedRecords packed;
  packed.roles.resize(source.count(kMinName));
  for (std::string& role : packed.roles) {
    role = source.string();
  }
  packed.records.resize(source.count(kMinRecord));
  for (std::vector<PackedPart>& record : packed.records) {
    record.resize(source.count(kMinPart));
    for (PackedPart& part : record) {
      part.role = static_cast<std::uint32_t>(source.at_most(packed.roles.size()));
      part.value =
          static_cast<std::uint32_t>(source.at_most(std::numeric_limits<std::uint32_t>::max()));
    }
  }
  return packed;
}

}  // namespace

std::string records_slot(std::string_view facet) {
  return std::string(facet) + std::string(kSlotMark);
}

bool is_records_slot(std::string_view name) noexcept {
  return name.ends_with(kSlotMark);
}

std::vector<FacetField> record_fields(const Schema& schema, const FacetField& record) {
  std::vector<FacetField> fields{record};
  for (const RecordRole& role : record.roles) {
    if (const FacetField* field = schema.find(record.name + "." + role.name)) {
      fields.push_back(*field);
    }
  }
  return fields;
}

std::string pack_records(const Document& document, std::span<const FacetField> fields) {
  const bool any = std::any_of(
      document.annotations.begin(), document.annotations.end(), [&](const Annotation& annotation) {
        return is_record_of(annotation, fields.front());
      });
  if (!any) {
    return {};
  }
  const PackedRecords packed = RecordPacker(document, fields).pack();
  ByteSink sink;
  sink.byte(kVersion);
  sink.unsigned_int(packed.roles.size());
  for (const std::string& role : packed.roles) {
    sink.string(role);
  }
  sink.unsigned_int(packed.records.size());
  for (const std::vector<PackedPart>& record : packed.records) {
    sink.unsigned_int(record.size());
    for (const PackedPart& part : record) {
      sink.unsigned_int(part.role);
      sink.unsigned_int(part.value);
    }
  }
  return std::move(sink).bytes();
}

Result<PackedRecords> unpack_records(std::string_view packed) {
  if (packed.empty()) {
    return PackedRecords{};
  }
  ByteSource source(packed);
  const bool known = source.byte() == kVersion;
  PackedRecords records = read(source);
  const bool sorted =
      is_strictly_sorted(records.roles) && is_strictly_sorted(records.records) &&
      std::all_of(records.records.begin(), records.records.end(), is_strictly_sorted<PackedPart>);
  if (!known || !source.ok() || !source.at_end() || records.records.empty() || !sorted) {
    return Unexpected(damaged_values());
  }
  return records;
}

}  // namespace lode::index

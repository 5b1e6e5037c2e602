// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/record_store.h"

#include <algorithm>
#include <utility>

#include "engine/index/value_codec.h"

namespace lode::facts {
namespace {

// Calls visit(position in `documents`, packed) for those that have the facet.
template <class Visit>
Result<void> visit_documents(const index::Reader& reader,
                             std::uint32_t shard,
                             const std::string& facet,
                             std::span<const index::DocId> documents,
                             Visit&& visit) {
  std::size_t at = 0;
  return reader.visit_values_of(
      shard, facet, documents, [&](index::DocId document, std::string_view packed) {
        while (documents[at] != document) {
          ++at;
        }
        visit(at, packed);
      });
}

}  // namespace

RecordStore::RecordStore(std::string facet, DictionaryOf dictionary_of)
    : facet_(std::move(facet)), dictionary_of_(std::move(dictionary_of)) {}

void RecordStore::learn_roles(std::span<const index::FacetSlot> slots) {
  const std::string before = facet_ + ".";
  for (const index::FacetSlot& slot : slots) {
    const bool known = std::any_of(roles_.begin(), roles_.end(), [&](const FacetField& role) {
      return role.name == slot.facet;
    });
    if (!known && (slot.facet == facet_ || slot.facet.starts_with(before))) {
      FacetField role;
      role.name = slot.facet;
      role.kind = slot.kind;
      roles_.push_back(std::move(role));
    }
  }
  // The record facet is number 0, whatever slot it has.
  const auto facet = std::find_if(
      roles_.begin(), roles_.end(), [&](const FacetField& role) { return role.name == facet_; });
  if (facet != roles_.end() && facet != roles_.begin()) {
    std::rotate(roles_.begin(), facet, facet + 1);
  }
}

Result<std::shared_ptr<const RecordTable>> RecordStore::build(
    const index::Reader& reader, std::span<const index::FacetSlot> slots) {
  learn_roles(slots);
  std::vector<ShardChunks> shards(reader.shards());
  for (std::uint32_t shard = 0; shard < reader.shards(); ++shard) {
    std::vector<index::DocId> documents;
    LODE_RETURN_IF_ERROR(
        reader.visit_values(shard, facet_, [&](index::DocId document, std::string_view /*packed*/) {
          documents.push_back(document);
        }));
    // A chunk at a time, so that memory stays small.
    for (auto first = documents.begin(); first != documents.end();) {
      const index::DocId end = (*first / kChunkDocuments + 1) * kChunkDocuments;
      const auto last = std::lower_bound(first, documents.end(), end);
      LODE_ASSIGN_OR_RETURN(const Rows rows, read(reader, shard, {first, last}));
      shards[shard] = replace_rows(shards[shard], rows);
      first = last;
    }
  }
  return adopt(std::move(shards));
}

Result<std::shared_ptr<const RecordTable>> RecordStore::update(
    const index::Reader& reader,
    std::span<const index::FacetSlot> slots,
    std::span<const std::vector<index::DocId>> documents) {
  learn_roles(slots);
  std::vector<ShardChunks> shards =
      current_ == nullptr ? std::vector<ShardChunks>(reader.shards()) : current_->shards();
  for (std::uint32_t shard = 0; shard < reader.shards(); ++shard) {
    if (!documents[shard].empty()) {
      LODE_ASSIGN_OR_RETURN(const Rows rows, read(reader, shard, documents[shard]));
      shards[shard] = replace_rows(shards[shard], rows);
    }
  }
  return adopt(std::move(shards));
}

Result<void> RecordStore::read_role(const index::Reader& reader,
                                    std::uint32_t shard,
                                    std::span<const index::DocId> documents,
                                    std::size_t role,
                                    std::vector<Row>& rows) {
  GrowingDictionary& dictionary = dictionary_of_(roles_[role].name);
  Result<void> status;
  const auto intern = [&](Row& row, std::string_view packed) -> Result<void> {
    LODE_ASSIGN_OR_RETURN(const std::vector<std::string_view> pieces, index::split_values(packed));
    for (const std::string_view piece : pieces) {
      LODE_ASSIGN_OR_RETURN(const std::span<const Ordinal> some, dictionary.intern(piece));
      row.values[role].emplace_back(some.begin(), some.end());
    }
    return {};
  };
  LODE_RETURN_IF_ERROR(visit_documents(
      reader, shard, roles_[role].name, documents, [&](std::size_t at, std::string_view packed) {
        if (status) {
          status = intern(rows[at], packed);
        }
      }));
  return status;
}

Result<Rows> RecordStore::read(const index::Reader& reader,
                               std::uint32_t shard,
                               std::span<const index::DocId> documents) {
  std::vector<Row> rows(documents.size());
  for (Row& row : rows) {
    row.values.resize(roles_.size());
  }
  LODE_RETURN_IF_ERROR(visit_documents(
      reader,
      shard,
      index::records_slot(facet_),
      documents,
      [&](std::size_t at, std::string_view packed) { rows[at].packed = std::string(packed); }));
  for (std::size_t role = 0; role < roles_.size(); ++role) {
    LODE_RETURN_IF_ERROR(read_role(reader, shard, documents, role, rows));
  }
  Rows result;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (rows[i].packed.empty() && !rows[i].values.empty() && !rows[i].values.front().empty()) {
      // Written before there were packed records (the feature records-1).
      LODE_ASSIGN_OR_RETURN(const Document document, reader.document({shard, documents[i]}));
      rows[i].packed = index::pack_records(document, roles_);
    }
    LODE_ASSIGN_OR_RETURN(std::vector<Ordinal> ordinals, number(rows[i]));
    result.add(documents[i], ordinals);
  }
  return result;
}

Result<std::vector<Ordinal>> RecordStore::number(const Row& row) {
  LODE_ASSIGN_OR_RETURN(const index::PackedRecords packed, index::unpack_records(row.packed));
  // Numbers of roles in the packed records, as ours.
  std::vector<std::size_t> roles{0};
  for (const std::string& name : packed.roles) {
    const auto found = std::find_if(roles_.begin(), roles_.end(), [&](const FacetField& role) {
      return role.name == facet_ + "." + name;
    });
    if (found == roles_.end()) {
      return Unexpected(index::damaged_values());
    }
    roles.push_back(static_cast<std::size_t>(found - roles_.begin()));
  }
  std::vector<Ordinal> ordinals;
  for (const std::vector<index::PackedPart>& record : packed.records) {
    std::vector<RecordPart> parts;
    for (const index::PackedPart& part : record) {
      const std::size_t role = roles[part.role];
      if (part.value >= row.values[role].size()) {
        return Unexpected(index::damaged_values());
      }
      for (const Ordinal ordinal : row.values[role][part.value]) {
        parts.push_back({static_cast<std::uint32_t>(role), ordinal});
      }
    }
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    ordinals.push_back(numbering_.intern(parts));
  }
  return ordinals;
}

std::shared_ptr<const RecordTable> RecordStore::adopt(std::vector<ShardChunks> shards) {
  std::vector<std::string> roles;
  for (const FacetField& role : roles_) {
    roles.push_back(role.name);
  }
  current_ = std::make_shared<const RecordTable>(std::move(roles), numbering_, std::move(shards));
  return current_;
}

}  // namespace lode::facts

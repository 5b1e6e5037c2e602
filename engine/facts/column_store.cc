// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "engine/base/check.h"
#include "engine/facts/chunked_column.h"
#include "engine/facts/columns.h"
#include "engine/facts/copy_table.h"
#include "engine/facts/dictionary.h"
#include "engine/facts/length_table.h"
#include "engine/facts/record_store.h"
#include "engine/index/value_codec.h"

namespace lode::facts {
namespace {

using ColumnMap = std::map<std::string, std::shared_ptr<const ChunkedColumn>, std::less<>>;
using RecordMap = std::map<std::string, std::shared_ptr<const RecordTable>, std::less<>>;

// What there is one of for each document.
struct DocumentTables {
  std::shared_ptr<const LengthTable> lengths;
  std::shared_ptr<const CopyTable> copies;
};

class StoredColumns final : public Columns {
 public:
  // `other_bytes`: of dictionaries and records.
  StoredColumns(ColumnMap columns,
                RecordMap records,
                DocumentTables tables,
                std::vector<std::uint64_t> revisions,
                std::size_t other_bytes)
      : columns_(std::move(columns)),
        records_(std::move(records)),
        tables_(std::move(tables)),
        revisions_(std::move(revisions)),
        size_bytes_(other_bytes + tables_.lengths->size_bytes() + tables_.copies->size_bytes()) {
    for (const auto& [facet, column] : columns_) {
      size_bytes_ += column->size_bytes();
    }
  }

  const Column* find(std::string_view facet) const noexcept override {
    return chunked(facet).get();
  }
  const Records* find_records(std::string_view facet) const noexcept override {
    const auto found = records_.find(facet);
    return found == records_.end() ? nullptr : found->second.get();
  }
  const LengthTable& lengths() const noexcept override { return *tables_.lengths; }
  const CopyTable& copies() const noexcept override { return *tables_.copies; }
  std::size_t size_bytes() const noexcept override { return size_bytes_; }
  const std::vector<std::uint64_t>& shard_revisions() const noexcept override { return revisions_; }

  [[nodiscard]] std::shared_ptr<const ChunkedColumn> chunked(
      std::string_view facet) const noexcept {
    const auto found = columns_.find(facet);
    return found == columns_.end() ? nullptr : found->second;
  }

 private:
  ColumnMap columns_;
  RecordMap records_;
  DocumentTables tables_;
  std::vector<std::uint64_t> revisions_;
  std::size_t size_bytes_;
};

// Turns packed values into rows.
class RowReader {
 public:
  explicit RowReader(GrowingDictionary& dictionary) noexcept : dictionary_(dictionary) {}

  void add(index::DocId document, std::string_view packed) {
    if (!status_) {
      return;
    }
    ordinals_.clear();
    status_ = intern(packed);
    if (status_) {
      rows_.add(document, ordinals_);
    }
  }
  void add_empty(index::DocId document) {
    ordinals_.clear();
    rows_.add(document, ordinals_);
  }

  // The first error of add().
  [[nodiscard]] const Result<void>& status() const noexcept { return status_; }
  [[nodiscard]] Rows& rows() noexcept { return rows_; }

 private:
  [[nodiscard]] Result<void> intern(std::string_view packed) {
    LODE_ASSIGN_OR_RETURN(const std::vector<std::string_view> pieces, index::split_values(packed));
    for (const std::string_view piece : pieces) {
      LODE_ASSIGN_OR_RETURN(const std::span<const Ordinal> some, dictionary_.intern(piece));
      ordinals_.insert(ordinals_.end(), some.begin(), some.end());
    }
    return {};
  }

  GrowingDictionary& dictionary_;
  std::vector<Ordinal> ordinals_;
  Rows rows_;
  Result<void> status_;
};

using Documents = std::vector<index::DocId>;

// Some documents of a shard, and the facet that is asked for.
struct ShardPart {
  const std::string& facet;
  std::uint32_t shard;
  const Documents& documents;
};

// Documents of each shard that `changes` name, ascending and distinct.
std::vector<Documents> changed_documents(std::span<const index::ShardChange> changes,
                                         std::uint32_t shards) {
  std::vector<Documents> documents(shards);
  for (const index::ShardChange& change : changes) {
    LODE_CHECK(change.shard < shards);
    Documents& all = documents[change.shard];
    all.insert(all.end(), change.put.begin(), change.put.end());
    all.insert(all.end(), change.removed.begin(), change.removed.end());
  }
  for (Documents& all : documents) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  return documents;
}

class Store final : public ColumnStore {
 public:
  explicit Store(std::shared_ptr<const ExchangeRates> rates) : rates_(std::move(rates)) {}
  Result<std::shared_ptr<const Columns>> build(const index::Reader& reader) override;
  Result<std::shared_ptr<const Columns>> update(
      const index::Reader& reader, std::span<const index::ShardChange> changes) override;

 private:
  [[nodiscard]] std::shared_ptr<GrowingDictionary> dictionary(const std::string& facet);
  [[nodiscard]] RecordStore& records(const std::string& facet);
  // `changed`: documents of each shard to be read anew; null: all.
  [[nodiscard]] Result<RecordMap> read_records(const index::Reader& reader,
                                               const std::vector<index::FacetSlot>& facets,
                                               const std::vector<Documents>* changed);
  [[nodiscard]] std::shared_ptr<const Columns> adopt(const index::Reader& reader,
                                                     ColumnMap columns,
                                                     RecordMap records,
                                                     DocumentTables tables);

  std::shared_ptr<const ExchangeRates> rates_;
  std::map<std::string, std::shared_ptr<GrowingDictionary>> dictionaries_;
  std::map<std::string, RecordStore> records_;
  std::shared_ptr<const StoredColumns> current_;
};

// All rows of one shard, a chunk at a time so that memory stays small.
Result<ShardChunks> read_shard(const index::Reader& reader,
                               std::uint32_t shard,
                               const std::string& facet,
                               GrowingDictionary& dictionary) {
  RowReader rows(dictionary);
  ShardChunks chunks;
  const auto finish_chunk = [&] {
    chunks = replace_rows(chunks, rows.rows());
    rows.rows().clear();
  };
  LODE_RETURN_IF_ERROR(
      reader.visit_values(shard, facet, [&](index::DocId document, std::string_view packed) {
        const auto& waiting = rows.rows().rows();
        if (!waiting.empty() &&
            waiting.front().document / kChunkDocuments != document / kChunkDocuments) {
          finish_chunk();
        }
        rows.add(document, packed);
      }));
  LODE_RETURN_IF_ERROR(rows.status());
  finish_chunk();
  return chunks;
}

// `chunks` with the values of `documents` read anew.
Result<ShardChunks> reread_shard(const index::Reader& reader,
                                 const ShardPart& part,
                                 const ShardChunks& chunks,
                                 GrowingDictionary& dictionary) {
  RowReader rows(dictionary);
  auto next = part.documents.begin();
  LODE_RETURN_IF_ERROR(reader.visit_values_of(
      part.shard, part.facet, part.documents, [&](index::DocId document, std::string_view packed) {
        for (; *next != document; ++next) {
          rows.add_empty(*next);
        }
        rows.add(document, packed);
        ++next;
      }));
  for (; next != part.documents.end(); ++next) {
    rows.add_empty(*next);
  }
  LODE_RETURN_IF_ERROR(rows.status());
  return replace_rows(chunks, rows.rows());
}

std::shared_ptr<GrowingDictionary> Store::dictionary(const std::string& facet) {
  auto& dictionary = dictionaries_[facet];
  if (dictionary == nullptr) {
    dictionary = std::make_shared<GrowingDictionary>(rates_);
  }
  return dictionary;
}

RecordStore& Store::records(const std::string& facet) {
  const auto dictionary_of = [this](const std::string& role) -> GrowingDictionary& {
    return *dictionary(role);
  };
  return records_.try_emplace(facet, facet, dictionary_of).first->second;
}

Result<RecordMap> Store::read_records(const index::Reader& reader,
                                      const std::vector<index::FacetSlot>& facets,
                                      const std::vector<Documents>* changed) {
  RecordMap result;
  for (const index::FacetSlot& facet : facets) {
    if (facet.kind == FacetKind::kRecord) {
      RecordStore& store = records(facet.facet);
      LODE_ASSIGN_OR_RETURN(result[facet.facet],
                            changed == nullptr ? store.build(reader, facets)
                                               : store.update(reader, facets, *changed));
    }
  }
  return result;
}

std::shared_ptr<const Columns> Store::adopt(const index::Reader& reader,
                                            ColumnMap columns,
                                            RecordMap records,
                                            DocumentTables tables) {
  std::size_t bytes = 0;
  for (const auto& [facet, store] : records_) {
    bytes += store.size_bytes();
  }
  for (const auto& [facet, dictionary] : dictionaries_) {
    bytes += dictionary->size_bytes();
  }
  current_ = std::make_shared<const StoredColumns>(
      std::move(columns), std::move(records), std::move(tables), reader.shard_revisions(), bytes);
  return current_;
}

Result<std::shared_ptr<const Columns>> Store::build(const index::Reader& reader) {
  LODE_ASSIGN_OR_RETURN(const std::vector<index::FacetSlot> facets, reader.facet_slots());
  ColumnMap columns;
  for (const index::FacetSlot& facet : facets) {
    const auto entries = dictionary(facet.facet);
    std::vector<ShardChunks> shards;
    for (std::uint32_t shard = 0; shard < reader.shards(); ++shard) {
      LODE_ASSIGN_OR_RETURN(ShardChunks chunks, read_shard(reader, shard, facet.facet, *entries));
      shards.push_back(std::move(chunks));
    }
    columns[facet.facet] =
        std::make_shared<const ChunkedColumn>(facet.kind, entries, std::move(shards));
  }
  LODE_ASSIGN_OR_RETURN(RecordMap records, read_records(reader, facets, nullptr));
  DocumentTables tables;
  LODE_ASSIGN_OR_RETURN(tables.lengths, LengthTable::build(reader));
  LODE_ASSIGN_OR_RETURN(tables.copies, CopyTable::build(reader));
  return adopt(reader, std::move(columns), std::move(records), std::move(tables));
}

Result<std::shared_ptr<const Columns>> Store::update(const index::Reader& reader,
                                                     std::span<const index::ShardChange> changes) {
  if (current_ == nullptr) {
    return build(reader);
  }
  LODE_ASSIGN_OR_RETURN(const std::vector<index::FacetSlot> facets, reader.facet_slots());
  const std::vector<Documents> documents = changed_documents(changes, reader.shards());
  ColumnMap columns;
  for (const index::FacetSlot& facet : facets) {
    const auto entries = dictionary(facet.facet);
    // A facet without a column is new: all documents that have it are among the changed ones.
    const auto old = current_->chunked(facet.facet);
    std::vector<ShardChunks> shards =
        old == nullptr ? std::vector<ShardChunks>(reader.shards()) : old->shards();
    for (std::uint32_t shard = 0; shard < reader.shards(); ++shard) {
      if (!documents[shard].empty()) {
        const ShardPart part{facet.facet, shard, documents[shard]};
        LODE_ASSIGN_OR_RETURN(shards[shard], reread_shard(reader, part, shards[shard], *entries));
      }
    }
    columns[facet.facet] =
        std::make_shared<const ChunkedColumn>(facet.kind, entries, std::move(shards));
  }
  LODE_ASSIGN_OR_RETURN(RecordMap records, read_records(reader, facets, &documents));
  DocumentTables tables;
  LODE_ASSIGN_OR_RETURN(tables.lengths, current_->lengths().update(reader, documents));
  LODE_ASSIGN_OR_RETURN(tables.copies, current_->copies().update(reader, documents));
  return adopt(reader, std::move(columns), std::move(records), std::move(tables));
}

}  // namespace

std::unique_ptr<ColumnStore> ColumnStore::create(std::shared_ptr<const ExchangeRates> rates) {
  return std::make_unique<Store>(std::move(rates));
}

}  // namespace lode::facts

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the records of one facet from the index: joins the slot that says what belongs together
// with the slots of the values.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/facts/dictionary.h"
#include "engine/facts/record_table.h"
#include "engine/index/record_codec.h"

namespace lode::facts {

using DictionaryOf = std::function<GrowingDictionary&(const std::string& facet)>;

// [single-writer] Errors of all functions: those of Reader; kDataLoss.
class RecordStore {
 public:
  // `facet` is of record kind. `dictionary_of` gives the dictionary of a role's column.
  RecordStore(std::string facet, DictionaryOf dictionary_of);

  // All documents.
  [[nodiscard]] Result<std::shared_ptr<const RecordTable>> build(
      const index::Reader& reader, std::span<const index::FacetSlot> slots);
  // Reads the `documents` of each shard, ascending, anew.
  [[nodiscard]] Result<std::shared_ptr<const RecordTable>> update(
      const index::Reader& reader,
      std::span<const index::FacetSlot> slots,
      std::span<const std::vector<index::DocId>> documents);

  [[nodiscard]] std::size_t size_bytes() const noexcept {
    return numbering_.size_bytes() + (current_ == nullptr ? 0 : current_->size_bytes());
  }

 private:
  // What is read of one document.
  struct Row {
    std::string packed;  // Its records.
    // By role, by number of the packed value: its ordinals.
    std::vector<std::vector<std::vector<Ordinal>>> values;
  };

  void learn_roles(std::span<const index::FacetSlot> slots);
  [[nodiscard]] Result<Rows> read(const index::Reader& reader,
                                  std::uint32_t shard,
                                  std::span<const index::DocId> documents);
  [[nodiscard]] Result<void> read_role(const index::Reader& reader,
                                       std::uint32_t shard,
                                       std::span<const index::DocId> documents,
                                       std::size_t role,
                                       std::vector<Row>& rows);
  [[nodiscard]] Result<std::vector<Ordinal>> number(const Row& row);
  [[nodiscard]] std::shared_ptr<const RecordTable> adopt(std::vector<ShardChunks> shards);

  std::string facet_;
  DictionaryOf dictionary_of_;
  std::vector<FacetField> roles_;  // By number: the record facet, then its roles as they appear.
  RecordNumbering numbering_;
  std::shared_ptr<const RecordTable> current_;
};

}  // namespace lode::facts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/copy_table.h"

namespace lode::facts {

// Changes one shard; a chunk is copied when it is first changed, and made when it is first needed.
class CopyTable::Editor {
 public:
  explicit Editor(Shard& shard) : shard_(shard), own_(shard.size()) {}

  void clear(index::DocId document) {
    const std::size_t number = document / kChunkDocuments;
    if (number < shard_.size() && shard_[number] != nullptr) {
      own(number)[document % kChunkDocuments] = {};
    }
  }

  // Values that are no signature are passed over.
  void set(index::DocId document, std::string_view value) {
    if (const auto signature = index::signature_from_slot(value)) {
      const std::size_t number = document / kChunkDocuments;
      if (number >= shard_.size()) {
        shard_.resize(number + 1);
        own_.resize(number + 1);
      }
      own(number)[document % kChunkDocuments] = *signature;
    }
  }

 private:
  Chunk& own(std::size_t number) {
    if (own_[number] == nullptr) {
      own_[number] = shard_[number] == nullptr ? std::make_shared<Chunk>()
                                               : std::make_shared<Chunk>(*shard_[number]);
      shard_[number] = own_[number];
    }
    return *own_[number];
  }

  Shard& shard_;
  std::vector<std::shared_ptr<Chunk>> own_;
};

Result<std::shared_ptr<const CopyTable>> CopyTable::build(const index::Reader& reader) {
  auto table = std::make_shared<CopyTable>();
  table->shards_.resize(reader.shards());
  for (std::uint32_t shard = 0; shard < reader.shards(); ++shard) {
    Editor editor(table->shards_[shard]);
    LODE_RETURN_IF_ERROR(reader.visit_values(
        shard, index::kCopyValue, [&](index::DocId document, std::string_view value) {
          editor.set(document, value);
        }));
  }
  return table;
}

Result<std::shared_ptr<const CopyTable>> CopyTable::update(
    const index::Reader& reader, std::span<const std::vector<index::DocId>> documents) const {
  auto table = std::make_shared<CopyTable>(*this);
  for (std::uint32_t shard = 0; shard < documents.size(); ++shard) {
    if (documents[shard].empty()) {
      continue;
    }
    Editor editor(table->shards_[shard]);
    for (const index::DocId document : documents[shard]) {
      editor.clear(document);
    }
    LODE_RETURN_IF_ERROR(reader.visit_values_of(
        shard,
        index::kCopyValue,
        documents[shard],
        [&](index::DocId document, std::string_view value) { editor.set(document, value); }));
  }
  return table;
}

const index::CopySignature* CopyTable::chunk(std::uint32_t shard,
                                             std::uint32_t number) const noexcept {
  const bool known = shard < shards_.size() && number < shards_[shard].size();
  return known && shards_[shard][number] != nullptr ? shards_[shard][number]->data() : nullptr;
}

std::size_t CopyTable::size_bytes() const noexcept {
  std::size_t bytes = 0;
  for (const Shard& shard : shards_) {
    for (const auto& chunk : shard) {
      bytes += sizeof(chunk) + (chunk == nullptr ? 0 : sizeof(Chunk));
    }
  }
  return bytes;
}

}  // namespace lode::facts

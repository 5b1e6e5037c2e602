// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/copy_table.h"

namespace lode::facts {

namespace {

// Values that are no signature are passed over.
template <class Editor>
void set(Editor& editor, index::DocId document, std::string_view value) {
  if (const auto signature = index::signature_from_slot(value)) {
    editor.entry(document) = *signature;
  }
}

}  // namespace

Result<std::shared_ptr<const CopyTable>> CopyTable::build(const index::Reader& reader) {
  auto table = std::make_shared<CopyTable>();
  table->shards_.resize(reader.shards());
  for (std::uint32_t shard = 0; shard < reader.shards(); ++shard) {
    ChunkEditor<Chunk> editor(table->shards_[shard]);
    LODE_RETURN_IF_ERROR(reader.visit_values(
        shard, index::kCopyValue, [&](index::DocId document, std::string_view value) {
          set(editor, document, value);
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
    ChunkEditor<Chunk> editor(table->shards_[shard]);
    for (const index::DocId document : documents[shard]) {
      if (editor.has_chunk(document)) {
        editor.entry(document) = {};
      }
    }
    LODE_RETURN_IF_ERROR(reader.visit_values_of(
        shard,
        index::kCopyValue,
        documents[shard],
        [&](index::DocId document, std::string_view value) { set(editor, document, value); }));
  }
  return table;
}

const index::CopySignature* CopyTable::chunk(std::uint32_t shard,
                                             std::uint32_t number) const noexcept {
  const bool known = shard < shards_.size() && number < shards_[shard].size();
  return known && shards_[shard][number] != nullptr ? shards_[shard][number]->data() : nullptr;
}

std::size_t CopyTable::size_bytes() const noexcept {
  return size_bytes_of(shards_);
}

}  // namespace lode::facts

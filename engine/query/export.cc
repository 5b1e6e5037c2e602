// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/export.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

#include "engine/index/term_layout.h"
#include "engine/index/value_codec.h"
#include "engine/query/document_set.h"
#include "engine/query/order.h"
#include "engine/query/query_error.h"
#include "engine/query/watch.h"

namespace lode::query {
namespace {

bool lies_before(const DocumentSet::Chunk& chunk, std::pair<std::uint32_t, std::uint32_t> place) {
  return std::pair(chunk.shard, chunk.number) < place;
}

// The first chunk that is not before that of `location`.
auto chunk_at(const DocumentSet& set, index::Location location) {
  const std::pair<std::uint32_t, std::uint32_t> place{location.shard,
                                                      location.doc / facts::kChunkDocuments};
  return std::lower_bound(set.chunks().begin(), set.chunks().end(), place, lies_before);
}

bool contains(const DocumentSet& set, index::Location location) {
  const auto chunk = chunk_at(set, location);
  const std::uint32_t offset = location.doc % facts::kChunkDocuments;
  return chunk != set.chunks().end() && chunk->shard == location.shard &&
         chunk->number == location.doc / facts::kChunkDocuments &&
         (chunk->bits[offset / 64] >> (offset % 64) & 1U) != 0;
}

class Batch {
 public:
  Batch(const Snapshot& snapshot, const ExportBatchSize& size, const Budget& budget)
      : snapshot_(snapshot), size_(size), watch_(budget) {}

  Result<void> find_facets(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      facets_.push_back(snapshot_.schema.find(name));
      if (facets_.back() == nullptr) {
        return Unexpected(unknown_field(snapshot_.schema, name));
      }
    }
    return {};
  }

  // From cursor.next on.
  Result<void> fill_by_place(ExportCursor& cursor) {
    const DocumentSet& set = *cursor.matches;
    for (auto chunk = chunk_at(set, cursor.next); chunk != set.chunks().end(); ++chunk) {
      for (std::uint32_t offset = 0; offset < facts::kChunkDocuments; ++offset) {
        const index::Location at{chunk->shard, chunk->number * facts::kChunkDocuments + offset};
        const bool behind = at.shard > cursor.next.shard || at.doc >= cursor.next.doc;
        if (!behind || (chunk->bits[offset / 64] >> (offset % 64) & 1U) == 0) {
          continue;
        }
        if (is_full()) {
          cursor.next = at;
          return {};
        }
        LODE_RETURN_IF_ERROR(add(at));
      }
    }
    cursor.complete = true;
    return {};
  }

  // Behind cursor.last_id. The terms of the ids are in order over all shards.
  Result<void> fill_by_id(ExportCursor& cursor) {
    const Xapian::Database& database = snapshot_.reader.database();
    const std::string prefix = index::id_term("");
    auto at = database.allterms_begin(prefix);
    const auto end = database.allterms_end(prefix);
    if (!cursor.last_id.empty()) {
      const std::string last = index::id_term(cursor.last_id);
      at.skip_to(last);
      if (at != end && *at == last) {
        ++at;
      }
    }
    for (; at != end; ++at) {
      watch_.check();
      const Xapian::docid number = *database.postlist_begin(*at);
      const index::Location location = location_of(number, snapshot_.reader.shards());
      if (!contains(*cursor.matches, location)) {
        continue;
      }
      if (is_full()) {
        return {};
      }
      LODE_RETURN_IF_ERROR(add(location));
      cursor.last_id = documents_.back().document.id;
    }
    cursor.complete = true;
    return {};
  }

  [[nodiscard]] std::vector<ExportedDocument> take() { return std::move(documents_); }

 private:
  [[nodiscard]] bool is_full() const {
    return documents_.size() >= size_.documents || bytes_ >= size_.text_bytes;
  }

  Result<void> add(index::Location location) {
    watch_.check_now();
    ExportedDocument& added = documents_.emplace_back();
    LODE_ASSIGN_OR_RETURN(added.document, snapshot_.reader.document(location));
    for (const FacetField* facet : facets_) {
      added.values.push_back(index::facet_values(added.document, *facet));
    }
    bytes_ += added.document.title.size() + added.document.text.size();
    return {};
  }

  const Snapshot& snapshot_;
  const ExportBatchSize& size_;
  Watch watch_;
  std::vector<const FacetField*> facets_;
  std::vector<ExportedDocument> documents_;
  std::size_t bytes_ = 0;
};

// Asks anew if the index has changed.
Result<void> bring_up_to_date(const Snapshot& snapshot,
                              const ExportRequest& request,
                              const Budget& budget,
                              ExportCursor& cursor) {
  if (cursor.started && cursor.revision == snapshot.revision) {
    return {};
  }
  const SearchRequest search{
      .query = request.query, .filter = request.filter, .language = request.language};
  LODE_ASSIGN_OR_RETURN(DocumentSet matches, matching_documents(snapshot, search, budget));
  cursor.matches = std::make_shared<const DocumentSet>(std::move(matches));
  cursor.changed = cursor.changed || cursor.started;
  cursor.revision = snapshot.revision;
  cursor.started = true;
  return {};
}

}  // namespace

Result<std::vector<ExportedDocument>> export_batch(const Snapshot& snapshot,
                                                   const ExportRequest& request,
                                                   const ExportBatchSize& size,
                                                   ExportCursor& cursor,
                                                   const Budget& budget) {
  return watched([&]() -> Result<std::vector<ExportedDocument>> {
    ExportCursor moved = cursor;
    Batch batch(snapshot, size, budget);
    LODE_RETURN_IF_ERROR(batch.find_facets(request.facets));
    LODE_RETURN_IF_ERROR(bring_up_to_date(snapshot, request, budget, moved));
    LODE_RETURN_IF_ERROR(request.by_id ? batch.fill_by_id(moved) : batch.fill_by_place(moved));
    cursor = std::move(moved);
    return batch.take();
  });
}

}  // namespace lode::query

// SPDX-License-Identifier: GPL-3.0-or-later
// All hits, a batch at a time, for exports: whoever holds the cursor decides how fast it goes, and
// nothing of the index is held between two batches.
//
// Each batch is read from the newest snapshot. If that is another one than that of the batch
// before, the question is asked again and the export goes on behind the last document that it gave:
// every document matched when it was given, but all of them together may never have been in the
// index at one moment. That costs one search for each commit, and needs no memory but a bit for
// each document of the index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/query/search.h"

namespace lode::query {

class DocumentSet;

inline constexpr std::size_t kMaxExportFields = 64;

struct ExportRequest {
  std::string query;
  std::string filter;
  std::string language;
  bool by_id = false;               // In order of the bytes of the ids; else by place in the index.
  std::vector<std::string> facets;  // Whose values each hit brings.
};

// Where an export stands. Made empty by the caller, changed by export_batch() alone; copies share
// what they hold. [owner-thread]
struct ExportCursor {
  std::shared_ptr<const DocumentSet> matches;  // At `revision`.
  std::uint64_t revision = 0;
  index::Location next{};  // In order of the index.
  std::string last_id;     // In order of the ids: the last one given.
  bool started = false;
  bool changed = false;  // The revision has moved since the first batch.
  bool complete = false;
};

struct ExportedDocument {
  Document document;
  std::vector<std::vector<Value>> values;  // Of each facet of the request: distinct, in order.
};

// A batch ends at whichever comes first, but holds at least one document.
struct ExportBatchSize {
  std::size_t documents = 256;
  std::size_t text_bytes = std::size_t{256} << 10U;
};

// The next documents; the cursor is moved only if there is no error, and is complete when the last
// hit has been given.
// Errors: those of search(); UNKNOWN_FIELD of a facet.
[[nodiscard]] Result<std::vector<ExportedDocument>> export_batch(const Snapshot& snapshot,
                                                                 const ExportRequest& request,
                                                                 const ExportBatchSize& size,
                                                                 ExportCursor& cursor,
                                                                 const Budget& budget);

}  // namespace lode::query

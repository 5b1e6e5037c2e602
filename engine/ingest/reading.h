// SPDX-License-Identifier: GPL-3.0-or-later
// From a raw document to one with text, language and id: everything before the plugins.
#pragma once

#include <cstddef>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/ingest/raw_document.h"

namespace lode::ingest {

// Reads, detects the language, and settles the id: the caller's, else the content's own, else
// derived. [thread-safe] Errors: those of read::read_document() and read_json_line(), and
// kInvalidArgument (INVALID_DOCUMENT_ID).
[[nodiscard]] Result<Document> read_raw(const RawDocument& raw, std::size_t max_document_bytes);

}  // namespace lode::ingest

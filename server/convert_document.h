// SPDX-License-Identifier: GPL-3.0-or-later
// Documents: raw ones from the wire, stored ones to it, and what became of an import.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lode/v1/document.pb.h"
#include "lode/v1/types.pb.h"

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/engine.h"
#include "engine/ingest/raw_document.h"

namespace lode::server {

// Takes the texts out of `raw`, which may be large. `field` is the message's path in the request.
// Errors: kInvalidArgument, BAD_REQUEST, naming the field: no content, a name or media type without
//         bytes, a time that does not exist.
[[nodiscard]] Result<ingest::RawDocument> from_proto(v1::RawDocument&& raw,
                                                     const std::string& field = "document");

// A document with its facts. Each quote is cut from the text that `document` holds.
struct DocumentParts {
  bool text = true;  // Send the main text, too.
  // Index of each annotation in the stored document, if `document` holds but a part of them.
  const std::vector<std::uint32_t>* annotation_indexes = nullptr;
};
[[nodiscard]] v1::Document to_proto(const Document& document, const DocumentParts& parts = {});

[[nodiscard]] v1::PluginRun to_proto(const PluginRun& run);

[[nodiscard]] v1::ImportDocumentsResponse to_proto(std::uint64_t sequence,
                                                   const ImportOutcome& outcome);

}  // namespace lode::server

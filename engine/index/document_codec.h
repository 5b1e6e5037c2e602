// SPDX-License-Identifier: GPL-3.0-or-later
// A whole document as bytes, as stored in the index. Format: docs/index-format.md.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/document/document.h"

namespace lode::index {

[[nodiscard]] std::string encode_document(const Document& document);

// Total: any bytes give a document or an error, in linear time and memory.
// Errors: kDataLoss (INDEX_DAMAGED) for bytes that encode_document() cannot have made;
//         kFailedPrecondition (INDEX_FORMAT) for a newer version.
[[nodiscard]] Result<Document> decode_document(std::string_view bytes);

}  // namespace lode::index

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"

namespace lode::bench {

// Documents of a file of JSON lines with `text` and, if they have them, `id`, `title`, `url`,
// `lang` or `language`, `date` or `published`; ".zst" is unpacked by the program zstd. Lines
// without text are left out. Reads at most `max_bytes` of text. Errors: kInvalidArgument (cannot be
// read, or holds no document).
[[nodiscard]] Result<std::vector<Document>> read_corpus(const std::string& path,
                                                        std::size_t max_bytes);

}  // namespace lode::bench

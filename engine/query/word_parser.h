// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of a query that ask for words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/query/ast.h"
#include "engine/query/lexer.h"

namespace lode::query {

// The node for a bare or quoted piece: a word, a phrase, a prefix, or for "*" all documents. A bare
// piece that consists of several words ("seven-year", "10:30") is a phrase. Nothing if it holds no
// word. `query` is the whole text, for errors.
// Errors: QUERY_SYNTAX (a "*" that is not at the end of a word of two letters).
[[nodiscard]] Result<std::optional<Node>> make_word(std::string_view query,
                                                    const Token& token,
                                                    const std::string& field);

// True if `text` is one word for the index.
[[nodiscard]] bool is_single_word(std::string_view text);

}  // namespace lode::query

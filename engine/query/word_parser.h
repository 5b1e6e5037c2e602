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
// "word~" is a fuzzy word, "word^2" one with a boost.
// Errors: QUERY_SYNTAX (a "*" that is not at the end of a word of two letters; a "~" that is not at
// the end of a word of three; a boost out of range).
[[nodiscard]] Result<std::optional<Node>> make_word(std::string_view query,
                                                    const Token& token,
                                                    const std::string& field);

inline constexpr double kMinBoost = 0.1;
inline constexpr double kMaxBoost = 10;

// Multiplies the boost of `node` with that of `written`, "^2". Errors: QUERY_SYNTAX (no number, or
// out of range alone or together); `span` is where it is in `query`.
[[nodiscard]] Result<void> add_boost(std::string_view query,
                                     SourceSpan span,
                                     std::string_view written,
                                     Node& node);

// True if `text` is one word for the index.
[[nodiscard]] bool is_single_word(std::string_view text);

}  // namespace lode::query

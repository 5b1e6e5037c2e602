// SPDX-License-Identifier: GPL-3.0-or-later
// What is being typed at the end of a query that is not finished.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lode::query {

struct TypedPiece {
  // Where each of the words at the end begins, the last word first: all of them are plain words
  // with nothing but spaces between. One entry at least; text.size() if nothing is typed yet.
  std::vector<std::size_t> begins;
  // With a field: its name and where the value begins, which may be in an open quote.
  std::optional<std::string> field;
  std::size_t value_begin = 0;  // Behind the quote.
  bool quoted = false;
  std::string record;  // Name of the record facet whose braces are open; empty: none.
};

// Nothing within an open quote that is no value, or behind a sign other than ":" and "=".
[[nodiscard]] std::optional<TypedPiece> typed_piece(std::string_view text);

}  // namespace lode::query

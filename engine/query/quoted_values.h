// SPDX-License-Identifier: GPL-3.0-or-later
// Values that a question names as documents write them, not as plugins normalise them:
// company:"Amazon Web Services" for AWS, term:"sept ans" for 7 a. The facts of the documents say
// what stands for what, so that plugin and query agree by construction.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/query/ast.h"
#include "engine/query/search.h"
#include "engine/query/sources.h"
#include "engine/query/watch.h"

namespace lode::query {

// Values of one question that are looked for in documents, documents looked at for each, and values
// that one may stand for.
inline constexpr std::size_t kMaxQuoteLookups = 10;
inline constexpr std::size_t kMaxQuoteDocuments = 20;
inline constexpr std::size_t kMaxQuoteValues = 5;

// What a lookup needs besides the tree. All outlive it.
struct QuoteContext {
  const Snapshot& snapshot;
  std::shared_ptr<const ShardNames> shards;
  std::shared_ptr<Watch> watch;
};

// Replaces, in each condition of the tree and also within records, a keyword that no document has,
// and a value that could not be read (Node::unread), by the values of the facts that are written so
// in documents; several are joined by OR. Warns of each with reason QUOTED_VALUE. Keywords that are
// found nowhere stay as they are. `text` is the text that the tree was read from.
// May throw what Xapian and the watch throw.
// Errors: BAD_VALUE (a value that cannot be read is found nowhere); those of Reader::document().
[[nodiscard]] Result<void> read_quoted_values(Node& root,
                                              std::string_view text,
                                              const QuoteContext& context,
                                              std::vector<Warning>& warnings);

}  // namespace lode::query

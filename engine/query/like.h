// SPDX-License-Identifier: GPL-3.0-or-later
// "More like this": a question for documents that share the telling words of another one.
#pragma once

#include <cstddef>
#include <string>

#include "engine/base/result.h"
#include "engine/query/ast.h"
#include "engine/query/search.h"

namespace lode::query {

inline constexpr std::size_t kMaxLikeWords = 25;

// Any of the words of the document `id` that tell most about it, at most kMaxLikeWords, without the
// document itself: those of the largest BM25 weight (pass_plan.h) in it, that at least one other
// document has too and at most a third of all. Function words of its language, words of one letter
// and plain numbers are left out. What no document satisfies if there are none.
// May throw what Xapian throws. Errors: kNotFound (DOCUMENT_NOT_FOUND).
[[nodiscard]] Result<Node> like_document(const Snapshot& snapshot, const std::string& id);

}  // namespace lode::query

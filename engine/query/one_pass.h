// SPDX-License-Identifier: GPL-3.0-or-later
// Answers a query in one pass over decoded posting lists: scores, counts, collects and keeps the
// best, a chunk of documents at a time. Weights are Xapian's (pass_plan.h); Xapian's own matcher
// (matcher.h) costs about 150 ns a match, this a few.
#pragma once

#include "engine/query/matcher.h"
#include "engine/query/pass_plan.h"
#include "engine/query/postings.h"
#include "engine/query/search.h"
#include "engine/query/watch.h"

namespace lode::query {

// Gives what run_match() gives for the same query, always with exact counts. Scores are single
// precision. Throws what Xapian throws, and Interrupted.
[[nodiscard]] Matches run_pass(const Snapshot& snapshot,
                               const Step& root,
                               const MatchOptions& options,
                               Watch& watch);

}  // namespace lode::query

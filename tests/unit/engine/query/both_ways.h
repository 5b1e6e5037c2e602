// SPDX-License-Identifier: GPL-3.0-or-later
// One query answered by our pass over posting lists and by Xapian's matcher.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>
#include <xapian.h>

#include "engine/query/matcher.h"
#include "engine/query/one_pass.h"
#include "engine/query/parser.h"
#include "engine/query/pass_plan.h"
#include "engine/query/planner.h"
#include "tests/unit/engine/query/test_index.h"

namespace lode::query {

struct Answers {
  std::optional<Matches> pass;  // Nothing where a pass cannot answer.
  Matches xapian;
};

// All matches of a tree without fuzzy words, or with such that have been expanded.
inline Answers answer(const TestIndex& index, const Node& root, PostingCache* cache) {
  Snapshot snapshot = index.snapshot();
  snapshot.postings = cache;
  const Budget budget;
  const auto watch = std::make_shared<Watch>(budget);
  const auto shards =
      std::make_shared<const ShardNames>(snapshot.reader.database(), snapshot.reader.shards());
  const PlanContext context{snapshot, {"en", "fr"}, kToday, shards, watch};
  const auto query = plan(root, context, true);
  EXPECT_TRUE(query) << print(root);
  const MatchOptions options{.count = 1000, .collect = true};
  Answers answers;
  answers.xapian = run_match(snapshot.reader, *query, options, watch, shards);
  const auto steps = plan_pass(root, context, true);
  EXPECT_TRUE(steps) << print(root);
  if (steps && *steps) {
    answers.pass = run_pass(snapshot, **steps, options, *watch);
  }
  return answers;
}

}  // namespace lode::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Scores as a table for people and as JSON for programs and later comparison (docs/gold-format.md).
#pragma once

#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "plugins/tool/eval/scores.h"

namespace lode::tool::eval {

// {"documents": 70, "scores": [{"metric","language","precision","recall","f1","right","extra",
// "missed"}], "mistakes": [...]}; language "all" stands for every document.
[[nodiscard]] nlohmann::ordered_json to_json(const Scores& scores);

// One row a metric: precision, recall and F1 with its interval, then F1 by language.
void print_table(const Scores& scores, std::ostream& out);

void print_mistakes(const std::vector<Mistake>& mistakes, std::ostream& out);
[[nodiscard]] std::vector<Mistake> mistakes_of(const Scores& scores);

// What changed since `before`, a run that to_json() wrote: F1 that rose or fell, mistakes that are
// gone, mistakes that are new. Errors: kInvalidArgument (no such run).
[[nodiscard]] Result<void> print_change(const Scores& scores,
                                        const nlohmann::ordered_json& before,
                                        std::ostream& out);

}  // namespace lode::tool::eval

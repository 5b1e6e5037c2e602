// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/document/document.h"
#include "plugins/tool/eval/gold.h"
#include "plugins/tool/eval/scores.h"

namespace lode::tool::eval {

// Adds the deal metrics of judge.h to `score`.
void judge_deals(const GoldDocument& gold, const Document& found, DocumentScore& score);

}  // namespace lode::tool::eval

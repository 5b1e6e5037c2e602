// SPDX-License-Identifier: GPL-3.0-or-later
// What a document's facts are worth against its gold.
//
// Metrics, each with its unit:
//   amount       each mention: spans overlap, same low, high and currency. Mentions of vague
//   amounts
//                count neither for nor against.
//   deal_size    distinct (low, high, currency) of a document.
//   company, source_media, gpu   distinct names of a document; case, spaces and punctuation do not
//                count, and a fact is known by its value or by its words in the text.
//   gpu_count    (low, high), each mention.
//   date         each mention: spans overlap, same ISO value; weeks by the month of their Monday.
//   published, language   one a document.
//   deal         amount within 2 % in the same currency (or none in both, then the same kind), and
//                the same set of parties.
//   deal_any_party   the same, but one party in common is enough.
//   deal_direction, deal_kind, deal_status, deal_term   of the deals that `deal` found right.
#pragma once

#include "engine/document/document.h"
#include "plugins/tool/eval/gold.h"
#include "plugins/tool/eval/scores.h"

namespace lode::tool::eval {

// `found` has the text of `gold` and the annotations of the plugins. A metric is left out if no
// plugin that ran provides its facet: `facets` holds those that are provided.
[[nodiscard]] DocumentScore judge(const GoldDocument& gold,
                                  const Document& found,
                                  const std::vector<std::string>& facets);

}  // namespace lode::tool::eval

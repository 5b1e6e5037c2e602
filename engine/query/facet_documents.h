// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents each facet of a request counts: those that match, or where a facet leaves its own
// conditions out (FacetRequest::exclude_own_filter), those that would match without them.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/query/document_set.h"
#include "engine/query/planner.h"
#include "engine/query/question.h"
#include "engine/query/search.h"

namespace lode::query {

using FindDocuments = std::function<Result<DocumentSet>(const Question&)>;

// By facet; facets that count what matches are left out. However many they are, `find` is called at
// most once, for the question without any of their conditions; the conditions of the others are
// then tried on what it finds. May throw what Xapian and the watch throw. Errors: those of find()
// and plan_pass().
[[nodiscard]] Result<std::map<std::string, DocumentSet>> own_documents(
    const std::vector<FacetRequest>& facets,
    const Question& question,
    const PlanContext& context,
    const FindDocuments& find);

}  // namespace lode::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations: why a document is a hit, for the wire.
#pragma once

#include "lode/v1/explain.pb.h"
#include "lode/v1/types.pb.h"

#include "engine/base/result.h"
#include "engine/engine.h"
#include "engine/query/search.h"

namespace lode::server {

// Of a hit that was to be explained, whose document is whole: the document as far as `view` shows
// it. Fills `explanation`. Precondition: hit.explanation.
[[nodiscard]] v1::Document explained_document(const query::Hit& hit,
                                              query::View view,
                                              v1::Explanation& explanation);

// Answers the call. Errors: BAD_REQUEST (no id), and those of Engine::explain().
[[nodiscard]] Result<v1::ExplainResponse> explain(Engine& engine,
                                                  const v1::ExplainRequest& request,
                                                  const query::Budget& budget);

}  // namespace lode::server

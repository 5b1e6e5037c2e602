// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions for the wire.
#pragma once

#include "lode/v1/suggest.pb.h"

#include "engine/base/result.h"
#include "engine/query/suggest.h"

namespace lode::server {

// The default stands for a limit of zero. Errors: BAD_REQUEST (limit).
[[nodiscard]] Result<query::SuggestRequest> from_proto(const v1::SuggestRequest& request);
[[nodiscard]] v1::SuggestResponse to_proto(const query::SuggestResponse& response);

}  // namespace lode::server

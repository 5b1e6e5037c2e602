// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/watch.h"

namespace lode::query {

void Watch::check_now() const {
  if (budget_.stop.stop_requested()) {
    throw Interrupted{Error{ErrorCode::kCancelled, "the search was cancelled", "CANCELLED"}};
  }
  if (std::chrono::steady_clock::now() >= budget_.deadline) {
    throw Interrupted{
        Error{ErrorCode::kDeadlineExceeded,
              "the search took longer than its deadline: narrow it, or allow it more time",
              "DEADLINE"}};
  }
}

}  // namespace lode::query

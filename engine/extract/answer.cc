// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/answer.h"

#include "lode/plugin.h"

#include "engine/base/utf8.h"

namespace lode::extract {

std::string timeout_text(std::chrono::milliseconds limit) {
  return "timeout after " + std::to_string(limit.count()) + " ms";
}

Answer answer_of(const worker::Response& response, std::chrono::milliseconds total) {
  if (response.status == LODE_OK) return {};
  if (response.status == LODE_E_DEADLINE) {
    return {.status = RunStatus::kTimeout, .reason = timeout_text(total)};
  }
  std::string reason(response.reason);
  if (reason.empty()) {
    reason = response.status == LODE_E_NOMEM ? "out of memory"
                                             : "status " + std::to_string(response.status);
  }
  return {.status = RunStatus::kFailed, .reason = utf8::mend(reason)};
}

}  // namespace lode::extract

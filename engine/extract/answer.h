// SPDX-License-Identifier: GPL-3.0-or-later
// What became of one document in one plugin.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "engine/document/document.h"
#include "plugins/worker/message.h"

namespace lode::extract {

struct Answer {
  RunStatus status = RunStatus::kOk;
  std::string reason;         // Why, if not kOk.
  worker::Response response;  // If kOk; borrows `bytes`.
  std::shared_ptr<const std::string> bytes;
  std::string last_words;   // Of the worker, if it was ended by this document.
  bool quarantine = false;  // The document has ended two workers.
};

[[nodiscard]] std::string timeout_text(std::chrono::milliseconds limit);

// What a status of extract() means for the document, without the response. `total` is the
// time that it had.
[[nodiscard]] Answer answer_of(const worker::Response& response, std::chrono::milliseconds total);

}  // namespace lode::extract

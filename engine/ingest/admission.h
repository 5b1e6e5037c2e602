// SPDX-License-Identifier: GPL-3.0-or-later
// How much may be in the pipeline at once. Whoever wants to add more waits: that is the
// back-pressure of an import, from the commit back to the client's socket.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <stop_token>

#include "engine/base/result.h"

namespace lode::ingest {

// Counts documents and bytes between admission and answer. [thread-safe]
class Admission {
 public:
  struct Limits {
    std::size_t documents = 1024;
    std::size_t bytes = std::size_t{256} << 20U;
  };

  explicit Admission(Limits limits) : limits_(limits) {}

  // Waits until there is room for one document of `bytes` bytes. One that is larger than the whole
  // limit is admitted when nothing else is in.
  // Errors: kCancelled (`stop` requested), kUnavailable (DRAINING: closed).
  [[nodiscard]] Result<void> enter(std::size_t bytes, const std::stop_token& stop);

  // Gives the room of one document back.
  void leave(std::size_t bytes);

  // Refuses all from now on.
  void close();

  // Waits until nothing is in.
  void wait_until_empty();

 private:
  [[nodiscard]] bool has_room(std::size_t bytes) const noexcept;

  const Limits limits_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::size_t documents_ = 0;
  std::size_t bytes_ = 0;
  bool closed_ = false;
};

}  // namespace lode::ingest

// SPDX-License-Identifier: Apache-2.0
// Ends the process if one document takes far longer than the host would ever wait: an orphan whose
// host has died, caught in a loop.
#pragma once

#include <cstdint>

namespace lode::worker {

// One per process: it owns SIGALRM. [owner-thread]
class Watchdog {
 public:
  // A document begins that the host waits `time_ms` for; 0: without end. The timer is set anew only
  // if the last time is too long ago, since that takes a system call.
  void watch(std::uint32_t time_ms) noexcept;

  // Nothing is under way.
  void rest() noexcept;

 private:
  std::int64_t until_ms_ = 0;  // When it barks; 0: not at all.
};

}  // namespace lode::worker

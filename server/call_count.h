// SPDX-License-Identifier: GPL-3.0-or-later
// How many calls are under way. The server waits for them by itself when it ends: gRPC's own
// shutdown would also wait for watches of health, which never end, and breaks calls of in-process
// channels.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace lode::server {

// [thread-safe]
class CallCount {
 public:
  void begin() {
    const std::lock_guard lock(mutex_);
    ++count_;
  }

  void end() {
    const std::lock_guard lock(mutex_);
    --count_;
    none_.notify_all();  // Under the lock: a waiter may destroy the count as soon as it has it.
  }

  // Returns when no call is under way, or after `time`.
  void wait_for_none(std::chrono::seconds time) {
    std::unique_lock lock(mutex_);
    none_.wait_for(lock, time, [this] { return count_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable none_;
  std::size_t count_ = 0;
};

}  // namespace lode::server

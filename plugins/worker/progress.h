// SPDX-License-Identifier: Apache-2.0
// The number of the request that a worker is at, in memory that it shares with its host. Answers
// leave the worker in batches, and are lost with it; this outlives it, so that the host knows whom
// to blame for its death.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>

namespace lode::worker {

class Progress {
 public:
  // Memory behind a descriptor, sealed so that neither side can take it away from the other; the
  // caller closes the descriptor, which is closed on exec. -1: the operating system refuses.
  [[nodiscard]] static int create() noexcept;

  // Maps such memory; the descriptor is no longer needed then. Nothing if it is no such memory.
  [[nodiscard]] static std::optional<Progress> map(int descriptor) noexcept;

  Progress(Progress&& other) noexcept;
  Progress& operator=(Progress&&) = delete;
  ~Progress();

  // Sequence of the request that extract() is at or was at last; 0: none yet. Whatever the plugin
  // wrote there may come back.
  void set(std::uint64_t sequence) noexcept { number_->store(sequence, std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t get() const noexcept {
    return number_->load(std::memory_order_relaxed);
  }

 private:
  using Number = std::atomic<std::uint64_t>;
  static_assert(Number::is_always_lock_free && sizeof(Number) == 8);

  explicit Progress(Number* number) noexcept : number_(number) {}

  Number* number_;  // nullptr: moved from.
};

}  // namespace lode::worker

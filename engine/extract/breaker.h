// SPDX-License-Identifier: GPL-3.0-or-later
// When to start a dead worker again, and when to give a plugin up for a while. Pure: the time is an
// argument, always of the steady clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <random>
#include <string>

namespace lode::extract {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// How long to wait before the next start. The first two deaths in a row cost no wait: a suspect
// document and its second try. Then 0.1 s, doubling to 30 s, each between half and the whole.
class Backoff {
 public:
  // `seed` decides the jitter.
  explicit Backoff(std::uint64_t seed) : random_(seed) {}

  // The worker has died, or could not start.
  [[nodiscard]] milliseconds after_death();

  // A document was answered.
  void reset() noexcept { deaths_ = 0; }

 private:
  std::mt19937_64 random_;
  int deaths_ = 0;
};

struct BreakerLimits {
  std::size_t deaths = 5;  // On different documents,
  std::chrono::seconds window{300};
  double share = 0.01;    // and at least this share of the documents handled meanwhile.
  int failed_starts = 3;  // In a row.
  std::chrono::seconds first_pause{30};
  std::chrono::seconds longest_pause{600};
};

// Decides whether a plugin is off. When a pause is over one document is let through; it closes the
// breaker if it is answered, else the next pause is twice as long.
class Breaker {
 public:
  explicit Breaker(BreakerLimits limits) : limits_(limits) {}

  void document_died(Clock::time_point now, const std::string& content);
  void start_failed(Clock::time_point now);
  void answered() noexcept;

  // True if documents shall not be sent at `now`.
  [[nodiscard]] bool is_open(Clock::time_point now) const noexcept { return now < open_until_; }
  // True if a pause is over, but nothing has been answered since.
  [[nodiscard]] bool is_probing(Clock::time_point now) const noexcept {
    return tripped_ && !is_open(now);
  }

 private:
  void open(Clock::time_point now) noexcept;

  struct Death {
    Clock::time_point time;
    std::string content;
    std::uint64_t answered_before;
  };
  BreakerLimits limits_;
  std::deque<Death> deaths_;
  std::uint64_t answered_ = 0;
  int failed_starts_ = 0;
  bool tripped_ = false;
  Clock::time_point open_until_{};
  std::chrono::seconds pause_{0};
};

// A document of `bytes` may go without a sign of life for so long. `timeout_ms` is the manifest's;
// it grows by itself for each MiB.
[[nodiscard]] constexpr milliseconds progress_limit(std::uint32_t timeout_ms,
                                                    std::uint64_t bytes) noexcept {
  return milliseconds(timeout_ms + timeout_ms * bytes / (1U << 20U));
}

// And may take so long in all. A plugin that never calls poll() meets the other limit first.
[[nodiscard]] constexpr milliseconds total_limit(std::uint32_t timeout_ms,
                                                 std::uint64_t bytes) noexcept {
  return 3 * progress_limit(timeout_ms, bytes);
}

}  // namespace lode::extract

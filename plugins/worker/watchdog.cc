// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/watchdog.h"

#include <sys/time.h>

#include "plugins/worker/coarse_clock.h"

namespace lode::worker {
namespace {

constexpr std::int64_t kGraceMs = 5'000;
constexpr std::int64_t kSlackMs = 1'000;  // That much earlier it may bark.

void set_timer(std::int64_t ms) noexcept {
  itimerval timer{};
  timer.it_value.tv_sec = ms / 1'000;
  timer.it_value.tv_usec = ms % 1'000 * 1'000;
  setitimer(ITIMER_REAL, &timer, nullptr);
}

}  // namespace

void Watchdog::watch(std::uint32_t time_ms) noexcept {
  if (time_ms == 0) {
    rest();
    return;
  }
  const std::int64_t patience = kGraceMs + 2 * std::int64_t{time_ms};
  const std::int64_t until = coarse_now_ms() + patience;
  if (until_ms_ >= until - kSlackMs) return;
  until_ms_ = until;
  set_timer(patience);
}

void Watchdog::rest() noexcept {
  if (until_ms_ == 0) return;
  until_ms_ = 0;
  set_timer(0);
}

}  // namespace lode::worker

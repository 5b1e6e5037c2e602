// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/breaker.h"

#include <algorithm>

namespace lode::extract {

milliseconds Backoff::after_death() {
  constexpr int kFreeDeaths = 2;
  constexpr int kDoublings = 9;
  constexpr std::int64_t kFirstMs = 100;
  constexpr std::int64_t kLongestMs = 30'000;
  if (++deaths_ <= kFreeDeaths) return milliseconds(0);
  const int doublings = std::min(deaths_ - kFreeDeaths - 1, kDoublings);
  const std::int64_t longest = std::min(kFirstMs << doublings, kLongestMs);
  return milliseconds(std::uniform_int_distribution<std::int64_t>(longest / 2, longest)(random_));
}

void Breaker::document_died(Clock::time_point now, const std::string& content) {
  const bool known = std::any_of(
      deaths_.begin(), deaths_.end(), [&](const Death& death) { return death.content == content; });
  if (!known) deaths_.push_back({now, content, answered_});
  while (!deaths_.empty() && now - deaths_.front().time > limits_.window) {
    deaths_.pop_front();
  }
  const double handled = static_cast<double>(answered_ - deaths_.front().answered_before) +
                         static_cast<double>(deaths_.size());
  const bool many = deaths_.size() >= limits_.deaths &&
                    static_cast<double>(deaths_.size()) >= limits_.share * handled;
  if (many || tripped_) open(now);
}

void Breaker::start_failed(Clock::time_point now) {
  if (++failed_starts_ >= limits_.failed_starts || tripped_) open(now);
}

void Breaker::answered() noexcept {
  ++answered_;
  failed_starts_ = 0;
  tripped_ = false;
  pause_ = std::chrono::seconds(0);
}

void Breaker::open(Clock::time_point now) noexcept {
  pause_ = pause_.count() == 0 ? limits_.first_pause : std::min(2 * pause_, limits_.longest_pause);
  open_until_ = now + pause_;
  tripped_ = true;
  deaths_.clear();
  failed_starts_ = 0;
}

}  // namespace lode::extract

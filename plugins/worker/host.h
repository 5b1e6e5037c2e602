// SPDX-License-Identifier: Apache-2.0
// What the plugin sees of the worker: the functions of lode_host, and one call of extract().
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "lode/plugin.h"

#include "plugins/worker/channel.h"
#include "plugins/worker/check.h"
#include "plugins/worker/manifest.h"
#include "plugins/worker/mapped_file.h"

// One extract(). emit() and fail() belong to the thread inside extract(), poll() to any.
struct lode_call {
  lode_call(lode::worker::Channel& the_channel,
            const lode::worker::Request& request,
            const std::vector<lode::worker::FacetRule>& rules);

  std::int64_t emit(const lode_annotation* annotation);
  lode_status poll() noexcept;

  lode::worker::Channel& channel;
  lode::worker::Checker checker;
  std::string encoded;  // The accepted annotations.
  std::string reason;   // From fail().

 private:
  std::uint64_t sequence_;
  std::int64_t deadline_ms_;  // On the clock of poll().
  std::atomic<std::int64_t> next_beat_ms_;
  std::atomic<bool> host_gone_{false};
};

namespace lode::worker {

// Owns what create() gets. Its address must not change while the plugin lives.
class Host {
 public:
  Host(Channel& channel, const Manifest& manifest, std::vector<std::string> resource_folders);
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  [[nodiscard]] const lode_host* get() const noexcept { return &host_; }

  // create() has returned: resources are no longer handed out.
  void close_resources() noexcept { open_ = false; }

  // The last error that the plugin has logged, for the reason why create() failed.
  [[nodiscard]] const std::string& last_error() const noexcept { return last_error_; }

 private:
  lode_status resource(std::string_view name, lode_str* bytes);
  void log(std::int32_t level, std::string_view text);

  static lode_status resource_of(const lode_host* host, lode_str name, lode_str* bytes) noexcept;
  static void log_of(const lode_host* host, std::int32_t level, lode_str text) noexcept;

  lode_host host_{};
  Channel& channel_;
  const Manifest& manifest_;
  std::vector<std::string> resource_folders_;
  std::deque<MappedFile> resources_;
  bool open_ = true;
  std::string last_error_;
  std::atomic<int> logs_left_;
};

}  // namespace lode::worker

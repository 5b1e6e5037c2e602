// SPDX-License-Identifier: Apache-2.0
// The worker's end of the channel to the host: blocking reads and writes of whole frames.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "plugins/worker/frame.h"

namespace lode::worker {

class Channel {
 public:
  explicit Channel(int descriptor) noexcept : descriptor_(descriptor) {}

  // The payload of the next request; nothing if the host is gone or sends something else. It is
  // overwritten by the next call. [owner-thread]
  [[nodiscard]] std::optional<std::string_view> receive_request();

  // False if the host is gone. [thread-safe]
  bool send(std::string_view frame) noexcept;

 private:
  [[nodiscard]] bool read_all(char* data, std::size_t bytes) noexcept;

  int descriptor_;
  std::string payload_;
  std::mutex sending_;
};

}  // namespace lode::worker

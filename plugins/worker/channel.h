// SPDX-License-Identifier: Apache-2.0
// The worker's end of the channel to the host: reads what is there, hands over request by request,
// and sends answers in batches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/worker/frame.h"

namespace lode::worker {

class Channel {
 public:
  explicit Channel(int descriptor) noexcept : descriptor_(descriptor) {}

  // True if a whole request has been read already: the next receive_request() does not block.
  // [owner-thread]
  [[nodiscard]] bool has_request() const noexcept;

  // The payload of the next request; nothing if the host is gone or sends something else. It is
  // overwritten by the next call. Blocks if there is none; the caller has to flush() before.
  // [owner-thread]
  [[nodiscard]] std::optional<std::string_view> receive_request();

  // Each false if the host is gone. [thread-safe]

  // Sends `frame`, and before it what waits.
  bool send(std::string_view frame) noexcept;
  // Lets `frame` wait for the next flush(), or sends it with the others if they are many or the
  // first one has waited for some milliseconds.
  bool queue(std::string_view frame);
  bool flush() noexcept;

 private:
  [[nodiscard]] bool read_more();
  bool flush_locked() noexcept;
  bool write_all(std::string_view bytes) noexcept;

  int descriptor_;
  std::vector<char> input_;  // Bytes [begin_, end_) are to be read.
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::mutex sending_;  // Guards the rest.
  std::string waiting_;
  std::int64_t waiting_since_ms_ = 0;
};

}  // namespace lode::worker

// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/channel.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace lode::worker {

std::optional<std::string_view> Channel::receive_request() {
  std::array<char, kHeaderBytes> head{};
  if (!read_all(head.data(), head.size())) return {};
  const auto header = parse_header({head.data(), head.size()});
  if (!header || header->type != FrameType::kRequest) return {};
  payload_.resize(header->payload_bytes);
  if (!read_all(payload_.data(), payload_.size())) return {};
  return payload_;
}

bool Channel::send(std::string_view frame) noexcept {
  const std::scoped_lock lock(sending_);
  while (!frame.empty()) {
    const ssize_t put = ::send(descriptor_, frame.data(), frame.size(), MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    frame.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

bool Channel::read_all(char* data, std::size_t bytes) noexcept {
  while (bytes > 0) {
    const ssize_t got = read(descriptor_, data, bytes);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    data += got;
    bytes -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace lode::worker

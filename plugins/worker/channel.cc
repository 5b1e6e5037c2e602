// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/channel.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

#include "plugins/worker/coarse_clock.h"

namespace lode::worker {
namespace {

constexpr std::size_t kReadBytes = std::size_t{256} << 10;
constexpr std::size_t kMaxWaitingBytes = std::size_t{64} << 10;
constexpr std::int64_t kMaxWaitMs = 5;

}  // namespace

bool Channel::has_request() const noexcept {
  if (end_ - begin_ < kHeaderBytes) return false;
  const auto header = parse_header({input_.data() + begin_, kHeaderBytes});
  // receive_request() ends at once if it is malformed.
  return !header || end_ - begin_ - kHeaderBytes >= header->payload_bytes;
}

std::optional<std::string_view> Channel::receive_request() {
  while (!has_request()) {
    if (!read_more()) return {};
  }
  const auto header = parse_header({input_.data() + begin_, kHeaderBytes});
  if (!header || header->type != FrameType::kRequest) return {};
  const std::string_view payload(input_.data() + begin_ + kHeaderBytes, header->payload_bytes);
  begin_ += kHeaderBytes + payload.size();
  return payload;
}

// What is there, at most up to the end of the buffer, which has room for the whole next frame.
bool Channel::read_more() {
  std::size_t room = kReadBytes;
  if (end_ - begin_ >= kHeaderBytes) {
    const auto header = parse_header({input_.data() + begin_, kHeaderBytes});
    room = std::max(room, kHeaderBytes + (header ? header->payload_bytes : 0));
  }
  if (begin_ > 0) {
    std::memmove(input_.data(), input_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (input_.size() < room) input_.resize(room);
  for (;;) {
    const ssize_t got = read(descriptor_, input_.data() + end_, input_.size() - end_);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    end_ += static_cast<std::size_t>(got);
    return true;
  }
}

bool Channel::send(std::string_view frame) noexcept {
  const std::scoped_lock lock(sending_);
  return flush_locked() && write_all(frame);
}

bool Channel::queue(std::string_view frame) {
  const std::scoped_lock lock(sending_);
  const std::int64_t now = coarse_now_ms();
  if (waiting_.empty()) waiting_since_ms_ = now;
  waiting_.append(frame);
  const bool due = waiting_.size() >= kMaxWaitingBytes || now - waiting_since_ms_ >= kMaxWaitMs;
  return !due || flush_locked();
}

bool Channel::flush() noexcept {
  const std::scoped_lock lock(sending_);
  return flush_locked();
}

bool Channel::flush_locked() noexcept {
  const bool sent = write_all(waiting_);
  waiting_.clear();
  return sent;
}

bool Channel::write_all(std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const ssize_t put = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace lode::worker

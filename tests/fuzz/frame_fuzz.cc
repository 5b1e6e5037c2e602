// SPDX-License-Identifier: GPL-3.0-or-later
// Frames as a hostile worker or host may send them. Decoding must not touch a byte outside of the
// payload, and what decodes must come back the same after being encoded again.
#include <cstdlib>
#include <string_view>

#include "plugins/worker/frame.h"

namespace {

using namespace lode::worker;

template <class Message>
void expect_round_trip(const std::optional<Message>& message,
                       std::optional<Message> (*decode)(std::string_view)) {
  if (!message) return;
  const std::string frame = encode(*message);
  const auto again = decode(std::string_view(frame).substr(kHeaderBytes));
  if (!again || encode(*again) != frame) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(parse_header(bytes));
  expect_round_trip(decode_request(bytes), decode_request);
  expect_round_trip(decode_response(bytes), decode_response);
  static_cast<void>(decode_hello(bytes));
  static_cast<void>(decode_heartbeat(bytes));
  static_cast<void>(decode_log(bytes));
  return 0;
}

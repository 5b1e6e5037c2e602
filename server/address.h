// SPDX-License-Identifier: GPL-3.0-or-later
// Where the server listens: "HOST:PORT", "[::1]:PORT" or "unix:PATH".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace lode::server {

struct Address {
  std::string host;        // Without brackets; empty for a Unix socket.
  std::uint16_t port = 0;  // 0: any free one.
  std::string path;        // Of a Unix socket.

  [[nodiscard]] bool is_unix() const noexcept { return !path.empty(); }
  // "localhost", 127.0.0.0/8, ::1 and Unix sockets: reached from this machine alone.
  [[nodiscard]] bool is_local() const noexcept;
  // As gRPC and people write it.
  [[nodiscard]] std::string text() const;
};

// Errors: kInvalidArgument (BAD_CONFIG), quoting the address.
[[nodiscard]] Result<Address> parse_address(std::string_view text);

// Fails if `address` is not local and `insecure` does not allow that. kInvalidArgument
// (BAD_CONFIG).
[[nodiscard]] Result<void> check_exposure(const Address& address, bool insecure);

// Fails if another process listens at the Unix socket, which gRPC would take over silently, or if
// something else is there. kUnavailable (ADDRESS_IN_USE), kFailedPrecondition (ADDRESS_REFUSED).
[[nodiscard]] Result<void> check_unix_socket(const Address& address);

// Why listening failed, found out by trying: gRPC does not say. kUnavailable (ADDRESS_IN_USE),
// kPermissionDenied or kFailedPrecondition (ADDRESS_REFUSED).
[[nodiscard]] Error why_not_listening(const Address& address);

}  // namespace lode::server

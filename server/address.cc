// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/address.h"

#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <optional>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace lode::server {
namespace {

constexpr std::string_view kUnixPrefix = "unix:";

class Socket {
 public:
  Socket(int family, int protocol)
      : descriptor_(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, protocol)) {}
  ~Socket() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  [[nodiscard]] int get() const noexcept { return descriptor_; }

 private:
  int descriptor_;
};

Error bad_address(std::string_view text, std::string_view why) {
  return Error{ErrorCode::kInvalidArgument,
               "address '" + std::string(text) + "' " + std::string(why) +
                   ": write HOST:PORT, e.g. 127.0.0.1:7700, or unix:PATH",
               "BAD_CONFIG",
               {{"key", "listen"}}};
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return port;
}

Result<Address> parse_unix(std::string_view text) {
  Address address;
  address.path = std::string(text.substr(kUnixPrefix.size()));
  if (address.path.empty()) {
    return Unexpected(bad_address(text, "has no path"));
  }
  if (address.path.size() >= sizeof(sockaddr_un::sun_path)) {
    return Unexpected(bad_address(text, "is longer than the 107 bytes of a Unix socket's path"));
  }
  return address;
}

sockaddr_un unix_name(const std::string& path) {
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  std::memcpy(name.sun_path, path.data(), std::min(path.size(), sizeof name.sun_path - 1));
  return name;
}

Error in_use(const Address& address) {
  const std::string way_out = address.is_unix() ? "stop that process or listen at another path"
                                                : "stop that process or listen at another port";
  return Error{
      ErrorCode::kUnavailable,
      "address '" + address.text() + "' is in use by another process: " + way_out + " (key listen)",
      "ADDRESS_IN_USE"};
}

Error refused(const Address& address, int number) {
  if (number == EADDRINUSE) {
    return in_use(address);
  }
  if (number == 0) {
    return Error{ErrorCode::kUnavailable,
                 "listening at '" + address.text() + "' failed, but would work now: start again",
                 "ADDRESS_IN_USE"};
  }
  return Error{number == EACCES || number == EPERM ? ErrorCode::kPermissionDenied
                                                   : ErrorCode::kFailedPrecondition,
               "cannot listen at '" + address.text() +
                   "': " + std::generic_category().message(number) +
                   "; choose another address (key listen)",
               "ADDRESS_REFUSED"};
}

// errno of binding, 0 if it works now.
int try_bind(int family, int protocol, const sockaddr* name, socklen_t size) {
  const Socket socket(family, protocol);
  const int yes = 1;
  if (socket.get() < 0 ||
      ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
      ::bind(socket.get(), name, size) != 0 || ::listen(socket.get(), 1) != 0) {
    return errno;
  }
  return 0;
}

}  // namespace

bool Address::is_local() const noexcept {
  if (is_unix() || host == "localhost") {
    return true;
  }
  in_addr four{};
  if (::inet_pton(AF_INET, host.c_str(), &four) == 1) {
    return ntohl(four.s_addr) >> 24U == 127;
  }
  in6_addr six{};
  return ::inet_pton(AF_INET6, host.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

std::string Address::text() const {
  if (is_unix()) {
    return std::string(kUnixPrefix) + path;
  }
  const bool six = host.find(':') != std::string::npos;
  return (six ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

Result<Address> parse_address(std::string_view text) {
  if (text.substr(0, kUnixPrefix.size()) == kUnixPrefix) {
    return parse_unix(text);
  }
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) {
    return Unexpected(bad_address(text, "has no port"));
  }
  Address address;
  std::string_view host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  } else if (host.find_first_of(":[]/") != std::string_view::npos) {
    return Unexpected(bad_address(text, "has an odd host"));
  }
  if (host.empty()) {
    return Unexpected(bad_address(text, "has no host"));
  }
  const auto port = parse_port(text.substr(colon + 1));
  if (!port) {
    return Unexpected(bad_address(text, "has no port of 0 to 65535"));
  }
  address.host = std::string(host);
  address.port = *port;
  return address;
}

Result<void> check_exposure(const Address& address, bool insecure) {
  if (address.is_local() || insecure) {
    return {};
  }
  return Unexpected(
      Error{ErrorCode::kInvalidArgument,
            "address '" + address.text() +
                "' can be reached from other machines, without encryption or passwords: listen at "
                "127.0.0.1, or allow it with --insecure-listen (key insecure_listen)",
            "BAD_CONFIG",
            {{"key", "listen"}}});
}

Result<void> check_unix_socket(const Address& address) {
  struct stat info {};
  if (!address.is_unix() || ::stat(address.path.c_str(), &info) != 0) {
    return {};
  }
  if (!S_ISSOCK(info.st_mode)) {
    return Unexpected(Error{ErrorCode::kFailedPrecondition,
                            "cannot listen at '" + address.text() +
                                "': a file that is no socket is there; choose another path",
                            "ADDRESS_REFUSED"});
  }
  const Socket socket(AF_UNIX, 0);
  const sockaddr_un name = unix_name(address.path);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the socket interface asks for it.
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0) {
    return Unexpected(in_use(address));
  }
  return {};
}

Error why_not_listening(const Address& address) {
  if (address.is_unix()) {
    const sockaddr_un name = unix_name(address.path);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as above.
    const int number = try_bind(AF_UNIX, 0, reinterpret_cast<const sockaddr*>(&name), sizeof name);
    if (number == 0) {
      ::unlink(address.path.c_str());
    }
    return refused(address, number);
  }
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* list = nullptr;
  const int failure =
      ::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &list);
  if (failure != 0) {
    return Error{ErrorCode::kFailedPrecondition,
                 "cannot listen at '" + address.text() + "': " + ::gai_strerror(failure) +
                     "; check the host (key listen)",
                 "ADDRESS_REFUSED"};
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> guard(list, &::freeaddrinfo);
  int number = 0;
  for (const addrinfo* entry = list; entry != nullptr && number == 0; entry = entry->ai_next) {
    number = try_bind(entry->ai_family, entry->ai_protocol, entry->ai_addr, entry->ai_addrlen);
  }
  return refused(address, number);
}

}  // namespace lode::server

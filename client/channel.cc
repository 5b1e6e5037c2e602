// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/channel.h"

#include <cstdlib>
#include <string_view>
#include <utility>

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

namespace lode::client {
namespace {

// A search with whole documents can be large; the server bounds what it sends.
constexpr int kMaxReceiveBytes = 256 << 20;

class ServerConnection final : public Connection {
 public:
  explicit ServerConnection(std::shared_ptr<grpc::Channel> channel)
      : channel_(std::move(channel)) {}

  std::shared_ptr<grpc::Channel> channel() const override { return channel_; }

 private:
  std::shared_ptr<grpc::Channel> channel_;
};

bool is_address(std::string_view server) {
  if (server.rfind("unix:", 0) == 0) {
    return server.size() > 5;
  }
  const std::size_t colon = server.rfind(':');
  return colon != std::string_view::npos && colon > 0 && colon + 1 < server.size() &&
         server.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
}

// The port that lode-server listens on unless told otherwise.
std::string with_port(const std::string& server) {
  const bool bare = !server.empty() && server.find(':') == std::string::npos;
  return bare ? server + ":7700" : server;
}

// Waits for a first success or failure: a refused connection is told at once.
bool wait_until_ready(grpc::Channel& channel, std::chrono::milliseconds timeout) {
  const auto deadline = std::chrono::system_clock::now() + timeout;
  for (;;) {
    const grpc_connectivity_state state = channel.GetState(true);
    if (state == GRPC_CHANNEL_READY) {
      return true;
    }
    if (state == GRPC_CHANNEL_TRANSIENT_FAILURE || state == GRPC_CHANNEL_SHUTDOWN ||
        !channel.WaitForStateChange(state, deadline)) {
      return false;
    }
  }
}

}  // namespace

Result<std::unique_ptr<Connection>> connect_to_server(const std::string& typed,
                                                      std::chrono::milliseconds timeout) {
  const std::string server = with_port(typed);
  if (!is_address(server)) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "no server address '" + server + "': write HOST:PORT or unix:PATH",
                            "BAD_ADDRESS"});
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxReceiveBytes);
  auto channel = grpc::CreateCustomChannel(server, grpc::InsecureChannelCredentials(), arguments);
  if (!wait_until_ready(*channel, timeout)) {
    return Unexpected(Error{ErrorCode::kUnavailable,
                            "no server answers at '" + server +
                                "': start lode-server there, or leave --server out to work "
                                "without one",
                            "SERVER_UNREACHABLE"});
  }
  return std::make_unique<ServerConnection>(std::move(channel));
}

std::filesystem::path default_data_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && data[0] == '/') {
    return std::filesystem::path(data) / "lode";
  }
  if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/') {
    return std::filesystem::path(home) / ".local" / "share" / "lode";
  }
  return "lode-data";
}

}  // namespace lode::client

// SPDX-License-Identifier: GPL-3.0-or-later
// The way to the services: a server over the network, or the same services within this process.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <grpcpp/channel.h>

#include "engine/base/result.h"

namespace lode::client {

// What a command does with the data.
enum class Access {
  kRead,     // Searches and reads. Any number of processes at once.
  kWrite,    // Imports and removes. One process at a time.
  kPreview,  // Uses the plugins alone; no data folder is needed or touched.
};

struct Target {
  std::string server;          // "HOST:PORT" or "unix:PATH"; empty: within this process.
  std::filesystem::path data;  // Data folder, if there is no server.
  std::vector<std::filesystem::path> plugin_folders;
};

// An open way to the services; closes with the object, after all calls on its channel have ended.
class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  [[nodiscard]] virtual std::shared_ptr<grpc::Channel> channel() const = 0;
};

// Opens the services within this process. main() passes the one of embedded.h, tests their own.
using EmbeddedOpener =
    std::function<Result<std::unique_ptr<Connection>>(const Target& target, Access access)>;

// Connects to `server`, a host alone at port 7700, and waits until the connection stands, at most
// `timeout`. Errors: kInvalidArgument (BAD_ADDRESS), kUnavailable (SERVER_UNREACHABLE, naming the
// address).
[[nodiscard]] Result<std::unique_ptr<Connection>> connect_to_server(
    const std::string& server, std::chrono::milliseconds timeout);

// $XDG_DATA_HOME/lode, else ~/.local/share/lode, else ./lode-data.
[[nodiscard]] std::filesystem::path default_data_folder();

}  // namespace lode::client

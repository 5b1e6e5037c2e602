// SPDX-License-Identifier: GPL-3.0-or-later
// The server: owns executors, services and gRPC's server; start, drain, end.
#pragma once

#include <memory>
#include <string>

#include <grpcpp/channel.h>

#include "engine/base/result.h"
#include "engine/engine.h"
#include "server/log.h"
#include "server/options.h"

namespace lode::server {

// [thread-safe]
class Server {
 public:
  // Starts serving at options.listen. `engine` and `log` must outlive the server. Health of "" and
  // of each service is SERVING when this returns. Errors: kInvalidArgument (BAD_CONFIG: the address
  // is malformed or not local),
  //         kUnavailable (ADDRESS_IN_USE), kPermissionDenied, kFailedPrecondition
  //         (ADDRESS_REFUSED), kInternal.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(Engine& engine,
                                                             const ServerOptions& options,
                                                             const Log& log);

  // Drains, if drain() was not called.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Where it listens, with the real port; empty if it does not.
  [[nodiscard]] const std::string& address() const noexcept;

  // A channel that needs no socket.
  [[nodiscard]] std::shared_ptr<grpc::Channel> in_process_channel();

  // Ends in order: health becomes NOT_SERVING, new calls are answered with UNAVAILABLE (DRAINING)
  // but for status and lists, import streams answer what they have and end, running calls have
  // options.drain to finish and are then cancelled, the sockets are closed, and the engine finishes
  // its queue. Blocks. Idempotent.
  void drain();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
// The services without a server: for a command line that works on a data folder by itself.
//
//   auto engine = Engine::open(options);                          // engine/engine.h
//   auto services = lode::server::serve_in_process(**engine);     // nothing listens
//   lode::v1::SearchService::Stub stub((*services)->channel());   // as with any other channel
//
// Calls take the same way as those of a network client (conversion, limits, executors, statuses)
// but for the socket.
#pragma once

#include <cstddef>
#include <memory>

#include <grpcpp/grpcpp.h>

#include "engine/base/result.h"
#include "engine/engine.h"

namespace lode::server {

struct EmbeddedOptions {
  // As in the EngineOptions of the engine that is served; published as limits.
  std::size_t max_document_bytes = std::size_t{16} << 20U;
  std::size_t import_queue_documents = 4000;
};

// [thread-safe]
class InProcessServer {
 public:
  // Ends open import streams, waits for the calls that run (at most 10 s, then they are cancelled)
  // and for the engine's queue.
  virtual ~InProcessServer() = default;

  // The channel is of no use after the server's end.
  [[nodiscard]] virtual std::shared_ptr<grpc::Channel> channel() const = 0;
};

// Starts the services over `engine`, which must outlive them. Writes no log. There is no deadline
// but the client's.
// Errors: kInternal (gRPC cannot start).
[[nodiscard]] Result<std::unique_ptr<InProcessServer>> serve_in_process(
    Engine& engine, const EmbeddedOptions& options = {});

}  // namespace lode::server

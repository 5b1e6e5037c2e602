// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/embedded.h"

#include <utility>

#include "server/log.h"
#include "server/server.h"

namespace lode::server {
namespace {

constexpr std::chrono::seconds kDrain{10};

class Embedded final : public InProcessServer {
 public:
  Embedded(std::unique_ptr<Log> log, std::unique_ptr<Server> server)
      : log_(std::move(log)), server_(std::move(server)), channel_(server_->in_process_channel()) {}

  [[nodiscard]] std::shared_ptr<grpc::Channel> channel() const override { return channel_; }

 private:
  std::unique_ptr<Log> log_;
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace

Result<std::unique_ptr<InProcessServer>> serve_in_process(Engine& engine,
                                                          const EmbeddedOptions& options) {
  capture_grpc_log(nullptr);
  auto log = std::make_unique<Log>();
  ServerOptions server_options;
  server_options.listen.clear();
  server_options.drain = kDrain;
  server_options.request_timeout = std::chrono::milliseconds(0);
  server_options.max_document_bytes = options.max_document_bytes;
  server_options.import_queue_documents = options.import_queue_documents;
  LODE_ASSIGN_OR_RETURN(auto server, Server::start(engine, server_options, *log));
  return std::make_unique<Embedded>(std::move(log), std::move(server));
}

}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>

#include "server/address.h"
#include "server/convert_admin.h"
#include "server/services.h"

namespace lode::server {
namespace {

constexpr std::size_t kMinQuotaBytes = std::size_t{256} << 20U;
constexpr std::size_t kQuotaMessages = 16;  // Of the largest size, on their way at the same time.
constexpr int kMetadataBytes = 8192;
constexpr int kHandshakeMs = 5'000;
constexpr int kKeepaliveMs = 30'000;
constexpr int kKeepaliveTimeoutMs = 10'000;
constexpr int kMinPingIntervalMs = 10'000;
constexpr int kIdleConnectionMs = 600'000;
constexpr ExecutorOptions kWork{.threads = 2, .queue = 64};
constexpr ExecutorOptions kAdmin{.threads = 1, .queue = 64};
constexpr std::size_t kImportThreads = 4;
constexpr std::chrono::milliseconds kLastWrites{100};  // For answers on their way to the socket.

// What a stock server lacks against hostile or broken clients; reasons and measurements are in
// docs/operations.md, "Limits".
void harden(grpc::ServerBuilder& builder, const ServerOptions& options) {
  builder.SetMaxReceiveMessageSize(static_cast<int>(max_request_bytes(options)));
  builder.SetMaxSendMessageSize(static_cast<int>(max_response_bytes(options)));
  // A compressed message of 1 MB can unfold to more than a gigabyte before any limit sees it.
  for (const auto algorithm : {GRPC_COMPRESS_DEFLATE, GRPC_COMPRESS_GZIP}) {
    builder.SetCompressionAlgorithmSupportStatus(algorithm, false);
  }
  grpc::ResourceQuota quota("lode-server");
  quota.Resize(std::max(kMinQuotaBytes, kQuotaMessages * max_request_bytes(options)));
  builder.SetResourceQuota(quota);
  // Else a second server on the same port would start, and take part of the connections.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMetadataBytes);
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             kMinPingIntervalMs);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, kIdleConnectionMs);
}

ExecutorOptions search_executor(const ServerOptions& options) {
  return {.threads = options.search_threads, .queue = options.search_queue};
}

ExecutorOptions import_executor(const ServerOptions& options) {
  // Each stream hands over one document at a time, so the queue never runs full.
  return {.threads = std::min(kImportThreads, options.import_streams),
          .queue = options.import_streams};
}

}  // namespace

struct Server::Impl {
  Impl(Engine& engine, const ServerOptions& options, const Log& log)
      : shared{.engine = engine,
               .log = log,
               .options = options,
               .search = Executor(search_executor(options)),
               .work = Executor(kWork),
               .admin = Executor(kAdmin),
               .import = Executor(import_executor(options))},
        services(make_services(shared)) {}

  void set_health(bool serving) const {
    if (auto* health = server->GetHealthCheckService()) {
      health->SetServingStatus(serving);  // All services, and "".
    }
  }

  Shared shared;
  std::vector<NamedService> services;
  std::unique_ptr<grpc::Server> server;
  std::string address;
  std::once_flag drained;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() {
  drain();
}

Result<std::unique_ptr<Server>> Server::start(Engine& engine,
                                              const ServerOptions& options,
                                              const Log& log) {
  // Both are switches of the process: servers made from here on have these services.
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  Address address;
  const bool listens = !options.listen.empty();
  if (listens) {
    LODE_ASSIGN_OR_RETURN(address, parse_address(options.listen));
    LODE_RETURN_IF_ERROR(check_exposure(address, options.insecure_listen));
    LODE_RETURN_IF_ERROR(check_unix_socket(address));
  }
  auto impl = std::make_unique<Impl>(engine, resolved(options), log);
  grpc::ServerBuilder builder;
  harden(builder, impl->shared.options);
  int port = 0;
  if (listens) {
    builder.AddListeningPort(address.text(), grpc::InsecureServerCredentials(), &port);
  }
  for (const NamedService& service : impl->services) {
    builder.RegisterService(service.service.get());
  }
  impl->server = builder.BuildAndStart();
  if (!impl->server) {
    return Unexpected(listens ? why_not_listening(address)
                              : Error{ErrorCode::kInternal, "gRPC could not start its server"});
  }
  if (listens) {
    address.port = static_cast<std::uint16_t>(address.is_unix() ? 0 : port);
    impl->address = address.text();
  }
  for (const NamedService& service : impl->services) {
    impl->server->GetHealthCheckService()->SetServingStatus(service.name, true);
  }
  impl->set_health(true);
  log.write(LogLevel::kInfo, "serving", {{"address", impl->address}});
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

const std::string& Server::address() const noexcept {
  return impl_->address;
}

std::shared_ptr<grpc::Channel> Server::in_process_channel() {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);
  arguments.SetMaxSendMessageSize(-1);
  return impl_->server->InProcessChannel(arguments);
}

void Server::drain() {
  std::call_once(impl_->drained, [this] {
    Impl& impl = *impl_;
    impl.shared.log.write(
        LogLevel::kInfo, "draining", {{"seconds", impl.shared.options.drain.count()}});
    impl.set_health(false);
    impl.shared.draining.request_stop();
    impl.shared.calls.wait_for_none(impl.shared.options.drain);
    // What is left are calls out of time, which are cancelled, and watches of health, which never
    // end by themselves.
    impl.server->Shutdown(std::chrono::system_clock::now() + kLastWrites);
    impl.server->Wait();
    impl.shared.engine.drain();
    impl.shared.log.write(LogLevel::kInfo, "stopped");
  });
}

}  // namespace lode::server

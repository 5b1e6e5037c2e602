// SPDX-License-Identifier: GPL-3.0-or-later
// Start, health, reflection, refusal of addresses, drain.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>

#include <grpcpp/generic/generic_stub.h>

#include "test_server.h"

namespace lode::server {
namespace {

// One bidirectional call of any method, with messages as bytes: for the standard services, whose
// messages no Debian package holds for C++.
class RawCall {
 public:
  RawCall(const std::shared_ptr<grpc::Channel>& channel, const std::string& method)
      : stub_(channel), call_(stub_.PrepareCall(&context_, method, &queue_)) {
    context_.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
    call_->StartCall(this);
    next();
  }
  ~RawCall() {
    context_.TryCancel();
    call_->Finish(&status_, this);
    next();
    queue_.Shutdown();
  }
  RawCall(const RawCall&) = delete;
  RawCall& operator=(const RawCall&) = delete;

  void write(const std::string& bytes) {
    const grpc::Slice slice(bytes);
    call_->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(), this);
    next();
  }
  // The next message; nothing at the end.
  std::optional<std::string> read() {
    grpc::ByteBuffer buffer;
    call_->Read(&buffer, this);
    if (!next()) {
      return std::nullopt;
    }
    grpc::Slice slice;
    if (!buffer.DumpToSingleSlice(&slice).ok()) {
      return std::nullopt;
    }
    return std::string(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }

 private:
  bool next() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  grpc::Status status_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

constexpr const char* kWatch = "/grpc.health.v1.Health/Watch";
const std::string kServing = "\x08\x01";     // HealthCheckResponse{status: SERVING}
const std::string kNotServing = "\x08\x02";  // … NOT_SERVING

// HealthCheckRequest{service: name}
std::string health_request(const std::string& name) {
  return name.empty() ? "" : "\x0a" + std::string(1, static_cast<char>(name.size())) + name;
}

class TempDir {
 public:
  TempDir() {
    std::string name = (std::filesystem::temp_directory_path() / "lode-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TempDir() { std::filesystem::remove_all(path_); }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

ServerOptions listening(const std::string& address) {
  ServerOptions options = unheard();
  options.listen = address;
  return options;
}

TEST(LifeCycleTest, IsHealthyAsAWholeAndForEachService) {
  TestServer server(listening("127.0.0.1:0"));
  for (const std::string service : {"",
                                    "lode.v1.SearchService",
                                    "lode.v1.DocumentService",
                                    "lode.v1.CollectionService",
                                    "lode.v1.ExtractionService",
                                    "lode.v1.AdminService"}) {
    RawCall watch(server.channel, kWatch);
    watch.write(health_request(service));
    EXPECT_EQ(watch.read(), kServing) << service;
  }
}

TEST(LifeCycleTest, TellsWatchersThatItStopsBeforeItDoes) {
  ServerOptions options = listening("127.0.0.1:0");
  TestServer server(options);
  RawCall whole(server.channel, kWatch);
  RawCall part(server.channel, kWatch);
  whole.write("");
  part.write(health_request("lode.v1.SearchService"));
  ASSERT_EQ(whole.read(), kServing);
  ASSERT_EQ(part.read(), kServing);
  std::thread drain([&] { server.server->drain(); });
  EXPECT_EQ(whole.read(), kNotServing);
  EXPECT_EQ(part.read(), kNotServing);
  drain.join();
}

TEST(LifeCycleTest, ListsItsServicesByReflection) {
  TestServer server(listening("127.0.0.1:0"));
  RawCall call(server.channel, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo");
  call.write(std::string("\x3a\x00", 2));  // ServerReflectionRequest{list_services: ""}
  const auto answer = call.read();
  ASSERT_TRUE(answer);
  for (const std::string service : {"lode.v1.SearchService",
                                    "lode.v1.DocumentService",
                                    "lode.v1.CollectionService",
                                    "lode.v1.ExtractionService",
                                    "lode.v1.AdminService",
                                    "grpc.health.v1.Health"}) {
    EXPECT_NE(answer->find(service), std::string::npos) << service;
  }
}

TEST(LifeCycleTest, LetsRunningCallsFinishWhileItDrains) {
  TestServer server(listening("127.0.0.1:0"));
  server.engine.hold();
  grpc::ClientContext context;
  const auto stream = server.documents->ImportDocuments(&context);
  ASSERT_TRUE(stream->Write(document_request(1, "a", "text")));
  ASSERT_TRUE(stream->WritesDone());
  server.engine.wait_for_imports(1);
  std::thread drain([&] { server.server->drain(); });
  server.engine.release();
  v1::ImportDocumentsResponse response;
  EXPECT_TRUE(stream->Read(&response));
  EXPECT_TRUE(response.has_stored());
  drain.join();
  EXPECT_TRUE(server.engine.document("default", "a"));
}

TEST(LifeCycleTest, RefusesNewCallsButTellsItsStatusWhileItDrains) {
  TestServer server(listening("127.0.0.1:0"));
  server.engine.hold();
  grpc::ClientContext context;
  const auto stream = server.documents->ImportDocuments(&context);
  ASSERT_TRUE(stream->Write(document_request(1, "a", "text")));
  server.engine.wait_for_imports(1);
  std::thread drain([&] { server.server->drain(); });
  v1::GetStatusResponse status;
  while (!status.draining()) {
    grpc::ClientContext ask;
    ASSERT_TRUE(server.admin->GetStatus(&ask, {}, &status).ok());
  }
  grpc::ClientContext late;
  v1::SearchResponse response;
  const auto refused = server.search->Search(&late, {}, &response);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(error_info(refused).reason(), "DRAINING");
  server.engine.release();
  v1::ImportDocumentsResponse answer;
  EXPECT_TRUE(stream->Read(&answer));
  EXPECT_FALSE(stream->Read(&answer));
  EXPECT_EQ(error_info(stream->Finish()).reason(), "DRAINING");
  drain.join();
}

TEST(LifeCycleTest, CancelsCallsThatOutstayTheDrain) {
  ServerOptions options = unheard();
  options.drain = std::chrono::seconds(0);
  TestServer server(options);
  std::thread drain([&] {
    server.engine.wait_for_slow_search();
    server.server->drain();
  });
  grpc::ClientContext context;
  v1::SearchRequest request;
  request.set_query("slow");
  v1::SearchResponse response;
  EXPECT_FALSE(server.search->Search(&context, request, &response).ok());
  drain.join();
}

TEST(LifeCycleTest, NamesAPortThatIsInUse) {
  TestServer server(listening("127.0.0.1:0"));
  FakeEngine engine;
  const Log log;
  const auto second = Server::start(engine, listening(server.server->address()), log);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().reason, "ADDRESS_IN_USE");
  EXPECT_NE(second.error().message.find("'" + server.server->address() + "'"), std::string::npos);
  EXPECT_NE(second.error().message.find("another port"), std::string::npos);
}

TEST(LifeCycleTest, RefusesAnAddressThatOtherMachinesReach) {
  FakeEngine engine;
  const Log log;
  ServerOptions options = listening("0.0.0.0:0");
  const auto refused = Server::start(engine, options, log);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "BAD_CONFIG");
  options.insecure_listen = true;
  EXPECT_TRUE(Server::start(engine, options, log));
}

TEST(LifeCycleTest, ServesOverAUnixSocketThatNobodyMayTakeOver) {
  const TempDir folder;
  const std::string address = "unix:" + folder.file("lode.sock");
  FakeEngine engine;
  const Log log;
  {
    TestServer server(listening(address));
    grpc::ClientContext context;
    v1::GetStatusResponse status;
    EXPECT_TRUE(server.admin->GetStatus(&context, {}, &status).ok());
    const auto second = Server::start(engine, listening(address), log);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().reason, "ADDRESS_IN_USE");
  }
  EXPECT_TRUE(Server::start(engine, listening(address), log))
      << "a socket left behind is no hurdle";
}

TEST(LifeCycleTest, RefusesASocketsPathWhereAFileIsOrNoFolder) {
  const TempDir folder;
  std::ofstream(folder.file("note.txt")) << "keep me";
  FakeEngine engine;
  const Log log;
  for (const std::string path : {"note.txt", "missing/lode.sock"}) {
    const auto server = Server::start(engine, listening("unix:" + folder.file(path)), log);
    ASSERT_FALSE(server) << path;
    EXPECT_EQ(server.error().reason, "ADDRESS_REFUSED") << server.error().message;
  }
  EXPECT_TRUE(std::filesystem::is_regular_file(folder.file("note.txt")));
}

TEST(LifeCycleTest, RefusesACompressedRequest) {
  TestServer server(listening("127.0.0.1:0"));
  grpc::ClientContext context;
  context.set_compression_algorithm(GRPC_COMPRESS_GZIP);
  v1::SearchRequest request;
  request.set_query(std::string(100'000, 'x'));
  v1::SearchResponse response;
  EXPECT_EQ(server.search->Search(&context, request, &response).error_code(),
            grpc::StatusCode::UNIMPLEMENTED);
}

TEST(LifeCycleTest, RefusesAMessageOverTheLimit) {
  ServerOptions options = listening("127.0.0.1:0");
  options.max_document_bytes = 1'000;
  TestServer server(options);
  grpc::ClientContext context;
  v1::SearchRequest request;
  request.set_query(std::string(2'000'000, 'x'));
  v1::SearchResponse response;
  EXPECT_EQ(server.search->Search(&context, request, &response).error_code(),
            grpc::StatusCode::RESOURCE_EXHAUSTED);
}

}  // namespace
}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
// A server over a fake engine with stubs for its services, and helpers to look at what it answers.
#pragma once

#include <memory>
#include <string>

#include <grpcpp/grpcpp.h>

#include "lode/v1/admin.grpc.pb.h"
#include "lode/v1/collection.grpc.pb.h"
#include "lode/v1/document.grpc.pb.h"
#include "lode/v1/extraction.grpc.pb.h"
#include "lode/v1/search.grpc.pb.h"

#include "fake_engine.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "server/server.h"

namespace lode::server {

// Options for a server without a socket.
inline ServerOptions unheard() {
  ServerOptions options;
  options.listen.clear();
  options.drain = std::chrono::seconds(60);
  options.request_timeout = std::chrono::milliseconds(60'000);
  return options;
}

// The ErrorInfo in the details of a status; its reason is empty if there is none.
inline google::rpc::ErrorInfo error_info(const google::rpc::Status& status) {
  google::rpc::ErrorInfo info;
  if (status.details_size() > 0) {
    status.details(0).UnpackTo(&info);
  }
  return info;
}

inline google::rpc::ErrorInfo error_info(const grpc::Status& status) {
  google::rpc::Status details;
  details.ParseFromString(status.error_details());
  return error_info(details);
}

class TestServer {
 public:
  explicit TestServer(const ServerOptions& options = unheard()) {
    auto started = Server::start(engine, options, log);
    if (!started) {
      ADD_FAILURE() << started.error().message;
      std::abort();
    }
    server = *std::move(started);
    connect(options.listen.empty()
                ? server->in_process_channel()
                : grpc::CreateChannel(server->address(), grpc::InsecureChannelCredentials()));
  }

  void connect(std::shared_ptr<grpc::Channel> to) {
    channel = std::move(to);
    search = v1::SearchService::NewStub(channel);
    documents = v1::DocumentService::NewStub(channel);
    collections = v1::CollectionService::NewStub(channel);
    extraction = v1::ExtractionService::NewStub(channel);
    admin = v1::AdminService::NewStub(channel);
  }

  Log log;
  FakeEngine engine;
  std::unique_ptr<Server> server;
  std::shared_ptr<grpc::Channel> channel;
  std::unique_ptr<v1::SearchService::Stub> search;
  std::unique_ptr<v1::DocumentService::Stub> documents;
  std::unique_ptr<v1::CollectionService::Stub> collections;
  std::unique_ptr<v1::ExtractionService::Stub> extraction;
  std::unique_ptr<v1::AdminService::Stub> admin;
};

inline v1::ImportDocumentsRequest document_request(std::uint64_t sequence,
                                                   const std::string& id,
                                                   const std::string& text) {
  v1::ImportDocumentsRequest request;
  request.set_sequence(sequence);
  request.mutable_document()->set_id(id);
  request.mutable_document()->mutable_fields()->set_text(text);
  request.mutable_document()->mutable_fields()->set_language("en");
  return request;
}

// Imports documents with the given texts and ids "0", "1" …; fails the test if that fails.
inline void import_texts(TestServer& server, const std::vector<std::string>& texts) {
  grpc::ClientContext context;
  const auto stream = server.documents->ImportDocuments(&context);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_TRUE(stream->Write(document_request(i, std::to_string(i), texts[i])));
  }
  EXPECT_TRUE(stream->WritesDone());
  v1::ImportDocumentsResponse response;
  while (stream->Read(&response)) {
    EXPECT_TRUE(response.has_stored()) << response.error().message();
  }
  EXPECT_TRUE(stream->Finish().ok());
}

}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
// The import stream: answers, back-pressure, endings. Each runs over both transports, since only
// one has flow control and only the other has no socket.
#include <set>
#include <thread>

#include "test_server.h"

namespace lode::server {
namespace {

class ImportStreamTest : public testing::TestWithParam<const char*> {
 protected:
  static ServerOptions options() {
    ServerOptions out = unheard();
    out.listen = GetParam();
    return out;
  }
};

INSTANTIATE_TEST_SUITE_P(Transports,
                         ImportStreamTest,
                         testing::Values("", "127.0.0.1:0"),
                         [](const auto& transport) {
                           return std::string(*transport.param == '\0' ? "InProcess" : "Tcp");
                         });

using Stream = grpc::ClientReaderWriter<v1::ImportDocumentsRequest, v1::ImportDocumentsResponse>;

std::vector<v1::ImportDocumentsResponse> read_all(Stream& stream) {
  std::vector<v1::ImportDocumentsResponse> out;
  for (v1::ImportDocumentsResponse response; stream.Read(&response);) {
    out.push_back(response);
  }
  return out;
}

TEST_P(ImportStreamTest, AnswersEachDocumentOnce) {
  TestServer server(options());
  grpc::ClientContext context;
  const auto stream = server.documents->ImportDocuments(&context);
  constexpr std::uint64_t kCount = 300;
  std::thread writer([&] {
    for (std::uint64_t i = 0; i < kCount; ++i) {
      ASSERT_TRUE(stream->Write(document_request(1'000 + i, "id-" + std::to_string(i), "text")));
    }
    ASSERT_TRUE(stream->WritesDone());
  });
  const auto answers = read_all(*stream);
  writer.join();
  EXPECT_TRUE(stream->Finish().ok());
  std::set<std::uint64_t> sequences;
  for (const auto& answer : answers) {
    EXPECT_TRUE(answer.has_stored());
    EXPECT_EQ(answer.document_id(), "id-" + std::to_string(answer.sequence() - 1'000));
    sequences.insert(answer.sequence());
  }
  EXPECT_EQ(answers.size(), kCount);
  EXPECT_EQ(sequences.size(), kCount);
}

TEST_P(ImportStreamTest, GoesOnAfterADocumentThatIsRefused) {
  TestServer server(options());
  grpc::ClientContext context;
  const auto stream = server.documents->ImportDocuments(&context);
  ASSERT_TRUE(stream->Write(document_request(1, "empty", "")));
  v1::ImportDocumentsRequest nothing;
  nothing.set_sequence(2);
  ASSERT_TRUE(stream->Write(nothing));
  v1::ImportDocumentsRequest elsewhere = document_request(3, "c", "text");
  elsewhere.set_collection("other");
  ASSERT_TRUE(stream->Write(elsewhere));
  ASSERT_TRUE(stream->Write(document_request(4, "good", "text")));
  ASSERT_TRUE(stream->WritesDone());
  std::map<std::uint64_t, v1::ImportDocumentsResponse> answers;
  for (const auto& answer : read_all(*stream)) {
    answers[answer.sequence()] = answer;
  }
  EXPECT_TRUE(stream->Finish().ok());
  ASSERT_EQ(answers.size(), 4U);
  EXPECT_EQ(error_info(answers[1].error()).reason(), "EMPTY_DOCUMENT");
  EXPECT_EQ(answers[1].error().code(), 3);
  EXPECT_EQ(error_info(answers[2].error()).metadata().at("field"), "document");
  EXPECT_EQ(error_info(answers[3].error()).metadata().at("field"), "collection");
  EXPECT_EQ(answers[3].document_id(), "c");
  EXPECT_TRUE(answers[4].has_stored());
}

TEST_P(ImportStreamTest, EndsAnEmptyStreamWell) {
  TestServer server(options());
  grpc::ClientContext context;
  const auto stream = server.documents->ImportDocuments(&context);
  ASSERT_TRUE(stream->WritesDone());
  EXPECT_TRUE(read_all(*stream).empty());
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_P(ImportStreamTest, EndsWithNotFoundIfTheCollectionIsUnknown) {
  TestServer server(options());
  grpc::ClientContext context;
  const auto stream = server.documents->ImportDocuments(&context);
  v1::ImportDocumentsRequest request;  // Its document is bad, too, but the collection comes first.
  request.set_collection("nowhere");
  ASSERT_TRUE(stream->Write(request));
  EXPECT_TRUE(read_all(*stream).empty());
  const auto status = stream->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(error_info(status).reason(), "COLLECTION_NOT_FOUND");
  EXPECT_EQ(server.engine.imports_begun(), 0U);
}

TEST_P(ImportStreamTest, KeepsTheTextOfAnExceptionToItselfAndGoesOn) {
  TestServer server(options());
  grpc::ClientContext context;
  const auto stream = server.documents->ImportDocuments(&context);
  ASSERT_TRUE(stream->Write(document_request(1, "a", "throw")));
  v1::ImportDocumentsResponse answer;
  ASSERT_TRUE(stream->Read(&answer));
  EXPECT_EQ(error_info(answer.error()).reason(), "INTERNAL");
  EXPECT_EQ(answer.error().message().find("secret"), std::string::npos);
  ASSERT_TRUE(stream->Write(document_request(2, "b", "text")));
  ASSERT_TRUE(stream->WritesDone());
  ASSERT_TRUE(stream->Read(&answer));
  EXPECT_TRUE(answer.has_stored());
  EXPECT_FALSE(stream->Read(&answer));
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_P(ImportStreamTest, HoldsTheClientBackWhileTheQueueIsFull) {
  TestServer server(options());
  server.engine.hold();
  grpc::ClientContext context;
  const auto stream = server.documents->ImportDocuments(&context);
  constexpr std::size_t kCount = 40;
  // Larger than the window of a stream, so that the socket's transport must wait, too.
  const std::string text(200'000, 'x');
  std::thread writer([&] {
    for (std::size_t i = 0; i < kCount; ++i) {
      ASSERT_TRUE(stream->Write(document_request(i, std::to_string(i), text)));
    }
    ASSERT_TRUE(stream->WritesDone());
  });
  // Four fill the queue, the fifth waits for room, and nothing else is read.
  server.engine.wait_for_imports(5);
  grpc::ClientContext other;
  v1::GetStatusResponse status;
  EXPECT_TRUE(server.admin->GetStatus(&other, {}, &status).ok());
  EXPECT_EQ(server.engine.imports_begun(), 5U);
  server.engine.release();
  EXPECT_EQ(read_all(*stream).size(), kCount);
  writer.join();
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_EQ(server.engine.most_imports_at_once(), 1U);
}

TEST_P(ImportStreamTest, DropsWhatWaitsWhenTheClientGoesAway) {
  TestServer server(options());
  server.engine.hold();
  {
    grpc::ClientContext context;
    const auto stream = server.documents->ImportDocuments(&context);
    for (std::uint64_t i = 0; i < 5; ++i) {
      ASSERT_TRUE(stream->Write(document_request(i, "old-" + std::to_string(i), "text")));
    }
    server.engine.wait_for_imports(5);
    context.TryCancel();
    EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  server.engine.wait_for_no_import();  // The server learns of it a moment later.
  server.engine.release();
  import_texts(server, {"text"});  // Others go on.
  server.server->drain();
  const auto stored = server.engine.collections();
  // The four that the engine had, and the new one; the fifth was dropped.
  EXPECT_EQ(stored->at(0).documents, 5U);
  EXPECT_FALSE(server.engine.document("default", "old-4"));
}

TEST_P(ImportStreamTest, RefusesOneStreamTooMany) {
  ServerOptions two = options();
  two.import_streams = 2;
  TestServer server(two);
  const auto open = [&](grpc::ClientContext& context) {
    auto stream = server.documents->ImportDocuments(&context);
    stream->Write(document_request(1, "a", "text"));
    return stream;
  };
  grpc::ClientContext contexts[4];
  v1::ImportDocumentsResponse response;
  const auto first = open(contexts[0]);
  const auto second = open(contexts[1]);
  ASSERT_TRUE(first->Read(&response));
  ASSERT_TRUE(second->Read(&response));
  const auto third = open(contexts[2]);
  EXPECT_FALSE(third->Read(&response));
  const auto status = third->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(error_info(status).reason(), "IMPORT_STREAMS");
  EXPECT_TRUE(first->WritesDone());
  EXPECT_TRUE(first->Finish().ok());
  EXPECT_TRUE(second->WritesDone());
  EXPECT_TRUE(second->Finish().ok());
}

TEST(ImportStreamDrainTest, EndsAnOpenStreamAfterTheAnswersThatAreDue) {
  ServerOptions options = unheard();
  options.listen = "127.0.0.1:0";
  TestServer server(options);
  grpc::ClientContext context;
  const auto stream = server.documents->ImportDocuments(&context);
  ASSERT_TRUE(stream->Write(document_request(1, "a", "text")));
  v1::ImportDocumentsResponse response;
  ASSERT_TRUE(stream->Read(&response));
  server.engine.hold();
  ASSERT_TRUE(stream->Write(document_request(2, "b", "text")));
  server.engine.wait_for_imports(2);
  std::thread drain([&] { server.server->drain(); });
  server.engine.release();
  // What the engine had is answered first.
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.sequence(), 2U);
  EXPECT_FALSE(stream->Read(&response));
  const auto status = stream->Finish();
  drain.join();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(error_info(status).reason(), "DRAINING");
  EXPECT_TRUE(server.engine.drained());
}

}  // namespace
}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
// The services as a client sees them, over an in-process channel.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <thread>

#include "server/embedded.h"
#include "test_server.h"

namespace lode::server {
namespace {

grpc::Status search(TestServer& server, const std::string& query, v1::SearchResponse* response) {
  grpc::ClientContext context;
  v1::SearchRequest request;
  request.set_query(query);
  request.add_facets()->set_key("language");
  return server.search->Search(&context, request, response);
}

TEST(SearchServiceTest, FindsWhatWasImportedAndCounts) {
  TestServer server;
  import_texts(server, {"red apple", "green pear", "red pear"});
  v1::SearchResponse response;
  const auto status = search(server, "red", &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.hits_size(), 2);
  EXPECT_EQ(response.total().value(), 2);
  EXPECT_TRUE(response.total().exact());
  EXPECT_EQ(response.facets(0).buckets(0).text(), "en");
  EXPECT_EQ(response.facets(0).buckets(0).count(), 2);
  EXPECT_EQ(response.revision(), 3U);
}

TEST(SearchServiceTest, ExplainsAnErrorToProgramsToo) {
  TestServer server;
  v1::SearchResponse response;
  const auto status = search(server, "(", &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "the bracket at byte 0 is never closed: add ')'");
  EXPECT_EQ(error_info(status).reason(), "QUERY_SYNTAX");
  EXPECT_EQ(error_info(status).metadata().at("piece"), "(");
}

TEST(SearchServiceTest, RefusesABadRequestBeforeTheEngineSeesIt) {
  TestServer server;
  grpc::ClientContext context;
  v1::SearchRequest request;
  request.set_page_size(-7);
  v1::SearchResponse response;
  const auto status = server.search->Search(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(error_info(status).metadata().at("field"), "page_size");
}

TEST(SearchServiceTest, NamesAnUnknownCollection) {
  TestServer server;
  grpc::ClientContext context;
  v1::ListFacetValuesRequest request;
  request.set_collection("nowhere");
  request.add_facets()->set_key("language");
  v1::ListFacetValuesResponse response;
  const auto status = server.search->ListFacetValues(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(error_info(status).reason(), "COLLECTION_NOT_FOUND");
}

TEST(SearchServiceTest, KeepsTheTextOfAnExceptionToItself) {
  TestServer server;
  v1::SearchResponse response;
  const auto status = search(server, "throw", &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(status.error_message().find("secret"), std::string::npos);
  EXPECT_TRUE(search(server, "", &response).ok()) << "the server goes on";
}

TEST(SearchServiceTest, EndsASearchAtTheServersDeadline) {
  ServerOptions options = unheard();
  options.request_timeout = std::chrono::milliseconds(20);
  TestServer server(options);
  v1::SearchResponse response;
  EXPECT_EQ(search(server, "slow", &response).error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
}

TEST(SearchServiceTest, StopsASearchWhoseClientIsGone) {
  ServerOptions options = unheard();
  options.search_threads = 1;
  TestServer server(options);
  grpc::ClientContext context;
  v1::SearchRequest request;
  request.set_query("slow");
  v1::SearchResponse response;
  std::thread canceller([&] {
    server.engine.wait_for_slow_search();
    context.TryCancel();
  });
  EXPECT_EQ(server.search->Search(&context, request, &response).error_code(),
            grpc::StatusCode::CANCELLED);
  canceller.join();
  // The only thread is free again, long before the minute that "slow" would take.
  EXPECT_TRUE(search(server, "", &response).ok());
}

// Searches that run at the same time, with their statuses in order of their ends.
class ManySearches {
 public:
  explicit ManySearches(TestServer& server) : server_(server) {}

  void start(const std::string& query) {
    Running& running = running_.emplace_back();
    running.request.set_query(query);
    server_.search->async()->Search(
        &running.context, &running.request, &running.response, [this](const grpc::Status& status) {
          const std::lock_guard lock(mutex_);
          ended_.push_back(status);
          changed_.notify_all();
        });
  }
  std::vector<grpc::Status> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_.size() >= count; });
    return ended_;
  }
  void cancel_all() {
    for (Running& running : running_) {
      running.context.TryCancel();
    }
  }

 private:
  struct Running {
    grpc::ClientContext context;
    v1::SearchRequest request;
    v1::SearchResponse response;
  };
  TestServer& server_;
  std::deque<Running> running_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<grpc::Status> ended_;
};

TEST(SearchServiceTest, RefusesAtOnceWhatItsQueueCannotHold) {
  ServerOptions options = unheard();
  options.search_threads = 1;
  options.search_queue = 2;
  TestServer server(options);
  ManySearches searches(server);
  searches.start("slow");
  server.engine.wait_for_slow_search();
  for (int i = 0; i < 5; ++i) {
    searches.start("slow");  // Two of them wait.
  }
  const auto refused = searches.wait_for(3);
  for (const grpc::Status& status : refused) {
    EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    EXPECT_EQ(error_info(status).reason(), "QUEUE_FULL");
  }
  grpc::ClientContext context;
  v1::GetStatusResponse status;
  EXPECT_TRUE(server.admin->GetStatus(&context, {}, &status).ok()) << "status is always answered";
  searches.cancel_all();
  EXPECT_EQ(searches.wait_for(6).size(), 6U);
}

TEST(SearchServiceTest, SaysSoWhenAnAnswerIsTooLarge) {
  ServerOptions options = unheard();
  options.max_document_bytes = std::size_t{1} << 20U;
  TestServer server(options);
  grpc::ClientContext context;
  v1::SearchRequest request;
  request.set_query("huge");
  request.set_view(v1::VIEW_FULL);
  v1::SearchResponse response;
  const auto status = server.search->Search(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(error_info(status).reason(), "RESPONSE_TOO_LARGE");
}

TEST(CallTest, EchoesTheRequestIdAndTellsTheTime) {
  TestServer server;
  grpc::ClientContext context;
  context.AddMetadata("x-request-id", "abc-1");
  v1::GetStatusResponse response;
  ASSERT_TRUE(server.admin->GetStatus(&context, {}, &response).ok());
  const auto& trailers = context.GetServerTrailingMetadata();
  ASSERT_EQ(trailers.count("x-request-id"), 1U);
  EXPECT_EQ(trailers.find("x-request-id")->second, "abc-1");
  EXPECT_EQ(trailers.count("x-took-ms"), 1U);
}

TEST(CallTest, ReplacesARequestIdThatWouldSpoilTheLog) {
  TestServer server;
  for (const std::string& id : {std::string("two words"), std::string(65, 'x')}) {
    grpc::ClientContext context;
    context.AddMetadata("x-request-id", id);
    v1::GetStatusResponse response;
    ASSERT_TRUE(server.admin->GetStatus(&context, {}, &response).ok());
    const auto found = context.GetServerTrailingMetadata().find("x-request-id");
    ASSERT_NE(found, context.GetServerTrailingMetadata().end());
    EXPECT_NE(found->second, id);
    EXPECT_FALSE(found->second.empty());
  }
}

TEST(DocumentServiceTest, GivesADocumentBack) {
  TestServer server;
  import_texts(server, {"red apple"});
  grpc::ClientContext context;
  v1::GetDocumentRequest request;
  request.set_id("0");
  v1::GetDocumentResponse response;
  ASSERT_TRUE(server.documents->GetDocument(&context, request, &response).ok());
  EXPECT_EQ(response.document().text(), "red apple");
}

TEST(DocumentServiceTest, TellsAMissingDocumentFromABadId) {
  TestServer server;
  struct Case {
    std::string id;
    grpc::StatusCode code;
    std::string reason;
  };
  const Case cases[] = {
      {"missing", grpc::StatusCode::NOT_FOUND, "DOCUMENT_NOT_FOUND"},
      {"", grpc::StatusCode::INVALID_ARGUMENT, "INVALID_DOCUMENT_ID"},
      {std::string(201, 'x'), grpc::StatusCode::INVALID_ARGUMENT, "INVALID_DOCUMENT_ID"}};
  for (const Case& c : cases) {
    grpc::ClientContext context;
    v1::GetDocumentRequest request;
    request.set_id(c.id);
    v1::GetDocumentResponse response;
    const auto status = server.documents->GetDocument(&context, request, &response);
    EXPECT_EQ(status.error_code(), c.code);
    EXPECT_EQ(error_info(status).reason(), c.reason);
  }
}

TEST(DocumentServiceTest, RemovesByIdsAndReportsTheMissing) {
  TestServer server;
  import_texts(server, {"a", "b", "c"});
  v1::DeleteDocumentsRequest request;
  for (const auto* id : {"0", "2", "0", "9"}) {
    request.add_ids(id);
  }
  for (const bool validate_only : {true, false}) {
    grpc::ClientContext context;
    request.set_validate_only(validate_only);
    v1::DeleteDocumentsResponse response;
    ASSERT_TRUE(server.documents->DeleteDocuments(&context, request, &response).ok());
    EXPECT_EQ(response.deleted(), 2) << validate_only;
    ASSERT_EQ(response.missing_ids_size(), 1);
    EXPECT_EQ(response.missing_ids(0), "9");
  }
  v1::SearchResponse left;
  ASSERT_TRUE(search(server, "", &left).ok());
  EXPECT_EQ(left.total().value(), 1);
}

TEST(DocumentServiceTest, RemovesByQueryOnceToldSo) {
  TestServer server;
  import_texts(server, {"red apple", "green pear", "red pear"});
  v1::DeleteDocumentsRequest request;
  request.set_query("red");
  for (const bool validate_only : {true, false}) {
    grpc::ClientContext context;
    request.set_validate_only(validate_only);
    v1::DeleteDocumentsResponse response;
    ASSERT_TRUE(server.documents->DeleteDocuments(&context, request, &response).ok());
    EXPECT_EQ(response.deleted(), 2) << validate_only;
  }
}

TEST(DocumentServiceTest, WantsEitherIdsOrAQuery) {
  TestServer server;
  v1::DeleteDocumentsRequest neither;
  v1::DeleteDocumentsRequest both;
  both.add_ids("a");
  both.set_query("q");
  v1::DeleteDocumentsRequest many;
  for (int i = 0; i < 10'001; ++i) {
    many.add_ids("a");
  }
  for (const auto& request : {neither, both, many}) {
    grpc::ClientContext context;
    v1::DeleteDocumentsResponse response;
    const auto status = server.documents->DeleteDocuments(&context, request, &response);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
    EXPECT_EQ(error_info(status).reason(), "BAD_REQUEST");
  }
}

TEST(CollectionServiceTest, MakesListsAndRemovesCollections) {
  TestServer server;
  {
    grpc::ClientContext context;
    v1::CreateCollectionRequest request;
    request.set_name("news");
    request.set_shards(3);
    v1::CreateCollectionResponse response;
    ASSERT_TRUE(server.collections->CreateCollection(&context, request, &response).ok());
    EXPECT_EQ(response.collection().shards(), 3U);
  }
  const auto count = [&] {
    grpc::ClientContext context;
    v1::ListCollectionsResponse response;
    EXPECT_TRUE(server.collections->ListCollections(&context, {}, &response).ok());
    return response.collections_size();
  };
  EXPECT_EQ(count(), 2);
  for (const std::string confirm : {"", "old", "news"}) {
    grpc::ClientContext context;
    v1::DeleteCollectionRequest request;
    request.set_name("news");
    request.set_confirm(confirm);
    v1::DeleteCollectionResponse response;
    const auto status = server.collections->DeleteCollection(&context, request, &response);
    EXPECT_EQ(status.ok(), confirm == "news") << confirm;
  }
  EXPECT_EQ(count(), 1);
}

TEST(CollectionServiceTest, RefusesTooManyShardsAndListsFields) {
  TestServer server;
  grpc::ClientContext create;
  v1::CreateCollectionRequest request;
  request.set_name("news");
  request.set_shards(65);
  v1::CreateCollectionResponse created;
  EXPECT_EQ(server.collections->CreateCollection(&create, request, &created).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
  grpc::ClientContext list;
  v1::ListFieldsResponse fields;
  ASSERT_TRUE(server.collections->ListFields(&list, {}, &fields).ok());
  ASSERT_EQ(fields.fields_size(), 2);
  EXPECT_EQ(fields.fields(0).name(), "language");
  EXPECT_EQ(fields.fields(1).label(), "Company");
}

TEST(ExtractionServiceTest, PreviewsAndListsPlugins) {
  TestServer server;
  grpc::ClientContext context;
  v1::ExtractRequest request;
  request.mutable_document()->set_bytes("Northgrid grows");
  v1::ExtractResponse response;
  ASSERT_TRUE(server.extraction->Extract(&context, request, &response).ok());
  EXPECT_EQ(response.document().annotations(0).quote(), "Northgrid");
  grpc::ClientContext list;
  v1::ListPluginsResponse plugins;
  ASSERT_TRUE(server.extraction->ListPlugins(&list, {}, &plugins).ok());
  ASSERT_EQ(plugins.plugins_size(), 1);
  EXPECT_EQ(plugins.plugins(0).state(), v1::PLUGIN_STATE_BACKOFF);
  EXPECT_EQ(plugins.plugins(0).reason(), "signal 11");
}

TEST(ExtractionServiceTest, StopsAPreviewAtTheDeadline) {
  ServerOptions options = unheard();
  options.request_timeout = std::chrono::milliseconds(20);
  TestServer server(options);
  grpc::ClientContext context;
  v1::ExtractRequest request;
  request.mutable_document()->set_bytes("slow");
  v1::ExtractResponse response;
  EXPECT_EQ(server.extraction->Extract(&context, request, &response).error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
}

TEST(ExtractionServiceTest, ListsAndClearsTheQuarantine) {
  TestServer server;
  server.engine.add_quarantine({"fake.names", "doc", "00", "signal 11", "boom", 17});
  server.engine.add_quarantine({"gone.plugin", "doc", "00", "signal 6", "", 18});
  const auto list = [&](const std::string& plugin, v1::ListQuarantineResponse* response) {
    grpc::ClientContext context;
    v1::ListQuarantineRequest request;
    request.set_plugin(plugin);
    return server.extraction->ListQuarantine(&context, request, response);
  };
  v1::ListQuarantineResponse all;
  ASSERT_TRUE(list("", &all).ok());
  ASSERT_EQ(all.entries_size(), 2);
  EXPECT_EQ(all.entries(0).stderr_tail(), "boom");
  EXPECT_EQ(all.entries(0).time().seconds(), 17);
  v1::ListQuarantineResponse removed_plugin;
  EXPECT_TRUE(list("gone.plugin", &removed_plugin).ok());
  const auto unknown = list("fake.name", &removed_plugin);
  EXPECT_EQ(unknown.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(error_info(unknown).metadata().at("nearest"), "fake.names");

  grpc::ClientContext context;
  v1::ClearQuarantineRequest request;
  request.set_plugin("fake.names");
  v1::ClearQuarantineResponse cleared;
  ASSERT_TRUE(server.extraction->ClearQuarantine(&context, request, &cleared).ok());
  EXPECT_EQ(cleared.cleared(), 1);
}

TEST(AdminServiceTest, TellsLimitsAndCounters) {
  ServerOptions options = unheard();
  options.search_threads = 2;
  options.search_queue = 9;
  TestServer server(options);
  import_texts(server, {"a"});
  grpc::ClientContext context;
  v1::GetStatusResponse status;
  ASSERT_TRUE(server.admin->GetStatus(&context, {}, &status).ok());
  EXPECT_EQ(status.version(), "0.0.1");
  EXPECT_EQ(status.commits(), 1);
  EXPECT_EQ(status.collections(0).documents(), 1);
  EXPECT_EQ(status.limits().search_queue(), 11);
  EXPECT_FALSE(status.draining());
}

TEST(EmbeddedTest, ServesOverAChannelWithoutASocket) {
  FakeEngine engine;
  {
    const auto services = serve_in_process(engine);
    ASSERT_TRUE(services) << services.error().message;
    const auto stub = v1::AdminService::NewStub((*services)->channel());
    grpc::ClientContext context;
    v1::GetStatusResponse status;
    EXPECT_TRUE(stub->GetStatus(&context, {}, &status).ok());
    EXPECT_EQ(status.limits().document_bytes(), 16 << 20);
  }
  EXPECT_TRUE(engine.drained());
}

TEST(EmbeddedTest, EndsOnlyWhenItsStreamsAreAnswered) {
  FakeEngine engine;
  engine.hold();
  auto services = serve_in_process(engine);
  ASSERT_TRUE(services);
  const auto stub = v1::DocumentService::NewStub((*services)->channel());
  grpc::ClientContext context;
  const auto stream = stub->ImportDocuments(&context);
  ASSERT_TRUE(stream->Write(document_request(1, "a", "text")));
  engine.wait_for_imports(1);
  std::thread end([&] { services->reset(); });
  engine.release();
  v1::ImportDocumentsResponse response;
  EXPECT_TRUE(stream->Read(&response));
  EXPECT_TRUE(response.has_stored());
  EXPECT_FALSE(stream->Read(&response));
  stream->Finish();
  end.join();
  EXPECT_TRUE(engine.document("default", "a"));
}

}  // namespace
}  // namespace lode::server

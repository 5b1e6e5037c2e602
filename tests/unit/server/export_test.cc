// SPDX-License-Identifier: GPL-3.0-or-later
// Exports: the form of the lines, and the stream.
#include "engine/document/value.h"
#include "server/export_format.h"
#include "test_server.h"

namespace lode::server {
namespace {

using testing::HasSubstr;

Schema test_schema() {
  Schema schema;
  EXPECT_TRUE(schema.add({.name = "company", .kind = FacetKind::kKeyword, .plugin = "test"}));
  return schema;
}

query::ExportedDocument sample(const ExportFormatter& formatter) {
  query::ExportedDocument hit;
  hit.document.id = "a";
  hit.document.title = "Say \"hi\", friend";
  hit.document.text = "Two\nlines \xFF";
  hit.document.language = "en";
  hit.document.published_unix = 1'762'214'400;
  hit.document.metadata = {{"desk", "cloud"}, {"desk", "chips"}};
  for (const std::string& facet : formatter.facets()) {
    hit.values.push_back(facet == "company"
                             ? std::vector<Value>{Keyword{"AWS", "", {}}, Keyword{"xAI", "", {}}}
                             : std::vector<Value>{});
  }
  return hit;
}

Result<std::string> lines(const std::vector<std::string>& fields, v1::ExportFormat format) {
  v1::ExportRequest request;
  request.set_format(format);
  for (const std::string& field : fields) {
    request.add_fields(field);
  }
  LODE_ASSIGN_OR_RETURN(const ExportFormatter formatter,
                        ExportFormatter::create(request, test_schema()));
  std::string out = formatter.head();
  formatter.append(sample(formatter), out);
  return out;
}

TEST(ExportFormatTest, WritesJsonLinesWithTheFieldsInTheOrderAskedFor) {
  EXPECT_EQ(*lines({"title", "company", "id", "url", "published"}, v1::EXPORT_FORMAT_JSONL),
            "{\"title\":\"Say \\\"hi\\\", friend\",\"company\":[\"AWS\",\"xAI\"],\"id\":\"a\","
            "\"published\":\"2025-11-04T00:00:00Z\"}\n");
  EXPECT_EQ(*lines({"text", "metadata.desk", "metadata.none"}, v1::EXPORT_FORMAT_JSONL),
            "{\"text\":\"Two\\nlines \xEF\xBF\xBD\",\"metadata.desk\":[\"cloud\",\"chips\"]}\n");
}

TEST(ExportFormatTest, WritesDocumentFieldsAndFacetsIfNoneAreNamed) {
  EXPECT_EQ(*lines({}, v1::EXPORT_FORMAT_CSV),
            "id,url,title,language,published,company\n"
            "a,,\"Say \"\"hi\"\", friend\",en,2025-11-04T00:00:00Z,AWS; xAI\n");
}

TEST(ExportFormatTest, QuotesLineEndsInCells) {
  EXPECT_EQ(*lines({"text", "id"}, v1::EXPORT_FORMAT_CSV),
            "text,id\n\"Two\nlines \xEF\xBF\xBD\",a\n");
}

TEST(ExportFormatTest, NamesAnUnknownFieldAndTheNearest) {
  const auto refused = lines({"compny"}, v1::EXPORT_FORMAT_JSONL);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "UNKNOWN_FIELD");
  EXPECT_THAT(refused.error().message, HasSubstr("did you mean company"));
  EXPECT_FALSE(lines({"annotations"}, v1::EXPORT_FORMAT_CSV));
  EXPECT_FALSE(lines(std::vector<std::string>(65, "id"), v1::EXPORT_FORMAT_CSV));
}

struct Export {
  grpc::Status status;
  std::string data;
  v1::ExportResponse last;
  int pieces = 0;
};

Export run(TestServer& server, const v1::ExportRequest& request) {
  grpc::ClientContext context;
  const auto stream = server.search->Export(&context, request);
  Export result;
  while (stream->Read(&result.last)) {
    result.data += result.last.data();
    ++result.pieces;
  }
  result.status = stream->Finish();
  return result;
}

TEST(ExportStreamTest, SendsAllBatchesAndSaysThatItIsComplete) {
  TestServer server;
  import_texts(server, {"red one", "red two", "blue", "red three"});
  v1::ExportRequest request;
  request.set_query("red");
  request.add_fields("id");
  const Export all = run(server, request);
  ASSERT_TRUE(all.status.ok()) << all.status.error_message();
  EXPECT_EQ(all.data, "{\"id\":\"0\"}\n{\"id\":\"1\"}\n{\"id\":\"3\"}\n");
  EXPECT_EQ(all.pieces, 2);
  EXPECT_EQ(all.last.documents(), 3);
  EXPECT_TRUE(all.last.complete());
  EXPECT_FALSE(all.last.changed_since_start());
}

TEST(ExportStreamTest, FailsWithTheErrorOfTheQuestion) {
  TestServer server;
  v1::ExportRequest request;
  request.set_query("(");
  EXPECT_EQ(error_info(run(server, request).status).reason(), "QUERY_SYNTAX");
  request.set_query("throw");
  EXPECT_EQ(run(server, request).status.error_code(), grpc::StatusCode::INTERNAL);
  request.set_query("");
  request.set_collection("nowhere");
  EXPECT_EQ(run(server, request).status.error_code(), grpc::StatusCode::NOT_FOUND);
  request.clear_collection();
  request.set_order(static_cast<v1::ExportOrder>(9));
  EXPECT_EQ(error_info(run(server, request).status).metadata().at("field"), "order");
}

TEST(ExportStreamTest, EndsWhenTheClientGoes) {
  TestServer server;
  grpc::ClientContext context;
  v1::ExportRequest request;
  request.set_query("slow");
  const auto stream = server.search->Export(&context, request);
  server.engine.wait_for_slow_search();
  context.TryCancel();
  v1::ExportResponse piece;
  EXPECT_FALSE(stream->Read(&piece));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
}

TEST(SuggestServiceTest, SendsSuggestionsAndRefusesABadLimit) {
  TestServer server;
  v1::SuggestRequest request;
  request.set_text("nv");
  request.set_filter("meant");
  v1::SuggestResponse response;
  {
    grpc::ClientContext context;
    ASSERT_TRUE(server.search->Suggest(&context, request, &response).ok());
  }
  ASSERT_EQ(response.suggestions_size(), 1);
  EXPECT_EQ(response.suggestions(0).kind(), v1::SUGGESTION_KIND_WORD);
  EXPECT_EQ(response.suggestions(0).query(), "nv");
  EXPECT_EQ(response.suggestions(0).documents(), 10);  // The default of the limit.
  EXPECT_EQ(response.suggested_query(), "meant");
  EXPECT_TRUE(response.complete());
  request.set_limit(-1);
  grpc::ClientContext context;
  const auto status = server.search->Suggest(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(error_info(status).metadata().at("field"), "limit");
}

TEST(ExplainServiceTest, SendsTheDocumentAndItsPieces) {
  TestServer server;
  import_texts(server, {"red apple"});
  grpc::ClientContext context;
  v1::ExplainRequest request;
  request.set_id("0");
  request.set_query("red");
  v1::ExplainResponse response;
  const auto status = server.search->Explain(&context, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.document().id(), "0");
  EXPECT_TRUE(response.document().text().empty());
  EXPECT_EQ(response.parsed_query(), "red");
  EXPECT_TRUE(response.explanation().matches());
  EXPECT_EQ(response.explanation().pieces(0).piece(), "red");
}

TEST(ExplainServiceTest, NeedsAnIdThatIsThere) {
  TestServer server;
  v1::ExplainResponse response;
  {
    grpc::ClientContext context;
    const auto status = server.search->Explain(&context, {}, &response);
    EXPECT_EQ(error_info(status).metadata().at("field"), "id");
  }
  grpc::ClientContext context;
  v1::ExplainRequest request;
  request.set_id("nowhere");
  EXPECT_EQ(server.search->Explain(&context, request, &response).error_code(),
            grpc::StatusCode::NOT_FOUND);
}

}  // namespace
}  // namespace lode::server

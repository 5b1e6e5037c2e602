// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_services.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdlib.h>
#include <utility>

#include "client/run.h"
#include "client/status_error.h"

namespace lode::client {
namespace {

using ImportReaderWriter =
    grpc::ServerReaderWriter<v1::ImportDocumentsResponse, v1::ImportDocumentsRequest>;

bool has(const v1::RawDocument& document, const std::string& word) {
  return document.bytes().find(word) != std::string::npos;
}

v1::ImportDocumentsResponse answer_to(const v1::ImportDocumentsRequest& request) {
  v1::ImportDocumentsResponse answer;
  answer.set_sequence(request.sequence());
  answer.set_document_id(request.document().id());
  if (has(request.document(), "bad")) {
    *answer.mutable_error() =
        to_status(Error{ErrorCode::kInvalidArgument, "line is no JSON at byte 0", "INVALID_JSON"});
    return answer;
  }
  answer.mutable_stored()->set_annotations(2);
  answer.mutable_stored()->set_replaced(has(request.document(), "old"));
  if (has(request.document(), "sick")) {
    answer.mutable_stored()->add_problems()->set_plugin("lode.money");
  }
  return answer;
}

class FakeConnection final : public Connection {
 public:
  explicit FakeConnection(FakeServices& services) {
    grpc::ServerBuilder builder;
    builder.RegisterService(static_cast<v1::SearchService::Service*>(&services));
    builder.RegisterService(static_cast<v1::DocumentService::Service*>(&services));
    builder.RegisterService(static_cast<v1::CollectionService::Service*>(&services));
    builder.RegisterService(static_cast<v1::ExtractionService::Service*>(&services));
    builder.RegisterService(static_cast<v1::AdminService::Service*>(&services));
    server_ = builder.BuildAndStart();
  }
  FakeConnection(const FakeConnection&) = delete;
  FakeConnection& operator=(const FakeConnection&) = delete;
  ~FakeConnection() override { server_->Shutdown(); }

  std::shared_ptr<grpc::Channel> channel() const override {
    return server_->InProcessChannel(grpc::ChannelArguments());
  }

 private:
  std::unique_ptr<grpc::Server> server_;
};

void add_fact(v1::Document& document,
              v1::TextField field,
              const std::string& quote,
              const std::string& facet,
              const v1::Value& value) {
  const std::string& text = field == v1::TEXT_FIELD_TITLE ? document.title() : document.text();
  v1::Annotation& fact = *document.add_annotations();
  fact.set_facet(facet);
  fact.mutable_span()->set_field(field);
  fact.mutable_span()->set_begin(text.find(quote));
  fact.mutable_span()->set_end(text.find(quote) + quote.size());
  fact.set_quote(quote);
  *fact.mutable_value() = value;
  fact.set_confidence(0.9);
  fact.set_plugin("lode." + facet);
  fact.set_rule("rule:" + facet);
  fact.set_index(static_cast<std::uint32_t>(document.annotations_size() - 1));
}

v1::Value keyword(const std::string& text) {
  v1::Value value;
  value.mutable_keyword()->set_text(text);
  value.set_text(text);
  return value;
}

v1::Value money(std::int64_t units) {
  v1::Value value;
  value.mutable_money()->set_low_units(units);
  value.mutable_money()->set_high_units(units);
  value.mutable_money()->set_currency("USD");
  value.mutable_money()->set_qualifier(v1::QUALIFIER_AT_LEAST);
  value.set_text(std::to_string(units) + " USD");
  return value;
}

}  // namespace

grpc::Status rich_status(grpc::StatusCode code,
                         const std::string& message,
                         const std::string& reason,
                         const std::map<std::string, std::string>& metadata) {
  Error error{static_cast<ErrorCode>(code), message, reason};
  error.metadata.assign(metadata.begin(), metadata.end());
  return {code, message, to_status(error).SerializeAsString()};
}

grpc::Status FakeServices::Search(grpc::ServerContext*,
                                  const v1::SearchRequest* request,
                                  v1::SearchResponse* response) {
  search_request = *request;
  if (request->view() == v1::VIEW_FULL && !full_view_status.ok()) {
    return full_view_status;
  }
  *response = search;
  return search_status;
}

grpc::Status FakeServices::Explain(grpc::ServerContext*,
                                   const v1::ExplainRequest* request,
                                   v1::ExplainResponse* response) {
  explain_request = *request;
  *response = explanation;
  return grpc::Status::OK;
}

grpc::Status FakeServices::Suggest(grpc::ServerContext*,
                                   const v1::SuggestRequest* request,
                                   v1::SuggestResponse* response) {
  suggest_request = *request;
  *response = suggestions;
  return grpc::Status::OK;
}

grpc::Status FakeServices::Export(grpc::ServerContext*,
                                  const v1::ExportRequest* request,
                                  grpc::ServerWriter<v1::ExportResponse>* writer) {
  export_request = *request;
  for (const v1::ExportResponse& piece : exported) {
    writer->Write(piece);
  }
  return export_status;
}

grpc::Status FakeServices::ListFacetValues(grpc::ServerContext*,
                                           const v1::ListFacetValuesRequest* request,
                                           v1::ListFacetValuesResponse* response) {
  facets_request = *request;
  *response = facets;
  if (!facet_pages.empty()) {
    *response = facet_pages.front();
    facet_pages.erase(facet_pages.begin());
  }
  return grpc::Status::OK;
}

grpc::Status FakeServices::ImportDocuments(grpc::ServerContext*, ImportReaderWriter* stream) {
  v1::ImportDocumentsRequest request;
  std::vector<v1::ImportDocumentsResponse> open;
  const auto answer_all = [&] {
    // Last first: the order of the answers is free.
    std::for_each(open.rbegin(), open.rend(), [&](const auto& answer) { stream->Write(answer); });
    open.clear();
  };
  while (stream->Read(&request)) {
    const v1::RawDocument& raw = request.document();
    imported.push_back({request.collection(), raw.id(), raw.name(), raw.media_type(), raw.bytes()});
    if (break_after >= 0 && imported.size() > static_cast<std::size_t>(break_after)) {
      return rich_status(grpc::StatusCode::UNAVAILABLE, "the server ends", "DRAINING");
    }
    open.push_back(answer_to(request));
    most_unanswered = std::max(most_unanswered, open.size());
    if (open.size() >= static_cast<std::size_t>(hold_answers_until)) {
      answer_all();
    }
  }
  answer_all();
  return grpc::Status::OK;
}

grpc::Status FakeServices::GetDocument(grpc::ServerContext*,
                                       const v1::GetDocumentRequest* request,
                                       v1::GetDocumentResponse* response) {
  if (request->id() != document.id()) {
    return rich_status(grpc::StatusCode::NOT_FOUND,
                       "there is no document '" + request->id() + "'",
                       "DOCUMENT_NOT_FOUND");
  }
  *response->mutable_document() = document;
  return grpc::Status::OK;
}

grpc::Status FakeServices::DeleteDocuments(grpc::ServerContext*,
                                           const v1::DeleteDocumentsRequest* request,
                                           v1::DeleteDocumentsResponse* response) {
  deletions.push_back(*request);
  std::int64_t deleted = matches;
  if (request->query().empty()) {
    deleted = request->ids_size();
    for (const std::string& id : request->ids()) {
      if (std::ranges::find(missing_ids, id) != missing_ids.end()) {
        response->add_missing_ids(id);
        --deleted;
      }
    }
  }
  response->set_deleted(deleted);
  return grpc::Status::OK;
}

grpc::Status FakeServices::ListCollections(grpc::ServerContext*,
                                           const v1::ListCollectionsRequest*,
                                           v1::ListCollectionsResponse* response) {
  for (const v1::Collection& collection : collections) {
    *response->add_collections() = collection;
  }
  return grpc::Status::OK;
}

grpc::Status FakeServices::CreateCollection(grpc::ServerContext*,
                                            const v1::CreateCollectionRequest* request,
                                            v1::CreateCollectionResponse* response) {
  v1::Collection collection;
  collection.set_name(request->name());
  collection.set_shards(request->shards());
  collections.push_back(collection);
  *response->mutable_collection() = collection;
  return grpc::Status::OK;
}

grpc::Status FakeServices::DeleteCollection(grpc::ServerContext*,
                                            const v1::DeleteCollectionRequest* request,
                                            v1::DeleteCollectionResponse*) {
  std::erase_if(collections, [&](const auto& c) {
    return c.name() == request->name() && request->confirm() == request->name();
  });
  return grpc::Status::OK;
}

grpc::Status FakeServices::ListFields(grpc::ServerContext*,
                                      const v1::ListFieldsRequest*,
                                      v1::ListFieldsResponse* response) {
  *response = fields;
  return grpc::Status::OK;
}

grpc::Status FakeServices::ListPlugins(grpc::ServerContext*,
                                       const v1::ListPluginsRequest*,
                                       v1::ListPluginsResponse* response) {
  *response = plugins;
  return grpc::Status::OK;
}

grpc::Status FakeServices::Extract(grpc::ServerContext*,
                                   const v1::ExtractRequest* request,
                                   v1::ExtractResponse* response) {
  extracted.push_back(request->document());
  if (has(request->document(), "bad")) {
    return rich_status(grpc::StatusCode::INVALID_ARGUMENT, "no text to read", "EMPTY_DOCUMENT");
  }
  *response->mutable_document() = document;
  return grpc::Status::OK;
}

grpc::Status FakeServices::ListQuarantine(grpc::ServerContext*,
                                          const v1::ListQuarantineRequest*,
                                          v1::ListQuarantineResponse* response) {
  *response = quarantine;
  return grpc::Status::OK;
}

grpc::Status FakeServices::ClearQuarantine(grpc::ServerContext*,
                                           const v1::ClearQuarantineRequest* request,
                                           v1::ClearQuarantineResponse* response) {
  cleared.push_back(request->plugin());
  response->set_cleared(3);
  return grpc::Status::OK;
}

grpc::Status FakeServices::GetStatus(grpc::ServerContext*,
                                     const v1::GetStatusRequest*,
                                     v1::GetStatusResponse* response) {
  *response = status;
  return grpc::Status::OK;
}

Outcome run_lode(FakeServices& services,
                 const std::vector<std::string>& typed,
                 const std::string& in) {
  std::istringstream input(in);
  std::ostringstream out;
  std::ostringstream err;
  const Environment no_environment = [](const char*) { return std::nullopt; };
  const ExitCode code = run(typed,
                            {.in = input, .out = out, .err = err},
                            no_environment,
                            [&](const Target&, Access access) {
                              services.accesses.push_back(access);
                              return std::make_unique<FakeConnection>(services);
                            });
  return {static_cast<int>(code), out.str(), err.str()};
}

v1::Document sample_document() {
  v1::Document document;
  document.set_id("deals/nimbus.html");
  document.set_url("https://example.com/nimbus");
  document.set_title("Nimbus rents chips from Cirrus");
  document.set_text(
      "The deal was signed on Monday.\n\nNimbus will pay Cirrus more than $12 billion. The chips "
      "are GB200 parts.");
  document.set_language("en");
  document.mutable_published()->set_seconds(1'762'214'400);  // 2025-11-04
  add_fact(document, v1::TEXT_FIELD_TITLE, "Nimbus", "company", keyword("Nimbus"));
  add_fact(document, v1::TEXT_FIELD_BODY, "Cirrus", "company", keyword("Cirrus"));
  add_fact(
      document, v1::TEXT_FIELD_BODY, "more than $12 billion", "deal_size", money(12'000'000'000));
  add_fact(document, v1::TEXT_FIELD_BODY, "GB200", "gpu", keyword("GB200"));
  v1::Value deal;
  deal.set_text("deal");
  deal.mutable_record()->set_type("deal");
  v1::Role& buyer = *deal.mutable_record()->add_roles();
  buyer.set_name("buyer");
  buyer.set_annotation(0);
  buyer.set_text("Nimbus");
  v1::Role& amount = *deal.mutable_record()->add_roles();
  amount.set_name("amount");
  amount.set_annotation(2);
  amount.set_text("12B USD");
  add_fact(
      document, v1::TEXT_FIELD_BODY, "Nimbus will pay Cirrus more than $12 billion.", "deal", deal);
  return document;
}

TempFolder::TempFolder() {
  path_ = (std::filesystem::temp_directory_path() / "lode-client-test-XXXXXX").string();
  if (mkdtemp(path_.data()) == nullptr) {
    throw std::runtime_error("no temporary folder");
  }
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TempFolder::path(const std::string& below) const {
  return below.empty() ? path_ : path_ + "/" + below;
}

void TempFolder::write(const std::string& below, const std::string& bytes) const {
  std::filesystem::create_directories(std::filesystem::path(path(below)).parent_path());
  std::ofstream(path(below), std::ios::binary) << bytes;
}

std::string TempFolder::read(const std::string& below) const {
  std::ifstream file(path(below), std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace lode::client

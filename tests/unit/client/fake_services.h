// SPDX-License-Identifier: GPL-3.0-or-later
// A server that says what a test wants and remembers what it was asked, and a run of `lode` on it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "lode/v1/admin.grpc.pb.h"
#include "lode/v1/collection.grpc.pb.h"
#include "lode/v1/document.grpc.pb.h"
#include "lode/v1/extraction.grpc.pb.h"
#include "lode/v1/search.grpc.pb.h"

#include "client/channel.h"
#include "client/exit_code.h"

namespace lode::client {

// A status as the server makes it: message, code and an ErrorInfo in the details.
[[nodiscard]] grpc::Status rich_status(grpc::StatusCode code,
                                       const std::string& message,
                                       const std::string& reason,
                                       const std::map<std::string, std::string>& metadata = {});

// One message of the import stream, as the fake got it.
struct Imported {
  std::string collection;
  std::string id;
  std::string name;
  std::string media_type;
  std::string bytes;
};

class FakeServices final : public v1::SearchService::Service,
                           public v1::DocumentService::Service,
                           public v1::CollectionService::Service,
                           public v1::ExtractionService::Service,
                           public v1::AdminService::Service {
 public:
  // Answers, set by the test.
  v1::SearchResponse search;
  grpc::Status search_status;
  grpc::Status full_view_status;  // If not OK: answer to VIEW_FULL.
  v1::ListFacetValuesResponse facets;
  std::vector<v1::ListFacetValuesResponse> facet_pages;  // If any: answers instead, in order.
  v1::ExplainResponse explanation;
  v1::SuggestResponse suggestions;
  std::vector<v1::ExportResponse> exported;
  grpc::Status export_status;
  v1::Document document;
  v1::ListFieldsResponse fields;
  std::vector<v1::Collection> collections;
  v1::GetStatusResponse status;
  v1::ListPluginsResponse plugins;
  v1::ListQuarantineResponse quarantine;
  std::int64_t matches = 0;              // Of DeleteDocuments with a query.
  std::vector<std::string> missing_ids;  // Of DeleteDocuments with ids.
  int hold_answers_until = 0;            // Imports are answered in groups of this size.
  int break_after = -1;                  // The import stream breaks after so many documents.

  // What was asked.
  v1::SearchRequest search_request;
  v1::ListFacetValuesRequest facets_request;  // The last one.
  v1::ExplainRequest explain_request;
  v1::SuggestRequest suggest_request;
  v1::ExportRequest export_request;
  std::vector<v1::DeleteDocumentsRequest> deletions;
  std::vector<Imported> imported;
  std::size_t most_unanswered = 0;
  std::vector<v1::RawDocument> extracted;
  std::vector<std::string> cleared;
  std::vector<Access> accesses;

  grpc::Status Search(grpc::ServerContext*,
                      const v1::SearchRequest* request,
                      v1::SearchResponse* response) override;
  grpc::Status ListFacetValues(grpc::ServerContext*,
                               const v1::ListFacetValuesRequest* request,
                               v1::ListFacetValuesResponse* response) override;
  grpc::Status Explain(grpc::ServerContext*,
                       const v1::ExplainRequest* request,
                       v1::ExplainResponse* response) override;
  grpc::Status Suggest(grpc::ServerContext*,
                       const v1::SuggestRequest* request,
                       v1::SuggestResponse* response) override;
  grpc::Status Export(grpc::ServerContext*,
                      const v1::ExportRequest* request,
                      grpc::ServerWriter<v1::ExportResponse>* writer) override;
  // A document with the text "bad" is refused; one with "old" was there before; one with "sick" has
  // a plugin problem. Each has two facts.
  grpc::Status ImportDocuments(
      grpc::ServerContext*,
      grpc::ServerReaderWriter<v1::ImportDocumentsResponse, v1::ImportDocumentsRequest>* stream)
      override;
  grpc::Status GetDocument(grpc::ServerContext*,
                           const v1::GetDocumentRequest* request,
                           v1::GetDocumentResponse* response) override;
  grpc::Status DeleteDocuments(grpc::ServerContext*,
                               const v1::DeleteDocumentsRequest* request,
                               v1::DeleteDocumentsResponse* response) override;
  grpc::Status ListCollections(grpc::ServerContext*,
                               const v1::ListCollectionsRequest*,
                               v1::ListCollectionsResponse* response) override;
  grpc::Status CreateCollection(grpc::ServerContext*,
                                const v1::CreateCollectionRequest* request,
                                v1::CreateCollectionResponse* response) override;
  grpc::Status DeleteCollection(grpc::ServerContext*,
                                const v1::DeleteCollectionRequest* request,
                                v1::DeleteCollectionResponse*) override;
  grpc::Status ListFields(grpc::ServerContext*,
                          const v1::ListFieldsRequest*,
                          v1::ListFieldsResponse* response) override;
  grpc::Status ListPlugins(grpc::ServerContext*,
                           const v1::ListPluginsRequest*,
                           v1::ListPluginsResponse* response) override;
  // A document with the text "bad" is refused.
  grpc::Status Extract(grpc::ServerContext*,
                       const v1::ExtractRequest* request,
                       v1::ExtractResponse* response) override;
  grpc::Status ListQuarantine(grpc::ServerContext*,
                              const v1::ListQuarantineRequest*,
                              v1::ListQuarantineResponse* response) override;
  grpc::Status ClearQuarantine(grpc::ServerContext*,
                               const v1::ClearQuarantineRequest* request,
                               v1::ClearQuarantineResponse* response) override;
  grpc::Status GetStatus(grpc::ServerContext*,
                         const v1::GetStatusRequest*,
                         v1::GetStatusResponse* response) override;
};

// What a run of `lode` gave.
struct Outcome {
  int code = -1;
  std::string out;
  std::string err;
};

// Runs `lode` off a terminal on `services`, in process.
[[nodiscard]] Outcome run_lode(FakeServices& services,
                               const std::vector<std::string>& typed,
                               const std::string& in = {});

// A deal document with facts in title and text; every quote stands where its span says.
[[nodiscard]] v1::Document sample_document();

// A folder for one test, removed with the object.
class TempFolder {
 public:
  TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder();

  [[nodiscard]] std::string path(const std::string& below = {}) const;
  // Writes a file, with the folders that it needs.
  void write(const std::string& below, const std::string& bytes) const;
  [[nodiscard]] std::string read(const std::string& below) const;

 private:
  std::string path_;
};

}  // namespace lode::client

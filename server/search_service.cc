// SPDX-License-Identifier: GPL-3.0-or-later
// SearchService: pages of hits, facets alone, explanations, suggestions and exports.
#include "lode/v1/search.grpc.pb.h"

#include "server/call.h"
#include "server/convert_explain.h"
#include "server/convert_search.h"
#include "server/convert_suggest.h"
#include "server/export_stream.h"
#include "server/services.h"

namespace lode::server {
namespace {

class SearchService final : public v1::SearchService::CallbackService {
 public:
  explicit SearchService(Shared& shared) : shared_(shared) {}

  grpc::ServerUnaryReactor* Search(grpc::CallbackServerContext* context,
                                   const v1::SearchRequest* request,
                                   v1::SearchResponse* response) override {
    const auto work = [this, request](const Call& call) -> Result<v1::SearchResponse> {
      LODE_ASSIGN_OR_RETURN(const auto question, from_proto(*request));
      LODE_ASSIGN_OR_RETURN(
          const auto answer,
          shared_.engine.search(
              collection_or_default(request->collection()), question, call.budget));
      return to_proto(answer, question.view, std::chrono::steady_clock::now() - call.arrival);
    };
    return run_call({shared_, shared_.search, "Search", LogLevel::kDebug}, context, response, work);
  }

  grpc::ServerUnaryReactor* ListFacetValues(grpc::CallbackServerContext* context,
                                            const v1::ListFacetValuesRequest* request,
                                            v1::ListFacetValuesResponse* response) override {
    const auto work = [this, request](const Call& call) -> Result<v1::ListFacetValuesResponse> {
      LODE_ASSIGN_OR_RETURN(const auto question, from_proto(*request));
      LODE_ASSIGN_OR_RETURN(
          const auto answer,
          shared_.engine.search(
              collection_or_default(request->collection()), question, call.budget));
      return to_facets_proto(answer);
    };
    return run_call(
        {shared_, shared_.search, "ListFacetValues", LogLevel::kDebug}, context, response, work);
  }

  grpc::ServerUnaryReactor* Explain(grpc::CallbackServerContext* context,
                                    const v1::ExplainRequest* request,
                                    v1::ExplainResponse* response) override {
    const auto work = [this, request](const Call& call) -> Result<v1::ExplainResponse> {
      return explain(shared_.engine, *request, call.budget);
    };
    return run_call(
        {shared_, shared_.search, "Explain", LogLevel::kDebug}, context, response, work);
  }

  grpc::ServerUnaryReactor* Suggest(grpc::CallbackServerContext* context,
                                    const v1::SuggestRequest* request,
                                    v1::SuggestResponse* response) override {
    const auto work = [this, request](const Call& call) -> Result<v1::SuggestResponse> {
      LODE_ASSIGN_OR_RETURN(const auto typed, from_proto(*request));
      LODE_ASSIGN_OR_RETURN(
          const auto answer,
          shared_.engine.suggest(collection_or_default(request->collection()), typed, call.budget));
      return to_proto(answer);
    };
    return run_call(
        {shared_, shared_.search, "Suggest", LogLevel::kDebug}, context, response, work);
  }

  grpc::ServerWriteReactor<v1::ExportResponse>* Export(grpc::CallbackServerContext* context,
                                                       const v1::ExportRequest* request) override {
    return ExportStream::start(shared_, *context, *request);
  }

 private:
  Shared& shared_;
};

}  // namespace

NamedService make_search_service(Shared& shared) {
  return {v1::SearchService::service_full_name(), std::make_unique<SearchService>(shared)};
}

}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
// DocumentService: the import stream (import_stream.h), single documents, removal.
#include <set>

#include "lode/v1/document.grpc.pb.h"

#include "server/call.h"
#include "server/convert_document.h"
#include "server/import_stream.h"
#include "server/services.h"
#include "server/status.h"

namespace lode::server {
namespace {

constexpr int kMaxIds = 10'000;

// The request's ids, each once.
std::vector<std::string> distinct_ids(const v1::DeleteDocumentsRequest& request) {
  std::vector<std::string> out;
  std::set<std::string_view> seen;
  for (const std::string& id : request.ids()) {
    if (seen.insert(id).second) {
      out.push_back(id);
    }
  }
  return out;
}

Result<void> check(const v1::DeleteDocumentsRequest& request) {
  if (request.ids().empty() == request.query().empty()) {
    return Unexpected(bad_request(request.ids().empty() ? "ids" : "query",
                                  request.ids().empty()
                                      ? "neither ids nor a query are given: say what to remove"
                                      : "both ids and a query are given: send one of them"));
  }
  if (request.ids_size() > kMaxIds) {
    return Unexpected(bad_request("ids",
                                  std::to_string(request.ids_size()) +
                                      " ids are given: at most 10000 are allowed in one call"));
  }
  return {};
}

class DocumentService final : public v1::DocumentService::CallbackService {
 public:
  explicit DocumentService(Shared& shared) : shared_(shared) {}

  grpc::ServerBidiReactor<v1::ImportDocumentsRequest, v1::ImportDocumentsResponse>* ImportDocuments(
      grpc::CallbackServerContext* context) override {
    return ImportStream::start(shared_, *context);
  }

  grpc::ServerUnaryReactor* GetDocument(grpc::CallbackServerContext* context,
                                        const v1::GetDocumentRequest* request,
                                        v1::GetDocumentResponse* response) override {
    const auto work = [this, request](const Call&) -> Result<v1::GetDocumentResponse> {
      LODE_RETURN_IF_ERROR(check_document_id(request->id()));
      LODE_ASSIGN_OR_RETURN(
          const auto document,
          shared_.engine.document(collection_or_default(request->collection()), request->id()));
      v1::GetDocumentResponse out;
      *out.mutable_document() = to_proto(document);
      return out;
    };
    return run_call(
        {shared_, shared_.search, "GetDocument", LogLevel::kDebug}, context, response, work);
  }

  grpc::ServerUnaryReactor* DeleteDocuments(grpc::CallbackServerContext* context,
                                            const v1::DeleteDocumentsRequest* request,
                                            v1::DeleteDocumentsResponse* response) override {
    const auto work = [this, request](const Call& call) -> Result<v1::DeleteDocumentsResponse> {
      LODE_RETURN_IF_ERROR(check(*request));
      LODE_ASSIGN_OR_RETURN(const auto report, remove(*request, call));
      v1::DeleteDocumentsResponse out;
      out.set_deleted(static_cast<std::int64_t>(report.removed));
      for (const std::string& id : report.missing_ids) {
        out.add_missing_ids(id);
      }
      return out;
    };
    return run_call({shared_, shared_.work, "DeleteDocuments"}, context, response, work);
  }

 private:
  [[nodiscard]] Result<RemoveReport> remove(const v1::DeleteDocumentsRequest& request,
                                            const Call& call) {
    const std::string collection = collection_or_default(request.collection());
    if (!request.query().empty()) {
      return shared_.engine.remove_matching(
          collection, request.query(), request.validate_only(), call.budget);
    }
    const std::vector<std::string> ids = distinct_ids(request);
    return request.validate_only() ? count(collection, ids, call)
                                   : shared_.engine.remove(collection, ids);
  }

  // What remove() would report.
  [[nodiscard]] Result<RemoveReport> count(const std::string& collection,
                                           const std::vector<std::string>& ids,
                                           const Call& call) {
    RemoveReport report;
    for (const std::string& id : ids) {
      if (call.expiry.stop_requested()) {
        return Unexpected(Error{ErrorCode::kCancelled, "the call was cancelled", "CANCELLED"});
      }
      auto document = shared_.engine.document(collection, id);
      if (document) {
        ++report.removed;
      } else if (document.error().reason == "DOCUMENT_NOT_FOUND") {
        report.missing_ids.push_back(id);
      } else {
        return Unexpected(std::move(document).error());
      }
    }
    return report;
  }

  Shared& shared_;
};

}  // namespace

NamedService make_document_service(Shared& shared) {
  return {v1::DocumentService::service_full_name(), std::make_unique<DocumentService>(shared)};
}

}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/get_document.h"

#include <utility>

#include "lode/v1/document.grpc.pb.h"

#include "client/call.h"

namespace lode::client {

Result<v1::Document> get_document(Context& context, const std::string& id) {
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kRead));
  const auto stub = v1::DocumentService::NewStub(connection->channel());
  v1::GetDocumentRequest request;
  request.set_collection(context.collection());
  request.set_id(id);
  LODE_ASSIGN_OR_RETURN(
      v1::GetDocumentResponse response,
      call<v1::GetDocumentResponse>(context, [&](auto* client, auto* answer, auto done) {
        stub->async()->GetDocument(client, &request, answer, std::move(done));
      }));
  return std::move(*response.mutable_document());
}

}  // namespace lode::client

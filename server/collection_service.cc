// SPDX-License-Identifier: GPL-3.0-or-later
// CollectionService: which collections there are, and which facets they have.
#include "lode/v1/collection.grpc.pb.h"

#include "server/call.h"
#include "server/convert_admin.h"
#include "server/convert_value.h"
#include "server/services.h"
#include "server/status.h"

namespace lode::server {
namespace {

constexpr std::uint32_t kMaxShards = 64;

class CollectionService final : public v1::CollectionService::CallbackService {
 public:
  explicit CollectionService(Shared& shared) : shared_(shared) {}

  grpc::ServerUnaryReactor* ListCollections(grpc::CallbackServerContext* context,
                                            const v1::ListCollectionsRequest* /*request*/,
                                            v1::ListCollectionsResponse* response) override {
    const auto work = [this](const Call&) -> Result<v1::ListCollectionsResponse> {
      LODE_ASSIGN_OR_RETURN(const auto collections, shared_.engine.collections());
      v1::ListCollectionsResponse out;
      for (const CollectionInfo& info : collections) {
        *out.add_collections() = to_proto(info);
      }
      return out;
    };
    return run_call(
        {shared_, shared_.admin, "ListCollections", LogLevel::kDebug}, context, response, work);
  }

  grpc::ServerUnaryReactor* CreateCollection(grpc::CallbackServerContext* context,
                                             const v1::CreateCollectionRequest* request,
                                             v1::CreateCollectionResponse* response) override {
    const auto work = [this, request](const Call&) -> Result<v1::CreateCollectionResponse> {
      if (request->shards() > kMaxShards) {
        return Unexpected(bad_request("shards",
                                      "'" + std::to_string(request->shards()) +
                                          "' shards are too many: use 1 to 64, or 0 for "
                                          "the server's default"));
      }
      LODE_ASSIGN_OR_RETURN(const auto info,
                            shared_.engine.create_collection(request->name(), request->shards()));
      v1::CreateCollectionResponse out;
      *out.mutable_collection() = to_proto(info);
      return out;
    };
    return run_call({shared_, shared_.work, "CreateCollection"}, context, response, work);
  }

  grpc::ServerUnaryReactor* DeleteCollection(grpc::CallbackServerContext* context,
                                             const v1::DeleteCollectionRequest* request,
                                             v1::DeleteCollectionResponse* response) override {
    const auto work = [this, request](const Call&) -> Result<v1::DeleteCollectionResponse> {
      if (request->confirm() != request->name()) {
        return Unexpected(bad_request("confirm",
                                      "'" + request->confirm() +
                                          "' does not confirm the removal of '" + request->name() +
                                          "': repeat the name"));
      }
      LODE_RETURN_IF_ERROR(shared_.engine.delete_collection(request->name()));
      return v1::DeleteCollectionResponse();
    };
    return run_call({shared_, shared_.work, "DeleteCollection"}, context, response, work);
  }

  grpc::ServerUnaryReactor* ListFields(grpc::CallbackServerContext* context,
                                       const v1::ListFieldsRequest* request,
                                       v1::ListFieldsResponse* response) override {
    const auto work = [this, request](const Call&) -> Result<v1::ListFieldsResponse> {
      LODE_ASSIGN_OR_RETURN(const auto schema,
                            shared_.engine.schema(collection_or_default(request->collection())));
      v1::ListFieldsResponse out;
      for (const FacetField& field : schema.fields()) {
        *out.add_fields() = to_proto(field);
      }
      return out;
    };
    return run_call(
        {shared_, shared_.admin, "ListFields", LogLevel::kDebug}, context, response, work);
  }

 private:
  Shared& shared_;
};

}  // namespace

NamedService make_collection_service(Shared& shared) {
  return {v1::CollectionService::service_full_name(), std::make_unique<CollectionService>(shared)};
}

}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
// AdminService: what the server is and how it is; and the list of all services.
#include "lode/v1/admin.grpc.pb.h"

#include "server/call.h"
#include "server/convert_admin.h"
#include "server/services.h"

namespace lode::server {
namespace {

class AdminService final : public v1::AdminService::CallbackService {
 public:
  explicit AdminService(Shared& shared) : shared_(shared) {}

  grpc::ServerUnaryReactor* GetStatus(grpc::CallbackServerContext* context,
                                      const v1::GetStatusRequest* /*request*/,
                                      v1::GetStatusResponse* response) override {
    const auto work = [this](const Call&) -> Result<v1::GetStatusResponse> {
      v1::GetStatusResponse out = to_proto(shared_.engine.status());
      const auto uptime = std::chrono::duration_cast<std::chrono::seconds>(
          std::chrono::steady_clock::now() - shared_.start);
      out.mutable_uptime()->set_seconds(uptime.count());
      *out.mutable_limits() = limits_of(shared_.options);
      out.set_draining(shared_.draining.stop_requested());
      return out;
    };
    return run_call(
        {shared_, shared_.admin, "GetStatus", LogLevel::kDebug}, context, response, work);
  }

 private:
  Shared& shared_;
};

}  // namespace

NamedService make_admin_service(Shared& shared) {
  return {v1::AdminService::service_full_name(), std::make_unique<AdminService>(shared)};
}

std::vector<NamedService> make_services(Shared& shared) {
  std::vector<NamedService> out;
  out.push_back(make_search_service(shared));
  out.push_back(make_document_service(shared));
  out.push_back(make_collection_service(shared));
  out.push_back(make_extraction_service(shared));
  out.push_back(make_admin_service(shared));
  return out;
}

}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
// ExtractionService: plugins, previews, quarantine.
#include <algorithm>

#include "lode/v1/extraction.grpc.pb.h"

#include "engine/document/schema.h"
#include "server/call.h"
#include "server/convert_admin.h"
#include "server/convert_document.h"
#include "server/services.h"
#include "server/status.h"

namespace lode::server {
namespace {

Error plugin_not_found(const std::string& id, const std::vector<PluginInfo>& plugins) {
  Error error{ErrorCode::kNotFound,
              "no plugin '" + id + "' is known",
              "EXTRACTOR_NOT_FOUND",
              {{"plugin", id}}};
  const auto nearest = std::min_element(
      plugins.begin(), plugins.end(), [&](const PluginInfo& a, const PluginInfo& b) {
        return edit_distance(a.id, id) < edit_distance(b.id, id);
      });
  if (nearest == plugins.end()) {
    error.message += ": the server has found none";
  } else {
    error.message += ": the nearest is '" + nearest->id + "'";
    error.metadata.emplace_back("nearest", nearest->id);
  }
  return error;
}

class ExtractionService final : public v1::ExtractionService::CallbackService {
 public:
  explicit ExtractionService(Shared& shared) : shared_(shared) {}

  grpc::ServerUnaryReactor* ListPlugins(grpc::CallbackServerContext* context,
                                        const v1::ListPluginsRequest* /*request*/,
                                        v1::ListPluginsResponse* response) override {
    const auto work = [this](const Call&) -> Result<v1::ListPluginsResponse> {
      v1::ListPluginsResponse out;
      for (const PluginInfo& info : shared_.engine.plugins()) {
        *out.add_plugins() = to_proto(info);
      }
      return out;
    };
    return run_call(
        {shared_, shared_.admin, "ListPlugins", LogLevel::kDebug}, context, response, work);
  }

  grpc::ServerUnaryReactor* Extract(grpc::CallbackServerContext* context,
                                    const v1::ExtractRequest* request,
                                    v1::ExtractResponse* response) override {
    const auto work = [this, request](const Call& call) -> Result<v1::ExtractResponse> {
      LODE_ASSIGN_OR_RETURN(const auto raw, from_proto(v1::RawDocument(request->document())));
      LODE_ASSIGN_OR_RETURN(const auto document, shared_.engine.preview(raw, call.expiry));
      v1::ExtractResponse out;
      *out.mutable_document() = to_proto(document);
      return out;
    };
    return run_call({shared_, shared_.work, "Extract"}, context, response, work);
  }

  grpc::ServerUnaryReactor* ListQuarantine(grpc::CallbackServerContext* context,
                                           const v1::ListQuarantineRequest* request,
                                           v1::ListQuarantineResponse* response) override {
    const auto work = [this, request](const Call&) -> Result<v1::ListQuarantineResponse> {
      const auto entries = shared_.engine.quarantine(request->plugin());
      if (entries.empty()) {
        LODE_RETURN_IF_ERROR(check_plugin(request->plugin()));
      }
      v1::ListQuarantineResponse out;
      for (const QuarantineInfo& entry : entries) {
        *out.add_entries() = to_proto(entry);
      }
      return out;
    };
    return run_call(
        {shared_, shared_.admin, "ListQuarantine", LogLevel::kDebug}, context, response, work);
  }

  grpc::ServerUnaryReactor* ClearQuarantine(grpc::CallbackServerContext* context,
                                            const v1::ClearQuarantineRequest* request,
                                            v1::ClearQuarantineResponse* response) override {
    const auto work = [this, request](const Call&) -> Result<v1::ClearQuarantineResponse> {
      LODE_ASSIGN_OR_RETURN(const auto cleared, shared_.engine.clear_quarantine(request->plugin()));
      if (cleared == 0) {
        LODE_RETURN_IF_ERROR(check_plugin(request->plugin()));
      }
      v1::ClearQuarantineResponse out;
      out.set_cleared(static_cast<std::int64_t>(cleared));
      return out;
    };
    return run_call({shared_, shared_.work, "ClearQuarantine"}, context, response, work);
  }

 private:
  // Fails if `id` names a plugin that is not there. Entries of one that has been removed since are
  // found all the same, so this is asked last.
  [[nodiscard]] Result<void> check_plugin(const std::string& id) const {
    const auto plugins = shared_.engine.plugins();
    const auto same = [&](const PluginInfo& info) { return info.id == id; };
    if (id.empty() || std::any_of(plugins.begin(), plugins.end(), same)) {
      return {};
    }
    return Unexpected(plugin_not_found(id, plugins));
  }

  Shared& shared_;
};

}  // namespace

NamedService make_extraction_service(Shared& shared) {
  return {v1::ExtractionService::service_full_name(), std::make_unique<ExtractionService>(shared)};
}

}  // namespace lode::server

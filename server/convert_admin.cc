// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/convert_admin.h"

#include <algorithm>
#include <limits>
#include <thread>

#include "engine/query/search.h"
#include "server/convert_value.h"

namespace lode::server {
namespace {

v1::PluginState to_proto(PluginInfo::State state) {
  switch (state) {
    case PluginInfo::State::kIdle: return v1::PLUGIN_STATE_IDLE;
    case PluginInfo::State::kReady: return v1::PLUGIN_STATE_READY;
    case PluginInfo::State::kBackoff: return v1::PLUGIN_STATE_BACKOFF;
    case PluginInfo::State::kOff: return v1::PLUGIN_STATE_OFF;
    case PluginInfo::State::kRefused: return v1::PLUGIN_STATE_REFUSED;
  }
  return v1::PLUGIN_STATE_UNSPECIFIED;
}

std::int32_t to_int32(std::size_t value) {
  constexpr std::size_t kMost = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(std::min(value, kMost));
}

}  // namespace

v1::Collection to_proto(const CollectionInfo& info) {
  v1::Collection out;
  out.set_name(wire_text(info.name));
  out.set_shards(info.shards);
  out.set_documents(static_cast<std::int64_t>(info.documents));
  out.set_revision(info.revision);
  out.set_size_bytes(static_cast<std::int64_t>(info.size_bytes));
  return out;
}

v1::Plugin to_proto(const PluginInfo& info) {
  v1::Plugin out;
  out.set_id(wire_text(info.id));
  out.set_version(wire_text(info.version));
  out.set_name(wire_text(info.name));
  out.set_path(wire_text(info.path.string()));
  out.set_sha256(wire_text(info.sha256));
  out.set_fingerprint(wire_text(info.fingerprint));
  for (const FacetField& field : info.provides) {
    *out.add_provides() = to_proto(field);
  }
  for (const std::string& facet : info.required_facets) {
    out.add_required_facets(wire_text(facet));
  }
  out.set_state(to_proto(info.state));
  out.set_reason(wire_text(info.reason));
  out.set_documents(info.documents);
  out.set_deaths(info.deaths);
  out.set_quarantined(info.quarantined);
  out.set_order(info.order);
  return out;
}

v1::QuarantineEntry to_proto(const QuarantineInfo& info) {
  v1::QuarantineEntry out;
  out.set_plugin(wire_text(info.plugin));
  out.set_document_id(wire_text(info.document_id));
  out.set_content_sha256(wire_text(info.content_sha256));
  out.set_reason(wire_text(info.reason));
  out.set_stderr_tail(wire_text(info.stderr_tail));
  out.mutable_time()->set_seconds(info.time_unix);
  return out;
}

v1::GetStatusResponse to_proto(const EngineStatus& status) {
  v1::GetStatusResponse out;
  out.set_version(wire_text(status.version));
  out.set_xapian_version(wire_text(status.xapian_version));
  for (const CollectionInfo& info : status.collections) {
    *out.add_collections() = to_proto(info);
  }
  out.set_plugins_enabled(status.plugins_enabled);
  out.set_plugins_found(status.plugins_found);
  out.set_documents_imported(static_cast<std::int64_t>(status.documents_imported));
  out.set_documents_refused(static_cast<std::int64_t>(status.documents_refused));
  out.set_commits(static_cast<std::int64_t>(status.commits));
  out.set_searches(static_cast<std::int64_t>(status.searches));
  out.set_column_bytes(static_cast<std::int64_t>(status.column_bytes));
  return out;
}

v1::Limits limits_of(const ServerOptions& options) {
  v1::Limits out;
  out.set_message_bytes(static_cast<std::int64_t>(max_request_bytes(options)));
  out.set_document_bytes(static_cast<std::int64_t>(options.max_document_bytes));
  out.set_query_bytes(static_cast<std::int64_t>(query::kMaxQueryBytes));
  out.set_query_clauses(to_int32(query::kMaxClauses));
  out.set_query_depth(to_int32(query::kMaxDepth));
  out.set_page_size(to_int32(query::kMaxPageSize));
  out.set_page_depth(static_cast<std::int64_t>(query::kMaxPageDepth));
  out.set_facets(to_int32(query::kMaxFacets));
  out.set_facet_buckets(to_int32(query::kMaxBuckets));
  out.set_import_queue(to_int32(options.import_queue_documents));
  out.set_search_queue(to_int32(options.search_threads + options.search_queue));
  return out;
}

ServerOptions resolved(ServerOptions options) {
  if (options.search_threads == 0) {
    options.search_threads = std::max(1U, std::thread::hardware_concurrency());
  }
  return options;
}

}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extractors.h"

#include <filesystem>
#include <system_error>
#include <utility>

namespace lode {
namespace {

constexpr const char* kStateFolder = "plugins";  // Below the data folder.

using Phase = extract::SupervisorState::Phase;

PluginInfo::State state_of(Phase phase) {
  switch (phase) {
    case Phase::kIdle: return PluginInfo::State::kIdle;
    case Phase::kStarting:
    case Phase::kReady: return PluginInfo::State::kReady;
    case Phase::kBackoff: return PluginInfo::State::kBackoff;
    case Phase::kOff: return PluginInfo::State::kOff;
  }
  return PluginInfo::State::kIdle;
}

PluginInfo describe(const extract::Plugin& plugin) {
  PluginInfo info;
  info.id = plugin.id();
  info.version = plugin.file.manifest.version;
  info.name = plugin.file.manifest.name;
  info.path = plugin.file.path;
  info.sha256 = plugin.file.sha256;
  info.fingerprint = plugin.fingerprint;
  info.provides = extract::facet_fields(plugin.file.manifest);
  info.required_facets = plugin.file.manifest.requires_facets;
  if (plugin.state != extract::Plugin::State::kEnabled) {
    info.state = PluginInfo::State::kRefused;
    info.reason = plugin.reason;
  }
  return info;
}

}  // namespace

Result<std::unique_ptr<Extractors>> Extractors::open(const EngineOptions& options) {
  LODE_ASSIGN_OR_RETURN(
      extract::PluginSet plugins,
      extract::PluginSet::discover({.folders = options.plugin_folders,
                                    .default_folders = options.default_plugin_folders,
                                    .disabled = options.disabled_plugins}));
  extract::ExtractorPoolOptions pool;
  pool.worker_path = options.worker;
  if (!options.data_folder.empty() && !options.read_only) {
    pool.state_folder = options.data_folder / kStateFolder;
  }
  std::unique_ptr<Extractors> extractors(new Extractors(std::move(plugins), std::move(pool)));
  if (options.read_only) {
    extractors->stored_quarantine_.read(options.data_folder / kStateFolder /
                                        extract::Quarantine::kFileName);
  }
  return extractors;
}

Result<void> Extractors::make_ready() {
  std::error_code error;
  std::filesystem::create_directories(options_.state_folder, error);
  if (error) {
    return Unexpected(Error{ErrorCode::kPermissionDenied,
                            "cannot make folder '" + options_.state_folder.string() +
                                "': " + error.message() + "; use a data folder that you own",
                            "DATA_FOLDER"});
  }
  LODE_RETURN_IF_ERROR(pool());
  return {};
}

Result<extract::ExtractorPool*> Extractors::pool() {
  const std::lock_guard lock(mutex_);
  if (pool_ == nullptr) {
    LODE_ASSIGN_OR_RETURN(pool_, extract::ExtractorPool::create(plugins_, options_));
  }
  return pool_.get();
}

extract::ExtractorPool* Extractors::existing_pool() const {
  const std::lock_guard lock(mutex_);
  return pool_.get();
}

Result<void> Extractors::extract(std::span<Document> documents, const std::stop_token& stop) {
  LODE_ASSIGN_OR_RETURN(extract::ExtractorPool * running, pool());
  return running->extract_all(documents, stop);
}

std::vector<PluginInfo> Extractors::infos() const {
  std::vector<PluginInfo> infos;
  for (const extract::Plugin& plugin : plugins_.plugins()) {
    infos.push_back(describe(plugin));
    if (infos.back().state != PluginInfo::State::kRefused) {
      infos.back().order = static_cast<std::uint32_t>(infos.size());
    }
  }
  for (PluginInfo& info : infos) {
    info.quarantined = entries(info.id).size();
  }
  extract::ExtractorPool* running = existing_pool();
  if (running == nullptr) {
    return infos;
  }
  const std::vector<extract::PluginStatus> states = running->states();
  for (std::size_t i = 0; i < states.size(); ++i) {  // Enabled plugins come first in both.
    infos[i].state = state_of(states[i].state.phase);
    infos[i].reason = states[i].state.reason;
    infos[i].documents = states[i].state.documents;
    infos[i].deaths = states[i].state.deaths;
  }
  return infos;
}

std::vector<extract::QuarantineEntry> Extractors::entries(const std::string& plugin) const {
  const extract::ExtractorPool* running = existing_pool();
  return running != nullptr ? running->quarantined(plugin) : stored_quarantine_.list(plugin);
}

std::vector<QuarantineInfo> Extractors::quarantine(const std::string& plugin) const {
  std::vector<QuarantineInfo> infos;
  for (const extract::QuarantineEntry& entry : entries(plugin)) {
    infos.push_back({.plugin = entry.key.plugin,
                     .document_id = entry.document_id,
                     .content_sha256 = entry.key.content_sha256,
                     .reason = entry.reason,
                     .stderr_tail = entry.stderr_tail,
                     .time_unix = entry.time_unix});
  }
  return infos;
}

Result<std::uint64_t> Extractors::clear_quarantine(const std::string& plugin) {
  LODE_ASSIGN_OR_RETURN(extract::ExtractorPool * running, pool());
  LODE_ASSIGN_OR_RETURN(const std::size_t cleared, running->clear_quarantine(plugin));
  return std::uint64_t{cleared};
}

}  // namespace lode

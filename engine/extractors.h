// SPDX-License-Identifier: GPL-3.0-or-later
// The plugins as the engine sees them: found at once, their workers' pool made when a document
// first needs it, so that a search starts nothing. Internal to the engine.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/engine.h"
#include "engine/extract/extractor_pool.h"
#include "engine/extract/plugin_set.h"

namespace lode {

// [thread-safe]
class Extractors {
 public:
  // Reads the manifests. Errors: those of PluginSet::discover(); with a data folder that may be
  // written also those of ExtractorPool::create(), so that a server without its worker says so at
  // its start.
  [[nodiscard]] static Result<std::unique_ptr<Extractors>> open(const EngineOptions& options);

  // Makes the pool now, so that a server without its worker says so at its start. Starts no worker.
  // For a data folder that is locked for writing. Errors: those of ExtractorPool::create();
  // kPermissionDenied.
  [[nodiscard]] Result<void> make_ready();

  [[nodiscard]] const Schema& schema() const noexcept { return plugins_.schema(); }

  // Errors: those of ExtractorPool::create() and extract_all().
  [[nodiscard]] Result<void> extract(std::span<Document> documents, const std::stop_token& stop);

  [[nodiscard]] std::vector<PluginInfo> infos() const;
  [[nodiscard]] std::vector<QuarantineInfo> quarantine(const std::string& plugin) const;
  [[nodiscard]] Result<std::uint64_t> clear_quarantine(const std::string& plugin);

 private:
  Extractors(extract::PluginSet plugins, extract::ExtractorPoolOptions options)
      : plugins_(std::move(plugins)), options_(std::move(options)) {}

  [[nodiscard]] Result<extract::ExtractorPool*> pool();
  // nullptr before the first use.
  [[nodiscard]] extract::ExtractorPool* existing_pool() const;

  // Of the running pool, else those that a folder opened for reading holds.
  [[nodiscard]] std::vector<extract::QuarantineEntry> entries(const std::string& plugin) const;

  const extract::PluginSet plugins_;
  const extract::ExtractorPoolOptions options_;
  extract::Quarantine stored_quarantine_;
  mutable std::mutex mutex_;
  std::unique_ptr<extract::ExtractorPool> pool_;
};

}  // namespace lode

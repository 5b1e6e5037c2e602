// SPDX-License-Identifier: GPL-3.0-or-later
// The facade of extraction: runs all plugins over a document.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/extract/plugin_set.h"
#include "engine/extract/quarantine.h"
#include "engine/extract/supervisor.h"

namespace lode::extract {

struct ExtractorPoolOptions {
  std::filesystem::path worker_path;   // lode-worker; empty: found, see find_worker().
  std::filesystem::path state_folder;  // Keeps the quarantine; empty: in memory alone.
  BreakerLimits breaker;
};

struct PluginStatus {
  std::string id;
  SupervisorState state;
};

// [thread-safe], every member.
class ExtractorPool {
 public:
  // Starts no worker: each starts with the first document.
  // Errors: kNotFound (WORKER_NOT_FOUND), only if a plugin is enabled; kPermissionDenied (the state
  // folder cannot be written).
  [[nodiscard]] static Result<std::unique_ptr<ExtractorPool>> create(
      PluginSet plugins, const ExtractorPoolOptions& options);

  // No extract() may be running.
  ~ExtractorPool();
  ExtractorPool(const ExtractorPool&) = delete;
  ExtractorPool& operator=(const ExtractorPool&) = delete;

  // Replaces annotations and runs of `document` by what the enabled plugins find, one run per
  // plugin in the order of extraction. Title and text are mended if they are not UTF-8, since spans
  // count in what plugins read. Blocks; call it from several threads to keep all plugins busy.
  //
  // A plugin that fails leaves the document without its facts and a reason in its run; it is never
  // an error here.
  // Errors: kCancelled (`stop` was requested; annotations and runs are then those so far).
  [[nodiscard]] Result<void> extract(Document& document, const std::stop_token& stop) {
    return extract_all({&document, 1}, stop);
  }

  // The same for several documents, which costs less for each: a plugin reads them in a row. Up to
  // Supervisor::kWindow of them, or a quarter of a megabyte, are worth it.
  [[nodiscard]] Result<void> extract_all(std::span<Document> documents,
                                         const std::stop_token& stop);

  [[nodiscard]] const PluginSet& plugins() const noexcept { return plugins_; }

  // Of the enabled plugins, in order of extraction.
  [[nodiscard]] std::vector<PluginStatus> states() const;

  // `plugin` empty: of all.
  [[nodiscard]] std::vector<QuarantineEntry> quarantined(std::string_view plugin = {}) const {
    return quarantine_.list(plugin);
  }
  // See Quarantine::clear().
  [[nodiscard]] Result<std::size_t> clear_quarantine(std::string_view plugin = {}) {
    return quarantine_.clear(plugin);
  }

 private:
  ExtractorPool(PluginSet plugins, SupervisorOptions options);

  class DocumentRun;

  const PluginSet plugins_;
  Quarantine quarantine_;
  std::vector<std::unique_ptr<Supervisor>> supervisors_;  // As plugins_.plugins().
};

}  // namespace lode::extract

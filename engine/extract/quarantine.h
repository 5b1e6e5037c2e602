// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents a plugin does not get any more, since it died of them twice, and why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace lode::extract {

// A new build, configuration or resource changes the key, so it lifts the quarantine by itself.
struct QuarantineKey {
  std::string plugin;         // Id.
  std::string plugin_sha256;  // Of its file.
  std::string fingerprint;
  std::string content_sha256;  // Of the document's title and text.

  auto operator<=>(const QuarantineKey&) const = default;
};

struct QuarantineEntry {
  QuarantineKey key;
  std::string document_id;
  std::string reason;       // e.g. "signal 11 (SIGSEGV)"
  std::string stderr_tail;  // The last words of the worker, UTF-8.
  std::int64_t time_unix = 0;
};

// [thread-safe]
class Quarantine {
 public:
  // Of the file in a folder for the state of plugins.
  static constexpr const char* kFileName = "quarantine.jsonl";

  // Kept in memory alone.
  Quarantine() = default;

  // Kept in `file` too, one JSON object per line. Lines that cannot be read are skipped.
  // Errors: kPermissionDenied (the file cannot be opened for writing).
  [[nodiscard]] Result<void> open(const std::filesystem::path& file);

  // Reads the entries of `file`, if there is one, and never writes: for a folder opened for
  // reading.
  void read(const std::filesystem::path& file);

  // Replaces the entry with the same key. If the file cannot be written, memory has it still.
  void add(QuarantineEntry entry);

  // Spares most callers to make a key.
  [[nodiscard]] bool is_empty() const {
    const std::scoped_lock lock(mutex_);
    return entries_.empty();
  }

  [[nodiscard]] std::optional<QuarantineEntry> find(const QuarantineKey& key) const;

  // By time, oldest first; `plugin` empty: of all.
  [[nodiscard]] std::vector<QuarantineEntry> list(std::string_view plugin = {}) const;

  // Number of entries removed; `plugin` empty: of all.
  // Errors: kResourceExhausted (the file cannot be written; memory is cleared still).
  [[nodiscard]] Result<std::size_t> clear(std::string_view plugin = {});

 private:
  void load(const std::filesystem::path& file);
  [[nodiscard]] bool rewrite() const;

  mutable std::mutex mutex_;
  std::filesystem::path file_;
  std::map<QuarantineKey, QuarantineEntry> entries_;
};

}  // namespace lode::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Folders and small files that survive a power cut. A name is durable once its folder is synced;
// Xapian's commit leaves that out (RELIABILITY.md, fact 1).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace lode::index {

// A folder whose descriptor stays open, so that a lack of descriptors cannot hinder its sync.
class SyncedFolder {
 public:
  // Errors: kNotFound, kPermissionDenied, kInternal.
  [[nodiscard]] static Result<SyncedFolder> open(const std::filesystem::path& folder);
  SyncedFolder(const SyncedFolder&) = delete;
  SyncedFolder& operator=(const SyncedFolder&) = delete;
  SyncedFolder(SyncedFolder&& other) noexcept;
  SyncedFolder& operator=(SyncedFolder&& other) noexcept;
  ~SyncedFolder();

  // Makes the names in the folder durable. Errors: kDataLoss (IO_ERROR), kResourceExhausted.
  [[nodiscard]] Result<void> sync() const;

 private:
  explicit SyncedFolder(int descriptor) noexcept : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

// Makes `folder` and those above it that are missing, and syncs the parent of each new one.
[[nodiscard]] Result<void> make_folder_durably(const std::filesystem::path& folder);

// Replaces the file as one: whoever looks, now or after a power cut, finds the old content or the
// new.
[[nodiscard]] Result<void> write_file_durably(const std::filesystem::path& file,
                                              std::string_view content);

// At most `max_bytes` of the file; nothing if there is no such file.
[[nodiscard]] Result<std::optional<std::string>> read_small_file(const std::filesystem::path& file,
                                                                 std::size_t max_bytes);

}  // namespace lode::index

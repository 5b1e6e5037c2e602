// SPDX-License-Identifier: GPL-3.0-or-later
// Who may use a data folder: one writer, or any number of readers.
#pragma once

#include <filesystem>

#include "engine/base/result.h"

namespace lode {

// Holds the folder's lock until it is destroyed, also over exec and crash: the kernel gives it
// back.
class DataLock {
 public:
  // Takes the lock of `folder`, which exists, without waiting.
  // Errors: kUnavailable (DATA_LOCKED, naming folder and holder), kPermissionDenied.
  [[nodiscard]] static Result<DataLock> take(const std::filesystem::path& folder, bool shared);

  DataLock() = default;
  DataLock(DataLock&& other) noexcept;
  DataLock& operator=(DataLock&& other) noexcept;
  ~DataLock();

 private:
  explicit DataLock(int descriptor) noexcept : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace lode

// SPDX-License-Identifier: Apache-2.0
// The bytes of a file, mapped read-only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lode::worker {

// Mapped for as long as the object lives. Movable.
class MappedFile {
 public:
  // Nothing if `path` is no readable regular file; errno says why.
  [[nodiscard]] static std::optional<MappedFile> open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) noexcept : bytes_(bytes) {}

  std::string_view bytes_;
};

}  // namespace lode::worker

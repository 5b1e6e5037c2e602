// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/durable.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace lode::index {
namespace {

constexpr mode_t kFileMode = 0640;

Error system_error(int number, const std::filesystem::path& path, std::string_view what) {
  const std::string message =
      std::string(what) + " '" + path.string() + "' failed: " + std::strerror(number);
  switch (number) {
    case ENOENT: return {ErrorCode::kNotFound, message, "INDEX_NOT_FOUND"};
    case EACCES:
    case EPERM:
    case EROFS: return {ErrorCode::kPermissionDenied, message, "INDEX_NOT_WRITABLE"};
    case ENOSPC:
    case EDQUOT: return {ErrorCode::kResourceExhausted, message, "DISK_FULL"};
    case EIO: return {ErrorCode::kDataLoss, message, "IO_ERROR"};
    default: return {ErrorCode::kInternal, message, "STORAGE_ERROR"};
  }
}

// Owns a file descriptor.
class File {
 public:
  explicit File(int descriptor) noexcept : descriptor_(descriptor) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }
  [[nodiscard]] int get() const noexcept { return descriptor_; }

 private:
  int descriptor_;
};

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno != EINTR) {
      return false;
    }
    content.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
  }
  return true;
}

Result<void> sync_parent(const std::filesystem::path& path) {
  const auto parent = path.parent_path();
  LODE_ASSIGN_OR_RETURN(const SyncedFolder folder,
                        SyncedFolder::open(parent.empty() ? std::filesystem::path(".") : parent));
  return folder.sync();
}

}  // namespace

Result<SyncedFolder> SyncedFolder::open(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    return Unexpected(system_error(errno, folder, "opening the folder"));
  }
  return SyncedFolder(descriptor);
}

SyncedFolder::SyncedFolder(SyncedFolder&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

SyncedFolder& SyncedFolder::operator=(SyncedFolder&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

SyncedFolder::~SyncedFolder() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

Result<void> SyncedFolder::sync() const {
  if (::fsync(descriptor_) != 0) {
    return Unexpected(system_error(errno, "index", "syncing the folder of the"));
  }
  return {};
}

Result<void> make_folder_durably(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::is_directory(folder, error)) {
    return {};
  }
  const auto parent = folder.parent_path();
  if (!parent.empty() && parent != folder) {
    LODE_RETURN_IF_ERROR(make_folder_durably(parent));
  }
  error.clear();
  std::filesystem::create_directory(folder, error);
  if (error) {
    return Unexpected(system_error(error.value(), folder, "making the folder"));
  }
  return sync_parent(folder);
}

Result<void> write_file_durably(const std::filesystem::path& file, std::string_view content) {
  std::filesystem::path draft = file;
  draft += ".tmp";
  {
    const File out(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kFileMode));
    if (out.get() < 0 || !write_all(out.get(), content) || ::fsync(out.get()) != 0) {
      return Unexpected(system_error(errno, file, "writing the file"));
    }
  }
  if (::rename(draft.c_str(), file.c_str()) != 0) {
    return Unexpected(system_error(errno, file, "writing the file"));
  }
  return sync_parent(file);
}

Result<std::optional<std::string>> read_small_file(const std::filesystem::path& file,
                                                   std::size_t max_bytes) {
  const File in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return std::optional<std::string>();
    }
    return Unexpected(system_error(errno, file, "reading the file"));
  }
  std::string content(max_bytes, '\0');
  std::size_t size = 0;
  while (size < max_bytes) {
    const ssize_t got = ::read(in.get(), content.data() + size, max_bytes - size);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      return Unexpected(system_error(errno, file, "reading the file"));
    }
    if (got == 0) {
      break;
    }
    size += static_cast<std::size_t>(got);
  }
  content.resize(size);
  return std::optional<std::string>(std::move(content));
}

}  // namespace lode::index

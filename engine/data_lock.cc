// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data_lock.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace lode {
namespace {

constexpr const char* kFileName = "lock";

// What the writer wrote about itself: "process 4711".
std::string holder(int descriptor) {
  std::array<char, 64> text{};
  const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
  return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : "another process";
}

Error cannot_open(const std::filesystem::path& file) {
  const bool permission = errno == EACCES || errno == EPERM || errno == EROFS;
  return {permission ? ErrorCode::kPermissionDenied : ErrorCode::kInternal,
          "cannot open '" + file.string() + "': " + std::strerror(errno) +
              "; use a data folder that you own",
          "DATA_FOLDER"};
}

}  // namespace

Result<DataLock> DataLock::take(const std::filesystem::path& folder, bool shared) {
  const std::filesystem::path file = folder / kFileName;
  int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0 && shared) {
    descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);  // A reader without write permission.
  }
  if (descriptor < 0) {
    return Unexpected(cannot_open(file));
  }
  DataLock lock(descriptor);
  if (flock(descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
    return Unexpected(Error{ErrorCode::kUnavailable,
                            "data folder '" + folder.string() + "' is in use by " +
                                holder(descriptor) +
                                ": wait until it has ended, or ask its server with --server",
                            "DATA_LOCKED",
                            {{"folder", folder.string()}}});
  }
  if (!shared) {
    const std::string self = "process " + std::to_string(getpid());
    if (ftruncate(descriptor, 0) != 0 ||
        pwrite(descriptor, self.data(), self.size(), 0) != static_cast<ssize_t>(self.size())) {
      return Unexpected(cannot_open(file));
    }
  }
  return lock;
}

DataLock::DataLock(DataLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

DataLock& DataLock::operator=(DataLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

DataLock::~DataLock() {
  if (descriptor_ >= 0) {
    close(descriptor_);
  }
}

}  // namespace lode

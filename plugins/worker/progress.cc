// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/progress.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace lode::worker {
namespace {

constexpr std::size_t kBytes = 4096;
constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;

}  // namespace

int Progress::create() noexcept {
  const int descriptor = memfd_create("lode-progress", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor < 0) return -1;
  if (ftruncate(descriptor, kBytes) == 0 && fcntl(descriptor, F_ADD_SEALS, kSeals) == 0) {
    return descriptor;
  }
  close(descriptor);
  return -1;
}

std::optional<Progress> Progress::map(int descriptor) noexcept {
  // Seals tell it from whatever else may be behind the number.
  if (fcntl(descriptor, F_GET_SEALS) != kSeals) return {};
  void* const memory = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (memory == MAP_FAILED) return {};
  return Progress(static_cast<Number*>(memory));
}

Progress::Progress(Progress&& other) noexcept : number_(std::exchange(other.number_, nullptr)) {}

Progress::~Progress() {
  if (number_ != nullptr) munmap(number_, kBytes);
}

}  // namespace lode::worker

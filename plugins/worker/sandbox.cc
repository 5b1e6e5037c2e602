// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/sandbox.h"

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LODE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LODE_SANITIZED 1
#endif
#endif

namespace lode::worker {
namespace {

#ifdef LODE_SANITIZED
constexpr bool kLimitMemory = false;
#else
constexpr bool kLimitMemory = true;
#endif

constexpr std::uint32_t kFloorMb = 64;
constexpr std::uint64_t kOwnMb = 192;  // Libraries, stack, and a request of the largest size.
constexpr rlim_t kDescriptors = 64;

void limit(decltype(RLIMIT_AS) what, rlim_t value) noexcept {
  const rlimit both{value, value};
  setrlimit(what, &both);
}

}  // namespace

void enter_sandbox(std::uint32_t memory_mb) noexcept {
  // A write that a limit refuses fails with an error instead of a signal.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  if constexpr (kLimitMemory) {
    limit(RLIMIT_AS, (std::uint64_t{std::max(memory_mb, kFloorMb)} + kOwnMb) << 20);
  }
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, kDescriptors);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

}  // namespace lode::worker

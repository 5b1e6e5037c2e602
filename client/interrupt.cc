// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/interrupt.h"

#include <atomic>
#include <csignal>
#include <unistd.h>

#include "client/exit_code.h"

namespace lode::client {
namespace {

std::atomic<bool> asked_to_end{false};
static_assert(std::atomic<bool>::is_always_lock_free, "used in a signal handler");

extern "C" void on_signal(int /*signal*/) {
  if (asked_to_end.exchange(true)) {
    _exit(static_cast<int>(ExitCode::kInterrupted));
  }
}

}  // namespace

void install_signal_handlers() {
  struct sigaction action = {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);  // Without SA_RESTART: waiting reads end.
  sigaction(SIGTERM, &action, nullptr);
  struct sigaction ignore = {};
  ignore.sa_handler = SIG_IGN;
  sigemptyset(&ignore.sa_mask);
  sigaction(SIGPIPE, &ignore, nullptr);
}

bool interrupted() noexcept {
  return asked_to_end.load(std::memory_order_relaxed);
}

}  // namespace lode::client

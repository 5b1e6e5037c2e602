// SPDX-License-Identifier: GPL-3.0-or-later
// lode: finds the facts in documents, and can prove them. Parse, run, exit code.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <unistd.h>

#include "client/embedded.h"
#include "client/interrupt.h"
#include "client/run.h"

int main(int argc, char** argv) {
  using namespace lode::client;
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  setenv("GRPC_VERBOSITY", "NONE", 0);  // What fails is told by us.
  install_signal_handlers();
  const Streams streams{std::cin, std::cout, std::cerr, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO};
  try {
    const std::vector<std::string> typed(argv + 1, argv + argc);
    return static_cast<int>(run(typed, streams, process_environment(), open_embedded));
  } catch (const std::exception& bug) {
    std::cerr << "lode: " << bug.what() << " [INTERNAL]\n"
              << "  please report it, with the command and this message\n";
    return static_cast<int>(ExitCode::kFault);
  }
}

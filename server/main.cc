// SPDX-License-Identifier: GPL-3.0-or-later
// lode-server: flags, configuration, engine, server; then wait for SIGTERM or SIGINT and drain.
#include <csignal>
#include <cstdio>
#include <iostream>
#include <variant>

#include "engine/engine.h"
#include "server/flags.h"
#include "server/server.h"

namespace {
int fail(const lode::Error& error, int exit_code) {
  std::cerr << "lode-server: " << error.message << '\n';
  return exit_code;
}

int serve(const lode::server::Config& config) {
  const lode::server::Log log(config.log, stderr);
  lode::server::capture_grpc_log(&log);
  // Blocked before the first thread, so that each thread inherits it and sigwait() gets them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  auto engine = lode::Engine::open(config.engine);
  if (!engine) {
    return fail(engine.error(), lode::server::kExitCannotStart);
  }
  auto server = lode::server::Server::start(**engine, config.server, log);
  if (!server) {
    return fail(server.error(), lode::server::kExitCannotStart);
  }
  int signal = 0;
  sigwait(&signals, &signal);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // A second signal ends the process at once.
  (*server)->drain();
  return lode::server::kExitOk;
}

}  // namespace

int main(int argc, char** argv) {
  const auto parsed = lode::server::parse_command_line(argc, argv);
  if (const int* exit_code = std::get_if<int>(&parsed)) {
    return *exit_code;
  }
  const auto& line = std::get<lode::server::CommandLine>(parsed);
  const auto config = lode::server::load_config(line);
  if (!config) {
    return fail(config.error(), lode::server::kExitUsage);
  }
  if (line.check_config) {
    std::cout << lode::server::to_toml(*config);
    return lode::server::kExitOk;
  }
  return serve(*config);
}

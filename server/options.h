// SPDX-License-Identifier: GPL-3.0-or-later
// What the server's parts are told: the meaning of the configuration (config.h), and what they
// share.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>

#include "engine/engine.h"
#include "server/call_count.h"
#include "server/executor.h"
#include "server/log.h"

namespace lode::server {

struct ServerOptions {
  // HOST:PORT or unix:PATH (address.h); port 0: any free one. Empty: nothing listens, calls come
  // through Server::in_process_channel() alone.
  std::string listen = "127.0.0.1:7700";
  bool insecure_listen = false;     // Allow addresses other than loopback, without encryption.
  std::size_t search_threads = 0;   // 0: one per core.
  std::size_t search_queue = 256;   // Searches that wait for a thread.
  std::size_t import_streams = 64;  // Open at the same time.
  std::chrono::seconds drain{30};   // Running calls may take so long at the end.
  // Of each unary call; the client's deadline may be nearer. 0: the client's alone.
  std::chrono::milliseconds request_timeout{10'000};
  // As in EngineOptions.
  std::size_t max_document_bytes = std::size_t{16} << 20U;
  std::size_t import_queue_documents = 4000;
};

// Room for ids, URL and metadata besides a document of the largest size.
inline constexpr std::size_t kMessageMarginBytes = std::size_t{1} << 20U;

// Of a request, and of one message of an import stream.
[[nodiscard]] inline std::size_t max_request_bytes(const ServerOptions& options) noexcept {
  return options.max_document_bytes + kMessageMarginBytes;
}

// Of an answer: a document of the largest size with its facts, each of which repeats some words.
[[nodiscard]] inline std::size_t max_response_bytes(const ServerOptions& options) noexcept {
  return 4 * max_request_bytes(options);
}

// What all services use. Outlives them; owned by the server.
struct Shared {
  Engine& engine;
  const Log& log;
  ServerOptions options;
  std::stop_source draining = {};               // Stopped when the server ends.
  std::atomic<std::size_t> import_streams = 0;  // Open now.
  CallCount calls = {};
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  Executor search;  // Searches and reads of documents.
  Executor work;    // Removals, previews and changes of collections: seldom, may take long.
  Executor admin;   // Status and lists: quick, and answered when all else is busy.
  Executor import;  // Hands documents of import streams to the engine, where they may wait.
};

}  // namespace lode::server

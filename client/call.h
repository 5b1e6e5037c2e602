// SPDX-License-Identifier: GPL-3.0-or-later
// One call with one answer, with a deadline, that Ctrl-C ends.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>

#include "client/command.h"
#include "client/interrupt.h"
#include "client/status_error.h"

namespace lode::client {

// Calls `start(context, response, done)`, which begins a call of a callback stub, and waits for it:
//
//   call<v1::SearchResponse>(context, [&](auto* c, auto* r, auto done) {
//     stub->async()->Search(c, &request, r, std::move(done));
//   });
//
// Errors: those of the server; kDeadlineExceeded; kCancelled after Ctrl-C.
template <class Response, class Start>
[[nodiscard]] Result<Response> call(const Context& context, const Start& start) {
  grpc::ClientContext client;
  client.set_deadline(std::chrono::system_clock::now() + context.timeout());
  Response response;
  grpc::Status status;
  bool is_done = false;
  std::mutex mutex;
  std::condition_variable done;
  start(&client, &response, [&](grpc::Status result) {
    const std::lock_guard lock(mutex);
    status = std::move(result);
    is_done = true;
    done.notify_one();
  });
  std::unique_lock lock(mutex);
  // The signal handler cannot notify: look at its flag now and then.
  while (!done.wait_for(lock, std::chrono::milliseconds(50), [&] { return is_done; })) {
    if (interrupted()) {
      client.TryCancel();
    }
  }
  if (!status.ok()) {
    return Unexpected(to_error(status));
  }
  return response;
}

}  // namespace lode::client

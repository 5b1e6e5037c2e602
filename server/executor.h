// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that do what must not block gRPC's own: a bounded queue, refused at once when full.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lode::server {

struct ExecutorOptions {
  std::size_t threads = 1;  // At least 1.
  std::size_t queue = 64;   // Jobs that may wait, besides those that run.
};

// [thread-safe]
class Executor {
 public:
  explicit Executor(const ExecutorOptions& options);
  // Runs what is queued, then joins its threads.
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // Queues `job`, which must not throw. False, and the job is dropped, if the queue is full.
  // Jobs start in order of their submission; a job may submit others, but none may come once
  // destruction has begun and the queue has run empty.
  [[nodiscard]] bool try_submit(std::function<void()> job);

  // Jobs that wait, for tests and status.
  [[nodiscard]] std::size_t waiting() const;

 private:
  void run();

  const std::size_t queue_limit_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  std::size_t idle_ = 0;  // Threads that run no job.
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace lode::server

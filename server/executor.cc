// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/executor.h"

#include <algorithm>
#include <utility>

namespace lode::server {

Executor::Executor(const ExecutorOptions& options) : queue_limit_(options.queue) {
  const std::size_t count = std::max<std::size_t>(options.threads, 1);
  idle_ = count;
  threads_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    threads_.emplace_back([this] { run(); });
  }
}

Executor::~Executor() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    thread.join();
  }
}

bool Executor::try_submit(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    // A job for which a thread is free does not wait, so it does not count against the limit.
    if (queue_.size() >= queue_limit_ + idle_) {
      return false;
    }
    queue_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

std::size_t Executor::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size() > idle_ ? queue_.size() - idle_ : 0;
}

void Executor::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) {
      return;
    }
    std::function<void()> job = std::move(queue_.front());
    queue_.pop_front();
    --idle_;
    lock.unlock();
    job();
    job = nullptr;  // Its captures go before the thread counts as idle.
    lock.lock();
    ++idle_;
  }
}

}  // namespace lode::server

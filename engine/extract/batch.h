// SPDX-License-Identifier: GPL-3.0-or-later
// The documents that one caller of a supervisor waits for.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/answer.h"

namespace lode::extract {

struct Task {
  std::uint64_t sequence = 0;
  std::uint64_t text_bytes = 0;
  std::size_t frame_end = 0;  // In Tasks::frames; it begins where the one before ends.
};

struct Tasks {
  std::vector<Task> list;
  std::string frames;  // Encoded worker::Requests.
};

// [thread-safe], between one caller that waits and one supervisor that answers.
class Batch {
 public:
  explicit Batch(Tasks tasks);

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  // Until the batch is answered.
  [[nodiscard]] const Task& task(std::size_t i) const noexcept { return tasks_.list[i]; }
  [[nodiscard]] std::string_view frame(std::size_t i) const noexcept;

  // Once for each of its documents.
  void answer(std::size_t i, Answer answer);

  // True if nobody waits any more.
  [[nodiscard]] bool is_abandoned() const noexcept { return abandoned_; }

  // Blocks until all are answered; called once. If `stop` is requested first, those without an
  // answer are kPending. `tasks` is emptied, and gets the memory of the batch's tasks if it can.
  [[nodiscard]] std::vector<Answer> wait(Tasks& tasks, const std::stop_token& stop);

 private:
  Tasks tasks_;  // Constant until all are answered.
  const std::size_t size_;
  std::mutex mutex_;  // Guards the next two.
  std::vector<Answer> answers_;
  std::size_t left_;
  std::condition_variable_any done_;
  std::atomic<bool> abandoned_{false};
};

// One document of a batch on its way through a supervisor.
struct Job {
  std::shared_ptr<Batch> batch;
  std::size_t index = 0;
  int tries = 0;

  [[nodiscard]] const Task& task() const noexcept { return batch->task(index); }
  [[nodiscard]] std::string_view frame() const noexcept { return batch->frame(index); }
};

}  // namespace lode::extract

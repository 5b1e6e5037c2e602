// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/batch.h"

#include <utility>

namespace lode::extract {

Batch::Batch(Tasks tasks)
    : tasks_(std::move(tasks)),
      size_(tasks_.list.size()),
      answers_(size_, {.status = RunStatus::kPending, .reason = "cancelled"}),
      left_(size_) {}

std::string_view Batch::frame(std::size_t i) const noexcept {
  const std::size_t begin = i == 0 ? 0 : tasks_.list[i - 1].frame_end;
  return std::string_view(tasks_.frames).substr(begin, tasks_.list[i].frame_end - begin);
}

void Batch::answer(std::size_t i, Answer answer) {
  {
    const std::scoped_lock lock(mutex_);
    if (abandoned_) return;  // The answers have been taken away.
    answers_[i] = std::move(answer);
    if (--left_ > 0) return;
  }
  done_.notify_one();
}

std::vector<Answer> Batch::wait(Tasks& tasks, const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  if (done_.wait(lock, stop, [&] { return left_ == 0; })) {
    tasks = std::move(tasks_);
  } else {
    abandoned_ = true;
  }
  tasks.list.clear();
  tasks.frames.clear();
  return std::move(answers_);
}

}  // namespace lode::extract

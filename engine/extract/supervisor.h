// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one plugin: keeps its worker process alive, watches deadlines, finds the document to blame
// for a death, and answers each document exactly once, whatever the plugin does.
//
// Up to kWindow documents are in flight. Requests go to the worker in batches, and so do answers
// come back, in the order of requests. When the worker dies, sends nonsense or misses a deadline,
// the document that it was at (plugins/worker/progress.h) is the suspect, or else the first
// unanswered one: it runs again, alone, in a fresh process. A second failure ends it; the others go
// back to the head of the queue.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "engine/extract/answer.h"
#include "engine/extract/batch.h"
#include "engine/extract/breaker.h"
#include "engine/extract/plugin_set.h"
#include "engine/extract/worker_process.h"

namespace lode::extract {

struct SupervisorOptions {
  std::filesystem::path worker;
  BreakerLimits breaker;
  std::uint64_t recycle_documents = 50'000;  // Then a fresh process: leaks.
  milliseconds hello_limit{10'000};          // For loading the library and its resources.
};

struct SupervisorState {
  enum class Phase { kIdle, kStarting, kReady, kBackoff, kOff };
  Phase phase = Phase::kIdle;
  std::string reason;           // Why, in kBackoff and kOff.
  std::uint64_t starts = 0;     // Of processes.
  std::uint64_t deaths = 0;     // Not asked for.
  std::uint64_t documents = 0;  // Answered, in whatever way.
  std::string last_log;         // The last warning or error of the plugin.
};

class Supervisor {
 public:
  static constexpr std::size_t kWindow = 64;

  // Starts no process and no thread before the first document. `plugin` must outlive it.
  Supervisor(const Plugin& plugin, SupervisorOptions options);
  // Answers what is waiting with kPending and ends the process.
  ~Supervisor();
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;

  // Number for the next request; a frame carries it to run(). [thread-safe]
  [[nodiscard]] std::uint64_t next_sequence() noexcept { return ++sequence_; }

  // Runs the plugin on some documents, and answers in their order. Blocks until all are answered,
  // or `stop` is requested: then those without an answer are kPending. `tasks` comes back empty,
  // with its memory for the next ones. Documents of one call, and of several threads that wait at
  // once, fill the window. [thread-safe]
  [[nodiscard]] std::vector<Answer> run(Tasks& tasks, const std::stop_token& stop);

  [[nodiscard]] SupervisorState state() const;  // [thread-safe]

 private:
  // The calling side.
  void start_thread();
  void wake() noexcept;

  // Everything below belongs to the thread.
  void loop(const std::stop_token& stop);
  void take_jobs();
  void start_worker();
  void fill_window();
  struct Events {
    bool channel = false;
    bool errors = false;
  };
  [[nodiscard]] Events wait_for_events();
  [[nodiscard]] Clock::time_point next_deadline() const;
  [[nodiscard]] milliseconds progress(const Job& job) const noexcept;
  [[nodiscard]] milliseconds total(const Job& job) const noexcept;
  void read_worker();
  void handle(WorkerProcess::Frame& frame);
  void handle_response(WorkerProcess::Frame& frame);
  void follow_progress();
  void check_deadlines();
  void worker_failed(const std::string& cause, bool at_once);
  void start_failed(const std::string& why);
  void retire_worker();
  void answer_all_waiting(const std::string& why);
  void requeue_all();
  void finish(const Job& job, Answer answer);
  void set_phase(SupervisorState::Phase phase, const std::string& reason = {});

  const Plugin& plugin_;
  const SupervisorOptions options_;
  std::atomic<std::uint64_t> sequence_{0};

  std::atomic<std::uint64_t> documents_{0};  // Answered.
  mutable std::mutex mutex_;                 // Guards the next three.
  std::deque<Job> inbox_;
  SupervisorState state_;
  bool stopped_ = false;
  std::once_flag started_;
  Descriptor wake_;

  std::unique_ptr<WorkerProcess> worker_;
  bool ready_ = false;  // HELLO has come.
  bool alone_ = false;  // The next document is a suspect on its second try.
  std::deque<Job> waiting_;
  std::deque<Job> in_flight_;
  std::size_t at_ = 0;              // The one in flight that the worker is at.
  Clock::time_point started_at_{};  // Of the process.
  Clock::time_point at_since_{};    // The worker is at it since then.
  Clock::time_point last_sign_{};   // Of life.
  Clock::time_point next_start_{};
  std::uint64_t answered_by_worker_ = 0;
  Backoff backoff_;
  Breaker breaker_;
  std::string off_reason_;

  std::jthread thread_;  // Last: it uses all of the above.
};

}  // namespace lode::extract

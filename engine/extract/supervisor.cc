// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/supervisor.h"

#include <algorithm>
#include <array>
#include <functional>
#include <poll.h>
#include <sys/eventfd.h>

#include "lode/plugin.h"

#include "engine/base/utf8.h"

namespace lode::extract {
namespace {

using Phase = SupervisorState::Phase;

constexpr int kTries = 2;
// Frames are encoded ahead of the worker up to this size; a larger one goes alone.
constexpr std::size_t kMaxOutputBytes = std::size_t{1} << 20;
constexpr milliseconds kHardGrace(250);  // From the deadline that poll() reports to the kill.
constexpr milliseconds kIdleWait(60'000);

std::string timeout_text(milliseconds limit) {
  return "timeout after " + std::to_string(limit.count()) + " ms";
}

// What a status of extract() means for the document. `total` is the time that it had.
Answer answer_of(const worker::Response& response, milliseconds total) {
  if (response.status == LODE_OK) return {};
  if (response.status == LODE_E_DEADLINE) {
    return {.status = RunStatus::kTimeout, .reason = timeout_text(total)};
  }
  std::string reason(response.reason);
  if (reason.empty()) {
    reason = response.status == LODE_E_NOMEM ? "out of memory"
                                             : "status " + std::to_string(response.status);
  }
  return {.status = RunStatus::kFailed, .reason = utf8::mend(reason)};
}

}  // namespace

struct Supervisor::Job {
  Task task;
  int tries = 0;

  std::mutex mutex;  // Guards the rest.
  std::condition_variable_any done;
  std::optional<Answer> answer;
  std::atomic<bool> abandoned{false};  // Nobody waits for it any more.
};

Supervisor::Supervisor(const Plugin& plugin, SupervisorOptions options)
    : plugin_(plugin),
      options_(std::move(options)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      backoff_(std::hash<std::string>{}(plugin.id())),
      breaker_(options_.breaker) {}

Supervisor::~Supervisor() {
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
  }
  if (!thread_.joinable()) return;
  thread_.request_stop();
  wake();
  thread_.join();
}

Answer Supervisor::run(Task task, const std::stop_token& stop) {
  std::call_once(started_, [this] { start_thread(); });
  const auto job = std::make_shared<Job>();
  job->task = std::move(task);
  {
    const std::scoped_lock lock(mutex_);
    if (stopped_) return {.status = RunStatus::kPending, .reason = "the program is ending"};
    inbox_.push_back(job);
  }
  wake();
  std::unique_lock lock(job->mutex);
  if (job->done.wait(lock, stop, [&] { return job->answer.has_value(); })) {
    return *std::move(job->answer);
  }
  job->abandoned = true;
  return {.status = RunStatus::kPending, .reason = "cancelled"};
}

SupervisorState Supervisor::state() const {
  const std::scoped_lock lock(mutex_);
  return state_;
}

void Supervisor::start_thread() {
  thread_ = std::jthread([this](const std::stop_token& stop) { loop(stop); });
}

void Supervisor::wake() noexcept {
  const std::uint64_t one = 1;
  static_cast<void>(!write(wake_.get(), &one, sizeof one));
}

void Supervisor::loop(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    take_jobs();
    if (breaker_.is_open(Clock::now())) {
      answer_all_waiting(off_reason_);
    } else if (worker_ == nullptr && !waiting_.empty() && Clock::now() >= next_start_) {
      start_worker();
    }
    fill_window();
    const Events events = wait_for_events();
    if (worker_ != nullptr && events.errors) worker_->read_errors();
    if (worker_ != nullptr && events.channel) read_worker();
    if (worker_ != nullptr) check_deadlines();
  }
  take_jobs();
  std::move(in_flight_.begin(), in_flight_.end(), std::back_inserter(waiting_));
  in_flight_.clear();
  answer_all_waiting("the program is ending");
  worker_.reset();
}

void Supervisor::take_jobs() {
  const std::scoped_lock lock(mutex_);
  std::move(inbox_.begin(), inbox_.end(), std::back_inserter(waiting_));
  inbox_.clear();
}

void Supervisor::start_worker() {
  auto started = WorkerProcess::start(options_.worker, plugin_);
  {
    const std::scoped_lock lock(mutex_);
    ++state_.starts;
  }
  if (!started) {
    start_failed(started.error().message);
    return;
  }
  worker_ = *std::move(started);
  started_at_ = Clock::now();
  answered_by_worker_ = 0;
  ready_ = false;
  set_phase(Phase::kStarting);
}

void Supervisor::fill_window() {
  if (worker_ == nullptr || !ready_ || answered_by_worker_ >= options_.recycle_documents) return;
  const std::size_t window = alone_ || breaker_.is_probing(Clock::now()) ? 1 : kWindow;
  while (!waiting_.empty() && in_flight_.size() < window &&
         worker_->output_bytes() < kMaxOutputBytes) {
    const std::shared_ptr<Job> job = waiting_.front();
    waiting_.pop_front();
    if (job->abandoned) {
      finish(job, {.status = RunStatus::kPending, .reason = "cancelled"});
      continue;
    }
    if (in_flight_.empty()) head_since_ = last_sign_ = Clock::now();
    in_flight_.push_back(job);
    worker_->send(job->task.frame);
  }
}

Supervisor::Events Supervisor::wait_for_events() {
  std::array<pollfd, 3> events{};
  events[0] = {wake_.get(), POLLIN, 0};
  nfds_t count = 1;
  if (worker_ != nullptr) {
    const short writing = worker_->has_output() ? POLLOUT : 0;
    events[1] = {worker_->channel(), static_cast<short>(POLLIN | writing), 0};
    events[2] = {worker_->errors(), POLLIN, 0};  // -1 is skipped.
    count = 3;
  }
  const auto wait = std::chrono::ceil<milliseconds>(next_deadline() - Clock::now()).count();
  poll(
      events.data(), count, static_cast<int>(std::clamp<std::int64_t>(wait, 0, kIdleWait.count())));
  if (events[0].revents != 0) {
    std::uint64_t ignored = 0;
    static_cast<void>(!read(wake_.get(), &ignored, sizeof ignored));
  }
  return {.channel = events[1].revents != 0, .errors = events[2].revents != 0};
}

Clock::time_point Supervisor::next_deadline() const {
  if (worker_ == nullptr) return waiting_.empty() ? Clock::now() + kIdleWait : next_start_;
  if (!ready_) return started_at_ + options_.hello_limit;
  if (in_flight_.empty()) return Clock::now() + kIdleWait;
  return std::min(last_sign_ + progress(*in_flight_.front()),
                  head_since_ + total(*in_flight_.front()) + kHardGrace);
}

milliseconds Supervisor::progress(const Job& job) const noexcept {
  return progress_limit(plugin_.file.manifest.timeout_ms, job.task.text_bytes);
}

milliseconds Supervisor::total(const Job& job) const noexcept {
  return total_limit(plugin_.file.manifest.timeout_ms, job.task.text_bytes);
}

void Supervisor::read_worker() {
  worker_->flush();
  const bool open = worker_->receive();
  while (worker_ != nullptr) {
    const auto frame = worker_->next_frame();
    if (!frame) break;
    handle(*frame);
  }
  if (worker_ == nullptr) return;
  if (worker_->misfit()) {
    worker_failed("it sent bytes that are no frame", true);
  } else if (!open) {
    worker_failed("it closed its channel", false);
  } else if (answered_by_worker_ >= options_.recycle_documents && in_flight_.empty()) {
    retire_worker();
  }
}

void Supervisor::handle(const WorkerProcess::Frame& frame) {
  if (frame.type == worker::FrameType::kHello && !ready_) {
    const auto hello = worker::decode_hello(frame.payload);
    const Manifest& manifest = plugin_.file.manifest;
    if (!hello || hello->id != manifest.id || hello->version != manifest.version ||
        hello->abi_major != manifest.abi_major) {
      worker_failed("it says that it is another plugin", true);
      return;
    }
    ready_ = true;
    set_phase(Phase::kReady);
  } else if (frame.type == worker::FrameType::kLog) {
    const auto log = worker::decode_log(frame.payload);
    if (!log) {
      worker_failed("it sent a malformed message", true);
    } else if (log->level >= LODE_LOG_WARNING) {
      const std::scoped_lock lock(mutex_);
      state_.last_log = utf8::mend(log->text);
    }
  } else if (frame.type == worker::FrameType::kResponse) {
    handle_response(frame);
  } else if (frame.type == worker::FrameType::kHeartbeat) {
    const auto beat = worker::decode_heartbeat(frame.payload);
    if (beat && !in_flight_.empty() && beat->sequence == in_flight_.front()->task.sequence) {
      last_sign_ = Clock::now();
    }
  } else {
    worker_failed("it said hello twice", true);
  }
}

void Supervisor::handle_response(const WorkerProcess::Frame& frame) {
  const auto response = worker::decode_response(frame.payload);
  if (!response || in_flight_.empty() || response->sequence != in_flight_.front()->task.sequence) {
    worker_failed("it sent a forged or malformed answer", true);
    return;
  }
  const std::shared_ptr<Job> job = in_flight_.front();
  in_flight_.pop_front();
  head_since_ = last_sign_ = Clock::now();
  alone_ = false;
  ++answered_by_worker_;
  backoff_.reset();
  breaker_.answered();
  Answer answer = answer_of(*response, total(*job));
  const bool retiring = response->retiring;
  if (answer.status == RunStatus::kOk) answer.payload = frame.payload;
  finish(job, std::move(answer));
  if (retiring) retire_worker();
}

void Supervisor::check_deadlines() {
  const Clock::time_point now = Clock::now();
  if (now < next_deadline()) return;
  if (!ready_) {
    worker_failed(
        "it did not say hello within " + std::to_string(options_.hello_limit.count()) + " ms",
        true);
  } else if (!in_flight_.empty()) {
    const milliseconds silence = progress(*in_flight_.front());
    const bool silent = now >= last_sign_ + silence;
    worker_failed(timeout_text(silent ? silence : total(*in_flight_.front())), true);
  }
}

void Supervisor::worker_failed(const std::string& cause, bool at_once) {
  const std::string how = worker_->stop(at_once);
  const std::string words = worker_->last_words();
  worker_.reset();
  {
    const std::scoped_lock lock(mutex_);
    ++state_.deaths;
  }
  const std::string reason = how.empty() ? cause : how;
  if (!ready_) {
    start_failed(words.empty() ? reason : words);
    return;
  }
  ready_ = false;
  next_start_ = Clock::now() + backoff_.after_death();
  set_phase(Phase::kBackoff, reason);
  if (in_flight_.empty()) return;  // It died between documents.

  const std::shared_ptr<Job> suspect = in_flight_.front();
  const bool timed_out = how.empty() && cause.starts_with("timeout");
  alone_ = ++suspect->tries < kTries;
  if (!alone_) {
    in_flight_.pop_front();
    breaker_.document_died(Clock::now(), suspect->task.content_sha256);
    finish(suspect,
           {.status = timed_out ? RunStatus::kTimeout : RunStatus::kQuarantined,
            .reason = reason,
            .last_words = words,
            .quarantine = true});
  }
  waiting_.insert(waiting_.begin(), in_flight_.begin(), in_flight_.end());
  in_flight_.clear();
  if (breaker_.is_open(Clock::now())) {
    off_reason_ = "switched off for a while after it died of several documents, at last: " + reason;
    set_phase(Phase::kOff, off_reason_);
  }
}

// Death before HELLO is the plugin's fault, never a document's.
void Supervisor::start_failed(const std::string& why) {
  const Clock::time_point now = Clock::now();
  next_start_ = now + std::max(backoff_.after_death(), milliseconds(10));
  breaker_.start_failed(now);
  std::string reason = why;
  while (!reason.empty() && reason.back() == '\n') {
    reason.pop_back();
  }
  if (breaker_.is_open(now)) off_reason_ = "it cannot start: " + reason;
  set_phase(breaker_.is_open(now) ? Phase::kOff : Phase::kBackoff, "it cannot start: " + reason);
}

void Supervisor::retire_worker() {
  static_cast<void>(worker_->stop(false));
  worker_.reset();
  ready_ = false;
  waiting_.insert(waiting_.begin(), in_flight_.begin(), in_flight_.end());
  in_flight_.clear();
  set_phase(Phase::kIdle);
}

void Supervisor::answer_all_waiting(const std::string& why) {
  while (!waiting_.empty()) {
    finish(waiting_.front(), {.status = RunStatus::kPending, .reason = why});
    waiting_.pop_front();
  }
}

void Supervisor::finish(const std::shared_ptr<Job>& job, Answer answer) {
  {
    const std::scoped_lock lock(mutex_);
    ++state_.documents;
  }
  const std::scoped_lock lock(job->mutex);
  job->answer = std::move(answer);
  job->done.notify_one();
}

void Supervisor::set_phase(Phase phase, const std::string& reason) {
  const std::scoped_lock lock(mutex_);
  state_.phase = phase;
  state_.reason = reason;
}

}  // namespace lode::extract

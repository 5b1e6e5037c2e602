// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/supervisor.h"

#include <algorithm>
#include <array>
#include <functional>
#include <poll.h>
#include <sys/eventfd.h>

#include "lode/plugin.h"

#include "engine/base/hash.h"
#include "engine/base/utf8.h"

namespace lode::extract {
namespace {

using Phase = SupervisorState::Phase;

constexpr int kTries = 2;
// As much as this waits ahead of the worker; a larger frame goes alone.
constexpr std::size_t kMaxOutputBytes = std::size_t{256} << 10;
constexpr milliseconds kGlance(50);      // How often to look where a worker is that says nothing.
constexpr milliseconds kHardGrace(250);  // From the deadline that poll() reports to the kill.
constexpr milliseconds kIdleWait(60'000);

// Tells documents apart that have ended a worker.
std::string content_of(std::string_view frame) {
  const auto request = worker::decode_request(frame.substr(worker::kHeaderBytes));
  return request ? sha256_hex(request->text) : std::string();
}

}  // namespace

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

std::vector<Answer> Supervisor::run(Tasks& tasks, const std::stop_token& stop) {
  if (tasks.list.empty()) return {};
  std::call_once(started_, [this] { start_thread(); });
  const auto batch = std::make_shared<Batch>(std::move(tasks));
  {
    const std::scoped_lock lock(mutex_);
    if (stopped_) {
      return {batch->size(), {.status = RunStatus::kPending, .reason = "the program is ending"}};
    }
    for (std::size_t i = 0; i < batch->size(); ++i)
      inbox_.push_back({batch, i});
  }
  wake();
  return batch->wait(tasks, stop);
}

SupervisorState Supervisor::state() const {
  const std::scoped_lock lock(mutex_);
  SupervisorState state = state_;
  state.documents = documents_;
  return state;
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
  if (worker_ == nullptr || !ready_) return;
  const std::size_t window = alone_ || breaker_.is_probing(Clock::now()) ? 1 : kWindow;
  std::string_view frames;  // To be sent at once: they lie one behind the other.
  while (!waiting_.empty() && in_flight_.size() < window &&
         answered_by_worker_ + in_flight_.size() < options_.recycle_documents &&
         worker_->output_bytes() + frames.size() < kMaxOutputBytes) {
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    if (job.batch->is_abandoned()) {
      finish(job, {.status = RunStatus::kPending, .reason = "cancelled"});
      continue;
    }
    const std::string_view frame = job.frame();
    if (frames.data() + frames.size() != frame.data()) {
      worker_->send(frames);
      frames = frame.substr(0, 0);
    }
    frames = {frames.data(), frames.size() + frame.size()};
    if (in_flight_.empty()) at_since_ = last_sign_ = Clock::now();
    in_flight_.push_back(std::move(job));
  }
  worker_->send(frames);
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
  const milliseconds longest = in_flight_.size() > 1 ? kGlance : kIdleWait;
  const auto wait = std::chrono::ceil<milliseconds>(next_deadline() - Clock::now());
  poll(events.data(), count, static_cast<int>(std::clamp(wait, milliseconds(0), longest).count()));
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
  const Job& job = in_flight_[at_];
  return std::min(last_sign_ + progress(job), at_since_ + total(job) + kHardGrace);
}

milliseconds Supervisor::progress(const Job& job) const noexcept {
  return progress_limit(plugin_.file.manifest.timeout_ms, job.task().text_bytes);
}

milliseconds Supervisor::total(const Job& job) const noexcept {
  return total_limit(plugin_.file.manifest.timeout_ms, job.task().text_bytes);
}

void Supervisor::read_worker() {
  worker_->flush();
  const bool open = worker_->receive();
  while (worker_ != nullptr) {
    auto frame = worker_->next_frame();
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

void Supervisor::handle(WorkerProcess::Frame& frame) {
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
    follow_progress();
    if (beat && !in_flight_.empty() && beat->sequence == in_flight_[at_].task().sequence) {
      last_sign_ = Clock::now();
    }
  } else {
    worker_failed("it said hello twice", true);
  }
}

void Supervisor::handle_response(WorkerProcess::Frame& frame) {
  auto response = worker::decode_response(frame.payload);
  if (!response || in_flight_.empty() || response->sequence != in_flight_.front().task().sequence) {
    worker_failed("it sent a forged or malformed answer", true);
    return;
  }
  const Job job = std::move(in_flight_.front());
  in_flight_.pop_front();
  if (at_ > 0) {
    --at_;
  } else {
    at_since_ = last_sign_ = Clock::now();
  }
  alone_ = false;
  ++answered_by_worker_;
  backoff_.reset();
  breaker_.answered();
  Answer answer = answer_of(*response, total(job));
  const bool retiring = response->retiring;
  if (answer.status == RunStatus::kOk) {
    answer.bytes = std::move(frame.bytes);
    answer.response = *std::move(response);
  }
  finish(job, std::move(answer));
  if (retiring) retire_worker();
}

// Answers wait for each other in the worker: it may be at a later document than the first
// unanswered one. It never goes back, so that a plugin that forges this gets no more than the time
// of all documents in flight.
void Supervisor::follow_progress() {
  const std::uint64_t sequence = worker_->progress();
  for (std::size_t i = at_ + 1; i < in_flight_.size(); ++i) {
    if (in_flight_[i].task().sequence != sequence) continue;
    at_ = i;
    at_since_ = last_sign_ = Clock::now();
    return;
  }
}

void Supervisor::check_deadlines() {
  if (in_flight_.size() > 1) follow_progress();
  const Clock::time_point now = Clock::now();
  if (now < next_deadline()) return;
  if (!ready_) {
    worker_failed(
        "it did not say hello within " + std::to_string(options_.hello_limit.count()) + " ms",
        true);
  } else if (!in_flight_.empty()) {
    const milliseconds silence = progress(in_flight_[at_]);
    const bool silent = now >= last_sign_ + silence;
    worker_failed(timeout_text(silent ? silence : total(in_flight_[at_])), true);
  }
}

void Supervisor::worker_failed(const std::string& cause, bool at_once) {
  const std::string how = worker_->stop(at_once);
  const std::string words = worker_->last_words();
  follow_progress();
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

  Job suspect = std::move(in_flight_[at_]);
  in_flight_.erase(in_flight_.begin() + static_cast<std::ptrdiff_t>(at_));
  requeue_all();
  const bool timed_out = how.empty() && cause.starts_with("timeout");
  alone_ = ++suspect.tries < kTries;
  if (alone_) {
    waiting_.push_front(std::move(suspect));
  } else {
    breaker_.document_died(Clock::now(), content_of(suspect.frame()));
    finish(suspect,
           {.status = timed_out ? RunStatus::kTimeout : RunStatus::kQuarantined,
            .reason = reason,
            .last_words = words,
            .quarantine = true});
  }
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
  requeue_all();
  set_phase(Phase::kIdle);
}

void Supervisor::requeue_all() {
  waiting_.insert(waiting_.begin(),
                  std::make_move_iterator(in_flight_.begin()),
                  std::make_move_iterator(in_flight_.end()));
  in_flight_.clear();
  at_ = 0;
}

void Supervisor::answer_all_waiting(const std::string& why) {
  while (!waiting_.empty()) {
    finish(waiting_.front(), {.status = RunStatus::kPending, .reason = why});
    waiting_.pop_front();
  }
}

void Supervisor::finish(const Job& job, Answer answer) {
  ++documents_;
  job.batch->answer(job.index, std::move(answer));
}

void Supervisor::set_phase(Phase phase, const std::string& reason) {
  const std::scoped_lock lock(mutex_);
  state_.phase = phase;
  state_.reason = reason;
}

}  // namespace lode::extract

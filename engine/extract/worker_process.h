// SPDX-License-Identifier: GPL-3.0-or-later
// One running lode-worker and our end of its channel. Never blocks but in its destructor, which
// kills the process.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

#include "engine/base/result.h"
#include "engine/extract/descriptor.h"
#include "engine/extract/plugin_set.h"
#include "plugins/worker/frame.h"
#include "plugins/worker/progress.h"

namespace lode::extract {

// [owner-thread]
class WorkerProcess {
 public:
  // Starts `worker` on `plugin`, with posix_spawn and a clean environment, signal mask and set of
  // descriptors.
  // Errors: kUnavailable (the operating system refuses a process or a descriptor).
  [[nodiscard]] static Result<std::unique_ptr<WorkerProcess>> start(
      const std::filesystem::path& worker, const Plugin& plugin);

  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  // For poll(): both to read, the channel also to write if has_output().
  [[nodiscard]] int channel() const noexcept { return channel_.get(); }
  [[nodiscard]] int errors() const noexcept { return errors_.get(); }

  // Sends whole frames, or what the channel takes of them; flush() sends the rest. A worker that is
  // gone takes nothing: its end shows up in receive().
  void send(std::string_view frames);
  void flush();
  [[nodiscard]] bool has_output() const noexcept { return sent_ < output_.size(); }
  [[nodiscard]] std::size_t output_bytes() const noexcept { return output_.size() - sent_; }

  // Reads what is there. False if the channel is closed.
  [[nodiscard]] bool receive();

  // The next whole frame that was received. Nothing yet: no frame and no misfit.
  struct Frame {
    worker::FrameType type;
    std::string_view payload;
    std::shared_ptr<const std::string> bytes;  // Of several frames; keeps the payload alive.
  };
  [[nodiscard]] std::optional<Frame> next_frame();
  // True if the worker has sent bytes that are no frame of a worker.
  [[nodiscard]] bool misfit() const noexcept { return misfit_; }

  // Sequence of the request that it is at, or was at when it ended; 0: unknown. It comes from the
  // worker: it may be anything.
  [[nodiscard]] std::uint64_t progress() const noexcept { return progress_ ? progress_->get() : 0; }

  // Reads what it prints, and keeps the end of it.
  void read_errors();

  // Closes the channel, waits up to 0.1 s for the process to end unless `at_once`, kills it then,
  // and says how it ended by itself, e.g. "signal 11 (SIGSEGV)" or "exit code 3"; empty if it had
  // to be killed.
  [[nodiscard]] std::string stop(bool at_once);

  // The last bytes that it has printed, as UTF-8.
  [[nodiscard]] std::string last_words() const;

 private:
  struct Ends {
    Descriptor channel;
    Descriptor errors;
    std::optional<worker::Progress> progress;
  };
  WorkerProcess(pid_t pid, Ends ends);

  // Sends as much as the channel takes; returns how much, all of it if the worker is gone.
  [[nodiscard]] std::size_t write_some(std::string_view bytes);

  pid_t pid_;
  Descriptor process_;  // pidfd
  Descriptor channel_;
  Descriptor errors_;
  std::optional<worker::Progress> progress_;
  std::string output_;
  std::size_t sent_ = 0;
  std::shared_ptr<std::string> input_ = std::make_shared<std::string>();
  std::size_t parsed_ = 0;
  bool misfit_ = false;
  std::string printed_;
};

// lode-worker: `given` if not empty, else the environment's LODE_WORKER, else beside the running
// program, else in ../libexec/lode.
// Errors: kNotFound, naming the places.
[[nodiscard]] Result<std::filesystem::path> find_worker(const std::filesystem::path& given);

}  // namespace lode::extract

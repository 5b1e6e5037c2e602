// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/worker_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <vector>

#include "engine/base/utf8.h"

namespace lode::extract {
namespace {

namespace fs = std::filesystem;

constexpr int kChannel = 3;     // In the worker.
constexpr int kPluginFile = 4;  // In the worker.
constexpr int kProgress = 5;    // In the worker.
constexpr int kFirstFree = 6;   // In the worker.
constexpr int kLowest = 20;     // Of our descriptors, to keep clear of the worker's numbers.
constexpr std::size_t kLastWords = 2'000;
constexpr std::size_t kReadBytes = std::size_t{64} << 10;
constexpr int kGraceMs = 100;

Unexpected refuse(const char* what) {
  return Unexpected(
      Error{ErrorCode::kUnavailable,
            std::string("cannot start a worker: ") + what + ": " + std::strerror(errno)});
}

// `descriptor`, moved out of the way of the worker's numbers.
Descriptor raised(int descriptor) {
  Descriptor original(descriptor);
  return Descriptor(fcntl(descriptor, F_DUPFD_CLOEXEC, kLowest));
}

struct Pair {
  Descriptor ours;
  Descriptor theirs;
};

Result<Pair> make_channel() {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return refuse("socketpair");
  }
  Pair pair{raised(ends[0]), raised(ends[1])};
  if (!pair.ours || !pair.theirs || fcntl(pair.ours.get(), F_SETFL, O_NONBLOCK) != 0) {
    return refuse("socketpair");
  }
  return pair;
}

Result<Pair> make_error_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return refuse("pipe");
  Pair pair{raised(ends[0]), raised(ends[1])};
  if (!pair.ours || !pair.theirs || fcntl(pair.ours.get(), F_SETFL, O_NONBLOCK) != 0) {
    return refuse("pipe");
  }
  return pair;
}

// What a worker may know of ours.
std::vector<std::string> environment() {
  constexpr const char* kNames[] = {
      "LD_LIBRARY_PATH", "TZ", "ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"};
  std::vector<std::string> entries = {"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"};
  for (const char* name : kNames) {
    if (const char* value = std::getenv(name)) entries.push_back(std::string(name) + "=" + value);
  }
  return entries;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (std::string& text : texts) {
    list.push_back(text.data());
  }
  list.push_back(nullptr);
  return list;
}

// posix_spawn's two objects, freed in one place.
class SpawnPlan {
 public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);  // Ctrl-C is for the host alone.
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
  }

  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
};

std::string how_it_ended(int status) {
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    const char* name = sigabbrev_np(number);
    return "signal " + std::to_string(number) + " (SIG" + (name == nullptr ? "?" : name) + ")";
  }
  return "exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const fs::path& worker,
                                                            const Plugin& plugin) {
  LODE_ASSIGN_OR_RETURN(Pair channel, make_channel());
  LODE_ASSIGN_OR_RETURN(Pair errors, make_error_pipe());
  const Descriptor page(worker::Progress::create());  // It works without, only slower.
  const Descriptor file(fcntl(plugin.file.file->get(), F_DUPFD_CLOEXEC, kLowest));
  if (!file) return refuse("dup");

  std::vector<std::string> arguments = {
      "lode-worker", "/proc/self/fd/" + std::to_string(kPluginFile), plugin.config};
  for (const fs::path& folder : plugin.resource_folders) {
    arguments.push_back(folder.string());
  }
  std::vector<std::string> variables = environment();

  SpawnPlan plan;
  posix_spawn_file_actions_addopen(&plan.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&plan.actions, errors.theirs.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&plan.actions, errors.theirs.get(), STDERR_FILENO);
  posix_spawn_file_actions_adddup2(&plan.actions, channel.theirs.get(), kChannel);
  posix_spawn_file_actions_adddup2(&plan.actions, file.get(), kPluginFile);
  const Descriptor shared(page ? fcntl(page.get(), F_DUPFD_CLOEXEC, kLowest) : -1);
  if (shared) posix_spawn_file_actions_adddup2(&plan.actions, shared.get(), kProgress);
  posix_spawn_file_actions_addclosefrom_np(&plan.actions, shared ? kFirstFree : kProgress);
  pid_t pid = -1;
  errno = posix_spawn(&pid,
                      worker.c_str(),
                      &plan.actions,
                      &plan.attributes,
                      pointers(arguments).data(),
                      pointers(variables).data());
  if (errno != 0) return refuse(worker.c_str());
  Ends ends{std::move(channel.ours), std::move(errors.ours), worker::Progress::map(page.get())};
  return std::unique_ptr<WorkerProcess>(new WorkerProcess(pid, std::move(ends)));
}

WorkerProcess::WorkerProcess(pid_t pid, Ends ends)
    : pid_(pid),
      process_(static_cast<int>(syscall(SYS_pidfd_open, pid, 0))),
      channel_(std::move(ends.channel)),
      errors_(std::move(ends.errors)),
      progress_(std::move(ends.progress)) {}

WorkerProcess::~WorkerProcess() {
  static_cast<void>(stop(true));
}

void WorkerProcess::send(std::string_view frames) {
  if (!has_output()) frames.remove_prefix(write_some(frames));
  output_.append(frames);
}

void WorkerProcess::flush() {
  if (!has_output()) return;
  sent_ += write_some(std::string_view(output_).substr(sent_));
  if (has_output()) return;
  output_.clear();
  sent_ = 0;
}

std::size_t WorkerProcess::write_some(std::string_view bytes) {
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t put =
        ::send(channel_.get(), bytes.data() + written, bytes.size() - written, MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0 && errno == EAGAIN) return written;
    if (put < 0) return bytes.size();  // It is gone: receive() tells.
    written += static_cast<std::size_t>(put);
  }
  return written;
}

bool WorkerProcess::receive() {
  if (input_.use_count() > 1) {  // Frames of it are still in use.
    input_ = std::make_shared<std::string>(input_->substr(parsed_));
  } else {
    input_->erase(0, parsed_);
  }
  parsed_ = 0;
  std::array<char, kReadBytes> bytes;
  for (;;) {
    const ssize_t got = read(channel_.get(), bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return true;
    if (got <= 0) return false;
    input_->append(bytes.data(), static_cast<std::size_t>(got));
    // A frame is at most about 1 MiB: the rest waits in the channel until it is parsed.
    if (static_cast<std::size_t>(got) < bytes.size() || input_->size() > kReadBytes * 32)
      return true;
  }
}

std::optional<WorkerProcess::Frame> WorkerProcess::next_frame() {
  const std::string_view rest = std::string_view(*input_).substr(parsed_);
  if (misfit_ || rest.size() < worker::kHeaderBytes) return {};
  const auto header = worker::parse_header(rest);
  if (!header || header->type == worker::FrameType::kRequest) {
    misfit_ = true;
    return {};
  }
  if (rest.size() - worker::kHeaderBytes < header->payload_bytes) return {};
  parsed_ += worker::kHeaderBytes + header->payload_bytes;
  return Frame{header->type, rest.substr(worker::kHeaderBytes, header->payload_bytes), input_};
}

void WorkerProcess::read_errors() {
  constexpr int kRounds = 16;  // One that prints without end must not keep us here.
  std::array<char, 4'096> bytes;
  for (int i = 0; i < kRounds && errors_; ++i) {
    const ssize_t got = read(errors_.get(), bytes.data(), bytes.size());
    if (got == 0) errors_ = Descriptor();
    if (got <= 0) return;
    printed_.append(bytes.data(), static_cast<std::size_t>(got));
    if (printed_.size() > 2 * kLastWords) printed_.erase(0, printed_.size() - kLastWords);
  }
}

std::string WorkerProcess::stop(bool at_once) {
  if (pid_ <= 0) return {};
  channel_ = Descriptor();
  pollfd ended{process_.get(), POLLIN, 0};
  const bool alone = process_ && poll(&ended, 1, at_once ? 0 : kGraceMs) == 1;
  if (!alone) kill(pid_, SIGKILL);  // Not reaped yet, so the number is still its own.
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  read_errors();
  return alone ? how_it_ended(status) : std::string();
}

std::string WorkerProcess::last_words() const {
  const std::size_t size = printed_.size();
  return utf8::mend(size <= kLastWords ? printed_ : printed_.substr(size - kLastWords));
}

Result<fs::path> find_worker(const fs::path& given) {
  std::vector<fs::path> places;
  const char* variable = std::getenv("LODE_WORKER");
  if (!given.empty()) {
    places = {given};
  } else if (variable != nullptr && *variable != '\0') {
    places = {variable};
  } else {
    places = {program_folder() / "lode-worker",
              program_folder().parent_path() / "libexec" / "lode" / "lode-worker"};
  }
  std::string names;
  for (const fs::path& place : places) {
    if (access(place.c_str(), X_OK) == 0) return place;
    names += (names.empty() ? "'" : ", '") + place.string() + "'";
  }
  return Unexpected(Error{ErrorCode::kNotFound,
                          "cannot find lode-worker at " + names + ": set LODE_WORKER to its place",
                          "WORKER_NOT_FOUND"});
}

}  // namespace lode::extract

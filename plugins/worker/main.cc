// SPDX-License-Identifier: Apache-2.0
// lode-worker: runs one plugin for a host that feeds it through descriptor 3 and follows it through
// the memory behind descriptor 5, if that is there (progress.h).
//
// Usage: lode-worker PLUGIN CONFIG_JSON [RESOURCE_FOLDER...]
//
// Links libc and libstdc++ alone, since Boost.DLL is header-only: without protobuf, gRPC and Xapian
// in here a plugin may bring its own. What went wrong goes to standard error, as one sentence.
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>
#include <vector>

#include "plugins/worker/abi.h"
#include "plugins/worker/channel.h"
#include "plugins/worker/exit_code.h"
#include "plugins/worker/host.h"
#include "plugins/worker/loader.h"
#include "plugins/worker/manifest.h"
#include "plugins/worker/mapped_file.h"
#include "plugins/worker/note.h"
#include "plugins/worker/progress.h"
#include "plugins/worker/sandbox.h"
#include "plugins/worker/watchdog.h"

namespace lode::worker {
namespace {

constexpr int kChannelDescriptor = 3;
constexpr int kProgressDescriptor = 5;  // 4 is the plugin's file.
constexpr std::size_t kBallastBytes = std::size_t{8} << 20;

// One plugin, created, and its channel.
class Session {
 public:
  struct Parts {
    Channel& channel;
    std::optional<Progress> progress;
    const lode_plugin& plugin;
    void* self;
    std::vector<FacetRule> rules;
  };
  explicit Session(Parts parts) : parts_(std::move(parts)) {}

  // Answers until the host hangs up. noexcept: an exception of a plugin that does not use the SDK
  // ends the process, which the host knows how to handle.
  void serve() noexcept {
    for (;;) {
      if (!parts_.channel.has_request()) {
        if (!parts_.channel.flush()) return;
        watchdog_.rest();
      }
      const auto payload = parts_.channel.receive_request();
      if (!payload) return;
      const auto request = decode_request(*payload);
      if (!request || !answer(*request)) return;
    }
  }

 private:
  // False if nothing more can be answered.
  bool answer(const Request& request) {
    watchdog_.watch(request.time_ms);
    if (parts_.progress) parts_.progress->set(request.sequence);
    document_.set(request);
    lode_call call(parts_.channel, request, parts_.rules);
    Response head;
    head.sequence = request.sequence;
    head.status = parts_.plugin.extract(parts_.self, document_.get(), &call);
    if (head.status == LODE_E_NOMEM) {  // What it took may be lost for good.
      ballast_.reset();
      head.retiring = true;
    }
    head.reason = call.reason;
    head.dropped = call.checker.dropped();
    const std::string frame = encode_response(head, call.checker.accepted(), call.encoded);
    // Without progress the host could not tell an answered document from the one that ends us.
    const bool wait = parts_.progress && !head.retiring;
    return (wait ? parts_.channel.queue(frame) : parts_.channel.send(frame)) && !head.retiring;
  }

  Parts parts_;
  Watchdog watchdog_;
  AbiDocument document_;
  // Memory for the last answer of a process that has run out of it.
  std::unique_ptr<char[]> ballast_ = std::make_unique<char[]>(kBallastBytes);
};

ExitCode complain(ExitCode code, const std::string& what) {
  std::fprintf(stderr, "lode-worker: %s\n", what.c_str());
  return code;
}

ExitCode run(const std::string& path, std::string_view config, std::vector<std::string> folders) {
  const auto file = MappedFile::open(path);
  if (!file)
    return complain(ExitCode::kNotLoaded, "cannot read it: " + std::string(std::strerror(errno)));
  const NoteResult note = read_note(file->bytes());
  if (!note.ok()) return complain(ExitCode::kBadManifest, note.error);
  const ManifestResult parsed = parse_manifest(note.json);
  if (!parsed.ok()) return complain(ExitCode::kBadManifest, parsed.error);
  const Manifest& manifest = parsed.manifest;

  std::optional<Progress> progress = Progress::map(kProgressDescriptor);
  if (progress) close(kProgressDescriptor);
  enter_sandbox(manifest.memory_mb);
  const LoadResult loaded = load_plugin(path, manifest);
  if (loaded.plugin == nullptr) return complain(ExitCode::kNotLoaded, loaded.error);

  Channel channel(kChannelDescriptor);
  Host host(channel, manifest, std::move(folders));
  void* self = nullptr;
  const lode_status status = loaded.plugin->create(host.get(), to_c(config), &self);
  host.close_resources();
  if (status != LODE_OK) {
    return complain(
        ExitCode::kNotCreated,
        "it cannot be set up (status " + std::to_string(status) + "): " + host.last_error());
  }
  channel.send(encode(Hello{.id = manifest.id,
                            .version = manifest.version,
                            .abi_major = loaded.plugin->abi_major,
                            .abi_minor = loaded.plugin->abi_minor,
                            .pid = static_cast<std::uint64_t>(getpid())}));
  Session({channel, std::move(progress), *loaded.plugin, self, manifest.facet_rules()}).serve();
  return ExitCode::kDone;
}

}  // namespace
}  // namespace lode::worker

int main(int argc, char** argv) {
  using lode::worker::ExitCode;
  if (argc < 3) {
    std::fprintf(stderr, "usage: lode-worker PLUGIN CONFIG_JSON [RESOURCE_FOLDER...]\n");
    return static_cast<int>(ExitCode::kWrongUse);
  }
  dup2(STDERR_FILENO, STDOUT_FILENO);  // What a plugin prints cannot reach the frames.
  fcntl(lode::worker::kChannelDescriptor, F_SETFD, FD_CLOEXEC);
  const ExitCode code =
      lode::worker::run(argv[1], argv[2], std::vector<std::string>(argv + 3, argv + argc));
  std::fflush(nullptr);
  _exit(static_cast<int>(code));  // No atexit handlers of the plugin.
}

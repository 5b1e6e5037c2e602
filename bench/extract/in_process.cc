// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/extract/in_process.h"

#include <ctime>
#include <fcntl.h>
#include <utility>

#include "engine/extract/conversion.h"
#include "plugins/worker/frame.h"
#include "plugins/worker/loader.h"

namespace lode::bench {

std::int64_t cpu_nanoseconds() noexcept {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

// The descriptor stays open for the life of the process, as the plugin does.
InProcessPlugin::InProcessPlugin(const extract::Plugin& plugin)
    : plugin_(plugin), nowhere_(::open("/dev/null", O_WRONLY | O_CLOEXEC)) {}

Result<std::unique_ptr<InProcessPlugin>> InProcessPlugin::load(const extract::Plugin& plugin) {
  std::unique_ptr<InProcessPlugin> loaded(new InProcessPlugin(plugin));
  const worker::LoadResult result =
      worker::load_plugin(plugin.file.path.string(), plugin.file.manifest);
  if (result.plugin == nullptr) {
    return Unexpected(Error{ErrorCode::kInternal, plugin.id() + ": " + result.error});
  }
  loaded->code_ = result.plugin;
  std::vector<std::string> folders;
  for (const auto& folder : plugin.resource_folders) {
    folders.push_back(folder.string());
  }
  loaded->host_ =
      std::make_unique<worker::Host>(loaded->nowhere_, plugin.file.manifest, std::move(folders));
  const lode_status status =
      result.plugin->create(loaded->host_->get(), worker::to_c(plugin.config), &loaded->self_);
  loaded->host_->close_resources();
  if (status != LODE_OK) {
    return Unexpected(
        Error{ErrorCode::kInternal, plugin.id() + ": " + loaded->host_->last_error()});
  }
  return loaded;
}

void InProcessPlugin::run(Document& document, const extract::CompositeText& text) {
  extract::make_request(document, text, plugin_, request_);
  view_.set(request_);
  lode_call call(nowhere_, request_, plugin_.rules);
  if (code_->extract(self_, view_.get(), &call) != LODE_OK) return;
  // The annotations are copied once, since the plugin's strings live no longer than its call.
  if (worker::decode_annotations(call.encoded, call.checker.accepted(), found_))
    (void)extract::add_annotations(document, text, plugin_, request_, found_);
}

}  // namespace lode::bench

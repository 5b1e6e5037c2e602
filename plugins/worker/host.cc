// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/host.h"

#include <algorithm>

#include "plugins/worker/abi.h"
#include "plugins/worker/coarse_clock.h"
#include "plugins/worker/frame.h"

namespace {

constexpr std::int64_t kBeatMs = 50;
constexpr std::size_t kUsualBytes = 1'000;  // Of the annotations of a short text.
constexpr std::int64_t kNever = INT64_MAX;

using lode::worker::coarse_now_ms;

}  // namespace

lode_call::lode_call(lode::worker::Channel& the_channel,
                     const lode::worker::Request& request,
                     const std::vector<lode::worker::FacetRule>& rules)
    : channel(the_channel),
      checker({.text = request.text,
               .rules = rules,
               .first_id = request.first_id,
               .upstream = request.upstream}),
      sequence_(request.sequence),
      deadline_ms_(request.time_ms == 0 ? kNever : coarse_now_ms() + request.time_ms),
      next_beat_ms_(coarse_now_ms() + kBeatMs) {}

std::int64_t lode_call::emit(const lode_annotation* annotation) {
  static_cast<void>(poll());  // A sign of life as well.
  if (checker.is_full()) return LODE_E_LIMIT;
  auto found = lode::worker::read_annotation(annotation);
  if (!found) {
    checker.refuse();
    return LODE_E_INVALID;
  }
  found->id = checker.next_id();
  const std::size_t before = encoded.size();
  if (before == 0) encoded.reserve(kUsualBytes);
  lode::worker::append_annotation(encoded, *found);
  if (const lode_status status = checker.check(*found, encoded.size() - before);
      status != LODE_OK) {
    encoded.resize(before);
    return status;
  }
  return found->id;
}

lode_status lode_call::poll() noexcept {
  const std::int64_t now = coarse_now_ms();
  std::int64_t beat = next_beat_ms_.load(std::memory_order_relaxed);
  if (now >= beat && next_beat_ms_.compare_exchange_strong(beat, now + kBeatMs)) {
    try {
      if (!channel.send(lode::worker::encode(lode::worker::Heartbeat{sequence_}))) {
        host_gone_ = true;
      }
    } catch (const std::bad_alloc&) {  // No sign of life this time.
    }
  }
  if (host_gone_.load(std::memory_order_relaxed)) return LODE_E_CANCELLED;
  return now > deadline_ms_ ? LODE_E_DEADLINE : LODE_OK;
}

namespace lode::worker {
namespace {

constexpr int kMaxLogs = 1'000;  // Of one process; what a plugin prints goes to standard error.

std::int64_t emit_of(lode_call* call, const lode_annotation* annotation) noexcept {
  try {
    return call->emit(annotation);
  } catch (...) {
    return LODE_E_NOMEM;
  }
}

lode_status poll_of(lode_call* call) noexcept {
  return call->poll();
}

void fail_of(lode_call* call, lode_str why) noexcept {
  try {
    call->reason =
        read_text({why.ptr, std::min<std::uint64_t>(why.len, kMaxReasonBytes)}, kMaxReasonBytes)
            .value_or("");
  } catch (...) {  // Out of memory: without a reason then.
  }
}

}  // namespace

Host::Host(Channel& channel, const Manifest& manifest, std::vector<std::string> resource_folders)
    : channel_(channel),
      manifest_(manifest),
      resource_folders_(std::move(resource_folders)),
      logs_left_(kMaxLogs) {
  host_.size = sizeof host_;
  host_.abi_minor = LODE_ABI_MINOR;
  host_.context = this;
  host_.emit = emit_of;
  host_.poll = poll_of;
  host_.fail = fail_of;
  host_.log = log_of;
  host_.resource = resource_of;
  host_.extension = [](const lode_host*, const char*) noexcept -> const void* { return nullptr; };
}

lode_status Host::resource(std::string_view name, lode_str* bytes) {
  const auto known = std::find_if(manifest_.resources.begin(),
                                  manifest_.resources.end(),
                                  [&](const auto& resource) { return resource.name == name; });
  if (!open_ || known == manifest_.resources.end()) return LODE_E_RESOURCE;
  for (const std::string& folder : resource_folders_) {
    auto file = MappedFile::open(folder + "/" + known->name);
    if (!file) continue;
    if (file->bytes().size() > known->max_mb << 20) return LODE_E_RESOURCE;
    *bytes = to_c(resources_.emplace_back(std::move(*file)).bytes());
    return LODE_OK;
  }
  return LODE_E_RESOURCE;
}

void Host::log(std::int32_t level, std::string_view text) {
  if (logs_left_.fetch_sub(1) <= 0) return;
  if (open_ && level >= LODE_LOG_ERROR) last_error_ = text;
  channel_.send(encode(Log{level, text}));
}

lode_status Host::resource_of(const lode_host* host, lode_str name, lode_str* bytes) noexcept {
  try {
    const auto text = read_text(name, kMaxLogBytes);
    if (!text || bytes == nullptr) return LODE_E_INVALID;
    return static_cast<Host*>(host->context)->resource(*text, bytes);
  } catch (...) {
    return LODE_E_NOMEM;
  }
}

void Host::log_of(const lode_host* host, std::int32_t level, lode_str text) noexcept {
  try {
    text.len = std::min<std::uint64_t>(text.len, kMaxLogBytes);
    static_cast<Host*>(host->context)->log(level, read_text(text, kMaxLogBytes).value_or(""));
  } catch (...) {  // Out of memory: the message is lost.
  }
}

}  // namespace lode::worker

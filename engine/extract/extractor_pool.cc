// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/extractor_pool.h"

#include <algorithm>
#include <chrono>

#include "engine/base/hash.h"
#include "engine/base/utf8.h"
#include "engine/extract/conversion.h"
#include "engine/extract/plugin_order.h"
#include "plugins/worker/frame.h"

namespace lode::extract {
namespace {

void mend(std::string& text) {
  if (!utf8::is_valid(text)) text = utf8::mend(text);
}

std::int64_t now_unix() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

// All plugins over one document, one after the other.
class ExtractorPool::DocumentRun {
 public:
  DocumentRun(ExtractorPool& pool, Document& document)
      : pool_(pool),
        document_(document),
        text_(document),
        content_sha256_(sha256_hex(text_.text())) {}

  // False if `stop` was requested meanwhile.
  bool run(std::size_t plugin_index, const std::stop_token& stop) {
    const Plugin& plugin = pool_.plugins_.plugins()[plugin_index];
    PluginRun run{.plugin = plugin.id(),
                  .version = plugin.file.manifest.version,
                  .fingerprint = plugin.fingerprint};
    const QuarantineKey key{plugin.id(), plugin.file.sha256, plugin.fingerprint, content_sha256_};
    if (const auto entry = pool_.quarantine_.find(key)) {
      run.status = RunStatus::kQuarantined;
      run.reason = entry->reason;
    } else if (text_.text().size() > worker::kMaxTextBytes) {
      run.status = RunStatus::kFailed;
      run.reason = "the text is larger than 64 MiB";
    } else {
      ask(plugin, *pool_.supervisors_[plugin_index], run, stop);
    }
    document_.runs.push_back(std::move(run));
    return !stop.stop_requested();
  }

 private:
  void ask(const Plugin& plugin,
           Supervisor& supervisor,
           PluginRun& run,
           const std::stop_token& stop) {
    worker::Request request = make_request(document_, text_, plugin);
    request.sequence = supervisor.next_sequence();
    request.time_ms = static_cast<std::uint32_t>(
        total_limit(plugin.file.manifest.timeout_ms, request.text.size()).count());
    const Answer answer = supervisor.run({.sequence = request.sequence,
                                          .frame = worker::encode(request),
                                          .text_bytes = request.text.size(),
                                          .content_sha256 = content_sha256_},
                                         stop);
    run.status = answer.status;
    run.reason = answer.reason;
    if (answer.quarantine) remember(plugin, answer);
    if (answer.status != RunStatus::kOk) return;
    const auto response = worker::decode_response(answer.payload);
    if (!response) return;  // The supervisor has decoded it before.
    run.dropped_annotations =
        response->dropped.total() +
        add_annotations(document_, text_, plugin, request, response->annotations);
    degrade(plugin, run);
  }

  void remember(const Plugin& plugin, const Answer& answer) {
    pool_.quarantine_.add(
        {.key = {plugin.id(), plugin.file.sha256, plugin.fingerprint, content_sha256_},
         .document_id = document_.id,
         .reason = answer.reason,
         .stderr_tail = answer.last_words,
         .time_unix = now_unix()});
  }

  // A plugin that builds on one that did not run to its end is degraded.
  void degrade(const Plugin& plugin, PluginRun& run) const {
    for (const PluginRun& earlier : document_.runs) {
      if (earlier.status == RunStatus::kOk || !builds_on(plugin, earlier.plugin)) continue;
      run.status = RunStatus::kDegraded;
      run.reason = "plugin '" + earlier.plugin + "' that it builds on is " +
                   std::string(name(earlier.status));
      return;
    }
  }

  bool builds_on(const Plugin& plugin, const std::string& other_id) const {
    const Plugin* other = pool_.plugins_.find(other_id);
    const auto& wanted = plugin.upstream;
    return other != nullptr &&
           std::any_of(other->rules.begin(), other->rules.end(), [&](const auto& rule) {
             return std::any_of(wanted.begin(), wanted.end(), [&](const auto& reference) {
               return refers_to(reference, other_id, rule.facet);
             });
           });
  }

  ExtractorPool& pool_;
  Document& document_;
  const CompositeText text_;
  const std::string content_sha256_;
};

Result<std::unique_ptr<ExtractorPool>> ExtractorPool::create(PluginSet plugins,
                                                             const ExtractorPoolOptions& options) {
  SupervisorOptions supervisor_options;
  supervisor_options.breaker = options.breaker;
  if (plugins.enabled_count() > 0) {
    LODE_ASSIGN_OR_RETURN(supervisor_options.worker, find_worker(options.worker_path));
  }
  std::unique_ptr<ExtractorPool> pool(
      new ExtractorPool(std::move(plugins), std::move(supervisor_options)));
  if (!options.state_folder.empty()) {
    LODE_RETURN_IF_ERROR(pool->quarantine_.open(options.state_folder / Quarantine::kFileName));
  }
  return pool;
}

ExtractorPool::ExtractorPool(PluginSet plugins, SupervisorOptions options)
    : plugins_(std::move(plugins)) {
  for (std::size_t i = 0; i < plugins_.enabled_count(); ++i) {
    supervisors_.push_back(std::make_unique<Supervisor>(plugins_.plugins()[i], options));
  }
}

ExtractorPool::~ExtractorPool() = default;

Result<void> ExtractorPool::extract(Document& document, const std::stop_token& stop) {
  document.annotations.clear();
  document.runs.clear();
  mend(document.title);
  mend(document.text);
  DocumentRun run(*this, document);
  for (std::size_t i = 0; i < supervisors_.size(); ++i) {
    if (!run.run(i, stop)) {
      return Unexpected(Error{ErrorCode::kCancelled,
                              "extraction of document '" + document.id + "' was cancelled"});
    }
  }
  return {};
}

std::vector<PluginStatus> ExtractorPool::states() const {
  std::vector<PluginStatus> states;
  for (std::size_t i = 0; i < supervisors_.size(); ++i) {
    states.push_back({plugins_.plugins()[i].id(), supervisors_[i]->state()});
  }
  return states;
}

}  // namespace lode::extract

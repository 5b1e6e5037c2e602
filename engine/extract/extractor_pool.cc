// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/extractor_pool.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>

#include "engine/base/hash.h"
#include "engine/base/utf8.h"
#include "engine/extract/conversion.h"
#include "engine/extract/plugin_order.h"
#include "plugins/worker/frame.h"

namespace lode::extract {
namespace {

// Of a request, beside the text.
constexpr std::size_t kUsualOverheadBytes = 1'000;

void mend(std::string& text) {
  if (!utf8::is_valid(text)) text = utf8::mend(text);
}

std::int64_t now_unix() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Error cancelled(std::span<const Document> documents) {
  std::string what = documents.size() == 1 ? "document '" + documents.front().id + "'"
                                           : std::to_string(documents.size()) + " documents";
  return {ErrorCode::kCancelled, "extraction of " + std::move(what) + " was cancelled"};
}

}  // namespace

// All plugins over one document, one after the other.
class ExtractorPool::DocumentRun {
 public:
  DocumentRun(ExtractorPool& pool, Document& document)
      : pool_(pool), document_(document), text_(document) {}

  [[nodiscard]] std::string_view text() const noexcept { return text_.text(); }

  // Appends what the plugin is to be asked; false if it is not asked. finish() must follow.
  bool begin(std::size_t plugin_index, Tasks& tasks) {
    const Plugin& plugin = pool_.plugins_.plugins()[plugin_index];
    run_ = {.plugin = plugin.id(),
            .version = plugin.file.manifest.version,
            .fingerprint = plugin.fingerprint};
    if (is_ruled_out(plugin)) return false;
    Supervisor& supervisor = *pool_.supervisors_[plugin_index];
    make_request(document_, text_, plugin, request_);
    request_.sequence = supervisor.next_sequence();
    request_.time_ms = static_cast<std::uint32_t>(
        total_limit(plugin.file.manifest.timeout_ms, request_.text.size()).count());
    worker::append_frame(tasks.frames, request_);
    tasks.list.push_back({.sequence = request_.sequence,
                          .text_bytes = request_.text.size(),
                          .frame_end = tasks.frames.size()});
    return true;
  }

  // `answer` to the task, or nullptr if there was none.
  void finish(std::size_t plugin_index, const Answer* answer) {
    const Plugin& plugin = pool_.plugins_.plugins()[plugin_index];
    if (answer != nullptr) take(plugin, *answer);
    document_.runs.push_back(std::move(run_));
  }

 private:
  // Notes in run_ why the plugin is not asked, if so.
  bool is_ruled_out(const Plugin& plugin) {
    if (const auto entry = quarantined(plugin)) {
      run_.status = RunStatus::kQuarantined;
      run_.reason = entry->reason;
      return true;
    }
    if (text_.text().size() <= worker::kMaxTextBytes) return false;
    run_.status = RunStatus::kFailed;
    run_.reason = "the text is larger than 64 MiB";
    return true;
  }

  std::optional<QuarantineEntry> quarantined(const Plugin& plugin) {
    if (pool_.quarantine_.is_empty()) return {};
    return pool_.quarantine_.find(key_of(plugin));
  }

  QuarantineKey key_of(const Plugin& plugin) {
    if (content_sha256_.empty()) content_sha256_ = sha256_hex(text_.text());
    return {plugin.id(), plugin.file.sha256, plugin.fingerprint, content_sha256_};
  }

  void take(const Plugin& plugin, const Answer& answer) {
    run_.status = answer.status;
    run_.reason = answer.reason;
    if (answer.quarantine) remember(plugin, answer);
    if (answer.status != RunStatus::kOk) return;
    run_.dropped_annotations =
        answer.response.dropped.total() +
        add_annotations(document_, text_, plugin, request_, answer.response.annotations);
    degrade(plugin);
  }

  void remember(const Plugin& plugin, const Answer& answer) {
    pool_.quarantine_.add({.key = key_of(plugin),
                           .document_id = document_.id,
                           .reason = answer.reason,
                           .stderr_tail = answer.last_words,
                           .time_unix = now_unix()});
  }

  // A plugin that builds on one that did not run to its end is degraded.
  void degrade(const Plugin& plugin) {
    for (const PluginRun& earlier : document_.runs) {
      if (earlier.status == RunStatus::kOk || !builds_on(plugin, earlier.plugin)) continue;
      run_.status = RunStatus::kDegraded;
      run_.reason = "plugin '" + earlier.plugin + "' that it builds on is " +
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
  std::string content_sha256_;  // Filled when it is asked for.
  worker::Request request_;     // To the plugin at work; borrows from the document.
  PluginRun run_;
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

Result<void> ExtractorPool::extract_all(std::span<Document> documents,
                                        const std::stop_token& stop) {
  std::deque<DocumentRun> runs;
  Tasks tasks;
  std::size_t text_bytes = 0;
  for (Document& document : documents) {
    document.annotations.clear();
    document.runs.clear();
    mend(document.title);
    mend(document.text);
    mend(document.furniture);
    runs.emplace_back(*this, document);
    text_bytes += runs.back().text().size();
  }
  for (std::size_t i = 0; i < supervisors_.size(); ++i) {
    tasks.frames.reserve(text_bytes + documents.size() * kUsualOverheadBytes);
    std::vector<DocumentRun*> asking;
    asking.reserve(runs.size());
    for (DocumentRun& run : runs) {
      if (run.begin(i, tasks)) {
        asking.push_back(&run);
      } else {
        run.finish(i, nullptr);
      }
    }
    const std::vector<Answer> answers = supervisors_[i]->run(tasks, stop);
    for (std::size_t a = 0; a < answers.size(); ++a) {
      asking[a]->finish(i, &answers[a]);
    }
    if (stop.stop_requested()) return Unexpected(cancelled(documents));
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

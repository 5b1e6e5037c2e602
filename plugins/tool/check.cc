// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <ostream>

#include "engine/extract/extractor_pool.h"
#include "plugins/tool/commands.h"
#include "plugins/tool/exports.h"
#include "plugins/tool/hostile_texts.h"
#include "plugins/worker/mapped_file.h"

namespace lode::tool {
namespace {

using extract::ExtractorPool;
using extract::Plugin;
using extract::PluginSet;

// Prints one line per test and remembers whether all were good.
class Report {
 public:
  explicit Report(std::ostream& out) : out_(out) {}

  // `problem` empty: good.
  bool add(const std::string& test, const std::string& problem) {
    out_ << (problem.empty() ? "ok    " : "FAIL  ") << test
         << (problem.empty() ? "" : ": " + problem) << '\n';
    good_ = good_ && problem.empty();
    return problem.empty();
  }
  [[nodiscard]] bool good() const noexcept { return good_; }

 private:
  std::ostream& out_;
  bool good_ = true;
};

std::string problem_of_exports(const std::filesystem::path& file) {
  const auto mapped = worker::MappedFile::open(file);
  if (!mapped) return "cannot be read";
  const std::vector<std::string> names = exported_symbols(mapped->bytes());
  if (names == std::vector<std::string>{"lode_plugin_v1"}) return {};
  std::string text = "it exports " + std::to_string(names.size()) + " symbols:";
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 5); ++i) {
    text += " " + names[i];
  }
  return text;
}

PluginSet discover(const std::filesystem::path& file) {
  const auto folder = std::filesystem::absolute(file).parent_path();
  return extract::PluginSet::discover({.folders = {folder}, .default_folders = false})
      .value_or(PluginSet());
}

Document make_document(std::string_view name, std::string text) {
  constexpr std::int64_t kPublished = 1'762'214'400;  // 2025-11-04
  Document document;
  document.id = name;
  document.text = std::move(text);
  document.language = "en";
  document.published_unix = kPublished;
  return document;
}

const PluginRun& run_of(const Document& document, const std::string& id) {
  return *std::find_if(document.runs.begin(), document.runs.end(), [&](const PluginRun& run) {
    return run.plugin == id;
  });
}

// The facts of one plugin.
std::vector<Annotation> facts_of(const Document& document, const std::string& id) {
  std::vector<Annotation> facts;
  std::copy_if(document.annotations.begin(),
               document.annotations.end(),
               std::back_inserter(facts),
               [&](const Annotation& annotation) { return annotation.plugin == id; });
  return facts;
}

// What is wrong with how the plugin did on the document.
std::string problem_of_run(const Document& document, const std::string& id) {
  const PluginRun& run = run_of(document, id);
  if (run.status != RunStatus::kOk) return std::string(name(run.status)) + ": " + run.reason;
  for (const Annotation& annotation : document.annotations) {
    if (!is_valid_span(document, annotation.span)) return "a span lies outside of the text";
  }
  // On some hostile texts there are more facts than anybody may have; other refusals are faults.
  if (run.dropped_annotations > 0 && facts_of(document, id).size() < 1'000) {
    return std::to_string(run.dropped_annotations) + " annotations were refused";
  }
  return {};
}

// Runs the plugin on the document, twice in one process and once in a fresh one.
std::string problem_of_document(ExtractorPool& pool,
                                ExtractorPool& fresh,
                                const std::string& id,
                                const Document& document) {
  Document first = document;
  Document second = document;
  Document third = document;
  for (const auto& [target, copy] :
       {std::pair{&pool, &first}, {&pool, &second}, {&fresh, &third}}) {
    if (const auto done = target->extract(*copy, {}); !done) return done.error().message;
  }
  if (std::string problem = problem_of_run(first, id); !problem.empty()) return problem;
  if (first.annotations != second.annotations) return "the second run differs from the first";
  if (first.annotations != third.annotations) return "a fresh process gives another output";
  return {};
}

// What is wrong with the plugin's place among the others of its folder.
std::string problem_of_set(const PluginSet& set, const std::string& id) {
  const Plugin* plugin = set.find(id);
  if (plugin == nullptr) return "it is not found in its folder: its name must end in .so";
  return plugin->state == Plugin::State::kEnabled ? "" : plugin->reason;
}

}  // namespace

int check(const CheckOptions& options, const Streams& streams) {
  Report report(streams.out);
  const auto file = extract::read_plugin_file(options.file);
  if (!file && file.error().reason != "BAD_PLUGIN") {
    streams.err << "lode-plugin: " << file.error().message << '\n';
    return kWrongUse;
  }
  if (!report.add("the manifest can be read", file ? "" : file.error().message)) return kBad;
  const std::string id = file->manifest.id;
  report.add("lode_plugin_v1 is the only export", problem_of_exports(options.file));
  const PluginSet set = discover(options.file);
  if (!report.add("its facets, resources and requirements fit", problem_of_set(set, id))) {
    return kBad;
  }
  auto pool = ExtractorPool::create(set, {.worker_path = options.worker});
  auto fresh = ExtractorPool::create(set, {.worker_path = options.worker});
  if (!pool || !fresh) {
    streams.err << "lode-plugin: " << (pool ? fresh : pool).error().message << '\n';
    return kWrongUse;
  }
  const Document ordinary = make_document("ordinary text", ordinary_text());
  const std::string problem = problem_of_document(**pool, **fresh, id, ordinary);
  if (!report.add("it starts, equals its manifest and reads an ordinary text", problem)) {
    return kBad;
  }
  for (HostileText& hostile : hostile_texts()) {
    const Document document = make_document(hostile.name, std::move(hostile.text));
    report.add(std::string(hostile.name), problem_of_document(**pool, **fresh, id, document));
  }
  return report.good() ? kGood : kBad;
}

}  // namespace lode::tool

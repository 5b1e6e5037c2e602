// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "engine/analysis/language.h"
#include "plugins/tool/commands.h"
#include "plugins/tool/eval/judge.h"
#include "plugins/tool/eval/peers.h"
#include "plugins/tool/eval/report.h"
#include "plugins/tool/pool.h"

namespace lode::tool {
namespace {

using nlohmann::json;

Error wrong(std::string message) {
  return {ErrorCode::kInvalidArgument, std::move(message)};
}

// "recognizers-money.french.jsonl" is French; peers' cases do not say it themselves.
std::string language_of(const std::filesystem::path& file) {
  constexpr std::pair<std::string_view, std::string_view> kLanguages[] = {
      {"english", "en"}, {"french", "fr"}, {"german", "de"}, {"spanish", "es"}};
  const std::string name = file.filename().string();
  for (const auto& [word, language] : kLanguages) {
    if (name.find(word) != std::string::npos) return std::string(language);
  }
  return {};
}

std::vector<std::string> provided_facets(const extract::PluginSet& plugins) {
  std::vector<std::string> facets;
  for (const extract::Plugin& plugin : plugins.plugins()) {
    if (plugin.state != extract::Plugin::State::kEnabled) continue;
    for (const auto& facet : plugin.file.manifest.provides) {
      facets.push_back(facet.facet);
    }
  }
  return facets;
}

class Evaluation {
 public:
  Evaluation(extract::ExtractorPool& pool, const EvalOptions& options)
      : pool_(pool), options_(options), facets_(provided_facets(pool.plugins())) {}

  // Errors: kInvalidArgument, naming file and line.
  Result<void> add_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
      return Unexpected(wrong("cannot read '" + file.string() + "': is the path right"));
    }
    std::string text;
    for (std::size_t number = 1; std::getline(stream, text); ++number) {
      if (text.empty()) continue;
      const json line = json::parse(text, nullptr, false);
      const auto done =
          line.is_discarded() ? Result<void>(Unexpected(wrong("no JSON"))) : add_line(file, line);
      if (!done) {
        return Unexpected(wrong("'" + file.string() + "', line " + std::to_string(number) + ": " +
                                done.error().message));
      }
    }
    return {};
  }

  [[nodiscard]] const eval::Scores& scores() const noexcept { return scores_; }
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

 private:
  Result<void> add_line(const std::filesystem::path& file, const json& line) {
    if (eval::peer_format(line)) return add_peer(file, line);
    LODE_ASSIGN_OR_RETURN(const eval::GoldDocument gold, eval::read_gold(line));
    Document document;
    document.id = gold.id;
    document.url = gold.url;
    document.text = gold.text;
    document.language = analysis::detect_language(gold.text, {});
    LODE_RETURN_IF_ERROR(extract(document));
    scores_.add(eval::judge(gold, document, facets_));
    return {};
  }

  Result<void> add_peer(const std::filesystem::path& file, const json& line) {
    const std::string language = options_.language.empty() ? language_of(file) : options_.language;
    LODE_ASSIGN_OR_RETURN(Document document, eval::peer_document(line, language));
    LODE_RETURN_IF_ERROR(extract(document));
    const bool money = file.filename().string().find("date") == std::string::npos;
    LODE_ASSIGN_OR_RETURN(eval::DocumentScore score, eval::judge_peer(line, document, money));
    scores_.add(std::move(score));
    return {};
  }

  Result<void> extract(Document& document) {
    bytes_ += document.text.size();
    LODE_RETURN_IF_ERROR(pool_.extract(document, {}));
    for (const PluginRun& run : document.runs) {
      if (run.status != RunStatus::kOk) {
        return Unexpected(
            wrong(run.plugin + ": " + std::string(name(run.status)) + ": " + run.reason));
      }
      if (run.dropped_annotations > 0) {
        return Unexpected(wrong(run.plugin + ": " + std::to_string(run.dropped_annotations) +
                                " annotations broke the rules for offsets or values"));
      }
    }
    return {};
  }

  extract::ExtractorPool& pool_;
  const EvalOptions& options_;
  std::vector<std::string> facets_;
  eval::Scores scores_;
  std::size_t bytes_ = 0;
};

// Whether every "metric=F1" or "metric.language=F1" of `floors` is reached; complaints to `err`.
Result<bool> floors_hold(const eval::Scores& scores,
                         const std::vector<std::string>& floors,
                         std::ostream& err) {
  bool good = true;
  const auto metrics = scores.metrics();
  for (const std::string& floor : floors) {
    const std::size_t equals = floor.find('=');
    const std::string left = floor.substr(0, equals);
    const std::size_t dot = left.find('.');
    const std::string metric = left.substr(0, dot);
    char* end = nullptr;
    const double bound =
        equals == std::string::npos ? -1 : std::strtod(floor.c_str() + equals + 1, &end);
    if (bound < 0 || bound > 1 || *end != '\0') {
      return Unexpected(wrong("'" + floor + "' is no floor: write it as amount=0.97"));
    }
    if (std::find(metrics.begin(), metrics.end(), metric) == metrics.end()) {
      return Unexpected(wrong("'" + metric + "' was not measured: see the table for the metrics"));
    }
    const double f1 =
        scores.total(metric, dot == std::string::npos ? std::string() : left.substr(dot + 1)).f1();
    if (f1 >= bound) continue;
    err << "lode-plugin: " << left << " is " << f1 << ", below its floor " << bound << '\n';
    good = false;
  }
  return good;
}

Result<nlohmann::ordered_json> read_run(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Unexpected(wrong("cannot read '" + file.string() + "'"));
  auto run = nlohmann::ordered_json::parse(stream, nullptr, false);
  if (run.is_discarded()) {
    return Unexpected(wrong("'" + file.string() + "' is no run: write one with --save"));
  }
  return run;
}

Result<void> report(const Evaluation& evaluation,
                    double seconds,
                    const EvalOptions& options,
                    const Streams& streams) {
  const eval::Scores& scores = evaluation.scores();
  const auto run = eval::to_json(scores);
  const auto replace = nlohmann::ordered_json::error_handler_t::replace;
  if (options.json) {
    streams.out << run.dump(2, ' ', false, replace) << '\n';
  } else {
    streams.out << scores.documents().size() << " documents, " << evaluation.bytes()
                << " bytes of text, " << seconds << " s\n\n";
    eval::print_table(scores, streams.out);
    if (options.errors) {
      streams.out << '\n';
      eval::print_mistakes(eval::mistakes_of(scores), streams.out);
    }
  }
  if (!options.against.empty()) {
    LODE_ASSIGN_OR_RETURN(const auto before, read_run(options.against));
    std::ostream& out = options.json ? streams.err : streams.out;
    out << "\nAgainst " << options.against.string() << '\n';
    LODE_RETURN_IF_ERROR(eval::print_change(scores, before, out));
  }
  if (!options.save.empty()) {
    std::ofstream file(options.save, std::ios::binary);
    file << run.dump(1, ' ', false, replace) << '\n';
    file.close();
    if (!file) return Unexpected(wrong("cannot write '" + options.save.string() + "'"));
  }
  return {};
}

Result<bool> evaluate(const EvalOptions& options, const Streams& streams) {
  LODE_ASSIGN_OR_RETURN(const auto pool, open_pool(options.plugins, options.worker, streams.err));
  Evaluation evaluation(*pool, options);
  const auto start = std::chrono::steady_clock::now();
  for (const std::filesystem::path& file : options.files) {
    LODE_RETURN_IF_ERROR(evaluation.add_file(file));
  }
  if (evaluation.scores().documents().empty()) {
    return Unexpected(wrong("'" + options.files.front().string() + "' holds no document"));
  }
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  LODE_RETURN_IF_ERROR(report(evaluation, time.count(), options, streams));
  return floors_hold(evaluation.scores(), options.floors, streams.err);
}

}  // namespace

int eval_gold(const EvalOptions& options, const Streams& streams) {
  const auto good = evaluate(options, streams);
  if (!good) {
    streams.err << "lode-plugin: " << good.error().message << '\n';
    return kWrongUse;
  }
  return *good ? kGood : kBad;
}

}  // namespace lode::tool

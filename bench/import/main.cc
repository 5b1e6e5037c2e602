// SPDX-License-Identifier: GPL-3.0-or-later
// Measures indexing: Lode with all plugins against raw Xapian's single writer, the stages, the time
// of one added document, and opening a large collection.
//
// Usage: bench_import FOLDER PLUGIN_FOLDER CORPUS.jsonl[.zst] PART...
// Parts: rate, stages, add, headlines; import: Lode with all plugins once, for a profiler.
#include <algorithm>
#include <cstdio>
#include <limits>
#include <stdexcept>
#include <sys/resource.h>

#include "bench/extract/corpus.h"
#include "bench/import/latency.h"
#include "bench/import/stages.h"
#include "bench/search/lode_index.h"
#include "bench/search/raw_xapian.h"

namespace lode::bench {
namespace {

namespace fs = std::filesystem;

struct Setting {
  fs::path folder;
  fs::path plugins;
  SearchCorpus corpus;
};

fs::path fresh(const Setting& setting, const std::string& name) {
  fs::path folder = setting.folder / name;
  fs::remove_all(folder);
  return folder;
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

// CPU time of this process and of the workers that have ended.
double cpu_seconds() {
  double seconds = 0;
  for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    seconds += seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  }
  return seconds;
}

// The least of several rounds. On a busy machine CPU time says more than the clock.
struct Best {
  double seconds = 1e9;
  double cpu = 1e9;

  template <class Work>
  void measure(const Work& work) {
    const double before = cpu_seconds();
    seconds = std::min(seconds, work());
    cpu = std::min(cpu, cpu_seconds() - before);
  }
};

// Contestants take turns, the best of three counts.
void measure_rate(const Setting& setting) {
  constexpr int kRounds = 3;
  const auto& texts = setting.corpus.texts;
  Best raw;
  Best all;
  Best bare;
  for (int round = 0; round < kRounds; ++round) {
    raw.measure([&] { return build_raw_xapian(setting.corpus, fresh(setting, "raw")); });
    all.measure([&] { return import_all(texts, fresh(setting, "all"), setting.plugins, 0); });
    bare.measure([&] { return import_all(texts, fresh(setting, "bare"), {}, 0); });
  }
  const double mb = setting.corpus.megabytes();
  std::printf(
      "%-40s %8s %8s %8s %8s %8s\n", "indexing", "seconds", "MB/s", "ratio", "CPU s", "ratio");
  const auto row = [&](const char* name, const Best& best) {
    std::printf("%-40s %8.2f %8.2f %7.2fx %8.2f %7.2fx\n",
                name,
                best.seconds,
                mb / best.seconds,
                raw.seconds / best.seconds,
                best.cpu,
                raw.cpu / best.cpu);
  };
  row("raw Xapian, single writer, same words", raw);
  row("Lode, all plugins, default shards", all);
  row("Lode, no plugins, default shards", bare);
  std::printf("index of raw Xapian %.0f MB, of Lode %.0f MB, without plugins %.0f MB\n\n",
              folder_megabytes(setting.folder / "raw"),
              folder_megabytes(setting.folder / "all"),
              folder_megabytes(setting.folder / "bare"));
}

void measure_stages(const Setting& setting) {
  const auto& texts = setting.corpus.texts;
  const double mb = setting.corpus.megabytes();
  std::printf("%-40s %8s %8s %8s\n", "stages", "seconds", "MB/s", "CPU s");
  const auto row = [&](const std::string& name, const auto& work) {
    const double before = cpu_seconds();
    const double seconds = work();
    const double cpu = cpu_seconds() - before;
    std::printf("%-40s %8.2f %8.2f %8.2f\n", name.c_str(), seconds, mb / seconds, cpu);
  };
  row("analyse", [&] { return prepare_all(texts); });
  for (const std::uint32_t shards : {1U, 2U}) {
    for (const std::size_t batch : {250U, 500U, 1'000U, 2'000U, 4'000U, 8'000U}) {
      row("analyse, write, " + std::to_string(shards) + " shards, batches of " +
              std::to_string(batch),
          [&] { return write_all(texts, fresh(setting, "written"), shards, batch); });
    }
  }
  std::printf("\n");
}

void measure_add(Setting& setting) {
  constexpr std::size_t kDocuments = 100'000;
  setting.corpus.repeats = kDocuments / setting.corpus.texts.size() + 1;
  const fs::path data = setting.folder / "hundred-thousand";
  if (!fs::exists(data)) build_lode_index(setting.corpus, data, 2);
  for (const int clients : {0, 4}) {
    const AddLatency add = add_one_by_one(data, setting.corpus, 100, clients);
    std::printf(
        "one document added to %zu, %d clients searching: median %.1f ms, 95 of 100 within "
        "%.1f ms; %.0f searches a second\n",
        setting.corpus.size(),
        clients,
        add.median_ms,
        add.p95_ms,
        add.searches_a_second);
  }
}

void measure_headlines(const Setting& setting) {
  constexpr std::size_t kDocuments = 1'000'000;
  const fs::path data = setting.folder / "headlines";
  if (!fs::exists(data)) build_headlines(data, kDocuments, 2);
  OpenCost best{.first_seconds = 1e9};
  for (int round = 0; round < 3; ++round) {
    const OpenCost cost = first_answer(data);
    if (cost.first_seconds < best.first_seconds) best = cost;
  }
  std::printf(
      "%zu headlines: first faceted answer %.2f s after opening; columns %.1f MB, %.1f bytes "
      "a document\n",
      kDocuments,
      best.first_seconds,
      static_cast<double>(best.column_bytes) / 1e6,
      static_cast<double>(best.column_bytes) / static_cast<double>(kDocuments));
}

void run(int argc, char** argv) {
  if (argc < 5) {
    throw std::runtime_error(
        "usage: bench_import FOLDER PLUGIN_FOLDER CORPUS.jsonl[.zst] rate|stages|add|headlines...");
  }
  Setting setting{argv[1], argv[2], {}};
  auto texts = read_corpus(argv[3], std::numeric_limits<std::size_t>::max());
  if (!texts) throw std::runtime_error(texts.error().message);
  setting.corpus.texts = *std::move(texts);
  std::printf(
      "%zu documents, %.1f MB of text\n", setting.corpus.texts.size(), setting.corpus.megabytes());
  for (int i = 4; i < argc; ++i) {
    const std::string part = argv[i];
    if (part == "rate")
      measure_rate(setting);
    else if (part == "import")
      static_cast<void>(
          import_all(setting.corpus.texts, fresh(setting, "all"), setting.plugins, 0));
    else if (part == "stages")
      measure_stages(setting);
    else if (part == "add")
      measure_add(setting);
    else if (part == "headlines")
      measure_headlines(setting);
    else
      throw std::runtime_error("'" + part + "' is no part: use rate, stages, add, headlines");
    std::fflush(stdout);
  }
}

}  // namespace
}  // namespace lode::bench

int main(int argc, char** argv) {
  try {
    lode::bench::run(argc, argv);
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "bench_import: %s\n", e.what());
    return 1;
  }
}

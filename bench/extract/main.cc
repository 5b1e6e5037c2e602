// SPDX-License-Identifier: GPL-3.0-or-later
// Measures how fast the plugins read: all of them one after the other in this process, each one's
// share of that, the tokenizer alone, and all of them through their workers.
//
// Usage: bench_extraction PLUGIN_FOLDER CORPUS.jsonl[.zst] [MEGABYTES] [ROUNDS] [in-process]
//
// Times are CPU time, the best of ROUNDS; megabytes are 10^6 bytes of the documents' text.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <filesystem>
#include <fstream>
#include <span>
#include <string_view>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

#include "bench/extract/corpus.h"
#include "bench/extract/in_process.h"
#include "engine/extract/extractor_pool.h"
#include "plugins/text/tokens.h"

namespace lode::bench {
namespace {

double megabytes(const std::vector<Document>& documents) {
  double bytes = 0;
  for (const Document& document : documents) {
    bytes += static_cast<double>(document.text.size());
  }
  return bytes / 1e6;
}

using Plugins = std::vector<std::unique_ptr<InProcessPlugin>>;

struct InProcessTimes {
  std::vector<double> plugin_seconds;  // By plugin.
  double seconds = 0;                  // All in all.
};

// Each plugin reads this many documents in a row, as in a worker. The clock, which costs a good
// microsecond, is read in between alone.
constexpr std::size_t kBatch = 64;

// As whoever is done with them: else their memory grows without end.
void forget_facts(std::span<Document> documents) {
  for (Document& document : documents) {
    document.annotations = {};
    document.runs = {};
  }
}

InProcessTimes run_in_process(const Plugins& plugins, std::vector<Document> documents) {
  InProcessTimes times;
  times.plugin_seconds.resize(plugins.size());
  for (std::size_t first = 0; first < documents.size(); first += kBatch) {
    const std::size_t size = std::min(kBatch, documents.size() - first);
    const std::span<Document> batch = std::span(documents).subspan(first, size);
    std::int64_t last = cpu_nanoseconds();
    const std::int64_t begin = last;
    std::deque<extract::CompositeText> texts;
    for (const Document& document : batch)
      texts.emplace_back(document);
    for (std::size_t i = 0; i < plugins.size(); ++i) {
      for (std::size_t d = 0; d < batch.size(); ++d)
        plugins[i]->run(batch[d], texts[d]);
      const std::int64_t now = cpu_nanoseconds();
      times.plugin_seconds[i] += static_cast<double>(now - last) * 1e-9;
      last = now;
    }
    forget_facts(batch);
    last = cpu_nanoseconds();
    times.seconds += static_cast<double>(last - begin) * 1e-9;
  }
  return times;
}

// 99 of 100 documents take no longer, as if each had 5 KB.
double slow_document_ms(const Plugins& plugins, const std::vector<Document>& documents) {
  std::vector<double> scaled_ms;
  for (const Document& original : documents) {
    if (original.text.size() < 1000) continue;
    Document document = original;
    const std::int64_t begin = cpu_nanoseconds();
    const extract::CompositeText text(document);
    for (const auto& plugin : plugins)
      plugin->run(document, text);
    const double ms = static_cast<double>(cpu_nanoseconds() - begin) * 1e-6;
    scaled_ms.push_back(ms * 5000 / static_cast<double>(document.text.size()));
  }
  if (scaled_ms.empty()) return 0;
  std::sort(scaled_ms.begin(), scaled_ms.end());
  return scaled_ms[scaled_ms.size() * 99 / 100];
}

double tokenize(const std::vector<Document>& documents) {
  std::size_t tokens = 0;
  const std::int64_t begin = cpu_nanoseconds();
  for (const Document& document : documents) {
    tokens += text::Tokens(document.text).size();
  }
  const double seconds = static_cast<double>(cpu_nanoseconds() - begin) * 1e-9;
  return tokens > 0 ? seconds : -1;
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

double seconds_of(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// CPU time of this process and of its workers, which run since before and go on to run, save those
// that are replaced after their number of documents.
double cpu_of_all() {
  rusage ended{};
  getrusage(RUSAGE_CHILDREN, &ended);
  double seconds = seconds_of(CLOCK_PROCESS_CPUTIME_ID) + seconds_of(ended.ru_utime) +
                   seconds_of(ended.ru_stime);
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream file(entry.path() / "stat");
    pid_t pid = 0;
    std::string name;
    char state = 0;
    pid_t parent = 0;
    clockid_t clock{};
    const bool ours = (file >> pid >> name >> state >> parent) && parent == getpid();
    if (ours && clock_getcpuclockid(pid, &clock) == 0) seconds += seconds_of(clock);
  }
  return seconds;
}

// CPU seconds of this process and the workers. Batches, and enough of them under way that all
// plugins are busy.
Result<double> run_through_workers(const extract::PluginSetOptions& options,
                                   const std::vector<Document>& documents) {
  constexpr std::size_t kThreads = 4;
  LODE_ASSIGN_OR_RETURN(auto plugins, extract::PluginSet::discover(options));
  LODE_ASSIGN_OR_RETURN(auto pool, extract::ExtractorPool::create(std::move(plugins), {}));
  Document first = documents.front();
  LODE_RETURN_IF_ERROR(pool->extract(first, {}));  // Starts the workers.
  std::vector<Document> copies = documents;
  const double cpu = cpu_of_all();
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      for (std::size_t at; (at = next.fetch_add(kBatch)) < documents.size();) {
        const std::span<Document> batch =
            std::span(copies).subspan(at, std::min(kBatch, copies.size() - at));
        (void)pool->extract_all(batch, {});
        forget_facts(batch);
      }
    });
  }
  threads.clear();
  return cpu_of_all() - cpu;
}

void print_in_process(const Plugins& plugins,
                      const InProcessTimes& best,
                      double token_seconds,
                      double size_mb) {
  const auto row = [&](const char* name, double seconds) {
    std::printf("%-24s %8.1f %8.2f %7.1f %%\n",
                name,
                size_mb / seconds,
                seconds * 1e3 / size_mb,
                100 * seconds / best.seconds);
  };
  std::printf("%-24s %8s %8s %9s\n", "in this process", "MB/s", "ms/MB", "share");
  for (std::size_t i = 0; i < plugins.size(); ++i) {
    row(plugins[i]->id().c_str(), best.plugin_seconds[i]);
  }
  row("all", best.seconds);
  row("one tokenizer pass", token_seconds);
}

Result<void> measure(const std::string& folder,
                     const std::string& corpus,
                     std::size_t max_bytes,
                     int rounds,
                     bool workers) {
  LODE_ASSIGN_OR_RETURN(const auto documents, read_corpus(corpus, max_bytes));
  const extract::PluginSetOptions options{.folders = {folder}, .default_folders = false};
  LODE_ASSIGN_OR_RETURN(const auto set, extract::PluginSet::discover(options));
  Plugins plugins;
  for (std::size_t i = 0; i < set.enabled_count(); ++i) {
    LODE_ASSIGN_OR_RETURN(auto plugin, InProcessPlugin::load(set.plugins()[i]));
    plugins.push_back(std::move(plugin));
  }
  const double size_mb = megabytes(documents);
  std::printf("%zu documents, %.1f MB of text, best of %d\n\n", documents.size(), size_mb, rounds);

  InProcessTimes best = run_in_process(plugins, documents);
  double token_seconds = tokenize(documents);
  for (int round = 1; round < rounds; ++round) {
    InProcessTimes times = run_in_process(plugins, documents);
    if (times.seconds < best.seconds) best = std::move(times);
    token_seconds = std::min(token_seconds, tokenize(documents));
  }
  print_in_process(plugins, best, token_seconds, size_mb);
  std::printf("99 of 100 documents take at most %.2f ms per 5 KB\n\n",
              slow_document_ms(plugins, documents));
  if (!workers) return {};

  LODE_ASSIGN_OR_RETURN(double through, run_through_workers(options, documents));
  for (int round = 1; round < rounds; ++round) {
    LODE_ASSIGN_OR_RETURN(const double seconds, run_through_workers(options, documents));
    through = std::min(through, seconds);
  }
  std::printf("through workers: %.1f MB/s per core, %.0f %% of the above\n",
              size_mb / through,
              100 * best.seconds / through);
  return {};
}

}  // namespace
}  // namespace lode::bench

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs(
        "usage: bench_extraction PLUGIN_FOLDER CORPUS.jsonl[.zst] [MEGABYTES] [ROUNDS] "
        "[in-process]\n",
        stderr);
    return 2;
  }
  const double max_mb = argc > 3 ? std::atof(argv[3]) : 1e6;
  const int rounds = argc > 4 ? std::max(1, std::atoi(argv[4])) : 3;
  const bool workers = argc <= 5 || std::string_view(argv[5]) != "in-process";
  const auto done = lode::bench::measure(
      argv[1], argv[2], static_cast<std::size_t>(max_mb * 1e6), rounds, workers);
  if (!done) {
    std::fprintf(stderr, "bench_extraction: %s\n", done.error().message.c_str());
    return 1;
  }
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/import/latency.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>

#include "bench/search/lode_index.h"
#include "bench/value_of.h"
#include "engine/engine.h"

namespace lode::bench {
namespace {

using Clock = std::chrono::steady_clock;

query::SearchResponse ask(Engine& engine, const std::string& query) {
  query::SearchRequest request;
  request.query = query;
  request.page_size = 10;
  request.facets = {{.key = "company"}, {.key = "sector"}};
  return value_of(engine.search(std::string(kDefaultCollection), request, {}));
}

std::unique_ptr<Engine> open(const std::filesystem::path& data_folder, bool read_only) {
  EngineOptions options;
  options.data_folder = data_folder;
  options.read_only = read_only;
  options.default_plugin_folders = false;
  return value_of(Engine::open(std::move(options)));
}

// Returns when the document is acknowledged.
void add(Engine& engine, const Document& text, const std::string& id) {
  std::promise<bool> stored;
  ingest::RawDocument raw;
  raw.id = id;
  raw.content = ingest::RawFields{.title = text.title, .text = text.text, .language = "en"};
  value_of(engine.import_document(
      std::string(kDefaultCollection),
      std::move(raw),
      [&](const ImportOutcome& outcome) { stored.set_value(outcome.result.has_value()); },
      {}));
  if (!stored.get_future().get()) throw std::runtime_error("document '" + id + "' was refused");
}

}  // namespace

AddLatency add_one_by_one(const std::filesystem::path& data_folder,
                          const SearchCorpus& corpus,
                          std::size_t count,
                          int clients) {
  const auto engine = open(data_folder, false);
  static_cast<void>(ask(*engine, "oil"));
  std::atomic<bool> done{false};
  std::atomic<std::uint64_t> searches{0};
  std::vector<std::jthread> threads;
  constexpr const char* kQueries[] = {"oil prices", "bank", "said", "\"trade deficit\"", "wheat"};
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      for (auto i = static_cast<std::size_t>(client); !done; ++i) {
        static_cast<void>(ask(*engine, kQueries[i % std::size(kQueries)]));
        ++searches;
      }
    });
  }
  const auto begin = Clock::now();
  std::vector<double> times;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = "added-" + std::to_string(i);
    const auto start = Clock::now();
    add(*engine, corpus.texts[i % corpus.texts.size()], id);
    if (ask(*engine, "id:" + id).hits.size() != 1) {
      throw std::runtime_error("document '" + id + "' is acknowledged but not found");
    }
    times.push_back(seconds_since(start) * 1e3);
  }
  const double seconds = seconds_since(begin);
  const auto answered = static_cast<double>(searches.load());
  done = true;
  threads.clear();
  std::sort(times.begin(), times.end());
  return {times[times.size() / 2], times[times.size() * 95 / 100], answered / seconds};
}

void build_headlines(const std::filesystem::path& data_folder,
                     std::size_t count,
                     std::uint32_t shards) {
  constexpr const char* kVerbs[] = {"buys", "sells", "sues", "funds", "leases", "hires", "orders"};
  constexpr const char* kThings[] = {"chips", "power", "land", "steel", "wheat", "gas", "shares"};
  SearchCorpus corpus;
  for (std::size_t i = 0; i < 4'900; ++i) {
    Document document;
    document.title = "Firm " + std::to_string(i / 49) + ' ' + kVerbs[i % 7] + ' ' +
                     kThings[i / 7 % 7] + " of plant " + std::to_string(i * 7919 % 1'000);
    document.language = "en";
    corpus.texts.push_back(std::move(document));
  }
  corpus.repeats = count / corpus.texts.size() + 1;
  build_lode_index(corpus, data_folder, shards);
}

OpenCost first_answer(const std::filesystem::path& data_folder) {
  const auto begin = Clock::now();
  const auto engine = open(data_folder, true);
  OpenCost cost;
  cost.open_seconds = seconds_since(begin);
  if (ask(*engine, "chips").facets.size() != 2) {
    throw std::runtime_error("the first answer has no facets");
  }
  cost.first_seconds = seconds_since(begin);
  cost.column_bytes = engine->status().column_bytes;
  return cost;
}

}  // namespace lode::bench

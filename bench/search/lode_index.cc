// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/search/lode_index.h"

#include <chrono>
#include <future>
#include <numeric>
#include <stdexcept>

#include "bench/value_of.h"
#include "engine/facts/columns.h"
#include "engine/index/reader.h"
#include "engine/index/writer.h"
#include "engine/query/postings.h"

namespace lode::bench {
namespace {

constexpr std::size_t kBatch = 1'000;

Answer to_answer(const query::SearchResponse& response) {
  Answer answer;
  answer.hits = response.hits.size();
  if (response.total.exact) {
    answer.total = response.total.value;
  }
  if (!response.facets.empty()) {
    const auto& buckets = response.facets.front().buckets;
    answer.companies = std::accumulate(
        buckets.begin(), buckets.end(), std::uint64_t{0}, [](std::uint64_t sum, const auto& each) {
          return sum + each.count;
        });
  }
  return answer;
}

class LodeSnapshot final : public Contestant {
 public:
  LodeSnapshot(const std::filesystem::path& data_folder, std::size_t cache_bytes)
      : cache_bytes_(cache_bytes),
        reader_(value_of(index::Reader::open(index_folder(data_folder)))),
        columns_(value_of(store_->build(*reader_))),
        postings_(cache_bytes) {}

  std::string name() const override {
    return cache_bytes_ > 0 ? "Lode, query::search" : "Lode, no kept lists";
  }
  Answer ask(const BenchQuery& query, Shape shape) override {
    query::SearchRequest request = lode_request(query, shape);
    request.snippet_bytes = 0;
    const query::Snapshot snapshot{
        .reader = *reader_,
        .columns = *columns_,
        .schema = schema_,
        .postings = cache_bytes_ > 0 ? &postings_ : nullptr,
    };
    return to_answer(value_of(query::search(snapshot, request, {})));
  }

 private:
  const std::size_t cache_bytes_;
  const Schema schema_ = search_schema();
  const std::unique_ptr<index::Reader> reader_;
  const std::unique_ptr<facts::ColumnStore> store_ = facts::ColumnStore::create();
  const std::shared_ptr<const facts::Columns> columns_;
  query::PostingCache postings_;
};

class LodeEngine final : public Contestant {
 public:
  explicit LodeEngine(Engine& engine) : engine_(engine) {}
  std::string name() const override { return "Lode, Engine, snippets"; }
  Answer ask(const BenchQuery& query, Shape shape) override {
    const auto request = lode_request(query, shape);
    return to_answer(value_of(engine_.search(std::string(kDefaultCollection), request, {})));
  }

 private:
  Engine& engine_;
};

}  // namespace

std::filesystem::path index_folder(const std::filesystem::path& data_folder) {
  return data_folder / "collections" / kDefaultCollection;
}

double folder_megabytes(const std::filesystem::path& folder) {
  double bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    bytes += entry.is_regular_file() ? static_cast<double>(entry.file_size()) : 0;
  }
  return bytes / 1e6;
}

// One batch is made ready while the one before is written.
double build_lode_index(const SearchCorpus& corpus,
                        const std::filesystem::path& data_folder,
                        std::uint32_t shards) {
  const Schema schema = search_schema();
  const auto begin = std::chrono::steady_clock::now();
  std::filesystem::create_directories(data_folder / "collections");
  const auto writer = value_of(index::Writer::open(index_folder(data_folder), {.shards = shards}));
  std::vector<index::Operation> batch;
  std::future<void> writing;
  const auto write = [&] {
    if (writing.valid()) {
      writing.get();
    }
    writing = std::async(std::launch::async, [&, full = std::exchange(batch, {})]() mutable {
      for (const auto& outcome : value_of(writer->apply(std::move(full))).outcomes) {
        value_of(outcome.status);
      }
    });
  };
  corpus.for_each([&](const Document& text, const Facts& facts, std::size_t number) {
    index::Operation operation;
    operation.document = value_of(index::prepare(with_facts(text, facts, number), schema));
    batch.push_back(std::move(operation));
    if (batch.size() == kBatch) {
      write();
    }
  });
  write();
  writing.get();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

query::SearchRequest lode_request(const BenchQuery& query, Shape shape) {
  query::SearchRequest request;
  for (const std::string& word : query.words) {
    request.query += (request.query.empty() ? "" : " ") + word;
  }
  if (query.phrase) {
    request.query = '"' + request.query + '"';
  }
  if (!query.sector.empty()) {
    request.filter = "sector:\"" + query.sector + '"';
  }
  if (query.min_deal > 0) {
    request.filter = "deal_size>=" + std::to_string(query.min_deal);
  }
  request.page_size = 10;
  request.exact_count = shape == Shape::kFacets;
  if (shape == Shape::kFacets) {
    request.facets = {{.key = "company"}, {.key = "sector"}};
  }
  if (shape == Shape::kSorted) {
    request.order_by = "deal_size desc";
  }
  request.language = "en";
  return request;
}

std::unique_ptr<Contestant> lode_snapshot(const std::filesystem::path& data_folder,
                                          std::size_t cache_bytes) {
  return std::make_unique<LodeSnapshot>(data_folder, cache_bytes);
}

std::unique_ptr<Contestant> lode_engine(Engine& engine) {
  return std::make_unique<LodeEngine>(engine);
}

std::unique_ptr<Engine> open_for_search(const std::filesystem::path& data_folder) {
  EngineOptions options;
  options.data_folder = data_folder;
  options.read_only = true;
  options.default_plugin_folders = false;
  return value_of(Engine::open(std::move(options)));
}

ColumnCost column_cost(const std::filesystem::path& data_folder) {
  const auto reader = value_of(index::Reader::open(index_folder(data_folder)));
  const auto begin = std::chrono::steady_clock::now();
  const auto store = facts::ColumnStore::create();
  const auto columns = value_of(store->build(*reader));
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          columns->size_bytes()};
}

}  // namespace lode::bench

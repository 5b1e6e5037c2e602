// SPDX-License-Identifier: GPL-3.0-or-later
// Measures Lode's default ranking on a collection with relevance judgements.
//
// Usage: bench_relevance BEIR_FOLDER EMPTY_FOLDER
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <stdexcept>

#include "bench/value_of.h"
#include "engine/analysis/analyzer.h"
#include "engine/engine.h"
#include "engine/index/writer.h"

namespace lode::bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kDepth = 1'000;  // Of MAP, as is usual.

template <class Use>
void for_each_line(const fs::path& path, const Use& use) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read '" + path.string() + "'");
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) use(line);
  }
}

// Grades of the documents, by question; what is not judged counts as 0.
using Judgements = std::map<std::string, std::map<std::string, double>>;

Judgements read_judgements(const fs::path& folder) {
  const fs::path flat = folder / "qrels.tsv";
  Judgements judgements;
  for_each_line(fs::exists(flat) ? flat : folder / "qrels" / "test.tsv",
                [&](const std::string& line) {
                  std::istringstream columns(line);
                  std::string query;
                  std::string document;
                  double grade = 0;
                  if (columns >> query >> document >> grade && grade > 0) {
                    judgements[query][document] = grade;
                  }
                });
  return judgements;
}

void build_index(const fs::path& folder, const fs::path& data) {
  fs::create_directories(data / "collections");
  const auto writer =
      value_of(index::Writer::open(data / "collections" / kDefaultCollection, {.shards = 1}));
  std::vector<index::Operation> batch;
  for_each_line(folder / "corpus.jsonl", [&](const std::string& line) {
    const json object = json::parse(line);
    Document document;
    document.id = object.at("_id").get<std::string>();
    document.title = object.value("title", "");
    document.text = object.value("text", "");
    document.language = "en";
    index::Operation operation;
    operation.document = value_of(index::prepare(document, Schema()));
    batch.push_back(std::move(operation));
  });
  static_cast<void>(value_of(writer->apply(std::move(batch))));
}

std::string any_of_its_words(const std::string& question, analysis::Analyzer& analyzer) {
  std::string query;
  std::set<std::string> seen;
  for (const auto& term : analyzer.terms(question)) {
    if (!term.stop_word && seen.insert(term.word).second) {
      query += (query.empty() ? "" : " OR ") + term.word;
    }
  }
  return query;
}

std::vector<std::string> ask(Engine& engine, const std::string& query) {
  query::SearchRequest request;
  request.query = query;
  request.page_size = query::kMaxPageSize;
  request.snippet_bytes = 0;
  request.language = "en";
  std::vector<std::string> ids;
  do {
    const auto response = value_of(engine.search(std::string(kDefaultCollection), request, {}));
    for (const query::Hit& hit : response.hits)
      ids.push_back(hit.document.id);
    request.page_token = response.next_page_token;
  } while (!request.page_token.empty() && ids.size() < kDepth);
  return ids;
}

double gain(double grade, std::size_t place) {
  return grade / std::log2(static_cast<double>(place) + 2);
}

// Source: Järvelin, Kekäläinen: Cumulated gain-based evaluation of IR techniques, 2002, with the
// logarithm of the place plus one, as trec_eval's ndcg_cut has it.
double ndcg_at_10(const std::vector<std::string>& ids,
                  const std::map<std::string, double>& grades) {
  double found = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, ids.size()); ++i) {
    const auto at = grades.find(ids[i]);
    found += at == grades.end() ? 0 : gain(at->second, i);
  }
  std::vector<double> sorted;
  for (const auto& [document, grade] : grades)
    sorted.push_back(grade);
  std::sort(sorted.rbegin(), sorted.rend());
  double best = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, sorted.size()); ++i) {
    best += gain(sorted[i], i);
  }
  return best > 0 ? found / best : 0;
}

double average_precision(const std::vector<std::string>& ids,
                         const std::map<std::string, double>& grades) {
  double sum = 0;
  double hits = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (grades.contains(ids[i])) sum += ++hits / static_cast<double>(i + 1);
  }
  return sum / static_cast<double>(grades.size());
}

void run(const fs::path& folder, const fs::path& data) {
  const Judgements judgements = read_judgements(folder);
  build_index(folder, data);
  EngineOptions options;
  options.data_folder = data;
  options.read_only = true;
  options.default_plugin_folders = false;
  const auto engine = value_of(Engine::open(std::move(options)));
  analysis::Analyzer analyzer("en");
  double ndcg = 0;
  double map = 0;
  std::size_t judged = 0;
  std::size_t asked = 0;
  for_each_line(folder / "queries.jsonl", [&](const std::string& line) {
    const json object = json::parse(line);
    const auto grades = judgements.find(object.at("_id").get<std::string>());
    if (grades == judgements.end()) return;
    const std::string query = any_of_its_words(object.at("text").get<std::string>(), analyzer);
    const auto ids = query.empty() ? std::vector<std::string>() : ask(*engine, query);
    ndcg += ndcg_at_10(ids, grades->second);
    map += average_precision(ids, grades->second);
    judged += grades->second.size();
    ++asked;
  });
  if (asked == 0) throw std::runtime_error("no question has a judgement");
  std::printf("%zu questions, %zu judgements: nDCG@10 %.4f, MAP %.4f\n",
              asked,
              judged,
              ndcg / static_cast<double>(asked),
              map / static_cast<double>(asked));
}

}  // namespace
}  // namespace lode::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: bench_relevance BEIR_FOLDER EMPTY_FOLDER\n", stderr);
    return 2;
  }
  try {
    lode::bench::run(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "bench_relevance: %s\n", e.what());
    return 1;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Compares searches of Lode with those of raw Xapian and of other engines, on the same documents
// and questions in one run. The contestants take turns within each round, so that a busy machine
// concerns all alike; what counts is the best time of each question, summed over the questions.
//
// Usage: bench_search FOLDER CORPUS.jsonl[.zst] [--repeats N] [--rounds N] [--no-peers]
//                     [--postgres CONNINFO] [--queries FILE] [--json FILE]
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "bench/extract/corpus.h"
#include "bench/search/contestant.h"
#include "bench/search/corpus.h"
#include "bench/search/lode_index.h"
#include "bench/search/peers.h"
#include "bench/search/raw_xapian.h"
#include "bench/search/report.h"
#include "bench/search/wire.h"

namespace lode::bench {
namespace {

constexpr std::size_t kCacheBytes = std::size_t{64} << 20U;  // As a collection of the engine has.

struct Arguments {
  std::filesystem::path folder;
  std::string corpus;
  std::size_t repeats = 5;
  int rounds = 7;
  bool peers = true;
  std::string postgres;
  std::string queries = "bench/search/queries.txt";
  std::string json;
};

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  std::vector<std::string> plain;
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    const auto value = [&]() -> std::string {
      if (i + 1 >= argc) throw std::runtime_error("'" + flag + "' needs a value");
      return argv[++i];
    };
    if (flag == "--repeats")
      arguments.repeats = std::stoul(value());
    else if (flag == "--rounds")
      arguments.rounds = std::max(1, std::stoi(value()));
    else if (flag == "--no-peers")
      arguments.peers = false;
    else if (flag == "--postgres")
      arguments.postgres = value();
    else if (flag == "--queries")
      arguments.queries = value();
    else if (flag == "--json")
      arguments.json = value();
    else
      plain.push_back(flag);
  }
  if (plain.size() != 2) {
    throw std::runtime_error(
        "usage: bench_search FOLDER CORPUS.jsonl[.zst] [--repeats N] "
        "[--rounds N] [--no-peers] [--postgres CONNINFO] [--queries FILE] "
        "[--json FILE]");
  }
  arguments.folder = plain[0];
  arguments.corpus = plain[1];
  return arguments;
}

// A line: "words" or "phrase", the words, then sector="NAME" or deal>=DOLLARS.
std::vector<BenchQuery> read_queries(const std::string& path) {
  std::ifstream file(path);
  std::vector<BenchQuery> queries;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    BenchQuery query;
    std::string rest = line;
    if (const auto at = rest.find(" sector="); at != std::string::npos) {
      query.sector = rest.substr(at + 8);
      rest.resize(at);
    }
    if (const auto at = rest.find(" deal>="); at != std::string::npos) {
      query.min_deal = std::stoll(rest.substr(at + 7));
      rest.resize(at);
    }
    std::istringstream words(rest);
    std::string word;
    words >> word;
    query.phrase = word == "phrase";
    while (words >> word)
      query.words.push_back(word);
    queries.push_back(std::move(query));
  }
  if (queries.empty()) throw std::runtime_error("no questions in '" + path + "'");
  return queries;
}

// Times of one contestant: [shape][query], and what it answered.
struct Times {
  std::map<Shape, std::vector<double>> ms;
  std::map<Shape, std::vector<Answer>> answers;
};

void take_turn(Contestant& contestant,
               const BenchQuery& query,
               std::size_t number,
               Shape shape,
               Times& times) {
  const auto begin = std::chrono::steady_clock::now();
  const Answer answer = contestant.ask(query, shape);
  const double ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  times.ms[shape][number] = std::min(times.ms[shape][number], ms);
  times.answers[shape][number] = answer;
}

std::vector<Times> measure(const Contestants& contestants,
                           const std::vector<BenchQuery>& queries,
                           int rounds) {
  std::vector<Times> times(contestants.size());
  for (Times& each : times) {
    for (const Shape shape : kShapes) {
      each.ms[shape].assign(queries.size(), std::numeric_limits<double>::infinity());
      each.answers[shape].resize(queries.size());
    }
  }
  for (int round = 0; round < rounds; ++round) {
    for (const Shape shape : kShapes) {
      for (std::size_t number = 0; number < queries.size(); ++number) {
        for (std::size_t i = 0; i < contestants.size(); ++i) {
          const std::size_t whose = (i + static_cast<std::size_t>(round)) % contestants.size();
          if (contestants[whose]->can(shape)) {
            take_turn(*contestants[whose], queries[number], number, shape, times[whose]);
          }
        }
      }
    }
  }
  return times;
}

Row row_of(const Contestant& contestant, const Times& times) {
  Row row;
  row.name = contestant.name();
  for (const Shape shape : kShapes) {
    if (!contestant.can(shape)) continue;
    double sum = 0;
    for (const double ms : times.ms.at(shape))
      sum += ms;
    row.ms[shape] = sum;
    row.query_ms[shape] = times.ms.at(shape);
  }
  for (const Answer& answer : times.answers.at(Shape::kFacets)) {
    row.matches += answer.total.value_or(0);
    row.companies += answer.companies.value_or(0);
  }
  return row;
}

struct Field {
  Contestants contestants;
  std::vector<Build> builds;
};

void add_peers(const Arguments& arguments, const SearchCorpus& corpus, Field& field) {
  const auto add = [&](const char* what, Peer peer) {
    if (peer.contestant == nullptr) {
      std::printf("left out: %s (its library is not here: scripts/install-deps --bench)\n", what);
      return;
    }
    field.builds.push_back({peer.contestant->name(), peer.seconds, peer.megabytes});
    field.contestants.push_back(std::move(peer.contestant));
  };
  add("SQLite FTS5", sqlite_peer(corpus, arguments.folder / "sqlite"));
  add("Groonga", groonga_peer(corpus, arguments.folder / "groonga"));
  if (arguments.postgres.empty()) {
    std::printf("left out: PostgreSQL (no server was started)\n");
  } else {
    add("PostgreSQL", postgres_peer(corpus, arguments.postgres));
  }
}

void run(const Arguments& arguments) {
  const std::vector<BenchQuery> queries = read_queries(arguments.queries);
  auto texts = read_corpus(arguments.corpus, std::numeric_limits<std::size_t>::max());
  if (!texts) throw std::runtime_error(texts.error().message);
  const SearchCorpus corpus{*std::move(texts), arguments.repeats};
  const std::filesystem::path data = arguments.folder / "lode";
  const std::filesystem::path copy = arguments.folder / "xapian";

  Field field;
  const double seconds = build_lode_index(corpus, data, 1);
  field.builds.push_back({"Lode, one shard, no plugins", seconds, folder_megabytes(data)});
  copy_for_xapian(corpus, index_folder(data) / "shard-00", copy);
  const auto engine = open_for_search(data);
  field.contestants.push_back(lode_snapshot(data, kCacheBytes));
  field.contestants.push_back(lode_snapshot(data, 0));
  field.contestants.push_back(lode_engine(*engine));
  for (const Spies spies : {Spies::kNone, Spies::kDecoding, Spies::kValueCount}) {
    field.contestants.push_back(raw_xapian(copy, spies));
  }
  if (arguments.peers) add_peers(arguments, corpus, field);

  const std::vector<Times> times = measure(field.contestants, queries, arguments.rounds);
  Report report;
  report.documents = corpus.size();
  report.megabytes = corpus.megabytes();
  report.queries = queries;
  report.builds = std::move(field.builds);
  for (std::size_t i = 0; i < times.size(); ++i) {
    report.rows.push_back(row_of(*field.contestants[i], times[i]));
  }
  report.wire = measure_wire(*engine, queries);
  report.columns = column_cost(data);
  print(report);
  if (!arguments.json.empty()) write_json(report, arguments.json);
}

}  // namespace
}  // namespace lode::bench

int main(int argc, char** argv) {
  try {
    lode::bench::run(lode::bench::read_arguments(argc, argv));
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "bench_search: %s\n", e.what());
    return 1;
  }
}

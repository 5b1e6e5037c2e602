// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "bench/search/lode_index.h"
#include "bench/search/peers.h"

#ifdef LODE_BENCH_GROONGA
#include <groonga.h>
#endif

namespace lode::bench {

#ifdef LODE_BENCH_GROONGA
namespace {

using nlohmann::json;

class Groonga final : public Contestant {
 public:
  explicit Groonga(const std::filesystem::path& file) {
    if (grn_init() != GRN_SUCCESS) {
      throw std::runtime_error("Groonga does not start");
    }
    grn_ctx_init(&context_, 0);
    database_ = grn_db_create(&context_, file.c_str(), nullptr);
    if (database_ == nullptr) {
      throw std::runtime_error(std::string("Groonga: ") + context_.errbuf);
    }
  }
  Groonga(const Groonga&) = delete;
  Groonga& operator=(const Groonga&) = delete;
  ~Groonga() override {
    grn_obj_close(&context_, database_);
    grn_ctx_fin(&context_);
    grn_fin();
  }

  std::string name() const override { return "Groonga, drilldown"; }

  std::string command(const std::string& text) {
    grn_ctx_send(&context_, text.data(), static_cast<unsigned>(text.size()), 0);
    char* bytes = nullptr;
    unsigned size = 0;
    int flags = 0;
    grn_ctx_recv(&context_, &bytes, &size, &flags);
    if (context_.rc != GRN_SUCCESS) {
      throw std::runtime_error(std::string("Groonga: ") + context_.errbuf);
    }
    return {bytes, size};
  }

  Answer ask(const BenchQuery& query, Shape shape) override {
    std::string words;
    for (const std::string& word : query.words) {
      words += (words.empty() ? "" : " ") + word;
    }
    std::string line = "select Texts --match_columns 'title*5||body' --limit 10 ";
    line += "--output_columns _key,_score --query " +
            (query.phrase ? "'\"" + words + "\"'" : "'" + words + "'");
    if (!query.sector.empty()) {
      line += " --filter 'sector @ \"" + query.sector + "\"'";
    }
    if (query.min_deal > 0) {
      line += " --filter 'deal >= " + std::to_string(query.min_deal) + "'";
    }
    line += shape == Shape::kSorted ? " --sort_keys -deal" : " --sort_keys -_score";
    if (shape == Shape::kFacets) {
      line += " --drilldown company,sector --drilldown_sort_keys -_nsubrecs --drilldown_limit 10";
      line += " --drilldown_output_columns _key,_nsubrecs";
    }
    const json result = json::parse(command(line));
    Answer answer;
    answer.hits = result[0].size() - 2;
    answer.total = result[0][0][0].get<std::uint64_t>();
    if (shape == Shape::kFacets) {
      std::uint64_t sum = 0;
      for (std::size_t i = 2; i < result[1].size(); ++i) {
        sum += result[1][i][1].get<std::uint64_t>();
      }
      answer.companies = sum;
    }
    return answer;
  }

 private:
  grn_ctx context_{};
  grn_obj* database_ = nullptr;
};

void create_tables(Groonga& groonga) {
  for (const char* line : {
           "cache_limit 0",  // Else the second round would be answered from the cache.
           "table_create Companies TABLE_PAT_KEY ShortText",
           "table_create Sectors TABLE_PAT_KEY ShortText",
           "table_create Texts TABLE_NO_KEY",
           "column_create Texts title COLUMN_SCALAR Text",
           "column_create Texts body COLUMN_SCALAR Text",
           "column_create Texts company COLUMN_VECTOR Companies",
           "column_create Texts sector COLUMN_VECTOR Sectors",
           "column_create Texts deal COLUMN_SCALAR Int64",
       }) {
    groonga.command(line);
  }
}

// After the texts: Groonga builds an index faster as a whole.
void create_indexes(Groonga& groonga) {
  for (const char* line : {
           "table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram "
           "--normalizer NormalizerAuto",
           "column_create Words index COLUMN_INDEX|WITH_POSITION|WITH_SECTION Texts title,body",
           "column_create Sectors index COLUMN_INDEX Texts sector",
           "table_create Deals TABLE_PAT_KEY Int64",
           "column_create Deals index COLUMN_INDEX Texts deal",
       }) {
    groonga.command(line);
  }
}

}  // namespace

Peer groonga_peer(const SearchCorpus& corpus, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const auto begin = std::chrono::steady_clock::now();
  auto groonga = std::make_unique<Groonga>(folder / "bench.groonga");
  create_tables(*groonga);
  json rows = json::array();
  const auto load = [&] {
    groonga->command("load --table Texts");
    groonga->command(rows.dump());
    rows = json::array();
  };
  corpus.for_each([&](const Document& document, const Facts& facts, std::size_t) {
    rows.push_back({{"title", document.title},
                    {"body", document.text},
                    {"company", facts.companies},
                    {"sector", facts.sectors},
                    {"deal", facts.deal}});
    if (rows.size() == 1'000) {
      load();
    }
  });
  load();
  create_indexes(*groonga);
  Peer peer;
  peer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  peer.megabytes = folder_megabytes(folder);
  peer.contestant = std::move(groonga);
  return peer;
}

#else

Peer groonga_peer(const SearchCorpus&, const std::filesystem::path&) {
  return {};
}

#endif

}  // namespace lode::bench

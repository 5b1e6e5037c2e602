// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/search/raw_xapian.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <unordered_map>

#include <xapian.h>

#include "engine/analysis/analyzer.h"
#include "engine/base/allocator.h"
#include "engine/index/term_layout.h"

namespace lode::bench {
namespace {

// Lode leaves these slots below 16 free.
constexpr Xapian::valueno kDeal = 11;
constexpr Xapian::valueno kCompanies = 12;  // Each value after one byte of length.
constexpr Xapian::valueno kSectors = 13;
constexpr Xapian::valueno kFirstCompany = 14;
constexpr Xapian::valueno kFirstSector = 15;

std::string pack(const std::vector<std::string>& values) {
  std::string packed;
  for (const std::string& value : values) {
    packed += static_cast<char>(value.size());
    packed += value;
  }
  return packed;
}

class DecodingSpy final : public Xapian::MatchSpy {
 public:
  explicit DecodingSpy(Xapian::valueno slot) : slot_(slot) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    const std::string packed = document.get_value(slot_);
    for (std::size_t at = 0; at < packed.size();) {
      const auto size = static_cast<std::size_t>(static_cast<unsigned char>(packed[at]));
      ++counts_[packed.substr(at + 1, size)];
      at += size + 1;
    }
  }
  // The sum of the ten largest counts.
  [[nodiscard]] std::uint64_t top_ten() const {
    std::vector<std::uint64_t> counts;
    for (const auto& [value, count] : counts_) {
      counts.push_back(count);
    }
    const auto ten = static_cast<std::ptrdiff_t>(std::min<std::size_t>(10, counts.size()));
    std::partial_sort(counts.begin(), counts.begin() + ten, counts.end(), std::greater<>());
    return std::accumulate(counts.begin(), counts.begin() + ten, std::uint64_t{0});
  }

 private:
  const Xapian::valueno slot_;
  std::unordered_map<std::string, std::uint64_t> counts_;
};

class RawXapian final : public Contestant {
 public:
  RawXapian(const std::filesystem::path& folder, Spies spies)
      : database_(folder.string()), spies_(spies) {}

  std::string name() const override {
    switch (spies_) {
      case Spies::kNone: return "Xapian";
      case Spies::kDecoding: return "Xapian, decoding spies";
      case Spies::kValueCount: return "Xapian, ValueCountMatchSpy";
    }
    return "";
  }
  bool can(Shape shape) const override {
    return (shape == Shape::kFacets) == (spies_ != Spies::kNone);
  }

  Answer ask(const BenchQuery& query, Shape shape) override {
    Xapian::Enquire enquire(database_);
    enquire.set_query(to_query(query));
    if (shape == Shape::kSorted) {
      enquire.set_sort_by_value(kDeal, true);
    }
    DecodingSpy companies(kCompanies);
    DecodingSpy sectors(kSectors);
    Xapian::ValueCountMatchSpy company(kFirstCompany);
    Xapian::ValueCountMatchSpy sector(kFirstSector);
    if (spies_ == Spies::kDecoding) {
      enquire.add_matchspy(&companies);
      enquire.add_matchspy(&sectors);
    } else if (spies_ == Spies::kValueCount) {
      enquire.add_matchspy(&company);
      enquire.add_matchspy(&sector);
    }
    const bool exact = spies_ != Spies::kNone;
    const Xapian::MSet best = enquire.get_mset(0, 10, exact ? database_.get_doccount() : 0);
    Answer answer;
    for (auto hit = best.begin(); hit != best.end(); ++hit) {
      answer.hits += hit.get_document().get_data().empty() ? 0 : 1;
    }
    if (exact) {
      answer.total = best.get_matches_estimated();
    }
    if (spies_ == Spies::kDecoding) {
      answer.companies = companies.top_ten();
      static_cast<void>(sectors.top_ten());
    } else if (spies_ == Spies::kValueCount) {
      for (auto* spy : {&company, &sector}) {
        for (auto at = spy->top_values_begin(10); at != spy->top_values_end(10); ++at) {
          static_cast<void>(at.get_termfreq());
        }
      }
    }
    return answer;
  }

 private:
  // One term a word: its stem, or for a phrase the word itself.
  Xapian::Query to_query(const BenchQuery& query) {
    std::vector<std::string> terms;
    for (const std::string& word : query.words) {
      terms.push_back(query.phrase ? word : "Z" + analyzer_.stem(word));
    }
    Xapian::Query result(query.phrase ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_AND,
                         terms.begin(),
                         terms.end());
    if (!query.sector.empty()) {
      result &= Xapian::Query(0.0, Xapian::Query(index::facet_term("sector", query.sector)));
    }
    if (query.min_deal > 0) {
      result = Xapian::Query(
          Xapian::Query::OP_FILTER,
          result,
          Xapian::Query(Xapian::Query::OP_VALUE_GE,
                        kDeal,
                        Xapian::sortable_serialise(static_cast<double>(query.min_deal))));
    }
    return result;
  }

  Xapian::Database database_;
  analysis::Analyzer analyzer_{"en"};
  const Spies spies_;
};

void add_words(Xapian::Document& document,
               const std::string& text,
               Xapian::termpos first,
               bool title,
               analysis::Analyzer& analyzer) {
  const Xapian::termcount times = title ? index::kTitleWeight : 1;
  analyzer.analyze(text, [&](const analysis::Term& term) {
    document.add_posting(std::string(term.word), first + term.position, times);
    document.add_term("Z" + std::string(term.stem), times);
    if (title) {
      document.add_posting("S" + std::string(term.word), first + term.position);
      document.add_term("ZS" + std::string(term.stem));
    }
  });
}

}  // namespace

void copy_for_xapian(const SearchCorpus& corpus,
                     const std::filesystem::path& lode_shard,
                     const std::filesystem::path& folder) {
  std::filesystem::copy(lode_shard, folder, std::filesystem::copy_options::recursive);
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_OPEN);
  corpus.for_each([&](const Document&, const Facts& facts, std::size_t number) {
    const auto id = static_cast<Xapian::docid>(number + 1);
    Xapian::Document document = database.get_document(id);
    if (facts.deal > 0) {
      document.add_value(kDeal, Xapian::sortable_serialise(static_cast<double>(facts.deal)));
    }
    document.add_value(kSectors, pack(facts.sectors));
    document.add_value(kFirstSector, facts.sectors.front());
    if (!facts.companies.empty()) {
      document.add_value(kCompanies, pack(facts.companies));
      document.add_value(kFirstCompany, facts.companies.front());
    }
    database.replace_document(id, document);
  });
  database.commit();
}

std::unique_ptr<Contestant> raw_xapian(const std::filesystem::path& folder, Spies spies) {
  return std::make_unique<RawXapian>(folder, spies);
}

double build_raw_xapian(const SearchCorpus& corpus, const std::filesystem::path& folder) {
  restore_allocator();
  const auto begin = std::chrono::steady_clock::now();
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  analysis::Analyzer analyzer("en");
  corpus.for_each([&](const Document& text, const Facts&, std::size_t number) {
    Xapian::Document document;
    add_words(document, text.title, 1, true, analyzer);
    add_words(document, text.text, index::kBodyPosition, false, analyzer);
    document.add_boolean_term(index::id_term(std::to_string(number)));
    document.set_data(text.title + '\n' + text.text);
    database.add_document(document);
  });
  database.commit();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace lode::bench

// SPDX-License-Identifier: GPL-3.0-or-later
// Precision, recall and F1 by metric and language, with the errors behind them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lode::tool::eval {

// Counts over one or more documents. F1 is the harmonic mean of precision and recall.
struct Tally {
  std::size_t right = 0;
  std::size_t extra = 0;       // Found, but not in the gold.
  std::size_t missed = 0;      // In the gold, but not found.
  std::size_t sure = 0;        // Found with confidence >= 0.9 ...
  std::size_t sure_right = 0;  // ... and in the gold.

  Tally& operator+=(const Tally& other) noexcept;
  // 1 where nothing was to be found, or nothing was found.
  [[nodiscard]] double precision() const noexcept;
  [[nodiscard]] double recall() const noexcept;
  [[nodiscard]] double f1() const noexcept;
};

struct Mistake {
  std::string document;
  std::string metric;
  std::string language;
  std::string kind;      // "missed", "extra" or "wrong" (a found value that differs).
  std::string expected;  // Empty for "extra".
  std::string found;     // Empty for "missed".
  std::string where;     // The words around it, one line; may be empty.
  std::string rule;      // That found it; may be empty.

  // What tells two mistakes apart when runs are compared.
  [[nodiscard]] std::string key() const;
};

// The outcome of one document.
struct DocumentScore {
  std::string id;
  std::string language;
  std::map<std::string, Tally, std::less<>> tallies;  // By metric.
  std::vector<Mistake> mistakes;
};

// 5 % and 95 % quantile of the F1 of samples of documents drawn with replacement (bootstrap): how
// far another set of the same make can be off. It does not measure that rules were mended on a set.
struct Interval {
  double low = 0;
  double high = 0;
};

class Scores {
 public:
  void add(DocumentScore score);

  [[nodiscard]] const std::vector<DocumentScore>& documents() const noexcept { return documents_; }
  [[nodiscard]] std::vector<std::string> metrics() const;    // In their order of arrival.
  [[nodiscard]] std::vector<std::string> languages() const;  // en first, then by letter.

  // `language` empty: of all documents.
  [[nodiscard]] Tally total(std::string_view metric, std::string_view language = {}) const;
  // Of 1,000 samples, always the same for the same documents.
  [[nodiscard]] Interval interval(std::string_view metric) const;

 private:
  std::vector<DocumentScore> documents_;
  std::vector<std::string> metrics_;
};

}  // namespace lode::tool::eval

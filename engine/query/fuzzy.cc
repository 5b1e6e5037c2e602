// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/fuzzy.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <xapian.h>

#include "engine/analysis/analyzer.h"
#include "engine/base/check.h"
#include "engine/base/utf8.h"
#include "engine/query/query_error.h"

namespace lode::query {
namespace {

constexpr std::size_t kMaxNamedWords = 8;

struct Candidate {
  std::string word;
  Xapian::doccount documents = 0;
};

std::vector<std::uint32_t> letters_of(std::string_view word) {
  std::vector<std::uint32_t> letters;
  for (std::size_t at = 0; at < word.size();) {
    const utf8::Decoded next = utf8::decode(word, at);
    letters.push_back(static_cast<std::uint32_t>(next.code_point));
    at += next.size_bytes;
  }
  return letters;
}

// Edit distances of all beginnings of `wanted` to a word that grows letter by letter: a row of the
// table of optimal string alignment for each letter, so that words with a common beginning share
// the rows of it.
class EditRows {
 public:
  EditRows(std::vector<std::uint32_t> wanted, std::size_t most)
      : wanted_(std::move(wanted)), most_(most) {
    std::vector<std::size_t>& first = rows_.emplace_back(wanted_.size() + 1);
    for (std::size_t j = 0; j < first.size(); ++j) {
      first[j] = j;
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>& letters() const noexcept { return letters_; }
  void cut(std::size_t letters) {
    letters_.resize(letters);
    rows_.resize(letters + 1);
  }
  // False if no word that begins so is near enough.
  [[nodiscard]] bool add(std::uint32_t letter) {
    letters_.push_back(letter);
    const std::size_t i = letters_.size();
    std::vector<std::size_t> row(wanted_.size() + 1);
    const std::vector<std::size_t>& above = rows_.back();
    row[0] = i;
    for (std::size_t j = 1; j < row.size(); ++j) {
      const bool equal = wanted_[j - 1] == letter;
      row[j] = std::min({above[j - 1] + (equal ? 0 : 1), above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && wanted_[j - 2] == letter && wanted_[j - 1] == letters_[i - 2]) {
        row[j] = std::min(row[j], rows_[i - 2][j - 2] + 1);
      }
    }
    const bool alive = *std::min_element(row.begin(), row.end()) <= most_;
    rows_.push_back(std::move(row));
    return alive;
  }
  [[nodiscard]] bool is_near() const { return rows_.back().back() <= most_; }

 private:
  std::vector<std::uint32_t> wanted_;
  std::size_t most_;
  std::vector<std::uint32_t> letters_;
  std::vector<std::vector<std::size_t>> rows_;
};

class FuzzyExpander {
 public:
  FuzzyExpander(const Xapian::Database& database, Watch& watch)
      : database_(database), watch_(watch) {}

  Result<void> expand(Node& node, std::vector<Warning>& warnings) {
    if (node.kind != NodeKind::kFuzzy) {
      for (Node& child : node.children) {
        LODE_RETURN_IF_ERROR(expand(child, warnings));
      }
      return {};
    }
    const auto terms = analysis::Analyzer("").terms(node.text);
    LODE_CHECK(!terms.empty());
    const std::string& word = terms.front().word;
    LODE_ASSIGN_OR_RETURN(std::vector<Candidate> found, near_words(node, word));
    warnings.push_back({"FUZZY_WORDS", describe(node, found), node.span.begin});
    node.words.clear();
    for (Candidate& candidate : found) {
      node.words.push_back(std::move(candidate.word));
    }
    std::sort(node.words.begin(), node.words.end());
    return {};
  }

 private:
  // Most frequent first.
  [[nodiscard]] Result<std::vector<Candidate>> near_words(const Node& node,
                                                          const std::string& word) {
    const std::string before = node.field == "title" ? "S" : "";
    const std::string start = before + word.substr(0, utf8::decode(word, 0).size_bytes);
    EditRows rows(letters_of(word), node.distance);
    std::vector<Candidate> found;
    const auto end = database_.allterms_end(start);
    for (auto at = database_.allterms_begin(start); at != end;) {
      watch_.check();
      if (++steps_ > kMaxFuzzySteps) {
        return Unexpected(too_complex("'" + shown(node.text) +
                                          "~' needs a look at too many words of the index: write "
                                          "the word as it is spelled, or its beginning with a '*'",
                                      node.span.begin));
      }
      const std::string term = *at;
      const std::size_t dead = follow(rows, std::string_view(term).substr(before.size()));
      if (dead > 0) {
        // No byte of a character is 0xFF, so this is behind all words that begin so.
        at.skip_to(term.substr(0, before.size() + dead) + '\xFF');
        continue;
      }
      if (rows.is_near()) {
        found.push_back({term.substr(before.size()), at.get_termfreq()});
      }
      ++at;
    }
    std::sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
      if ((a.word == word) != (b.word == word)) {
        return a.word == word;
      }
      return a.documents != b.documents ? a.documents > b.documents : a.word < b.word;
    });
    found.resize(std::min(found.size(), kMaxFuzzyWords));
    return found;
  }

  // Bytes of the shortest beginning of `word` with which no word is near enough; 0 if there is
  // none.
  static std::size_t follow(EditRows& rows, std::string_view word) {
    std::size_t at = 0;
    std::size_t known = 0;
    bool same = true;
    while (at < word.size()) {
      const utf8::Decoded next = utf8::decode(word, at);
      at += next.size_bytes;
      const auto letter = static_cast<std::uint32_t>(next.code_point);
      if (same && known < rows.letters().size() && rows.letters()[known] == letter) {
        ++known;
        continue;
      }
      if (same) {
        rows.cut(known);
        same = false;
      }
      if (!rows.add(letter)) {
        return at;
      }
    }
    if (same) {
      rows.cut(known);
    }
    return 0;
  }

  static std::string describe(const Node& node, const std::vector<Candidate>& found) {
    std::string text = "'" + shown(node.text) + "~' stands for ";
    if (found.empty()) {
      return text + "no word of the index: check its first letter, or write its beginning and '*'";
    }
    for (std::size_t i = 0; i < std::min(found.size(), kMaxNamedWords); ++i) {
      text += (i == 0 ? "" : ", ") + found[i].word;
    }
    if (found.size() > kMaxNamedWords) {
      text += " and " + std::to_string(found.size() - kMaxNamedWords) + " more";
    }
    return text;
  }

  const Xapian::Database& database_;
  Watch& watch_;
  std::size_t steps_ = 0;
};

}  // namespace

Result<void> expand_fuzzy(Node& root,
                          const index::Reader& reader,
                          Watch& watch,
                          std::vector<Warning>& warnings) {
  return FuzzyExpander(reader.database(), watch).expand(root, warnings);
}

}  // namespace lode::query

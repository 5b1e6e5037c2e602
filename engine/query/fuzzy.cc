// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/fuzzy.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <xapian.h>

#include "engine/analysis/analyzer.h"
#include "engine/base/check.h"
#include "engine/base/utf8.h"
#include "engine/query/edit_walk.h"
#include "engine/query/query_error.h"

namespace lode::query {
namespace {

constexpr std::size_t kMaxNamedWords = 8;

struct Candidate {
  std::string word;
  Xapian::doccount documents = 0;
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
    EditWalk walk(word, node.distance);
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
      const bool near = walk.distance_to(std::string_view(term).substr(before.size())).has_value();
      if (walk.dead_prefix()) {
        // No byte of a character is 0xFF, so this is behind all words that begin so.
        at.skip_to(term.substr(0, before.size() + *walk.dead_prefix()) + '\xFF');
        continue;
      }
      if (near) {
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

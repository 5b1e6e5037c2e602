// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/like.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <xapian.h>

#include "engine/analysis/analyzer.h"
#include "engine/base/utf8.h"
#include "engine/query/pass_plan.h"
#include "engine/query/query_error.h"

namespace lode::query {
namespace {

struct Word {
  std::string text;
  double worth = 0;
};

// Terms with a capital in front are prefixed (term_layout.h).
bool is_telling(const std::string& term, const analysis::Analyzer& analyzer) {
  const bool prefixed = term.front() >= 'A' && term.front() <= 'Z';
  const bool number = term.find_first_not_of("0123456789.") == std::string::npos;
  const bool single = utf8::truncate(term, term.size() - 1).empty();
  return !prefixed && !number && !single && !analyzer.is_stop_word(term);
}

Node word_node(std::string text) {
  Node node;
  node.kind = NodeKind::kWord;
  node.text = std::move(text);
  return node;
}

// Not the document `id`.
Node others(const std::string& id) {
  Node itself;
  itself.kind = NodeKind::kCondition;
  itself.field = "id";
  itself.text = id;
  Node result;
  result.kind = NodeKind::kNot;
  result.children = {std::move(itself)};
  return result;
}

Node nothing() {
  Node result;
  result.kind = NodeKind::kNot;
  result.children = {Node{}};
  return result;
}

std::vector<Word> telling_words(const Snapshot& snapshot,
                                index::Location location,
                                const std::string& language) {
  const Xapian::Database& all = snapshot.reader.database();
  const Xapian::Database& shard = snapshot.reader.shard_database(location.shard);
  const analysis::Analyzer analyzer(language);
  const Bm25 bm25{static_cast<double>(all.get_doccount()), all.get_avlength()};
  std::vector<Word> words;
  const auto end = shard.termlist_end(location.doc);
  for (auto at = shard.termlist_begin(location.doc); at != end; ++at) {
    std::string term = *at;
    if (!is_telling(term, analyzer)) {
      continue;
    }
    const double frequency = all.get_termfreq(term);
    if (frequency < 2 || frequency * 3 > bm25.documents) {
      continue;
    }
    const double count = at.get_wdf();
    words.push_back({std::move(term), bm25.weight(frequency) * count / (count + Bm25::kK1)});
  }
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return a.worth != b.worth ? a.worth > b.worth : a.text < b.text;
  });
  words.resize(std::min(words.size(), kMaxLikeWords));
  return words;
}

}  // namespace

Result<Node> like_document(const Snapshot& snapshot, const std::string& id) {
  LODE_ASSIGN_OR_RETURN(const std::optional<index::Location> location, snapshot.reader.find(id));
  if (!location) {
    return Unexpected(document_not_found(id));
  }
  LODE_ASSIGN_OR_RETURN(const Document document, snapshot.reader.document(*location));
  std::vector<Word> words = telling_words(snapshot, *location, document.language);
  if (words.empty()) {
    return nothing();
  }
  Node any;
  any.kind = NodeKind::kOr;
  for (Word& word : words) {
    any.children.push_back(word_node(std::move(word.text)));
  }
  if (any.children.size() == 1) {
    Node only = std::move(any.children.front());
    any = std::move(only);
  }
  Node result;
  result.kind = NodeKind::kAnd;
  result.children = {std::move(any), others(id)};
  return result;
}

}  // namespace lode::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/text_matcher.h"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.h"

namespace lode::query {

TextMatcher::TextMatcher(const std::vector<const Node*>& leaves, analysis::Analyzer& analyzer)
    : analyzer_(analyzer) {
  for (const Node* node : leaves) {
    const bool listed = node->kind == NodeKind::kFuzzy || node->kind == NodeKind::kWildcard;
    const bool words = listed || node->kind == NodeKind::kWord || node->kind == NodeKind::kPhrase ||
                       node->kind == NodeKind::kPrefix;
    if (!words || !node->field.empty()) {
      continue;
    }
    Leaf leaf{node->kind, {}, {}};
    if (listed) {
      leaf.words = node->words;
    }
    for (analysis::OwnedTerm& term :
         listed ? std::vector<analysis::OwnedTerm>() : analyzer.terms(node->text)) {
      leaf.words.push_back(std::move(term.word));
      leaf.stem = std::move(term.stem);
    }
    if (!leaf.words.empty()) {
      leaves_.push_back(std::move(leaf));
    }
  }
}

std::vector<Found> TextMatcher::find(std::string_view text) {
  std::vector<Found> found;
  started_.clear();
  analyzer_.analyze(utf8::truncate(text, kMaxTextBytes), [&](const analysis::Term& term) {
    if (found.size() < kMaxFound) {
      take(term, found);
    }
  });
  std::stable_sort(
      found.begin(), found.end(), [](const Found& a, const Found& b) { return a.begin < b.begin; });
  return found;
}

void TextMatcher::take(const analysis::Term& term, std::vector<Found>& found) {
  for (std::size_t i = 0; i < leaves_.size(); ++i) {
    const Leaf& leaf = leaves_[i];
    const bool hit = (leaf.kind == NodeKind::kWord &&
                      (term.word == leaf.words.front() || term.stem == leaf.stem)) ||
                     ((leaf.kind == NodeKind::kFuzzy || leaf.kind == NodeKind::kWildcard) &&
                      std::binary_search(leaf.words.begin(), leaf.words.end(), term.word)) ||
                     (leaf.kind == NodeKind::kPrefix && term.word.starts_with(leaf.words.front()));
    if (hit) {
      found.push_back({term.begin, term.end, i});
    }
  }
  take_phrases(term, found);
}

void TextMatcher::take_phrases(const analysis::Term& term, std::vector<Found>& found) {
  for (std::size_t i = 0; i < leaves_.size(); ++i) {
    if (leaves_[i].kind == NodeKind::kPhrase && leaves_[i].words.front() == term.word) {
      started_.push_back({i, 0, term.begin});
    }
  }
  going_on_.clear();
  for (const Started& started : started_) {
    const std::vector<std::string>& words = leaves_[started.leaf].words;
    if (words[started.next] != term.word) {
      continue;
    }
    if (started.next + 1 == words.size()) {
      found.push_back({started.begin, term.end, started.leaf});
    } else {
      going_on_.push_back({started.leaf, started.next + 1, started.begin});
    }
  }
  std::swap(started_, going_on_);
}

}  // namespace lode::query

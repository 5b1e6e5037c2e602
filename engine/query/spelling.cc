// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/spelling.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

#include "engine/base/utf8.h"
#include "engine/query/edit_walk.h"
#include "engine/query/question.h"
#include "engine/query/term_expander.h"
#include "engine/query/watch.h"

namespace lode::query {
namespace {

struct NearWord {
  std::string text;
  std::size_t distance = 0;
  std::uint64_t documents = 0;
};

bool is_nearer(const NearWord& a, const NearWord& b) {
  if (a.distance != b.distance) {
    return a.distance < b.distance;
  }
  return a.documents != b.documents ? a.documents > b.documents : a.text < b.text;
}

void keep_nearer(std::optional<NearWord>& best, NearWord candidate) {
  if (!best || is_nearer(candidate, *best)) {
    best = std::move(candidate);
  }
}

// The first text behind all that begin with `prefix`, which is not empty.
std::string after_prefix(std::string prefix) {
  prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
  return prefix;
}

bool is_number(std::string_view word) {
  return word.find_first_not_of("0123456789.") == std::string_view::npos;
}

// Among the terms that begin with `start`, of which `prefix` is no part of the word.
std::optional<NearWord> nearest_term(const PlanContext& plan,
                                     const std::string& start,
                                     std::size_t prefix,
                                     EditWalk& walk) {
  const Xapian::Database& database = plan.snapshot.reader.database();
  std::optional<NearWord> best;
  const auto end = database.allterms_end(start);
  auto at = database.allterms_begin(start);
  for (std::size_t step = 0; at != end && step < kMaxSpellingSteps; ++step) {
    plan.watch->check();
    const std::string term = *at;
    if (prefix == 0 && term.front() >= 'A' && term.front() <= 'Z') {
      at.skip_to(after_prefix("Z"));  // Terms of fields and facets (term_layout.h).
      continue;
    }
    const std::string_view word = std::string_view(term).substr(prefix);
    const auto distance = walk.distance_to(word);
    if (distance && !is_number(word)) {
      keep_nearer(best, {std::string(word), *distance, at.get_termfreq()});
    }
    if (walk.dead_prefix()) {
      at.skip_to(after_prefix(term.substr(0, prefix + *walk.dead_prefix())));
    } else {
      ++at;
    }
  }
  return best;
}

// A piece of the query text and what stands there instead.
struct Replacement {
  SourceSpan span;
  std::string text;
};

class Corrector {
 public:
  Corrector(const PlanContext& plan, std::string_view text)
      : plan_(plan),
        text_(text),
        expander_(plan.snapshot.reader, plan.languages, *plan.watch),
        analyzer_("") {}

  void correct(const Node& root) {
    for (const Node* leaf : positive_leaves(root)) {
      switch (leaf->kind) {
        case NodeKind::kWord: correct_word(*leaf); break;
        case NodeKind::kPhrase: correct_phrase(*leaf); break;
        default: break;
      }
    }
  }

  [[nodiscard]] std::string result() {
    if (replacements_.empty()) {
      return {};
    }
    std::sort(
        replacements_.begin(), replacements_.end(), [](const Replacement& a, const Replacement& b) {
          return a.span.begin > b.span.begin;
        });
    std::string corrected(text_);
    for (const Replacement& piece : replacements_) {
      corrected.replace(piece.span.begin, piece.span.end - piece.span.begin, piece.text);
    }
    return corrected;
  }

 private:
  [[nodiscard]] bool has_term(const std::string& term) const {
    return plan_.snapshot.reader.database().term_exists(term);
  }
  [[nodiscard]] bool may_look_up() { return lookups_++ < kMaxCorrections; }

  void correct_word(const Node& leaf) {
    const std::string prefix = leaf.field == "title" ? "S" : "";
    const auto words = analyzer_.terms(leaf.text);
    if (words.empty() || has_term(prefix + words.front().word)) {
      return;
    }
    const Terms terms = expander_.word(leaf);
    if (std::any_of(
            terms.begin(), terms.end(), [&](const std::string& term) { return has_term(term); })) {
      return;
    }
    replace_word(leaf, prefix, words.front(), leaf.span.begin);
  }

  void correct_phrase(const Node& leaf) {
    const std::string prefix = leaf.field == "title" ? "S" : "";
    for (const analysis::OwnedTerm& word : analyzer_.terms(leaf.text)) {
      if (!has_term(prefix + word.word)) {
        replace_word(leaf, prefix, word, leaf.span.begin + word.begin);
      }
    }
  }

  void replace_word(const Node& leaf,
                    const std::string& prefix,
                    const analysis::OwnedTerm& word,
                    std::size_t from) {
    if (is_number(word.word) || !may_look_up()) {
      return;
    }
    if (auto nearest = nearest_word(plan_, prefix, word.word)) {
      replace(leaf, leaf.text.substr(word.begin, word.end - word.begin), *std::move(nearest), from);
    }
  }

  // What was written as `old` within the piece of the leaf, from `from` on.
  void replace(const Node& leaf, const std::string& old, std::string text, std::size_t from) {
    const std::size_t begin = text_.find(old, from);
    if (old.empty() || begin == std::string_view::npos || begin + old.size() > leaf.span.end) {
      return;
    }
    replacements_.push_back({{begin, begin + old.size()}, std::move(text)});
  }

  const PlanContext& plan_;
  std::string_view text_;
  TermExpander expander_;
  analysis::Analyzer analyzer_;
  std::vector<Replacement> replacements_;
  std::size_t lookups_ = 0;
};

}  // namespace

std::size_t spelling_limit(std::size_t characters) noexcept {
  constexpr std::size_t kShort = 3;
  constexpr std::size_t kLong = 6;
  return characters < kShort ? 0 : characters < kLong ? 1 : 2;
}

std::optional<std::string> nearest_word(const PlanContext& plan,
                                        const std::string& prefix,
                                        const std::string& word) {
  const std::u32string characters = characters_of(word);
  const std::size_t limit = spelling_limit(characters.size());
  if (limit == 0) {
    return {};
  }
  EditWalk near(word, 1);
  std::optional<NearWord> best = nearest_term(plan, prefix, prefix.size(), near);
  if (!best && limit > 1) {
    EditWalk far(word, limit);
    const std::string first = word.substr(0, utf8::decode(word, 0).size_bytes);
    best = nearest_term(plan, prefix + first, prefix.size(), far);
  }
  return best ? std::optional(std::move(best->text)) : std::nullopt;
}

std::string corrected_query(const PlanContext& plan, const Node& root, std::string_view text) {
  Corrector corrector(plan, text);
  corrector.correct(root);
  return corrector.result();
}

}  // namespace lode::query

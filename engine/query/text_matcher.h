// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the words of a question in the text of a document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/analyzer.h"
#include "engine/query/ast.h"

namespace lode::query {

// A place where leaf number `leaf` matches: bytes [begin, end) of the text.
struct Found {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t leaf = 0;

  bool operator==(const Found&) const = default;
};

// [owner-thread]
class TextMatcher {
 public:
  // Words, phrases, prefixes, patterns and fuzzy words among `leaves` (positive_leaves()) that
  // concern the main text. Words match in any form that has the same stem in the language of
  // `analyzer`.
  TextMatcher(const std::vector<const Node*>& leaves, analysis::Analyzer& analyzer);

  [[nodiscard]] bool empty() const noexcept { return leaves_.empty(); }

  // All places in the first kMaxTextBytes of `text`, by their begin. At most kMaxFound.
  [[nodiscard]] std::vector<Found> find(std::string_view text);

  static constexpr std::size_t kMaxTextBytes = std::size_t{1} << 20U;
  static constexpr std::size_t kMaxFound = 2'000;

 private:
  struct Leaf {
    NodeKind kind;
    std::vector<std::string>
        words;         // One but for phrases, and fuzzy words and patterns, ascending.
    std::string stem;  // Of kWord.
  };
  // A phrase of which the first words have been seen.
  struct Started {
    std::size_t leaf;
    std::size_t next;
    std::size_t begin;
  };

  void take(const analysis::Term& term, std::vector<Found>& found);
  void take_phrases(const analysis::Term& term, std::vector<Found>& found);

  std::vector<Leaf> leaves_;
  std::vector<Started> started_;
  std::vector<Started> going_on_;
  analysis::Analyzer& analyzer_;
};

}  // namespace lode::query

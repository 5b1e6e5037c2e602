// SPDX-License-Identifier: GPL-3.0-or-later
// Completes what is being typed: names of fields, values of facets, and words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/query/search.h"

namespace lode::query {

inline constexpr std::size_t kMaxSuggestions = 100;
inline constexpr std::size_t kDefaultSuggestions = 10;
// Words of the index that a completion touches at most.
inline constexpr std::size_t kMaxCompletedWords = 20'000;

// See SuggestRequest in suggest.proto; the fields are the same.
struct SuggestRequest {
  std::string text;
  std::size_t limit = kDefaultSuggestions;  // Of each kind; at most kMaxSuggestions.
  std::string filter;
};

enum class SuggestionKind { kField, kValue, kWord };

struct Suggestion {
  SuggestionKind kind = SuggestionKind::kWord;
  std::string query;            // The whole text, completed.
  std::string text;             // What was put in, for people: a field, a value, a word.
  std::string facet;            // Of kValue.
  std::uint64_t documents = 0;  // That have it; of values those of `filter`. 0 of kField.
};

struct SuggestResponse {
  std::vector<Suggestion> suggestions;  // Fields, then values and words by documents.
  std::size_t offset = 0;               // Bytes of the text that stay as they are.
  // Without any suggestion: corrected_query() of the text, if it is a whole query.
  std::string suggested_query;
  bool complete = true;  // False if more words begin so than were looked at.
  std::uint64_t revision = 0;
};

// The piece at the end of the text decides what it is completed by: behind "field:" the values of
// that facet; within "deal:{" the roles of the record; else fields, values of all keyword facets
// (also of several words, of which at most kMaxValueWords are there already), and words. Values
// begin with the piece, letter case and accents ignored. An empty piece is completed behind
// "field:" alone, by the most frequent values. [thread-safe] for different readers.
// Errors: BAD_REQUEST (limit); those of search() for `filter`.
[[nodiscard]] Result<SuggestResponse> suggest(const Snapshot& snapshot,
                                              const SuggestRequest& request,
                                              const Budget& budget);

inline constexpr std::size_t kMaxValueWords = 4;

}  // namespace lode::query

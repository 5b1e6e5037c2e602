// SPDX-License-Identifier: GPL-3.0-or-later
// Spelling distances to many words, as along the branches of a trie: what has too many edits
// already is known from its beginning, so that a walk over the words of an index can skip all that
// begins so.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lode::query {

// The characters of valid UTF-8.
[[nodiscard]] std::u32string characters_of(std::string_view text);

// Optimal string alignment distances from one word to words that come in ascending order of their
// bytes; what two of them have in common is computed once. [owner-thread]
class EditWalk {
 public:
  // `word` is valid UTF-8.
  EditWalk(std::string_view word, std::size_t limit);

  // Goes on to `next`. Its distance in characters, if that is at most the limit.
  [[nodiscard]] std::optional<std::size_t> distance_to(std::string_view next);
  // After a distance_to() that gave nothing: bytes of the shortest prefix of that word with which
  // no word is within the limit; nothing if longer words may be.
  [[nodiscard]] std::optional<std::size_t> dead_prefix() const noexcept { return dead_; }

 private:
  void add_row(char32_t character);

  std::u32string word_;
  std::size_t limit_;
  std::u32string path_;                         // The last word, as far as it was walked.
  std::vector<std::size_t> ends_;               // Bytes up to and with each character of path_.
  std::vector<std::vector<std::size_t>> rows_;  // One more than path_ has characters.
  std::optional<std::size_t> dead_;
};

}  // namespace lode::query

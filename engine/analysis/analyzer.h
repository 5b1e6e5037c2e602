// SPDX-License-Identifier: GPL-3.0-or-later
// Text to terms: one object for indexing and for asking, so that both make the same terms.
//
// Where words begin and end, and what their normal form is, does not depend on the language; only
// the stem and the stop words do. So an English question still meets the unstemmed words of a
// French article.
//
// Words
// * A word is a run of letters, marks and digits: "GB200", "H100s", "4x". Everything else separates
//   words, so the parts of "GB-200", "seven-year" and "user_id" get consecutive positions.
// * "&" between two of them joins: "AT&T" is "at&t". Dots between single letters vanish: "U.S." is
//   "us".
// * An apostrophe inside of a word stays ("don't", "o'reilly"), but a possessive "'s" is dropped
//   ("OpenAI's" is "openai"), and the elided words of French and Italian are split off: "d'OpenAI"
//   is "d", "openai".
// * Numbers: separators of thousands vanish, the decimal comma becomes a dot: "1,500", "1.500" and
//   "1500" are "1500"; "14,2" and "14.2" are "14.2".
// * Han, Hiragana, Katakana, Thai, Lao, Khmer and Burmese are written without spaces: each
//   character, with its marks, is a word of its own.
//
// Normal form: NFKC, case folded, accents and other marks of Latin and Greek letters removed ("ø",
// "ł", "æ", "ß" become "o", "l", "ae", "ss"), so that "debut" finds "début" and "Munchen" finds
// "München". Stems are made from the accented word, because the stemmers need the accents, and lose
// their accents afterwards; "h100s" has the stem "h100". Words are cut to 64 bytes at a character
// boundary.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lode::analysis {

inline constexpr std::size_t kMaxWordBytes = 64;

// One word of a text. The views are valid until the analyzer goes on to the next word.
struct Term {
  std::string_view word;       // Normal form, 1 to kMaxWordBytes bytes.
  std::string_view stem;       // Equals `word` if the language has no stemmer; never empty.
  std::uint32_t position = 0;  // Ordinal of the word, from 0.
  std::uint32_t begin = 0;     // Bytes of the word as written, [begin, end).
  std::uint32_t end = 0;
  // A function word of the language ("the", "dans"). Words written in capitals or with dots ("IT",
  // "U.S.") are none. They are indexed like all others; questions may leave them out.
  bool stop_word = false;
};

// A Term that owns its text.
struct OwnedTerm {
  std::string word;
  std::string stem;
  std::uint32_t position = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool stop_word = false;

  bool operator==(const OwnedTerm&) const = default;
};

// Keeps a cache of the words that it has seen, so make one for each thread and language and keep
// it. [owner-thread]
class Analyzer {
 public:
  // `language` is a tag such as "fr" or "fr-CA". Languages without a stemmer, and the empty tag,
  // get stem = word and no stop words.
  explicit Analyzer(std::string_view language);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Primary subtag, as given.
  [[nodiscard]] std::string_view language() const noexcept;
  [[nodiscard]] bool has_stemmer() const noexcept;

  // Calls sink(const Term&) for each word of `text`, in order. `text` is valid UTF-8 of less than
  // 4 GiB; what lies beyond is ignored. `sink` must not use this analyzer. Linear time; nothing is
  // allocated per word.
  template <class Sink>
  void analyze(std::string_view text, Sink&& sink) {
    start(text);
    for (Term term; next(term);) {
      sink(static_cast<const Term&>(term));
    }
  }

  // The same, as a list.
  [[nodiscard]] std::vector<OwnedTerm> terms(std::string_view text);

  // Stem of one word in any writing; equals the stem of the first word that analyze() finds in it.
  // Empty if there is no word in it.
  [[nodiscard]] std::string stem(std::string_view word);

  // True for the normal form of a function word of the language.
  [[nodiscard]] bool is_stop_word(std::string_view word) const noexcept;

 private:
  void start(std::string_view text);
  [[nodiscard]] bool next(Term& term);

  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lode::analysis

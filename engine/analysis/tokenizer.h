// SPDX-License-Identifier: GPL-3.0-or-later
// Where words begin and end: the rules of analyzer.h, for all languages alike. normal_form.h makes
// terms of the words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lode::analysis {

// A word as written: text.substr(begin, end - begin).
struct RawWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool ascii = true;
  bool acronym = false;  // Single letters with dots: "U.S."
  bool capitals = true;  // Has no lower-case letter (ASCII letters alone are looked at).
  // Of a word that starts with a number: length of the number with its separators, and offset of
  // the decimal sign in the word (0: there is none). The other separators are of thousands.
  std::size_t number_bytes = 0;
  std::size_t decimal_at = 0;
};

// Steps over the words of one text. Linear time, no allocation.
class Tokenizer {
 public:
  // `text` is valid UTF-8 and must outlive the tokenizer.
  explicit Tokenizer(std::string_view text = {}) noexcept : text_(text) {}

  // The next word; false at the end of the text.
  [[nodiscard]] bool next(RawWord& word) noexcept;

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  enum class Kind : unsigned char;
  struct Char {
    Kind kind;
    std::size_t size_bytes;
  };

  [[nodiscard]] static Kind classify(char32_t code_point) noexcept;
  [[nodiscard]] Char at(std::size_t offset) const noexcept;
  [[nodiscard]] bool joins_at(std::size_t offset) const noexcept;
  [[nodiscard]] std::size_t apostrophe_at(std::size_t offset) const noexcept;
  [[nodiscard]] std::size_t digits_at(std::size_t offset) const noexcept;
  [[nodiscard]] std::size_t separator_at(std::size_t offset) const noexcept;

  void read_number(RawWord& word) noexcept;
  [[nodiscard]] bool read_acronym(RawWord& word) noexcept;
  void read_single(RawWord& word) noexcept;
  void read_letters(RawWord& word) noexcept;
  [[nodiscard]] bool goes_on_after_apostrophe(RawWord& word, std::size_t size_bytes) noexcept;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t number_end_ = 0;  // Where the last number ended; 0: the last word was none.
};

}  // namespace lode::analysis

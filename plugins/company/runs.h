// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of capitalised words that could be the name of a firm that no table knows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/company/extractor.h"
#include "plugins/company/surroundings.h"

namespace lode::company {

template <std::size_t kCount>
[[nodiscard]] bool is_one_of(std::string_view word, const std::string_view (&words)[kCount]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

struct Run {
  std::size_t first = 0;  // Tokens [first, last).
  std::size_t last = 0;

  [[nodiscard]] bool empty() const noexcept { return first >= last; }
};

// A view of one text. [owner-thread]
class Runs {
 public:
  Runs(const Text& text, Surroundings& around, std::vector<std::uint8_t>& covered)
      : tokens_(text.tokens), german_(text.language == "de"), around_(around), covered_(covered) {}

  // Goes on to the left where a legal form follows: "Tate and Lyle Plc", "Goldman, Sachs and Co".
  [[nodiscard]] Run widened(Run run, bool before_co) const;

  // The run that ends before token `last` or starts at token `first`; empty if there is none.
  // Articles and the like are cut off at the front.
  [[nodiscard]] Run before(std::size_t last) const;
  [[nodiscard]] Run from(std::size_t first) const;

  // A capitalised word that no other mention holds.
  [[nodiscard]] bool is_free_capital(std::size_t i) const noexcept {
    return covered_[i] == 0 && around_.is_capital(i);
  }

  // "TWG", "ReElement": letters of both kinds or capitals alone, which no common word has.
  [[nodiscard]] bool is_coined(std::size_t i) const;

  // True if the run could be a firm's name where only the words around it say so: no person, no
  // place, no word of the field, no word of a headline, and, unless the words are `telling`, not
  // the mere first word of a sentence.
  [[nodiscard]] bool is_plausible(const Run& run, bool telling = false) const;

  // A first name or "Mr" leads the run, or stands before it.
  [[nodiscard]] bool is_person(const Run& run) const;
  // All words are places, or such as "Generative" and "Board".
  [[nodiscard]] bool is_no_name(const Run& run) const;

  // "South Africa".
  [[nodiscard]] bool is_place(const Run& run) const;

  // The mention of `run` up to token `last`, legal form included; its tokens are covered.
  [[nodiscard]] Mention take(const Run& run, std::size_t last, const Mention& kind);

  // The words of a run with single spaces: a name may be broken over two lines of the text.
  [[nodiscard]] std::string name(const Run& run) const;

 private:
  [[nodiscard]] bool names_goods(const Run& run) const;
  [[nodiscard]] bool joins_before(std::size_t i) const;
  [[nodiscard]] bool goes_on(std::size_t i) const;
  [[nodiscard]] bool is_cut_off(std::size_t i) const;

  const text::Tokens& tokens_;
  bool german_;
  Surroundings& around_;
  std::vector<std::uint8_t>& covered_;
};

}  // namespace lode::company

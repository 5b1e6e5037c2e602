// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the evidence around amounts and words of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "plugins/deal/evidence.h"
#include "plugins/deal/frames.h"
#include "plugins/deal/lexicon.h"
#include "plugins/deal/mentions.h"

namespace lode::deal {

// A text with its words of deals. Looks at most kReach tokens away from an amount, so that the work
// per amount is bounded.
class Reader {
 public:
  static constexpr std::size_t kReach = 70;

  Reader(const Lexicon& lexicon, const Input& input);

  // Around tokens [first, last), e.g. those of an amount.
  [[nodiscard]] Evidence read(std::size_t first, std::size_t last) const;
  [[nodiscard]] Evidence read_span(std::uint32_t begin, std::uint32_t end) const;

  [[nodiscard]] const std::vector<Lexicon::Found>& words() const noexcept { return words_; }
  [[nodiscard]] const Mentions& mentions() const noexcept { return *mentions_; }
  [[nodiscard]] const std::vector<Frame>& frames() const noexcept { return frames_; }

  // Whether an amount stands in tokens [first, last).
  [[nodiscard]] bool has_size(std::size_t first, std::size_t last) const;

 private:
  static constexpr double kWordStep = 0.12;  // Loss per token between word and amount.

  struct Place {
    std::size_t first = 0;  // Tokens [first, last).
    std::size_t last = 0;
  };
  struct Window {
    Place core;
    std::size_t first = 0;  // Of the sentence, clipped.
    std::size_t last = 0;
    std::size_t from = 0;  // With the neighbours, clipped.
    std::size_t to = 0;
  };

  [[nodiscard]] Window window(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t gap(const Place& a, const Place& b) const;
  [[nodiscard]] double nearness(const Window& window, const Place& place, double step) const;
  [[nodiscard]] double belonging(const Window& window, const Place& place) const;
  [[nodiscard]] bool is_price_of_company(const Window& window) const;
  void drop_words_of_names();
  void read_words(const Window& window, Evidence& evidence) const;
  void read_parties(const Window& window, Evidence& evidence) const;
  void read_frames_of(const Window& window, Evidence& evidence) const;
  [[nodiscard]] bool is_own_investment(const Frame& frame) const;
  void add_kind(Kind kind, double points, const Frame& frame, Evidence& evidence) const;
  void read_far_frames(const Window& window, Evidence& evidence) const;
  void read_backers(const Window& window, Evidence& evidence) const;
  void read_status(const Window& window, const Lexicon::Found& word, Evidence& evidence) const;
  [[nodiscard]] bool is_by_party(const Lexicon::Found& word) const;
  void read_said(const Window& window, const Lexicon::Found& word, Evidence& evidence) const;
  void read_details(const Window& window, Evidence& evidence) const;
  [[nodiscard]] Stake& stake_of(const Mention& mention, Evidence& evidence) const;
  [[nodiscard]] bool tells_of_round(std::size_t first, std::size_t last) const;

  const Input& input_;
  std::vector<Lexicon::Found> words_;
  std::vector<Place> sizes_;  // Of input_.sizes.
  std::vector<std::uint32_t> borders_;
  std::optional<Mentions> mentions_;
  std::vector<Frame> frames_;
};

}  // namespace lode::deal

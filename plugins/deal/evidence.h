// SPDX-License-Identifier: GPL-3.0-or-later
// What the words around one amount, or one sentence, say about a deal.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "plugins/deal/deal.h"
#include "plugins/deal/frames.h"
#include "plugins/deal/lexicon.h"
#include "plugins/deal/mentions.h"

namespace lode::deal {

// For one company. All numbers add up over the mentions of a deal.
struct Stake {
  double weight = 0;    // How likely it is a party.
  double buys = 0;      // Votes of frames that it pays,
  double sells = 0;     // that it is paid,
  double joins = 0;     // that it is a party.
  double far_buys = 0;  // The same, of frames in sentences before.
  double far_sells = 0;
  double far_joins = 0;
  double pays = 0;   // Other votes that it pays, less votes that it is paid.
  double backs = 0;  // Votes of the sentences behind that it has put in money.
  const Party* nearest = nullptr;
  double nearest_weight = 0;
  bool in_sentence = false;
  bool by_product = false;  // Its products stand in the sentence.
  bool plain = false;       // Some mention stands for the company itself, not for its products.
  std::size_t list = 0;     // Number of the enumeration that it stands in; 0: none.

  [[nodiscard]] double framed() const { return buys + sells + joins; }
};

struct Evidence {
  std::array<double, kKinds> kinds{};
  std::array<std::optional<Mark>, kKinds> kind_marks{};
  std::array<double, kKinds> kind_best{};  // Weight of the mark.
  std::optional<Mark> status_mark;
  double status_weight = 0;
  std::map<std::string_view, Stake> stakes;  // By company id.
  std::optional<std::int64_t> term;
  std::vector<const Detail*> gpus;
  std::vector<const Detail*> quantities;
  std::optional<std::int64_t> date;
  std::uint32_t begin = 0;  // The sentence, bytes.
  std::uint32_t end = 0;
  Mark core;  // The words that were asked for.

  void add(const Evidence& other);
  [[nodiscard]] Kind best_kind() const;
};

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

 private:
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
  void add_takeover(const Frame& frame, double weight, Evidence& evidence) const;
  void read_far_frames(const Window& window, Evidence& evidence) const;
  void read_backers(const Window& window, Evidence& evidence) const;
  void read_said(const Window& window, const Lexicon::Found& word, Evidence& evidence) const;
  void read_details(const Window& window, Evidence& evidence) const;
  [[nodiscard]] Stake& stake_of(const Mention& mention, Evidence& evidence) const;
  [[nodiscard]] bool tells_of_round(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool has_size(std::size_t first, std::size_t last) const;

  const Input& input_;
  std::vector<Lexicon::Found> words_;
  std::vector<Place> sizes_;  // Of input_.sizes.
  std::vector<std::uint32_t> borders_;
  std::optional<Mentions> mentions_;
  std::vector<Frame> frames_;
};

}  // namespace lode::deal

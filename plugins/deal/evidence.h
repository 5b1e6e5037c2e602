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
#include "plugins/deal/status.h"

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
  StatusVotes statuses;
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

}  // namespace lode::deal

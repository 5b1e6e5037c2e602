// SPDX-License-Identifier: GPL-3.0-or-later
// How far a deal is, by the words of its sentences.
#pragma once

#include <array>
#include <optional>

#include "plugins/deal/deal.h"

namespace lode::deal {

class StatusVotes {
 public:
  // Of several words for a status the heaviest counts.
  void add(Status status, double weight, const Mark& mark);
  void add(const StatusVotes& other);

  // The likeliest status with its words. Takeovers and money may be completed, contracts not; a
  // listing is planned as long as nothing says that it is over, with `kind_mark` as its words.
  [[nodiscard]] std::optional<Mark> decide(Kind kind, const std::optional<Mark>& kind_mark) const;

 private:
  std::array<double, kStatuses> votes_{};
  std::array<std::optional<Mark>, kStatuses> marks_{};
};

}  // namespace lode::deal

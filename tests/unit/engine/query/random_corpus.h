// SPDX-License-Identifier: GPL-3.0-or-later
// Random documents and random queries over them, with few words and few values, so that they meet.
#pragma once

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/document/document.h"

namespace lode::query {

class RandomCorpus {
 public:
  explicit RandomCorpus(unsigned seed) : random_(seed) {}

  [[nodiscard]] int number(int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random_);
  }
  [[nodiscard]] bool chance(int percent) { return number(1, 100) <= percent; }
  template <class T>
  [[nodiscard]] const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(number(0, static_cast<int>(from.size()) - 1))];
  }

  [[nodiscard]] Document document(const std::string& id);
  // Up to three parts joined by AND; may be empty.
  [[nodiscard]] std::string query();

 private:
  [[nodiscard]] std::string text(int most);
  [[nodiscard]] Value company();
  [[nodiscard]] Value money();
  [[nodiscard]] Value date();
  [[nodiscard]] std::string word_part();
  [[nodiscard]] std::string near_place();
  // A condition on a role of a record, or several joined.
  [[nodiscard]] std::string role(int depth);
  [[nodiscard]] std::string condition();
  [[nodiscard]] std::string part(int depth);

  std::mt19937 random_;
};

}  // namespace lode::query

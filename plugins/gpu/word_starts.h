// SPDX-License-Identifier: GPL-3.0-or-later
// Tells from the bytes of a text that no known name can begin in it, several times as fast as
// tokens and a search would.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>

namespace lode::gpu {

// The first letters of names. Never false where a gazetteer with the same names would find one, its
// spellings included ("GB-200"); texts with characters that fold to others in ways not known here
// may hold anything. [const: thread-safe]
class WordStarts {
 public:
  // `any_case`: the name is also found in small letters.
  void add(std::string_view name, bool any_case);

  [[nodiscard]] bool may_occur_in(std::string_view text) const noexcept;

 private:
  void add_start(std::string_view name, bool any_case);
  void add_triples(std::string_view name, bool any_case);
  [[nodiscard]] bool starts_at(std::string_view text, std::size_t i) const;
  [[nodiscard]] bool may_start_at(const char* bytes, std::size_t size) const;
  [[nodiscard]] bool may_begin_slowly(std::string_view text,
                                      std::size_t& at,
                                      std::size_t end) const;

  // Three bytes that words begin with, in 16 bits: turn most words away.
  std::bitset<std::size_t{1} << 16U> triples_;
  std::bitset<std::size_t{1} << 16U> hashes_;
  std::set<std::uint64_t> any_;      // First letters, packed.
  std::set<std::uint64_t> capital_;  // Of names that begin with a capital or digit.
  bool everywhere_ = false;          // A name begins with no letter or digit.
};

}  // namespace lode::gpu

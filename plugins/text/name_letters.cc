// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/name_letters.h"

namespace lode::text {
namespace {

constexpr std::size_t kShortAcronym = 4;

bool is_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
bool is_name_char(char c) noexcept {
  return is_lower(c) || is_upper(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_short_acronym(std::string_view name) noexcept {
  if (name.size() > kShortAcronym) return false;
  for (const char c : name) {
    if (!is_upper(c)) return false;
  }
  return true;
}

}  // namespace

bool has_letter_or_digit(std::string_view text) noexcept {
  for (const char c : text) {
    if (is_name_char(c)) return true;
  }
  return false;
}

NameCase compare_letters(std::string_view name, std::string_view text) noexcept {
  bool exact = true;
  bool any_upper = false;
  bool any_lower = false;
  std::size_t n = 0;
  for (const char c : text) {
    if (!is_name_char(c)) continue;
    while (n < name.size() && !is_name_char(name[n]))
      ++n;
    if (n < name.size() && name[n] != c) exact = false;
    ++n;
    any_upper = any_upper || is_upper(c);
    any_lower = any_lower || is_lower(c);
  }
  if (exact) return NameCase::kExact;
  if (any_upper && !any_lower) return NameCase::kUpper;
  if (any_lower && !any_upper) return NameCase::kLower;
  return NameCase::kOther;
}

bool starts_lower(std::string_view text) noexcept {
  return !text.empty() && is_lower(text.front());
}

bool allows(CaseRule rule, std::string_view name, std::string_view text, NameCase found) noexcept {
  if (found == NameCase::kExact || rule == CaseRule::kAny) return true;
  if (rule == CaseRule::kExact || is_short_acronym(name)) return false;
  return found != NameCase::kLower && !starts_lower(text);
}

std::size_t digit_joint(std::string_view word) noexcept {
  std::size_t i = 0;
  while (i < word.size() && (is_upper(word[i]) || is_lower(word[i])))
    ++i;
  return i > 0 && i < word.size() && is_digit(word[i]) ? i : 0;
}

std::size_t capital_joint(std::string_view word) noexcept {
  std::size_t joint = 0;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (!is_name_char(word[i])) return 0;
    if (is_lower(word[i - 1]) && is_upper(word[i])) {
      if (joint != 0) return 0;
      joint = i;
    }
  }
  return joint >= 3 && is_upper(word.front()) ? joint : 0;
}

}  // namespace lode::text

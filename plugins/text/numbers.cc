// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/numbers.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace lode::text {
namespace {

// More parts than any number has; bounds the work per token.
constexpr std::size_t kMaxParts = 10;

struct Part {
  char separator = '\0';  // Before it: '.', ',', '\'' or ' '.
  std::string_view digits;
};

struct Parts {
  std::array<Part, kMaxParts> at{};
  std::size_t count = 0;
  std::size_t last = 0;  // One past the last token.

  [[nodiscard]] std::size_t count_of(char separator) const {
    std::size_t n = 0;
    for (std::size_t i = 1; i < count; ++i)
      n += at[i].separator == separator ? 1U : 0U;
    return n;
  }
};

bool is_digits(const Tokens& tokens, std::size_t i) {
  return i < tokens.size() && tokens[i].kind == TokenKind::kDigits;
}

bool is_glued_sign(const Tokens& tokens, std::size_t i, char c) {
  return i < tokens.size() && !tokens[i].space_before && tokens.is_sign(i, c);
}

bool is_glued_digits(const Tokens& tokens, std::size_t i) {
  return is_digits(tokens, i) && !tokens[i].space_before;
}

// '.', ',' or '\'' between two glued runs of digits, else '\0'.
char separator_at(const Tokens& tokens, std::size_t i) {
  if (i + 1 >= tokens.size() || tokens[i].kind != TokenKind::kSign || tokens[i].space_before ||
      !is_glued_digits(tokens, i + 1)) {
    return '\0';
  }
  const std::string_view sign = tokens.folded(i);
  return sign == "." || sign == "," || sign == "'" ? sign.front() : '\0';
}

// True if one space that may part thousands stands before the digits at `i`.
bool is_group_space(const Tokens& tokens, std::size_t i, Language language) {
  const std::size_t gap = tokens[i].begin - tokens[i - 1].end;
  const std::string_view space = tokens.text().substr(tokens[i - 1].end, gap);
  if (space == " ") return language != Language::kEnglish;
  return space == "\u00A0" || space == "\u202F" || space == "\u2009";
}

bool next_is_spaced_group(const Tokens& tokens, const Parts& parts, Language language) {
  const std::size_t next = parts.last;
  if (!is_digits(tokens, next) || tokens.word(next).size() != 3 || parts.at[0].digits.size() > 3 ||
      parts.at[0].digits.front() == '0' || !is_group_space(tokens, next, language)) {
    return false;
  }
  for (std::size_t i = 1; i < parts.count; ++i) {
    if (parts.at[i].separator != ' ') return false;
  }
  return true;
}

std::optional<Parts> collect(const Tokens& tokens,
                             std::size_t i,
                             std::string_view first_digits,
                             Language language) {
  Parts parts;
  parts.at[0] = {'\0', first_digits};
  parts.count = 1;
  parts.last = i + 1;
  while (true) {
    char separator = separator_at(tokens, parts.last);
    std::size_t digits = parts.last + 1;
    if (separator == '\0') {
      if (!next_is_spaced_group(tokens, parts, language)) return parts;
      separator = ' ';
      digits = parts.last;
    }
    if (parts.count == kMaxParts) return std::nullopt;
    parts.at[parts.count++] = {separator, tokens.word(digits)};
    parts.last = digits + 1;
  }
}

// True if the parts from 1 to `end` are groups of thousands: of three digits, or Indian groups of
// two before a last one of three.
bool are_groups(const Parts& parts, std::size_t end) {
  if (parts.at[0].digits.size() > 3) return false;
  if (end > 1 && parts.at[end - 1].digits.size() != 3) return false;
  std::size_t twos = 0;
  std::size_t threes = 0;
  for (std::size_t i = 1; i + 1 < end; ++i) {
    twos += parts.at[i].digits.size() == 2 ? 1U : 0U;
    threes += parts.at[i].digits.size() == 3 ? 1U : 0U;
  }
  const bool indian = twos > 0 && parts.at[1].separator == ',' && parts.at[0].digits.size() <= 2;
  return threes + 2 >= end || (indian && twos + 2 >= end);
}

// One '.' or ',' before three digits, the only sign: thousands or decimals?
bool is_single_group(const Parts& parts, const NumberStyle& style) {
  const std::string_view whole = parts.at[0].digits;
  if (parts.at[1].digits.size() != 3 || whole.size() > 3 || whole.front() == '0') return false;
  const char grouping = style.grouping == Grouping::kComma ? ',' : '.';
  if (parts.at[1].separator == grouping) return true;
  return style.language == Language::kSpanish && !style.certain;
}

// Index of the part that holds the decimals, parts.count if there are none, 0 if it is no number.
std::size_t decimals_of(const Parts& parts, const NumberStyle& style) {
  const std::size_t points = parts.count_of('.');
  const std::size_t commas = parts.count_of(',');
  const std::size_t last = parts.count - 1;
  const char last_separator = parts.at[last].separator;
  if (points + commas == 0) return parts.count;
  if (points > 0 && commas > 0) {
    const std::size_t decimal_signs = last_separator == '.' ? points : commas;
    return decimal_signs == 1 && last_separator != '\'' ? last : 0;
  }
  if (points + commas > 1) return parts.count;
  if (parts.count > 2) return last_separator == '\'' ? 0 : last;
  return is_single_group(parts, style) ? parts.count : last;
}

// Inside of a version, address, time or date: digits go on behind the sign at `i`.
bool goes_on(const Tokens& tokens, std::size_t i) {
  return (is_glued_sign(tokens, i, ':') || is_glued_sign(tokens, i, '/')) &&
         is_glued_digits(tokens, i + 1);
}

bool is_iso_date(const Tokens& tokens, std::size_t i) {
  return is_glued_sign(tokens, i + 1, '-') && is_glued_digits(tokens, i + 2) &&
         is_glued_sign(tokens, i + 3, '-') && is_glued_digits(tokens, i + 4);
}

bool starts_inside(const Tokens& tokens, std::size_t i) {
  // "1 . 6": text that was taken apart.
  if (i >= 2 && tokens.is_sign(i - 1, '.') && tokens[i - 1].space_before &&
      tokens[i].space_before && is_digits(tokens, i - 2)) {
    return true;
  }
  if (i < 2 || tokens[i].space_before || tokens[i - 1].kind != TokenKind::kSign ||
      tokens[i - 1].space_before) {
    return false;
  }
  const std::string_view sign = tokens.folded(i - 1);
  const char before = tokens.word(i - 2).back();
  return (sign == "." || sign == "," || sign == ":" || sign == "/" || sign == "'") &&
         before >= '0' && before <= '9';
}

// True if nothing behind the digits at `i` can belong to their number.
bool is_alone(const Tokens& tokens, std::size_t i, Language language) {
  if (i + 1 >= tokens.size()) return true;
  if (tokens[i + 1].kind == TokenKind::kWord) return true;
  if (tokens[i + 1].space_before) {
    return tokens[i + 1].kind == TokenKind::kSign || !is_group_space(tokens, i + 1, language);
  }
  return i + 2 >= tokens.size() || tokens[i + 2].kind != TokenKind::kDigits;
}

// "3 1/2", "47-1/4": a whole number and a fraction of halves to 64ths.
std::optional<NumberMatch> read_mixed(const Tokens& tokens, std::size_t i, std::string_view whole) {
  std::size_t at = i + 1;
  if (at < tokens.size() && tokens.is_sign(at, '-') && !tokens[at].space_before) {
    ++at;
    if (!is_glued_digits(tokens, at)) return std::nullopt;
  }
  if (!is_digits(tokens, at) || !is_glued_sign(tokens, at + 1, '/') ||
      !is_glued_digits(tokens, at + 2) || goes_on(tokens, at + 3)) {
    return std::nullopt;
  }
  const auto top = parse_decimal(tokens.word(at), {});
  const auto bottom = parse_decimal(tokens.word(at + 2), {});
  const auto units = parse_decimal(whole, {});
  constexpr std::array<std::int64_t, 7> kParts{2, 3, 4, 8, 16, 32, 64};
  if (!top || !bottom || !units || top->units < 1 || top->units >= bottom->units ||
      std::find(kParts.begin(), kParts.end(), bottom->units) == kParts.end()) {
    return std::nullopt;
  }
  const Decimal part = divide(*top, static_cast<std::int32_t>(bottom->units));
  const auto sum = add(*units, part);
  return sum ? std::optional(NumberMatch{.last = at + 3, .value = *sum}) : std::nullopt;
}

std::optional<NumberMatch> read(const Tokens& tokens,
                                std::size_t i,
                                std::string_view first_digits,
                                const NumberStyle& style) {
  if (const auto mixed = read_mixed(tokens, i, first_digits)) return mixed;
  if (is_alone(tokens, i, style.language)) {
    const std::optional<Decimal> value = parse_decimal(first_digits, {});
    return value ? std::optional(NumberMatch{.last = i + 1, .value = *value}) : std::nullopt;
  }
  const std::optional<Parts> parts = collect(tokens, i, first_digits, style.language);
  if (!parts || goes_on(tokens, parts->last)) return std::nullopt;
  const std::size_t decimals = decimals_of(*parts, style);
  if (decimals == 0 || (decimals > 1 && !are_groups(*parts, decimals))) return std::nullopt;
  std::string whole;
  for (std::size_t k = 0; k < decimals; ++k)
    whole += parts->at[k].digits;
  const std::string_view fraction =
      decimals < parts->count ? parts->at[decimals].digits : std::string_view();
  const std::optional<Decimal> value = parse_decimal(whole, fraction);
  if (!value) return std::nullopt;
  return NumberMatch{.last = parts->last, .value = *value};
}

}  // namespace

std::optional<NumberMatch> read_digits(const Tokens& tokens,
                                       std::size_t i,
                                       const NumberStyle& style) {
  if (!is_digits(tokens, i) || starts_inside(tokens, i) || is_iso_date(tokens, i)) {
    return std::nullopt;
  }
  return read(tokens, i, tokens.word(i), style);
}

std::optional<NumberMatch> read_digits_in_word(const Tokens& tokens,
                                               std::size_t i,
                                               std::size_t digits_at,
                                               const NumberStyle& style) {
  const std::string_view digits = tokens.word(i).substr(digits_at);
  if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
  return read(tokens, i, digits, style);
}

NumberStyle number_style(const Tokens& tokens, Language language) {
  if (language == Language::kEnglish) return {language, Grouping::kComma, true};
  int comma_grouping = 0;  // Votes for kComma less those for kPoint.
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const char separator = separator_at(tokens, i);
    if ((separator != '.' && separator != ',') || !is_digits(tokens, i - 1)) continue;
    const bool more_before = i >= 2 && separator_at(tokens, i - 2) != '\0';
    const bool more_after = separator_at(tokens, i + 2) == separator;
    const std::size_t places = tokens.word(i + 1).size();
    if (more_after && places == 3) {
      comma_grouping += separator == ',' ? 1 : -1;
    } else if (!more_after && !more_before && places != 3 && !goes_on(tokens, i + 2)) {
      comma_grouping += separator == '.' ? 1 : -1;
    }
  }
  const Grouping grouping = comma_grouping > 0 ? Grouping::kComma : Grouping::kPoint;
  return {language, grouping, comma_grouping != 0};
}

}  // namespace lode::text

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/figure.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lode::query {
namespace {

constexpr int kMaxDigits = 18;

struct Magnitude {
  std::string_view word;
  int exponent;
};

// In lower case. English, and the other languages of the built-in plugins where they agree with it.
constexpr Magnitude kMagnitudes[] = {
    {"k", 3},          {"thousand", 3},   {"tsd", 3},
    {"mil", 3},        {"mille", 3},      {"tausend", 3},
    {"m", 6},          {"mm", 6},         {"mn", 6},
    {"mio", 6},        {"mln", 6},        {"million", 6},
    {"millions", 6},   {"millionen", 6},  {"millones", 6},
    {"millón", 6},     {"b", 9},          {"bn", 9},
    {"mrd", 9},        {"md", 9},         {"billion", 9},
    {"billions", 9},   {"milliard", 9},   {"milliards", 9},
    {"milliarde", 9},  {"milliarden", 9}, {"mil millones", 9},
    {"t", 12},         {"tn", 12},        {"trillion", 12},
    {"trillions", 12},
};

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

// True if every comma of the numeral is followed by exactly three digits.
bool commas_group_thousands(std::string_view numeral) {
  const std::string_view whole = numeral.substr(0, numeral.find('.'));
  std::size_t comma = whole.find(',');
  while (comma != std::string_view::npos) {
    const std::size_t next = std::min(whole.find(',', comma + 1), whole.size());
    if (next - comma != 4) {
      return false;
    }
    comma = whole.find(',', comma + 1);
  }
  return true;
}

// True if the numeral is "1.234", "40.000,5" or "1.234.567": every point is followed by exactly
// three digits, and a comma only comes behind them.
bool points_group_thousands(std::string_view numeral) {
  std::size_t point = numeral.find('.');
  while (point != std::string_view::npos) {
    const std::size_t next = std::min(numeral.find_first_of(".,", point + 1), numeral.size());
    if (next - point != 4 || numeral.find(',') < point) {
      return false;
    }
    point = numeral.find('.', point + 1);
  }
  return true;
}

// Words of amounts that English has not.
bool has_continental_word(std::string_view text) {
  constexpr std::string_view kWords[] = {
      "millones", "millón",    "mil",      "millionen", "milliarden", "milliarde", "mrd",
      "mio",      "milliards", "milliard", "billones",  "dólares",    "dolares",   "de",
      "jahre",    "jahren",    "años",     "ans",       "tausend",    "mille"};
  while (!text.empty()) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const std::size_t end = std::min(text.find(' '), text.size());
    if (std::find(std::begin(kWords), std::end(kWords), text.substr(0, end)) != std::end(kWords)) {
      return true;
    }
    text.remove_prefix(end);
  }
  return false;
}

}  // namespace

std::optional<Figure> take_figure(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') && end > 0 &&
                                  end + 1 < text.size() && is_digit(text[end + 1])))) {
    ++end;
  }
  const std::string_view numeral = text.substr(0, end);
  const auto dots = std::count(numeral.begin(), numeral.end(), '.');
  const auto commas = std::count(numeral.begin(), numeral.end(), ',');
  const bool thousands = commas_group_thousands(numeral);
  if (numeral.empty() || dots > 1 || (!thousands && (commas > 1 || dots > 0))) {
    return {};
  }
  Figure figure;
  int digits = 0;
  bool decimals = false;
  for (const char c : numeral) {
    if (!is_digit(c)) {
      decimals = decimals || c == '.' || !thousands;
      continue;
    }
    digits += figure.mantissa > 0 || c != '0' ? 1 : 0;
    if (digits > kMaxDigits) {
      return {};
    }
    figure.mantissa = figure.mantissa * 10 + (c - '0');
    figure.exponent -= decimals ? 1 : 0;
  }
  text.remove_prefix(end);
  return figure;
}

std::optional<int> magnitude(std::string_view word) {
  const std::string wanted = tidy(word);
  const auto* found = std::find_if(std::begin(kMagnitudes),
                                   std::end(kMagnitudes),
                                   [&](const Magnitude& entry) { return entry.word == wanted; });
  if (found == std::end(kMagnitudes)) {
    return {};
  }
  return found->exponent;
}

double to_double(const Figure& figure) {
  const double power = std::pow(10.0, std::abs(figure.exponent));
  const auto mantissa = static_cast<double>(figure.mantissa);
  return figure.exponent < 0 ? mantissa / power : mantissa * power;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return text;
}

std::string tidy(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (blank && (result.empty() || result.back() == ' ')) {
      continue;
    }
    result += blank ? ' ' : (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  if (result.ends_with(' ')) {
    result.pop_back();
  }
  return result;
}

std::string with_english_numeral(std::string tidied) {
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t begin = tidied.find_first_of(kDigits);
  if (begin == std::string::npos) {
    return tidied;
  }
  const std::size_t end = std::min(tidied.find_first_not_of("0123456789.,", begin), tidied.size());
  const std::string numeral = tidied.substr(begin, end - begin);
  const auto points = std::count(numeral.begin(), numeral.end(), '.');
  const bool several = points > 1;
  if (points == 0 || !points_group_thousands(numeral) ||
      !(several || has_continental_word(std::string_view(tidied).substr(end)))) {
    return tidied;
  }
  std::string plain;
  for (const char c : numeral) {
    if (c != '.') {
      plain += c == ',' ? '.' : c;
    }
  }
  return tidied.replace(begin, numeral.size(), plain);
}

}  // namespace lode::query

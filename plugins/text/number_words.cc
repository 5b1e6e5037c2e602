// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string_view>

#include "plugins/text/magnitudes.h"
#include "plugins/text/number_words_table.h"
#include "plugins/text/numbers.h"

namespace lode::text {
namespace {

using Kind = NumberWordKind;

constexpr Decimal kHalf{0, 500'000'000};

// The longest German number word worth reading.
constexpr std::size_t kMaxCompoundBytes = 64;

// The value of a German compound such as "achtundvierzig", "dreihundert" or "zweieinhalb".
std::optional<Decimal> german_compound(std::string_view word, int depth);

// left * factor + right, where a missing left is one: "dreihundertzehn".
std::optional<Decimal> german_multiple(std::string_view left,
                                       std::string_view right,
                                       std::int64_t factor,
                                       int depth) {
  Decimal head{1, 0};
  if (!left.empty()) {
    const auto read = german_compound(left, depth);
    if (!read || read->units >= factor) return std::nullopt;
    head = *read;
  }
  if (right.substr(0, 3) == "und") right.remove_prefix(3);
  Decimal tail;
  if (!right.empty()) {
    const auto read = german_compound(right, depth);
    if (!read || read->units >= factor) return std::nullopt;
    tail = *read;
  }
  const auto product = multiply(head, factor);
  return product ? add(*product, tail) : std::nullopt;
}

std::optional<Decimal> german_compound(std::string_view word, int depth) {
  if (const NumberWord* simple = number_words(Language::kGerman).find(word)) {
    if (simple->value > 0) return Decimal{simple->value, 0};
    return std::nullopt;
  }
  if (depth == 0) return std::nullopt;
  for (const std::string_view half : {"anderthalb", "anderthalbe"}) {
    if (word == half) return Decimal{1, kHalf.nanos};
  }
  constexpr std::string_view kHalfEnding = "einhalb";
  if (word.size() > kHalfEnding.size() && word.substr(word.size() - 7) == kHalfEnding) {
    const auto whole = german_compound(word.substr(0, word.size() - 7), depth - 1);
    return whole ? add(*whole, kHalf) : std::nullopt;
  }
  constexpr std::array<std::pair<std::string_view, std::int64_t>, 2> kFactors{
      {{"tausend", 1000}, {"hundert", 100}}};
  for (const auto& [name, factor] : kFactors) {
    const std::size_t at = word.find(name);
    if (at != word.npos) {
      return german_multiple(word.substr(0, at), word.substr(at + name.size()), factor, depth - 1);
    }
  }
  const std::size_t und = word.find("und");
  if (und == word.npos) return std::nullopt;
  const NumberWord* unit = number_words(Language::kGerman).find(word.substr(0, und));
  const NumberWord* ten = number_words(Language::kGerman).find(word.substr(und + 3));
  if (unit == nullptr || ten == nullptr || unit->value > 9 || ten->kind != Kind::kTen) {
    return std::nullopt;
  }
  return Decimal{unit->value + ten->value, 0};
}

bool ends_like_german_number(std::string_view word) {
  for (const std::string_view ending :
       {"zig", "ßig", "hundert", "tausend", "halb", "halbe", "zehn", "elf", "zwölf"}) {
    if (word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending) {
      return true;
    }
  }
  return word.find("hundert") != word.npos || word.find("tausend") != word.npos;
}

// Reads word after word and keeps the value so far.
class WordReader {
 public:
  WordReader(const Tokens& tokens, std::size_t first, Language language)
      : tokens_(tokens),
        language_(language),
        table_(number_words(language)),
        block_(tokens[first].block),
        at_(first) {}

  std::optional<NumberMatch> read() {
    if (auto half = leading_half()) return half;
    if (auto quarters = leading_quarters()) return quarters;
    if (language_ == Language::kGerman) {
      if (auto compound = german()) return compound;
    }
    while (step()) {
    }
    if (!any_) return std::nullopt;
    NumberMatch out{.last = at_, .value = {total_ + current_, 0}, .in_words = true};
    out.article = article_ && words_ == 1;
    decimals(out);
    and_a_half(out);
    return out;
  }

 private:
  // A number does not go on in the next line of a list or table.
  [[nodiscard]] bool is_in_block(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].block == block_;
  }

  [[nodiscard]] const NumberWord* word_at(std::size_t i) const {
    if (!is_in_block(i) || tokens_[i].kind != TokenKind::kWord) return nullptr;
    return table_.find(tokens_.folded(i));
  }

  // Of the next word; skips one hyphen or "and" between number words.
  [[nodiscard]] std::size_t next_index() const {
    if (!any_ || at_ >= tokens_.size()) return at_;
    if (tokens_.is_sign(at_, '-') && !tokens_[at_].space_before && at_ + 1 < tokens_.size() &&
        !tokens_[at_ + 1].space_before) {
      return at_ + 1;
    }
    const NumberWord* join = word_at(at_);
    if (join == nullptr || join->kind != Kind::kJoin) return at_;
    // "five hundred and two", "vingt et un", "treinta y cinco", but not "two and three".
    const bool joinable = language_ == Language::kEnglish
                              ? current_ >= 100 && current_ % 100 == 0
                              : current_ % 100 >= 20 && current_ % 10 == 0;
    return joinable ? at_ + 1 : at_;
  }

  bool step() {
    const std::size_t i = next_index();
    const NumberWord* word = word_at(i);
    if (word == nullptr || (i > at_ && word->kind == Kind::kThousand)) return false;
    if (!take(*word, i)) return false;
    any_ = true;
    ++words_;
    at_ = i + 1;
    return true;
  }

  bool take(const NumberWord& word, std::size_t i) {
    switch (word.kind) {
      case Kind::kArticle: article_ = true; return add_unit(word.value);
      case Kind::kUnit: return add_unit(word.value);
      case Kind::kTen: return add_ten(word.value);
      case Kind::kHundred: return multiply_hundred(word.value);
      case Kind::kHundreds:
        if (current_ != 0) return false;
        current_ = word.value;
        return true;
      case Kind::kThousand: return multiply_thousand(i);
      default: return false;
    }
  }

  bool add_unit(std::int64_t value) {
    const std::int64_t below = current_ % 100;
    const bool french_teen =
        language_ == Language::kFrench &&
        (((below == 60 || below == 80) && value >= 10) ||
         ((below == 10 || below == 70 || below == 90) && value >= 7 && value < 10));
    const bool fits = below == 0 || (below >= 20 && below % 10 == 0 && value < 10) || french_teen;
    if (!fits || (any_ && value == 0)) return false;
    current_ += value;
    return true;
  }

  bool add_ten(std::int64_t value) {
    const std::int64_t below = current_ % 100;
    if (language_ == Language::kFrench && value == 20 && below == 4) {
      current_ += 76;  // "quatre-vingt"
      return true;
    }
    if (below != 0) return false;
    current_ += value;
    return true;
  }

  // "a hundred", "a thousand"
  [[nodiscard]] bool has_article() const {
    return language_ != Language::kEnglish || (at_ > 0 && tokens_.folded(at_ - 1) == "a");
  }

  bool multiply_hundred(std::int64_t value) {
    if (current_ == 0 && !any_ && has_article()) {
      // "cents" alone are coins.
      if (language_ == Language::kFrench && tokens_.folded(at_) == "cents") return false;
      current_ = value;
      return true;
    }
    if (current_ < 1 || current_ > 99) return false;
    current_ *= value;
    return true;
  }

  // Inside of a number only: at its end the thousand is a magnitude.
  bool multiply_thousand(std::size_t i) {
    if (total_ != 0) return false;
    const NumberWord* next = word_at(i + 1);
    const bool inside =
        next != nullptr && next->kind <= Kind::kHundreds && next->kind != Kind::kArticle;
    if (!any_) {
      if (!has_article()) return false;
      total_ = 1000;
      return true;
    }
    if (!inside || current_ == 0) return false;
    total_ = current_ * 1000;
    current_ = 0;
    return true;
  }

  // "point five", "virgule vingt-cinq".
  void decimals(NumberMatch& out) const {
    const NumberWord* point = word_at(at_);
    if (point == nullptr || point->kind != Kind::kPoint) return;
    std::string digits;
    std::size_t i = at_ + 1;
    for (; digits.size() < 9; ++i) {
      const NumberWord* word = word_at(i);
      if (word == nullptr || word->kind > Kind::kTen) break;
      if (word->value >= 10 && !digits.empty()) break;
      digits += std::to_string(word->value);
    }
    if (digits.empty()) return;
    if (const auto value = parse_decimal(std::to_string(out.value.units), digits)) {
      out.value = *value;
      out.last = i;
      out.article = false;
    }
  }

  // "two and a half", "deux et demi", "dos y medio"
  void and_a_half(NumberMatch& out) const {
    const NumberWord* join = word_at(out.last);
    if (join == nullptr || join->kind != Kind::kJoin) return;
    std::size_t i = out.last + 1;
    if (language_ == Language::kEnglish) {
      if (!is_in_block(i) || tokens_.folded(i) != "a") return;
      ++i;
    }
    const NumberWord* half = word_at(i);
    if (half == nullptr || half->kind != Kind::kHalf) return;
    if (const auto sum = add(out.value, lode::text::kHalf)) {
      out.value = *sum;
      out.last = i + 1;
      out.article = false;
    }
  }

  // "half a billion", "demi-milliard", "halbe Milliarde", "medio millón": the half alone is read.
  [[nodiscard]] std::optional<NumberMatch> leading_half() const {
    const NumberWord* half = word_at(at_);
    if (half == nullptr || half->kind != Kind::kHalf) return std::nullopt;
    std::size_t i = at_ + 1;
    if (i < tokens_.size() && (tokens_.folded(i) == "a" || tokens_.is_sign(i, '-'))) ++i;
    if (!is_in_block(i)) return std::nullopt;
    const auto magnitude = read_magnitude(tokens_, i, language_);
    if (!magnitude || magnitude->letter) return std::nullopt;
    return NumberMatch{.last = i, .value = lode::text::kHalf, .in_words = true};
  }

  // "a quarter million", "three quarters of a billion": read only before a magnitude.
  [[nodiscard]] std::optional<NumberMatch> leading_quarters() const {
    const auto is = [&](std::size_t i, std::string_view word) {
      return i < tokens_.size() && tokens_.folded(i) == word;
    };
    if (language_ != Language::kEnglish) return std::nullopt;
    const std::size_t hyphen = at_ + 1 < tokens_.size() && tokens_.is_sign(at_ + 1, '-') ? 1 : 0;
    const bool three = is(at_, "three") && is(at_ + 1 + hyphen, "quarters");
    // "two and three quarter million" is another number.
    const bool goes_on = at_ > 0 && word_at(at_ - 1) != nullptr;
    if (!three && (goes_on || !is(at_, "quarter"))) return std::nullopt;
    std::size_t i = at_ + (three ? 2 + hyphen : 1);
    if (is(i, "of")) ++i;
    if (is(i, "a")) ++i;
    if (!is_in_block(i)) return std::nullopt;
    const auto magnitude = read_magnitude(tokens_, i, language_);
    if (!magnitude || magnitude->letter) return std::nullopt;
    return NumberMatch{
        .last = i, .value = {0, three ? 750'000'000 : 250'000'000}, .in_words = true};
  }

  [[nodiscard]] std::optional<NumberMatch> german() const {
    if (at_ >= tokens_.size() || tokens_[at_].kind != TokenKind::kWord) return std::nullopt;
    const std::string_view word = tokens_.folded(at_);
    if (table_.find(word) != nullptr || word.size() > kMaxCompoundBytes ||
        !ends_like_german_number(word)) {
      return std::nullopt;
    }
    const auto value = german_compound(word, 4);
    if (!value) return std::nullopt;
    return NumberMatch{.last = at_ + 1, .value = *value, .in_words = true};
  }

  const Tokens& tokens_;
  Language language_;
  const WordMap<NumberWord>& table_;
  std::uint32_t block_;
  std::size_t at_;
  std::int64_t total_ = 0;
  std::int64_t current_ = 0;
  std::size_t words_ = 0;
  bool any_ = false;
  bool article_ = false;
};

}  // namespace

std::optional<NumberMatch> read_number_words(const Tokens& tokens,
                                             std::size_t i,
                                             Language language) {
  if (i >= tokens.size() || tokens[i].kind != TokenKind::kWord) return std::nullopt;
  const bool known = number_words(language).find(tokens.folded(i)) != nullptr ||
                     (language == Language::kEnglish && tokens.folded(i) == "quarter");
  if (!known && language != Language::kGerman) return std::nullopt;
  return WordReader(tokens, i, language).read();
}

}  // namespace lode::text

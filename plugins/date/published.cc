// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/published.h"

#include <algorithm>
#include <string>

#include "plugins/date/date_words.h"
#include "plugins/text/word_map.h"

namespace lode::date {
namespace {

using text::TokenKind;
using text::Tokens;

// A line of its own has at most so many tokens besides the date.
constexpr std::size_t kMaxLineTokens = 11;
constexpr std::uint32_t kTopBlocks = 15;
constexpr std::uint32_t kDatelineBlocks = 6;
constexpr std::size_t kDatelineTokens = 16;
// Nobody published on the web before.
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2099;

int to_int(std::string_view digits) {
  int out = 0;
  for (const char c : digits)
    out = out * 10 + (c - '0');
  return out;
}

std::optional<Period> valid_day(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  const auto number = day_number({year, month, day});
  if (!number) return std::nullopt;
  return day_period(*number);
}

// The runs of letters and runs of digits of an address.
std::vector<std::string> pieces_of(std::string_view url) {
  std::vector<std::string> out;
  char before = '\0';
  for (const char raw : url.substr(0, 2000)) {
    const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw | 0x20) : raw;
    const bool digit = c >= '0' && c <= '9';
    const bool letter = c >= 'a' && c <= 'z';
    const bool was_digit = before >= '0' && before <= '9';
    const bool was_letter = before >= 'a' && before <= 'z';
    if ((digit && !was_digit) || (letter && !was_letter) || (!digit && !letter)) out.emplace_back();
    out.back() += c;
    before = c;
  }
  return out;
}

bool is_number(const std::vector<std::string>& pieces, std::size_t i, std::size_t size) {
  return i < pieces.size() && pieces[i].size() == size && pieces[i][0] >= '0' &&
         pieces[i][0] <= '9';
}

bool is_separator(const std::vector<std::string>& pieces, std::size_t i) {
  return i < pieces.size() && (pieces[i] == "/" || pieces[i] == "-" || pieces[i] == "_");
}

std::optional<Period> day_at(const std::vector<std::string>& pieces, std::size_t i) {
  if (is_number(pieces, i, 8)) {
    const std::string& d = pieces[i];
    if (auto day = valid_day(to_int(d.substr(0, 4)), to_int(d.substr(4, 2)), to_int(d.substr(6)))) {
      return day;
    }
    return valid_day(to_int(d.substr(4)), to_int(d.substr(2, 2)), to_int(d.substr(0, 2)));
  }
  if (!is_separator(pieces, i + 1) || !is_separator(pieces, i + 3)) return std::nullopt;
  if (is_number(pieces, i, 4) && is_number(pieces, i + 2, 2)) {
    if (!is_number(pieces, i + 4, 2) && !is_number(pieces, i + 4, 1)) return std::nullopt;
    return valid_day(to_int(pieces[i]), to_int(pieces[i + 2]), to_int(pieces[i + 4]));
  }
  const DateWord* const month = date_words(text::Language::kEnglish).find(pieces[i]);
  const bool named = month != nullptr && month->kind == WordKind::kMonth && pieces[i].size() >= 3;
  if (!named || !is_number(pieces, i + 4, 4)) return std::nullopt;
  if (!is_number(pieces, i + 2, 1) && !is_number(pieces, i + 2, 2)) return std::nullopt;
  return valid_day(to_int(pieces[i + 4]), month->value, to_int(pieces[i + 2]));
}

bool is_label(std::string_view word) {
  static const text::WordMap<bool> words{{"published", true},
                                         {"posted", true},
                                         {"publié", true},
                                         {"publiée", true},
                                         {"veröffentlicht", true},
                                         {"publicado", true},
                                         {"publicada", true},
                                         {"erschienen", true},
                                         {"released", true},
                                         {"updated", true},
                                         {"stand", true},
                                         {"actualizado", true},
                                         {"fecha", true},
                                         {"datum", true}};
  return words.find(word) != nullptr;
}

struct Block {
  std::size_t first = 0;
  std::size_t last = 0;
};

// The part of the mention's block that matters: at most 40 tokens to either side.
Block block_around(const Tokens& tokens, const Mention& mention) {
  constexpr std::size_t kReach = 40;
  Block out{mention.first, mention.last};
  const std::uint32_t block = tokens[mention.first].block;
  while (out.first > 0 && mention.first - out.first < kReach &&
         tokens[out.first - 1].block == block) {
    --out.first;
  }
  while (out.last < tokens.size() && out.last - mention.last < kReach &&
         tokens[out.last].block == block) {
    ++out.last;
  }
  return out;
}

bool has_label(const Tokens& tokens, const Mention& mention, const Block& block) {
  const std::size_t first = std::max(block.first, mention.first > 4 ? mention.first - 4 : 0);
  for (std::size_t i = first; i < mention.first; ++i) {
    if (is_label(tokens.folded(i))) return true;
  }
  return mention.first == 1 && tokens.folded(0) == "date";
}

// Quoted posts are signed with names and dates of their own.
bool is_signature(const Tokens& tokens, const Block& block) {
  for (std::size_t i = block.first; i < block.last; ++i) {
    if (tokens.is_sign(i, '@')) return true;
  }
  return false;
}

bool is_dateline(const Tokens& tokens, const Mention& mention, const Block& block) {
  if (mention.first - block.first > kDatelineTokens || mention.last >= block.last) return false;
  const std::string_view next = tokens.folded(mention.last);
  const bool ends = next == "-" || next == "/" || next == "(" || next == ":";
  for (std::size_t i = block.first; i < mention.first; ++i) {
    if (tokens[i].sentence != tokens[mention.first].sentence) return false;
    // A dateline is names and commas; words of the running text are none.
    if (tokens[i].letter_case == text::LetterCase::kLower && tokens[i].end - tokens[i].begin > 3) {
      return false;
    }
  }
  return ends;
}

double score(const Tokens& tokens, const Mention& mention) {
  const Block block = block_around(tokens, mention);
  const std::uint32_t ordinal = tokens[mention.first].block;
  if (is_signature(tokens, block)) return 0;
  const std::size_t others = (block.last - block.first) - (mention.last - mention.first);
  const bool day = mention.kind == MentionKind::kDay;
  if (has_label(tokens, mention, block) && (others <= kMaxLineTokens || mention.first <= 4)) {
    return day ? 0.95 : 0.7;
  }
  if (!day) return 0;
  if (others <= kMaxLineTokens && ordinal < kTopBlocks) return others == 0 ? 0.9 : 0.85;
  if (ordinal < kDatelineBlocks && is_dateline(tokens, mention, block)) return 0.85;
  const bool last_line = others <= kMaxLineTokens && tokens[tokens.size() - 1].block <= ordinal + 2;
  return last_line ? 0.5 : 0;
}

}  // namespace

std::optional<Published> published_in_url(std::string_view url) {
  const std::vector<std::string> pieces = pieces_of(url);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (const auto day = day_at(pieces, i)) return Published{*day, std::nullopt, "url", 0.9};
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool month = is_number(pieces, i, 4) && i > 0 && pieces[i - 1] == "/" &&
                       i + 3 < pieces.size() && pieces[i + 1] == "/" &&
                       is_number(pieces, i + 2, 2) && pieces[i + 3] == "/";
    if (!month) continue;
    const int year = to_int(pieces[i]);
    const int index = to_int(pieces[i + 2]);
    if (year < kFirstYear || year > kLastYear || index < 1 || index > 12) continue;
    return Published{month_of(year, index), std::nullopt, "url:month", 0.7};
  }
  return std::nullopt;
}

std::optional<Published> published_in_text(const Tokens& tokens,
                                           const std::vector<Mention>& mentions) {
  std::optional<Published> best;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    const bool dated = (mention.kind == MentionKind::kDay && mention.second_day == 0) ||
                       (mention.kind == MentionKind::kMonth && mention.second_month == 0);
    if (!dated || !mention.year || mention.part != Part::kNone) continue;
    const double confidence = score(tokens, mention);
    if (confidence <= (best ? best->confidence : 0)) continue;
    const bool day = mention.kind == MentionKind::kDay;
    const auto number = day ? day_number({*mention.year, mention.month, mention.day})
                            : std::optional(month_of(*mention.year, mention.month).first_day);
    if (!number) continue;
    const Period period = day ? day_period(*number) : month_of(*mention.year, mention.month);
    best = Published{period, i, confidence >= 0.7 ? "date line" : "last line", confidence};
  }
  return best;
}

}  // namespace lode::date

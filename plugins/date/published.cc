// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/published.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "plugins/date/date_words.h"
#include "plugins/text/word_map.h"

namespace lode::date {
namespace {

using text::TokenKind;
using text::Tokens;

// A line of its own has at most so many words and tokens besides the date.
constexpr std::size_t kMaxLineWords = 11;
constexpr std::size_t kMaxLineTokens = 40;
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

// "20251103", "03112025", or the beginning of "20251103184512".
std::optional<Period> day_in_digits(const std::string& digits) {
  const auto part = [&](std::size_t at, std::size_t size) {
    return to_int(digits.substr(at, size));
  };
  if (auto day = valid_day(part(0, 4), part(4, 2), part(6, 2))) return day;
  if (digits.size() != 8) return std::nullopt;
  return valid_day(part(4, 4), part(2, 2), part(0, 2));
}

// The month of a word such as "nov" or "november"; 0 if it is none.
int month_named(std::string_view word) {
  const DateWord* const month = date_words(text::Language::kEnglish).find(word);
  const bool named = month != nullptr && month->kind == WordKind::kMonth && word.size() >= 3;
  return named ? month->value : 0;
}

std::optional<Period> day_at(const std::vector<std::string>& pieces, std::size_t i) {
  const bool long_number =
      is_number(pieces, i, 8) || is_number(pieces, i, 12) || is_number(pieces, i, 14);
  if (long_number) return day_in_digits(pieces[i]);
  if (!is_separator(pieces, i + 1) || !is_separator(pieces, i + 3)) return std::nullopt;
  const auto is_short = [&](std::size_t at) {
    return is_number(pieces, at, 1) || is_number(pieces, at, 2);
  };
  if (is_number(pieces, i, 4) && is_short(i + 4)) {
    const int month =
        is_number(pieces, i + 2, 2) ? to_int(pieces[i + 2]) : month_named(pieces[i + 2]);
    return valid_day(to_int(pieces[i]), month, to_int(pieces[i + 4]));
  }
  if (!is_number(pieces, i + 4, 4) || !is_short(i + 2)) return std::nullopt;
  const int second = to_int(pieces[i + 2]);
  if (const int month = month_named(pieces[i]); month != 0) {
    return valid_day(to_int(pieces[i + 4]), month, second);
  }
  // "25-11-2025": only where one of the two can be no month.
  if (!is_short(i)) return std::nullopt;
  const int first = to_int(pieces[i]);
  if (first > 12) return valid_day(to_int(pieces[i + 4]), second, first);
  return second > 12 ? valid_day(to_int(pieces[i + 4]), first, second) : std::nullopt;
}

enum class Label : std::uint8_t { kNone, kFirst, kUpdate };

// What a word before a date says of it.
Label label_of(std::string_view word) {
  using enum Label;
  static const text::WordMap<Label> words{
      {"published", kFirst},   {"posted", kFirst},         {"publié", kFirst},
      {"publiée", kFirst},     {"veröffentlicht", kFirst}, {"publicado", kFirst},
      {"publicada", kFirst},   {"erschienen", kFirst},     {"released", kFirst},
      {"created", kFirst},     {"erstellt", kFirst},       {"creado", kFirst},
      {"rédigé", kFirst},      {"issued", kFirst},         {"fecha", kFirst},
      {"datum", kFirst},       {"updated", kUpdate},       {"modified", kUpdate},
      {"edited", kUpdate},     {"stand", kUpdate},         {"aktualisiert", kUpdate},
      {"geändert", kUpdate},   {"actualizado", kUpdate},   {"actualizada", kUpdate},
      {"modificado", kUpdate}, {"modifié", kUpdate},       {"actualisé", kUpdate}};
  const Label* const label = words.find(word);
  return label != nullptr ? *label : kNone;
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

// The nearest label at most eight tokens before the mention, "mis à jour le" among them.
Label label_before(const Tokens& tokens, const Mention& mention, const Block& block) {
  constexpr std::size_t kReach = 8;
  const std::size_t first =
      std::max(block.first, mention.first > kReach ? mention.first - kReach : 0);
  for (std::size_t i = mention.first; i > first; --i) {
    const std::string_view word = tokens.folded(i - 1);
    if (const Label label = label_of(word); label != Label::kNone) return label;
    const bool mise = word == "jour" && i > first + 2 && tokens.folded(i - 2) == "à" &&
                      tokens.folded(i - 3).substr(0, 3) == "mis";
    if (mise) return Label::kUpdate;
  }
  const bool date = mention.first >= 1 && tokens.folded(block.first) == "date";
  return date && mention.first - block.first <= 2 ? Label::kFirst : Label::kNone;
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
  // "Berlin, 17. November 2025. The firm …": a place, a comma, the day, and no more.
  const bool own_sentence =
      next == "." && mention.first >= block.first + 2 && tokens.is_sign(mention.first - 1, ',');
  const bool ends = next == "-" || next == "/" || next == "(" || next == ":" || own_sentence;
  for (std::size_t i = block.first; i < mention.first; ++i) {
    if (tokens[i].sentence != tokens[mention.first].sentence) return false;
    // A dateline is names and commas; words of the running text are none.
    if (tokens[i].letter_case == text::LetterCase::kLower && tokens[i].end - tokens[i].begin > 3) {
      return false;
    }
  }
  return ends;
}

// Nothing but times, time zones and weekdays stand beside it.
bool is_alone(const Tokens& tokens, const Mention& mention, const Block& block) {
  for (std::size_t i = block.first; i < block.last; ++i) {
    const bool inside = i >= mention.first && i < mention.last;
    const bool word = tokens[i].kind == TokenKind::kWord && tokens.word(i).size() > 4;
    if (!inside && word) return false;
  }
  return true;
}

// A line of its own: few words, however many signs, numbers and other dates, and no sentence.
bool is_line(const Tokens& tokens, const Mention& mention, const Block& block) {
  std::size_t words = 0;
  std::size_t long_words = 0;
  for (std::size_t i = block.first; i < block.last; ++i) {
    const bool inside = i >= mention.first && i < mention.last;
    if (inside || tokens[i].kind != TokenKind::kWord) continue;
    ++words;
    const bool lower = tokens[i].letter_case == text::LetterCase::kLower;
    long_words +=
        lower && tokens.word(i).size() > 3 && label_of(tokens.folded(i)) == Label::kNone ? 1 : 0;
  }
  const std::size_t others = (block.last - block.first) - (mention.last - mention.first);
  const bool sentence = tokens.is_sign(block.last - 1, '.') && long_words > 2;
  return words <= kMaxLineWords && others <= kMaxLineTokens && !sentence;
}

double score(const Tokens& tokens, const Mention& mention) {
  const Block block = block_around(tokens, mention);
  const std::uint32_t ordinal = tokens[mention.first].block;
  if (is_signature(tokens, block)) return 0;
  const bool line = is_line(tokens, mention, block);
  const bool day = mention.kind == MentionKind::kDay;
  const Label label = label_before(tokens, mention, block);
  if (label != Label::kNone && (line || mention.first <= 4)) {
    const double month = label == Label::kFirst ? 0.7 : 0.6;
    return day ? (label == Label::kFirst ? 0.95 : 0.8) : month;
  }
  if (!day) return 0;
  if (line && ordinal < kTopBlocks) return is_alone(tokens, mention, block) ? 0.9 : 0.85;
  if (ordinal < kDatelineBlocks && is_dateline(tokens, mention, block)) return 0.85;
  const bool last_line = line && tokens[tokens.size() - 1].block <= ordinal + 2;
  return last_line ? 0.5 : 0;
}

}  // namespace

bool is_day_first_site(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::string_view rest = scheme == url.npos ? url : url.substr(scheme + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/:?#"));
  const std::size_t point = host.rfind('.');
  if (point == host.npos) return false;
  static const text::WordMap<bool> countries{
      {"uk", true}, {"ie", true}, {"in", true}, {"au", true}, {"nz", true}, {"sg", true},
      {"za", true}, {"eu", true}, {"hk", true}, {"my", true}, {"ng", true}, {"ke", true},
      {"pk", true}, {"fr", true}, {"de", true}, {"es", true}, {"it", true}, {"nl", true},
      {"be", true}, {"ch", true}, {"at", true}, {"ae", true}};
  return countries.find(host.substr(point + 1)) != nullptr;
}

std::optional<Published> published_in_url(std::string_view url) {
  const std::vector<std::string> pieces = pieces_of(url);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (const auto day = day_at(pieces, i)) return Published{*day, std::nullopt, "url", 0.9};
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool month = is_number(pieces, i, 4) && i > 0 && pieces[i - 1] == "/" &&
                       i + 3 < pieces.size() && (pieces[i + 1] == "/" || pieces[i + 1] == "-") &&
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
    const bool other = mention.part != Part::kNone || mention.aside || mention.inferred_year ||
                       mention.unit == Unit::kWeek;
    if (!dated || !mention.year || other) continue;
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

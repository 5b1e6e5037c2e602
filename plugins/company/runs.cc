// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/runs.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace lode::company {
namespace {

using text::LetterCase;
using text::TokenKind;

constexpr std::size_t kLongestRun = 6;    // Words of a name.
constexpr std::size_t kLongestSpan = 12;  // Tokens of it, signs counted.

bool is_particle(std::string_view word) noexcept {
  return word == "of" || word == "de" || word == "du" || word == "für" || word == "fuer" ||
         word == "des";
}

bool is_abbreviation(std::string_view word) noexcept {
  constexpr std::string_view kWords[] = {"st", "alex", "wm", "geo", "chas", "jos", "mt", "ft"};
  return is_one_of(word, kWords);
}

// "Bank of Tidewater": what goes on behind "of".
bool takes_particle(std::string_view word) noexcept {
  constexpr std::string_view kWords[] = {
      "bank", "banque", "banco", "banca", "caisse", "trust", "crédit", "compagnie", "brokers"};
  return is_one_of(word, kWords);
}

// Days and months stand before names, but in none.
bool is_calendar(std::string_view word) noexcept {
  constexpr std::string_view kWords[] = {
      "monday",     "tuesday",  "wednesday", "thursday", "friday",  "saturday", "sunday",
      "january",    "february", "march",     "april",    "june",    "july",     "august",
      "september",  "october",  "november",  "december", "montag",  "dienstag", "mittwoch",
      "donnerstag", "freitag",  "samstag",   "sonntag",  "januar",  "februar",  "märz",
      "mai",        "juni",     "juli",      "oktober",  "dezember"};
  return is_one_of(word, kWords);
}

// "GB300", "MI450", "H100": models of chips, no firms.
bool is_model(std::string_view word) noexcept {
  std::size_t digits = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    if (c >= '0' && c <= '9') ++digits;
  }
  return digits > 2 && digits < word.size();
}

// Last words of what firms make.
bool is_goods(std::string_view word) noexcept {
  constexpr std::string_view kWords[] = {"gpus",
                                         "gpu",
                                         "chips",
                                         "cpus",
                                         "servers",
                                         "processors",
                                         "chip",
                                         "models",
                                         "model",
                                         "phones",
                                         "phone",
                                         "racks",
                                         "tpus",
                                         "tpu",
                                         "accelerators",
                                         "cluster",
                                         "supercomputer"};
  return is_one_of(word, kWords);
}

// Behind "and" in the names of firms: "Gas and Electric", "Savings and Loan".
bool is_pair_tail(std::string_view word) noexcept {
  constexpr std::string_view kWords[] = {
      "loan",     "electric",    "light",         "power",    "telephone",  "telegraph", "sons",
      "trust",    "accident",    "gas",           "oil",      "fire",       "marine",    "casualty",
      "chemical", "engineering", "shanghai",      "brothers", "associates", "tobacco",   "steel",
      "iron",     "exploration", "manufacturing", "trading",  "guaranty",   "loans",     "paper",
      "dental",   "tea",         "forest",        "refining"};
  return is_one_of(word, kWords);
}

}  // namespace

// A line of a wrapped text may break within a name, where the text is too short to tell.
bool Runs::goes_on(std::size_t i) const {
  constexpr std::size_t kLeastLine = 30;
  if (tokens_[i - 1].block == tokens_[i].block) return true;
  const std::string_view text = tokens_.text();
  if (tokens_[i - 1].end + 1U != tokens_[i].begin || text[tokens_[i - 1].end] != '\n') return false;
  const std::size_t line = text.rfind('\n', tokens_[i - 1].end - std::size_t{1});
  const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  return tokens_[i - 1].end - begin >= kLeastLine && !around_.is_title(i - 1);
}

bool Runs::is_coined(std::size_t i) const {
  const LetterCase letters = tokens_[i].letter_case;
  return letters == LetterCase::kMixed ||
         (letters == LetterCase::kUpper && tokens_.word(i).size() > 2);
}

// Words with a capital that are no part of the name behind them. "New York Telephone" and the "A"
// of "A.G. Edwards" are.
bool Runs::is_cut_off(std::size_t i) const {
  if (!around_.is_function_word(i) || around_.length(Cue::kPlace, i) > 1) return false;
  return tokens_.word(i).size() > 1 || i + 1 >= tokens_.size() || !tokens_.is_sign(i + 1, '.');
}

// What may stand before token `i`, the first of a run so far, for the run to go on: a capital
// ("Acme" before "Robotics"), "&", a hyphen, the dot of an initial, "of" after "Bank".
bool Runs::joins_before(std::size_t i) const {
  if (i < 2 || tokens_[i].block != tokens_[i - 2].block) return false;
  if (tokens_.folded(i - 1) == "and")
    return is_free_capital(i - 2) && is_pair_tail(tokens_.folded(i));
  if (tokens_.is_sign(i - 1, '&')) return is_free_capital(i - 2);
  if (tokens_.is_sign(i - 1, '-') && !tokens_[i].space_before && !tokens_[i - 1].space_before)
    return is_free_capital(i - 2) || tokens_[i - 2].kind == TokenKind::kDigits;
  if (tokens_.is_sign(i - 1, '.') && !tokens_[i - 1].space_before)
    return is_free_capital(i - 2) &&
           (tokens_.word(i - 2).size() == 1 || is_abbreviation(tokens_.folded(i - 2)));
  return is_particle(tokens_.word(i - 1)) && is_free_capital(i - 2) &&
         takes_particle(tokens_.folded(i - 2));
}

Run Runs::before(std::size_t last) const {
  Run run{last, last};
  if (last == 0 || !is_free_capital(last - 1)) return run;
  run.first = last - 1;
  for (std::size_t words = 1; words < kLongestRun && last - run.first < kLongestSpan; ++words) {
    const std::size_t i = run.first;
    if (i == 0 || !goes_on(i)) break;
    if (tokens_[i].starts_sentence && tokens_[i - 1].block == tokens_[i].block) break;
    if (tokens_[i].space_before && is_free_capital(i - 1)) {
      if (is_cut_off(i - 1)) break;
      if (around_.starts(Cue::kLegal, i - 1)) break;
      run.first = i - 1;
    } else if (joins_before(i)) {
      run.first = i - 2;
    } else {
      break;
    }
  }
  // "Landlord Acme": the noun has its capital from the sentence.
  const bool led = run.last - run.first > 1 && around_.is_first(run.first) &&
                   (around_.starts(Cue::kNoun, run.first) || around_.starts(Cue::kLead, run.first));
  if (led) ++run.first;
  while (!run.empty() && (is_cut_off(run.first) || tokens_[run.first].kind == TokenKind::kSign))
    ++run.first;
  return run;
}

Run Runs::widened(Run run, bool before_co) const {
  const bool single = run.last - run.first == 1;
  if (!single || run.first < 2) return run;
  const std::size_t i = run.first - 1;
  if (!is_free_capital(i - 1) || !goes_on(i) || !goes_on(run.first)) return run;
  if (around_.is_function_word(i - 1) || around_.starts(Cue::kLegal, i - 1)) return run;
  const bool pair = tokens_.folded(i) == "and" || tokens_.is_sign(i, '&');
  if (pair) return {before(i).first, run.last};
  const bool comma = before_co && tokens_.is_sign(i, ',') && (i < 2 || !is_free_capital(i - 2));
  return comma ? Run{i - 1, run.last} : run;
}

Run Runs::from(std::size_t first) const {
  Run run{first, first};
  if (first >= tokens_.size() || !is_free_capital(first) || around_.is_function_word(first))
    return run;
  run.last = first + 1;
  for (std::size_t words = 1; words < kLongestRun; ++words) {
    const std::size_t i = run.last;
    if (i >= tokens_.size() || tokens_[i].starts_sentence ||
        tokens_[i].block != tokens_[first].block)
      break;
    if (tokens_[i].space_before && is_free_capital(i)) {
      run.last = i + 1;
    } else if (i + 1 < tokens_.size() && is_free_capital(i + 1) &&
               !tokens_[i + 1].starts_sentence &&
               (tokens_.is_sign(i, '&') || (tokens_.is_sign(i, '-') && !tokens_[i].space_before &&
                                            !tokens_[i + 1].space_before))) {
      run.last = i + 2;
    } else {
      break;
    }
  }
  return run;
}

bool Runs::is_person(const Run& run) const {
  if (around_.starts(Cue::kFirstName, run.first) || around_.starts(Cue::kPerson, run.first))
    return true;
  if (run.first == 0 || tokens_[run.first - 1].block != tokens_[run.first].block) return false;
  std::size_t i = run.first - 1;
  if (i > 0 && tokens_.is_sign(i, '.')) --i;
  return around_.starts(Cue::kFirstName, i) || around_.starts(Cue::kPerson, i);
}

bool Runs::is_place(const Run& run) const {
  return around_.length(Cue::kPlace, run.first) >= run.last - run.first;
}

bool Runs::is_no_name(const Run& run) const {
  for (std::size_t i = run.first; i < run.last;) {
    const std::size_t words = std::max({around_.length(Cue::kPlace, i),
                                        around_.length(Cue::kNoName, i),
                                        around_.length(Cue::kTopic, i),
                                        around_.length(Cue::kNoun, i)});
    if (words > 0) {
      i += words;
    } else if (tokens_[i].kind != TokenKind::kWord || tokens_.word(i).size() == 1) {
      ++i;
    } else {
      return false;
    }
  }
  return true;
}

// "GB300 GPUs", "GPT-5".
bool Runs::names_goods(const Run& run) const {
  if (is_goods(tokens_.folded(run.last - 1)) || is_calendar(tokens_.folded(run.first))) return true;
  if (run.last < tokens_.size() && is_goods(tokens_.folded(run.last))) return true;
  for (std::size_t i = run.first; i < run.last; ++i) {
    if (is_model(tokens_.word(i))) return true;
  }
  return run.last + 1 < tokens_.size() && tokens_.is_sign(run.last, '-') &&
         !tokens_[run.last].space_before && tokens_[run.last + 1].kind == TokenKind::kDigits;
}

bool Runs::is_plausible(const Run& run, bool telling) const {
  if (run.empty() || is_person(run) || is_no_name(run)) return false;
  if (around_.starts(Cue::kLegal, run.first) || names_goods(run)) return false;
  if (around_.is_title(run.first)) return false;
  const bool single = run.last - run.first == 1;
  if (single && tokens_.word(run.first).size() < 3) return false;
  if (!telling && around_.is_first(run.first) && single && !is_coined(run.first)) return false;
  return !around_.is_surname_here(tokens_.word(run.last - 1));
}

std::string Runs::name(const Run& run) const {
  const std::string_view words = tokens_.text().substr(
      tokens_[run.first].begin, tokens_[run.last - 1].end - std::size_t{tokens_[run.first].begin});
  std::string line;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

Mention Runs::take(const Run& run, std::size_t last, const Mention& kind) {
  Mention mention = kind;
  mention.begin = tokens_[run.first].begin;
  mention.end = tokens_[last - 1].end;
  mention.unlisted = name(run);
  mention.name_bytes = tokens_[run.last - 1].end - mention.begin;
  std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(run.first),
            covered_.begin() + static_cast<std::ptrdiff_t>(last),
            std::uint8_t{1});
  return mention;
}

}  // namespace lode::company

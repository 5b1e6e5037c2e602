// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/gazetteer.h"

#include <charconv>
#include <utility>

#include "plugins/text/token_hash.h"

namespace lode::text {
namespace {

constexpr std::size_t kLeastFilterBits = 4096;
constexpr std::size_t kFilterBitsPerStart = 16;
constexpr std::size_t kShortAcronym = 4;

// The first two bytes: tells most tokens that start no name without a hash.
std::size_t prefix_of(std::string_view folded) noexcept {
  const auto byte = [&](std::size_t i) {
    return i < folded.size() ? static_cast<unsigned char>(folded[i]) : std::size_t{0};
  };
  return byte(0) | byte(1) << 8U;
}

// "and" and "&" are one token.
std::uint64_t token_hash(std::string_view folded) noexcept {
  return folded == "and" ? hash("&") : hash(folded);
}

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

bool has_letter_or_digit(std::string_view text) noexcept {
  for (const char c : text) {
    if (is_name_char(c)) return true;
  }
  return false;
}

// Letters of `text` beside those of `name`, separators left out on both sides.
NameCase compare(std::string_view name, std::string_view text) noexcept {
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

bool is_short_acronym(std::string_view name) noexcept {
  if (name.size() > kShortAcronym) return false;
  for (const char c : name) {
    if (!is_upper(c)) return false;
  }
  return true;
}

bool starts_lower(std::string_view text) noexcept {
  return !text.empty() && is_lower(text.front());
}

bool allows(CaseRule rule, std::string_view name, std::string_view text, NameCase found) noexcept {
  if (found == NameCase::kExact || rule == CaseRule::kAny) return true;
  if (rule == CaseRule::kExact || is_short_acronym(name)) return false;
  return found != NameCase::kLower && !starts_lower(text);
}

// A hyphen within a name means nothing: "GB-200".
bool is_inner_hyphen(const Tokens& tokens, std::size_t i) noexcept {
  return tokens.is_sign(i, '-') && !tokens[i].space_before && i + 1 < tokens.size() &&
         !tokens[i + 1].space_before;
}

bool is_glued(const Tokens& tokens, std::size_t left) noexcept {
  return left + 1 < tokens.size() && !tokens[left + 1].space_before &&
         tokens[left].kind != TokenKind::kSign && tokens[left + 1].kind != TokenKind::kSign;
}

// "8.5" and "1,910": the digits go on behind a sign.
bool is_within_number(const Tokens& tokens, std::size_t sign) noexcept {
  return sign > 0 && sign + 1 < tokens.size() && !tokens[sign].space_before &&
         !tokens[sign + 1].space_before && tokens[sign - 1].kind == TokenKind::kDigits &&
         tokens[sign + 1].kind == TokenKind::kDigits &&
         (tokens.is_sign(sign, '.') || tokens.is_sign(sign, ','));
}

bool is_behind_digits(const Tokens& tokens, std::size_t i) noexcept {
  return i > 0 && is_glued(tokens, i - 1) && tokens[i - 1].kind == TokenKind::kDigits;
}

bool starts_word(const Tokens& tokens, std::size_t i) noexcept {
  if (tokens[i].kind == TokenKind::kSign) return false;
  if (i == 0 || is_behind_digits(tokens, i)) return true;
  return !is_glued(tokens, i - 1) && !is_within_number(tokens, i - 1);
}

bool ends_word(const Tokens& tokens, std::size_t last) noexcept {
  return !is_glued(tokens, last - 1) && !(last < tokens.size() && is_within_number(tokens, last));
}

// Where a word of letters and digits is parted: "GB200" at 2, "OpenAI" at 4; 0 if nowhere.
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

std::string parted(std::string_view name, std::size_t joint) {
  return std::string(name.substr(0, joint)) + ' ' + std::string(name.substr(joint));
}

}  // namespace

Gazetteer::Gazetteer()
    : first_entry_(1, 0),
      edges_(64),
      capital_starts_(kLeastFilterBits / 64),
      lower_starts_(kLeastFilterBits / 64) {}

void Gazetteer::add(std::string_view name, std::uint32_t value, CaseRule rule) {
  if (!has_letter_or_digit(name)) return;
  add_as_written(name, value, rule);
  Entry entry{.value = value, .rule = rule};
  entry.name_begin = static_cast<std::uint32_t>(names_.size() - name.size());
  entry.name_end = static_cast<std::uint32_t>(names_.size());
  const std::size_t space = name.find(' ');
  // Only the first word is parted, so that a name has few spellings.
  const std::string_view word = name.substr(0, space);
  if (const std::size_t joint = digit_joint(word); joint != 0) {
    insert(parted(name, joint), entry, {.respelled = false, .needs_hyphen = joint == 1});
  } else if (space == std::string_view::npos) {
    if (const std::size_t cut = capital_joint(word); cut != 0) {
      insert(parted(name, cut), entry, {.respelled = true});
    }
  }
  if (space != std::string_view::npos && name.find(' ', space + 1) == std::string_view::npos) {
    std::string joined(word);
    joined += name.substr(space + 1);
    insert(joined, entry, {.respelled = true});
  }
}

void Gazetteer::add_as_written(std::string_view name, std::uint32_t value, CaseRule rule) {
  if (!has_letter_or_digit(name)) return;
  Entry entry{.value = value, .rule = rule};
  entry.name_begin = static_cast<std::uint32_t>(names_.size());
  names_ += name;
  entry.name_end = static_cast<std::uint32_t>(names_.size());
  insert(name, entry, {});
  ++size_;
}

std::size_t Gazetteer::add_lines(std::string_view lines) {
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return number;
    const std::string_view name = line.substr(0, tab);
    const std::string_view rest = line.substr(tab + 1);
    std::uint32_t value = 0;
    const auto [stop, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (failed != std::errc()) return number;
    const std::string_view rule = rest.substr(static_cast<std::size_t>(stop - rest.data()));
    if (rule.empty()) {
      add(name, value);
    } else if (rule == "\texact") {
      add(name, value, CaseRule::kExact);
    } else if (rule == "\tany") {
      add(name, value, CaseRule::kAny);
    } else {
      return number;
    }
  }
  return 0;
}

void Gazetteer::insert(std::string_view spelling, const Entry& entry, Spelling how) {
  const Tokens tokens(spelling);
  std::uint32_t node = 0;
  bool first = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!first && is_inner_hyphen(tokens, i)) continue;
    const std::uint64_t token = token_hash(tokens.folded(i));
    if (first) {
      if (tokens[i].kind == TokenKind::kSign) return;
      const bool lower = starts_lower(tokens.word(i));
      const std::size_t prefix = prefix_of(tokens.folded(i));
      mark(token, false);
      capital_prefixes_.set(prefix);
      if (lower || entry.rule == CaseRule::kAny) {
        mark(token, true);
        lower_prefixes_.set(prefix);
      }
      first = false;
    }
    node = step_or_add(node, token);
  }
  if (first) return;
  entries_.push_back(entry);
  entries_.back().respelled = how.respelled;
  entries_.back().needs_hyphen = how.needs_hyphen;
  std::uint32_t* slot = &first_entry_[node];
  while (*slot != 0)
    slot = &entries_[*slot - 1].next;
  *slot = static_cast<std::uint32_t>(entries_.size());
}

void Gazetteer::mark(std::uint64_t token, bool lower) {
  starts_.push_back({token, lower});
  if (starts_.size() * kFilterBitsPerStart <= capital_starts_.size() * 64) {
    set_start(starts_.back());
    return;
  }
  const std::size_t words = capital_starts_.size() * 2;
  capital_starts_.assign(words, 0);
  lower_starts_.assign(words, 0);
  for (const Start& start : starts_)
    set_start(start);
}

void Gazetteer::set_start(const Start& start) {
  std::vector<std::uint64_t>& starts = start.lower ? lower_starts_ : capital_starts_;
  const std::size_t bit = start.token & (starts.size() * 64 - 1);
  starts[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

std::uint32_t Gazetteer::step(std::uint32_t node, std::uint64_t token) const noexcept {
  const std::uint64_t key = mix(token + node * 0x9e3779b97f4a7c15U) | 1U;
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t at = (key >> 1U) & mask;; at = (at + 1) & mask) {
    if (edges_[at].key == key) return edges_[at].target;
    if (edges_[at].key == 0) return 0;
  }
}

std::uint32_t Gazetteer::step_or_add(std::uint32_t node, std::uint64_t token) {
  if (const std::uint32_t target = step(node, token); target != 0) return target;
  if ((edge_count_ + 1) * 2 > edges_.size()) grow();
  const std::uint64_t key = mix(token + node * 0x9e3779b97f4a7c15U) | 1U;
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = (key >> 1U) & mask;
  while (edges_[at].key != 0)
    at = (at + 1) & mask;
  const auto target = static_cast<std::uint32_t>(first_entry_.size());
  edges_[at] = {key, target};
  ++edge_count_;
  first_entry_.push_back(0);
  return target;
}

void Gazetteer::grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  const std::size_t mask = edges_.size() - 1;
  for (const Edge& edge : old) {
    if (edge.key == 0) continue;
    std::size_t at = (edge.key >> 1U) & mask;
    while (edges_[at].key != 0)
      at = (at + 1) & mask;
    edges_[at] = edge;
  }
}

bool Gazetteer::may_start(const Tokens& tokens, std::size_t i) const noexcept {
  const std::string_view folded = tokens.folded(i);
  const bool lower = tokens[i].letter_case == LetterCase::kLower || starts_lower(tokens.word(i));
  if (!(lower ? lower_prefixes_ : capital_prefixes_).test(prefix_of(folded))) return false;
  const std::vector<std::uint64_t>& starts = lower ? lower_starts_ : capital_starts_;
  const auto has = [&starts](std::string_view token) {
    const std::size_t bit = token_hash(token) & (starts.size() * 64 - 1);
    return ((starts[bit / 64] >> (bit % 64)) & 1U) != 0;
  };
  if (has(folded)) return true;
  return folded.size() > 2 && folded.back() == 's' && has(folded.substr(0, folded.size() - 1));
}

const Gazetteer::Entry* Gazetteer::choose(std::uint32_t node,
                                          std::string_view text,
                                          NameCase* found) const noexcept {
  const Entry* best = nullptr;
  for (std::uint32_t at = first_entry_[node]; at != 0; at = entries_[at - 1].next) {
    const Entry& entry = entries_[at - 1];
    const std::string_view name =
        std::string_view(names_).substr(entry.name_begin, entry.name_end - entry.name_begin);
    const NameCase name_case = compare(name, text);
    if (!allows(entry.rule, name, text, name_case)) continue;
    if (entry.needs_hyphen && text.find('-') == std::string_view::npos) continue;
    if (name_case == NameCase::kExact) {
      *found = name_case;
      return &entry;
    }
    if (best == nullptr) {
      best = &entry;
      *found = name_case;
    }
  }
  return best;
}

void Gazetteer::take(const Tokens& tokens,
                     std::uint32_t node,
                     NameMatch candidate,
                     std::optional<NameMatch>& best) const {
  if (node == 0 || first_entry_[node] == 0 || !ends_word(tokens, candidate.last)) return;
  candidate.begin = tokens[candidate.first].begin;
  candidate.end = tokens[candidate.last - 1].end - (candidate.inflected ? 1U : 0U);
  const std::string_view text =
      tokens.text().substr(candidate.begin, candidate.end - candidate.begin);
  const Entry* entry = choose(node, text, &candidate.name_case);
  if (entry == nullptr) return;
  if (entry->rule != CaseRule::kAny && is_behind_digits(tokens, candidate.first)) return;
  candidate.value = entry->value;
  candidate.respelled = entry->respelled;
  best = candidate;
}

std::optional<NameMatch> Gazetteer::match_at(const Tokens& tokens, std::size_t i) const {
  std::optional<NameMatch> best;
  if (!may_start(tokens, i) || !starts_word(tokens, i)) return best;
  std::uint32_t node = 0;
  const std::uint32_t block = tokens[i].block;
  for (std::size_t j = i; j < tokens.size() && tokens[j].block == block; ++j) {
    if (j > i && is_inner_hyphen(tokens, j)) continue;
    const std::string_view folded = tokens.folded(j);
    if (folded.size() > 2 && folded.back() == 's' && tokens.word(j).back() == 's') {
      const std::uint32_t bare = step(node, token_hash(folded.substr(0, folded.size() - 1)));
      take(tokens, bare, {.first = i, .last = j + 1, .inflected = true}, best);
    }
    node = step(node, token_hash(folded));
    if (node == 0) break;
    take(tokens, node, {.first = i, .last = j + 1}, best);
  }
  return best;
}

std::vector<NameMatch> Gazetteer::find(const Tokens& tokens) const {
  std::vector<NameMatch> matches;
  for (std::size_t i = 0; i < tokens.size();) {
    // Most tokens are small words that begin no name.
    if (tokens[i].letter_case == LetterCase::kLower &&
        !lower_prefixes_.test(prefix_of(tokens.folded(i)))) {
      ++i;
    } else if (const std::optional<NameMatch> match = match_at(tokens, i)) {
      matches.push_back(*match);
      i = match->last;
    } else {
      ++i;
    }
  }
  return matches;
}

}  // namespace lode::text

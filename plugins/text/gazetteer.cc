// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/gazetteer.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <utility>

#include "plugins/text/token_hash.h"

namespace lode::text {
namespace {

// The first two bytes: tells most tokens that start no name without a hash.
std::size_t prefix_of(std::string_view folded) noexcept {
  const auto byte = [&](std::size_t i) {
    return i < folded.size() ? static_cast<unsigned char>(folded[i]) : std::size_t{0};
  };
  return byte(0) | byte(1) << 8U;
}

const std::uint64_t kAnd = hash("and");
const std::uint64_t kAndSign = hash("&");

// "and" and "&" are one token.
std::uint64_t one_and(std::uint64_t token) noexcept {
  return token == kAnd ? kAndSign : token;
}

// With the final s that is found besides; see NameMatch::inflected.
std::string inflected(std::string_view folded) {
  return std::string(folded == "&" ? "and" : folded) + 's';
}

std::uint64_t key_of(std::uint32_t node, std::uint64_t token) noexcept {
  return (token + node * 0x9e3779b97f4a7c15U) | 1U;
}

// One of 32 bits: tells most tokens that do not go on with a name.
std::uint32_t next_bit(std::uint64_t token) noexcept {
  return 1U << (token >> 59U);
}

// A hyphen within a name means nothing: "GB-200".
bool is_inner_hyphen(const Tokens& tokens, std::size_t i) noexcept {
  return tokens.is_sign(i, '-') && !tokens[i].space_before && i + 1 < tokens.size() &&
         !tokens[i + 1].space_before;
}

// The second token of a name, hyphens left out; size() if it has one alone.
std::size_t second_of(const Tokens& name) noexcept {
  std::size_t i = 1;
  while (i < name.size() && is_inner_hyphen(name, i))
    ++i;
  return i;
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

std::string parted(std::string_view name, std::size_t joint) {
  return std::string(name.substr(0, joint)) + ' ' + std::string(name.substr(joint));
}

}  // namespace

Gazetteer::Gazetteer() : first_entry_(1, 0), edges_(64) {}

void Gazetteer::Starts::add(const Tokens& name) {
  const std::string_view first = name.folded(0);
  const std::uint64_t token = one_and(hash(first));
  prefixes.set(prefix_of(first));
  const std::size_t second = second_of(name);
  if (second == name.size()) {
    alone.add(token);
    alone.add(hash(inflected(first)));
    return;
  }
  // A text may have a hyphen where the name has none.
  for (const std::string_view next : {name.folded(second), std::string_view("-")})
    pairs.add(pair_hash(token, one_and(hash(next))));
  pairs.add(pair_hash(token, hash(inflected(name.folded(second)))));
}

const Gazetteer::Starts& Gazetteer::starts_of(const Token& token,
                                              std::string_view text) const noexcept {
  const bool lower =
      token.letter_case == LetterCase::kLower ||
      (token.letter_case == LetterCase::kMixed && starts_lower(text.substr(token.begin, 1)));
  return starts_[lower ? 1 : 0];
}

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
  if (tokens.size() == 0 || tokens[0].kind == TokenKind::kSign) return;
  starts_[0].add(tokens);
  if (starts_lower(tokens.word(0)) || entry.rule == CaseRule::kAny) starts_[1].add(tokens);
  std::uint32_t node = 0;
  std::uint64_t key = 0;  // Of the edge to `node`; edges move as they grow.
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && is_inner_hyphen(tokens, i)) continue;
    const std::uint64_t token = one_and(tokens.hash(i));
    if (i > 0) {
      edge_of(key).next_tokens |= next_bit(token) | next_bit(hash(inflected(tokens.folded(i))));
    }
    key = key_of(node, token);
    node = step_or_add(key);
  }
  edge_of(key).ends_name = 1;
  entries_.push_back(entry);
  entries_.back().respelled = how.respelled;
  entries_.back().needs_hyphen = how.needs_hyphen;
  std::uint32_t* slot = &first_entry_[node];
  while (*slot != 0)
    slot = &entries_[*slot - 1].next;
  *slot = static_cast<std::uint32_t>(entries_.size());
}

// The edge, or the free place where it would stand.
const Gazetteer::Edge& Gazetteer::edge_of(std::uint64_t key) const noexcept {
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = (key >> 1U) & mask;
  while (edges_[at].key != key && edges_[at].key != 0)
    at = (at + 1) & mask;
  return edges_[at];
}

Gazetteer::Edge& Gazetteer::edge_of(std::uint64_t key) noexcept {
  return const_cast<Edge&>(std::as_const(*this).edge_of(key));
}

std::uint32_t Gazetteer::step_or_add(std::uint64_t key) {
  if (const Edge& edge = edge_of(key); edge.key != 0) return edge.target;
  if ((edge_count_ + 1) * 2 > edges_.size()) grow();
  const auto target = static_cast<std::uint32_t>(first_entry_.size());
  Edge& edge = edge_of(key);
  edge.key = key;
  edge.target = target & 0x7fffffffU;
  ++edge_count_;
  first_entry_.push_back(0);
  return target;
}

void Gazetteer::grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  for (const Edge& edge : old) {
    if (edge.key != 0) edge_of(edge.key) = edge;
  }
}

const Gazetteer::Entry* Gazetteer::choose(std::uint32_t node,
                                          std::string_view text,
                                          NameCase* found) const noexcept {
  const Entry* best = nullptr;
  for (std::uint32_t at = first_entry_[node]; at != 0; at = entries_[at - 1].next) {
    const Entry& entry = entries_[at - 1];
    const std::string_view name =
        std::string_view(names_).substr(entry.name_begin, entry.name_end - entry.name_begin);
    const NameCase name_case = compare_letters(name, text);
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
  if (!ends_word(tokens, candidate.last)) return;
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

// Precondition: token `i` may start a name.
template <class HashOf>
std::optional<NameMatch> Gazetteer::longest_at(const Tokens& tokens,
                                               std::size_t i,
                                               const HashOf& hash_of) const {
  std::optional<NameMatch> best;
  if (!starts_word(tokens, i)) return best;
  std::uint32_t node = 0;
  std::uint32_t next_tokens = ~0U;
  const std::uint32_t block = tokens[i].block;
  for (std::size_t j = i; next_tokens != 0 && j < tokens.size() && tokens[j].block == block; ++j) {
    if (j > i && is_inner_hyphen(tokens, j)) continue;
    const std::uint64_t token = one_and(hash_of(j));
    if ((next_tokens & next_bit(token)) == 0) break;
    const std::string_view folded = tokens.folded(j);
    if (folded.size() > 2 && folded.back() == 's' && tokens.word(j).back() == 's') {
      const Edge& bare = edge_of(key_of(node, one_and(tokens.hash(j, 1))));
      if (bare.ends_name != 0)
        take(tokens, bare.target, {.first = i, .last = j + 1, .inflected = true}, best);
    }
    const Edge& edge = edge_of(key_of(node, token));
    if (edge.key == 0) break;
    node = edge.target;
    next_tokens = edge.next_tokens;
    if (edge.ends_name != 0) take(tokens, node, {.first = i, .last = j + 1}, best);
  }
  return best;
}

std::optional<NameMatch> Gazetteer::match_at(const Tokens& tokens, std::size_t i) const {
  const Starts& starts = starts_of(tokens[i], tokens.text());
  if (!starts.prefixes.test(prefix_of(tokens.folded(i)))) return std::nullopt;
  const std::uint64_t next = i + 1 < tokens.size() ? one_and(tokens.hash(i + 1)) : 0;
  if (!starts.may_have(one_and(tokens.hash(i)), next)) return std::nullopt;
  return longest_at(tokens, i, [&](std::size_t j) { return tokens.hash(j); });
}

std::optional<NameMatch> Gazetteer::match_at(const Tokens& tokens,
                                             std::size_t i,
                                             Hashes hashes) const {
  return longest_at(tokens, i, [&](std::size_t j) { return hashes[j]; });
}

std::vector<NameMatch> Gazetteer::find(const Tokens& tokens) const {
  std::vector<NameMatch> matches;
  for (std::size_t i = 0; i < tokens.size();) {
    const std::optional<NameMatch> match =
        tokens[i].kind == TokenKind::kSign ? std::nullopt : match_at(tokens, i);
    if (match) matches.push_back(*match);
    i = match ? match->last : i + 1;
  }
  return matches;
}

// All tokens of a block that may start a name, as bits; where they may go on is fetched meanwhile.
std::uint64_t Gazetteer::starts_in(const Tokens& tokens,
                                   Hashes hashes,
                                   std::size_t first,
                                   std::size_t last) const {
  std::uint64_t starts = 0;
  std::uint64_t token = one_and(hashes[first]);
  for (std::size_t i = first; i < last; ++i) {
    const std::uint64_t next = i + 1 < tokens.size() ? one_and(hashes[i + 1]) : 0;
    if (tokens[i].kind != TokenKind::kSign) {
      const bool may = starts_of(tokens[i], tokens.text()).may_have(token, next);
      starts |= std::uint64_t{may} << (i - first);
    }
    token = next;
  }
  for (std::uint64_t rest = starts; rest != 0; rest &= rest - 1) {
    const std::size_t i = first + static_cast<std::size_t>(std::countr_zero(rest));
    const std::uint64_t key = key_of(0, one_and(hashes[i]));
    __builtin_prefetch(&edges_[(key >> 1U) & (edges_.size() - 1)]);
  }
  return starts;
}

std::vector<NameMatch> Gazetteer::find(const Tokens& tokens, Hashes hashes) const {
  constexpr std::size_t kBlock = 64;
  std::vector<NameMatch> matches;
  std::size_t behind = 0;  // The last match.
  for (std::size_t first = 0; first < tokens.size(); first += kBlock) {
    std::uint64_t starts =
        starts_in(tokens, hashes, first, std::min(tokens.size(), first + kBlock));
    for (; starts != 0; starts &= starts - 1) {
      const std::size_t i = first + static_cast<std::size_t>(std::countr_zero(starts));
      if (i < behind) continue;
      if (const std::optional<NameMatch> match = match_at(tokens, i, hashes)) {
        matches.push_back(*match);
        behind = match->last;
      }
    }
  }
  return matches;
}

}  // namespace lode::text

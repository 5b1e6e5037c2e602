// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/evidence.h"

#include <algorithm>
#include <string_view>

#include "plugins/company/runs.h"

namespace lode::company {
namespace {

using text::Tokens;

constexpr int kProof = 4;
constexpr int kFrame = 2;
constexpr int kInList = 2;

bool has_symbol(const Catalog& catalog, const Found& found, std::string_view symbol) {
  for (const std::uint32_t target : found.name->targets) {
    const auto& symbols = catalog.companies()[target].symbols;
    if (std::find(symbols.begin(), symbols.end(), symbol) != symbols.end()) return true;
  }
  return false;
}

bool has_proof(const Catalog& catalog,
               const Tokens& tokens,
               const Surroundings& around,
               const Found& found) {
  const std::size_t last = found.match.last;
  const std::size_t form = around.legal_form(last);
  if (form > 0) return true;
  const std::size_t symbol = around.symbol_after(last);
  return symbol != 0 && has_symbol(catalog, found, tokens.word(symbol));
}

// "Target (CRWV)": another company that bears the name.
bool has_foreign_symbol(const Catalog& catalog,
                        const Tokens& tokens,
                        const Surroundings& around,
                        const Found& found) {
  const std::size_t symbol = around.symbol_after(found.match.last);
  return symbol != 0 && around.has_exchange_symbol(found.match.last) &&
         !catalog.companies()[found.company].symbols.empty() &&
         !has_symbol(catalog, found, tokens.word(symbol));
}

// "the Amazon", "der Block": firms have no article, unless a noun follows ("die Meta-Aktie").
bool has_article(const Tokens& tokens, const Found& found) {
  constexpr std::string_view kArticles[] = {
      "the", "der", "die", "das", "den", "dem", "des", "im", "am", "el", "los", "las", "les"};
  const std::size_t first = found.match.first;
  const std::size_t last = found.match.last;
  if (first == 0 || !is_one_of(tokens.folded(first - 1), kArticles)) return false;
  return last >= tokens.size() || !(tokens.is_sign(last, '-') || tokens.is_sign(last, '\''));
}

// Only commas, slashes, dashes and one "and" stand between tokens `from` and `to`.
bool is_list_gap(const Tokens& tokens, std::size_t from, std::size_t to) {
  constexpr std::string_view kJoints[] = {",",  "/",    "-",    "&",  "and",  "or", "und",
                                          "et", "y",    "e",    "ou", "oder", "o",  "like",
                                          "as", "from", "with", "to", "'",    "s"};
  if (to < from || to - from > 3 || to == from) return false;
  for (std::size_t i = from; i < to; ++i) {
    if (std::find(std::begin(kJoints), std::end(kJoints), tokens.folded(i)) == std::end(kJoints))
      return false;
  }
  return tokens[from].block == tokens[to].block;
}

bool is_company(const Found& found) {
  return found.name->kind == Name::Kind::kCompany;
}

bool is_in_list(const Tokens& tokens, const std::vector<Found>& found, std::size_t at) {
  const auto sure = [&](std::size_t i) { return is_company(found[i]) && !found[i].weak; };
  if (at > 0 && sure(at - 1) &&
      is_list_gap(tokens, found[at - 1].match.last, found[at].match.first))
    return true;
  return at + 1 < found.size() && sure(at + 1) &&
         is_list_gap(tokens, found[at].match.last, found[at + 1].match.first);
}

// Short acronyms have many meanings, too.
bool is_common_word(const Tokens& tokens, const Surroundings& around, const Found& found) {
  constexpr std::size_t kShortAcronym = 3;
  const std::size_t first = found.match.first;
  if (around.starts(Cue::kCommon, first)) return true;
  return found.match.last - first == 1 && tokens.word(first).size() <= kShortAcronym &&
         tokens[first].letter_case == text::LetterCase::kUpper;
}

}  // namespace

Topic topic_of(const Catalog& catalog,
               const Tokens& tokens,
               const Surroundings& around,
               const std::vector<Found>& found) {
  Topic topic;
  std::vector<std::uint32_t> companies;
  for (const Found& f : found) {
    if (is_company(f) && !f.weak) companies.push_back(f.company);
  }
  std::sort(companies.begin(), companies.end());
  companies.erase(std::unique(companies.begin(), companies.end()), companies.end());
  topic.sure_companies = companies.size();
  // A company of the field says as much as a word of it.
  const bool any_of_field =
      std::any_of(companies.begin(), companies.end(), [&](std::uint32_t company) {
        constexpr std::string_view kSectors[] = {
            "lab", "neocloud", "chip", "cloud", "miner", "hyperscaler"};
        return is_one_of(catalog.companies()[company].sector, kSectors);
      });
  std::string_view word;
  for (std::size_t i = 0;
       !topic.is_ours && (i = around.next_of(bit(Cue::kTopic), i)) < tokens.size();
       ++i) {
    if (!around.starts(Cue::kTopic, i)) continue;
    topic.is_ours = any_of_field || (!word.empty() && word != tokens.folded(i));
    word = tokens.folded(i);
  }
  return topic;
}

bool is_surname(const Tokens& tokens, const Surroundings& around, std::size_t first) {
  if (first == 0 || tokens[first].starts_sentence || !tokens[first].space_before ||
      tokens[first - 1].block != tokens[first].block)
    return false;
  std::size_t i = first - 1;
  if (tokens.is_sign(i, '.')) {
    if (i == 0) return false;
    --i;
    if (around.is_capital(i) && tokens.word(i).size() == 1) return true;
  }
  return around.starts(Cue::kFirstName, i) || around.starts(Cue::kPerson, i);
}

Evidence score(const Catalog& catalog,
               const Text& text,
               Surroundings& around,
               const Topic& topic,
               const std::vector<Found>& found,
               std::size_t at) {
  const Found& f = found[at];
  const Tokens& tokens = text.tokens;
  const std::size_t first = f.match.first;
  if (has_proof(catalog, tokens, around, f)) return {.points = kProof, .proof = true};
  if (has_foreign_symbol(catalog, tokens, around, f)) return {};
  int points = (topic.is_ours ? 1 : 0) + (topic.sure_companies > 0 ? 1 : 0);
  const bool frame = around.follows(Cue::kAfter, f.match.last) ||
                     around.precedes(Cue::kBefore, first) || around.precedes(Cue::kLead, first) ||
                     around.precedes(Cue::kNoun, first) || around.precedes(Cue::kObject, first);
  if (frame) points += kFrame;
  if (!frame && has_article(tokens, f)) points -= 1;
  const bool common = is_common_word(tokens, around, f);
  const bool opens = around.is_first(first) || around.is_title(first);
  if (!common) points += 1;
  const bool listed = is_in_list(tokens, found, at) && !(common && opens);
  if (listed) points += kInList;
  if (around.is_possessive(f.match.last)) points += 1;
  const bool german_noun = text.language == "de" && around.starts(Cue::kGermanNoun, first);
  if (!german_noun && !opens) points += 1;
  return {.points = points, .frame = (frame || listed) && !(f.name->strict && opens)};
}

bool is_part_of_longer(const Text& text,
                       Surroundings& around,
                       const std::vector<Found>& found,
                       std::size_t at) {
  const Tokens& tokens = text.tokens;
  const Found& f = found[at];
  const std::size_t next = f.match.last;
  if (text.language == "de" || around.is_title(f.match.first)) return false;
  const auto is_name_part = [&](std::size_t i) {
    return around.is_capital(i) && tokens.word(i).size() > 1 && !around.starts(Cue::kAfter, i) &&
           !around.starts(Cue::kTopic, i) && !around.starts(Cue::kLegal, i) &&
           tokens[i].letter_case != text::LetterCase::kMixed;
  };
  const bool is_next_known = at + 1 < found.size() && found[at + 1].match.first == next;
  if (!is_next_known && next < tokens.size() && tokens[next].space_before &&
      !tokens[next].starts_sentence && tokens[next].block == tokens[next - 1].block &&
      is_name_part(next)) {
    return true;
  }
  const std::size_t first = f.match.first;
  const bool is_previous_known = at > 0 && found[at - 1].match.last == first;
  return !is_previous_known && first > 0 && tokens[first].space_before &&
         !tokens[first].starts_sentence && tokens[first].block == tokens[first - 1].block &&
         is_name_part(first - 1) && !around.is_function_word(first - 1) &&
         (!around.is_first(first - 1) || f.name->strict || around.legal_form(next) > 0) &&
         !around.starts(Cue::kLead, first - 1) && !around.starts(Cue::kBefore, first - 1);
}

}  // namespace lode::company

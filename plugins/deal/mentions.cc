// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/mentions.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lode::deal {
namespace {

using text::LetterCase;
using text::TokenKind;
using text::Tokens;
using Class = Word::Class;

constexpr double kCompared = 0.3;
constexpr std::size_t kMostPlainWords = 6;  // "with [the privately held cloud provider] X".
constexpr std::size_t kMostNameWords = 3;
constexpr std::size_t kMostMentionsBack = 12;
constexpr std::uint32_t kMostSentencesBack = 3;

bool is_joint(std::string_view word) {
  constexpr std::string_view kJoints[] = {",",
                                          "and",
                                          "&",
                                          "et",
                                          "und",
                                          "sowie",
                                          "y",
                                          "e",
                                          "'",
                                          "s",
                                          "the",
                                          "la",
                                          "le",
                                          "de",
                                          "d",
                                          "von",
                                          "von"};
  return is_one_of(kJoints, word);
}

bool is_owner_at(const Tokens& tokens, std::size_t last) {
  return last + 1 < tokens.size() && tokens.is_sign(last, '\'') && !tokens[last].space_before &&
         tokens.folded(last + 1) == "s";
}

}  // namespace

Mentions::Mentions(const Lexicon& lexicon, const Input& input, const Words& words)
    : lexicon_(lexicon), input_(input) {
  take_parties();
  for (std::size_t i = 0; i < all_.size(); ++i)
    all_[i].standing = standing(i, words);
  find_lists();
  set_ties();
  find_references(words);
}

std::size_t Mentions::first_from(std::size_t token) const {
  const auto at =
      std::lower_bound(all_.begin(), all_.end(), token, [](const Mention& mention, std::size_t i) {
        return mention.first < i;
      });
  return static_cast<std::size_t>(at - all_.begin());
}

void Mentions::take_parties() {
  const Tokens& tokens = input_.tokens;
  for (std::size_t i = 0; i < input_.parties.size(); ++i) {
    Mention mention;
    mention.first = tokens.at_or_after(input_.parties[i].begin);
    mention.last = std::max(mention.first + 1, tokens.at_or_after(input_.parties[i].end));
    mention.party = i;
    mention.is_owner = is_owner_at(tokens, mention.last);
    // The ticker of "Microsoft (MSFT)" is no mention of its own.
    ++counts_[input_.parties[i].id];
    const bool ticker = !all_.empty() && mention.first > 0 &&
                        mention.first <= all_.back().last + 1 &&
                        tokens.is_sign(mention.first - 1, '(') &&
                        input_.parties[i].id == input_.parties[all_.back().party].id;
    if (!ticker) all_.push_back(mention);
  }
}

double Mentions::standing(std::size_t i, const Words& words) const {
  const Tokens& tokens = input_.tokens;
  const Mention& place = all_[i];
  const auto is_word = [](const Lexicon::Found& found, Class type) {
    return found.word.type == type;
  };
  auto at = std::lower_bound(
      words.begin(), words.end(), place.first, [](const Lexicon::Found& found, std::size_t token) {
        return found.first < token;
      });
  for (auto after = at; after != words.end() && after->first <= place.last + 4; ++after) {
    if (after->first >= place.last + 2 && !place.is_owner) break;
    const bool given = place.first > 0 && tie_of_word(tokens.folded(place.first - 1)) == Tie::kTo;
    const bool product =
        (is_word(*after, Class::kProduct) && !given) || is_word(*after, Class::kBacked);
    if (after->first >= place.last && product) return kCompared;
  }
  while (at != words.begin()) {
    --at;
    if (at->first + 4 < place.first) break;
    // "chips avanzados de X"
    const bool of = place.first > 0 && is_of(tokens.folded(place.first - 1));
    if (at->last > place.first || at->last + (of ? 2 : 1) < place.first) continue;
    const bool investors = at->first > 0 && is_investor_noun(tokens.folded(at->first - 1));
    if (investors) continue;  // "from backers such as Aker"
    const bool glued = at->last == place.first || of;
    if (is_word(*at, Class::kAside) || (glued && is_word(*at, Class::kProduct))) return kCompared;
  }
  const std::uint32_t end = input_.parties[place.party].end;
  const auto gpu_after = std::lower_bound(
      input_.gpus.begin(), input_.gpus.end(), end, [](const Detail& gpu, std::uint32_t from) {
        return gpu.begin < from;
      });
  if (gpu_after != input_.gpus.end() && gpu_after->begin <= end + 2) return kCompared;
  return 1;
}

// Commas and "and" alone, or also the owner of the next: "Microsoft and Elon Musk's xAI".
bool Mentions::is_list_gap(std::size_t from, std::size_t to) const {
  constexpr std::size_t kMostTokens = 6;
  const Tokens& tokens = input_.tokens;
  if (to <= from || to - from > kMostTokens) return false;
  const bool owned = to - from >= 4 && tokens.folded(to - 1) == "s" && tokens.is_sign(to - 2, '\'');
  bool has_joint = false;
  for (std::size_t i = from; i < to; ++i) {
    const std::string_view word = tokens.folded(i);
    const bool joint = is_joint(word);
    const bool name =
        owned && i > from && i < to - 2 && tokens[i].letter_case == LetterCase::kTitle;
    if (!joint && !name) return false;
    if (word == "," || word == "and" || word == "&" || word == "et" || word == "und" ||
        word == "y" || word == "sowie" || word == "e") {
      has_joint = true;
    }
  }
  return has_joint && (owned || to - from <= 4);
}

// Numbers the enumerations: "Aker, Nokia and Nvidia". Two names with a comma alone are none:
// "unlike X, Y pays".
void Mentions::find_lists() {
  const Tokens& tokens = input_.tokens;
  std::size_t number = 0;
  for (std::size_t first = 0; first < all_.size();) {
    std::size_t last = first + 1;
    bool has_word = false;
    for (; last < all_.size(); ++last) {
      const Mention& before = all_[last - 1];
      if (tokens[all_[last].first].sentence != tokens[before.first].sentence ||
          !is_list_gap(before.last, all_[last].first)) {
        break;
      }
      for (std::size_t t = before.last; t < all_[last].first; ++t)
        has_word = has_word || !tokens.is_sign(t, ',');
    }
    if (last - first >= 3 || (last - first == 2 && has_word)) {
      ++number;
      for (std::size_t i = first; i < last; ++i) {
        all_[i].list = number;
        // "counts Nvidia and Magnetar among its backers": a list has one standing.
        if (i > first) all_[i].standing = std::min(all_[i].standing, all_[i - 1].standing);
      }
    }
    first = last;
  }
}

// The preposition before a mention, over an article and words that describe it.
Tie Mentions::tie_of(std::size_t i) const {
  const Tokens& tokens = input_.tokens;
  const Mention& mention = all_[i];
  const std::size_t stop = tokens.sentence_of(mention.first).first;
  const std::size_t other = i > 0 ? all_[i - 1].last : 0;
  std::size_t plain = 0;
  std::size_t names = 0;
  bool has_article = false;
  for (std::size_t t = mention.first; t > stop && t > other;) {
    --t;
    const std::string_view word = tokens.folded(t);
    const Tie tie = tie_of_word(word);
    if (tie == Tie::kOf && t > stop && tie_of_word(tokens.folded(t - 1)) == Tie::kFrom)
      return Tie::kFrom;  // "auprès de"
    // "operador de centros de datos X" is not "of X".
    const bool describes = tie == Tie::kOf && !has_article && plain > 0;
    if (describes) {
      ++plain;
      continue;
    }
    // English articles look like prepositions of others: "a", "an".
    const bool foreign =
        (word == "a" && input_.language != "es") || (word == "an" && input_.language != "de");
    if (tie != Tie::kNone && !foreign) return tie;
    if (ends_noun_phrase(word)) return Tie::kNone;
    if (tokens[t].kind == TokenKind::kDigits) return Tie::kNone;
    if (tokens[t].kind == TokenKind::kSign) {
      if (word == "'" || word == "-" || word == "\"") continue;
      return Tie::kNone;
    }
    if (has_article) return Tie::kNone;
    has_article = is_article(word);
    if (has_article) continue;
    const bool title = tokens[t].letter_case != LetterCase::kLower;
    if (title ? ++names > kMostNameWords : ++plain > kMostPlainWords) return Tie::kNone;
  }
  return Tie::kNone;
}

// "of it", but not "dont il".
Tie Mentions::tie_of_pronoun(std::size_t token) const {
  if (token == 0 || input_.tokens[token].starts_sentence) return Tie::kNone;
  const Tie tie = tie_of_word(input_.tokens.folded(token - 1));
  return tie == Tie::kAmong ? Tie::kNone : tie;
}

// "a group made up of X, Y and Z buys": the names themselves are the subject.
bool Mentions::is_group(std::size_t mention) const {
  constexpr std::string_view kWords[] = {"made",
                                         "consisting",
                                         "composed",
                                         "consortium",
                                         "formado",
                                         "formada",
                                         "consorcio",
                                         "composé",
                                         "formé",
                                         "bestehend",
                                         "konsortium",
                                         "consisted"};
  constexpr std::size_t kReach = 3;
  const std::size_t first = all_[mention].first;
  for (std::size_t t = first > kReach ? first - kReach : 0; t < first; ++t) {
    if (is_one_of(kWords, input_.tokens.folded(t))) return true;
  }
  return false;
}

void Mentions::set_ties() {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const bool follows = i > 0 && all_[i].list != 0 && all_[i].list == all_[i - 1].list;
    all_[i].tie = tie_of(i);
    if (all_[i].list != 0 && !follows && is_group(i)) all_[i].tie = Tie::kNone;
    if (follows && (all_[i].tie == Tie::kNone || all_[i].tie == Tie::kOf)) {
      all_[i].tie = all_[i - 1].tie;
    }
  }
}

// "the lab OpenAI", "the lab (OpenAI)".
bool Mentions::is_apposed(std::size_t last, std::size_t first) const {
  if (first == last) return true;
  return first == last + 1 && input_.tokens[last].kind == TokenKind::kSign &&
         !input_.tokens.is_sign(last, ',') && !input_.tokens.is_sign(last, '.');
}

// "It", or a noun behind a definite article that is not part of a name's description.
bool Mentions::refers(const Lexicon::Found& found) const {
  const Tokens& tokens = input_.tokens;
  switch (found.word.type) {
    case Class::kPronoun: return tokens[found.first].letter_case != LetterCase::kUpper;
    case Class::kFirstPronoun: return tokens[found.first].starts_sentence;
    case Class::kOwn:  // Not Spanish "Son".
      return tokens[found.first].letter_case == LetterCase::kLower ||
             tokens.folded(found.first) != "son";
    case Class::kCompanyNoun: break;
    default: return false;
  }
  constexpr std::size_t kArticleReach = 3;
  const std::size_t next = first_from(found.first);
  if (next < all_.size() && is_apposed(found.last, all_[next].first)) return false;
  if (next > 0 && all_[next - 1].last + kArticleReach >= found.first &&
      all_[next - 1].last + 1 >= found.first) {
    return false;  // "Nebius Group"
  }
  const std::size_t stop = found.first > kArticleReach ? found.first - kArticleReach : 0;
  for (std::size_t t = found.first; t > stop; --t) {
    if (is_article(tokens.folded(t - 1))) return true;
    if (tokens[t - 1].kind == TokenKind::kSign && !tokens.is_sign(t - 1, '-') &&
        !tokens.is_sign(t - 1, '\'')) {
      return false;
    }
  }
  return false;
}

// Of the mentions so far.
std::optional<std::size_t> Mentions::meant_by(const Lexicon::Found& found,
                                              const std::vector<Mention>& before) const {
  const Tokens& tokens = input_.tokens;
  const std::uint32_t sentence = tokens[found.first].sentence;
  const auto side = static_cast<Side>(found.word.value);
  const bool noun = found.word.type == Class::kCompanyNoun;
  const bool sided = noun && side != Side::kUnknown;
  std::optional<std::size_t> subject;  // The first plain mention of the nearest sentence,
  std::optional<std::size_t> other;    // or the nearest first one with a preposition.
  std::uint32_t subject_sentence = 0;
  std::size_t seen = 0;
  for (std::size_t i = before.size(); i > 0 && seen < kMostMentionsBack; --i, ++seen) {
    const Mention& mention = before[i - 1];
    const std::uint32_t at = tokens[mention.first].sentence;
    if (at + kMostSentencesBack < sentence) break;
    if (subject && at != subject_sentence && !sided) break;
    if (mention.standing < 1 || (noun && at == sentence)) continue;
    if (sided && lexicon_.side_of(input_.parties[mention.party].id) == side) return mention.party;
    if (subject && at != subject_sentence) continue;
    if (mention.tie == Tie::kNone && !mention.is_owner) {
      subject = mention.party;
      subject_sentence = at;
    } else if (!subject && (mention.tie == Tie::kFor || mention.tie == Tie::kIn)) {
      subject = mention.party;  // "Rumour had for months credited Lambda".
      subject_sentence = at;
    } else if (!other) {
      other = mention.party;
    }
  }
  // From afar it is rather the company that the text is about.
  if (!sided && subject && subject_sentence + 2 <= sentence) return most_named(before, *subject);
  return subject ? subject : other;
}

// Of the last few mentions.
std::size_t Mentions::most_named(const std::vector<Mention>& before, std::size_t party) const {
  const std::size_t first =
      before.size() > kMostMentionsBack ? before.size() - kMostMentionsBack : 0;
  for (std::size_t i = before.size(); i > first; --i) {
    const Mention& mention = before[i - 1];
    if (mention.standing < 1) continue;
    const auto named = [&](std::size_t p) { return counts_.at(input_.parties[p].id); };
    if (named(mention.party) > named(party)) party = mention.party;
  }
  return party;
}

void Mentions::find_references(const Words& words) {
  std::vector<Mention> merged;
  std::size_t next = 0;
  const auto take_until = [&](std::size_t token) {
    for (; next < all_.size() && all_[next].first < token; ++next)
      merged.push_back(all_[next]);
  };
  for (const Lexicon::Found& found : words) {
    if (!refers(found)) continue;
    take_until(found.first);
    const auto party = meant_by(found, merged);
    if (!party) continue;
    if (!merged.empty() && merged.back().last > found.first) continue;
    Mention mention{found.first, found.last, *party};
    mention.is_reference = true;
    mention.is_pronoun = found.word.type != Class::kCompanyNoun;
    mention.is_owner = found.word.type == Class::kOwn || is_owner_at(input_.tokens, mention.last);
    merged.push_back(mention);
  }
  take_until(input_.tokens.size() + 1);
  all_ = std::move(merged);
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (!all_[i].is_reference || all_[i].is_owner) continue;
    all_[i].tie = all_[i].is_pronoun ? tie_of_pronoun(all_[i].first) : tie_of(i);
  }
}

}  // namespace lode::deal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/evidence.h"

#include <algorithm>

#include "plugins/deal/context_words.h"

namespace lode::deal {
namespace {

using text::Tokens;

// How much a word of each kind says; general words say less. Order of Kind.
constexpr std::array<double, kKinds> kKindWeights = {1.0, 1.6, 1.3, 1.3, 1.6, 1.5, 1.0, 0.8, 1.0};
constexpr double kWordStep = 0.12;  // Loss per token between word and amount.
constexpr double kPartyStep = 0.08;
constexpr double kNeighbour = 0.3;  // Weight of words in the sentences before and after.
constexpr double kSentenceBase = 0.4;
constexpr double kCompared = 0.3;
constexpr double kLeastMark = 0.25;
constexpr double kSaid = 2;          // Votes of "contract from X", against one of a verb.
constexpr double kAntecedent = 0.8;  // Of the company that a pronoun means.

std::size_t token_at(const Tokens& tokens, std::uint32_t begin) {
  return tokens.at_or_after(begin);
}

}  // namespace

void Evidence::add(const Evidence& other) {
  for (std::size_t k = 0; k < kKinds; ++k) {
    kinds[k] += other.kinds[k];
    if (other.kind_best[k] > kind_best[k]) {
      kind_best[k] = other.kind_best[k];
      kind_marks[k] = other.kind_marks[k];
    }
  }
  if (other.status_weight > status_weight) {
    status_weight = other.status_weight;
    status_mark = other.status_mark;
  }
  for (const auto& [id, stake] : other.stakes) {
    Stake& mine = stakes[id];
    mine.weight += stake.weight;
    mine.pays += stake.pays;
    mine.in_sentence = mine.in_sentence || stake.in_sentence;
    mine.plain = mine.plain || stake.plain;
    mine.by_product = mine.by_product || stake.by_product;
    if (mine.list == 0) mine.list = stake.list;
    if (stake.nearest_weight > mine.nearest_weight) {
      mine.nearest = stake.nearest;
      mine.nearest_weight = stake.nearest_weight;
    }
  }
  if (!term) term = other.term;
  if (!date) date = other.date;
  gpus.insert(gpus.end(), other.gpus.begin(), other.gpus.end());
  quantities.insert(quantities.end(), other.quantities.begin(), other.quantities.end());
}

Kind Evidence::best_kind() const {
  const auto best = std::max_element(kinds.begin(), kinds.end());
  if (*best < kLeastMark) return Kind::kOther;
  return static_cast<Kind>(best - kinds.begin());
}

Reader::Reader(const Lexicon& lexicon, const Input& input)
    : lexicon_(lexicon), input_(input), words_(lexicon.find(input.tokens)) {
  for (const Party& party : input.parties) {
    const std::size_t first = token_at(input.tokens, party.begin);
    parties_.push_back({first, std::max(first + 1, token_at(input.tokens, party.end))});
    ++mentions_[party.id];
  }
  drop_words_of_names();
  for (std::size_t i = 0; i < parties_.size(); ++i)
    standings_.push_back(standing(i));
  find_lists();
}

// "Data Centers" in the name of a company says nothing of a deal.
void Reader::drop_words_of_names() {
  const auto in_name = [this](const Lexicon::Found& found) {
    const std::size_t next = first_party_from(found.first + 1);
    return next > 0 && found.last <= parties_[next - 1].last;
  };
  words_.erase(std::remove_if(words_.begin(), words_.end(), in_name), words_.end());
}

// Numbers the enumerations: "Aker, Nokia and Nvidia".
void Reader::find_lists() {
  lists_.assign(parties_.size(), 0);
  std::size_t number = 0;
  for (std::size_t i = 1; i < parties_.size(); ++i) {
    const bool joined =
        is_list_gap(parties_[i - 1].last, parties_[i].first) &&
        input_.tokens[parties_[i].first].sentence == input_.tokens[parties_[i - 1].first].sentence;
    if (!joined) continue;
    if (lists_[i - 1] == 0) lists_[i - 1] = ++number;
    lists_[i] = lists_[i - 1];
  }
}

double Reader::standing(std::size_t party) const {
  const Place& place = parties_[party];
  const auto is_word = [&](const Lexicon::Found& found, Word::Class type) {
    return found.word.type == type;
  };
  auto at = std::lower_bound(
      words_.begin(), words_.end(), place.first, [](const Lexicon::Found& found, std::size_t i) {
        return found.first < i;
      });
  for (auto after = at; after != words_.end() && after->first <= place.last + 1; ++after) {
    if (after->first >= place.last && is_word(*after, Word::Class::kProduct)) return kCompared;
  }
  while (at != words_.begin()) {
    --at;
    if (at->first + 4 < place.first) break;
    if (at->last > place.first || at->last + 1 < place.first) continue;
    const bool investors = at->first > 0 && is_investor_noun(input_.tokens.folded(at->first - 1));
    if (investors) continue;  // "from backers such as Aker"
    const bool glued = at->last == place.first || is_of(input_.tokens.folded(at->last));
    if (is_word(*at, Word::Class::kAside) || (glued && is_word(*at, Word::Class::kProduct)))
      return kCompared;
  }
  // "counts Nvidia and Magnetar among its backers": a list has one standing.
  if (party > 0 && standings_[party - 1] < 1 && is_list_gap(parties_[party - 1].last, place.first))
    return kCompared;
  const auto gpu_after =
      std::lower_bound(input_.gpus.begin(),
                       input_.gpus.end(),
                       input_.parties[party].end,
                       [](const Detail& gpu, std::uint32_t end) { return gpu.begin < end; });
  if (gpu_after != input_.gpus.end() && gpu_after->begin <= input_.parties[party].end + 2)
    return kCompared;
  return 1;
}

// Commas and "and" alone, or also the owner of the next: "Microsoft and Elon Musk's xAI".
bool Reader::is_list_gap(std::size_t from, std::size_t to) const {
  constexpr std::string_view kJoints[] = {",", "and", "&", "et", "und", "y", "e", "'", "s"};
  constexpr std::size_t kMostTokens = 6;
  if (to <= from || to - from > kMostTokens) return false;
  const bool owned =
      to - from >= 4 && input_.tokens.folded(to - 1) == "s" && input_.tokens.is_sign(to - 2, '\'');
  for (std::size_t i = from; i < to; ++i) {
    const std::string_view word = input_.tokens.folded(i);
    const bool joint = std::find(std::begin(kJoints), std::end(kJoints), word) != std::end(kJoints);
    const bool name =
        owned && i > from && i < to - 2 && input_.tokens[i].letter_case == text::LetterCase::kTitle;
    if (!joint && !name) return false;
  }
  return owned || to - from <= 3;
}

Reader::Window Reader::window(std::size_t first, std::size_t last) const {
  Window w{.core = {first, last}};
  const std::size_t low = first > kReach ? first - kReach : 0;
  const std::size_t high = std::min(input_.tokens.size(), last + kReach);
  const auto range = input_.tokens.sentence_of(first);
  w.first = std::max(range.first, low);
  w.last = std::min(range.last, high);
  w.from = w.first > 0 ? std::max(input_.tokens.sentence_of(w.first - 1).first, low) : 0;
  w.to = w.last < input_.tokens.size() ? std::min(input_.tokens.sentence_of(w.last).last, high)
                                       : w.last;
  return w;
}

double Reader::nearness(const Window& w, const Place& place, double step) const {
  const std::size_t gap = place.last <= w.core.first   ? w.core.first - place.last
                          : place.first >= w.core.last ? place.first - w.core.last
                                                       : 0;
  return 1 / (1 + step * static_cast<double>(gap));
}

Evidence Reader::read_span(std::uint32_t begin, std::uint32_t end) const {
  const std::size_t first = token_at(input_.tokens, begin);
  return read(first, std::max(first + 1, token_at(input_.tokens, end)));
}

Evidence Reader::read(std::size_t first, std::size_t last) const {
  const Window w = window(first, last);
  Evidence evidence;
  evidence.core = {input_.tokens[first].begin, input_.tokens[last - 1].end, 0};
  evidence.begin = input_.tokens[w.first].begin;
  evidence.end = input_.tokens[w.last - 1].end;
  read_parties(w, evidence);
  read_words(w, evidence);
  if (is_price_of_company(w)) evidence.kinds[static_cast<std::size_t>(Kind::kAcquisition)] += 1.5;
  read_details(w, evidence);
  return evidence;
}

// "$40 billion for Aligned Data Centers": a company right behind the amount, and the sentence goes
// on with nothing that it would do.
bool Reader::is_price_of_company(const Window& w) const {
  constexpr std::string_view kFor[] = {"for", "pour", "für", "por"};
  const std::size_t at = w.core.last;
  if (at + 1 >= w.last) return false;
  if (std::find(std::begin(kFor), std::end(kFor), input_.tokens.folded(at)) == std::end(kFor)) {
    return false;
  }
  const std::size_t party = first_party_from(at + 1);
  if (party >= parties_.size() || parties_[party].first != at + 1 || standings_[party] < 1) {
    return false;
  }
  const std::size_t next = parties_[party].last;
  return next >= w.last || input_.tokens[next].kind == text::TokenKind::kSign
             ? !(next < w.last && input_.tokens.is_sign(next, '\''))
             : input_.tokens.folded(next) == "or" || input_.tokens.folded(next) == "and";
}

std::size_t Reader::first_party_from(std::size_t token) const {
  const auto at = std::lower_bound(
      parties_.begin(), parties_.end(), token, [](const Place& place, std::size_t i) {
        return place.first < i;
      });
  return static_cast<std::size_t>(at - parties_.begin());
}

// The company that "it" or "the company" in the sentence means: of those in the sentence before the
// one that the text names most often. Nothing if no such word stands before the amount.
std::optional<std::size_t> Reader::antecedent(const Window& w) const {
  if (w.from >= w.first) return std::nullopt;
  bool refers = false;
  const std::size_t stop = std::min(w.core.first, w.first + 12);
  for (std::size_t i = w.first; i < stop && !refers; ++i) {
    refers = is_pronoun(input_.tokens.folded(i), i == w.first) ||
             (i > w.first && is_article(input_.tokens.folded(i - 1)) &&
              is_company_noun(input_.tokens.folded(i)));
  }
  if (!refers) return std::nullopt;
  std::optional<std::size_t> best;
  for (std::size_t i = first_party_from(w.from); i < parties_.size() && parties_[i].first < w.first;
       ++i) {
    if (standings_[i] < 1) continue;
    if (!best || mentions_.at(input_.parties[i].id) > mentions_.at(input_.parties[*best].id)) {
      best = i;
    }
  }
  return best;
}

void Reader::read_parties(const Window& w, Evidence& evidence) const {
  const auto meant = antecedent(w);
  for (std::size_t i = first_party_from(w.from); i < parties_.size() && parties_[i].first < w.to;
       ++i) {
    const Place& place = parties_[i];
    const bool inside = place.first >= w.first && place.first < w.last;
    double weight = nearness(w, place, kPartyStep);
    weight = inside ? kSentenceBase + weight : kNeighbour * weight;
    if (meant == i) weight = kAntecedent;
    weight *= standings_[i];
    Stake& stake = evidence.stakes[input_.parties[i].id];
    stake.weight = std::max(stake.weight, weight);
    stake.in_sentence = stake.in_sentence || (inside && standings_[i] >= 1);
    stake.plain = stake.plain || standings_[i] >= 1;
    stake.by_product = stake.by_product || inside;
    if (inside && stake.list == 0) stake.list = lists_[i];
    if (weight > stake.nearest_weight) {
      stake.nearest_weight = weight;
      stake.nearest = &input_.parties[i];
    }
  }
}

void Reader::read_words(const Window& w, Evidence& evidence) const {
  const auto start = std::lower_bound(
      words_.begin(), words_.end(), w.from, [](const Lexicon::Found& found, std::size_t i) {
        return found.first < i;
      });
  for (auto at = start; at != words_.end() && at->first < w.to; ++at) {
    const bool inside = at->first >= w.first && at->first < w.last;
    const double weight = nearness(w, {at->first, at->last}, kWordStep) * (inside ? 1 : kNeighbour);
    const Mark mark{
        input_.tokens[at->first].begin, input_.tokens[at->last - 1].end, at->word.value};
    switch (at->word.type) {
      case Word::Class::kKind: {
        const std::size_t k = at->word.value;
        const double points = weight * kKindWeights[k];
        evidence.kinds[k] =
            std::max(evidence.kinds[k], points) + 0.2 * std::min(evidence.kinds[k], points);
        if (points > evidence.kind_best[k]) {
          evidence.kind_best[k] = points;
          evidence.kind_marks[k] = mark;
        }
        break;
      }
      case Word::Class::kStatus:
        if (inside && weight > evidence.status_weight) {
          evidence.status_weight = weight;
          evidence.status_mark = mark;
        }
        break;
      default:
        if (inside) read_verb(w, *at, evidence);
    }
  }
}

void Reader::read_verb(const Window& w, const Lexicon::Found& verb, Evidence& evidence) const {
  const std::size_t next = first_party_from(verb.last);
  const bool has_object = next < parties_.size() && parties_[next].first < w.last;
  const double weight = nearness(w, {verb.first, verb.last}, kWordStep);
  using Class = Word::Class;
  if (verb.word.type == Class::kFromBuyer || verb.word.type == Class::kFromSeller) {
    if (!has_object || parties_[next].first > verb.last + 1) return;
    const double vote = verb.word.type == Class::kFromBuyer ? kSaid : -kSaid;
    evidence.stakes[input_.parties[next].id].pays += vote * weight;
    return;
  }
  if (verb.word.type == Class::kStock && next > 0 && parties_[next - 1].last == verb.first) {
    evidence.stakes[input_.parties[next - 1].id].pays -= weight;
    return;
  }
  if (verb.word.type != Class::kBuys && verb.word.type != Class::kSells) return;
  double vote = verb.word.type == Class::kBuys ? weight : -weight;
  const std::size_t stop = std::min(verb.last + 3, w.last);
  for (std::size_t i = verb.last; i < stop; ++i) {
    const std::string_view word = input_.tokens.folded(i);
    if (word == "by" || word == "par" || word == "von" || word == "por") vote = -vote;
  }
  if (next > 0 && parties_[next - 1].first >= w.first && standings_[next - 1] >= 1) {
    evidence.stakes[input_.parties[next - 1].id].pays += vote;
  }
  if (has_object && standings_[next] >= 1) {
    evidence.stakes[input_.parties[next].id].pays -= 0.7 * vote;
  }
}

void Reader::read_details(const Window& w, Evidence& evidence) const {
  const std::uint32_t begin = input_.tokens[w.first].begin;
  const std::uint32_t end = input_.tokens[w.last - 1].end;
  const auto from = [begin](const std::vector<Detail>& details) {
    return std::lower_bound(
        details.begin(), details.end(), begin, [](const Detail& detail, std::uint32_t at) {
          return detail.begin < at;
        });
  };
  const auto term = from(input_.terms);
  if (term != input_.terms.end() && term->begin < end) evidence.term = term->fact;
  for (auto gpu = from(input_.gpus); gpu != input_.gpus.end() && gpu->begin < end; ++gpu)
    evidence.gpus.push_back(&*gpu);
  for (auto q = from(input_.quantities); q != input_.quantities.end() && q->begin < end; ++q)
    evidence.quantities.push_back(&*q);
  const auto date = from(input_.dates);
  if (date != input_.dates.end() && date->begin < end) evidence.date = date->fact;
}

}  // namespace lode::deal

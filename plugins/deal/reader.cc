// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/reader.h"

#include <algorithm>
#include <iterator>

#include "plugins/deal/clauses.h"

namespace lode::deal {
namespace {

using text::Tokens;

// How much a word of each kind says; general words say less. Order of Kind.
constexpr std::array<double, kKinds> kKindWeights = {1.0, 1.6, 1.3, 1.3, 1.6, 1.5, 1.0, 0.8, 1.0};
constexpr double kPartyStep = 0.08;
constexpr double kNeighbour = 0.3;  // Weight of words in the sentences before and after.
constexpr double kBehind = 0.6;     // Of companies in the sentence behind.
constexpr double kStatusStep = 0.08;
constexpr double kConfirmed = 0.8;  // Of "press release" in the sentence.
constexpr double kConfirmedBeside = 0.5;
constexpr double kCompletedBeside = 0.35;
constexpr double kReported = 0.7;         // Of "sources say" there,
constexpr double kReportedBeside = 0.45;  // and in the sentences beside.
constexpr double kSentenceBase = 0.4;
constexpr double kSaid = 2;              // Votes of "contract from X", against one of a verb.
constexpr double kAntecedent = 0.8;      // Of the company that a pronoun means.
constexpr std::size_t kBorderSteps = 4;  // A clause border counts as so many tokens.
constexpr double kOtherAmount = 0.35;    // Of a frame that is nearer to another amount.

std::size_t token_at(const text::Tokens& tokens, std::uint32_t begin) {
  return tokens.at_or_after(begin);
}

// The sentences that hold a company, and those of amounts with the ones beside: what else stands in
// a text tells nothing.
std::vector<Lexicon::Range> places_of(const Input& input) {
  const Tokens& tokens = input.tokens;
  struct Place {
    std::uint32_t begin;
    bool is_number;
  };
  std::vector<Place> places;
  for (const Party& party : input.parties)
    places.push_back({party.begin, false});
  for (const Size& size : input.sizes)
    places.push_back({size.begin, true});
  for (const Detail& quantity : input.quantities)
    places.push_back({quantity.begin, true});
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.begin < b.begin;
  });
  std::vector<Lexicon::Range> ranges;
  for (const Place& place : places) {
    const std::size_t token = tokens.at_or_after(place.begin);
    if (token >= tokens.size()) break;
    const auto own = tokens.sentence_of(token);
    std::size_t first = own.first;
    std::size_t last = own.last;
    if (place.is_number && first > 0) first = tokens.sentence_of(first - 1).first;
    if (place.is_number && last < tokens.size()) last = tokens.sentence_of(last).last;
    while (!ranges.empty() && first <= ranges.back().last) {
      first = std::min(first, ranges.back().first);
      last = std::max(last, ranges.back().last);
      ranges.pop_back();
    }
    ranges.push_back({first, last});
  }
  return ranges;
}

}  // namespace

Reader::Reader(const Lexicon& lexicon, const Input& input)
    : input_(input),
      words_(lexicon.find(input.tokens, places_of(input), input.language)),
      borders_(clause_borders(input.tokens)) {
  for (const Size& size : input.sizes) {
    const std::size_t first = token_at(input.tokens, size.begin);
    sizes_.push_back({first, std::max(first + 1, token_at(input.tokens, size.end))});
  }
  drop_words_of_names();
  mentions_.emplace(lexicon, input, words_);
  frames_ = read_frames(input, *mentions_, words_, borders_);
}

// "Data Centers" in the name of a company says nothing of a deal.
void Reader::drop_words_of_names() {
  std::size_t next = 0;  // The first company that does not end before the word.
  const auto in_name = [&](const Lexicon::Found& found) {
    const std::uint32_t begin = input_.tokens[found.first].begin;
    while (next < input_.parties.size() && input_.parties[next].end <= begin)
      ++next;
    return next < input_.parties.size() && input_.parties[next].begin <= begin &&
           input_.tokens[found.last - 1].end <= input_.parties[next].end;
  };
  words_.erase(std::remove_if(words_.begin(), words_.end(), in_name), words_.end());
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

// In tokens; borders of clauses between make it larger.
std::size_t Reader::gap(const Place& a, const Place& b) const {
  if (a.first > b.first) return gap(b, a);
  if (a.last >= b.first) return 0;
  return b.first - a.last + kBorderSteps * (borders_[b.first] - borders_[a.last - 1]);
}

double Reader::nearness(const Window& w, const Place& place, double step) const {
  return 1 / (1 + step * static_cast<double>(gap(w.core, place)));
}

// Less than 1 if another amount of its sentence is nearer to `place` than that of the window.
double Reader::belonging(const Window& w, const Place& place) const {
  const std::uint32_t sentence = input_.tokens[place.first].sentence;
  const bool inside = place.first >= w.first && place.first < w.last;
  const std::size_t mine = inside ? gap(w.core, place) : std::size_t{1000};
  const auto after =
      std::lower_bound(sizes_.begin(), sizes_.end(), place.first, [](const Place& size, auto t) {
        return size.first < t;
      });
  const auto is_nearer = [&](const Place& size) {
    return size.first != w.core.first && input_.tokens[size.first].sentence == sentence &&
           gap(size, place) < mine;
  };
  if (after != sizes_.end() && is_nearer(*after)) return kOtherAmount;
  if (after != sizes_.begin() && is_nearer(*std::prev(after))) return kOtherAmount;
  return 1;
}

bool Reader::has_size(std::size_t first, std::size_t last) const {
  const auto at =
      std::lower_bound(sizes_.begin(), sizes_.end(), first, [](const Place& size, auto t) {
        return size.first < t;
      });
  return at != sizes_.end() && at->first < last;
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
  read_frames_of(w, evidence);
  read_far_frames(w, evidence);
  read_backers(w, evidence);
  if (is_price_of_company(w)) evidence.kinds[static_cast<std::size_t>(Kind::kAcquisition)] += 1.5;
  read_details(w, evidence);
  return evidence;
}

// "$40 billion for Aligned Data Centers": a company right behind the amount, and the sentence goes
// on with nothing that it would do.
bool Reader::is_price_of_company(const Window& w) const {
  constexpr std::string_view kFor[] = {"for", "pour", "für", "por"};
  const text::Tokens& tokens = input_.tokens;
  const std::size_t at = w.core.last;
  if (at + 1 >= w.last) return false;
  if (std::find(std::begin(kFor), std::end(kFor), tokens.folded(at)) == std::end(kFor)) {
    return false;
  }
  const std::size_t i = mentions_->first_from(at + 1);
  if (i >= mentions_->all().size()) return false;
  const Mention& company = mentions_->all()[i];
  if (company.first != at + 1 || company.is_reference || company.standing < 1) return false;
  const std::size_t next = company.last;
  return next >= w.last || tokens[next].kind == text::TokenKind::kSign
             ? !(next < w.last && tokens.is_sign(next, '\''))
             : tokens.folded(next) == "or" || tokens.folded(next) == "and";
}

Stake& Reader::stake_of(const Mention& mention, Evidence& evidence) const {
  return evidence.stakes[input_.parties[mention.party].id];
}

void Reader::read_parties(const Window& w, Evidence& evidence) const {
  const std::vector<Mention>& all = mentions_->all();
  for (std::size_t i = mentions_->first_from(w.from); i < all.size() && all[i].first < w.to; ++i) {
    const Mention& mention = all[i];
    const bool inside = mention.first >= w.first && mention.first < w.last;
    if (mention.is_reference && (!inside || mention.is_owner)) continue;
    double weight = nearness(w, {mention.first, mention.last}, kPartyStep);
    weight = inside ? kSentenceBase + weight : kNeighbour * weight;
    if (mention.first >= w.last) weight *= kBehind;
    if (mention.is_reference) weight = std::min(weight, kAntecedent);
    weight *= mention.standing;
    Stake& stake = stake_of(mention, evidence);
    stake.weight = std::max(stake.weight, weight);
    stake.in_sentence = stake.in_sentence || (inside && mention.standing >= 1);
    stake.plain = stake.plain || mention.standing >= 1;
    stake.by_product = stake.by_product || inside;
    if (inside && stake.list == 0) stake.list = mention.list;
    if (weight > stake.nearest_weight) {
      stake.nearest_weight = weight;
      stake.nearest = &input_.parties[mention.party];
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
    const Place place{at->first, at->last};
    const double weight = nearness(w, place, kWordStep) * (inside ? 1 : kNeighbour);
    const Mark mark{
        input_.tokens[at->first].begin, input_.tokens[at->last - 1].end, at->word.value};
    switch (at->word.type) {
      case Word::Class::kKind: {
        const std::size_t k = at->word.value;
        const double points = weight * kKindWeights[k] * (inside ? belonging(w, place) : 1);
        evidence.kinds[k] =
            std::max(evidence.kinds[k], points) + 0.2 * std::min(evidence.kinds[k], points);
        if (points > evidence.kind_best[k]) {
          evidence.kind_best[k] = points;
          evidence.kind_marks[k] = mark;
        }
        break;
      }
      case Word::Class::kStatus:
      case Word::Class::kConfirmed: read_status(w, *at, evidence); break;
      default:
        if (inside) read_said(w, *at, evidence);
    }
  }
}

// Who reports a deal stands anywhere in its sentence or the next; verbs stand beside it.
void Reader::read_status(const Window& w, const Lexicon::Found& word, Evidence& evidence) const {
  const bool inside = word.first >= w.first && word.first < w.last;
  const Mark mark{input_.tokens[word.first].begin, input_.tokens[word.last - 1].end, 0};
  const auto status = static_cast<Status>(word.word.value);
  const bool confirmed = word.word.type == Word::Class::kConfirmed ||
                         (status == Status::kReported && is_by_party(word));
  if (confirmed) {
    evidence.statuses.add(Status::kAnnounced, inside ? kConfirmed : kConfirmedBeside, mark);
    return;
  }
  if (status == Status::kReported) {
    const auto range = input_.tokens.sentence_of(word.first);
    if (!inside && has_size(range.first, range.last)) return;
    evidence.statuses.add(status, inside ? kReported : kReportedBeside, mark);
    return;
  }
  if (!inside) {
    if (status == Status::kCompleted && word.first < w.first)
      evidence.statuses.add(status, kCompletedBeside, mark);
    return;
  }
  constexpr std::array<double, kStatuses> kWeights = {0.5, 0, 0.8, 1.0, 1.3};
  const Place place{word.first, word.last};
  const double near = nearness(w, place, kStatusStep) * belonging(w, place);
  evidence.statuses.add(status, kWeights[word.word.value] * near, mark);
}

// "according to IREN", "según el comunicado".
bool Reader::is_by_party(const Lexicon::Found& word) const {
  constexpr std::string_view kBy[] = {"according", "selon", "d", "laut", "según"};
  if (!is_one_of(kBy, input_.tokens.folded(word.first))) return false;
  const auto after =
      std::lower_bound(words_.begin(), words_.end(), word.last, [](const auto& found, auto t) {
        return found.first < t;
      });
  if (after != words_.end() && after->first <= word.last + 2 &&
      after->word.type == Word::Class::kConfirmed) {
    return true;
  }
  const std::size_t next = mentions_->first_from(word.last);
  return next < mentions_->all().size() && mentions_->all()[next].first <= word.last + 1;
}

// "paid by X", "X shares".
void Reader::read_said(const Window& w, const Lexicon::Found& word, Evidence& evidence) const {
  using Class = Word::Class;
  const std::vector<Mention>& all = mentions_->all();
  const std::size_t next = mentions_->first_from(word.last);
  const double weight = nearness(w, {word.first, word.last}, kWordStep);
  if (word.word.type == Class::kFromBuyer || word.word.type == Class::kFromSeller) {
    if (next >= all.size() || all[next].first > word.last + 1 || all[next].first >= w.last) return;
    const double vote = word.word.type == Class::kFromBuyer ? kSaid : -kSaid;
    stake_of(all[next], evidence).pays += vote * weight;
  } else if (word.word.type == Class::kStock && next > 0 && all[next - 1].last == word.first) {
    stake_of(all[next - 1], evidence).pays -= weight;
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/evidence.h"

#include <algorithm>
#include <iterator>

#include "plugins/deal/clauses.h"

namespace lode::deal {
namespace {

using text::Tokens;

// How much a word of each kind says; general words say less. Order of Kind.
constexpr std::array<double, kKinds> kKindWeights = {1.0, 1.6, 1.3, 1.3, 1.6, 1.5, 1.0, 0.8, 1.0};
constexpr double kWordStep = 0.12;  // Loss per token between word and amount.
constexpr double kPartyStep = 0.08;
constexpr double kNeighbour = 0.3;  // Weight of words in the sentences before and after.
constexpr double kBehind = 0.6;     // Of companies in the sentence behind.
constexpr double kSentenceBase = 0.4;
constexpr double kLeastMark = 0.25;
constexpr double kSaid = 2;              // Votes of "contract from X", against one of a verb.
constexpr double kAntecedent = 0.8;      // Of the company that a pronoun means.
constexpr std::size_t kBorderSteps = 4;  // A clause border counts as so many tokens.
constexpr double kOtherAmount = 0.35;    // Of a frame that is nearer to another amount.
constexpr double kMisfit = 0.5;          // Of a frame that tells of another kind of deal.
constexpr double kCompanyBought = 1.6;   // Points of a company that is bought.
constexpr int kFarSentences = 4;

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
    mine.buys += stake.buys;
    mine.sells += stake.sells;
    mine.joins += stake.joins;
    mine.backs += stake.backs;
    mine.far_buys += stake.far_buys;
    mine.far_sells += stake.far_sells;
    mine.far_joins += stake.far_joins;
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
    : input_(input), words_(lexicon.find(input.tokens)), borders_(clause_borders(input.tokens)) {
  for (const Size& size : input.sizes) {
    const std::size_t first = token_at(input.tokens, size.begin);
    sizes_.push_back({first, std::max(first + 1, token_at(input.tokens, size.end))});
  }
  drop_words_of_names();
  mentions_.emplace(lexicon, input, words_);
  frames_ = read_frames(input, *mentions_, words_);
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
    if (mention.is_reference && !inside) continue;
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
        if (inside && weight > evidence.status_weight) {
          evidence.status_weight = weight;
          evidence.status_mark = mark;
        }
        break;
      default:
        if (inside) read_said(w, *at, evidence);
    }
  }
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

void Reader::read_frames_of(const Window& w, Evidence& evidence) const {
  const Kind kind = evidence.best_kind();
  const auto start =
      std::lower_bound(frames_.begin(), frames_.end(), w.first, [](const Frame& frame, auto t) {
        return frame.first < t;
      });
  for (auto frame = start; frame != frames_.end() && frame->first < w.last; ++frame) {
    const Place place{frame->first, frame->last};
    double weight = nearness(w, place, kWordStep) * belonging(w, place);
    if (!fits(frame->act, kind)) weight *= kMisfit;
    if (frame->takes_company) add_takeover(*frame, weight, evidence);
    for (const Slot& slot : frame->slots) {
      const Mention& mention = mentions_->all()[slot.mention];
      Stake& stake = stake_of(mention, evidence);
      const double vote = weight * slot.weight;
      if (slot.part == Part::kBuyer) stake.buys += vote;
      if (slot.part == Part::kSeller) stake.sells += vote;
      if (slot.part == Part::kBoth) stake.joins += vote;
      if (stake.nearest == nullptr) stake.nearest = &input_.parties[mention.party];
    }
  }
}

// "X buys Y", where Y is a company.
void Reader::add_takeover(const Frame& frame, double weight, Evidence& evidence) const {
  const auto k = static_cast<std::size_t>(Kind::kAcquisition);
  const double points = kCompanyBought * weight;
  evidence.kinds[k] = std::max(evidence.kinds[k], points);
  if (points <= evidence.kind_best[k]) return;
  evidence.kind_best[k] = points;
  evidence.kind_marks[k] = Mark{input_.tokens[frame.first].begin,
                                input_.tokens[frame.last - 1].end,
                                static_cast<std::uint8_t>(k)};
}

// Frames of the sentences before that tell of the same kind of deal: "X buys Y. The price is $2bn."
void Reader::read_far_frames(const Window& w, Evidence& evidence) const {
  const Kind kind = evidence.best_kind();
  if (kind == Kind::kIpo) return;
  std::size_t last = input_.tokens.sentence_of(w.core.first).first;
  for (int back = 1; back <= kFarSentences && last > 0; ++back) {
    const auto range = input_.tokens.sentence_of(last - 1);
    auto frame =
        std::lower_bound(frames_.begin(), frames_.end(), range.first, [](const Frame& f, auto t) {
          return f.first < t;
        });
    const auto stop = std::min(last, range.first + 2 * kReach);
    for (; frame != frames_.end() && frame->first < stop; ++frame) {
      if (!fits(frame->act, kind)) continue;
      const double weight = belonging(w, {frame->first, frame->last}) / back;
      for (const Slot& slot : frame->slots) {
        const Mention& mention = mentions_->all()[slot.mention];
        Stake& stake = stake_of(mention, evidence);
        const double vote = weight * slot.weight;
        if (slot.part == Part::kBuyer) stake.far_buys += vote;
        if (slot.part == Part::kSeller) stake.far_sells += vote;
        if (slot.part == Part::kBoth) stake.far_joins += vote;
        if (stake.nearest == nullptr) stake.nearest = &input_.parties[mention.party];
      }
    }
    last = range.first;
  }
}

// Whether [first, last) tells of another round.
bool Reader::tells_of_round(std::size_t first, std::size_t last) const {
  if (!has_size(first, last)) return false;
  auto frame =
      std::lower_bound(frames_.begin(), frames_.end(), first, [](const Frame& f, std::size_t t) {
        return f.first < t;
      });
  for (; frame != frames_.end() && frame->first < last; ++frame) {
    if (frame->act == Act::kGets || frame->act == Act::kRound) return true;
  }
  return false;
}

// Who "also took part" in the three sentences behind, as long as they tell of no other round.
void Reader::read_backers(const Window& w, Evidence& evidence) const {
  std::size_t at = w.last;
  for (int sentences = 0; sentences < 3 && at < input_.tokens.size(); ++sentences) {
    const auto range = input_.tokens.sentence_of(at);
    const std::size_t last = std::min(range.last, at + kReach);
    auto frame =
        std::lower_bound(frames_.begin(), frames_.end(), at, [](const Frame& f, std::size_t t) {
          return f.first < t;
        });
    for (; frame != frames_.end() && frame->first < last; ++frame) {
      if (frame->act != Act::kBacks) continue;
      for (const Slot& slot : frame->slots) {
        const Mention& mention = mentions_->all()[slot.mention];
        if (slot.part != Part::kBuyer || mention.standing < 1) continue;
        Stake& stake = stake_of(mention, evidence);
        stake.backs += 0.5 * slot.weight;
        if (stake.nearest == nullptr) stake.nearest = &input_.parties[mention.party];
      }
    }
    at = range.last;
    if (at < input_.tokens.size() && tells_of_round(at, input_.tokens.sentence_of(at).last)) break;
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

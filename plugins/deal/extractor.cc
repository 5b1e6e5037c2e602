// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/extractor.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "plugins/deal/parties.h"
#include "plugins/deal/reader.h"

namespace lode::deal {
namespace {

constexpr double kSameAmount = 0.02;
constexpr double kLeastKind = 0.4;
constexpr double kLeastOther = 0.3;
constexpr double kLeastFramedKind = 0.5;
constexpr double kLeastSlot = 0.7;  // Of a company that a frame takes for sure.

// Kinds that cannot be told from one another by a word alone.
bool is_contract(Kind kind) {
  return kind == Kind::kComputeContract || kind == Kind::kSupply || kind == Kind::kPartnership ||
         kind == Kind::kOther;
}

std::size_t number(Kind kind) {
  return static_cast<std::size_t>(kind);
}

bool is_capital(Kind kind) {
  return kind == Kind::kFunding || kind == Kind::kDebt || kind == Kind::kIpo;
}

bool agree(Kind a, Kind b) {
  return a == b || is_contract(a) || is_contract(b);
}

// Mentions of one amount.
struct Group {
  const Size* size = nullptr;
  Kind kind = Kind::kOther;  // Of the first mention that says.
  Evidence evidence;
  int mentions = 1;
};

class Extraction {
 public:
  Extraction(const Lexicon& lexicon, const Input& input)
      : lexicon_(lexicon), reader_(lexicon, input), input_(input), salience_(salience_of(input)) {}

  std::vector<Deal> run() {
    for (const Size& size : input_.sizes)
      place(size);
    for (const Group& group : groups_) {
      const Kind worded = group.evidence.best_kind();
      const bool said =
          worded == Kind::kOther && group.evidence.kinds[number(Kind::kOther)] > kLeastOther;
      const Choice choice = said ? choose_parties(lexicon_, group.evidence, worded, salience_)
                                 : choose(group.evidence, worded);
      const Kind kind = said ? worded : settle_kind(lexicon_, worded, choice);
      if (worded == Kind::kOther && !said && !is_told(group.evidence, choice)) continue;
      Deal deal = make(group.evidence, kind, choice);
      deal.amount = group.size->fact;
      deal.confidence = choice.all.empty() ? 0.4 : choice.confidence;
      deal.rule = choice.all.empty() ? "amount" : "amount_and_parties";
      add(std::move(deal), choice);
    }
    for (const Detail& quantity : input_.quantities)
      add_by_quantity(quantity);
    add_by_words();
    add_by_frames();
    give_only_term();
    give_near_terms();
    std::sort(deals_.begin(), deals_.end(), [](const Deal& a, const Deal& b) {
      return a.begin < b.begin;
    });
    return std::move(deals_);
  }

 private:
  static bool is_same_amount(const Size& a, const Size& b) {
    return a.currency == b.currency &&
           std::abs(a.high - b.high) <= kSameAmount * std::max(a.high, b.high);
  }

  // Equal amounts lie in the same bucket or beside each other.
  static long bucket_of(const Size& size) {
    return std::lround(std::log(std::max(size.high, 1.0)) / std::log(1 + kSameAmount));
  }

  // A contract and a listing or loan of equal size between other companies are two deals.
  static bool may_be_one(const Group& group, const Evidence& evidence, Kind kind) {
    if (!agree(group.kind, kind)) return false;
    const bool other_class = is_capital(group.kind) != is_capital(kind) &&
                             group.kind != Kind::kOther && kind != Kind::kOther;
    if (!other_class) return true;
    const bool alone = std::none_of(evidence.stakes.begin(),
                                    evidence.stakes.end(),
                                    [](const auto& entry) { return entry.second.in_sentence; });
    if (alone) return true;
    return std::any_of(evidence.stakes.begin(), evidence.stakes.end(), [&](const auto& entry) {
      const auto known = group.evidence.stakes.find(entry.first);
      return entry.second.in_sentence && known != group.evidence.stakes.end() &&
             known->second.in_sentence;
    });
  }

  // "X leases 300 MW for 15 years. Rent comes to $5bn", "The contract is worth $3bn. It runs for
  // five years": the term of the sentence beside, if that has no amount of its own.
  void give_near_terms() {
    for (Deal& deal : deals_) {
      if (deal.term || !deal.amount || deal.kind != Kind::kComputeContract) continue;
      const auto at =
          std::lower_bound(input_.terms.begin(),
                           input_.terms.end(),
                           deal.begin,
                           [](const Detail& t, std::uint32_t from) { return t.begin < from; });
      const std::uint32_t here = sentence_at(deal.begin);
      if (at != input_.terms.end() && is_free(*at) && sentence_at(at->begin) == here + 1) {
        deal.term = at->fact;
      } else if (at != input_.terms.begin() && is_free(*std::prev(at)) &&
                 sentence_at(std::prev(at)->begin) + 1 == here) {
        deal.term = std::prev(at)->fact;
      }
    }
  }

  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t byte) const {
    return input_.tokens[std::min(input_.tokens.at_or_after(byte), input_.tokens.size() - 1)]
        .sentence;
  }

  // No amount stands in its sentence.
  [[nodiscard]] bool is_free(const Detail& term) const {
    const auto range = input_.tokens.sentence_of(input_.tokens.at_or_after(term.begin));
    return !reader_.has_size(range.first, range.last);
  }

  // A text that tells of one term means that of its main contract, wherever it stands.
  void give_only_term() {
    if (input_.terms.empty() || groups_.empty()) return;
    for (const Detail& term : input_.terms) {
      if (term.value != input_.terms.front().value) return;
    }
    const auto has_term = [](const Deal& deal) { return deal.term.has_value(); };
    if (std::any_of(deals_.begin(), deals_.end(), has_term)) return;
    const auto main =
        std::max_element(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) {
          return a.mentions < b.mentions;
        });
    const auto deal = std::find_if(
        deals_.begin(), deals_.end(), [&](const Deal& d) { return d.amount == main->size->fact; });
    if (deal != deals_.end() && deal->kind == Kind::kComputeContract)
      deal->term = input_.terms.front().fact;
  }

  Group* group_of(const Size& size, const Evidence& evidence, Kind kind) {
    const long bucket = bucket_of(size);
    for (long b = bucket - 1; b <= bucket + 1; ++b) {
      const auto [first, last] = by_bucket_.equal_range(b);
      for (auto at = first; at != last; ++at) {
        Group& group = groups_[at->second];
        if (is_same_amount(*group.size, size) && may_be_one(group, evidence, kind)) return &group;
      }
    }
    return nullptr;
  }

  void place(const Size& size) {
    Evidence evidence = reader_.read_span(size.begin, size.end);
    const Kind kind = evidence.best_kind();
    if (Group* const group = group_of(size, evidence, kind); group != nullptr) {
      group->evidence.add(evidence);
      ++group->mentions;
      if (is_contract(group->kind)) group->kind = kind;
      return;
    }
    by_bucket_.emplace(bucket_of(size), groups_.size());
    groups_.push_back({&size, kind, std::move(evidence)});
  }

  // The word of the kind; where the parties told it, the word of contracts in general, or else the
  // amount itself.
  static std::optional<Mark> kind_mark(const Evidence& evidence, Kind kind) {
    if (const auto& mark = evidence.kind_marks[static_cast<std::size_t>(kind)]) return mark;
    for (const Kind other : {Kind::kComputeContract, Kind::kSupply, Kind::kPartnership}) {
      const auto& mark = evidence.kind_marks[static_cast<std::size_t>(other)];
      if (mark) return Mark{mark->begin, mark->end, static_cast<std::uint8_t>(kind)};
    }
    return Mark{evidence.core.begin, evidence.core.end, static_cast<std::uint8_t>(kind)};
  }

  static Deal make(const Evidence& evidence, Kind kind, const Choice& choice) {
    Deal deal{.begin = evidence.begin, .end = evidence.end};
    deal.kind = kind;
    deal.kind_mark = kind_mark(evidence, kind);
    deal.status_mark = evidence.statuses.decide(kind, deal.kind_mark);
    deal.term = evidence.term;
    if (choice.buyer != nullptr) deal.buyer = choice.buyer->fact;
    if (choice.seller != nullptr) deal.seller = choice.seller->fact;
    for (const Party* const party : choice.all)
      deal.parties.push_back(party->fact);
    std::set<std::string_view> models;
    for (const Detail* const gpu : evidence.gpus) {
      if (models.insert(gpu->id).second) deal.gpus.push_back(gpu->fact);
    }
    std::set<double> counts;
    for (const Detail* const quantity : evidence.quantities) {
      if (!counts.insert(quantity->value).second) continue;
      (quantity->id == "power" ? deal.powers : deal.gpu_counts).push_back(quantity->fact);
    }
    deal.date = evidence.date;
    return deal;
  }

  // A sum of no known kind is a deal if two companies stand beside it.
  static bool is_told(const Evidence& evidence, const Choice& choice) {
    if (choice.all.size() < 2) return false;
    return std::any_of(evidence.stakes.begin(), evidence.stakes.end(), [](const auto& entry) {
      return entry.second.in_sentence || entry.second.framed() > 0;
    });
  }

  // The same parties in a deal of the same sort.
  struct Key {
    std::set<std::string_view> parties;
    Kind kind = Kind::kOther;
    bool operator<(const Key& other) const {
      return kind != other.kind ? kind < other.kind : parties < other.parties;
    }
  };
  static Key key_of(Kind kind, const Choice& choice) {
    Key key{{}, is_contract(kind) ? Kind::kOther : kind};
    for (const Party* const party : choice.all)
      key.parties.insert(party->id);
    return key;
  }

  // With the kind that the parties settle, roles may change sides.
  [[nodiscard]] Choice choose(const Evidence& evidence, Kind kind) const {
    Choice choice = choose_parties(lexicon_, evidence, kind, salience_);
    const Kind settled = settle_kind(lexicon_, kind, choice);
    return settled == kind ? choice : choose_parties(lexicon_, evidence, settled, salience_);
  }

  void add(Deal deal, const Choice& choice) {
    known_.insert(key_of(deal.kind, choice));
    if (deal.amount) with_amount_.insert(deal.begin);
    if (deal.kind == Kind::kOther || (deal.kind == Kind::kIpo && !choice.is_beside))
      open_.emplace(key_of(deal.kind, deal.kind == Kind::kIpo ? Choice{} : choice), deals_.size());
    deals_.push_back(std::move(deal));
  }

  // A deal without a price: accelerators or power for one company from another.
  void add_by_quantity(const Detail& quantity) {
    const Evidence evidence = reader_.read_span(quantity.begin, quantity.end);
    const auto points = [&](Kind kind) { return evidence.kinds[static_cast<std::size_t>(kind)]; };
    const Kind kind = points(Kind::kSupply) > points(Kind::kComputeContract)
                          ? Kind::kSupply
                          : Kind::kComputeContract;
    if (points(kind) < kLeastKind) return;
    add_without_amount(evidence, kind, "quantity_and_parties");
  }

  // "Google provides OpenAI with cloud services": contracts that are told without a number, by a
  // verb or noun that takes both companies.
  void add_by_frames() {
    for (const Frame& frame : reader_.frames()) {
      if (!fits(frame.act, Kind::kComputeContract) || frame.act == Act::kInvests) continue;
      if (frame.takes_company || !takes_two(frame)) continue;
      const Evidence evidence = reader_.read(frame.first, frame.last);
      if (with_amount_.count(evidence.begin) > 0) continue;
      const Kind kind =
          evidence.kinds[number(Kind::kSupply)] > evidence.kinds[number(Kind::kComputeContract)]
              ? Kind::kSupply
              : Kind::kComputeContract;
      if (evidence.kinds[number(kind)] < kLeastFramedKind) continue;
      if (evidence.best_kind() != kind) continue;
      add_without_amount(evidence, kind, "frame");
    }
  }

  // By name, and sure of both.
  [[nodiscard]] bool takes_two(const Frame& frame) const {
    std::set<std::string_view> ids;
    for (const Slot& slot : frame.slots) {
      const Mention& mention = reader_.mentions().all()[slot.mention];
      if (slot.weight < kLeastSlot || mention.is_pronoun) continue;
      ids.insert(input_.parties[mention.party].id);
    }
    return ids.size() == 2;
  }

  // A listing without an amount counts if its sentence tells that it is being prepared.
  [[nodiscard]] bool is_planned(const Lexicon::Found& found) const {
    const Evidence evidence = reader_.read(found.first, found.last);
    const std::optional<Mark> status = evidence.statuses.decide(Kind::kIpo, {});
    return status && static_cast<Status>(status->value) == Status::kPlanned;
  }

  // In its sentence.
  [[nodiscard]] bool has_mentions(const Lexicon::Found& found, std::size_t least) const {
    const auto range = input_.tokens.sentence_of(found.first);
    const Mentions& mentions = reader_.mentions();
    return mentions.first_from(range.last) >= mentions.first_from(range.first) + least;
  }

  // Takeovers, warrants and planned listings, once in a sentence.
  void add_by_words() {
    std::set<std::pair<std::uint32_t, std::uint8_t>> seen;
    for (const Lexicon::Found& found : reader_.words()) {
      const bool listing = found.word.type == Word::Class::kKind &&
                           static_cast<Kind>(found.word.value) == Kind::kIpo;
      if (found.word.type != Word::Class::kStated && !listing) continue;
      if (!has_mentions(found, listing ? 1 : 2)) continue;
      if (listing && !is_planned(found)) continue;
      if (!seen.insert({input_.tokens[found.first].sentence, found.word.value}).second) continue;
      add_without_amount(reader_.read(found.first, found.last),
                         static_cast<Kind>(found.word.value),
                         "words_and_parties");
    }
  }

  void add_without_amount(const Evidence& evidence, Kind worded, std::string_view rule) {
    const Choice choice = choose(evidence, worded);
    const Kind kind = settle_kind(lexicon_, worded, choice);
    const std::size_t needed = kind == Kind::kIpo ? 1 : 2;
    if (!choice.is_beside || choice.all.size() < needed) return;
    if (known_.count(key_of(kind, choice)) > 0) return;
    Deal deal = make(evidence, kind, choice);
    if (complete(deal, choice)) return;
    if (kind == Kind::kAcquisition && with_amount_.count(deal.begin) > 0) return;
    deal.confidence = choice.confidence - 0.2;
    deal.rule = rule;
    add(std::move(deal), choice);
  }

  // An amount of unknown kind between the same parties, or a listing whose issuer was not beside
  // its amount, is this deal.
  bool complete(const Deal& deal, const Choice& choice) {
    const bool is_listing = deal.kind == Kind::kIpo;
    const auto at = open_.find(is_listing ? key_of(Kind::kIpo, {}) : key_of(Kind::kOther, choice));
    if (at == open_.end()) return false;
    Deal& known = deals_[at->second];
    open_.erase(at);
    known_.insert(key_of(deal.kind, choice));
    known.kind = deal.kind;
    known.kind_mark = deal.kind_mark;
    known.buyer = deal.buyer;
    known.seller = deal.seller;
    known.parties = deal.parties;
    return true;
  }

  const Lexicon& lexicon_;
  Reader reader_;
  const Input& input_;
  Salience salience_;
  std::vector<Group> groups_;
  std::multimap<long, std::size_t> by_bucket_;
  std::set<Key> known_;
  std::set<std::uint32_t> with_amount_;  // Begins of sentences whose amount is a deal's.
  std::map<Key, std::size_t> open_;      // Deals that words elsewhere may complete.
  std::vector<Deal> deals_;
};

}  // namespace

std::vector<Deal> extract(const Lexicon& lexicon, const Input& input) {
  return Extraction(lexicon, input).run();
}

}  // namespace lode::deal

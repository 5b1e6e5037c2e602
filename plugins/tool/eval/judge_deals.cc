// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/eval/judge_deals.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "plugins/tool/eval/facts.h"

namespace lode::tool::eval {
namespace {

using Names = std::set<std::string>;

// Maps a name of the gold to the plain name of the company fact that stands for it.
class NameMap {
 public:
  explicit NameMap(const Document& document) {
    for (const Annotation* fact : facts_of(document, "company")) {
      const std::string name = plain_name(to_text(fact->value));
      names_[name] = name;
    }
    for (const Annotation* fact : facts_of(document, "company")) {
      names_.try_emplace(plain_name(quote(document, fact->span)), plain_name(to_text(fact->value)));
    }
  }
  [[nodiscard]] std::string operator()(const std::string& name) const {
    const std::string plain = plain_name(name);
    const auto found = names_.find(plain);
    return found == names_.end() ? plain : found->second;
  }

 private:
  std::map<std::string, std::string> names_;
};

// A deal in the form in which gold and found ones are compared.
struct Deal {
  Names parties;
  std::string buyer;
  std::string seller;
  double low = -1;  // Negative: no amount.
  double high = -1;
  std::string currency;
  std::string kind;
  std::string status;
  double term_years = -1;
};

std::string text_of_role(const Document& document, const Annotation& record, const char* role) {
  const Annotation* fact = role_of(document, record, role);
  return fact == nullptr ? std::string() : to_text(fact->value);
}

Deal found_deal(const Document& document, const Annotation& record) {
  Deal deal;
  for (const Role& role : std::get<Record>(record.value).roles) {
    const Annotation& fact = document.annotations[role.annotation];
    if (fact.facet == "company") deal.parties.insert(plain_name(to_text(fact.value)));
  }
  deal.buyer = plain_name(text_of_role(document, record, "buyer"));
  deal.seller = plain_name(text_of_role(document, record, "seller"));
  deal.kind = text_of_role(document, record, "kind");
  deal.status = text_of_role(document, record, "status");
  if (deal.status.empty()) deal.status = "announced";  // What a text states without a mark.
  const Annotation* amount = role_of(document, record, "amount");
  if (amount != nullptr) {
    const auto& money = std::get<Money>(amount->value);
    deal.low = low_of(money);
    deal.high = high_of(money);
    deal.currency = money.currency;
  }
  const Annotation* term = role_of(document, record, "term");
  if (term != nullptr) deal.term_years = std::get<Number>(term->value).high;
  return deal;
}

Deal gold_deal(const GoldDeal& gold, const NameMap& names) {
  Deal deal;
  for (const std::string& party : gold.parties) {
    deal.parties.insert(names(party));
  }
  deal.buyer = gold.buyer.empty() ? std::string() : names(gold.buyer);
  deal.seller = gold.seller.empty() ? std::string() : names(gold.seller);
  deal.low = deal.high = gold.amount.value_or(-1);
  deal.currency = gold.currency;
  deal.kind = gold.kind;
  deal.status = gold.status;
  deal.term_years = gold.term_years.value_or(-1);
  return deal;
}

std::string describe(const Deal& deal) {
  std::string text;
  for (const std::string& party : deal.parties) {
    text += (text.empty() ? "" : " + ") + party;
  }
  if (text.empty()) text = "nobody";
  const Value size = Number{deal.low, deal.high, "", Qualifier::kExact};
  text += deal.low < 0 ? ", no amount" : ", " + to_text(size) + " " + deal.currency;
  return text + ", " + deal.kind;
}

bool same_amount(const Deal& gold, const Deal& found) {
  if (gold.low < 0 || found.low < 0) {
    return gold.low < 0 && found.low < 0 && gold.kind == found.kind;
  }
  const auto near = [&](double size) { return std::abs(gold.low - size) <= 0.02 * gold.low; };
  return (near(found.low) || near(found.high)) &&
         (gold.currency.empty() || gold.currency == found.currency);
}

bool share_a_party(const Deal& gold, const Deal& found) {
  return std::any_of(gold.parties.begin(), gold.parties.end(), [&](const std::string& party) {
    return found.parties.count(party) > 0;
  });
}

void judge_slot(const char* metric,
                const std::string& expected,
                const std::string& found,
                const std::string& deal,
                DocumentScore& score) {
  Tally& tally = score.tallies[metric];
  if (expected == found) {
    ++tally.right;
    return;
  }
  ++tally.missed;
  ++tally.extra;
  score.mistakes.push_back({.document = score.id,
                            .metric = metric,
                            .language = score.language,
                            .kind = "wrong",
                            .expected = expected,
                            .found = found,
                            .where = deal,
                            .rule = {}});
}

void judge_slots(const Deal& gold, const Deal& found, DocumentScore& score) {
  const std::string about = describe(gold);
  const auto years = [](double term) {
    return term < 0 ? std::string("none") : to_text(Value(Number{term, term, "a", {}}));
  };
  if (!gold.buyer.empty() && !gold.seller.empty()) {
    judge_slot("deal_direction",
               gold.buyer + " <- " + gold.seller,
               found.buyer + " <- " + found.seller,
               about,
               score);
  }
  judge_slot("deal_kind", gold.kind, found.kind, about, score);
  judge_slot("deal_status", gold.status, found.status, about, score);
  judge_slot("deal_term", years(gold.term_years), years(found.term_years), about, score);
}

}  // namespace

void judge_deals(const GoldDocument& gold, const Document& found, DocumentScore& score) {
  const NameMap names(found);
  std::vector<Deal> wanted;
  std::vector<Expected> expected;
  for (const GoldDeal& deal : gold.deals) {
    wanted.push_back(gold_deal(deal, names));
    expected.push_back({describe(wanted.back()), {}});
  }
  std::vector<Deal> got;
  std::vector<Found> shown;
  for (const Annotation* record : facts_of(found, "deal")) {
    got.push_back(found_deal(found, *record));
    const GoldSpan span{record->span.begin, record->span.end};
    const bool in_body = !record->span.whole_document && record->span.field == Field::kBody;
    shown.push_back({describe(got.back()),
                     in_body ? surroundings(found.text, span) : std::string(),
                     record->confidence,
                     record->rule});
  }
  const auto partners = pair_up(
      "deal",
      expected,
      shown,
      [&](std::size_t e, std::size_t f) {
        return same_amount(wanted[e], got[f]) && wanted[e].parties == got[f].parties;
      },
      {},
      score);
  for (const char* slot : {"deal_direction", "deal_kind", "deal_status", "deal_term"}) {
    score.tallies[slot];
  }
  for (std::size_t e = 0; e < partners.size(); ++e) {
    if (partners[e] >= 0) judge_slots(wanted[e], got[static_cast<std::size_t>(partners[e])], score);
  }
  DocumentScore relaxed{score.id, score.language, {}, {}};  // Its mistakes are those of `deal`.
  pair_up(
      "deal_any_party",
      expected,
      shown,
      [&](std::size_t e, std::size_t f) {
        return same_amount(wanted[e], got[f]) && share_a_party(wanted[e], got[f]);
      },
      {},
      relaxed);
  score.tallies.merge(relaxed.tallies);
}

}  // namespace lode::tool::eval

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/upstream.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace lode::deal {
namespace {

constexpr double kMarkConfidence = 0.8;

template <class Fact>
void sort_by_begin(std::vector<Fact>& facts) {
  std::sort(
      facts.begin(), facts.end(), [](const Fact& a, const Fact& b) { return a.begin < b.begin; });
}

double value_of(std::int64_t units, std::int32_t nanos) {
  return static_cast<double>(units) + nanos / 1e9;
}

void take(const sdk::UpstreamAnnotation& annotation, Input& input) {
  const auto begin = static_cast<std::uint32_t>(annotation.span().begin);
  const auto end = static_cast<std::uint32_t>(annotation.span().end);
  const std::string_view facet = annotation.facet();
  const auto keyword = annotation.keyword();
  const auto money = annotation.money();
  if (facet == "company" && keyword) {
    const std::string_view root = keyword->path.empty() ? keyword->text : keyword->path[0];
    input.parties.push_back({begin,
                             end,
                             annotation.id(),
                             keyword->id,
                             root,
                             std::max<std::size_t>(1, keyword->path.size())});
  } else if (facet == "deal_size" && money) {
    input.sizes.push_back({begin,
                           end,
                           annotation.id(),
                           value_of(money->low_units, money->low_nanos),
                           value_of(money->high_units, money->high_nanos),
                           money->currency});
  } else if (facet == "gpu" && keyword) {
    input.gpus.push_back({begin, end, annotation.id(), keyword->id});
  } else if (facet == "term") {
    const auto number = annotation.number();
    input.terms.push_back({begin, end, annotation.id(), {}, number ? number->high : 0});
  } else if (facet == "gpu_count" || facet == "power") {
    const auto number = annotation.number();
    input.quantities.push_back({begin, end, annotation.id(), facet, number ? number->high : 0});
  } else if (facet == "date") {
    // Days alone: months and years in a sentence are mostly those of a delivery or a term.
    const auto date = annotation.date();
    if (date && date->precision == sdk::Precision::kDay && date->first_day == date->last_day) {
      input.dates.push_back(
          {begin, end, annotation.id(), {}, static_cast<double>(date->first_day)});
    }
  }
}

// Emits each mark once and remembers its annotation.
class Marks {
 public:
  Marks(std::string_view facet, sdk::Output& output) : facet_(facet), output_(output) {}

  std::int64_t emit(const Mark& mark, std::string_view text) {
    const auto [at, is_new] = known_.try_emplace(std::tuple(mark.begin, mark.end, mark.value), -1);
    if (is_new) {
      at->second = output_.keyword({.facet = facet_,
                                    .span = {mark.begin, mark.end},
                                    .text = text,
                                    .confidence = kMarkConfidence,
                                    .rule = "trigger"});
    }
    return at->second;
  }

 private:
  std::string_view facet_;
  sdk::Output& output_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint8_t>, std::int64_t> known_;
};

}  // namespace

bool may_tell_of_deals(const sdk::Document& document) {
  // Without a number both parties stand in one sentence.
  constexpr std::uint64_t kMostApart = 400;
  struct Seen {
    std::string_view id;
    std::uint64_t begin = 0;
  };
  Seen last;
  bool has_two = false;
  for (const sdk::UpstreamAnnotation annotation : document.upstream()) {
    const std::string_view facet = annotation.facet();
    if (facet == "deal_size" || facet == "gpu_count" || facet == "power") return true;
    if (facet != "company" || has_two || annotation.whole_document()) continue;
    const auto keyword = annotation.keyword();
    if (!keyword) continue;
    const auto begin = static_cast<std::uint64_t>(annotation.span().begin);
    const bool near = begin >= last.begin && begin - last.begin < kMostApart;
    if (!last.id.empty() && keyword->id != last.id && near) has_two = true;
    last = {keyword->id, begin};
  }
  return has_two;
}

Input input_of(const sdk::Document& document, const text::Tokens& tokens) {
  Input input{.tokens = tokens};
  input.language = document.language();
  for (const sdk::UpstreamAnnotation annotation : document.upstream()) {
    if (!annotation.whole_document()) take(annotation, input);
  }
  sort_by_begin(input.parties);
  sort_by_begin(input.sizes);
  sort_by_begin(input.gpus);
  sort_by_begin(input.terms);
  sort_by_begin(input.quantities);
  sort_by_begin(input.dates);
  return input;
}

void emit(const std::vector<Deal>& deals, sdk::Output& output) {
  Marks kinds("deal_kind", output);
  Marks statuses("deal_status", output);
  for (const Deal& deal : deals) {
    output.poll();
    std::vector<sdk::Role> roles;
    const auto add = [&roles](std::string_view name, std::optional<std::int64_t> fact) {
      if (fact && *fact >= 0) roles.push_back({name, *fact});
    };
    add("buyer", deal.buyer);
    add("seller", deal.seller);
    for (const std::int64_t party : deal.parties)
      add("party", party);
    add("amount", deal.amount);
    if (deal.kind_mark) add("kind", kinds.emit(*deal.kind_mark, name(deal.kind)));
    if (deal.status_mark) {
      const auto status = static_cast<Status>(deal.status_mark->value);
      add("status", statuses.emit(*deal.status_mark, name(status)));
    }
    add("term", deal.term);
    for (const std::int64_t gpu : deal.gpus)
      add("gpu", gpu);
    for (const std::int64_t count : deal.gpu_counts)
      add("gpu_count", count);
    for (const std::int64_t power : deal.powers)
      add("power", power);
    add("date", deal.date);
    output.record({.facet = "deal",
                   .span = {deal.begin, deal.end},
                   .type = "deal",
                   .roles = roles,
                   .confidence = deal.confidence,
                   .rule = deal.rule});
  }
}

}  // namespace lode::deal

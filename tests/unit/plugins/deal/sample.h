// SPDX-License-Identifier: GPL-3.0-or-later
// A small lexicon, and texts whose facts are marked: [Name] a company, {12} an amount, <GB200> an
// accelerator, |4 years| a term, ^8,000 GPUs^ a quantity.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/deal/extractor.h"

namespace lode::deal {

inline constexpr std::string_view kWords =
    "acquisition\tacquire|acquires|acquisition|merger|takeover|Übernahme\n"
    "stated_acquisition\tacquires|acquisition|takeover\n"
    "stated_equity\twarrant\n"
    "planned\tprepares\n"
    "equity\tstake|shares|equity|warrant\n"
    "funding\tround|raised\n"
    "debt\tloan|notes|Kredit\n"
    "ipo\tIPO|listing\n"
    "supply\tchips|servers|supply\n"
    "compute_contract\tcloud|capacity|contract|contrat\n"
    "partnership\talliance\n"
    "terminated\tcalled off|terminated\n"
    "reported\treportedly|according to\n"
    "completed\tclosed\n"
    "confirmed\tpress release\n"
    "announced\tsigned|announced\n"
    "buys\tbuys|bought|acquires|racheté|übernommen|compra\n"
    "pays\tpays|orders|va payer\n"
    "sells\tsells|leases\n"
    "supplies\tsupplies\n"
    "gets\tlands|raised\n"
    "lends\tgave|grants\n"
    "signs\tsigned|vereinbart|geschlossen\n"
    "backs\tled by|took part\n"
    "invests\tinvests\n"
    "takeover\ttakeover of|Übernahme\n"
    "order\tpurchase\n"
    "deal\tcontract|deal|vertrag\n"
    "stake\tstake|warrant\n"
    "round\tround\n"
    "loan\tloan\n"
    "tail\tvertrag\n"
    "pronoun\tit\n"
    "own\tits\n"
    "company_noun\tcompany\n"
    "company_noun_host\tcloud provider\n"
    "from_buyer\tcontract from\n"
    "from_seller\tstake in|warrant from\n"
    "stock\tshares|equity\n"
    "aside\trivals such as|such as|counts\n"
    "product\tGPUs|chips\n";

inline constexpr std::string_view kSectors =
    "Hosta\thost\n"
    "Minero\tsite\n"
    "Platta\tplatform\n"
    "Chipco\tmaker\n"
    "Banka\tlender\n"
    "Usera\tuser\n"
    "Labora\tuser\n";

inline Lexicon sample_lexicon() {
  return Lexicon({.words = kWords, .sectors = kSectors});
}

// The text without marks, and its facts.
struct Marked {
  std::string text;
  std::vector<Party> parties;
  std::vector<Size> sizes;
  std::vector<Detail> terms;
  std::vector<Detail> gpus;
  std::vector<Detail> quantities;
  std::vector<std::string> facts;  // The words of each, by number.
  std::string language;

  explicit Marked(std::string_view marked) {
    constexpr std::string_view kOpen = "[{<|^";
    constexpr std::string_view kClose = "]}>|^";
    std::vector<std::array<std::size_t, 3>> spans;  // Kind, begin, end.
    std::size_t open = std::string_view::npos;
    std::size_t begin = 0;
    for (const char c : marked) {
      if (open != std::string_view::npos && c == kClose[open]) {
        spans.push_back({open, begin, text.size()});
        open = std::string_view::npos;
      } else if (open == std::string_view::npos && kOpen.find(c) != std::string_view::npos) {
        open = kOpen.find(c);
        begin = text.size();
      } else {
        text += c;
      }
    }
    for (const auto& [kind, from, to] : spans)
      facts.push_back(text.substr(from, to - from));
    for (std::size_t i = 0; i < spans.size(); ++i)
      add(spans[i][0], spans[i][1], spans[i][2], i);
  }

  [[nodiscard]] std::vector<Deal> deals() const {
    static const Lexicon lexicon = sample_lexicon();
    const text::Tokens tokens(text);
    return extract(lexicon, {tokens, parties, sizes, terms, gpus, quantities, {}, language});
  }

 private:
  void add(std::size_t kind, std::size_t from, std::size_t to, std::size_t number) {
    const auto begin = static_cast<std::uint32_t>(from);
    const auto end = static_cast<std::uint32_t>(to);
    const auto fact = static_cast<std::int64_t>(number);
    const std::string_view words = facts[number];
    const double value = std::strtod(facts[number].c_str(), nullptr);
    switch (kind) {
      case 0: parties.push_back({begin, end, fact, words, words, 1}); break;
      case 1: sizes.push_back({begin, end, fact, value, value, "USD"}); break;
      case 2: gpus.push_back({begin, end, fact, words}); break;
      case 3: terms.push_back({begin, end, fact, {}}); break;
      default: quantities.push_back({begin, end, fact, "gpu_count", value}); break;
    }
  }
};

// "kind buyer<seller amount" of each deal, with "-" for what is missing.
inline std::vector<std::string> shown(std::string_view marked, std::string_view language = {}) {
  Marked text(marked);
  text.language = language;
  std::vector<std::string> out;
  for (const Deal& deal : text.deals()) {
    const auto fact = [&](std::optional<std::int64_t> f) {
      return f ? text.facts[static_cast<std::size_t>(*f)] : std::string("-");
    };
    out.push_back(std::string(name(deal.kind)) + " " + fact(deal.buyer) + "<" + fact(deal.seller) +
                  " " + fact(deal.amount));
  }
  return out;
}

// Names of all parties of the first deal, sorted.
inline std::vector<std::string> parties_of(std::string_view marked) {
  const Marked text(marked);
  std::vector<std::string> names;
  const std::vector<Deal> deals = text.deals();
  if (deals.empty()) return names;
  for (const std::int64_t fact : deals[0].parties)
    names.push_back(text.facts[static_cast<std::size_t>(fact)]);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace lode::deal

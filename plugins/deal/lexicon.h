// SPDX-License-Identifier: GPL-3.0-or-later
// The words of deals, and what companies mostly do in them. Read once from the plugin's resources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plugins/deal/deal.h"
#include "plugins/text/gazetteer.h"

namespace lode::deal {

struct Resources {
  std::string_view words;
  std::string_view sectors;
};

enum class Side : std::uint8_t { kUnknown, kHost, kSite, kPlatform, kMaker, kLender, kUser };

// Verbs and nouns that take the companies of a deal. Verbs come first.
enum class Act : std::uint8_t {
  kBuys,      // "buys", "acquires", "übernimmt": also whole companies
  kPays,      // "pays", "rents", "commande"
  kInvests,   // "invests", "entre au capital"
  kSells,     // "sells", "leases to"
  kSupplies,  // "supplies", "hosts", "liefert"
  kGets,      // "raises", "wins", "lève"
  kLends,     // "lends", "finances"
  kSigns,     // "signs", "agrees": who of them pays is not said
  kBacks,     // "takes part", "leads the round"
  kValues,    // "values": the object is a company that issues
  kTakeover,  // Nouns from here: "acquisition", "Übernahme"
  kDisposal,  // "sale", "cession"
  kOrder,     // "order", "commande", "investment"
  kDeal,      // "contract", "accord"
  kStake,     // "stake", "Beteiligung"
  kRound,     // "funding round", "levée de fonds"
  kLoan,      // "loan", "notes"
  kListing,   // "IPO"
};
inline constexpr std::size_t kActs = 18;

// What a phrase of the lexicon is.
struct Word {
  enum class Class : std::uint8_t {
    kKind,          // `value` is a Kind.
    kStated,        // The same; the word alone states a deal, if its parties stand beside it.
    kStatus,        // `value` is a Status.
    kConfirmed,     // Says that a party itself tells of it.
    kAct,           // `value` is an Act.
    kFromBuyer,     // Before a company that pays.
    kFromSeller,    // Before one that is paid.
    kAside,         // Before a company that is only compared.
    kStock,         // Behind a company that issues it.
    kProduct,       // Beside a company that stands for its products.
    kBacked,        // Behind a company that is only compared: "Nvidia-backed".
    kPronoun,       // Means a company: "it".
    kFirstPronoun,  // The same, at the start of a sentence: "they".
    kOwn,           // "its".
    kCompanyNoun,   // Means one behind "the": "company". `value` is its Side.
  };

  Class type = Class::kKind;
  std::uint8_t value = 0;
};

// Immutable; views point into the resources, which must outlive it. [const: thread-safe]
class Lexicon {
 public:
  // Throws std::invalid_argument naming file and line of what is malformed.
  explicit Lexicon(const Resources& resources);

  // A phrase may have several meanings ("order").
  struct Found {
    std::size_t first = 0;  // Tokens [first, last).
    std::size_t last = 0;
    Word word;
  };
  // Tokens [first, last).
  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  // All phrases that start in one of the ranges, in order. The ranges are in order and do not
  // overlap. German compounds are looked for if `language` is German or unknown.
  [[nodiscard]] std::vector<Found> find(const text::Tokens& tokens,
                                        const std::vector<Range>& ranges,
                                        std::string_view language) const;
  [[nodiscard]] std::vector<Found> find(const text::Tokens& tokens) const;  // In all of them.

  [[nodiscard]] Side side_of(std::string_view company_id) const;

 private:
  void read_words(std::string_view lines);
  void add_phrase(std::string_view phrase, const Word& word);
  void inherit(std::string_view phrase, std::uint32_t value);
  void add_compound(const text::Tokens& tokens, std::size_t i, std::vector<Found>& found) const;
  void read_sectors(std::string_view lines);

  text::Gazetteer gazetteer_;
  std::vector<std::vector<Word>> words_;        // By value of the gazetteer.
  std::map<std::string, std::uint32_t> known_;  // The value of each folded phrase.
  std::vector<std::string> tails_;              // Ends of German compounds: "vertrag".
  std::unordered_map<std::string_view, Side> sides_;
};

}  // namespace lode::deal

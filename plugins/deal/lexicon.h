// SPDX-License-Identifier: GPL-3.0-or-later
// The words of deals, and what companies mostly do in them. Read once from the plugin's resources.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/deal/deal.h"
#include "plugins/text/gazetteer.h"

namespace lode::deal {

struct Resources {
  std::string_view words;
  std::string_view sectors;
};

enum class Side : std::uint8_t { kUnknown, kHost, kSite, kPlatform, kMaker, kLender, kUser };

// What a phrase of the lexicon is.
struct Word {
  enum class Class : std::uint8_t {
    kKind,        // `value` is a Kind.
    kStated,      // The same; the word alone states a deal, if its parties stand beside it.
    kStatus,      // `value` is a Status.
    kBuys,        // A verb whose subject pays.
    kSells,       // A verb whose subject is paid.
    kFromBuyer,   // Before a company that pays.
    kFromSeller,  // Before one that is paid.
    kAside,       // Before a company that is only compared.
    kStock,       // Behind a company that issues it.
    kProduct,     // Behind a company that stands for its products.
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
  // All phrases of the text, in order.
  [[nodiscard]] std::vector<Found> find(const text::Tokens& tokens) const;

  [[nodiscard]] Side side_of(std::string_view company_id) const;

 private:
  void read_words(std::string_view lines);
  void inherit(std::string_view phrase,
               std::uint32_t value,
               const std::map<std::string, std::uint32_t>& known);
  void read_sectors(std::string_view lines);

  text::Gazetteer gazetteer_;
  std::vector<std::vector<Word>> words_;  // By value of the gazetteer.
  std::map<std::string_view, Side> sides_;
};

}  // namespace lode::deal

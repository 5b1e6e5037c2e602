// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/gpu/power.h"

#include <algorithm>
#include <iterator>

namespace lode::gpu {
namespace {

constexpr std::size_t kFarthest = 14;  // Tokens.
constexpr std::size_t kClause = 5;     // Tokens that the end of a clause is worth.

bool parts_clauses(std::string_view word) {
  constexpr std::string_view kWords[] = {",",
                                         ";",
                                         ":",
                                         "(",
                                         ")",
                                         "and",
                                         "et",
                                         "und",
                                         "y",
                                         "while",
                                         "tandis",
                                         "während",
                                         "mientras",
                                         "with",
                                         "avec",
                                         "mit",
                                         "con"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// Looks for the nearest word on one side.
class Search {
 public:
  Search(const Catalog& catalog, const text::Tokens& tokens) : catalog_(catalog), tokens_(tokens) {}

  // False once the search is over: behind the power with its clause.
  bool look_behind(std::size_t i) { return !parts_clauses(tokens_.folded(i)) && look(i); }

  bool look(std::size_t i) {
    if (parts_clauses(tokens_.folded(i))) distance_ += kClause;
    if (++distance_ >= nearest_ || distance_ > kFarthest) return false;
    if (is(Word::kPlanned, i)) return found("power_planned");
    if (is(Word::kContracted, i)) return found("power_contracted");
    return true;
  }

  void turn() { distance_ = 0; }
  [[nodiscard]] std::string_view rule() const { return rule_; }

 private:
  [[nodiscard]] bool is(Word kind, std::size_t i) const {
    return catalog_.words(kind).match_at(tokens_, i).has_value();
  }

  bool found(std::string_view rule) {
    nearest_ = distance_;
    rule_ = rule;
    return false;
  }

  const Catalog& catalog_;
  const text::Tokens& tokens_;
  std::size_t distance_ = 0;
  std::size_t nearest_ = kFarthest + 1;
  std::string_view rule_ = "power";
};

}  // namespace

std::string_view power_rule(const Catalog& catalog,
                            const text::Tokens& tokens,
                            std::size_t first,
                            std::size_t last) {
  const text::Tokens::Range sentence = tokens.sentence_of(first);
  Search search(catalog, tokens);
  for (std::size_t i = first; i > sentence.first && search.look(i - 1);)
    --i;
  search.turn();
  for (std::size_t i = last; i < sentence.last && search.look_behind(i);)
    ++i;
  return search.rule();
}

}  // namespace lode::gpu

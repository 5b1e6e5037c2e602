// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/gpu/models.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace lode::gpu {
namespace {

using text::LetterCase;
using text::TokenKind;
using text::Tokens;

constexpr std::size_t kNear = 3;  // Tokens.
constexpr int kBeside = 2;
constexpr int kLittle = 2;
constexpr int kMuch = 3;

bool is_noun(const Anchor& anchor) {
  return anchor.kind == Anchor::Kind::kNoun || anchor.kind == Anchor::Kind::kChip;
}

class Finder {
 public:
  Finder(const Catalog& catalog, const Text& text)
      : catalog_(catalog),
        tokens_(text.tokens),
        nouns_have_capitals_(text.language == text::Language::kGerman) {}

  Places run() {
    for (const text::NameMatch& match : catalog_.gazetteer().find(tokens_)) {
      places_.all.push_back({.first = match.first,
                             .last = match.last,
                             .end = match.end,
                             .anchor = catalog_.anchor(match.value)});
    }
    survey();
    for (std::size_t i = 0; i < places_.all.size(); ++i) {
      Place& place = places_.all[i];
      if (place.anchor.kind != Anchor::Kind::kModel) continue;
      judge(i);
      places_.names_accelerators = places_.names_accelerators || place.counts;
    }
    return std::move(places_);
  }

 private:
  [[nodiscard]] bool is_sure_model(const Place& place) const {
    return place.anchor.kind == Anchor::Kind::kModel && place.anchor.need == Need::kNothing &&
           !model(place).id.empty();
  }
  [[nodiscard]] const Model& model(const Place& place) const {
    return catalog_.models()[place.anchor.model];
  }

  // What the whole text says; needed only if some name needs evidence.
  void survey() {
    bool any_needy = false;
    for (const Place& place : places_.all) {
      any_needy = any_needy || place.anchor.need != Need::kNothing;
      has_noun_ = has_noun_ || is_noun(place.anchor);
      if (is_sure_model(place)) makers_.insert(model(place).path.front());
      const Anchor::Kind kind = place.anchor.kind;
      places_.names_accelerators = places_.names_accelerators || kind == Anchor::Kind::kNoun ||
                                   kind == Anchor::Kind::kMegawatt ||
                                   kind == Anchor::Kind::kGigawatt;
    }
    if (!any_needy) return;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == TokenKind::kWord && tokens_[i].letter_case != LetterCase::kLower &&
          catalog_.is_vendor(tokens_.folded(i))) {
        vendors_.insert(tokens_.folded(i));
      }
    }
  }

  // Folded first word of the vendor's name.
  [[nodiscard]] std::string vendor_of(const Place& place) const {
    const std::string vendor = text::fold(model(place).path.front());
    return vendor.substr(0, vendor.find(' '));
  }

  void judge(std::size_t at) {
    Place& place = places_.all[at];
    if (model(place).id.empty()) {
      place.counts = false;
      return;
    }
    if (place.anchor.need == Need::kNothing) return;
    const std::string vendor = vendor_of(place);
    const int beside = is_beside(at, vendor) ? kBeside : 0;
    const int in_text = static_cast<int>(makers_.count(model(place).path.front())) +
                        (vendors_.count(vendor) > 0 ? 1 : 0);
    const int points = beside + in_text + (has_noun_ ? 1 : 0);
    const int needed = place.anchor.need == Need::kLittle ? kLittle : kMuch;
    place.counts = points >= needed && !is_part_of_name(place, beside > 0);
    place.confidence = std::min(0.95, 0.7 + 0.06 * points);
  }

  [[nodiscard]] bool is_beside(std::size_t at, std::string_view vendor) const {
    const Place& place = places_.all[at];
    const std::size_t from = place.first > kNear ? place.first - kNear : 0;
    const std::size_t to = std::min(tokens_.size(), place.last + kNear);
    for (std::size_t i = from; i < to; ++i) {
      const bool inside = i >= place.first && i < place.last;
      if (!inside && tokens_[i].block == tokens_[place.first].block &&
          tokens_.folded(i) == vendor) {
        return true;
      }
    }
    const auto helps = [&](const Place& other) {
      return tokens_[other.first].block == tokens_[place.first].block &&
             (is_noun(other.anchor) || is_sure_model(other));
    };
    if (at > 0 && places_.all[at - 1].last + kNear >= place.first && helps(places_.all[at - 1]))
      return true;
    return at + 1 < places_.all.size() && place.last + kNear >= places_.all[at + 1].first &&
           helps(places_.all[at + 1]);
  }

  // "Robert Rubin"; "Ampere Computing" unless a chip stands beside it.
  [[nodiscard]] bool is_part_of_name(const Place& place, bool beside) const {
    if (place.first > 0 && tokens_[place.first - 1].block == tokens_[place.first].block) {
      const auto given = catalog_.words(Word::kGiven).match_at(tokens_, place.first - 1);
      if (given && given->last == place.first) return true;
    }
    if (tokens_[place.first].letter_case != LetterCase::kTitle || nouns_have_capitals_)
      return false;
    const auto is_title_word = [&](std::size_t i) {
      return tokens_[i].letter_case == LetterCase::kTitle && tokens_.word(i).size() > 1 &&
             tokens_[i].block == tokens_[place.first].block &&
             !catalog_.is_vendor(tokens_.folded(i));
    };
    if (place.first > 0 && !tokens_[place.first].starts_sentence &&
        !tokens_[place.first - 1].starts_sentence && is_title_word(place.first - 1)) {
      return true;
    }
    return !beside && place.last < tokens_.size() && !tokens_[place.last].starts_sentence &&
           is_title_word(place.last);
  }

  const Catalog& catalog_;
  const Tokens& tokens_;
  bool nouns_have_capitals_;
  Places places_;
  bool has_noun_ = false;
  std::set<std::string_view> makers_;   // Of sure models.
  std::set<std::string_view> vendors_;  // Folded first words.
};

}  // namespace

Places find_places(const Catalog& catalog, const Text& text) {
  return Finder(catalog, text).run();
}

}  // namespace lode::gpu

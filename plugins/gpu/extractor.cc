// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/gpu/extractor.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "plugins/gpu/models.h"
#include "plugins/gpu/power.h"
#include "plugins/gpu/quantity.h"

namespace lode::gpu {
namespace {

using text::LetterCase;
using text::TokenKind;
using text::Tokens;
using Kind = Anchor::Kind;

constexpr std::size_t kReach = 14;  // Tokens between a number and what it counts.
constexpr std::size_t kPowerReach = 8;
constexpr double kLeastCount = 8;  // "couples two GPUs" tells how a part is made.
constexpr double kMostCount = 1e9;
constexpr double kLeastGenericCount = 10;
constexpr double kKilowattsPerMegawatt = 1000;

class Extraction {
 public:
  Extraction(const Catalog& catalog, const Text& text)
      : catalog_(catalog),
        tokens_(text.tokens),
        language_(text.language),
        places_(find_places(catalog, text)) {
    if (!places_.all.empty()) reader_.emplace(catalog, text);
  }

  Facts run() {
    for (std::size_t at = 0; at < places_.all.size(); ++at) {
      const Place& place = places_.all[at];
      if (place.anchor.kind == Kind::kModel && place.counts) add_model(place);
      if (is_power(place)) {
        add_power(place);
      } else if (place.first >= done_) {
        add_count(at);
      }
    }
    return std::move(facts_);
  }

 private:
  static bool is_power(const Place& place) {
    return place.anchor.kind == Kind::kMegawatt || place.anchor.kind == Kind::kGigawatt ||
           place.anchor.kind == Kind::kKilowatt;
  }

  void add_model(const Place& place) {
    const Model& model = catalog_.models()[place.anchor.model];
    std::size_t first = place.first;
    // The vendor is no part of the model's name; its company is marked elsewhere.
    if (place.last - first > 1 && catalog_.is_vendor(tokens_.folded(first)) &&
        text::fold(model.path.front()).rfind(tokens_.folded(first), 0) == 0) {
      ++first;
    }
    facts_.models.push_back(
        {.begin = tokens_[first].begin,
         .end = place.end,
         .model = &model,
         .confidence = place.anchor.need == Need::kNothing ? 0.98 : place.confidence,
         .rule = place.anchor.need == Need::kNothing ? "name" : "name_in_context"});
  }

  // The place that covers token `i`, or nullptr; `hint` is near.
  [[nodiscard]] const Place* place_at(std::size_t i) const {
    const auto after = std::upper_bound(
        places_.all.begin(), places_.all.end(), i, [](std::size_t token, const Place& place) {
          return token < place.first;
        });
    if (after == places_.all.begin()) return nullptr;
    const Place& place = *std::prev(after);
    return i < place.last ? &place : nullptr;
  }

  [[nodiscard]] bool is_counted(const Place& place) const {
    return place.counts && !is_power(place);
  }

  // Brackets, hyphens, the dot of "Corp." and the colon of "(NASDAQ: NVDA)".
  [[nodiscard]] bool is_link_sign(std::size_t i) const {
    constexpr std::string_view kSigns[] = {"(", ")", "-", "'", "×"};
    if (tokens_.is_sign(i, '.')) return !tokens_[i].space_before;
    if (tokens_.is_sign(i, ':')) return i >= 2 && tokens_.is_sign(i - 2, '(');
    return std::find(std::begin(kSigns), std::end(kSigns), tokens_.folded(i)) != std::end(kSigns);
  }

  // Tokens of a link that starts at `i`, 0 if it is none.
  [[nodiscard]] std::size_t link_length(std::size_t i) const {
    if (const Place* const place = place_at(i); place != nullptr && place->first == i)
      return is_counted(*place) ? place->last - i : 0;
    if (tokens_[i].kind == TokenKind::kDigits) return 0;
    if (const auto link = catalog_.words(Word::kLink).match_at(tokens_, i)) return link->last - i;
    if (tokens_[i].kind == TokenKind::kSign) return is_link_sign(i) ? 1 : 0;
    if (catalog_.is_vendor(tokens_.folded(i))) return 1;
    const bool in_brackets = i > 0 && (tokens_.is_sign(i - 1, ':') || tokens_.is_sign(i - 1, '('));
    return in_brackets && tokens_[i].letter_case == LetterCase::kUpper ? 1 : 0;
  }

  [[nodiscard]] bool is_linked(std::size_t from, std::size_t to) const {
    while (from < to) {
      const std::size_t length = link_length(from);
      if (length == 0 || tokens_[from].starts_sentence) return false;
      from += length;
    }
    return from == to;
  }

  [[nodiscard]] bool is_currency(std::size_t i) const {
    constexpr std::string_view kSigns[] = {"$", "€", "£", "¥", "usd", "eur", "gbp"};
    return std::find(std::begin(kSigns), std::end(kSigns), tokens_.folded(i)) != std::end(kSigns);
  }

  // "2025 GPUs", "EPYC 9005 processors", "$8 GPUs", "RTX 5090 GPUs": no counts.
  [[nodiscard]] bool is_doubtful(const Amount& amount) const {
    if (place_at(amount.first) != nullptr && !amount.vague) return true;
    if (amount.low < kLeastCount || amount.high > kMostCount) return true;
    if (amount.first == 0) return false;
    const std::size_t before = amount.first - 1;
    if (is_currency(before)) return true;
    if (!amount.plain || tokens_.folded(amount.last) == "x") return false;
    if (amount.low >= 1900 && amount.low < 2100) return true;
    return tokens_[before].kind == TokenKind::kWord && !tokens_[amount.first].starts_sentence &&
           tokens_[before].block == tokens_[amount.first].block && amount.low < 10000 &&
           tokens_[before].letter_case != LetterCase::kLower &&
           reader_->qualify(amount).first == amount.first;
  }

  // The amount of what stands at `place`, which is leftmost.
  [[nodiscard]] std::optional<Amount> amount_before(const Place& place) const {
    const std::size_t reach = place.first > kReach ? place.first - kReach : 0;
    for (std::size_t i = std::max(reach, done_); i < place.first; ++i) {
      if (tokens_[i].kind == TokenKind::kSign || tokens_[i].block != tokens_[place.first].block)
        continue;
      const std::optional<Amount> amount = reader_->read(i);
      if (!amount || amount->last > place.first || !is_linked(amount->last, place.first)) continue;
      if (!is_doubtful(*amount)) return amount;
    }
    return {};
  }

  // One past the noun phrase that begins with places_.all[at]: models, nouns, "(GPUs)", vendors.
  [[nodiscard]] std::size_t phrase_end(std::size_t at) const {
    std::size_t end = places_.all[at].last;
    const std::size_t block = tokens_[places_.all[at].first].block;
    for (std::size_t next = at + 1; next < places_.all.size(); ++next) {
      const Place& place = places_.all[next];
      if (place.first > end + kReach || tokens_[place.first].block != block || !is_counted(place) ||
          !joins_phrase(end, place.first)) {
        break;
      }
      end = place.last;
      if (end < tokens_.size() && tokens_.is_sign(end, ')') &&
          tokens_.is_sign(place.first - 1, '('))
        ++end;
    }
    // "GPU Nvidia": Romance languages put the vendor behind.
    const bool romance =
        language_ == text::Language::kFrench || language_ == text::Language::kSpanish;
    if (romance && end < tokens_.size() && tokens_[end].block == block &&
        !tokens_[end].starts_sentence && catalog_.is_vendor(tokens_.folded(end))) {
      ++end;
    }
    return end;
  }

  // Only "and", "(", "-class" or a vendor stand between two parts of a phrase.
  [[nodiscard]] bool joins_phrase(std::size_t from, std::size_t to) const {
    constexpr std::string_view kJoints[] = {"and",
                                            "or",
                                            "et",
                                            "ou",
                                            "und",
                                            "oder",
                                            "y",
                                            "o",
                                            "(",
                                            "-",
                                            "class",
                                            "series",
                                            "instinct",
                                            "ai",
                                            "ki"};
    for (std::size_t i = from; i < to; ++i) {
      const bool joint =
          std::find(std::begin(kJoints), std::end(kJoints), tokens_.folded(i)) != std::end(kJoints);
      if ((!joint && !catalog_.is_vendor(tokens_.folded(i))) || tokens_[i].starts_sentence)
        return false;
    }
    return true;
  }

  // Servers, racks or hours are counted, or a price per unit is given.
  [[nodiscard]] bool counts_other_things(std::size_t end) const {
    if (end < tokens_.size() && (tokens_.is_sign(end, '-') || tokens_.is_sign(end, '/'))) ++end;
    return end < tokens_.size() && !tokens_[end].starts_sentence &&
           catalog_.words(Word::kNot).match_at(tokens_, end).has_value();
  }

  // Words for other chips too count if the phrase or the text is about accelerators.
  [[nodiscard]] bool is_accelerator(const Place& place, const Amount& amount) const {
    if (place.anchor.kind != Kind::kChip && place.anchor.kind != Kind::kProcessor) return true;
    if (amount.low < kLeastGenericCount) return false;
    constexpr std::string_view kField[] = {"ai", "ki", "ia"};
    for (std::size_t i = amount.last; i < place.first; ++i) {
      const std::string_view word = tokens_.folded(i);
      if (catalog_.is_vendor(word) ||
          std::find(std::begin(kField), std::end(kField), word) != std::end(kField)) {
        return true;
      }
    }
    return place.anchor.kind == Kind::kChip && places_.names_accelerators;
  }

  void add_count(std::size_t at) {
    const Place& place = places_.all[at];
    if (!is_counted(place)) return;
    const std::optional<Amount> amount = amount_before(place);
    if (!amount) add_count_behind(place);
    if (!amount || !is_accelerator(place, *amount)) return;
    std::size_t end = phrase_end(at);
    const double units = units_of(at, end);
    if (units > 1) end = system_end(end);
    done_ = end;
    if (units == 0 || counts_other_things(end)) return;
    const bool generic = place.anchor.kind == Kind::kChip || place.anchor.kind == Kind::kProcessor;
    const QuantityReader::Qualified qualified = reader_->qualify(*amount);
    Quantity count{.begin = tokens_[qualified.first].begin,
                   .end = tokens_[end - 1].end,
                   .low = amount->low,
                   .high = amount->high,
                   .qualifier = qualified.qualifier,
                   .confidence = amount->vague || generic ? 0.8 : 0.95,
                   .rule = amount->vague ? "vague_count"
                           : generic     ? "generic_count"
                                         : "count"};
    // "tens of thousands of GB200 NVL72" seldom means systems.
    if (units > 1 && !amount->vague) {
      count.low *= units;
      count.high *= units;
      count.confidence = 0.75;
      count.rule = "system_count";
    }
    facts_.counts.push_back(count);
  }

  // "GPUs by the thousands", "des GPU par dizaines de milliers".
  void add_count_behind(const Place& place) {
    const bool named = place.anchor.kind == Kind::kModel || place.anchor.kind == Kind::kNoun;
    if (!named || place.last >= tokens_.size() || tokens_[place.last].starts_sentence) return;
    const auto by = catalog_.words(Word::kBy).match_at(tokens_, place.last);
    if (!by || by->last >= tokens_.size()) return;
    const std::optional<Amount> amount = reader_->read(by->last);
    if (!amount || !amount->vague) return;
    done_ = amount->last;
    facts_.counts.push_back({.begin = tokens_[place.first].begin,
                             .end = tokens_[amount->last - 1].end,
                             .low = amount->low,
                             .high = amount->high,
                             .qualifier = Qualifier::kAtLeast,
                             .confidence = 0.8,
                             .rule = "vague_count"});
  }

  // Accelerators in one of what the phrase from places_.all[at] to token `end` counts: 72 for
  // "GB200 NVL72", 1 for "GB200 NVL72 GPUs", 0 for systems of varying size.
  [[nodiscard]] double units_of(std::size_t at, std::size_t end) const {
    std::uint32_t units = 1;
    for (; at < places_.all.size() && places_.all[at].first < end; ++at) {
      const Anchor& anchor = places_.all[at].anchor;
      if (anchor.kind != Kind::kModel) return 1;
      if (anchor.units != 1) units = anchor.units;
    }
    return units;
  }

  // Takes in "racks" behind the name of a system.
  [[nodiscard]] std::size_t system_end(std::size_t end) const {
    const std::size_t word = end < tokens_.size() && tokens_.is_sign(end, '-') ? end + 1 : end;
    if (word >= tokens_.size() || tokens_[word].starts_sentence) return end;
    const auto system = catalog_.words(Word::kSystem).match_at(tokens_, word);
    return system ? system->last : end;
  }

  // "megawatt hours" are energy.
  [[nodiscard]] bool is_energy(std::size_t end) const {
    constexpr std::string_view kHours[] = {
        "hour", "hours", "h", "heure", "heures", "stunde", "stunden", "hora", "horas"};
    if (end < tokens_.size() && tokens_.is_sign(end, '-')) ++end;
    return end < tokens_.size() &&
           std::find(std::begin(kHours), std::end(kHours), tokens_.folded(end)) != std::end(kHours);
  }

  void add_power(const Place& place) {
    if (is_energy(place.last)) return;
    const std::size_t reach = place.first > kPowerReach ? place.first - kPowerReach : 0;
    for (std::size_t i = std::max(reach, power_done_); i < place.first; ++i) {
      if (tokens_[i].kind == TokenKind::kSign || tokens_[i].block != tokens_[place.first].block)
        continue;
      const std::optional<Amount> amount = reader_->read(i);
      if (!amount || amount->vague || amount->low <= 0) continue;
      const bool hyphen = amount->last + 1 == place.first && tokens_.is_sign(amount->last, '-');
      if (amount->last != place.first && !hyphen) continue;
      if (i > 0 && is_currency(i - 1)) return;
      const double factor = place.anchor.kind == Kind::kGigawatt   ? 1000
                            : place.anchor.kind == Kind::kKilowatt ? 1 / kKilowattsPerMegawatt
                                                                   : 1;
      const QuantityReader::Qualified qualified = reader_->qualify(*amount);
      facts_.powers.push_back({.begin = tokens_[qualified.first].begin,
                               .end = tokens_[place.last - 1].end,
                               .low = amount->low * factor,
                               .high = amount->high * factor,
                               .qualifier = qualified.qualifier,
                               .confidence = 0.97,
                               .rule = power_rule(catalog_, tokens_, i, place.last)});
      power_done_ = place.last;
      return;
    }
  }

  const Catalog& catalog_;
  const Tokens& tokens_;
  text::Language language_;
  Places places_;
  std::optional<QuantityReader> reader_;
  Facts facts_;
  std::size_t done_ = 0;  // Tokens before it belong to a count.
  std::size_t power_done_ = 0;
};

}  // namespace

Facts extract(const Catalog& catalog, const Text& text) {
  return Extraction(catalog, text).run();
}

}  // namespace lode::gpu

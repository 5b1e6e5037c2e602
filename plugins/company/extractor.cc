// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/extractor.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "plugins/company/evidence.h"
#include "plugins/company/surroundings.h"
#include "plugins/company/unlisted.h"

namespace lode::company {
namespace {

using text::LetterCase;
using text::NameCase;
using text::TokenKind;
using text::Tokens;

constexpr double kNameConfidence = 0.98;
constexpr double kRespelledConfidence = 0.9;
constexpr double kListedConfidence = 0.9;
constexpr double kListedWordConfidence = 0.8;
constexpr double kSourceConfidence = 0.95;
constexpr double kDescriptionConfidence = 0.7;
constexpr double kAliasConfidence = 0.85;

class Extraction {
 public:
  Extraction(const Catalog& catalog, const Text& text)
      : catalog_(catalog),
        text_(text),
        tokens_(text.tokens),
        around_(catalog, text.tokens),
        covered_(text.tokens.size()) {}

  std::vector<Mention> run() {
    if (tokens_.size() == 0) return {};
    find_names();
    weigh();
    mentions_.reserve(found_.size());
    for (std::size_t i = 0; i < found_.size(); ++i)
      take(i);
    find_aliases();
    std::vector<Mention> unlisted =
        find_unlisted(text_, around_, covered_, {.known = mentions_, .is_ours = topic_.is_ours});
    std::move(unlisted.begin(), unlisted.end(), std::back_inserter(mentions_));
    std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
      return a.begin < b.begin;
    });
    return std::move(mentions_);
  }

 private:
  // "Core Weave" could be two words of a sentence; "Open AI" and "Space X" could not.
  [[nodiscard]] bool is_doubtful(const text::NameMatch& match) const {
    constexpr std::size_t kShortTail = 2;
    return match.respelled && match.last - match.first > 1 &&
           tokens_.word(match.last - 1).size() > kShortTail;
  }

  void find_names() {
    const std::vector<text::NameMatch> matches =
        catalog_.gazetteer().find(tokens_, around_.hashes());
    found_.reserve(matches.size());
    for (const text::NameMatch& match : matches) {
      Found f{.match = match, .name = &catalog_.names()[match.value]};
      f.weak = f.name->weak || is_doubtful(match);
      if (f.name->kind == Name::Kind::kCompany) {
        f.company = f.name->targets.front();
        f.listed = catalog_.companies()[f.company].is_listed_only;
      }
      found_.push_back(f);
    }
    for (std::size_t i = 0; i < found_.size(); ++i)
      doubt(i);
    for (const Found& f : found_) {
      if (f.name->kind == Name::Kind::kCompany && !f.weak) sure_.push_back(f.company);
    }
    std::sort(sure_.begin(), sure_.end());
    for (Found& f : found_) {
      if (f.name->kind != Name::Kind::kCompany) continue;
      for (const std::uint32_t target : f.name->targets) {
        if (is_sure(target)) f.company = target;
      }
    }
  }

  [[nodiscard]] bool is_sure(std::uint32_t company) const {
    return std::binary_search(sure_.begin(), sure_.end(), company);
  }

  // "Crawford" is no company in a text that names Jane Crawford.
  void doubt(std::size_t at) {
    Found& f = found_[at];
    if (f.name->kind != Name::Kind::kCompany || !(f.weak || f.listed)) return;
    f.part_of_longer = is_part_of_longer(text_, around_, found_, at);
    if (f.match.last - f.match.first == 1 && is_surname(tokens_, around_, f.match.first))
      people_.insert(f.match.value);
    if (f.part_of_longer && f.listed) f.weak = true;
  }

  // One sense in a document: the best mention of a weak name speaks for all.
  void weigh() {
    const bool any_weak = std::any_of(found_.begin(), found_.end(), [](const Found& f) {
      return f.weak && f.name->kind == Name::Kind::kCompany;
    });
    topic_ = topic_of(catalog_, tokens_, around_, found_);
    if (!any_weak) return;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      Found& f = found_[i];
      if (!f.weak || f.name->kind != Name::Kind::kCompany) continue;
      if (f.part_of_longer) continue;
      Evidence& best = evidence_[f.match.value];
      if (best.proof || (best.points >= kEnough + 2 && best.is_enough(f.name->strict))) continue;
      const Evidence here = score(catalog_, text_, around_, topic_, found_, i);
      if (!here.proof && (people_.count(f.match.value) != 0 || around_.is_capitals(f.match.first)))
        continue;
      if (here.is_enough(f.name->strict) >= best.is_enough(f.name->strict) &&
          here.points >= best.points)
        best = here;
    }
  }

  void take(std::size_t at) {
    const Found& f = found_[at];
    cover(f.match.first, f.match.last);
    switch (f.name->kind) {
      case Name::Kind::kCompany: take_company(at); break;
      case Name::Kind::kDescription: take_description(f); break;
      case Name::Kind::kMedium: take_medium(f); break;
      case Name::Kind::kStop: break;
    }
  }

  void take_company(std::size_t at) {
    const Found& f = found_[at];
    Mention mention{.begin = f.match.begin, .end = f.match.end};
    mention.company = &catalog_.companies()[f.company];
    if (f.weak && !is_sure(f.company)) {
      const Evidence evidence = evidence_[f.match.value];
      if (f.part_of_longer || !evidence.is_enough(f.name->strict)) return uncover(f);
      const bool doubtful = f.listed && !evidence.proof;
      mention.confidence = std::min(doubtful ? 0.8 : 0.95, 0.6 + 0.08 * evidence.points);
      mention.rule = "name_in_context";
    } else {
      if (f.part_of_longer || people_.count(f.match.value) != 0) return uncover(f);
      mention.confidence = confidence_of_sure(f);
      mention.rule = f.weak ? "short_name" : f.listed ? "listed" : "name";
    }
    if (is_longer_firm(at)) return uncover(f);
    if (const std::size_t form = around_.legal_form(f.match.last); form > 0) {
      mention.end = tokens_[f.match.last + form - 1].end;
      cover(f.match.last, f.match.last + form);
    }
    learn_alias(f, mention);
    mentions_.push_back(std::move(mention));
  }

  [[nodiscard]] static double confidence_of_sure(const Found& f) {
    if (f.listed)
      return f.match.last - f.match.first > 1 ? kListedConfidence : kListedWordConfidence;
    return f.match.respelled ? kRespelledConfidence : kNameConfidence;
  }

  // "Mubadala Capital" is another firm than Mubadala.
  [[nodiscard]] bool is_longer_firm(std::size_t at) {
    const Found& f = found_[at];
    const std::size_t next = f.match.last;
    if (next >= tokens_.size() || tokens_[next].starts_sentence || !tokens_[next].space_before)
      return false;
    const bool is_next_known = at + 1 < found_.size() && found_[at + 1].match.first == next &&
                               found_[at + 1].name->kind == Name::Kind::kCompany;
    if (is_next_known) return false;
    return around_.starts(Cue::kHead, next) && !around_.is_title(next);
  }

  void take_description(const Found& f) {
    const std::uint32_t company = f.name->targets.front();
    const bool named = is_sure(company);
    if (!named && f.name->weak) return;
    mentions_.push_back(
        {.begin = f.match.begin,
         .end = f.match.end,
         .company = &catalog_.companies()[company],
         .confidence = named ? kDescriptionConfidence : kDescriptionConfidence - 0.1,
         .rule = "description"});
  }

  void take_medium(const Found& f) {
    const bool cited = around_.precedes(Cue::kSourceBefore, f.match.first) ||
                       around_.follows(Cue::kSourceAfter, f.match.last);
    if (f.weak && !cited) return uncover(f);
    mentions_.push_back({.begin = f.match.begin,
                         .end = f.match.end,
                         .medium = &catalog_.media()[f.name->targets.front()],
                         .confidence = cited ? kSourceConfidence : kSourceConfidence - 0.1,
                         .rule = cited ? "cited" : "medium"});
  }

  // "International Widgets Group (IWG)": IWG stands for it from here on.
  void learn_alias(const Found& f, const Mention& mention) {
    const std::size_t at = around_.symbol_after(f.match.last);
    if (at == 0 || tokens_[at].kind != TokenKind::kWord || f.match.last - f.match.first < 2) return;
    std::string initials;
    for (std::size_t i = f.match.first; i < f.match.last; ++i) {
      if (around_.is_capital(i)) initials += tokens_.word(i).front();
    }
    if (tokens_.word(at) == initials) aliases_.try_emplace(tokens_.word(at), mention.company);
  }

  void find_aliases() {
    if (aliases_.empty()) return;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (covered_[i] != 0 || tokens_[i].letter_case != LetterCase::kUpper) continue;
      const auto alias = aliases_.find(tokens_.word(i));
      if (alias == aliases_.end()) continue;
      mentions_.push_back({.begin = tokens_[i].begin,
                           .end = tokens_[i].end,
                           .company = alias->second,
                           .confidence = kAliasConfidence,
                           .rule = "alias"});
      cover(i, i + 1);
    }
  }

  void cover(std::size_t first, std::size_t last) {
    std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(first),
              covered_.begin() + static_cast<std::ptrdiff_t>(last),
              std::uint8_t{1});
  }
  void uncover(const Found& f) {
    std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(f.match.first),
              covered_.begin() + static_cast<std::ptrdiff_t>(f.match.last),
              std::uint8_t{0});
  }

  const Catalog& catalog_;
  const Text& text_;
  const Tokens& tokens_;
  Surroundings around_;
  std::vector<std::uint8_t> covered_;  // By token.
  std::vector<Found> found_;
  Topic topic_;
  std::vector<std::uint32_t> sure_;           // Companies that are named beyond doubt, in order.
  std::unordered_set<std::uint32_t> people_;  // Names that are surnames here.
  std::unordered_map<std::uint32_t, Evidence> evidence_;
  std::unordered_map<std::string_view, const Company*> aliases_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> extract(const Catalog& catalog, const Text& text) {
  return Extraction(catalog, text).run();
}

}  // namespace lode::company

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/gpu/catalog.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "plugins/text/table.h"

namespace lode::gpu {
namespace {

using text::CaseRule;
using text::split;
using text::TableLine;

struct WordName {
  std::string_view name;
  Word kind;
};
constexpr WordName kWordNames[] = {{"not", Word::kNot},
                                   {"link", Word::kLink},
                                   {"at_least", Word::kAtLeast},
                                   {"at_most", Word::kAtMost},
                                   {"about", Word::kAbout},
                                   {"between", Word::kBetween},
                                   {"by", Word::kBy},
                                   {"system", Word::kSystem},
                                   {"given", Word::kGiven},
                                   {"planned", Word::kPlanned},
                                   {"contracted", Word::kContracted}};
static_assert(std::size(kWordNames) == kWordKinds);

struct AnchorName {
  std::string_view name;
  Anchor::Kind kind;
  CaseRule rule;
};
constexpr AnchorName kAnchorNames[] = {{"noun", Anchor::Kind::kNoun, CaseRule::kAny},
                                       {"chip", Anchor::Kind::kChip, CaseRule::kAny},
                                       {"processor", Anchor::Kind::kProcessor, CaseRule::kAny},
                                       {"mw", Anchor::Kind::kMegawatt, CaseRule::kAny},
                                       {"gw", Anchor::Kind::kGigawatt, CaseRule::kAny},
                                       {"kw", Anchor::Kind::kKilowatt, CaseRule::kAny}};

}  // namespace

Catalog::Catalog(const Resources& resources) : words_(kWordKinds) {
  read_accelerators(resources.accelerators);
  read_words(resources.words);
}

void Catalog::add(std::string_view name, const Anchor& anchor, CaseRule rule) {
  anchors_.push_back(anchor);
  const auto value = static_cast<std::uint32_t>(anchors_.size() - 1);
  starts_.add(name, rule == CaseRule::kAny);
  if (rule == CaseRule::kAny) {
    gazetteer_.add_as_written(name, value, rule);
  } else {
    gazetteer_.add(name, value, rule);
  }
}

void Catalog::read_accelerators(std::string_view lines) {
  text::for_each_line("accelerators.tsv", lines, [&](const TableLine& line) {
    if (line.cells.size() != 6) line.refuse("an accelerator has 6 columns");
    const auto index = static_cast<std::uint32_t>(models_.size());
    models_.push_back(Model{line.cells[0], line.cells[1], split(line.cells[2], '>')});
    if (models_.back().path.empty()) line.refuse("an accelerator has a path");
    if (!models_.back().id.empty()) {
      const std::string vendor = text::fold(models_.back().path.front());
      vendors_.insert(vendor.substr(0, vendor.find(' ')));
    }
    const Need needs[] = {Need::kNothing, Need::kMuch, Need::kLittle};
    for (std::size_t column = 0; column < std::size(needs); ++column) {
      add_names(line, line.cells[3 + column], {.model = index, .need = needs[column]});
    }
  });
}

void Catalog::add_names(const TableLine& line, std::string_view names, Anchor anchor) {
  for (const std::string_view cell : split(names, '|')) {
    const std::size_t star = std::min(cell.find('*'), cell.size());
    anchor.units = 1;
    if (star < cell.size()) {
      const char* const last = cell.data() + cell.size();
      const auto [end, failed] = std::from_chars(cell.data() + star + 1, last, anchor.units);
      if (failed != std::errc() || end != last) line.refuse("a number of accelerators follows '*'");
    }
    add(cell.substr(0, star), anchor, CaseRule::kCapital);
  }
}

void Catalog::read_words(std::string_view lines) {
  text::for_each_line("words.tsv", lines, [&](const TableLine& line) {
    if (line.cells.size() != 2) line.refuse("a line of words has 2 columns");
    const std::string_view kind = line.cells[0];
    std::uint32_t least = 0;
    const auto [end, failed] = std::from_chars(kind.data(), kind.data() + kind.size(), least);
    const bool is_vague = failed == std::errc() && end == kind.data() + kind.size();
    bool known = is_vague;
    for (const std::string_view phrase : split(line.cells[1], '|')) {
      if (is_vague) vague_.add_as_written(phrase, least, CaseRule::kAny);
      for (const WordName& word : kWordNames) {
        if (word.name != kind) continue;
        words_[static_cast<std::size_t>(word.kind)].add_as_written(phrase, 1, CaseRule::kAny);
        known = true;
      }
      for (const AnchorName& word : kAnchorNames) {
        if (word.name != kind) continue;
        add(phrase, {.kind = word.kind}, word.rule);
        known = true;
      }
    }
    if (!known) line.refuse("unknown kind of words");
  });
}

}  // namespace lode::gpu

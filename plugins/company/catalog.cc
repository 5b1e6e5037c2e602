// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/catalog.h"

#include <map>
#include <utility>

#include "plugins/company/small_words.h"
#include "plugins/text/table.h"

namespace lode::company {
namespace {

using text::CaseRule;

using text::for_each_line;
using text::split;
using Line = text::TableLine;

struct CueName {
  std::string_view name;
  Cue cue;
};

constexpr CueName kCueNames[] = {
    {"after", Cue::kAfter},
    {"before", Cue::kBefore},
    {"topic", Cue::kTopic},
    {"legal", Cue::kLegal},
    {"head", Cue::kHead},
    {"lead", Cue::kLead},
    {"source_before", Cue::kSourceBefore},
    {"source_after", Cue::kSourceAfter},
    {"common", Cue::kCommon},
    {"german_noun", Cue::kGermanNoun},
    {"first_name", Cue::kFirstName},
    {"person", Cue::kPerson},
    {"place", Cue::kPlace},
    {"noun", Cue::kNoun},
    {"subject", Cue::kSubject},
    {"object", Cue::kObject},
    {"front", Cue::kFront},
    {"does", Cue::kDoes},
    {"staff", Cue::kStaff},
    {"no_name", Cue::kNoName},
};
static_assert(std::size(kCueNames) == kCueCount);

const CueName* find_cue(std::string_view name) {
  for (const CueName& cue : kCueNames) {
    if (cue.name == name) return &cue;
  }
  return nullptr;
}

// A proper noun: capitals and small letters in one word. "AI" and "EV" are none.
bool has_proper_noun(std::string_view text) noexcept {
  for (const std::string_view word : split(text, ' ')) {
    bool upper = false;
    bool lower = false;
    for (const char c : word) {
      upper = upper || (c >= 'A' && c <= 'Z');
      lower = lower || (c >= 'a' && c <= 'z');
    }
    if (upper && lower) return true;
  }
  return false;
}

}  // namespace

// Names as they are gathered: one of each spelling, with all that it may stand for.
struct Catalog::Listed {
  std::map<std::string_view, std::uint32_t> by_spelling;
  std::vector<Name>* names = nullptr;
  text::Gazetteer* gazetteer = nullptr;

  void add_as_written(std::string_view spelling, std::uint32_t target, bool weak) {
    const auto [at, is_new] =
        by_spelling.try_emplace(spelling, static_cast<std::uint32_t>(names->size()));
    if (!is_new) return;
    names->push_back(Name{Name::Kind::kCompany, weak, true, {target}});
    gazetteer->add_as_written(spelling, at->second, CaseRule::kCapital);
  }

  void add(std::string_view spelling, Name::Kind kind, std::uint32_t target, bool weak) {
    const auto [at, is_new] =
        by_spelling.try_emplace(spelling, static_cast<std::uint32_t>(names->size()));
    if (!is_new) {
      Name& known = (*names)[at->second];
      if (known.kind == kind) known.targets.push_back(target);
      return;
    }
    names->push_back(Name{kind, weak, false, {target}});
    const bool phrase = kind == Name::Kind::kDescription;
    if (phrase || kind == Name::Kind::kStop) {
      gazetteer->add_as_written(spelling, at->second, phrase ? CaseRule::kAny : CaseRule::kCapital);
    } else {
      gazetteer->add(spelling, at->second);
    }
  }
};

Catalog::Catalog(const Resources& resources) : cues_(kCueCount) {
  Listed listed{{}, &names_, &gazetteer_};
  read_companies(resources.companies, listed);
  read_media(resources.media, listed);
  read_context(resources.context, listed);
  read_listed(resources.listed, listed);
}

void Catalog::read_companies(std::string_view lines, Listed& listed) {
  for_each_line("companies.tsv", lines, [&](const Line& line) {
    if (line.cells.size() != 8) line.refuse("a company has 8 columns");
    const auto index = static_cast<std::uint32_t>(companies_.size());
    companies_.push_back(Company{std::string(line.cells[0]),
                                 std::string(line.cells[1]),
                                 split(line.cells[2], '>'),
                                 line.cells[3],
                                 split(line.cells[6], '|')});
    if (companies_.back().id.empty() || companies_.back().path.empty()) {
      line.refuse("a company has an id and a path");
    }
    for (const std::string_view name : split(line.cells[4], '|'))
      listed.add(name, Name::Kind::kCompany, index, false);
    for (const std::string_view name : split(line.cells[5], '|')) {
      const bool strict = name.starts_with('?');
      listed.add(name.substr(strict ? 1 : 0), Name::Kind::kCompany, index, true);
      names_.back().strict = strict || names_.back().strict;
    }
    for (const std::string_view name : split(line.cells[7], '|'))
      listed.add(name, Name::Kind::kDescription, index, !has_proper_noun(name));
  });
}

void Catalog::read_listed(std::string_view lines, Listed& listed) {
  for_each_line("listed.tsv", lines, [&](const Line& line) {
    if (line.cells.size() != 4) line.refuse("a listed company has 4 columns");
    if (slug(line.cells[0]).empty()) line.refuse("a listed company has a name");
    const auto index = static_cast<std::uint32_t>(companies_.size());
    companies_.push_back(Company{.id = "company/" + slug(line.cells[0]),
                                 .name = std::string(line.cells[0]),
                                 .path = {line.cells[0]},
                                 .sector = {},
                                 .symbols = split(line.cells[3], '|'),
                                 .is_listed_only = true});
    for (const std::string_view name : split(line.cells[1], '|'))
      listed.add_as_written(name, index, false);
    for (const std::string_view name : split(line.cells[2], '|'))
      listed.add_as_written(name, index, true);
  });
}

void Catalog::read_media(std::string_view lines, Listed& listed) {
  for_each_line("media.tsv", lines, [&](const Line& line) {
    if (line.cells.size() > 3) line.refuse("a medium has 1 to 3 columns");
    const auto index = static_cast<std::uint32_t>(media_.size());
    media_.push_back(Medium{"media/" + slug(line.cells[0]), line.cells[0]});
    const bool weak = line.cells.back() == "weak";
    listed.add(line.cells[0], Name::Kind::kMedium, index, weak);
    if (line.cells.size() < 2 || line.cells[1] == "weak") return;
    for (const std::string_view name : split(line.cells[1], '|'))
      listed.add(name, Name::Kind::kMedium, index, weak);
  });
}

void Catalog::read_context(std::string_view lines, Listed& listed) {
  for_each_line("context.tsv", lines, [&](const Line& line) {
    if (line.cells.size() != 2) line.refuse("a line of context has 2 columns");
    const bool stop = line.cells[0] == "stop";
    const CueName* const cue = find_cue(line.cells[0]);
    if (!stop && cue == nullptr) line.refuse("unknown kind of context");
    for (const std::string_view phrase : split(line.cells[1], '|')) {
      if (stop) {
        listed.add(phrase, Name::Kind::kStop, 0, false);
      } else {
        const bool any = is_in_any_letters(cue->cue);
        const auto index = static_cast<std::size_t>(cue->cue);
        cues_[index].add_as_written(phrase, 1, any ? CaseRule::kAny : CaseRule::kCapital);
        cue_table_.add(phrase, cue->cue);
      }
    }
  });
  for (const SmallWords& kind : small_words()) {
    for (const std::string_view word : kind.words)
      cue_table_.add_word(word, kind.bit);
  }
  cue_table_.finish();
}

std::string slug(std::string_view name) {
  std::string out;
  bool gap = false;
  for (const char c : name) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool kept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') ||
                      static_cast<unsigned char>(c) >= 0x80;
    if (kept) {
      if (gap && !out.empty()) out += '-';
      out += lower;
    }
    gap = !kept;
  }
  return out;
}

}  // namespace lode::company

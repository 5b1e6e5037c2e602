// SPDX-License-Identifier: GPL-3.0-or-later
// What is known beforehand: companies with their names, media, and words that stand beside names.
// Read once from the plugin's resources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/company/cue_table.h"
#include "plugins/text/gazetteer.h"

namespace lode::company {

// Bytes of the resource files; formats in README.md.
struct Resources {
  std::string_view companies;
  std::string_view listed;
  std::string_view media;
  std::string_view context;
};

struct Company {
  std::string id;                         // "company/aws"
  std::string name;                       // "AWS"
  std::vector<std::string_view> path;     // Root first, the name itself last.
  std::string_view sector;                // "cloud"
  std::vector<std::string_view> symbols;  // "CRWV"
  bool is_listed_only = false;            // Known from a register alone: needs more evidence.
};

struct Medium {
  std::string id;  // "media/reuters"
  std::string_view name;
};

// What a known name stands for.
struct Name {
  enum class Kind : std::uint8_t { kCompany, kDescription, kMedium, kStop };

  Kind kind = Kind::kCompany;
  bool weak = false;                   // A common word too: counts with evidence alone.
  bool strict = false;                 // Weak, and seldom a company: a telling word must be there.
  std::vector<std::uint32_t> targets;  // Companies or media; several for near-twins.
};

// Immutable; views point into the resources, which must outlive it. [const: thread-safe]
class Catalog {
 public:
  // Throws std::invalid_argument naming file and line of what is malformed.
  explicit Catalog(const Resources& resources);

  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;

  [[nodiscard]] const std::vector<Company>& companies() const noexcept { return companies_; }
  [[nodiscard]] const std::vector<Medium>& media() const noexcept { return media_; }
  [[nodiscard]] const std::vector<Name>& names() const noexcept { return names_; }
  // Values are indexes into names().
  [[nodiscard]] const text::Gazetteer& gazetteer() const noexcept { return gazetteer_; }
  // Phrases of one kind.
  [[nodiscard]] const text::Gazetteer& cues(Cue cue) const noexcept {
    return cues_[static_cast<std::size_t>(cue)];
  }
  [[nodiscard]] const CueTable& cue_table() const noexcept { return cue_table_; }

 private:
  struct Listed;
  void read_companies(std::string_view lines, Listed& listed);
  void read_listed(std::string_view lines, Listed& listed);
  void read_media(std::string_view lines, Listed& listed);
  void read_context(std::string_view lines, Listed& listed);

  std::vector<Company> companies_;
  std::vector<Medium> media_;
  std::vector<Name> names_;
  text::Gazetteer gazetteer_;
  std::vector<text::Gazetteer> cues_;
  CueTable cue_table_;
};

// "lambda labs" -> "lambda-labs": the letters and digits of a name, for ids.
[[nodiscard]] std::string slug(std::string_view name);

}  // namespace lode::company

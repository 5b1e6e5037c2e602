// SPDX-License-Identifier: GPL-3.0-or-later
// What is known beforehand: companies with their names, media, and words that stand beside names.
// Read once from the plugin's resources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/text/gazetteer.h"
#include "plugins/text/token_hash.h"

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

// Kinds of words beside names.
enum class Cue : std::uint32_t {
  kAfter,         // Follow a company: "shares", "announced".
  kBefore,        // Precede one: "CEO of".
  kTopic,         // Of the field: "GPUs".
  kLegal,         // "Inc", "AG".
  kHead,          // Last words of the names of firms: "Capital".
  kLead,          // Precede an unknown firm: "startup".
  kSourceBefore,  // Precede a medium: "told".
  kSourceAfter,   // Follow one: "reported".
  kCommon,        // Names that are common words: "Target".
  kGermanNoun,    // Capital letters say nothing in German.
  kFirstName,     // Precede a surname: "Jane".
  kPerson,        // Precede one, too: "Mr".
  kPlace,         // Countries and their people, big cities: no firms.
  kNoun,          // What firms are: "provider", "Konzern".
  kSubject,       // Acts of firms alone: "has raised", "übernimmt".
  kObject,        // Precede what firms are done to: "acquisition of", "investors include".
  kFront,         // First words of the names of firms: "Groupe".
  kDoes,          // Behind "Acme, " or "Acme, which ": "sells", "based in".
  kStaff,         // Follow a firm: "analyst", "spokeswoman".
  kNoName,        // Capitalised words that name no firm: "Generative" before "AI".
};
inline constexpr std::size_t kCueCount = 20;

// Kinds whose phrases are found in any letters; the others are written with a capital.
[[nodiscard]] constexpr bool is_in_any_letters(Cue cue) noexcept {
  switch (cue) {
    case Cue::kAfter:
    case Cue::kBefore:
    case Cue::kLead:
    case Cue::kSourceBefore:
    case Cue::kSourceAfter:
    case Cue::kNoun:
    case Cue::kSubject:
    case Cue::kObject:
    case Cue::kDoes:
    case Cue::kStaff: return true;
    default: return false;
  }
}

[[nodiscard]] constexpr std::uint32_t bit(Cue cue) noexcept {
  return 1U << static_cast<std::uint32_t>(cue);
}

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
  // Bits (by Cue) of the kinds of phrases whose first token is a word, and those of small_words.h.
  struct CueBits {
    std::uint32_t all = 0;
    // Those where the word is the whole phrase, and of none that is longer.
    std::uint32_t alone = 0;
  };
  // Of the word whose hash is `token`; most words begin no phrase.
  [[nodiscard]] CueBits cues_from(std::uint64_t token) const noexcept {
    const std::size_t mask = cue_slots_.size() - 1;
    std::size_t i = token & mask;
    while (cue_slots_[i] != 0 && (cue_slots_[i] ^ token) >> kIndexBits != 0)
      i = (i + 1) & mask;
    return cue_sets_[cue_slots_[i] & ((1U << kIndexBits) - 1)];
  }

 private:
  struct Listed;
  static constexpr unsigned kIndexBits = 16;

  void index_cues(const std::map<std::uint64_t, CueBits>& bits_by_token);

  void read_companies(std::string_view lines, Listed& listed);
  void read_listed(std::string_view lines, Listed& listed);
  void read_media(std::string_view lines, Listed& listed);
  void read_context(std::string_view lines, Listed& listed);

  std::vector<Company> companies_;
  std::vector<Medium> media_;
  std::vector<Name> names_;
  text::Gazetteer gazetteer_;
  std::vector<text::Gazetteer> cues_;
  // Open addressing by the hash of a word, a power of two: the hash without its low kIndexBits, and
  // in their place an index into cue_sets_, whose first is empty; 0: free.
  std::vector<std::uint64_t> cue_slots_;
  std::vector<CueBits> cue_sets_;
};

// "lambda labs" -> "lambda-labs": the letters and digits of a name, for ids.
[[nodiscard]] std::string slug(std::string_view name);

}  // namespace lode::company

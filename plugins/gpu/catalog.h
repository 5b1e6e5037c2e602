// SPDX-License-Identifier: GPL-3.0-or-later
// The accelerators that are known, and the words that stand beside them. Read once from the
// plugin's resources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/gpu/word_starts.h"
#include "plugins/text/gazetteer.h"
#include "plugins/text/table.h"

namespace lode::gpu {

// Bytes of the two resource files; formats in README.md.
struct Resources {
  std::string_view accelerators;
  std::string_view words;
};

struct Model {
  std::string_view id;                 // "gpu/nvidia-gb200"; empty: no accelerator, a CPU.
  std::string_view name;               // "GB200"
  std::vector<std::string_view> path;  // "Nvidia", "Blackwell", "GB200"
};

// How much must speak for a name.
enum class Need : std::uint8_t { kNothing, kLittle, kMuch };

// What a word or name in the text is.
struct Anchor {
  enum class Kind : std::uint8_t {
    kModel,
    kNoun,       // Accelerators: "GPUs".
    kChip,       // Accelerators in a text about them: "chips".
    kProcessor,  // Accelerators if the words beside it say so: "processors".
    kMegawatt,
    kGigawatt,
    kKilowatt,
  };

  Kind kind = Kind::kModel;
  std::uint32_t model = 0;  // Of kModel: index into models().
  Need need = Need::kNothing;
  std::uint32_t units = 1;  // Of kModel: accelerators in one; 0: a system of varying size.
};

enum class Word : std::uint8_t {
  kNot,
  kLink,
  kAtLeast,
  kAtMost,
  kAbout,
  kBetween,
  kBy,          // "by the", before a vague amount behind its noun.
  kSystem,      // "racks", behind the name of a system.
  kGiven,       // Given names of people.
  kPlanned,     // Power that is to come.
  kContracted,  // Power that is bound by contract.
};
inline constexpr std::size_t kWordKinds = 11;

// Immutable; views point into the resources, which must outlive it. [const: thread-safe]
class Catalog {
 public:
  // Throws std::invalid_argument naming file and line of what is malformed.
  explicit Catalog(const Resources& resources);

  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;

  [[nodiscard]] const std::vector<Model>& models() const noexcept { return models_; }
  [[nodiscard]] const Anchor& anchor(std::uint32_t value) const noexcept { return anchors_[value]; }
  // False if extract() would find nothing in `text`, found without tokens: most texts of other
  // fields are turned away so.
  [[nodiscard]] bool may_occur_in(std::string_view text) const {
    return starts_.may_occur_in(text);
  }
  // Values go to anchor().
  [[nodiscard]] const text::Gazetteer& gazetteer() const noexcept { return gazetteer_; }
  [[nodiscard]] const text::Gazetteer& words(Word kind) const noexcept {
    return words_[static_cast<std::size_t>(kind)];
  }
  // Values are the least numbers meant: "tens of thousands" 10000.
  [[nodiscard]] const text::Gazetteer& vague() const noexcept { return vague_; }
  // True for "nvidia": the folded first word of a vendor's name.
  [[nodiscard]] bool is_vendor(std::string_view folded) const {
    return vendors_.find(folded) != vendors_.end();
  }

 private:
  void read_accelerators(std::string_view lines);
  void read_words(std::string_view lines);
  void add(std::string_view name, const Anchor& anchor, text::CaseRule rule);
  void add_names(const text::TableLine& line, std::string_view names, Anchor anchor);

  std::vector<Model> models_;
  std::vector<Anchor> anchors_;
  WordStarts starts_;
  text::Gazetteer gazetteer_;
  std::vector<text::Gazetteer> words_;
  text::Gazetteer vague_;
  std::set<std::string, std::less<>> vendors_;
};

}  // namespace lode::gpu

// SPDX-License-Identifier: GPL-3.0-or-later
// Finds up to a million known names in a text: a trie over hashes of folded tokens, entered at word
// starts alone. Companies, media, accelerators and trigger phrases are all found with it.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/text/hash_filter.h"
#include "plugins/text/name_letters.h"
#include "plugins/text/tokens.h"

namespace lode::text {

struct NameMatch {
  std::size_t first = 0;  // Tokens [first, last).
  std::size_t last = 0;
  std::uint32_t begin = 0;  // Bytes [begin, end) of the text; an inflection is left out.
  std::uint32_t end = 0;
  std::uint32_t value = 0;  // As given to add().
  NameCase name_case = NameCase::kExact;
  bool inflected = false;  // A final s was added: "Nvidias", "H100s".
  bool respelled = false;  // Parts joined or parted otherwise than in the name: "Open AI".
};

// [const: thread-safe]
class Gazetteer {
 public:
  Gazetteer();

  // Adds a name of at least one letter or digit; others are ignored. Of several names with the same
  // tokens the one whose letters agree exactly wins, then the one added first.
  //
  // Spellings that are found besides the given one: hyphens or spaces between the parts
  // ("GB-200", "GB 200" for "GB200"; after a single letter hyphens alone, "H-100"), parts of two
  // joined ("HuggingFace"), capitals within a word parted ("Core Weave"), "and" for "&".
  void add(std::string_view name, std::uint32_t value, CaseRule rule = CaseRule::kCapital);

  // Adds a name with these letters and parts alone, save hyphens.
  void add_as_written(std::string_view name, std::uint32_t value, CaseRule rule);

  // Adds lines of `name <tab> value [<tab> exact|any]`; empty lines and lines that begin with '#'
  // are skipped. Returns the number of the first malformed line, from 1, or 0.
  [[nodiscard]] std::size_t add_lines(std::string_view lines);

  // The longest name that starts with token `i`.
  [[nodiscard]] std::optional<NameMatch> match_at(const Tokens& tokens, std::size_t i) const;

  // All names, from left to right, longest first, without overlaps. Linear in the text.
  [[nodiscard]] std::vector<NameMatch> find(const Tokens& tokens) const;

  // The same for callers that have hashed all tokens: `hashes[i]` is tokens.hash(i). match_at() is
  // for tokens that are likely to start a name: it has no quick way to turn others away.
  using Hashes = std::span<const std::uint64_t>;
  [[nodiscard]] std::optional<NameMatch> match_at(const Tokens& tokens,
                                                  std::size_t i,
                                                  Hashes hashes) const;
  [[nodiscard]] std::vector<NameMatch> find(const Tokens& tokens, Hashes hashes) const;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct Entry {
    std::uint32_t value = 0;
    std::uint32_t next = 0;  // Index + 1 of the next entry with the same tokens.
    std::uint32_t name_begin = 0;
    std::uint32_t name_end = 0;
    CaseRule rule = CaseRule::kCapital;
    bool respelled = false;
    bool needs_hyphen = false;
  };
  // From a node to the next. What most look-ups ask stands in it, as each look costs a miss.
  struct Edge {
    std::uint64_t key = 0;            // Of the node and the token; 0: free.
    std::uint32_t target : 31 = 0;    // Node.
    std::uint32_t ends_name : 1 = 0;  // A name ends there.
    std::uint32_t next_tokens = 0;    // Bits by next_bit() of those that may go on from there.
  };
  // What tells most tokens that start no name without a look at the trie. One is for names that may
  // begin with a small letter, one for all.
  static std::uint64_t pair_hash(std::uint64_t token, std::uint64_t next) noexcept {
    return token + (next << 7U | next >> 57U);
  }
  struct Starts {
    std::bitset<65536> prefixes;  // By the first two bytes of the first token.
    HashFilter alone;             // Names of one token.
    HashFilter pairs;             // The first two tokens of the others; see pair_hash().

    void add(const Tokens& name);
    [[nodiscard]] bool may_have(std::uint64_t token, std::uint64_t next) const noexcept {
      return alone.may_have(token) | pairs.may_have(pair_hash(token, next));
    }
  };
  struct Spelling {
    bool respelled = false;
    bool needs_hyphen = false;
  };

  void insert(std::string_view spelling, const Entry& entry, Spelling how);
  [[nodiscard]] const Edge& edge_of(std::uint64_t key) const noexcept;
  [[nodiscard]] Edge& edge_of(std::uint64_t key) noexcept;
  std::uint32_t step_or_add(std::uint64_t key);
  void grow();
  [[nodiscard]] const Starts& starts_of(const Token& token, std::string_view text) const noexcept;
  [[nodiscard]] std::uint64_t starts_in(const Tokens& tokens,
                                        Hashes hashes,
                                        std::size_t first,
                                        std::size_t last) const;
  template <class HashOf>
  [[nodiscard]] std::optional<NameMatch> longest_at(const Tokens& tokens,
                                                    std::size_t i,
                                                    const HashOf& hash_of) const;
  [[nodiscard]] const Entry* choose(std::uint32_t node,
                                    std::string_view text,
                                    NameCase* found) const noexcept;
  void take(const Tokens& tokens,
            std::uint32_t node,
            NameMatch candidate,
            std::optional<NameMatch>& best) const;

  std::size_t size_ = 0;
  std::string names_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> first_entry_;  // By node: index + 1, or 0.
  std::vector<Edge> edges_;                 // Open addressing, a power of two.
  std::size_t edge_count_ = 0;
  std::array<Starts, 2> starts_;  // Of all names; of those that may begin with a small letter.
};

}  // namespace lode::text

// SPDX-License-Identifier: GPL-3.0-or-later
// THE table: which field becomes which term prefix, slot and encoding. Writer and planner both use
// it, and docs/index-format.md says the same in prose. A change here is a change of the index
// format.
//
//   Q<id>                 the document's id, unique
//   <word>                word of title or body as the analyzer gives it, with positions; one of
//                         the title counts kTitleWeight times
//   Z<stem>               its stem in the document's language, no positions, counted alike
//   S<word>, ZS<stem>     the same for words of the title alone
//   U<url>                the URL as given
//   XF<facet>:<value>     a keyword value, folded (fold_value()), and each of its ancestors
//   XH<facet>             the document has a value of the facet
//   XP<plugin>            the plugin has been tried
//   XE<plugin>:<fp>       it ended well with this fingerprint, first 8 digits
//   XS<plugin>:<status>   how it ended, RunStatus name
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/document/document.h"

namespace lode::index {

// Xapian's limit; a NUL byte in a term counts twice, so terms never hold one.
inline constexpr std::size_t kMaxTermBytes = 245;

// Occurrences of a word that one in the title is worth.
inline constexpr std::uint32_t kTitleWeight = 5;

// Positions of the body begin here, those of the title at 1, so that no phrase crosses. Words of
// the title past kMaxTitlePosition have none.
inline constexpr std::uint32_t kBodyPosition = 1'000;
inline constexpr std::uint32_t kMaxTitlePosition = 800;

// Slots below are reserved; facets take theirs from here on, in order of first use. A facet has the
// same slot in all shards. The table is kept in each shard's metadata.
inline constexpr std::uint32_t kFirstFacetSlot = 16;
// Holds the signature of the main text (copy_signature.h).
inline constexpr std::uint32_t kCopySlot = 1;

// `prefix` + `rest`. If that is longer than kMaxTermBytes it is cut at a character boundary and a
// hash of the whole is appended, so that different values stay different. NUL bytes become U+FFFD.
[[nodiscard]] std::string make_term(std::string_view prefix, std::string_view rest);

[[nodiscard]] std::string id_term(std::string_view id);
[[nodiscard]] std::string url_term(std::string_view url);
[[nodiscard]] std::string facet_term(std::string_view facet,
                                     std::string_view value);  // folds value
[[nodiscard]] std::string has_facet_term(std::string_view facet);
[[nodiscard]] std::string fingerprint_term(std::string_view plugin, std::string_view fingerprint);
[[nodiscard]] std::string status_term(std::string_view plugin, RunStatus status);

// Keyword values are compared in this form: lower case, accents kept, white space single and none
// at the ends. Folding twice changes nothing.
[[nodiscard]] std::string fold_value(std::string_view value);

}  // namespace lode::index

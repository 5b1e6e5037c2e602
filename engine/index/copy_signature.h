// SPDX-License-Identifier: GPL-3.0-or-later
// The fingerprint by which near copies of a text are told: MinHash over runs of three words.
//
// Each run is hashed once. The upper five bits of the hash say to which of 32 components the run
// belongs, and a component holds eight bits of its least hash; a component without a run takes
// those of another one, always the same. The share of equal components of two signatures is an
// estimate of the share of runs that the two texts have in common (Jaccard), within 0.09 at one
// standard deviation. Headlines are left out: each outlet writes its own. docs/index-format.md says
// the same in prose; any change here is a new version of the feature. Source: Broder, On the
// resemblance and containment of documents, 1997; Li, Owen, Zhang, One permutation hashing, 2012;
// Shrivastava, Optimal densification for fast and accurate minwise hashing, 2017.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lode::index {

inline constexpr std::size_t kSignatureBytes = 32;
// Two texts are copies if at least so many components are equal.
inline constexpr std::size_t kCopyComponents = 20;
// Shorter texts have too few runs to be told apart, and no signature.
inline constexpr std::size_t kMinSignatureWords = 20;

// By this name Reader::visit_values() and visit_values_of() give the signatures: no facet has it.
inline constexpr std::string_view kCopyValue = "{copy}";

// All zeros: none.
using CopySignature = std::array<std::uint8_t, kSignatureBytes>;

// Takes the words of a main text, in order. [owner-thread]
class SignatureBuilder {
 public:
  SignatureBuilder();
  // `word` in the analyzer's normal form.
  void add(std::string_view word) noexcept;
  // Nothing if there were fewer than kMinSignatureWords words.
  [[nodiscard]] std::optional<CopySignature> finish() const noexcept;

 private:
  std::array<std::uint64_t, kSignatureBytes> least_;  // All ones: no run.
  std::uint64_t before_ = 0;                          // Hash of the last word.
  std::uint64_t two_before_ = 0;                      // Of the one before it.
  std::size_t words_ = 0;
};

// Components in which both are equal.
[[nodiscard]] std::size_t equal_components(const CopySignature& a, const CopySignature& b) noexcept;

// As a value slot holds it, and back; nothing for other sizes.
[[nodiscard]] std::string to_slot(const CopySignature& signature);
[[nodiscard]] std::optional<CopySignature> signature_from_slot(std::string_view value) noexcept;

}  // namespace lode::index

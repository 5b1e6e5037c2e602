// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/language.h"

#include <algorithm>
#include <array>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "engine/analysis/normal_form.h"
#include "engine/analysis/stop_words.h"
#include "engine/analysis/tokenizer.h"
#include "engine/base/utf8.h"

namespace lode::analysis {
namespace {

constexpr std::size_t kPrefixBytes = 1200;

constexpr std::string_view kVoting[] = {"en", "fr", "de", "es"};

// How the function words of a text are shared out.
struct Vote {
  std::string_view winner;  // Empty: no clear one.
  bool landslide = false;   // Beyond doubt among the four.
};

Vote vote(std::string_view text) {
  std::array<std::size_t, std::size(kVoting)> hits{};
  std::array<std::uint8_t, std::size(kVoting)> bits{};
  std::transform(std::begin(kVoting), std::end(kVoting), bits.begin(), stop_word_bit);
  std::size_t words = 0;
  Tokenizer tokenizer(text);
  std::string folded;
  std::string plain;
  for (RawWord word; tokenizer.next(word); ++words) {
    fold_case(text, word, folded);
    fold_accents(folded, plain);
    const std::uint8_t languages = stop_word_bits(plain);
    for (std::size_t i = 0; languages != 0 && i < hits.size(); ++i) {
      hits[i] += (languages & bits[i]) != 0 ? 1 : 0;
    }
  }
  const auto best = std::max_element(hits.begin(), hits.end());
  std::size_t second = 0;
  for (auto it = hits.begin(); it != hits.end(); ++it) {
    second = it == best ? second : std::max(second, *it);
  }
  // jusText takes a share of 0.30 for running text; a few words of another language are normal.
  const bool clear = *best >= 3 && *best * 2 >= second * 3 && *best * 5 >= words;
  const bool landslide = clear && *best >= 8 && *best >= second * 2 && *best * 4 >= words;
  const auto index = static_cast<std::size_t>(best - hits.begin());
  return {clear ? kVoting[index] : std::string_view(), landslide};
}

// What CLD2 says; empty if it is not sure.
std::string ask_cld2(std::string_view text) {
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  bool is_reliable = false;
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const CLD2::Language language = CLD2::ExtDetectLanguageSummary(text.data(),
                                                                 static_cast<int>(text.size()),
                                                                 true,
                                                                 &hints,
                                                                 0,
                                                                 languages.data(),
                                                                 percents.data(),
                                                                 scores.data(),
                                                                 nullptr,
                                                                 &text_bytes,
                                                                 &is_reliable);
  constexpr int kMinPercent = 60;
  if (!is_reliable || language == CLD2::UNKNOWN_LANGUAGE || percents[0] < kMinPercent) {
    return {};
  }
  const std::string code = primary_language(CLD2::LanguageCode(language));
  return code == "iw" ? "he" : code;
}

}  // namespace

std::string primary_language(std::string_view tag) {
  std::string subtag;
  for (const char c : tag) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    if (lower < 'a' || lower > 'z') {
      if (c != '-' && c != '_' && c != '.' && c != '@' && c != ' ' && c != ',') {
        return {};
      }
      break;
    }
    subtag += lower;
  }
  const bool is_special = subtag == "und" || subtag == "mul" || subtag == "zxx";
  return subtag.size() < 2 || subtag.size() > 3 || is_special ? std::string() : subtag;
}

std::string detect_language(std::string_view text, std::string_view declared) {
  const std::string_view prefix = utf8::truncate(text, kPrefixBytes);
  std::string said = primary_language(declared);
  const bool can_vote =
      std::find(std::begin(kVoting), std::end(kVoting), said) != std::end(kVoting);
  if (can_vote) {  // Cheaper than CLD2.
    const Vote voted = vote(prefix);
    if (voted.landslide && voted.winner == said) {
      return said;
    }
  }
  std::string detected = ask_cld2(prefix);
  if (!detected.empty()) {
    // Short texts are mostly names; then the source knows better.
    constexpr std::size_t kMinContradictionBytes = 100;
    return !said.empty() && prefix.size() < kMinContradictionBytes ? said : detected;
  }
  const Vote voted = vote(prefix);
  if (!said.empty() && !voted.landslide) {
    return said;
  }
  return std::string(voted.winner);
}

}  // namespace lode::analysis

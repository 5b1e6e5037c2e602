// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/small_words.h"

namespace lode::company {
namespace {

// clang-format off
constexpr std::string_view kFunctionWords[] = {
    "the", "a", "an", "in", "on", "at", "for", "and", "but", "its", "our", "this", "that", "with",
    "from", "by", "when", "as", "if", "both", "new", "der", "die", "das", "ein", "eine", "und",
    "im", "bei", "le", "la", "les", "l", "d", "un", "une", "et", "el", "los", "las", "una", "y",
    "en", "de", "ceo", "cfo", "i", "it", "he", "she", "we", "they", "his", "her", "your", "how",
    "why", "what", "who", "is", "are", "ai", "ki", "ia", "gpu", "gpus", "chief", "human", "senior",
    "head", "while", "also", "after", "before", "under", "to", "of", "like", "here", "there", "not",
    "no", "yes", "mit", "von", "auch", "aber", "nach", "für", "wie", "was", "so", "den", "dem",
    "des", "au", "aux", "du", "dans", "pour", "par", "sur", "avec", "mais", "selon", "con", "por",
    "para", "según", "pero", "del", "al", "cette", "ce", "ces", "esta", "este", "such", "then",
    "other", "some", "many", "these", "those", "since", "until", "into", "because", "although",
    "meanwhile", "however", "yesterday", "today", "tomorrow", "last", "next", "earlier", "later",
    "separately", "former", "private", "says", "said", "or", "ou"};

constexpr std::string_view kFillers[] = {
    "the", "a", "an", "der", "die", "das", "dem", "le", "la", "l", "el", "d", "of", "de", "du",
    "from", "like"};

constexpr std::string_view kAdverbs[] = {
    "also", "has", "had", "have", "just", "recently", "a", "hat", "ha", "would", "will", "itself",
    "now"};

constexpr std::string_view kPrepositions[] = {
    "with", "from", "into", "over", "than", "that", "after", "amid", "avec", "dans", "pour", "para",
    "sobre", "desde", "upon", "until", "under", "about"};
// clang-format on

constexpr SmallWords kSmallWords[] = {{kFunctionWord, kFunctionWords},
                                      {kFiller, kFillers},
                                      {kAdverb, kAdverbs},
                                      {kPreposition, kPrepositions}};

}  // namespace

std::span<const SmallWords> small_words() noexcept {
  return kSmallWords;
}

}  // namespace lode::company

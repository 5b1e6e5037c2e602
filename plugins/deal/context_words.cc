// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/context_words.h"

#include <algorithm>
#include <iterator>

namespace lode::deal {

bool is_of(std::string_view word) {
  constexpr std::string_view kOf[] = {"of", "from", "by", "de", "d", "von"};
  return std::find(std::begin(kOf), std::end(kOf), word) != std::end(kOf);
}

bool is_pronoun(std::string_view word, bool at_start) {
  constexpr std::string_view kAnywhere[] = {"it", "elle", "il"};
  constexpr std::string_view kAtStart[] = {"they", "ils", "elles", "er", "sie", "es"};
  if (std::find(std::begin(kAnywhere), std::end(kAnywhere), word) != std::end(kAnywhere)) {
    return true;
  }
  return at_start &&
         std::find(std::begin(kAtStart), std::end(kAtStart), word) != std::end(kAtStart);
}

bool is_investor_noun(std::string_view word) {
  constexpr std::string_view kNouns[] = {"backers",
                                         "investors",
                                         "lenders",
                                         "shareholders",
                                         "investisseurs",
                                         "actionnaires",
                                         "investoren",
                                         "geldgeber",
                                         "inversores",
                                         "accionistas",
                                         "buyers"};
  return std::find(std::begin(kNouns), std::end(kNouns), word) != std::end(kNouns);
}

bool is_article(std::string_view word) {
  constexpr std::string_view kArticles[] = {"the",
                                            "le",
                                            "la",
                                            "'",
                                            "das",
                                            "der",
                                            "die",
                                            "dem",
                                            "den",
                                            "el",
                                            "this",
                                            "ce",
                                            "cette",
                                            "dieses"};
  return std::find(std::begin(kArticles), std::end(kArticles), word) != std::end(kArticles);
}

bool is_company_noun(std::string_view word) {
  constexpr std::string_view kNouns[] = {
      "company",  "firm",        "group",   "lab",        "startup",    "start",
      "provider", "groupe",      "firme",   "entreprise", "société",    "pousse",
      "éditeur",  "unternehmen", "konzern", "firma",      "anbieter",   "gesellschaft",
      "compañía", "empresa",     "firma",   "grupo",      "tecnológica"};
  return std::find(std::begin(kNouns), std::end(kNouns), word) != std::end(kNouns);
}

}  // namespace lode::deal

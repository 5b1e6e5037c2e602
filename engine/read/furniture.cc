// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/furniture.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

namespace lode::read {
namespace {

// Whole parts of names, such as "nav" in "main-nav".
constexpr std::string_view kParts[] = {
    "ad",      "ads",     "adv",      "advert",    "aside",      "banner",     "bottombar",
    "burger",  "captcha", "crumbs",   "copyright", "disclaimer", "disqus",     "follow",
    "footnav", "gdpr",    "hotlinks", "inread",    "legal",      "login",      "masthead",
    "menu",    "modal",   "most",     "mostread",  "nav",        "navi",       "outbrain",
    "overlay", "pager",   "popup",    "popular",   "print",      "publicidad", "publicite",
    "rail",    "search",  "skip",     "taboola",   "tags",       "toc",        "toolbar",
    "tools",   "topbar",  "trending", "werbung",   "widget",     "anzeige"};

// Beginnings of parts of names.
constexpr std::string_view kBeginnings[] = {
    "advertis",   "breadcrumb", "comments", "consent", "cookie",    "footer",  "navbar", "navigat",
    "newsletter", "paginat",    "paywall",  "promo",   "recommend", "related", "share",  "sharing",
    "sidebar",    "signup",     "social",   "sponsor", "subscri",   "whatsapp"};

// "has-sidebar" tells of the page, not of the element.
constexpr std::string_view kNegations[] = {"has", "with", "no", "without", "is", "not", "js"};

constexpr std::string_view kArticleNames[] = {
    "article",     "article-body",     "article-content", "article-text", "article__body",
    "articlebody", "article__content", "body-text",       "content",      "content-body",
    "entry",       "entry-content",    "main-content",    "post-body",    "post-content",
    "story",       "story-body",       "story-content",   "story-text",   "text",
    "maincontent", "article_body",     "storybody",       "page-content"};

constexpr std::string_view kRoles[] = {"navigation",
                                       "contentinfo",
                                       "complementary",
                                       "search",
                                       "dialog",
                                       "alertdialog",
                                       "menu",
                                       "menubar",
                                       "toolbar",
                                       "form"};

// Beginnings of short blocks, lower case.
constexpr std::string_view kPhrases[] = {"advertisement",
                                         "sponsored",
                                         "anzeige",
                                         "werbung",
                                         "publicité",
                                         "publicidad",
                                         "pub\n",
                                         "©",
                                         "(c) 20",
                                         "copyright",
                                         "all rights reserved",
                                         "alle rechte",
                                         "tous droits",
                                         "todos los derechos",
                                         "share this",
                                         "follow us",
                                         "read more",
                                         "read also",
                                         "also read",
                                         "related",
                                         "most read",
                                         "sign up",
                                         "subscribe",
                                         "newsletter",
                                         "get our",
                                         "more on this",
                                         "recommended",
                                         "you may also",
                                         "lire aussi",
                                         "à lire",
                                         "sur le même sujet",
                                         "partager",
                                         "abonnez",
                                         "inscrivez",
                                         "les plus lus",
                                         "lesen sie auch",
                                         "mehr zum thema",
                                         "auch interessant",
                                         "teilen",
                                         "abonnieren",
                                         "unser newsletter",
                                         "meistgelesen",
                                         "lea también",
                                         "te puede interesar",
                                         "le puede interesar",
                                         "suscríbete",
                                         "suscríbase",
                                         "compartir",
                                         "más leídos",
                                         "lo más leído",
                                         "comments are closed",
                                         "comentarios cerrados",
                                         "kommentare",
                                         "commentaires",
                                         "skip to"};

// The most frequent function words of the four languages. Sorted.
constexpr std::string_view kFunctionWords[] = {
    "a",    "aber",  "after", "al",    "all",   "als",   "also",  "am",    "an",    "and",
    "ans",  "are",   "as",    "at",    "au",    "auch",  "auf",   "aus",   "aussi", "aux",
    "avec", "be",    "been",  "bei",   "bis",   "but",   "by",    "c",     "can",   "ce",
    "ces",  "cette", "como",  "con",   "d",     "da",    "dans",  "das",   "dass",  "de",
    "del",  "dem",   "den",   "der",   "des",   "desde", "die",   "dies",  "diese", "dieser",
    "do",   "dont",  "du",    "durch", "ein",   "eine",  "einem", "einen", "einer", "el",
    "elle", "en",    "er",    "es",    "est",   "esta",  "este",  "et",    "for",   "from",
    "für",  "ha",    "had",   "has",   "hasta", "hat",   "have",  "he",    "his",   "i",
    "ihr",  "il",    "ils",   "im",    "in",    "is",    "ist",   "it",    "its",   "l",
    "la",   "las",   "le",    "les",   "leur",  "lo",    "los",   "mais",  "man",   "mehr",
    "mit",  "more",  "más",   "n",     "nach",  "ne",    "nicht", "no",    "noch",  "not",
    "nur",  "o",     "oder",  "of",    "on",    "one",   "or",    "ou",    "par",   "para",
    "pas",  "per",   "pero",  "plus",  "por",   "pour",  "qu",    "que",   "qui",   "s",
    "sa",   "se",    "sein",  "ses",   "she",   "si",    "sich",  "sie",   "sin",   "sind",
    "so",   "sobre", "son",   "sont",  "su",    "sur",   "sus",   "t",     "than",  "that",
    "the",  "their", "them",  "there", "they",  "this",  "to",    "un",    "una",   "und",
    "une",  "up",    "us",    "vom",   "von",   "vor",   "war",   "was",   "we",    "were",
    "what", "when",  "which", "who",   "wie",   "will",  "wird",  "with",  "would", "y",
    "you",  "zu",    "zum",   "zur",   "à",     "é",     "über"};
static_assert(std::is_sorted(std::begin(kFunctionWords), std::end(kFunctionWords)));

char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

template <std::size_t N>
bool contains(const std::string_view (&table)[N], std::string_view word) noexcept {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

// The next run of characters of `rest` that `is_in` accepts, taken off; empty at the end.
template <class Predicate>
std::string_view take_run(std::string_view& rest, Predicate is_in) {
  const auto begin = std::find_if(rest.begin(), rest.end(), is_in);
  const auto end = std::find_if_not(begin, rest.end(), is_in);
  const std::string_view run = rest.substr(static_cast<std::size_t>(begin - rest.begin()),
                                           static_cast<std::size_t>(end - begin));
  rest.remove_prefix(static_cast<std::size_t>(end - rest.begin()));
  return run;
}

}  // namespace

bool is_furniture_name(std::string_view names) {
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const auto is_name = [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; };
  for (std::string_view name = take_run(names, is_name); !name.empty();
       name = take_run(names, is_name)) {
    std::string_view part = take_run(name, is_part);
    if (contains(kNegations, part)) {
      continue;
    }
    for (; !part.empty(); part = take_run(name, is_part)) {
      const bool begins = std::any_of(
          std::begin(kBeginnings), std::end(kBeginnings), [part](std::string_view beginning) {
            return part.substr(0, beginning.size()) == beginning;
          });
      if (begins || contains(kParts, part)) {
        return true;
      }
    }
  }
  return false;
}

bool is_article_name(std::string_view names) {
  const auto is_name = [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; };
  for (std::string_view name = take_run(names, is_name); !name.empty();
       name = take_run(names, is_name)) {
    if (contains(kArticleNames, name)) {
      return true;
    }
  }
  return false;
}

bool is_furniture_role(std::string_view role) {
  return contains(kRoles, role);
}

bool is_furniture_text(std::string_view text) {
  constexpr std::size_t kMaxBytes = 240;
  if (text.size() > kMaxBytes) {
    return false;
  }
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
  const bool begins =
      std::any_of(std::begin(kPhrases), std::end(kPhrases), [&lower](std::string_view phrase) {
        return std::string_view(lower).substr(0, phrase.size()) == phrase;
      });
  return begins || lower.find("cookie") != std::string::npos;
}

double function_word_share(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  std::size_t words = 0;
  std::size_t hits = 0;
  std::string lower;
  for (std::string_view word = take_run(text, is_letter); !word.empty();
       word = take_run(text, is_letter)) {
    ++words;
    constexpr std::size_t kLongest = 6;
    if (word.size() <= kLongest) {
      lower.resize(word.size());
      std::transform(word.begin(), word.end(), lower.begin(), to_lower);
      hits +=
          std::binary_search(std::begin(kFunctionWords), std::end(kFunctionWords), lower) ? 1 : 0;
    }
  }
  return words == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(words);
}

}  // namespace lode::read

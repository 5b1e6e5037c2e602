// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/sentence_rules.h"

#include <span>
#include <vector>

#include "plugins/text/word_map.h"

namespace lode::text {
namespace {

// NOLINTBEGIN(modernize-avoid-c-arrays)
constexpr std::string_view kAbbreviations[] = {
    "abb",    "abr",     "abs",     "abt",  "adm",    "admón",   "ago",    "al",   "allg",  "apdo",
    "approx", "apr",     "aprox",   "art",  "aug",    "av",      "avda",   "ave",  "avr",   "bd",
    "bio",    "blvd",    "bn",      "bros", "bspw",   "bzw",     "ca",     "cap",  "capt",  "cf",
    "cie",    "cmdr",    "co",      "col",  "corp",   "cpl",     "cía",    "dec",  "dept",  "depto",
    "dez",    "dgl",     "dic",     "dr",   "dt",     "déc",     "dña",    "ed",   "eds",   "ee",
    "ehem",   "eigtl",   "einschl", "ej",   "ene",    "engl",    "entspr", "env",  "est",   "etc",
    "evtl",   "excmo",   "exkl",    "fdo",  "feb",    "fig",     "figs",   "fr",   "franz", "frl",
    "ft",     "févr",    "geb",     "geg",  "gegr",   "gem",     "gen",    "ges",  "gest",  "ggf",
    "gmbh",   "gov",     "gral",    "hab",  "hon",    "hr",      "hrsg",   "ilmo", "inc",   "ind",
    "ing",    "inkl",    "insb",    "izq",  "jan",    "janv",    "jg",     "jh",   "jhd",   "jr",
    "juil",   "jul",     "jun",     "kap",  "kfm",    "lic",     "lt",     "ltd",  "maj",   "mar",
    "max",    "messrs",  "mgr",     "mia",  "mill",   "min",     "mind",   "mio",  "mlle",  "mln",
    "mm",     "mme",     "mn",      "mr",   "mrd",    "mrds",    "mrs",    "ms",   "mt",    "mwst",
    "nachm",  "nat",     "no",      "nos",  "nov",    "nr",      "nördl",  "núm",  "oct",   "okt",
    "ouv",    "pdo",     "plc",     "pol",  "pp",     "prof",    "prov",   "pág",  "rd",    "rel",
    "rep",    "resp",    "rs",      "rte",  "réf",    "schweiz", "sek",    "sen",  "sep",   "sept",
    "sgt",    "sog",     "sr",      "sra",  "srta",   "st",      "sta",    "std",  "sto",   "str",
    "sté",    "südl",    "techn",   "tel",  "tfno",   "tgl",     "trim",   "tsd",  "tél",   "tít",
    "u.a",    "ud",      "uds",     "univ", "unterz", "urspr",   "usw",    "uu",   "vda",   "verh",
    "vgl",    "vol",     "vorm",    "vs",   "wg",     "zt",      "ztr",    "zus",  "zzgl",  "éd",
    "édit",   "öffentl", "österr"};

constexpr std::string_view kStarters[] = {
    "a",     "aber",    "according", "after", "al",    "all",    "also",      "am",      "an",
    "and",   "as",      "at",        "au",    "auch",  "auf",    "aux",       "avec",    "before",
    "bei",   "both",    "but",       "by",    "ce",    "cela",   "ces",       "cette",   "como",
    "con",   "cuando",  "damit",     "dans",  "das",   "del",    "dem",       "den",     "der",
    "des",   "desde",   "die",       "dies",  "diese", "dieser", "du",        "earlier", "ein",
    "eine",  "el",      "elle",      "elles", "en",    "er",     "es",        "esta",    "estas",
    "este",  "estos",   "et",        "for",   "from",  "für",    "he",        "her",     "his",
    "how",   "however", "i",         "if",    "il",    "ils",    "im",        "in",      "it",
    "its",   "l",       "la",        "las",   "last",  "later",  "laut",      "le",      "les",
    "leur",  "leurs",   "lo",        "los",   "mais",  "many",   "meanwhile", "mit",     "most",
    "nach",  "next",    "no",        "nous",  "on",    "one",    "or",        "our",     "par",
    "para",  "pero",    "por",       "pour",  "sa",    "se",     "según",     "seit",    "selon",
    "ses",   "she",     "sie",       "since", "so",    "some",   "son",       "still",   "su",
    "sur",   "sus",     "that",      "the",   "their", "there",  "these",     "they",    "this",
    "those", "to",      "un",        "una",   "und",   "under",  "une",       "von",     "was",
    "we",    "wer",     "what",      "when",  "while", "who",    "why",       "wie",     "wir",
    "with",  "y",       "yes",       "zudem", "zum",   "zur"};
// NOLINTEND(modernize-avoid-c-arrays)

struct Nothing {};

WordMap<Nothing> set_of(std::span<const std::string_view> words) {
  std::vector<WordMap<Nothing>::Entry> entries;
  for (const std::string_view word : words)
    entries.push_back({word, {}});
  return WordMap<Nothing>(entries);
}

}  // namespace

bool is_abbreviation(std::string_view word) noexcept {
  static const WordMap<Nothing> words = set_of(kAbbreviations);
  return word.size() == 1 || words.find(word) != nullptr;
}

bool is_sentence_starter(std::string_view word) noexcept {
  static const WordMap<Nothing> words = set_of(kStarters);
  return words.find(word) != nullptr;
}

}  // namespace lode::text

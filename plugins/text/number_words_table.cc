// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/number_words_table.h"

namespace lode::text {
namespace {

using Kind = NumberWordKind;

const WordMap<NumberWord>& words_english() {
  static const WordMap<NumberWord> words{
      {"zero", {0, Kind::kUnit}},         {"one", {1, Kind::kUnit}},
      {"two", {2, Kind::kUnit}},          {"three", {3, Kind::kUnit}},
      {"four", {4, Kind::kUnit}},         {"five", {5, Kind::kUnit}},
      {"six", {6, Kind::kUnit}},          {"seven", {7, Kind::kUnit}},
      {"eight", {8, Kind::kUnit}},        {"nine", {9, Kind::kUnit}},
      {"ten", {10, Kind::kUnit}},         {"eleven", {11, Kind::kUnit}},
      {"twelve", {12, Kind::kUnit}},      {"thirteen", {13, Kind::kUnit}},
      {"fourteen", {14, Kind::kUnit}},    {"fifteen", {15, Kind::kUnit}},
      {"sixteen", {16, Kind::kUnit}},     {"seventeen", {17, Kind::kUnit}},
      {"eighteen", {18, Kind::kUnit}},    {"nineteen", {19, Kind::kUnit}},
      {"twenty", {20, Kind::kTen}},       {"thirty", {30, Kind::kTen}},
      {"forty", {40, Kind::kTen}},        {"fifty", {50, Kind::kTen}},
      {"sixty", {60, Kind::kTen}},        {"seventy", {70, Kind::kTen}},
      {"eighty", {80, Kind::kTen}},       {"ninety", {90, Kind::kTen}},
      {"hundred", {100, Kind::kHundred}}, {"thousand", {1000, Kind::kThousand}},
      {"and", {0, Kind::kJoin}},          {"point", {0, Kind::kPoint}},
      {"half", {0, Kind::kHalf}}};
  return words;
}

const WordMap<NumberWord>& words_french() {
  static const WordMap<NumberWord> words{
      {"zéro", {0, Kind::kUnit}},         {"un", {1, Kind::kArticle}},
      {"une", {1, Kind::kArticle}},       {"deux", {2, Kind::kUnit}},
      {"trois", {3, Kind::kUnit}},        {"quatre", {4, Kind::kUnit}},
      {"cinq", {5, Kind::kUnit}},         {"six", {6, Kind::kUnit}},
      {"sept", {7, Kind::kUnit}},         {"huit", {8, Kind::kUnit}},
      {"neuf", {9, Kind::kUnit}},         {"dix", {10, Kind::kUnit}},
      {"onze", {11, Kind::kUnit}},        {"douze", {12, Kind::kUnit}},
      {"treize", {13, Kind::kUnit}},      {"quatorze", {14, Kind::kUnit}},
      {"quinze", {15, Kind::kUnit}},      {"seize", {16, Kind::kUnit}},
      {"vingt", {20, Kind::kTen}},        {"vingts", {20, Kind::kTen}},
      {"trente", {30, Kind::kTen}},       {"quarante", {40, Kind::kTen}},
      {"cinquante", {50, Kind::kTen}},    {"soixante", {60, Kind::kTen}},
      {"septante", {70, Kind::kTen}},     {"huitante", {80, Kind::kTen}},
      {"octante", {80, Kind::kTen}},      {"nonante", {90, Kind::kTen}},
      {"cent", {100, Kind::kHundred}},    {"cents", {100, Kind::kHundred}},
      {"mille", {1000, Kind::kThousand}}, {"et", {0, Kind::kJoin}},
      {"virgule", {0, Kind::kPoint}},     {"demi", {0, Kind::kHalf}},
      {"demie", {0, Kind::kHalf}}};
  return words;
}

const WordMap<NumberWord>& words_german() {
  static const WordMap<NumberWord> words{
      {"null", {0, Kind::kUnit}},           {"ein", {1, Kind::kArticle}},
      {"eine", {1, Kind::kArticle}},        {"einen", {1, Kind::kArticle}},
      {"einem", {1, Kind::kArticle}},       {"einer", {1, Kind::kArticle}},
      {"eins", {1, Kind::kUnit}},           {"zwei", {2, Kind::kUnit}},
      {"drei", {3, Kind::kUnit}},           {"vier", {4, Kind::kUnit}},
      {"fünf", {5, Kind::kUnit}},           {"sechs", {6, Kind::kUnit}},
      {"sieben", {7, Kind::kUnit}},         {"acht", {8, Kind::kUnit}},
      {"neun", {9, Kind::kUnit}},           {"zehn", {10, Kind::kUnit}},
      {"elf", {11, Kind::kUnit}},           {"zwölf", {12, Kind::kUnit}},
      {"dreizehn", {13, Kind::kUnit}},      {"vierzehn", {14, Kind::kUnit}},
      {"fünfzehn", {15, Kind::kUnit}},      {"sechzehn", {16, Kind::kUnit}},
      {"siebzehn", {17, Kind::kUnit}},      {"achtzehn", {18, Kind::kUnit}},
      {"neunzehn", {19, Kind::kUnit}},      {"zwanzig", {20, Kind::kTen}},
      {"dreißig", {30, Kind::kTen}},        {"vierzig", {40, Kind::kTen}},
      {"fünfzig", {50, Kind::kTen}},        {"sechzig", {60, Kind::kTen}},
      {"siebzig", {70, Kind::kTen}},        {"achtzig", {80, Kind::kTen}},
      {"neunzig", {90, Kind::kTen}},        {"hundert", {100, Kind::kHundred}},
      {"tausend", {1000, Kind::kThousand}}, {"komma", {0, Kind::kPoint}},
      {"halbe", {0, Kind::kHalf}},          {"halben", {0, Kind::kHalf}}};
  return words;
}

const WordMap<NumberWord>& words_spanish() {
  static const WordMap<NumberWord> words{{"cero", {0, Kind::kUnit}},
                                         {"un", {1, Kind::kArticle}},
                                         {"una", {1, Kind::kArticle}},
                                         {"uno", {1, Kind::kUnit}},
                                         {"dos", {2, Kind::kUnit}},
                                         {"tres", {3, Kind::kUnit}},
                                         {"cuatro", {4, Kind::kUnit}},
                                         {"cinco", {5, Kind::kUnit}},
                                         {"seis", {6, Kind::kUnit}},
                                         {"siete", {7, Kind::kUnit}},
                                         {"ocho", {8, Kind::kUnit}},
                                         {"nueve", {9, Kind::kUnit}},
                                         {"diez", {10, Kind::kUnit}},
                                         {"once", {11, Kind::kUnit}},
                                         {"doce", {12, Kind::kUnit}},
                                         {"trece", {13, Kind::kUnit}},
                                         {"catorce", {14, Kind::kUnit}},
                                         {"quince", {15, Kind::kUnit}},
                                         {"dieciséis", {16, Kind::kUnit}},
                                         {"dieciseis", {16, Kind::kUnit}},
                                         {"diecisiete", {17, Kind::kUnit}},
                                         {"dieciocho", {18, Kind::kUnit}},
                                         {"diecinueve", {19, Kind::kUnit}},
                                         {"veinte", {20, Kind::kUnit}},
                                         {"veintiuno", {21, Kind::kUnit}},
                                         {"veintiún", {21, Kind::kUnit}},
                                         {"veintidós", {22, Kind::kUnit}},
                                         {"veintitrés", {23, Kind::kUnit}},
                                         {"veinticuatro", {24, Kind::kUnit}},
                                         {"veinticinco", {25, Kind::kUnit}},
                                         {"veintiséis", {26, Kind::kUnit}},
                                         {"veintisiete", {27, Kind::kUnit}},
                                         {"veintiocho", {28, Kind::kUnit}},
                                         {"veintinueve", {29, Kind::kUnit}},
                                         {"treinta", {30, Kind::kTen}},
                                         {"cuarenta", {40, Kind::kTen}},
                                         {"cincuenta", {50, Kind::kTen}},
                                         {"sesenta", {60, Kind::kTen}},
                                         {"setenta", {70, Kind::kTen}},
                                         {"ochenta", {80, Kind::kTen}},
                                         {"noventa", {90, Kind::kTen}},
                                         {"cien", {100, Kind::kHundreds}},
                                         {"ciento", {100, Kind::kHundreds}},
                                         {"doscientos", {200, Kind::kHundreds}},
                                         {"doscientas", {200, Kind::kHundreds}},
                                         {"trescientos", {300, Kind::kHundreds}},
                                         {"trescientas", {300, Kind::kHundreds}},
                                         {"cuatrocientos", {400, Kind::kHundreds}},
                                         {"cuatrocientas", {400, Kind::kHundreds}},
                                         {"quinientos", {500, Kind::kHundreds}},
                                         {"quinientas", {500, Kind::kHundreds}},
                                         {"seiscientos", {600, Kind::kHundreds}},
                                         {"seiscientas", {600, Kind::kHundreds}},
                                         {"setecientos", {700, Kind::kHundreds}},
                                         {"setecientas", {700, Kind::kHundreds}},
                                         {"ochocientos", {800, Kind::kHundreds}},
                                         {"ochocientas", {800, Kind::kHundreds}},
                                         {"novecientos", {900, Kind::kHundreds}},
                                         {"novecientas", {900, Kind::kHundreds}},
                                         {"mil", {1000, Kind::kThousand}},
                                         {"y", {0, Kind::kJoin}},
                                         {"coma", {0, Kind::kPoint}},
                                         {"punto", {0, Kind::kPoint}},
                                         {"medio", {0, Kind::kHalf}},
                                         {"media", {0, Kind::kHalf}}};
  return words;
}

}  // namespace

const WordMap<NumberWord>& number_words(Language language) {
  switch (language) {
    case Language::kFrench: return words_french();
    case Language::kGerman: return words_german();
    case Language::kSpanish: return words_spanish();
    case Language::kEnglish: break;
  }
  return words_english();
}

}  // namespace lode::text

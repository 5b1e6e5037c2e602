// SPDX-License-Identifier: GPL-3.0-or-later
// The words around dates, of all languages together.
#include "plugins/date/date_words.h"
#include "plugins/text/word_map.h"

namespace lode::date {

bool is_date_preposition(std::string_view folded) {
  static const text::WordMap<bool> table{
      {"in", true},      {"since", true},   {"by", true},    {"until", true},    {"till", true},
      {"through", true}, {"from", true},    {"of", true},    {"during", true},   {"before", true},
      {"after", true},   {"around", true},  {"on", true},    {"for", true},      {"to", true},
      {"and", true},     {"as", true},      {"or", true},    {"between", true},  {"en", true},
      {"depuis", true},  {"dès", true},     {"d", true},     {"de", true},       {"du", true},
      {"pour", true},    {"jusqu", true},   {"entre", true}, {"et", true},       {"avant", true},
      {"après", true},   {"courant", true}, {"vers", true},  {"à", true},        {"im", true},
      {"seit", true},    {"bis", true},     {"ab", true},    {"am", true},       {"vom", true},
      {"von", true},     {"zum", true},     {"zur", true},   {"vor", true},      {"nach", true},
      {"für", true},     {"des", true},     {"und", true},   {"zwischen", true}, {"gegen", true},
      {"durante", true}, {"desde", true},   {"hasta", true}, {"para", true},     {"a", true},
      {"antes", true},   {"después", true}, {"del", true},   {"al", true},       {"hacia", true},
      {"y", true}};
  return table.find(folded) != nullptr;
}

bool is_counted(std::string_view folded) {
  static const text::WordMap<bool> table{{"gpus", true},
                                         {"gpu", true},
                                         {"chips", true},
                                         {"chip", true},
                                         {"mw", true},
                                         {"gw", true},
                                         {"kw", true},
                                         {"mwh", true},
                                         {"kwh", true},
                                         {"gwh", true},
                                         {"servers", true},
                                         {"server", true},
                                         {"racks", true},
                                         {"units", true},
                                         {"people", true},
                                         {"employees", true},
                                         {"jobs", true},
                                         {"shares", true},
                                         {"share", true},
                                         {"points", true},
                                         {"percent", true},
                                         {"%", true},
                                         {"stores", true},
                                         {"cars", true},
                                         {"homes", true},
                                         {"households", true},
                                         {"customers", true},
                                         {"users", true},
                                         {"dollars", true},
                                         {"dollar", true},
                                         {"euros", true},
                                         {"euro", true},
                                         {"billion", true},
                                         {"million", true},
                                         {"millions", true},
                                         {"billions", true},
                                         {"cores", true},
                                         {"tokens", true},
                                         {"systems", true},
                                         {"systèmes", true},
                                         {"serveurs", true},
                                         {"puces", true},
                                         {"employés", true},
                                         {"personnes", true},
                                         {"actions", true},
                                         {"emplois", true},
                                         {"arbeitsplätze", true},
                                         {"mitarbeiter", true},
                                         {"aktien", true},
                                         {"personen", true},
                                         {"menschen", true},
                                         {"haushalte", true},
                                         {"stück", true},
                                         {"empleados", true},
                                         {"personas", true},
                                         {"acciones", true},
                                         {"hogares", true},
                                         {"servidores", true},
                                         {"megawatts", true},
                                         {"megawatt", true},
                                         {"mégawatts", true},
                                         {"megavatios", true},
                                         {"gigawatts", true},
                                         {"nodes", true},
                                         {"cards", true},
                                         {"parameters", true},
                                         {"km", true},
                                         {"kg", true},
                                         {"m", true},
                                         {"mb", true},
                                         {"gb", true},
                                         {"tb", true},
                                         {"mhz", true},
                                         {"ghz", true},
                                         {"w", true},
                                         {"nm", true},
                                         {"times", true},
                                         {"gaming", true}};
  return table.find(folded) != nullptr;
}

bool is_future(std::string_view folded) {
  static const text::WordMap<bool> table{{"payable", true},   {"might", true},
                                         {"could", true},     {"would", true},
                                         {"resume", true},    {"resumes", true},
                                         {"meet", true},      {"meets", true},
                                         {"expire", true},    {"expires", true},
                                         {"delivery", true},  {"shipment", true},
                                         {"will", true},      {"shall", true},
                                         {"should", true},    {"expected", true},
                                         {"upcoming", true},  {"due", true},
                                         {"plans", true},     {"planned", true},
                                         {"planning", true},  {"scheduled", true},
                                         {"begin", true},     {"begins", true},
                                         {"starting", true},  {"soon", true},
                                         {"expects", true},   {"aims", true},
                                         {"intends", true},   {"wird", true},
                                         {"werden", true},    {"soll", true},
                                         {"sollen", true},    {"sollte", true},
                                         {"plant", true},     {"geplant", true},
                                         {"kommenden", true}, {"voraussichtlich", true},
                                         {"devrait", true},   {"devraient", true},
                                         {"devra", true},     {"doit", true},
                                         {"prévoit", true},   {"prévu", true},
                                         {"prévue", true},    {"attendu", true},
                                         {"attendue", true},  {"sera", true},
                                         {"seront", true},    {"prochain", true},
                                         {"prochaine", true}, {"será", true},
                                         {"serán", true},     {"prevé", true},
                                         {"prevista", true},  {"previsto", true},
                                         {"próximo", true},   {"próxima", true},
                                         {"deberá", true},    {"espera", true},
                                         {"podrá", true},     {"planea", true}};
  return table.find(folded) != nullptr;
}

bool is_past(std::string_view folded) {
  static const text::WordMap<bool> table{
      {"was", true},    {"qtr", true},      {"were", true},     {"had", true},     {"did", true},
      {"been", true},   {"began", true},    {"rose", true},     {"fell", true},    {"since", true},
      {"came", true},   {"grew", true},     {"lost", true},     {"won", true},     {"sold", true},
      {"bought", true}, {"made", true},     {"took", true},     {"told", true},    {"paid", true},
      {"went", true},   {"followed", true}, {"compared", true}, {"war", true},     {"waren", true},
      {"hatte", true},  {"hatten", true},   {"wurde", true},    {"wurden", true},  {"seit", true},
      {"avait", true},  {"avaient", true},  {"était", true},    {"étaient", true}, {"depuis", true},
      {"fue", true},    {"fueron", true},   {"había", true},    {"habían", true},  {"era", true},
      {"desde", true}};
  if (table.find(folded) != nullptr) return true;
  static const text::WordMap<bool> open{{"scheduled", true},
                                        {"rescheduled", true},
                                        {"expected", true},
                                        {"planned", true},
                                        {"delayed", true},
                                        {"postponed", true},
                                        {"proposed", true},
                                        {"slated", true},
                                        {"need", true},
                                        {"based", true},
                                        {"united", true},
                                        {"limited", true},
                                        {"indeed", true},
                                        {"speed", true},
                                        {"marché", true}};
  if (open.find(folded) != nullptr) return false;
  const auto ends = [&](std::string_view tail) {
    return folded.size() > tail.size() + 2 && folded.substr(folded.size() - tail.size()) == tail;
  };
  return ends("ed") || ends("ó") || ends("aron") || ends("ieron") || (ends("é") && !ends("té"));
}

bool is_direction(std::string_view folded) {
  static const text::WordMap<bool> table{{"until", true},
                                         {"till", true},
                                         {"through", true},
                                         {"to", true},
                                         {"due", true},
                                         {"by", true},
                                         {"from", true},
                                         {"onwards", true},
                                         {"bis", true},
                                         {"ab", true},
                                         {"beginnend", true},
                                         {"jusqu", true},
                                         {"ici", true},
                                         {"dès", true},
                                         {"hasta", true},
                                         {"desde", true},
                                         {"partir", true},
                                         {"expires", true}};
  return table.find(folded) != nullptr;
}

bool is_telling(std::string_view folded) {
  static const text::WordMap<bool> table{
      {"announced", true},     {"announces", true},   {"said", true},
      {"says", true},          {"reported", true},    {"unveiled", true},
      {"unveils", true},       {"launched", true},    {"launches", true},
      {"launch", true},        {"introduced", true},  {"introduces", true},
      {"introduce", true},     {"released", true},    {"releases", true},
      {"published", true},     {"signed", true},      {"brings", true},
      {"bring", true},         {"filed", true},       {"confirmed", true},
      {"disclosed", true},     {"presented", true},   {"agreed", true},
      {"completed", true},     {"closed", true},      {"annonce", true},
      {"annoncé", true},       {"dévoile", true},     {"dévoilé", true},
      {"lance", true},         {"lancé", true},       {"publié", true},
      {"signé", true},         {"présenté", true},    {"confirmé", true},
      {"gab", true},           {"meldete", true},     {"meldet", true},
      {"verkündet", true},     {"verkündete", true},  {"angekündigt", true},
      {"kündigte", true},      {"vorgestellt", true}, {"veröffentlicht", true},
      {"unterzeichnet", true}, {"teilte", true},      {"anunció", true},
      {"anuncia", true},       {"presentó", true},    {"presenta", true},
      {"lanzó", true},         {"publicó", true},     {"firmó", true},
      {"confirmó", true},      {"informó", true},     {"comunicó", true}};
  return table.find(folded) != nullptr;
}

}  // namespace lode::date

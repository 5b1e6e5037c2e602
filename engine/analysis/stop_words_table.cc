// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "engine/analysis/stop_words.h"

namespace lode::analysis {
namespace {

// clang-format off
constexpr std::string_view kEnglish[] = {
    "a", "about", "above", "across", "after", "again", "against", "all", "almost", "along", "also",
    "although", "always", "am", "among", "an", "and", "another", "any", "are", "aren't", "as", "at",
    "be", "because", "been", "before", "behind", "being", "below", "between", "both", "but", "by",
    "can", "can't", "cannot", "could", "couldn't", "did", "didn't", "do", "does", "doesn't",
    "doing", "don't", "down", "during", "each", "either", "else", "ever", "every", "few", "for",
    "from", "further", "had", "hadn't", "has", "hasn't", "have", "haven't", "having", "he", "he'll",
    "her", "here", "hers", "herself", "him", "himself", "his", "how", "however", "i", "i'm", "i've",
    "if", "in", "into", "is", "isn't", "it", "it'll", "its", "itself", "just", "least", "less",
    "may", "me", "might", "more", "most", "much", "must", "my", "myself", "neither", "no", "nor",
    "not", "of", "off", "often", "on", "once", "only", "onto", "or", "other", "our", "ours",
    "ourselves", "out", "over", "own", "per", "rather", "same", "shall", "she", "she'll", "should",
    "shouldn't", "since", "so", "some", "such", "than", "that", "that'll", "the", "their", "theirs",
    "them", "themselves", "then", "there", "there'll", "these", "they", "they're", "they've",
    "this", "those", "though", "through", "thus", "to", "too", "toward", "towards", "under",
    "until", "up", "upon", "us", "very", "was", "wasn't", "we", "we're", "we've", "were", "weren't",
    "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will",
    "with", "within", "without", "won't", "would", "wouldn't", "yet", "you", "you're", "you've",
    "your", "yours", "yourself", "yourselves",
};
// clang-format on

// clang-format off
constexpr std::string_view kFrench[] = {
    "a", "afin", "ai", "ainsi", "alors", "apres", "as", "au", "aucun", "aucune", "aujourd'hui",
    "auquel", "aussi", "autre", "autres", "aux", "avaient", "avait", "avant", "avec", "avez",
    "avoir", "avons", "ayant", "c", "car", "ce", "ceci", "cela", "celle", "celles", "celui",
    "cependant", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment", "contre", "d",
    "dans", "de", "depuis", "des", "desquels", "donc", "dont", "du", "duquel", "durant", "elle",
    "elles", "en", "encore", "enfin", "entre", "es", "est", "et", "etaient", "etais", "etait",
    "etant", "ete", "etes", "etre", "eu", "eux", "fait", "faut", "font", "furent", "fut", "hors",
    "ici", "il", "ils", "j", "je", "jusqu", "jusque", "l", "la", "laquelle", "le", "lequel", "les",
    "lesquelles", "lesquels", "leur", "leurs", "lorsqu", "lorsque", "lui", "m", "ma", "mais",
    "malgre", "me", "meme", "memes", "mes", "mien", "moi", "moins", "mon", "n", "ne", "ni", "non",
    "nos", "notre", "nous", "nul", "on", "ont", "or", "ou", "outre", "par", "parce", "parmi", "pas",
    "pendant", "peu", "peut", "peuvent", "plus", "plusieurs", "pour", "pourquoi", "pres", "puis",
    "puisqu", "puisque", "qu", "quand", "que", "quel", "quelle", "quelles", "quelque", "quelques",
    "quels", "qui", "quoi", "quoique", "s", "sa", "sans", "sauf", "se", "selon", "sera", "serait",
    "seront", "ses", "si", "sien", "soit", "sommes", "son", "sont", "sous", "suis", "sur", "t",
    "ta", "tandis", "tant", "te", "tel", "telle", "telles", "tels", "tes", "toi", "ton", "tous",
    "tout", "toute", "toutes", "tres", "tu", "un", "une", "vers", "via", "voici", "voila", "vos",
    "votre", "vous", "y",
};
// clang-format on

// clang-format off
constexpr std::string_view kGerman[] = {
    "ab", "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "andere",
    "anderem", "anderen", "anderer", "anderes", "ans", "auch", "auf", "aus", "ausser", "bei",
    "beide", "beiden", "beim", "bereits", "bevor", "bin", "bis", "bist", "da", "dabei", "dadurch",
    "dafur", "dagegen", "daher", "damit", "danach", "daneben", "dann", "daran", "darauf", "daraus",
    "darin", "daruber", "darum", "das", "dass", "davon", "davor", "dazu", "dein", "deine", "dem",
    "den", "denen", "denn", "dennoch", "der", "deren", "derer", "des", "deshalb", "dessen", "dich",
    "die", "dies", "diese", "diesem", "diesen", "dieser", "dieses", "dir", "doch", "dort", "du",
    "durch", "ebenfalls", "ein", "eine", "einem", "einen", "einer", "eines", "einige", "einigen",
    "einiger", "er", "es", "etwa", "etwas", "euch", "euer", "fur", "gegen", "gegenuber", "gewesen",
    "habe", "haben", "hat", "hatte", "hatten", "hier", "hinter", "ich", "ihm", "ihn", "ihnen",
    "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "im", "in", "indem", "ins", "ist", "ja",
    "jede", "jedem", "jeden", "jeder", "jedes", "jedoch", "jene", "jenem", "jenen", "jener",
    "jenes", "kann", "kein", "keine", "keinem", "keinen", "keiner", "konnen", "konnte", "man",
    "manche", "mehr", "mein", "meine", "mich", "mir", "mit", "muss", "mussen", "nach", "nachdem",
    "neben", "nicht", "nichts", "noch", "nun", "nur", "ob", "obwohl", "oder", "ohne", "seien",
    "sein", "seine", "seinem", "seinen", "seiner", "seines", "seit", "sich", "sie", "sind", "so",
    "sobald", "sogar", "solche", "solchen", "soll", "sollen", "sollte", "sondern", "sonst", "sowie",
    "sowohl", "statt", "uber", "um", "und", "uns", "unser", "unsere", "unter", "vom", "von", "vor",
    "wahrend", "war", "waren", "warum", "was", "weder", "wegen", "weil", "weitere", "weiteren",
    "welche", "welchem", "welchen", "welcher", "welches", "wenn", "wer", "werden", "wie", "wieder",
    "will", "wir", "wird", "wo", "worden", "wurde", "wurden", "zu", "zum", "zur", "zwar",
    "zwischen",
};
// clang-format on

// clang-format off
constexpr std::string_view kSpanish[] = {
    "a", "al", "algo", "algun", "alguna", "algunas", "alguno", "algunos", "ante", "antes", "aquel",
    "aquella", "aquellas", "aquellos", "aqui", "asi", "aun", "aunque", "bajo", "bien", "cada",
    "casi", "como", "con", "contra", "cual", "cuales", "cualquier", "cuando", "cuanto", "cuya",
    "cuyo", "da", "de", "debe", "del", "desde", "despues", "dicha", "dicho", "donde", "dos",
    "durante", "e", "el", "ella", "ellas", "ellos", "embargo", "en", "entonces", "entre", "era",
    "eran", "es", "esa", "esas", "ese", "eso", "esos", "esta", "estaba", "estan", "estas", "este",
    "esto", "estos", "fue", "fueron", "ha", "haber", "habia", "habian", "hace", "hacia", "han",
    "hasta", "hay", "la", "las", "le", "les", "lo", "los", "luego", "mas", "me", "mediante", "mi",
    "mientras", "mis", "misma", "mismas", "mismo", "mismos", "mucho", "muy", "nada", "ni", "ningun",
    "ninguna", "ninguno", "no", "nos", "nosotros", "nuestra", "nuestras", "nuestro", "nuestros",
    "nunca", "o", "os", "otra", "otras", "otro", "otros", "para", "pero", "poco", "por", "porque",
    "puede", "pueden", "pues", "que", "quien", "quienes", "se", "sea", "segun", "ser", "sera",
    "seran", "si", "sido", "siempre", "sin", "sino", "sobre", "son", "su", "sus", "tal", "tambien",
    "tampoco", "tan", "tanto", "te", "tiene", "tienen", "toda", "todas", "todavia", "todo", "todos",
    "tras", "tu", "tus", "u", "un", "una", "unas", "uno", "unos", "usted", "ustedes", "vosotros",
    "y", "ya", "yo",
};
// clang-format on

// clang-format off
constexpr std::string_view kItalian[] = {
    "a", "ad", "agli", "ai", "al", "alla", "alle", "allo", "anche", "ancora", "avere", "aveva", "c",
    "che", "chi", "ci", "coi", "col", "come", "con", "contro", "cui", "d", "da", "dagli", "dai",
    "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della", "delle",
    "dello", "di", "dopo", "dove", "e", "ed", "era", "erano", "essere", "fa", "fino", "fra", "gli",
    "ha", "hanno", "ho", "i", "il", "in", "io", "l", "la", "le", "lei", "li", "lo", "loro", "lui",
    "ma", "mentre", "mi", "mia", "mio", "molto", "ne", "negli", "nei", "nel", "nell", "nella",
    "nelle", "nello", "no", "noi", "non", "nostra", "nostro", "o", "ogni", "oltre", "per", "perche",
    "pero", "piu", "poi", "prima", "qual", "quale", "quali", "quando", "quanto", "quella", "quelle",
    "quelli", "quello", "quest", "questa", "queste", "questi", "questo", "qui", "sara", "se", "sei",
    "senza", "si", "sia", "sono", "sopra", "sotto", "sta", "stata", "stati", "stato", "su", "sua",
    "sue", "sui", "sul", "sull", "sulla", "sulle", "sullo", "suo", "suoi", "tra", "tu", "tutta",
    "tutte", "tutti", "tutto", "un", "una", "uno", "verso", "vi", "voi",
};
// clang-format on

// clang-format off
constexpr std::string_view kPortuguese[] = {
    "a", "ainda", "alem", "algum", "alguma", "algumas", "alguns", "antes", "ao", "aos", "apos",
    "aquela", "aquele", "aqueles", "as", "ate", "cada", "com", "como", "contra", "cuja", "cujo",
    "da", "das", "de", "dela", "dele", "deles", "depois", "desde", "dessa", "desse", "desta",
    "deste", "do", "dos", "durante", "e", "ela", "elas", "ele", "eles", "em", "enquanto", "entre",
    "era", "eram", "essa", "essas", "esse", "esses", "esta", "estao", "estas", "este", "estes",
    "eu", "foi", "foram", "ha", "isso", "isto", "ja", "lhe", "lo", "mais", "mas", "me", "mesma",
    "mesmo", "meu", "minha", "muito", "muitos", "na", "nao", "nas", "nem", "nenhum", "no", "nos",
    "nossa", "nosso", "num", "numa", "o", "onde", "os", "ou", "outra", "outras", "outro", "outros",
    "para", "pela", "pelas", "pelo", "pelos", "pois", "por", "porque", "qual", "quando", "que",
    "quem", "sao", "se", "segundo", "seja", "sem", "ser", "sera", "seu", "seus", "si", "sido",
    "sob", "sobre", "sua", "suas", "tambem", "tanto", "te", "tem", "ter", "teve", "tinha", "toda",
    "todas", "todo", "todos", "um", "uma", "umas", "uns", "voce",
};
// clang-format on

// clang-format off
constexpr std::string_view kDutch[] = {
    "aan", "achter", "al", "alle", "alleen", "als", "alsof", "altijd", "andere", "anders", "ben",
    "bij", "binnen", "boven", "daar", "daarom", "dan", "dat", "de", "deze", "die", "dit", "doch",
    "doen", "door", "dus", "echter", "een", "eens", "elk", "elke", "en", "er", "ervan", "ge",
    "geen", "haar", "had", "hadden", "heb", "hebben", "heeft", "hem", "het", "hier", "hij", "hoe",
    "hun", "ik", "in", "indien", "is", "ja", "je", "jij", "jullie", "kan", "kon", "kunnen", "langs",
    "maar", "mag", "me", "meer", "men", "met", "mijn", "moet", "moeten", "na", "naar", "naast",
    "nadat", "niet", "niets", "nog", "nu", "of", "om", "omdat", "ondanks", "onder", "ons", "onze",
    "ook", "op", "over", "per", "sinds", "slechts", "te", "tegen", "ten", "ter", "terwijl", "toch",
    "toen", "tot", "tussen", "uit", "van", "vanaf", "vanwege", "veel", "via", "volgens", "voor",
    "voordat", "waar", "waarom", "waren", "was", "wat", "we", "weer", "wel", "welke", "werd",
    "werden", "wie", "wij", "worden", "wordt", "zal", "ze", "zelf", "zich", "zij", "zijn", "zo",
    "zoals", "zonder", "zou", "zouden", "zullen",
};
// clang-format on

struct Row {
  std::string_view language;
  std::span<const std::string_view> words;
};

constexpr Row kRows[] = {
    {"en", kEnglish},
    {"fr", kFrench},
    {"de", kGerman},
    {"es", kSpanish},
    {"it", kItalian},
    {"pt", kPortuguese},
    {"nl", kDutch},
};

static_assert([] {
  return std::all_of(std::begin(kRows), std::end(kRows), [](const Row& row) {
    return std::is_sorted(row.words.begin(), row.words.end());
  });
}());

constexpr std::size_t kMaxBytes = [] {
  std::size_t most = 0;
  for (const Row& row : kRows) {
    for (const std::string_view word : row.words) {
      most = std::max(most, word.size());
    }
  }
  return most;
}();

std::unordered_map<std::string_view, std::uint8_t> make_bits() {
  std::unordered_map<std::string_view, std::uint8_t> bits;
  for (const Row& row : kRows) {
    for (const std::string_view word : row.words) {
      bits[word] |= stop_word_bit(row.language);
    }
  }
  return bits;
}

}  // namespace

std::span<const std::string_view> stop_words(std::string_view language) noexcept {
  const auto* row = std::find_if(std::begin(kRows), std::end(kRows), [language](const Row& r) {
    return r.language == language;
  });
  return row == std::end(kRows) ? std::span<const std::string_view>() : row->words;
}

std::uint8_t stop_word_bit(std::string_view language) noexcept {
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    if (kRows[i].language == language) return static_cast<std::uint8_t>(1U << i);
  }
  return 0;
}

std::uint8_t stop_word_bits(std::string_view word) noexcept {
  static const std::unordered_map<std::string_view, std::uint8_t> kBits = make_bits();
  if (word.size() > kMaxBytes) return 0;
  const auto found = kBits.find(word);
  return found == kBits.end() ? std::uint8_t{0} : found->second;
}

}  // namespace lode::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/company/unlisted.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "plugins/company/acts.h"
#include "plugins/company/candidates.h"
#include "plugins/company/frames.h"
#include "plugins/company/runs.h"
#include "plugins/text/token_hash.h"

namespace lode::company {
namespace {

using text::Tokens;

constexpr double kSymbolConfidence = 0.8;
constexpr double kLegalConfidence = 0.75;
constexpr double kHeadConfidence = 0.6;
constexpr double kRepeatConfidence = 0.5;
constexpr std::size_t kUsual = 8;          // Mentions; more cost more memory.
constexpr std::size_t kLeastRepeated = 4;  // Bytes of a name that is looked for again.

// Heads that are common nouns of German, too.
bool is_german_noun(std::string_view folded) noexcept {
  constexpr std::string_view kWords[] = {
      "bank",         "management", "software", "trust", "mining",  "equity",    "digital",
      "global",       "ai",         "energie",  "werke", "group",   "services",  "solutions",
      "systems",      "land",       "power",    "oil",   "cloud",   "growth",    "investors",
      "resources",    "gaming",     "games",    "cable", "compute", "computing", "quantum",
      "versicherung", "law",        "services"};
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

class Finder {
 public:
  Finder(const Text& text, Surroundings& around, std::vector<std::uint8_t>& covered)
      : tokens_(text.tokens),
        german_(text.language == "de"),
        around_(around),
        covered_(covered),
        runs_(text, around, covered) {}

  std::vector<Mention> run() {
    found_.reserve(kUsual);
    constexpr std::uint32_t kFirms = bit(Cue::kLegal) | bit(Cue::kFront) | bit(Cue::kHead);
    constexpr std::uint32_t kWanted = kFirms | Surroundings::kOpening;
    for (std::size_t i = 0; (i = around_.next_of(kWanted, i)) < tokens_.size(); ++i) {
      const std::uint32_t here = around_.may_start(i);
      if (covered_[i] != 0) continue;
      if ((here & Surroundings::kOpening) != 0) {
        by_symbol(i);
      } else if ((here & Surroundings::kCapital) != 0) {
        if (!by_legal_form(i) && !by_front(i)) by_head(i);
      }
    }
    return std::move(found_);
  }

 private:
  void add(const Run& run, std::size_t last, const Mention& kind) {
    found_.push_back(runs_.take(run, last, kind));
  }

  // Token `i` begins a legal form: "Acme Robotics Inc."
  bool by_legal_form(std::size_t i) {
    if (i == 0 || tokens_[i].starts_sentence || around_.legal_form(i) == 0) return false;
    const std::size_t name_last = tokens_.is_sign(i - 1, ',') ? i - 1 : i;
    // "Bell and Co": the legal form makes one name of it, which is called "Bell".
    const bool has_and = name_last > 1 && (tokens_.folded(name_last - 1) == "and" ||
                                           tokens_.is_sign(name_last - 1, '&'));
    Run run = runs_.before(has_and ? name_last - 1 : name_last);
    if (run.empty()) return false;
    run = runs_.widened(run, has_and);
    if (!is_whole(run) || is_headline_word(i) || goes_on_from_known(run)) return false;
    if (runs_.is_no_name(run) && run.last - run.first == 1) return false;
    if (runs_.is_place(run) || around_.starts(Cue::kLegal, run.first)) return false;
    add(run, i + around_.legal_form(i), {.confidence = kLegalConfidence, .rule = "legal_form"});
    return true;
  }

  // "LONDON ON RISE AS TRADING CENTRE": the Norwegian form is a word of headlines, as others are.
  [[nodiscard]] bool is_headline_word(std::size_t i) const {
    constexpr std::string_view kWords[] = {"AS", "SE", "SL", "AB", "COMPANY", "LIMITED"};
    return around_.is_capitals(i) && is_one_of(tokens_.word(i), kWords);
  }

  // "Westpac Banking Corp": the known name stands for the whole.
  [[nodiscard]] bool goes_on_from_known(const Run& run) const {
    return run.first > 0 && covered_[run.first - 1] != 0 && tokens_[run.first].space_before &&
           around_.is_capital(run.first - 1) &&
           tokens_[run.first - 1].sentence == tokens_[run.first].sentence;
  }

  // In a headline of capitals a name ends where the sentence begins, at a sign or a small word.
  [[nodiscard]] bool is_whole(const Run& run) const {
    constexpr std::size_t kLongest = 4;
    if (!around_.is_capitals(run.first)) return true;
    const bool starts = around_.is_first(run.first) || tokens_.is_sign(run.first - 1, ',') ||
                        tokens_.is_sign(run.first - 1, '<') || tokens_.is_sign(run.first - 1, '/');
    return starts && covered_[run.first == 0 ? 0 : run.first - 1] == 0 &&
           run.last - run.first <= kLongest;
  }

  // An opening bracket with a symbol stands at `i`: "Acme (NASDAQ: ACM)", "Acme <ACM.O>".
  void by_symbol(std::size_t i) {
    if (i == 0 || !around_.has_exchange_symbol(i)) return;
    const Run run = runs_.before(i);
    if (run.empty() || runs_.is_no_name(run) || !is_whole(run)) return;
    // "BUSINESSMAN HAS ROYAL RESOURCES <RRCO>": a verb may be among more words.
    if (around_.is_capitals(run.first) && run.last - run.first > 2) return;
    if (around_.starts(Cue::kLegal, run.first) || goes_on_from_known(run)) return;
    add(run, i, {.confidence = kSymbolConfidence, .rule = "symbol"});
  }

  // Token `i` begins a name: "Banco Azul", "Groupe Martin".
  bool by_front(std::size_t i) {
    const std::size_t words = around_.length(Cue::kFront, i);
    if (words == 0 || around_.is_title(i)) return false;
    if (i > 0 && !tokens_[i].starts_sentence && runs_.is_free_capital(i - 1)) return false;
    Run rest = runs_.from(i + words);
    if (rest.empty() || runs_.is_no_name(rest)) return false;
    // The central bank of a country and its governor.
    if (words > 1 && around_.starts(Cue::kPlace, rest.first)) return false;
    rest.last = behind_particles(rest.last);
    add({i, rest.last}, rest.last, {.confidence = kHeadConfidence, .rule = "first_noun"});
    return true;
  }

  // "Compagnie Générale d'Électricité", "Banco Azul de Murcia".
  [[nodiscard]] std::size_t behind_particles(std::size_t last) const {
    if (last + 1 >= tokens_.size() || tokens_[last].starts_sentence) return last;
    const std::string_view word = tokens_.word(last);
    if (word != "d" && word != "de" && word != "du" && word != "des" && word != "del") return last;
    const std::size_t next = tokens_.is_sign(last + 1, '\'') ? last + 2 : last + 1;
    const Run run = runs_.from(next);
    return run.empty() ? last : run.last;
  }

  // Token `i` is the last word of a firm's name: "Gullane Capital".
  void by_head(std::size_t i) {
    const std::size_t words = around_.length(Cue::kHead, i);
    if (words == 0 || i == 0 || tokens_[i].starts_sentence || around_.is_title(i)) return;
    if (german_ && is_german_noun(tokens_.folded(i))) return;
    const std::size_t last = i + words;
    if (last < tokens_.size() && runs_.is_free_capital(last) && tokens_[last].space_before &&
        !tokens_[last].starts_sentence)
      return;
    if (last < tokens_.size() && (tokens_.is_sign(last, '-') || is_pair(last))) return;
    const Run run = runs_.before(last);
    if (run.empty() || run.first >= i || runs_.is_person(run)) return;
    if (runs_.is_no_name({run.first, i})) return;
    if (tokens_.word(i) == "Group" && runs_.is_no_name({i - 1, i})) return;
    if (tokens_.word(i) == "AI" && !is_before_ai(i - 1)) return;
    // "Fresh Capital went there": the first word of a sentence needs more.
    if (around_.is_first(run.first) && run.first + 1 == i && !runs_.is_coined(run.first) &&
        !around_.follows(Cue::kAfter, last)) {
      return;
    }
    add(run, last, {.confidence = kHeadConfidence, .rule = "head_noun"});
  }

  // "and Construction Co" goes on with the name before token `i`.
  [[nodiscard]] bool is_pair(std::size_t i) const {
    if (tokens_.folded(i) != "and" && !tokens_.is_sign(i, '&')) return false;
    const Run run = runs_.from(i + 1);
    if (run.empty() || run.last - run.first > 2) return false;
    return around_.legal_form(run.last) > 0 || around_.legal_form(run.last - 1) > 0;
  }

  // "Foobar AI" is a firm; "MW AI", "GB300 AI" and "Advancing AI" are none.
  [[nodiscard]] bool is_before_ai(std::size_t i) const {
    const std::string_view word = tokens_.word(i);
    if (tokens_[i].letter_case == text::LetterCase::kUpper || word.size() < 3) return false;
    if (word.ends_with("ing")) return false;
    return std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  const Tokens& tokens_;
  bool german_;
  Surroundings& around_;
  std::vector<std::uint8_t>& covered_;
  Runs runs_;
  std::vector<Mention> found_;
};

// Other mentions of the names that were found. A name is known by a hash of its folded tokens.
class Repeats {
 public:
  Repeats(const Text& text, Surroundings& around, std::vector<std::uint8_t>& covered)
      : tokens_(text.tokens), around_(around), runs_(text, around, covered) {}

  void find(std::vector<Mention>& found) {
    if (found.empty()) return;
    gather(found);
    std::vector<Mention> more;
    for (std::size_t i = 0; (i = around_.next_of(Surroundings::kCapital, i)) < tokens_.size();
         ++i) {
      if (!is_first_of_name(i) || !runs_.is_free_capital(i)) continue;
      Run run = runs_.from(i);
      if (run.empty()) continue;
      const std::size_t whole = run.last;
      const Known* known = known_as(run);
      if (known == nullptr) known = shortened(run);
      // Words of a headline stand beside a name: "Acme Raises Money".
      while (known == nullptr && around_.is_title(i) && --run.last > run.first)
        known = known_as(run);
      if (known == nullptr) {
        i = around_.is_title(i) ? i : whole - 1;
        continue;
      }
      more.push_back(runs_.take(
          run,
          run.last,
          {.confidence = std::min(kRepeatConfidence, known->confidence), .rule = "repeat"}));
      more.back().unlisted = found[known->spelled].unlisted;
      i = run.last - 1;
    }
    std::move(more.begin(), more.end(), std::back_inserter(found));
  }

 private:
  struct Known {
    std::uint64_t key = 0;
    std::uint64_t first = 0;  // Hash of the first token.
    std::size_t tokens = 0;
    std::size_t spelled = 0;  // Index of the mention whose spelling stands for all.
    double confidence = 0;
  };

  void gather(std::vector<Mention>& found) {
    names_.reserve(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Mention& mention = found[i];
      Run run{tokens_.at_or_after(mention.begin), 0};
      run.last = run.first + 1;
      while (run.last < tokens_.size() &&
             tokens_[run.last].begin < mention.begin + mention.name_bytes)
        ++run.last;
      const std::uint64_t first = around_.hashes()[run.first];
      names_.push_back({key_of(run), first, run.last - run.first, i, mention.confidence});
      firsts_filter_ |= filter_bit(first);
    }
    std::stable_sort(
        names_.begin(), names_.end(), [](const Known& a, const Known& b) { return a.key < b.key; });
    join(found);
    for (const Known& name : names_)
      firsts_.push_back({name.first, name.tokens > 1 ? &name : nullptr});
    std::sort(firsts_.begin(), firsts_.end(), [](const First& a, const First& b) {
      return a.token < b.token;
    });
  }

  // One of each name. Of several spellings the one with small letters is kept, "Grumman" for
  // "GRUMMAN"; all mentions take it.
  void join(std::vector<Mention>& found) {
    std::size_t count = 0;
    for (std::size_t i = 0, end = 0; i < names_.size(); i = end) {
      Known known = names_[i];
      for (end = i + 1; end < names_.size() && names_[end].key == known.key; ++end) {
        if (has_small(found[names_[end].spelled].unlisted)) known.spelled = names_[end].spelled;
        known.confidence = std::max(known.confidence, names_[end].confidence);
      }
      for (std::size_t at = i; at < end; ++at) {
        if (names_[at].spelled != known.spelled)
          found[names_[at].spelled].unlisted = found[known.spelled].unlisted;
      }
      names_[count++] = known;
    }
    names_.resize(count);
  }

  static bool has_small(std::string_view name) {
    return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  static std::uint64_t filter_bit(std::uint64_t token) noexcept {
    return std::uint64_t{1} << (token >> 58U);
  }
  // Token `i` begins one of the names.
  [[nodiscard]] bool is_first_of_name(std::size_t i) const {
    const std::uint64_t token = around_.hashes()[i];
    return (firsts_filter_ & filter_bit(token)) != 0 &&
           std::ranges::binary_search(firsts_, token, {}, &First::token);
  }

  [[nodiscard]] std::uint64_t key_of(const Run& run) const {
    std::uint64_t key = 0;
    for (std::size_t i = run.first; i < run.last; ++i)
      key = text::mix(key + around_.hashes()[i]);
    return key;
  }

  [[nodiscard]] const Known* known_as(const Run& run) const {
    std::size_t size = run.last - run.first - 1;  // With single spaces.
    for (std::size_t i = run.first; i < run.last; ++i)
      size += tokens_.folded(i).size();
    if (size < kLeastRepeated) return nullptr;
    const std::uint64_t key = key_of(run);
    const auto at = std::ranges::lower_bound(names_, key, {}, &Known::key);
    return at == names_.end() || at->key != key ? nullptr : &*at;
  }

  // "Gullane" where the text names Gullane Capital, if it stands as companies do.
  [[nodiscard]] const Known* shortened(const Run& run) const {
    if (run.last - run.first != 1 || tokens_.folded(run.first).size() < kLeastRepeated)
      return nullptr;
    const Known* whole = nullptr;
    const auto same =
        std::ranges::equal_range(firsts_, around_.hashes()[run.first], {}, &First::token);
    for (const First& first : same) {
      if (first.longer == nullptr) continue;
      if (whole != nullptr) return nullptr;
      whole = first.longer;
    }
    if (whole == nullptr) return nullptr;
    const bool framed =
        around_.follows(Cue::kAfter, run.last) || around_.follows(Cue::kSubject, run.last) ||
        around_.is_possessive(run.last) || around_.precedes(Cue::kBefore, run.first);
    return framed && runs_.is_plausible(run, true) ? whole : nullptr;
  }

  struct First {
    std::uint64_t token = 0;        // Hash of the first token of a name.
    const Known* longer = nullptr;  // The name, if it has more tokens.
  };

  const Tokens& tokens_;
  Surroundings& around_;
  Runs runs_;
  std::vector<Known> names_;         // By key.
  std::vector<First> firsts_;        // By token.
  std::uint64_t firsts_filter_ = 0;  // Bits of their tokens.
};

}  // namespace

std::vector<Mention> find_unlisted(const Text& text,
                                   Surroundings& around,
                                   std::vector<std::uint8_t>& covered,
                                   const UnlistedOptions& options) {
  std::vector<Mention> found = Finder(text, around, covered).run();
  const auto append = [&found](std::vector<Mention> more) {
    std::move(more.begin(), more.end(), std::back_inserter(found));
  };
  Repeats(text, around, covered).find(found);
  const std::size_t repeated = found.size();
  append(find_framed(text, around, covered));
  const bool among_companies =
      std::any_of(options.known.begin(), options.known.end(), [](const Mention& mention) {
        return mention.company != nullptr;
      });
  if (among_companies) append(find_acting(text, around, covered, options.known, options.is_ours));
  if (found.size() > repeated) Repeats(text, around, covered).find(found);
  if (among_companies && options.is_ours) append(find_candidates(text, around, covered));
  return found;
}

}  // namespace lode::company

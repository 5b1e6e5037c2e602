// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/analyzer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <libstemmer.h>
#include <limits>
#include <span>

#include "engine/analysis/language.h"
#include "engine/analysis/normal_form.h"
#include "engine/analysis/stop_words.h"
#include "engine/analysis/tokenizer.h"
#include "engine/base/utf8.h"

namespace lode::analysis {
namespace {

struct StemmerDeleter {
  void operator()(sb_stemmer* stemmer) const noexcept { sb_stemmer_delete(stemmer); }
};
using StemmerPtr = std::unique_ptr<sb_stemmer, StemmerDeleter>;

// Languages whose stemmers are used. The list is a part of the index format.
constexpr std::string_view kStemmed[] = {
    "da", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru", "sv", "tr"};

StemmerPtr make_stemmer(const std::string& language) {
  const std::string name = language == "nb" || language == "nn" ? "no" : language;
  if (std::find(std::begin(kStemmed), std::end(kStemmed), name) == std::end(kStemmed)) {
    return nullptr;
  }
  return StemmerPtr(sb_stemmer_new(name.c_str(), "UTF_8"));
}

// "h100s", "1990s": the stemmers want a vowel before the ending.
bool is_plural_of_digits(std::string_view word) noexcept {
  return word.size() >= 2 && word.back() == 's' && word[word.size() - 2] >= '0' &&
         word[word.size() - 2] <= '9';
}

// Words that are seen again, by their bytes as written. Direct-mapped: a new word takes the place
// of the old one with the same hash. Frequent words are short, so long ones are not kept.
class WordCache {
 public:
  struct Entry {
    static constexpr std::size_t kMaxBytes = 22;
    std::array<char, kMaxBytes> written;
    std::array<char, kMaxBytes> word;
    std::array<char, kMaxBytes> stem;
    std::uint8_t written_size = 0;  // 0: empty
    std::uint8_t word_size = 0;
    std::uint8_t stem_size = 0;
    bool stop_word = false;

    [[nodiscard]] bool is(std::string_view text) const noexcept {
      return written_size == text.size() &&
             std::memcmp(written.data(), text.data(), text.size()) == 0;
    }
  };

  // The place for `written`, which may hold another word; nullptr if the word is not kept.
  [[nodiscard]] Entry* find(std::string_view written) {
    if (written.size() > Entry::kMaxBytes) {
      return nullptr;
    }
    if (entries_.empty()) {
      entries_.resize(kEntries);
    }
    return &entries_[hash(written) % kEntries];
  }

 private:
  static constexpr std::size_t kEntries = 16384;

  [[nodiscard]] static std::size_t hash(std::string_view text) noexcept {
    // Multiplicative hash (Knuth, The Art of Computer Programming 3, 6.4), 8 bytes at a time.
    constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
    std::uint64_t h = text.size();
    for (std::size_t i = 0; i < text.size(); i += sizeof(std::uint64_t)) {
      std::uint64_t chunk = 0;
      std::memcpy(&chunk, text.data() + i, std::min(sizeof chunk, text.size() - i));
      h = (h ^ chunk) * kMultiplier;
      h ^= h >> 29;
    }
    return static_cast<std::size_t>(h >> 16);
  }

  std::vector<Entry> entries_;
};

}  // namespace

class Analyzer::Impl {
 public:
  explicit Impl(std::string_view tag)
      : language_(primary_language(tag)),
        stemmer_(make_stemmer(language_)),
        stop_word_bit_(stop_word_bit(language_)) {}

  [[nodiscard]] const std::string& language() const noexcept { return language_; }
  [[nodiscard]] bool has_stemmer() const noexcept { return stemmer_ != nullptr; }
  [[nodiscard]] bool is_stop(std::string_view word) const noexcept {
    return (stop_word_bits(word) & stop_word_bit_) != 0;
  }

  void start(std::string_view text) noexcept {
    constexpr std::size_t kMaxBytes = std::numeric_limits<std::uint32_t>::max();
    tokenizer_ = Tokenizer(utf8::truncate(text, kMaxBytes));
    position_ = 0;
    // Filling the cache of a new analyzer does not pay for a question of a few words.
    constexpr std::size_t kMinCachedBytes = 512;
    use_cache_ = text.size() >= kMinCachedBytes;
  }

  [[nodiscard]] bool next(Term& term) {
    RawWord raw;
    while (tokenizer_.next(raw)) {
      if (!look_up(raw, term)) {
        continue;
      }
      term.position = position_++;
      term.begin = static_cast<std::uint32_t>(raw.begin);
      term.end = static_cast<std::uint32_t>(raw.end);
      return true;
    }
    return false;
  }

 private:
  // Fills in word, stem and stop_word; false if nothing is left of the word.
  [[nodiscard]] bool look_up(const RawWord& raw, Term& term) {
    const std::string_view written = tokenizer_.text().substr(raw.begin, raw.end - raw.begin);
    WordCache::Entry* entry = use_cache_ ? cache_.find(written) : nullptr;
    if (entry == nullptr || !entry->is(written)) {
      if (!compute(raw)) {
        return false;
      }
      if (entry == nullptr || std::max(word_.size(), stem_.size()) > WordCache::Entry::kMaxBytes) {
        term.word = word_;
        term.stem = stem_;
        term.stop_word = stop_word_;
        return true;
      }
      keep(written, *entry);
    }
    term.word = {entry->word.data(), entry->word_size};
    term.stem = {entry->stem.data(), entry->stem_size};
    term.stop_word = entry->stop_word;
    return true;
  }

  void keep(std::string_view written, WordCache::Entry& entry) const noexcept {
    std::copy(written.begin(), written.end(), entry.written.begin());
    std::copy(word_.begin(), word_.end(), entry.word.begin());
    std::copy(stem_.begin(), stem_.end(), entry.stem.begin());
    entry.written_size = static_cast<std::uint8_t>(written.size());
    entry.word_size = static_cast<std::uint8_t>(word_.size());
    entry.stem_size = static_cast<std::uint8_t>(stem_.size());
    entry.stop_word = stop_word_;
  }

  // Sets word_, stem_ and stop_word_.
  [[nodiscard]] bool compute(const RawWord& raw) {
    fold_case(tokenizer_.text(), raw, folded_);
    folded_.resize(utf8::truncate(folded_, kMaxWordBytes).size());
    fold_accents(folded_, word_);
    word_.resize(utf8::truncate(word_, kMaxWordBytes).size());
    if (word_.empty()) {
      return false;
    }
    make_stem();
    const bool emphatic = raw.acronym || (raw.capitals && raw.end - raw.begin > 1);
    stop_word_ = !emphatic && is_stop(word_);
    return true;
  }

  // Sets stem_ from folded_ and word_.
  void make_stem() {
    stem_ = word_;
    if (stemmer_ == nullptr) {
      return;
    }
    if (is_plural_of_digits(word_)) {
      stem_.pop_back();
    } else {
      const auto* input = reinterpret_cast<const sb_symbol*>(folded_.data());
      const sb_symbol* output =
          sb_stemmer_stem(stemmer_.get(), input, static_cast<int>(folded_.size()));
      if (output != nullptr && sb_stemmer_length(stemmer_.get()) > 0) {
        const auto size = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
        fold_accents({reinterpret_cast<const char*>(output), size}, stem_);
        stem_.resize(utf8::truncate(stem_, kMaxWordBytes).size());
      }
    }
  }

  std::string language_;
  StemmerPtr stemmer_;
  std::uint8_t stop_word_bit_;
  WordCache cache_;
  Tokenizer tokenizer_;
  std::uint32_t position_ = 0;
  bool use_cache_ = false;
  std::string folded_;
  std::string word_;
  std::string stem_;
  bool stop_word_ = false;
};

Analyzer::Analyzer(std::string_view language) : impl_(std::make_unique<Impl>(language)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::string_view Analyzer::language() const noexcept {
  return impl_->language();
}
bool Analyzer::has_stemmer() const noexcept {
  return impl_->has_stemmer();
}
bool Analyzer::is_stop_word(std::string_view word) const noexcept {
  return impl_->is_stop(word);
}
void Analyzer::start(std::string_view text) {
  impl_->start(text);
}
bool Analyzer::next(Term& term) {
  return impl_->next(term);
}

std::vector<OwnedTerm> Analyzer::terms(std::string_view text) {
  std::vector<OwnedTerm> result;
  analyze(text, [&result](const Term& term) {
    result.push_back({std::string(term.word),
                      std::string(term.stem),
                      term.position,
                      term.begin,
                      term.end,
                      term.stop_word});
  });
  return result;
}

std::string Analyzer::stem(std::string_view word) {
  start(word);
  Term term;
  return next(term) ? std::string(term.stem) : std::string();
}

}  // namespace lode::analysis

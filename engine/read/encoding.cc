// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/encoding.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "engine/base/utf8.h"

namespace lode::read {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};
// UTF-32 first: its mark starts with that of UTF-16.
constexpr Mark kMarks[] = {{"\xFF\xFE\x00\x00"sv, "utf-32le"},
                           {"\x00\x00\xFE\xFF"sv, "utf-32be"},
                           {"\xEF\xBB\xBF"sv, "utf-8"},
                           {"\xFF\xFE"sv, "utf-16le"},
                           {"\xFE\xFF"sv, "utf-16be"}};

const Mark* mark_of(std::string_view bytes) noexcept {
  const auto* found = std::find_if(std::begin(kMarks), std::end(kMarks), [bytes](const Mark& m) {
    return bytes.substr(0, m.bytes.size()) == m.bytes;
  });
  return found == std::end(kMarks) ? nullptr : found;
}

// "utf-16le" or "utf-16be" by the place of the NULs; empty if there are too few.
std::string_view utf16_without_mark(std::string_view bytes) noexcept {
  const std::string_view sample = bytes.substr(0, 512);
  std::size_t nuls[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    nuls[i % 2] += sample[i] == '\0' ? 1U : 0U;
  }
  const std::size_t pairs = sample.size() / 2;
  if (pairs < 2) {
    return {};
  }
  // Three of four characters below U+0100, and next to no NUL in the other half.
  if (nuls[1] * 4 >= pairs * 3 && nuls[0] * 20 <= pairs) {
    return "utf-16le";
  }
  return nuls[0] * 4 >= pairs * 3 && nuls[1] * 20 <= pairs ? "utf-16be"sv : ""sv;
}

struct ConverterDeleter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};

// `bytes` converted from `encoding`, or nothing if ICU does not know it.
std::optional<std::string> convert(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, ConverterDeleter> converter(
      ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status) || bytes.size() > std::numeric_limits<std::int32_t>::max() / 4) {
    return std::nullopt;
  }
  std::string out(bytes.size() * 2 + 16, '\0');
  for (int attempt = 0; attempt < 2; ++attempt) {
    status = U_ZERO_ERROR;
    const std::int32_t size = ucnv_toAlgorithmic(UCNV_UTF8,
                                                 converter.get(),
                                                 out.data(),
                                                 static_cast<std::int32_t>(out.size()),
                                                 bytes.data(),
                                                 static_cast<std::int32_t>(bytes.size()),
                                                 &status);
    if (U_SUCCESS(status)) {
      out.resize(static_cast<std::size_t>(size));
      return out;
    }
    if (status != U_BUFFER_OVERFLOW_ERROR) {
      return std::nullopt;
    }
    out.resize(static_cast<std::size_t>(size) + 1);
  }
  return std::nullopt;
}

struct DetectorDeleter {
  void operator()(UCharsetDetector* detector) const noexcept { ucsdet_close(detector); }
};

// Empty if the detector is not sure.
std::string detect_encoding(std::string_view bytes) {
  constexpr std::size_t kSampleBytes = 8192;
  constexpr std::int32_t kMinConfidence = 50;  // Of 100.
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorDeleter> detector(ucsdet_open(&status));
  // From the first byte that is no ASCII on: what stands before says nothing.
  const auto first = std::find_if(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  std::size_t begin = static_cast<std::size_t>(first - bytes.begin());
  begin -= std::min<std::size_t>(begin, kSampleBytes / 4);
  const std::string_view sample = bytes.substr(begin, kSampleBytes);
  if (U_SUCCESS(status)) {
    ucsdet_setText(
        detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  }
  const UCharsetMatch* match = U_SUCCESS(status) ? ucsdet_detect(detector.get(), &status) : nullptr;
  if (match == nullptr || U_FAILURE(status)) {
    return {};
  }
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  const char* name = ucsdet_getName(match, &status);
  return U_SUCCESS(status) && confidence >= kMinConfidence ? std::string(name) : std::string();
}

// Pages that say Latin-1 or ASCII mean windows-1252 (WHATWG Encoding Standard, section 4.2).
std::string web_name(std::string_view encoding) {
  constexpr std::string_view kLatin1[] = {
      "ISO-8859-1", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii"};
  return std::find(std::begin(kLatin1), std::end(kLatin1), encoding) != std::end(kLatin1)
             ? std::string("windows-1252")
             : std::string(encoding);
}

bool is_unicode_name(std::string_view encoding) noexcept {
  return encoding.substr(0, 3) == "utf" || encoding.substr(0, 3) == "UTF";
}

// True if ill-formed bytes are rare among the characters that are no ASCII: UTF-8 with damage.
bool is_damaged_utf8(std::string_view bytes) {
  constexpr std::size_t kSampleBytes = 65536;
  std::string_view rest = bytes.substr(0, kSampleBytes);
  std::size_t bad = 0;
  std::size_t good = 0;
  while (!rest.empty()) {
    const std::size_t valid = utf8::valid_prefix(rest);
    good += static_cast<std::size_t>(
        std::count_if(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(valid), [](char c) {
          return static_cast<unsigned char>(c) >= 0xC0;
        }));
    bad += valid < rest.size() ? 1 : 0;
    rest.remove_prefix(std::min(rest.size(), valid + 1));
  }
  return good >= bad * 4;
}

std::string decode(std::string_view bytes, std::string_view declared) {
  if (const Mark* mark = mark_of(bytes)) {
    bytes.remove_prefix(mark->bytes.size());
    return mark->encoding == "utf-8"
               ? utf8::mend(bytes)
               : convert(bytes, std::string(mark->encoding)).value_or(std::string());
  }
  const std::string_view wide = utf16_without_mark(bytes);
  if (!wide.empty()) {
    return convert(bytes, std::string(wide)).value_or(std::string());
  }
  if (utf8::is_valid(bytes)) {
    return std::string(bytes);
  }
  if (!declared.empty() && !is_unicode_name(declared)) {
    if (std::optional<std::string> converted = convert(bytes, web_name(declared))) {
      return *std::move(converted);
    }
  }
  if (is_damaged_utf8(bytes)) {
    return utf8::mend(bytes);
  }
  const std::string detected = detect_encoding(bytes);
  if (!detected.empty() && !is_unicode_name(detected)) {
    if (std::optional<std::string> converted = convert(bytes, web_name(detected))) {
      return *std::move(converted);
    }
  }
  return convert(bytes, "windows-1252").value_or(utf8::mend(bytes));
}

}  // namespace

void clean_text(std::string& text) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      if (i + 1 < text.size() && text[i + 1] == '\n') {
        continue;
      }
      text[out++] = '\n';
    } else if (c == '\f' || c == '\v') {
      text[out++] = '\n';
    } else if (static_cast<unsigned char>(c) < 0x20 ? (c == '\n' || c == '\t') : c != '\x7F') {
      const bool is_c1 =
          c == '\xC2' && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
      if (is_c1) {
        ++i;
      } else {
        text[out++] = c;
      }
    }
  }
  text.resize(out);
}

bool looks_like_utf16_or_32(std::string_view bytes) noexcept {
  const Mark* mark = mark_of(bytes);
  return (mark != nullptr && mark->encoding != "utf-8") || !utf16_without_mark(bytes).empty();
}

std::string to_utf8(std::string_view bytes, std::string_view declared) {
  std::string text = decode(bytes, declared);
  clean_text(text);
  return text;
}

std::string html_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, 4096));
  std::transform(head.begin(), head.end(), head.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  constexpr std::string_view kCharset = "charset";
  for (std::size_t tag = head.find("<meta"); tag != std::string::npos;
       tag = head.find("<meta", tag + 1)) {
    const std::string_view meta = std::string_view(head).substr(tag, head.find('>', tag) - tag);
    std::size_t at = meta.find(kCharset);
    if (at == std::string_view::npos) {
      continue;
    }
    at = meta.find_first_not_of(" \t\n\r=\"'", at + kCharset.size());
    if (at != std::string_view::npos) {
      return std::string(meta.substr(at, meta.find_first_of(" \t\n\r\"';/>", at) - at));
    }
  }
  return {};
}

}  // namespace lode::read

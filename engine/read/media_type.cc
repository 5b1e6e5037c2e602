// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/media_type.h"

#include <algorithm>
#include <iterator>

#include "engine/read/encoding.h"
#include "engine/read/reader.h"

namespace lode::read {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view what;
  std::size_t offset = 0;
};

// Formats that are no text although many of them start like it.
constexpr Magic kMagic[] = {
    {"%PDF-"sv, "a PDF document"},
    {"PK\x03\x04"sv, "a ZIP archive or an office document"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old office document"},
    {"{\\rtf"sv, "an RTF document"},
    {"%!PS"sv, "a PostScript document"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"MZ\x90\x00"sv, "a program"},
    {"\x89PNG"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF87a"sv, "a GIF image"},
    {"GIF89a"sv, "a GIF image"},
    {"II*\x00"sv, "a TIFF image"},
    {"MM\x00*"sv, "a TIFF image"},
    {"RIFF"sv, "a RIFF sound, image or film"},
    {"OggS"sv, "an Ogg sound"},
    {"ID3"sv, "an MP3 sound"},
    {"ftyp"sv, "an MP4 film", 4},
    {"\x1F\x8B"sv, "gzip data"},
    {"BZh"sv, "bzip2 data"},
    {"\xFD"
     "7zXZ\x00"sv,
     "xz data"},
    {"\x28\xB5\x2F\xFD"sv, "zstd data"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    {"ustar"sv, "a tar archive", 257},
    {"SQLite format 3\x00"sv, "a SQLite database"},
};

constexpr std::size_t kSampleBytes = 4096;

char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

bool is_space(char c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

struct Suffix {
  std::string_view suffix;
  MediaType type;
};
constexpr Suffix kSuffixes[] = {{".txt", MediaType::kPlainText},
                                {".text", MediaType::kPlainText},
                                {".md", MediaType::kMarkdown},
                                {".markdown", MediaType::kMarkdown},
                                {".html", MediaType::kHtml},
                                {".htm", MediaType::kHtml},
                                {".xhtml", MediaType::kHtml},
                                {".jsonl", MediaType::kJsonLines},
                                {".ndjson", MediaType::kJsonLines}};

struct Name {
  MediaType type;
  std::string_view name;
};
// The first name of a type is its own; the others are read, too.
constexpr Name kNames[] = {{MediaType::kPlainText, "text/plain"},
                           {MediaType::kMarkdown, "text/markdown"},
                           {MediaType::kMarkdown, "text/x-markdown"},
                           {MediaType::kHtml, "text/html"},
                           {MediaType::kHtml, "application/xhtml+xml"},
                           {MediaType::kJsonLines, "application/jsonl"},
                           {MediaType::kJsonLines, "application/x-ndjson"},
                           {MediaType::kUnknown, "unknown"}};

// A line that starts with "{" and a quoted key, or "{}".
bool looks_like_json(std::string_view text) {
  if (text.empty() || text.front() != '{') {
    return false;
  }
  const auto rest = std::find_if_not(text.begin() + 1, text.end(), is_space);
  return rest != text.end() && (*rest == '"' || *rest == '}');
}

bool looks_like_html(std::string_view text) {
  if (text.empty() || text.front() != '<') {
    return false;
  }
  const std::string head = lower(text.substr(0, 1024));
  constexpr std::string_view kMarks[] = {"<!doctype html", "<html", "<head", "<body"};
  return std::any_of(std::begin(kMarks), std::end(kMarks), [&head](std::string_view mark) {
    return head.find(mark) != std::string::npos;
  });
}

}  // namespace

std::string_view name(MediaType type) noexcept {
  return std::find_if(std::begin(kNames),
                      std::prev(std::end(kNames)),
                      [type](const Name& n) { return n.type == type; })
      ->name;
}

std::string_view binary_format(std::string_view bytes) noexcept {
  for (const Magic& magic : kMagic) {
    if (bytes.size() >= magic.offset &&
        bytes.substr(magic.offset, magic.bytes.size()) == magic.bytes) {
      return magic.what;
    }
  }
  if (looks_like_utf16_or_32(bytes)) {
    return {};
  }
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && !is_space(c) && c != '\x1B';
  });
  // A stray NUL or two is no reason to refuse a text.
  return controls > 2 && static_cast<std::size_t>(controls) * 50 > sample.size() ? "binary data"sv
                                                                                 : ""sv;
}

DeclaredType parse_media_type(std::string_view media_type) {
  DeclaredType declared;
  const std::string text = lower(media_type);
  std::string_view essence = std::string_view(text).substr(0, text.find(';'));
  while (!essence.empty() && is_space(essence.back())) {
    essence.remove_suffix(1);
  }
  const auto* found = std::find_if(
      std::begin(kNames), std::end(kNames), [essence](const Name& n) { return n.name == essence; });
  declared.type = found == std::end(kNames) ? MediaType::kUnknown : found->type;
  constexpr std::string_view kCharset = "charset=";
  const std::size_t at = text.find(kCharset);
  if (at != std::string::npos) {
    for (const char c : std::string_view(text).substr(at + kCharset.size())) {
      if (c == ';' || is_space(c)) {
        break;
      }
      if (c != '"' && c != '\'') {
        declared.charset += c;
      }
    }
  }
  return declared;
}

MediaType detect(std::string_view file_name, std::string_view bytes) {
  if (!binary_format(bytes).empty()) {
    return MediaType::kUnknown;
  }
  const std::string file = lower(file_name);
  for (const Suffix& s : kSuffixes) {
    if (file.size() > s.suffix.size() &&
        std::string_view(file).substr(file.size() - s.suffix.size()) == s.suffix) {
      return s.type;
    }
  }
  const std::string head = to_utf8(bytes.substr(0, kSampleBytes), {});
  const auto first = std::find_if_not(head.begin(), head.end(), is_space);
  const std::string_view text =
      std::string_view(head).substr(static_cast<std::size_t>(first - head.begin()));
  if (looks_like_html(text)) {
    return MediaType::kHtml;
  }
  return looks_like_json(text) ? MediaType::kJsonLines : MediaType::kPlainText;
}

}  // namespace lode::read

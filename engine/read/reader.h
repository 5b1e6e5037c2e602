// SPDX-License-Identifier: GPL-3.0-or-later
// Raw bytes in, documents out: media type, encoding, main text, title, language, publication date
// and metadata. Files with one document go through read_document(); of files with many documents
// (JSON lines), json_lines.h makes lines and read_json_line() makes a document of each.
//
// What comes out is valid UTF-8 without U+0000, lines end with "\n", blocks are separated by one
// empty line. Only what the source says is filled in: Document::id is left empty unless the source
// names it, and Document::language is what the source declares, unverified (analysis/language.h
// decides). All functions are pure and [thread-safe]. Time and memory are linear in the input.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/document/document.h"

namespace lode::read {

enum class MediaType { kUnknown, kPlainText, kMarkdown, kHtml, kJsonLines };

// "text/plain", "text/markdown", "text/html", "application/jsonl"; "unknown".
[[nodiscard]] std::string_view name(MediaType type) noexcept;

// What `bytes` (the whole content, or at least its first 4 kB) are, by the suffix of `file_name`
// (.txt .text .md .markdown .html .htm .xhtml .jsonl .ndjson), and by the content if the suffix is
// none of these: "<!doctype html" or "<html" near the start is HTML, a line that starts with "{"
// and a quoted key is JSON lines, anything else that is text is plain text. kUnknown: binary.
[[nodiscard]] MediaType detect(std::string_view file_name, std::string_view bytes);

// Where bytes came from, and what is known about them besides.
struct Source {
  std::string name;        // File name, "-" for standard input, or empty; for detection, messages.
  std::string url;         // Becomes Document::url unless the document names its own.
  std::string media_type;  // Overrides detection, e.g. "text/html; charset=iso-8859-1"; or empty.
};

struct Limits {
  std::size_t max_document_bytes = std::size_t{16} << 20;  // Of the raw bytes, and of the text.
  std::size_t max_depth = 64;                              // Nesting of JSON; HTML may nest freely.
  std::size_t max_metadata = 100;                          // Pairs kept; the rest is dropped.
};

// Reads one text, Markdown or HTML document. For HTML the text is the main text: headline first,
// without navigation, adverts, banners, related lists and footers.
//
// Errors, all kInvalidArgument, by reason: UNSUPPORTED_FORMAT (binary content, JSON lines, or a
// media type that is not read; the message says what it looks like), EMPTY_DOCUMENT (no text but
// white space), DOCUMENT_TOO_LARGE (metadata "size_bytes", "limit_bytes").
[[nodiscard]] Result<Document> read_document(std::string_view bytes,
                                             const Source& source,
                                             const Limits& limits = {});

// Reads one JSON line: an object with the keys id, title, text, url, published (ISO 8601, or
// seconds since 1970) and language. `text` is plain text, or HTML or Markdown if the key
// content_type is "text/html" or "text/markdown". Further keys become metadata: strings as they
// are, other values as compact JSON; null is left out. Of a key that is repeated the last counts.
//
// Errors, all kInvalidArgument, by reason: INVALID_JSON (metadata "offset": byte in the line, from
// 0; too deep a nesting included), MISSING_TEXT, INVALID_FIELD (metadata "field": a key has the
// wrong type or value), EMPTY_DOCUMENT, DOCUMENT_TOO_LARGE, UNSUPPORTED_FORMAT (content_type).
[[nodiscard]] Result<Document> read_json_line(std::string_view line, const Limits& limits = {});

}  // namespace lode::read

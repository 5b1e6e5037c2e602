// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/reader.h"

#include "engine/read/encoding.h"
#include "engine/read/errors.h"
#include "engine/read/html.h"
#include "engine/read/markdown.h"
#include "engine/read/media_type.h"
#include "engine/read/plain_text.h"

namespace lode::read {
namespace {

std::string what_of(const Source& source) {
  if (source.name.empty()) {
    return "the document";
  }
  return source.name == "-" ? "standard input" : "'" + source.name + "'";
}

}  // namespace

Result<Document> read_document(std::string_view bytes, const Source& source, const Limits& limits) {
  const std::string what = what_of(source);
  if (bytes.size() > limits.max_document_bytes) {
    return Unexpected(too_large(what, bytes.size(), limits.max_document_bytes));
  }
  const std::string_view binary = binary_format(bytes);
  if (!binary.empty()) {
    return Unexpected(unsupported_format(what, binary));
  }
  const DeclaredType declared = parse_media_type(source.media_type);
  if (declared.type == MediaType::kUnknown && !source.media_type.empty()) {
    return Unexpected(unsupported_format(what, "'" + source.media_type + "'"));
  }
  const MediaType type = source.media_type.empty() ? detect(source.name, bytes) : declared.type;

  Document document;
  document.url = source.url;
  const bool is_page = type == MediaType::kHtml && declared.charset.empty();
  const std::string text = to_utf8(bytes, is_page ? html_charset(bytes) : declared.charset);
  switch (type) {
    case MediaType::kPlainText: read_plain_text(text, document); break;
    case MediaType::kMarkdown: read_markdown(text, limits, document); break;
    case MediaType::kHtml: read_html(text, limits, document); break;
    case MediaType::kJsonLines:
      return Unexpected(unsupported_format(what, "JSON lines, which hold many documents"));
    case MediaType::kUnknown: return Unexpected(unsupported_format(what, "binary data"));
  }
  if (document.text.empty()) {
    return Unexpected(empty_document(what));
  }
  // Decoding may make text longer than it was.
  if (document.text.size() > limits.max_document_bytes) {
    return Unexpected(too_large(what, document.text.size(), limits.max_document_bytes));
  }
  return document;
}

}  // namespace lode::read

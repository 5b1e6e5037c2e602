// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/reading.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/analysis/language.h"
#include "engine/base/utf8.h"
#include "engine/read/reader.h"

namespace lode::ingest {
namespace {

Result<Document> read_file(const RawFile& file,
                           const std::string& url,
                           const read::Limits& limits) {
  const bool json = file.media_type.rfind("application/json", 0) == 0 ||
                    (file.media_type.empty() &&
                     read::detect(file.name, file.bytes) == read::MediaType::kJsonLines);
  if (json) {
    return read::read_json_line(file.bytes, limits);
  }
  return read::read_document(
      file.bytes, {.name = file.name, .url = url, .media_type = file.media_type}, limits);
}

// One line without control characters, as titles are.
std::string clean_line(const std::string& text) {
  std::string line = utf8::mend(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return line;
}

// Fields go through the plain-text reader, so that text from every source obeys the same rules.
Result<Document> read_fields(const RawFields& fields, const read::Limits& limits) {
  LODE_ASSIGN_OR_RETURN(
      Document document,
      read::read_document(
          utf8::mend(fields.text), {.media_type = "text/plain; charset=utf-8"}, limits));
  document.title = clean_line(fields.title);
  document.language = fields.language;
  document.published_unix = fields.published_unix;
  for (const auto& [key, value] : fields.metadata) {
    document.metadata.emplace_back(utf8::mend(key), utf8::mend(value));
  }
  return document;
}

}  // namespace

Result<Document> read_raw(const RawDocument& raw, std::size_t max_document_bytes) {
  read::Limits limits;
  limits.max_document_bytes = max_document_bytes;
  const auto* file = std::get_if<RawFile>(&raw.content);
  LODE_ASSIGN_OR_RETURN(Document document,
                        file != nullptr ? read_file(*file, raw.url, limits)
                                        : read_fields(std::get<RawFields>(raw.content), limits));
  if (!raw.url.empty()) {
    document.url = utf8::mend(raw.url);
  }
  document.language = analysis::detect_language(document.text, document.language);
  if (!raw.id.empty()) {
    document.id = raw.id;
  } else if (document.id.empty()) {
    document.id = document_id(document);
  }
  LODE_RETURN_IF_ERROR(check_document_id(document.id));
  return document;
}

}  // namespace lode::ingest

// SPDX-License-Identifier: GPL-3.0-or-later
// A document as it comes in, before anything has looked at it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lode::ingest {

// A file as it is: HTML, Markdown, plain text or one JSON object.
struct RawFile {
  std::string bytes;
  std::string media_type;  // IANA; empty: told from name and content.
  std::string name;        // File name; may be empty.
};

// Title, text and metadata that are already apart. May hold invalid UTF-8, which is mended.
struct RawFields {
  std::string title;
  std::string text;
  std::string language;  // BCP 47; empty: detected.
  std::optional<std::int64_t> published_unix;
  std::vector<std::pair<std::string, std::string>> metadata;
};

struct RawDocument {
  std::string id;   // Empty: the content's own, else derived from URL or text.
  std::string url;  // Overrides what the content says, if not empty.
  std::variant<RawFile, RawFields> content;
};

// Bytes that it holds, for bounding queues.
[[nodiscard]] inline std::size_t size_bytes(const RawDocument& raw) noexcept {
  if (const auto* file = std::get_if<RawFile>(&raw.content)) {
    return file->bytes.size() + file->name.size() + raw.url.size();
  }
  const auto& fields = std::get<RawFields>(raw.content);
  std::size_t size = fields.title.size() + fields.text.size() + raw.url.size();
  for (const auto& [key, value] : fields.metadata) {
    size += key.size() + value.size();
  }
  return size;
}

}  // namespace lode::ingest

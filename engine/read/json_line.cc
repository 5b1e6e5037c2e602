// SPDX-License-Identifier: GPL-3.0-or-later
// read_json_line() of reader.h.
#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/utf8.h"
#include "engine/read/encoding.h"
#include "engine/read/errors.h"
#include "engine/read/html.h"
#include "engine/read/json_fields.h"
#include "engine/read/markdown.h"
#include "engine/read/media_type.h"
#include "engine/read/metadata.h"
#include "engine/read/plain_text.h"
#include "engine/read/reader.h"

namespace lode::read {
namespace {

// The keys with a meaning; all others become metadata.
constexpr std::string_view kKeys[] = {
    "id", "title", "text", "url", "published", "language", "content_type"};

Error invalid_field(std::string_view key, const std::string& message) {
  return {ErrorCode::kInvalidArgument,
          "key '" + std::string(key) + "' " + message,
          "INVALID_FIELD",
          {{"field", std::string(key)}}};
}

// The members of the line, the last of each key.
class Members {
 public:
  explicit Members(std::vector<JsonField> fields) : fields_(std::move(fields)) {}

  // Text of the key; empty if it is missing or null.
  [[nodiscard]] Result<std::string> text(std::string_view key, bool number_allowed = false) const {
    const JsonField* field = find(key);
    if (field == nullptr || field->kind == JsonKind::kNull) {
      return std::string();
    }
    if (field->kind != JsonKind::kString && !(number_allowed && field->kind == JsonKind::kNumber)) {
      return Unexpected(
          invalid_field(key, "is " + std::string(name(field->kind)) + ": write it as a string"));
    }
    std::string text = field->text;
    clean_text(text);
    return text;
  }

  [[nodiscard]] bool has(std::string_view key) const {
    const JsonField* field = find(key);
    return field != nullptr && field->kind != JsonKind::kNull;
  }

  [[nodiscard]] const JsonField* find(std::string_view key) const {
    const auto found = std::find_if(
        fields_.rbegin(), fields_.rend(), [key](const JsonField& f) { return f.key == key; });
    return found == fields_.rend() ? nullptr : &*found;
  }

  [[nodiscard]] const std::vector<JsonField>& all() const { return fields_; }

 private:
  std::vector<JsonField> fields_;
};

Result<void> read_published(const Members& members, Document& document) {
  constexpr std::string_view kKey = "published";
  LODE_ASSIGN_OR_RETURN(const std::string written, members.text(kKey, true));
  if (written.empty()) {
    return {};
  }
  std::int64_t seconds = 0;
  const char* end = written.data() + written.size();
  const auto [stop, status] = std::from_chars(written.data(), end, seconds);
  const bool is_number = members.find(kKey)->kind == JsonKind::kNumber;
  if (is_number && (status != std::errc() || (stop != end && *stop != '.'))) {
    return Unexpected(invalid_field(kKey, "is " + written + ": write seconds since 1970"));
  }
  document.published_unix = is_number ? seconds : parse_time(written);
  if (!document.published_unix) {
    return Unexpected(
        invalid_field(kKey,
                      "is '" + std::string(utf8::truncate(written, 60)) +
                          "', which is no time: write it like 2025-11-04 or 2025-11-04T09:30:00Z"));
  }
  return {};
}

Result<void> read_text(const Members& members, const Limits& limits, Document& document) {
  if (!members.has("text")) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "key 'text' is missing: write each document as {\"text\": …}",
                            "MISSING_TEXT",
                            {{"field", "text"}}});
  }
  LODE_ASSIGN_OR_RETURN(const std::string text, members.text("text"));
  LODE_ASSIGN_OR_RETURN(const std::string content_type, members.text("content_type"));
  const MediaType type =
      content_type.empty() ? MediaType::kPlainText : parse_media_type(content_type).type;
  switch (type) {
    case MediaType::kPlainText: document.text = tidy(text); break;
    case MediaType::kMarkdown: read_markdown(text, limits, document); break;
    case MediaType::kHtml: read_html(text, limits, document); break;
    default:
      return Unexpected(
          Error{ErrorCode::kInvalidArgument,
                "key 'content_type' is '" + std::string(utf8::truncate(content_type, 60)) +
                    "', which is not read: use text/plain, text/markdown or text/html",
                "UNSUPPORTED_FORMAT",
                {{"field", "content_type"}}});
  }
  return document.text.empty() ? Unexpected(empty_document("key 'text'")) : Result<void>();
}

// What the line says goes before what its text says.
Result<void> read_keys(const Members& members, Document& document) {
  const std::pair<std::string_view, std::string*> targets[] = {{"id", &document.id},
                                                               {"title", &document.title},
                                                               {"url", &document.url},
                                                               {"language", &document.language}};
  for (const auto& target : targets) {
    LODE_ASSIGN_OR_RETURN(const std::string text, members.text(target.first, target.first == "id"));
    if (!text.empty()) {
      *target.second = one_line(text);
    }
  }
  return read_published(members, document);
}

}  // namespace

Result<Document> read_json_line(std::string_view line, const Limits& limits) {
  if (line.size() > limits.max_document_bytes) {
    return Unexpected(too_large("the json line", line.size(), limits.max_document_bytes));
  }
  const std::string mended = utf8::is_valid(line) ? std::string() : to_utf8(line, {});
  LODE_ASSIGN_OR_RETURN(std::vector<JsonField> fields,
                        parse_json_fields(mended.empty() ? line : mended, limits.max_depth));
  const Members members(std::move(fields));
  Document document;
  LODE_RETURN_IF_ERROR(read_text(members, limits, document));
  LODE_RETURN_IF_ERROR(read_keys(members, document));
  for (const JsonField& field : members.all()) {
    const bool is_known =
        std::find(std::begin(kKeys), std::end(kKeys), field.key) != std::end(kKeys);
    if (!is_known && field.kind != JsonKind::kNull) {
      std::string value = field.text;
      clean_text(value);
      add_metadata(one_line(field.key), value, limits, document);
    }
  }
  return document;
}

}  // namespace lode::read

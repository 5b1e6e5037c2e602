// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/document/document.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/base/utf8.h"

namespace lode {
namespace {

constexpr std::size_t kMaxIdBytes = 200;
constexpr std::size_t kDerivedDigits = 24;

std::string_view text_of(const Document& document, Field field) noexcept {
  switch (field) {
    case Field::kTitle: return document.title;
    case Field::kFurniture: return document.furniture;
    case Field::kBody: break;
  }
  return document.text;
}

}  // namespace

std::string_view name(Field field) noexcept {
  switch (field) {
    case Field::kTitle: return "title";
    case Field::kFurniture: return "furniture";
    case Field::kBody: break;
  }
  return "body";
}

std::string_view name(RunStatus status) noexcept {
  switch (status) {
    case RunStatus::kOk: return "ok";
    case RunStatus::kDegraded: return "degraded";
    case RunStatus::kFailed: return "failed";
    case RunStatus::kTimeout: return "timeout";
    case RunStatus::kQuarantined: return "quarantined";
    case RunStatus::kPending: return "pending";
  }
  return "unknown";
}

std::string_view quote(const Document& document, const Span& span) noexcept {
  if (span.whole_document) {
    return {};
  }
  return text_of(document, span.field).substr(span.begin, span.end - span.begin);
}

bool is_valid_span(const Document& document, const Span& span) noexcept {
  if (span.whole_document) {
    return span.begin == 0 && span.end == 0;
  }
  const std::string_view text = text_of(document, span.field);
  return span.begin < span.end && span.end <= text.size() && utf8::is_boundary(text, span.begin) &&
         utf8::is_boundary(text, span.end);
}

std::string document_id(const Document& document) {
  if (!document.url.empty()) {
    return "u-" + sha256_hex(document.url).substr(0, kDerivedDigits);
  }
  return "c-" + sha256_hex(document.title + '\0' + document.text).substr(0, kDerivedDigits);
}

Result<void> check_document_id(std::string_view id) {
  const auto refuse = [&](std::string why) -> Result<void> {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "document id '" + utf8::mend(utf8::truncate(id, 80)) + "' " + why,
                            "INVALID_DOCUMENT_ID"});
  };
  if (id.empty()) {
    return refuse("is empty: give 1 to 200 bytes, or leave the id out to have one derived");
  }
  if (!utf8::is_valid(id)) {
    return refuse("is not valid UTF-8");
  }
  if (id.size() > kMaxIdBytes) {
    return refuse("has " + std::to_string(id.size()) + " bytes: at most 200 are allowed");
  }
  if (std::any_of(id.begin(), id.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
      })) {
    return refuse("has a control character: use printable characters");
  }
  return {};
}

const Annotation* role_of(const Document& document,
                          const Annotation& record,
                          std::string_view role) noexcept {
  const auto* value = std::get_if<Record>(&record.value);
  if (value == nullptr) {
    return nullptr;
  }
  const auto found = std::find_if(value->roles.begin(), value->roles.end(), [&](const Role& r) {
    return r.name == role && r.annotation < document.annotations.size();
  });
  return found == value->roles.end() ? nullptr : &document.annotations[found->annotation];
}

}  // namespace lode

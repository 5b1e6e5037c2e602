// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/errors.h"

namespace lode::read {

Error too_large(std::string_view what, std::uint64_t size, std::uint64_t limit) {
  return {ErrorCode::kInvalidArgument,
          std::string(what) + " has " + grouped(size) + " bytes, more than the limit of " +
              grouped(limit) + ": split it, or raise the limit on document bytes",
          "DOCUMENT_TOO_LARGE",
          {{"size_bytes", std::to_string(size)}, {"limit_bytes", std::to_string(limit)}}};
}

Error empty_document(std::string_view what) {
  return {ErrorCode::kInvalidArgument,
          std::string(what) + " holds no text: leave it out, or check how it was made",
          "EMPTY_DOCUMENT"};
}

Error unsupported_format(std::string_view what, std::string_view looks_like) {
  return {ErrorCode::kInvalidArgument,
          std::string(what) + " looks like " + std::string(looks_like) +
              ", which is not read: convert it to plain text, Markdown, HTML or JSON lines",
          "UNSUPPORTED_FORMAT",
          {{"format", std::string(looks_like)}}};
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) {
    i -= 3;
    digits.insert(i, 1, ',');
  }
  return digits;
}

}  // namespace lode::read

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/page_token.h"

#include <array>

#include "engine/base/hash.h"
#include "engine/query/query_error.h"

namespace lode::query {
namespace {

// Format 1: the four fields and the FNV hash of them, each in hexadecimal digits of fixed width.
constexpr char kVersion = '1';
constexpr std::size_t kBodyDigits = 16 + 16 + 8 + 8;
constexpr std::size_t kCheckDigits = 8;

void put(std::string& out, std::uint64_t value, std::size_t digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (std::size_t i = digits; i-- > 0;) {
    out += kDigits[(value >> (4 * i)) & 0xFU];
  }
}

std::optional<std::uint64_t> take(std::string_view& text, std::size_t digits) {
  std::uint64_t value = 0;
  for (const char c : text.substr(0, digits)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !(c >= 'a' && c <= 'f')) {
      return {};
    }
    value = value << 4U | static_cast<std::uint64_t>(digit ? c - '0' : c - 'a' + 10);
  }
  text.remove_prefix(digits);
  return value;
}

}  // namespace

std::string encode(const PageToken& token) {
  std::string text(1, kVersion);
  put(text, token.request, 16);
  put(text, token.revision, 16);
  put(text, token.offset, 8);
  put(text, token.last, 8);
  put(text, fnv1a64(text), kCheckDigits);
  return text;
}

std::optional<PageToken> decode(std::string_view text) {
  if (text.size() != 1 + kBodyDigits + kCheckDigits || text.front() != kVersion) {
    return {};
  }
  std::string_view rest = text.substr(1);
  const auto request = take(rest, 16);
  const auto revision = take(rest, 16);
  const auto offset = take(rest, 8);
  const auto last = take(rest, 8);
  if (!request || !revision || !offset || !last) {
    return {};
  }
  const PageToken token{
      *request, *revision, static_cast<std::uint32_t>(*offset), static_cast<std::uint32_t>(*last)};
  return encode(token) == text ? std::optional(token) : std::nullopt;
}

std::uint64_t request_hash(const SearchRequest& request) {
  std::string all;
  for (const std::string* part :
       std::array{&request.query, &request.filter, &request.order_by, &request.language}) {
    all += std::to_string(part->size()) + ":" + *part;
  }
  if (!request.like.empty() || request.half_life_days > 0) {
    all += "like" + request.like + ":" + std::to_string(request.half_life_days);
  }
  all += request.collapse_copies ? "collapsed" : "";
  return fnv1a64(all);
}

Result<PageToken> read_token(const SearchRequest& request, std::uint64_t revision) {
  if (request.page_token.empty()) {
    return PageToken{.request = request_hash(request), .revision = revision};
  }
  const auto token = decode(request.page_token);
  if (!token) {
    return Unexpected(bad_request(
        "the page token is damaged: take it from the answer before, unchanged", "page_token"));
  }
  if (token->request != request_hash(request)) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "the page token belongs to another search: repeat query, filter, "
                            "order and language unchanged, or start without a token",
                            "PAGE_TOKEN_MISMATCH"});
  }
  if (token->offset >= kMaxPageDepth) {
    return Unexpected(bad_request("only the first " + std::to_string(kMaxPageDepth) +
                                      " hits can be paged through: narrow the search",
                                  "page_token"));
  }
  return *token;
}

}  // namespace lode::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/read/encoding.h"
#include "engine/read/json_depth.h"
#include "engine/read/plain_text.h"

namespace lode::read {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxListed = 20;  // Authors, keywords.

bool ends_with(std::string_view text, std::string_view end) noexcept {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_article_type(const Json& type) {
  if (type.is_array()) {
    return std::any_of(type.begin(), type.end(), is_article_type);
  }
  if (!type.is_string()) {
    return false;
  }
  const auto& name = type.get_ref<const std::string&>();
  return ends_with(name, "Article") || ends_with(name, "Posting") || ends_with(name, "Report");
}

// Strings as they are, names of objects, lists joined.
std::string text_of(const Json& value) {
  if (value.is_string()) {
    std::string text = value.get<std::string>();
    clean_text(text);
    return text;
  }
  if (value.is_object()) {
    return value.contains("name") && value["name"].is_string() ? text_of(value["name"])
                                                               : std::string();
  }
  std::string joined;
  if (value.is_array()) {
    for (std::size_t i = 0; i < std::min(value.size(), kMaxListed); ++i) {
      const std::string item = value[i].is_array() ? std::string() : text_of(value[i]);
      joined += (joined.empty() || item.empty() ? "" : ", ") + item;
    }
  }
  return joined;
}

std::string member(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string() : text_of(*found);
}

// The object that describes the article, searched in document order; nullptr if there is none.
const Json* find_article(const Json& value) {
  if (value.is_object() && value.contains("@type") && is_article_type(value["@type"])) {
    return &value;
  }
  if (!value.is_structured()) {
    return nullptr;
  }
  for (const Json& child : value) {  // At most kMaxDepth deep.
    if (const Json* found = find_article(child)) {
      return found;
    }
  }
  return nullptr;
}

}  // namespace

ArticleData read_json_ld(const std::vector<std::string>& scripts) {
  for (const std::string& script : scripts) {
    const std::size_t begin = script.find_first_of("{[");
    const std::size_t end = script.find_last_of("}]");
    if (begin == std::string::npos || end == std::string::npos || end < begin) {
      continue;  // Some are wrapped in comments or CDATA marks; empty ones are of no use.
    }
    const std::string_view body = std::string_view(script).substr(begin, end - begin + 1);
    if (json_too_deep_at(body, kMaxDepth)) {
      continue;
    }
    const Json parsed = Json::parse(body, nullptr, false);
    const Json* article = parsed.is_discarded() ? nullptr : find_article(parsed);
    if (article != nullptr) {
      return {.headline = one_line(member(*article, "headline")),
              .body = tidy(member(*article, "articleBody")),
              .published = member(*article, "datePublished"),
              .language = member(*article, "inLanguage"),
              .section = one_line(member(*article, "articleSection")),
              .author = one_line(member(*article, "author")),
              .site = one_line(member(*article, "publisher")),
              .keywords = one_line(member(*article, "keywords"))};
    }
  }
  return {};
}

}  // namespace lode::read

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/page_builder.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/base/hash.h"
#include "engine/read/furniture.h"
#include "engine/read/plain_text.h"

namespace lode::read {
namespace {

// Bounds for hostile pages.
constexpr std::size_t kMaxContainers = 1000;
constexpr std::size_t kMaxMeta = 500;
constexpr std::size_t kMaxMetaBytes = 16384;

// What an element does; all others are inline. Sorted by name.
enum class Role : std::uint8_t { kBlock, kSkipped, kFurniture, kHeading, kListItem, kRow, kPre };
struct Element {
  std::string_view name;
  Role role;
};
constexpr Element kElements[] = {
    {"address", Role::kBlock},    {"article", Role::kBlock},    {"aside", Role::kFurniture},
    {"audio", Role::kSkipped},    {"blockquote", Role::kBlock}, {"body", Role::kBlock},
    {"button", Role::kSkipped},   {"canvas", Role::kSkipped},   {"caption", Role::kBlock},
    {"center", Role::kBlock},     {"datalist", Role::kSkipped}, {"dd", Role::kListItem},
    {"details", Role::kBlock},    {"dialog", Role::kFurniture}, {"dir", Role::kBlock},
    {"div", Role::kBlock},        {"dl", Role::kBlock},         {"dt", Role::kListItem},
    {"fieldset", Role::kBlock},   {"figcaption", Role::kBlock}, {"figure", Role::kBlock},
    {"footer", Role::kFurniture}, {"form", Role::kBlock},       {"frameset", Role::kSkipped},
    {"h1", Role::kHeading},       {"h2", Role::kHeading},       {"h3", Role::kHeading},
    {"h4", Role::kHeading},       {"h5", Role::kHeading},       {"h6", Role::kHeading},
    {"head", Role::kSkipped},     {"header", Role::kBlock},     {"hr", Role::kBlock},
    {"iframe", Role::kSkipped},   {"label", Role::kFurniture},  {"legend", Role::kBlock},
    {"li", Role::kListItem},      {"main", Role::kBlock},       {"menu", Role::kFurniture},
    {"nav", Role::kFurniture},    {"noscript", Role::kSkipped}, {"object", Role::kSkipped},
    {"ol", Role::kBlock},         {"option", Role::kSkipped},   {"p", Role::kBlock},
    {"pre", Role::kPre},          {"script", Role::kSkipped},   {"section", Role::kBlock},
    {"select", Role::kSkipped},   {"style", Role::kSkipped},    {"summary", Role::kBlock},
    {"svg", Role::kSkipped},      {"table", Role::kBlock},      {"tbody", Role::kBlock},
    {"template", Role::kSkipped}, {"textarea", Role::kSkipped}, {"tfoot", Role::kBlock},
    {"thead", Role::kBlock},      {"title", Role::kSkipped},    {"tr", Role::kRow},
    {"ul", Role::kBlock},         {"video", Role::kSkipped}};
static_assert(std::is_sorted(std::begin(kElements), std::end(kElements), [](auto& a, auto& b) {
  return a.name < b.name;
}));

const Element* element_of(std::string_view name) noexcept {
  const auto* found = std::lower_bound(
      std::begin(kElements), std::end(kElements), name, [](const Element& e, std::string_view n) {
        return e.name < n;
      });
  return found != std::end(kElements) && found->name == name ? found : nullptr;
}

std::string lower(std::string_view text) {
  std::string out(text.substr(0, kMaxMetaBytes));
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return out;
}

std::string_view attribute(const PageBuilder::Attributes& attributes,
                           std::string_view name) noexcept {
  const auto found = std::find_if(
      attributes.begin(), attributes.end(), [name](const auto& a) { return a.first == name; });
  return found == attributes.end() ? std::string_view() : found->second;
}

bool has(const PageBuilder::Attributes& attributes, std::string_view name) noexcept {
  return std::any_of(
      attributes.begin(), attributes.end(), [name](const auto& a) { return a.first == name; });
}

bool is_hidden(const PageBuilder::Attributes& attributes) {
  if (has(attributes, "hidden") || lower(attribute(attributes, "aria-hidden")) == "true") {
    return true;
  }
  std::string style = lower(attribute(attributes, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos;
}

std::uint32_t hash_of(std::string_view name) noexcept {
  return static_cast<std::uint32_t>(fnv1a64(name));
}

}  // namespace

void PageBuilder::start_element(std::string_view name, const Attributes& attributes) {
  Scope scope;
  if (!open_.empty()) {
    scope = open_.back();
    scope.container = -1;
    scope.capture = Capture::kNone;
  }
  scope.name_hash = hash_of(name);
  const Element* element = element_of(name);
  scope.is_block = element != nullptr && element->role != Role::kSkipped;
  if (scope.is_block) {
    flush();
  }
  if (element != nullptr) {
    switch (element->role) {
      case Role::kSkipped: scope.skipped = true; break;
      case Role::kFurniture: scope.furniture = true; break;
      case Role::kListItem: scope.kind = BlockKind::kListItem; break;
      case Role::kRow: scope.kind = BlockKind::kTableRow; break;
      case Role::kHeading:
        scope.kind = BlockKind::kHeading;
        scope.level = static_cast<std::uint8_t>(name[1] - '0');
        break;
      case Role::kPre:
        scope.kind = BlockKind::kPreformatted;
        scope.preformatted = true;
        break;
      case Role::kBlock:
        // A table whose cells hold paragraphs is there for the layout.
        if (name == "p" && scope.kind == BlockKind::kTableRow) {
          scope.kind = BlockKind::kParagraph;
        }
        break;
    }
  }
  scope.link = scope.link || name == "a";
  if (name == "br") {
    line_break();
  } else if ((name == "td" || name == "th") && !current_.text.empty()) {
    space_ = false;
    append(" | ", scope);
  }
  read_attributes(name, attributes, scope);
  open_.push_back(scope);
}

void PageBuilder::read_attributes(std::string_view name,
                                  const Attributes& attributes,
                                  Scope& scope) {
  if (name == "title" && page_.title.empty()) {
    scope.capture = Capture::kTitle;
  } else if (name == "script" && lower(attribute(attributes, "type")) == "application/ld+json") {
    scope.capture = Capture::kJsonLd;
    page_.json_ld.emplace_back();
  } else if (name == "html") {
    page_.language = attribute(attributes, "lang");
    if (page_.language.empty()) {
      page_.language = attribute(attributes, "xml:lang");
    }
    return;
  } else if (name == "meta") {
    read_meta(attributes);
  } else if (name == "link" && lower(attribute(attributes, "rel")) == "canonical") {
    page_.canonical = attribute(attributes, "href");
  }
  if (attributes.empty() && name != "article" && name != "main") {
    return;
  }
  read_microdata(name, attributes, scope);
  if (is_hidden(attributes)) {
    scope.skipped = true;
  }
  const std::string names =
      lower(attribute(attributes, "class")) + ' ' + lower(attribute(attributes, "id"));
  const std::string role = lower(attribute(attributes, "role"));
  const std::string itemprop = lower(attribute(attributes, "itemprop"));
  if (itemprop == "articlebody") {
    open_container(3, scope);
  } else if (name == "article" || role == "article") {
    open_container(2, scope);
  } else if (name == "main" || role == "main" || (scope.is_block && is_article_name(names))) {
    open_container(1, scope);
  } else if (name != "body" && (is_furniture_role(role) || is_furniture_name(names))) {
    scope.furniture = true;
  }
}

void PageBuilder::read_meta(const Attributes& attributes) {
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string_view name = attribute(attributes, key);
    if (!name.empty() && page_.meta.size() < kMaxMeta) {
      page_.meta.emplace_back(lower(name),
                              one_line(attribute(attributes, "content").substr(0, kMaxMetaBytes)));
      return;
    }
  }
}

// <time datetime> and itemprop="datePublished" on any element.
void PageBuilder::read_microdata(std::string_view name,
                                 const Attributes& attributes,
                                 const Scope& scope) {
  const std::string_view datetime = attribute(attributes, "datetime");
  if (name == "time" && !scope.furniture && page_.time.empty()) {
    page_.time = one_line(datetime.substr(0, kMaxMetaBytes));
  }
  const std::string itemprop = lower(attribute(attributes, "itemprop"));
  if (name != "meta" && itemprop == "datepublished" && page_.meta.size() < kMaxMeta) {
    const std::string_view content = attribute(attributes, "content");
    page_.meta.emplace_back(
        itemprop, one_line((content.empty() ? datetime : content).substr(0, kMaxMetaBytes)));
  }
}

void PageBuilder::open_container(int rank, Scope& scope) {
  if (page_.containers.size() < kMaxContainers) {
    scope.container = static_cast<std::int32_t>(page_.containers.size());
    page_.containers.push_back({rank, page_.blocks.size(), page_.blocks.size()});
  }
}

void PageBuilder::end_element(std::string_view name) {
  // The parser closes what it opened; should it not, the scope stays as it is.
  if (open_.empty() || open_.back().name_hash != hash_of(name)) {
    return;
  }
  const Scope scope = open_.back();
  if (scope.is_block) {
    flush();
  }
  if (scope.container >= 0) {
    page_.containers[static_cast<std::size_t>(scope.container)].last = page_.blocks.size();
  }
  open_.pop_back();
}

void PageBuilder::text(std::string_view text) {
  if (open_.empty()) {
    append(text, Scope{});
    return;
  }
  const Scope& scope = open_.back();
  if (scope.capture == Capture::kTitle) {
    page_.title += text;
  } else if (scope.capture == Capture::kJsonLd) {
    page_.json_ld.back() += text;
  } else if (!scope.skipped) {
    append(text, scope);
  }
}

void PageBuilder::append(std::string_view text, const Scope& scope) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (is_space && !(scope.preformatted && !current_.text.empty())) {
      space_ = true;
      continue;
    }
    if (current_.text.empty()) {
      current_.kind = scope.kind;
      current_.level = scope.level;
      current_.furniture = scope.furniture;
    } else if (space_ && current_.text.back() != '\n' && current_.text.back() != ' ') {
      current_.text += ' ';
      current_.link_bytes += scope.link ? 1 : 0;
    }
    space_ = false;
    current_.text += c;
    current_.link_bytes += scope.link ? 1 : 0;
  }
}

// One break is a new line, two are a new block.
void PageBuilder::line_break() {
  if (!current_.text.empty() && current_.text.back() == '\n') {
    flush();
  } else if (!current_.text.empty()) {
    current_.text += '\n';
  }
  space_ = false;
}

void PageBuilder::flush() {
  const std::size_t last = current_.text.find_last_not_of(" \n\t|");
  space_ = false;
  if (last == std::string::npos) {
    current_ = Block{};
    return;
  }
  current_.text.resize(last + 1);
  current_.link_bytes = std::min(current_.link_bytes, current_.text.size());
  page_.blocks.push_back(std::exchange(current_, Block{}));
}

Page PageBuilder::finish() {
  flush();
  for (const Scope& scope : open_) {
    if (scope.container >= 0) {
      page_.containers[static_cast<std::size_t>(scope.container)].last = page_.blocks.size();
    }
  }
  page_.title = one_line(page_.title);
  return std::move(page_);
}

}  // namespace lode::read

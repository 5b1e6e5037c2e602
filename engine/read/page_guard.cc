// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/page_guard.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace lode::read {
namespace {

// Elements without an end tag.
constexpr std::string_view kVoid[] = {"area",
                                      "base",
                                      "basefont",
                                      "br",
                                      "col",
                                      "embed",
                                      "frame",
                                      "hr",
                                      "img",
                                      "input",
                                      "isindex",
                                      "link",
                                      "meta",
                                      "param",
                                      "source",
                                      "track",
                                      "wbr"};
// Elements that the next one of their kind closes: they do not pile up.
constexpr std::string_view kSelfClosing[] = {"caption",
                                             "colgroup",
                                             "dd",
                                             "dt",
                                             "li",
                                             "optgroup",
                                             "option",
                                             "p",
                                             "tbody",
                                             "td",
                                             "tfoot",
                                             "th",
                                             "thead",
                                             "tr",
                                             "body",
                                             "html",
                                             "head"};
// Elements in the middle of a line; when one is dropped, the line goes on.
constexpr std::string_view kInline[] = {"a",    "abbr", "b",     "big",  "cite",   "code",  "del",
                                        "em",   "font", "i",     "ins",  "kbd",    "label", "mark",
                                        "q",    "s",    "small", "span", "strong", "sub",   "sup",
                                        "time", "tt",   "u",     "var"};
// Elements whose content is no HTML.
constexpr std::string_view kRaw[] = {"script", "style", "textarea", "title", "xmp", "noembed"};

template <std::size_t N>
bool contains(const std::string_view (&table)[N], std::string_view name) noexcept {
  return std::find(std::begin(table), std::end(table), name) != std::end(table);
}

bool is_alpha(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

// A tag from "<" on.
struct Tag {
  std::string name;             // Lower case.
  std::string_view attributes;  // As written, cut to the limits.
  std::size_t size_bytes = 0;   // With both brackets; 0: this is no tag.
};

// Offset after one attribute of `text` that starts at `at`; npos if its quote is not closed.
std::size_t skip_attribute(std::string_view text, std::size_t at) noexcept {
  at = std::min(text.find_first_of(" \n\t/>=", at + 1), text.size());
  const std::size_t equals = std::min(text.find_first_not_of(" \n\t", at), text.size());
  if (equals == text.size() || text[equals] != '=') {
    return at;
  }
  at = std::min(text.find_first_not_of(" \n\t", equals + 1), text.size());
  if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
    const std::size_t quote = text.find(text[at], at + 1);
    return quote == std::string_view::npos ? quote : quote + 1;
  }
  return std::min(text.find_first_of(" \n\t>", at), text.size());
}

Tag read_tag(std::string_view html) {
  const std::string_view text = html.substr(0, kMaxTagBytes);
  const std::size_t begin = text.substr(0, 2) == "</" ? 2 : 1;
  Tag tag;
  if (begin >= text.size() || !is_alpha(text[begin])) {
    return tag;
  }
  std::size_t at = std::min(text.find_first_of(" \n\t/>", begin), text.size());
  constexpr std::size_t kMaxNameBytes = 64;
  tag.name = lower(text.substr(begin, std::min(at - begin, kMaxNameBytes)));
  const std::size_t first = at;
  std::size_t last = at;
  for (std::size_t count = 0;;) {
    at = std::min(text.find_first_not_of(" \n\t/", at), text.size());
    if (at < text.size() && text[at] == '>') {
      tag.attributes = text.substr(first, last - first);
      tag.size_bytes = at + 1;
      return tag;
    }
    at = at < text.size() ? skip_attribute(text, at) : std::string_view::npos;
    if (at == std::string_view::npos) {
      break;
    }
    last = ++count <= kMaxAttributes ? at : last;
  }
  // A quote is open, or the tag is longer than allowed: it ends at the next bracket, without
  // attributes.
  const std::size_t close = html.find('>', first);
  tag.size_bytes = close == std::string_view::npos ? 0 : close + 1;
  return tag;
}

class Guard {
 public:
  explicit Guard(std::string_view html) : html_(html) { out_.reserve(html.size()); }

  std::string run() {
    while (at_ < html_.size()) {
      const std::size_t open = std::min(html_.find('<', at_), html_.size());
      out_ += html_.substr(at_, open - at_);
      at_ = open;
      if (at_ < html_.size()) {
        markup();
      }
    }
    return std::move(out_);
  }

 private:
  void markup() {
    const std::string_view rest = html_.substr(at_);
    const char next = rest.size() > 1 ? rest[1] : ' ';
    if (rest.substr(0, 4) == "<!--") {
      skip_past("-->", 4);
      return;
    }
    if (rest.substr(0, 9) == "<![CDATA[") {
      at_ += 9;  // Its text stays.
      return;
    }
    if (next == '!' || next == '?') {
      skip_past(">", 2);
      return;
    }
    const Tag tag = no_more_tags_ ? Tag() : read_tag(rest);
    if (tag.size_bytes == 0) {
      no_more_tags_ = no_more_tags_ || (!tag.name.empty() && rest.find('>') == rest.npos);
      out_ += "&lt;";
      ++at_;
      return;
    }
    at_ += tag.size_bytes;
    if (next == '/') {
      end_tag(tag);
    } else {
      start_tag(tag);
    }
  }

  // To after the next `mark`, or to the end of the page.
  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t found = html_.find(mark, at_ + from);
    at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
  }

  void start_tag(const Tag& tag) {
    if (contains(kRaw, tag.name)) {
      raw_element(tag);
      return;
    }
    const bool counts = !contains(kVoid, tag.name) && !contains(kSelfClosing, tag.name);
    if (counts && (dropped_ > 0 || open_ >= kMaxOpenElements)) {
      ++dropped_;
      instead_of(tag);
      return;
    }
    open_ += counts ? 1 : 0;
    ++open_by_name_[tag.name];
    write(tag);
  }

  void end_tag(const Tag& tag) {
    const bool counts = !contains(kVoid, tag.name) && !contains(kSelfClosing, tag.name);
    if (counts && dropped_ > 0) {
      --dropped_;
      instead_of(tag);
      return;
    }
    const auto found = open_by_name_.find(tag.name);
    if (found == open_by_name_.end() || found->second == 0) {
      return;
    }
    --found->second;
    open_ -= counts ? 1 : 0;
    out_ += "</";
    out_ += tag.name;
    out_ += '>';
  }

  void instead_of(const Tag& tag) { out_ += contains(kInline, tag.name) ? "" : "<br><br>"; }

  void write(const Tag& tag) {
    out_ += '<';
    out_ += tag.name;
    out_ += tag.attributes;
    out_ += '>';
  }

  // The content goes up to the end tag. It is kept of titles and of JSON-LD.
  void raw_element(const Tag& tag) {
    const std::size_t begin = at_;
    const std::string end = "</" + tag.name;
    std::size_t close = begin;
    for (;; close += 2) {
      close = std::min(html_.find("</", close), html_.size());
      if (close == html_.size() || lower(html_.substr(close, end.size())) == end) {
        break;
      }
    }
    at_ = close == html_.size() ? close : std::min(html_.find('>', close), html_.size() - 1) + 1;
    const bool is_data = lower(tag.attributes).find("ld+json") != std::string::npos;
    if (tag.name == "title" || (tag.name == "script" && is_data)) {
      write(tag);
      out_ += html_.substr(begin, close - begin);
      out_ += end;
      out_ += '>';
    }
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  std::unordered_map<std::string, std::size_t> open_by_name_;
  std::size_t open_ = 0;     // Elements that count.
  std::size_t dropped_ = 0;  // Open elements whose tags were dropped.
  bool no_more_tags_ = false;
};

}  // namespace

std::string guard_page(std::string_view html) {
  return Guard(html).run();
}

}  // namespace lode::read

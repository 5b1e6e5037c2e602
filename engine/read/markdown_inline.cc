// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/markdown_inline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

#include "engine/base/utf8.h"

namespace lode::read {
namespace {

// How far the end of a link target, a tag or a code span is looked for.
constexpr std::size_t kMaxSpanBytes = 2000;

bool is_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t';
}
bool is_alnum(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_alpha(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_punctuation(char c) noexcept {
  return c > ' ' && c < '\x7F' && !is_alnum(c);
}

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr Entity kEntities[] = {{"amp", "&"},   {"lt", "<"},        {"gt", ">"},    {"quot", "\""},
                                {"apos", "'"},  {"nbsp", "\u00A0"}, {"euro", "€"},  {"pound", "£"},
                                {"yen", "¥"},   {"ndash", "–"},     {"mdash", "—"}, {"hellip", "…"},
                                {"lsquo", "‘"}, {"rsquo", "’"},     {"ldquo", "“"}, {"rdquo", "”"},
                                {"laquo", "«"}, {"raquo", "»"},     {"copy", "©"},  {"middot", "·"},
                                {"bull", "•"}};

class Inline {
 public:
  explicit Inline(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string run() {
    while (at_ < text_.size()) {
      step();
    }
    std::sort(dropped_.begin(), dropped_.end());
    std::string result;
    std::size_t kept = 0;
    for (const auto& [begin, end] : dropped_) {
      if (begin >= kept) {
        result.append(out_, kept, begin - kept);
        kept = end;
      }
    }
    return result.append(out_, kept, std::string::npos);
  }

 private:
  // A run of emphasis marks in out_.
  struct Run {
    std::size_t begin;
    std::size_t end;
  };

  void step() {
    const char c = text_[at_];
    switch (c) {
      case '\\': escape(); return;
      case '`': code(); return;
      case '<': angle(); return;
      case '&': entity(); return;
      case '*':
      case '_':
      case '~': emphasis(c); return;
      case '!':
        if (text_.substr(at_, 2) == "![") {
          ++at_;
          return;
        }
        break;
      case '[': open_bracket(); return;
      case ']': close_bracket(); return;
      default: break;
    }
    out_ += c;
    ++at_;
  }

  void escape() {
    if (at_ + 1 < text_.size() && is_punctuation(text_[at_ + 1])) {
      ++at_;
    }
    out_ += text_[at_++];
  }

  void code() {
    const std::size_t end = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::string_view fence = text_.substr(at_, end - at_);
    const std::size_t close = text_.substr(end, kMaxSpanBytes).find(fence);
    if (close == std::string_view::npos) {
      out_ += fence;
      at_ = end;
      return;
    }
    out_ += text_.substr(end, close);
    at_ = end + close + fence.size();
  }

  // Tags and comments go, the addresses of autolinks stay.
  void angle() {
    const std::string_view span = text_.substr(at_, kMaxSpanBytes);
    const std::size_t close = span.find('>');
    const char next = span.size() > 1 ? span[1] : ' ';
    if (close == std::string_view::npos || (!is_alpha(next) && next != '/' && next != '!')) {
      out_ += text_[at_++];
      return;
    }
    const std::string_view inside = span.substr(1, close - 1);
    const std::size_t name = inside.find_first_of(" \n\t/=\"");
    const std::string_view head = inside.substr(0, name);
    if (head.find(':') != std::string_view::npos || head.find('@') != std::string_view::npos) {
      out_ += inside;
    } else if (head == "br") {
      out_ += '\n';
    }
    at_ += close + 1;
  }

  void entity() {
    const std::string_view span = text_.substr(at_ + 1, 10);
    const std::size_t end = span.find(';');
    if (end == std::string_view::npos || end == 0) {
      out_ += text_[at_++];
      return;
    }
    const std::string_view name = span.substr(0, end);
    const auto* found = std::find_if(std::begin(kEntities),
                                     std::end(kEntities),
                                     [name](const Entity& e) { return e.name == name; });
    if (found != std::end(kEntities)) {
      out_ += found->text;
    } else if (name.front() != '#' || !numeric_entity(name.substr(1))) {
      out_ += text_[at_++];
      return;
    }
    at_ += end + 2;
  }

  [[nodiscard]] bool numeric_entity(std::string_view digits) {
    const bool hex = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X');
    digits.remove_prefix(hex ? 1 : 0);
    char32_t code_point = 0;
    for (const char c : digits) {
      const bool decimal = c >= '0' && c <= '9';
      const char lower = static_cast<char>(c | 0x20);
      if (!decimal && !(hex && lower >= 'a' && lower <= 'f')) {
        return false;
      }
      code_point = code_point * (hex ? 16 : 10) +
                   static_cast<char32_t>(decimal ? c - '0' : lower - 'a' + 10);
    }
    const bool is_scalar = code_point >= 0x20 && code_point <= 0x10FFFF &&
                           (code_point < 0xD800 || code_point > 0xDFFF);
    if (is_scalar) {
      utf8::append(out_, code_point);
    }
    return is_scalar;
  }

  // A run closes the nearest open run of the same character, or opens one. Runs without a partner
  // stay as they are.
  void emphasis(char mark) {
    const std::size_t end = std::min(text_.find_first_not_of(mark, at_), text_.size());
    const char before = at_ == 0 ? ' ' : text_[at_ - 1];
    const char after = end < text_.size() ? text_[end] : ' ';
    const bool inside_word = mark == '_' && is_alnum(before) && is_alnum(after);
    const bool opens = !is_space(after) && !inside_word &&
                       (!is_punctuation(after) || is_space(before) || is_punctuation(before));
    const bool closes = !is_space(before) && !inside_word;
    Run run{out_.size(), out_.size() + (end - at_)};
    out_.append(end - at_, mark);
    at_ = end;
    if (mark == '~' && run.end - run.begin != 2) {
      return;
    }
    std::vector<Run>& open = open_[mark == '*' ? 0 : (mark == '_' ? 1 : 2)];
    while (closes && !open.empty() && run.begin < run.end) {
      Run& partner = open.back();
      const std::size_t size = std::min(partner.end - partner.begin, run.end - run.begin);
      dropped_.emplace_back(partner.end - size, partner.end);
      dropped_.emplace_back(run.begin, run.begin + size);
      partner.end -= size;
      run.begin += size;
      if (partner.begin == partner.end) {
        open.pop_back();
      }
    }
    if (opens && run.begin < run.end) {
      open.push_back(run);
    }
  }

  void open_bracket() {
    const std::string_view span = text_.substr(at_, 64);
    if (span.substr(0, 2) == "[^") {  // A footnote reference.
      const std::size_t close = span.find(']');
      if (close != std::string_view::npos) {
        at_ += close + 1;
        return;
      }
    }
    brackets_.push_back(out_.size());
    out_ += '[';
    ++at_;
  }

  void close_bracket() {
    const std::string_view after = text_.substr(at_ + 1, kMaxSpanBytes);
    const char next = after.empty() ? ' ' : after.front();
    const std::size_t target = next == '('
                                   ? end_of_target(after)
                                   : (next == '[' ? after.find(']') : std::string_view::npos);
    if (brackets_.empty() || target == std::string_view::npos) {
      if (!brackets_.empty()) {
        brackets_.pop_back();
      }
      out_ += text_[at_++];
      return;
    }
    dropped_.emplace_back(brackets_.back(), brackets_.back() + 1);
    brackets_.pop_back();
    at_ += target + 2;
  }

  // Offset of the ")" that belongs to the "(" at the start of `text`.
  [[nodiscard]] static std::size_t end_of_target(std::string_view text) noexcept {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '(') {
        ++depth;
      } else if (text[i] == ')' && --depth == 0) {
        return i;
      }
    }
    return std::string_view::npos;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::array<std::vector<Run>, 3> open_;
  std::vector<std::size_t> brackets_;                         // Of "[" in out_.
  std::vector<std::pair<std::size_t, std::size_t>> dropped_;  // [begin, end) in out_.
};

}  // namespace

std::string markdown_inline(std::string_view text) {
  return Inline(text).run();
}

}  // namespace lode::read

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/typed_piece.h"

#include <algorithm>

namespace lode::query {
namespace {

bool is_gap(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_bracket(char c) noexcept {
  return c == '(' || c == ')' || c == '{' || c == '}';
}

bool is_joining_word(std::string_view word) {
  return word == "AND" || word == "OR" || word == "NOT" || word.starts_with("NEAR");
}

// Goes through the text and keeps where pieces begin.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      step(at);
    }
  }

  [[nodiscard]] bool in_quote() const noexcept { return quote_ != std::string_view::npos; }
  [[nodiscard]] std::size_t quote() const noexcept { return quote_; }
  [[nodiscard]] std::size_t piece() const noexcept { return pieces_.back(); }
  [[nodiscard]] const std::vector<std::size_t>& pieces() const noexcept { return pieces_; }
  [[nodiscard]] const std::string& record() const noexcept { return record_; }
  // Field of the bracket that is open, "company:(": its values stand there. Empty: none.
  [[nodiscard]] std::string group() const {
    return groups_.empty() ? std::string() : groups_.back();
  }

 private:
  void step(std::size_t at) {
    const char c = text_[at];
    if (in_quote()) {
      if (c == '\\') {
        escaped_ = !escaped_;
        return;
      }
      quote_ = c == '"' && !escaped_ ? std::string_view::npos : quote_;
      escaped_ = false;
    } else if (c == '"') {
      quote_ = at;
    } else if (is_bracket(c)) {
      note_bracket(at);
      pieces_ = {at + 1};
    } else if (is_gap(c)) {
      end_piece(at);
    } else if (c == '-' && at == piece()) {
      pieces_ = {at + 1};
    }
  }

  void note_bracket(std::size_t at) {
    const std::string_view before = text_.substr(piece(), at - piece());
    const bool named = before.size() > 1 && (before.back() == ':' || before.back() == '=');
    const std::string_view name = named ? before.substr(0, before.size() - 1) : std::string_view();
    switch (text_[at]) {
      case '{': record_ = name; break;
      case '}': record_.clear(); break;
      case '(': groups_.push_back(named ? std::string(name) : group()); break;
      default:
        if (!groups_.empty()) {
          groups_.pop_back();
        }
    }
  }

  // Plain words stay in the list; anything else cuts it.
  void end_piece(std::size_t at) {
    const std::string_view word = text_.substr(piece(), at - piece());
    if (word.find_first_of(":=<>\"*") != std::string_view::npos || is_joining_word(word)) {
      pieces_.clear();
    } else if (word.empty()) {
      pieces_.pop_back();
    }
    pieces_.push_back(at + 1);
  }

  std::string_view text_;
  std::vector<std::size_t> pieces_{0};
  std::size_t quote_ = std::string_view::npos;
  bool escaped_ = false;
  std::string record_;
  std::vector<std::string> groups_;
};

// True if no range, pattern or comparison has begun there.
bool is_plain_value(std::string_view text) {
  return text.find_first_of("<>\"*\\") == std::string_view::npos &&
         text.find("..") == std::string_view::npos;
}

}  // namespace

std::optional<TypedPiece> typed_piece(std::string_view text) {
  const Scan scan(text);
  TypedPiece typed;
  typed.record = scan.record();
  typed.begins.assign(scan.pieces().rbegin(), scan.pieces().rend());
  const std::string_view piece = text.substr(scan.piece());
  const std::size_t sign = piece.find_first_of(":=<>\"");
  typed.value_begin = scan.piece();
  if (sign != std::string_view::npos && sign > 0 && (piece[sign] == ':' || piece[sign] == '=')) {
    typed.field = piece.substr(0, sign);
    typed.value_begin += sign + (piece.substr(sign).starts_with(":=") ? 2U : 1U);
  } else if (!scan.group().empty()) {
    typed.field = scan.group();
  } else {
    return sign == std::string_view::npos ? std::optional(typed) : std::nullopt;
  }
  if (scan.in_quote()) {
    if (scan.quote() != typed.value_begin) {
      return {};
    }
    typed.quoted = true;
    ++typed.value_begin;
  }
  return is_plain_value(text.substr(typed.value_begin)) ? std::optional(typed) : std::nullopt;
}

}  // namespace lode::query

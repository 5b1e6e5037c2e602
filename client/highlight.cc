// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/highlight.h"

#include <algorithm>
#include <array>

#include "engine/base/utf8.h"

namespace lode::client {
namespace {

constexpr std::array<std::string_view, 7> kPalette = {
    "1;36", "1;32", "1;35", "1;33", "1;34", "36", "35"};

bool is_sound(std::string_view text, const Mark& mark) {
  return mark.begin < mark.end && mark.end <= text.size() && utf8::is_boundary(text, mark.begin) &&
         utf8::is_boundary(text, mark.end);
}

// Byte offsets at which what is painted may change, in order.
std::vector<std::size_t> borders_of(const std::vector<Mark>& marks, std::size_t size) {
  std::vector<std::size_t> borders = {0, size};
  for (const Mark& mark : marks) {
    borders.push_back(mark.begin);
    borders.push_back(mark.end);
  }
  std::ranges::sort(borders);
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  return borders;
}

bool starts_sentence(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '"' || c == '(' || c >= 0xC3;
}

// True if a sentence ends right before `at`.
bool is_sentence_border(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size() || text[at - 1] == '\n') {
    return true;
  }
  const bool after_stop = at >= 2 && text[at - 1] == ' ' &&
                          (text[at - 2] == '.' || text[at - 2] == '!' || text[at - 2] == '?');
  // "Inc. The" ends a sentence, "J. Smith" does not.
  const bool after_initial = at >= 4 && text[at - 2] == '.' && text[at - 3] >= 'A' &&
                             text[at - 3] <= 'Z' && text[at - 4] == ' ';
  return after_stop && !after_initial && starts_sentence(text, at);
}

void append_line(std::string& out, std::string_view piece) {
  for (const char c : without_controls(piece)) {
    out += c == '\n' ? ' ' : c;
  }
}

}  // namespace

std::string paint_marks(const Terminal& terminal,
                        std::string_view text,
                        const std::vector<Mark>& marks) {
  std::vector<Mark> sound;
  std::ranges::copy_if(
      marks, std::back_inserter(sound), [&](const Mark& mark) { return is_sound(text, mark); });
  std::ranges::stable_sort(sound, {}, &Mark::begin);
  std::string painted;
  std::vector<const Mark*> open;
  std::size_t next = 0;
  const std::vector<std::size_t> borders = borders_of(sound, text.size());
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    std::erase_if(open, [&](const Mark* mark) { return mark->end <= borders[i]; });
    for (; next < sound.size() && sound[next].begin == borders[i]; ++next) {
      open.push_back(&sound[next]);
    }
    const std::string piece =
        without_controls(text.substr(borders[i], borders[i + 1] - borders[i]));
    const auto shortest = std::ranges::min_element(
        open, {}, [](const Mark* mark) { return mark->end - mark->begin; });
    painted += shortest == open.end() ? piece : paint(terminal, (*shortest)->style, piece);
  }
  return painted;
}

std::string_view FacetColors::of(const std::string& facet) {
  return colors_.try_emplace(facet, kPalette[colors_.size() % kPalette.size()]).first->second;
}

std::vector<Mark> fact_marks(const v1::Document& document,
                             v1::TextField field,
                             FacetColors& colors) {
  std::vector<Mark> marks;
  for (const v1::Annotation& fact : document.annotations()) {
    if (fact.has_span() && fact.span().field() == field && !fact.value().has_record()) {
      marks.push_back(
          {fact.span().begin(), fact.span().end(), std::string(colors.of(fact.facet()))});
    }
  }
  return marks;
}

Passage passage(std::string_view text, std::size_t begin, std::size_t end, std::size_t max_bytes) {
  std::size_t first = begin;
  while (!is_sentence_border(text, first) && begin - first < max_bytes) {
    --first;
  }
  while (!utf8::is_boundary(text, first)) {
    ++first;
  }
  std::size_t last = end;
  while (last < text.size() && text[last] != '\n' && !is_sentence_border(text, last) &&
         last - end < max_bytes) {
    ++last;
  }
  while (!utf8::is_boundary(text, last)) {
    --last;
  }
  Passage passage;
  passage.text = is_sentence_border(text, first) ? "" : "…";
  append_line(passage.text, text.substr(first, begin - first));
  passage.begin = passage.text.size();
  append_line(passage.text, text.substr(begin, end - begin));
  passage.end = passage.text.size();
  append_line(passage.text, text.substr(end, last - end));
  if (!is_sentence_border(text, last) && text[last] != '\n') {
    passage.text += "…";
  } else {
    passage.text.erase(passage.text.find_last_not_of(' ') + 1);
  }
  return passage;
}

std::string_view text_of(const v1::Document& document, v1::TextField field) {
  switch (field) {
    case v1::TEXT_FIELD_TITLE: return document.title();
    case v1::TEXT_FIELD_FURNITURE: return document.furniture();
    default: return document.text();
  }
}

}  // namespace lode::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/composite_text.h"

namespace lode::extract {
namespace {

constexpr std::string_view kSeparator = "\n\n";

}  // namespace

CompositeText::CompositeText(const Document& document) : text_(document.text) {
  const bool has_title = !document.title.empty() && !document.text.starts_with(document.title);
  if (!has_title && document.furniture.empty()) {
    parts_.push_back({.end = text_.size()});
    return;
  }
  joined_.reserve(document.title.size() + document.text.size() + document.furniture.size() +
                  2 * kSeparator.size());
  if (has_title) append(Field::kTitle, document.title);
  append(Field::kBody, document.text);
  append(Field::kFurniture, document.furniture);
  text_ = joined_;
}

void CompositeText::append(Field field, std::string_view part) {
  if (part.empty()) return;
  if (!joined_.empty()) joined_.append(kSeparator);
  parts_.push_back({field, joined_.size(), joined_.size() + part.size()});
  joined_.append(part);
}

std::optional<Span> CompositeText::to_document(std::uint64_t begin,
                                               std::uint64_t end) const noexcept {
  if (begin > end) return {};
  for (const Part& part : parts_) {
    if (begin >= part.begin && end <= part.end) {
      return Span{.begin = begin - part.begin, .end = end - part.begin, .field = part.field};
    }
  }
  return {};
}

std::optional<CompositeText::Range> CompositeText::from_document(const Span& span) const noexcept {
  for (const Part& part : parts_) {
    if (part.field == span.field && span.end <= part.end - part.begin) {
      return Range{part.begin + span.begin, part.begin + span.end};
    }
  }
  return {};
}

}  // namespace lode::extract

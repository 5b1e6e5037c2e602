// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/composite_text.h"

namespace lode::extract {
namespace {

constexpr std::string_view kSeparator = "\n\n";

}  // namespace

CompositeText::CompositeText(const Document& document) : text_(document.text) {
  if (document.title.empty() || document.text.starts_with(document.title)) return;
  joined_.reserve(document.title.size() + kSeparator.size() + document.text.size());
  joined_.append(document.title).append(kSeparator).append(document.text);
  text_ = joined_;
  title_bytes_ = document.title.size();
  body_begin_ = title_bytes_ + kSeparator.size();
}

std::optional<Span> CompositeText::to_document(std::uint64_t begin,
                                               std::uint64_t end) const noexcept {
  if (begin > end || end > text_.size()) return {};
  if (begin >= body_begin_) {
    return Span{.begin = begin - body_begin_, .end = end - body_begin_, .field = Field::kBody};
  }
  if (end <= title_bytes_) return Span{.begin = begin, .end = end, .field = Field::kTitle};
  return {};
}

std::optional<CompositeText::Range> CompositeText::from_document(const Span& span) const noexcept {
  if (span.field == Field::kBody) return Range{span.begin + body_begin_, span.end + body_begin_};
  if (span.end <= title_bytes_) return Range{span.begin, span.end};
  return {};
}

}  // namespace lode::extract

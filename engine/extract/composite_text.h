// SPDX-License-Identifier: GPL-3.0-or-later
// The one text that plugins read: title and main text of a document together, since headlines name
// the parties. Spans are mapped back to the field that they lie in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/document/document.h"

namespace lode::extract {

// The title, an empty line and the text; the text alone if there is no title or the text begins
// with it. Borrows the document, whose title and text must stay as they are.
class CompositeText {
 public:
  explicit CompositeText(const Document& document);
  CompositeText(const CompositeText&) = delete;
  CompositeText& operator=(const CompositeText&) = delete;

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  // Where [begin, end) of text() lies in the document; nothing if it is not within one field.
  [[nodiscard]] std::optional<Span> to_document(std::uint64_t begin,
                                                std::uint64_t end) const noexcept;

  // Where a span of the document, not of all of it, lies in text(). Nothing for a title that is no
  // part of text().
  struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  [[nodiscard]] std::optional<Range> from_document(const Span& span) const noexcept;

 private:
  std::string joined_;  // Empty if the text stands alone.
  std::string_view text_;
  std::uint64_t title_bytes_ = 0;
  std::uint64_t body_begin_ = 0;
};

}  // namespace lode::extract

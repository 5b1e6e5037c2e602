// SPDX-License-Identifier: GPL-3.0-or-later
// The one text that plugins read: title, main text and page furniture of a document together, since
// headlines name the parties. Spans are mapped back to the field that they lie in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.h"

namespace lode::extract {

// The title, the text and the furniture with empty lines between them; a title with which the text
// begins is left out, and so are empty parts. Borrows the document, whose three texts must stay as
// they are.
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
  // Bytes [begin, end) of text_.
  struct Part {
    Field field = Field::kBody;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  void append(Field field, std::string_view part);

  std::string joined_;  // Empty if the text stands alone.
  std::string_view text_;
  std::vector<Part> parts_;
};

}  // namespace lode::extract

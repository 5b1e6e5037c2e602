// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a Page from the events of an HTML parser; knows no parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/read/page.h"

namespace lode::read {

// (start_element | end_element | text)* finish. Names of elements and attributes in lower case.
class PageBuilder {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;

  void start_element(std::string_view name, const Attributes& attributes);
  void end_element(std::string_view name);
  void text(std::string_view text);
  [[nodiscard]] Page finish();

 private:
  enum class Capture : std::uint8_t { kNone, kTitle, kJsonLd };

  // What holds inside of an open element. Kept small: there may be millions.
  struct Scope {
    std::uint32_t name_hash = 0;
    std::int32_t container = -1;  // Index of the container that the element itself is.
    BlockKind kind = BlockKind::kParagraph;
    std::uint8_t level = 0;
    Capture capture = Capture::kNone;
    bool is_block = false;
    bool skipped = false;
    bool furniture = false;
    bool link = false;
    bool preformatted = false;
  };

  void read_attributes(std::string_view name, const Attributes& attributes, Scope& scope);
  void read_meta(const Attributes& attributes);
  void read_microdata(std::string_view name, const Attributes& attributes, const Scope& scope);
  void open_container(int rank, Scope& scope);
  void append(std::string_view text, const Scope& scope);
  void line_break();
  void flush();

  Page page_;
  std::vector<Scope> open_;
  Block current_;
  bool space_ = false;  // White space is due before the next character.
};

}  // namespace lode::read

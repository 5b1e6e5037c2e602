// SPDX-License-Identifier: GPL-3.0-or-later
// Finds companies and the media that are cited. Known companies come from a catalog; a name that is
// a common word too ("Meta", "Target") counts with evidence alone. Unknown firms are found by their
// legal form or by their company's kind of name, with less confidence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/company/catalog.h"
#include "plugins/text/tokens.h"

namespace lode::company {

struct Mention {
  std::uint32_t begin = 0;  // Bytes, half-open.
  std::uint32_t end = 0;
  const Company* company = nullptr;  // A known company,
  const Medium* medium = nullptr;    // or a medium that is cited,
  std::string unlisted;              // or the name of an unknown firm,
  std::uint32_t name_bytes = 0;      // which has so many bytes of the text without its legal form.
  double confidence = 0;             // 0..1
  std::string_view rule;             // Static.
};

struct Text {
  const text::Tokens& tokens;
  std::string_view language;  // "de"; empty: unknown.
};

// All mentions in order of the text, without overlaps. Time is linear in the text.
// [const: thread-safe]
[[nodiscard]] std::vector<Mention> extract(const Catalog& catalog, const Text& text);

}  // namespace lode::company

// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says of itself in schema.org terms.
#pragma once

#include <string>
#include <vector>

namespace lode::read {

struct ArticleData {
  std::string headline;
  std::string body;       // articleBody
  std::string published;  // datePublished
  std::string language;   // inLanguage
  std::string section;    // articleSection
  std::string author;     // Names, joined by ", ".
  std::string site;       // Name of the publisher.
  std::string keywords;   // Joined by ", ".
};

// Reads the contents of the JSON-LD scripts of a page. The first object whose @type ends in
// "Article", "Posting" or "Report" counts. Broken scripts are
// passed over.
[[nodiscard]] ArticleData read_json_ld(const std::vector<std::string>& scripts);

}  // namespace lode::read

// SPDX-License-Identifier: GPL-3.0-or-later
// What the names of elements and the words of short blocks say about the parts of a page.
#pragma once

#include <string_view>

namespace lode::read {

// `names` is the class and id of an element in lower case. True if one of them is usual for
// navigation, adverts, banners, related articles, forms, comments and the like.
[[nodiscard]] bool is_furniture_name(std::string_view names);

// True if one of them is usual for the element that holds an article.
[[nodiscard]] bool is_article_name(std::string_view names);

// The same for an ARIA role, e.g. "navigation".
[[nodiscard]] bool is_furniture_role(std::string_view role);

// True if a short block reads like page furniture, e.g. "Advertisement", "© 2026 …", "Lire aussi".
[[nodiscard]] bool is_furniture_text(std::string_view text);

// Share of function words (en, fr, de, es) among the words of `text`, 0..1. Running text has more
// than 0.30, lists of headlines have less.
[[nodiscard]] double function_word_share(std::string_view text);

}  // namespace lode::read

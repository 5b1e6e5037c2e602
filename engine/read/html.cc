// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/html.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "engine/read/json_ld.h"
#include "engine/read/main_text.h"
#include "engine/read/metadata.h"
#include "engine/read/page.h"
#include "engine/read/plain_text.h"

namespace lode::read {
namespace {

using namespace std::string_view_literals;

// The content of the first <meta> of one of the names, by the order of the names.
std::string meta(const Page& page, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const auto& [key, content] : page.meta) {
      if (key == name && !content.empty()) {
        return content;
      }
    }
  }
  return {};
}

std::string first_of(std::initializer_list<std::string_view> candidates) {
  for (const std::string_view candidate : candidates) {
    if (!candidate.empty()) {
      return std::string(candidate);
    }
  }
  return {};
}

// "Orders rise - The Example Ledger" without the name of the site.
std::string without_site(std::string_view title, std::string_view site) {
  constexpr std::string_view kSeparators[] = {
      " | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: "};
  constexpr std::size_t kMinTitleBytes = 15;
  constexpr std::size_t kMaxSiteBytes = 40;
  std::size_t cut = std::string_view::npos;
  std::size_t size = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at != std::string_view::npos && (cut == std::string_view::npos || at > cut)) {
      cut = at;
      size = separator.size();
    }
  }
  if (cut == std::string_view::npos) {
    return std::string(title);
  }
  const std::string_view suffix = title.substr(cut + size);
  const bool is_site = suffix == site || (cut >= kMinTitleBytes && suffix.size() <= kMaxSiteBytes &&
                                          suffix.size() < cut);
  return std::string(is_site ? title.substr(0, cut) : title);
}

// The headline is the first <h1> that `title` repeats, else the first outside of page furniture.
std::string find_headline(const Page& page, std::string_view title) {
  const Block* first = nullptr;
  for (const Block& block : page.blocks) {
    if (block.kind != BlockKind::kHeading || block.level != 1) {
      continue;
    }
    if (!title.empty() && title.find(one_line(block.text)) != std::string_view::npos) {
      return one_line(block.text);
    }
    if (first == nullptr && !block.furniture) {
      first = &block;
    }
  }
  return first == nullptr ? std::string() : one_line(first->text);
}

// Publication time by the first source that holds a time; those that say most clearly come first.
std::optional<std::int64_t> find_published(const Page& page, const ArticleData& data) {
  const std::string sources[] = {
      meta(page, {"article:published_time", "og:article:published_time", "og:published_time"}),
      data.published,
      meta(page,
           {"datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.issued",
            "dcterms.created",
            "dc.date.created",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "citation_publication_date",
            "parsely-pub-date",
            "sailthru.date",
            "article.published",
            "cxenseparse:recs:publishtime"}),
      page.time};
  for (const std::string& source : sources) {
    if (const auto time = parse_time(source)) {
      return time;
    }
  }
  return date_in_url(page.canonical.empty() ? meta(page, {"og:url"}) : page.canonical);
}

bool is_web_address(std::string_view url) noexcept {
  return url.substr(0, 7) == "http://" || url.substr(0, 8) == "https://";
}

}  // namespace

void read_html(std::string_view html, const Limits& limits, Document& document) {
  const Page page = parse_page(html);
  const ArticleData data = read_json_ld(page.json_ld);
  const std::string site = first_of({meta(page, {"og:site_name", "application-name"}), data.site});
  const std::string page_title = without_site(page.title, site);
  const std::string social_title = meta(page, {"og:title", "twitter:title", "dc.title"});
  const std::string headline =
      find_headline(page, first_of({social_title, data.headline, page.title}));

  document.title = first_of({social_title, data.headline, headline, page_title});
  const PageText text = page_text(page, headline, data.body);
  document.text = tidy(text.article);
  document.furniture = tidy(text.furniture);
  document.language =
      first_of({one_line(page.language),
                meta(page, {"og:locale"}),
                data.language,
                meta(page, {"content-language", "language", "dc.language", "inlanguage"})});
  document.published_unix = find_published(page, data);
  const std::string url = one_line(first_of({page.canonical, meta(page, {"og:url"})}));
  if (is_web_address(url)) {
    document.url = url;
  }
  const std::pair<std::string_view, std::string> pairs[] = {
      {"site"sv, site},
      {"author"sv, first_of({data.author, meta(page, {"author", "article:author", "dc.creator"})})},
      {"section"sv, first_of({meta(page, {"article:section", "section"}), data.section})},
      {"keywords"sv, first_of({meta(page, {"keywords", "news_keywords"}), data.keywords})},
      {"description"sv, meta(page, {"description", "og:description"})}};
  for (const auto& [key, value] : pairs) {
    if (!value.empty()) {
      add_metadata(key, value, limits, document);
    }
  }
}

}  // namespace lode::read

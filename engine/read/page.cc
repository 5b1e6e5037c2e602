// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/page.h"

#include <cstring>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits>
#include <memory>
#include <mutex>

#include "engine/base/check.h"
#include "engine/read/page_builder.h"
#include "engine/read/page_guard.h"

namespace lode::read {
namespace {

std::string_view view(const xmlChar* text) noexcept {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

PageBuilder& builder_of(void* context) noexcept {
  return *static_cast<PageBuilder*>(context);
}

void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
  PageBuilder::Attributes list;
  for (const xmlChar** at = attributes; at != nullptr && *at != nullptr; at += 2) {
    list.emplace_back(view(at[0]), view(at[1]));
  }
  builder_of(context).start_element(view(name), list);
}

void on_end(void* context, const xmlChar* name) {
  builder_of(context).end_element(view(name));
}

void on_text(void* context, const xmlChar* text, int size) {
  builder_of(context).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

htmlSAXHandler make_handler() noexcept {
  htmlSAXHandler handler;
  std::memset(&handler, 0, sizeof handler);
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;  // Contents of <script> and <style>.
  return handler;
}

struct ContextDeleter {
  void operator()(htmlParserCtxtPtr context) const noexcept { htmlFreeParserCtxt(context); }
};

}  // namespace

Page parse_page(std::string_view html) {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
  const std::string guarded = guard_page(html);
  LODE_CHECK(guarded.size() <= std::numeric_limits<int>::max());

  PageBuilder builder;
  htmlSAXHandler handler = make_handler();
  const std::unique_ptr<xmlParserCtxt, ContextDeleter> context(
      htmlCreatePushParserCtxt(&handler, &builder, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  LODE_CHECK(context != nullptr);
  htmlCtxtUseOptions(context.get(),
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                         HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  htmlParseChunk(context.get(), guarded.data(), static_cast<int>(guarded.size()), 1);
  return builder.finish();
}

}  // namespace lode::read

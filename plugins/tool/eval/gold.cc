// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/eval/gold.h"

#include <nlohmann/json.hpp>

namespace lode::tool::eval {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::string() : found->get<std::string>();
}

std::optional<double> number_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  return found->get<double>();
}

std::vector<std::string> names_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::vector<std::string>()
                               : found->get<std::vector<std::string>>();
}

const Json& list_of(const Json& object, const char* key) {
  static const Json kEmpty = Json::array();
  const auto found = object.find(key);
  return found == object.end() ? kEmpty : *found;
}

Result<GoldSpan> span_of(const std::string& text, const Json& entry) {
  const std::string words = entry.at("text").get<std::string>();
  const std::size_t begin = byte_offset(text, entry.at("start").get<std::size_t>());
  if (text.compare(begin, words.size(), words) != 0) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "'" + words + "' is not in the text at its start " +
                                entry.at("start").dump() + ": starts count characters from 0"});
  }
  return GoldSpan{begin, begin + words.size()};
}

Result<void> read_amounts(const Json& line, GoldDocument& document) {
  for (const Json& entry : list_of(line, "amounts")) {
    LODE_ASSIGN_OR_RETURN(const GoldSpan span, span_of(document.text, entry));
    const bool deal = text_of(entry, "role") == "deal" && text_of(entry, "relation").empty();
    document.amounts.push_back({span,
                                entry.at("min").get<double>(),
                                entry.at("max").get<double>(),
                                text_of(entry, "currency"),
                                deal});
  }
  for (const Json& entry : list_of(line, "vague_amounts")) {
    LODE_ASSIGN_OR_RETURN(const GoldSpan span, span_of(document.text, entry));
    document.vague_amounts.push_back(span);
  }
  return {};
}

Result<void> read_dates(const Json& line, GoldDocument& document) {
  for (const Json& entry : list_of(line, "dates")) {
    LODE_ASSIGN_OR_RETURN(const GoldSpan span, span_of(document.text, entry));
    GoldDate date{span, entry.at("iso").get<std::string>(), false};
    const std::string part = text_of(entry, "part");
    if (part == "H1" || part == "H2") date.iso += "-" + part;
    date.week = part == "week";
    document.dates.push_back(std::move(date));
  }
  return {};
}

GoldDeal read_deal(const Json& entry) {
  GoldDeal deal;
  deal.parties = names_of(entry, "parties");
  deal.buyer = text_of(entry, "buyer");
  deal.seller = text_of(entry, "seller");
  deal.amount = number_of(entry, "amount");
  deal.currency = text_of(entry, "currency");
  deal.kind = text_of(entry, "kind");
  deal.status = text_of(entry, "status");
  deal.term_years = number_of(entry, "term_years");
  return deal;
}

Result<GoldDocument> read_checked(const Json& line) {
  GoldDocument document;
  document.id = line.at("id").get<std::string>();
  document.text = line.at("text").get<std::string>();
  document.language = line.at("lang").get<std::string>();
  document.url = text_of(line, "url");
  document.published = text_of(line, "published");
  document.companies = names_of(line, "companies");
  document.media = names_of(line, "media");
  document.gpus = names_of(line, "gpus");
  LODE_RETURN_IF_ERROR(read_amounts(line, document));
  LODE_RETURN_IF_ERROR(read_dates(line, document));
  for (const Json& entry : list_of(line, "gpu_counts")) {
    const double count = entry.at("count").get<double>();
    document.gpu_counts.push_back({count, number_of(entry, "count_max").value_or(count)});
  }
  for (const Json& entry : list_of(line, "deals")) {
    document.deals.push_back(read_deal(entry));
  }
  return document;
}

}  // namespace

std::size_t byte_offset(const std::string& text, std::size_t code_points) {
  std::size_t offset = 0;
  for (; offset < text.size(); ++offset) {
    const bool starts = (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
    if (starts && code_points-- == 0) break;
  }
  return offset;
}

Result<GoldDocument> read_gold(const Json& line) {
  try {
    return read_checked(line);
  } catch (const Json::exception& error) {
    return Unexpected(
        Error{ErrorCode::kInvalidArgument, std::string("not a gold document: ") + error.what()});
  }
}

}  // namespace lode::tool::eval

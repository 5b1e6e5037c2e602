// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/eval/peers.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "engine/base/civil_date.h"
#include "engine/base/hash.h"
#include "plugins/tool/eval/facts.h"
#include "plugins/tool/eval/gold.h"
#include "plugins/tool/eval/peer_dates.h"
#include "plugins/tool/eval/peer_units.h"

namespace lode::tool::eval {
namespace {

using Json = nlohmann::json;

struct Sum {
  double low = 0;
  double high = 0;
  std::string unit;  // As the peer names it, or an ISO code.
};

// One expected thing: where, and which values are right.
struct Wanted {
  GoldSpan span;
  std::string value;  // For people.
  std::vector<Sum> sums;
  std::vector<Days> days;
};

struct Case {
  std::vector<Wanted> wanted;
  std::vector<GoldSpan> ignored;  // Spans of kinds that are left out.
  bool about_money = false;
  bool has_reference = false;
  bool counts = true;
};

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

// The whole number or decimal in `text`, whose comma may stand for a point.
double decimal_of(std::string text) {
  std::replace(text.begin(), text.end(), ',', '.');
  return std::strtod(text.c_str(), nullptr);
}

bool names_a_year(const std::string& text) {
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

void read_recognizers_span(const Json& span, const std::string& text, Case& out) {
  const GoldSpan place{byte_offset(text, span.at("start").get<std::size_t>()),
                       byte_offset(text, span.at("end").get<std::size_t>() + 1)};
  const std::string type = span.at("type").get<std::string>();
  Wanted wanted{place, text_of(span, "text"), {}, {}};
  const Json& resolution = span.at("resolution");
  if (type == "currency") {
    out.about_money = true;
    const std::string iso = text_of(resolution, "isoCurrency");
    const std::string unit = iso.empty() ? text_of(resolution, "unit") : iso;
    const double value =
        decimal_of(text_of(resolution, "value")) / parts_of(text_of(resolution, "unit"));
    wanted.value += " = " + text_of(resolution, "value") + " " + unit;
    if (!text_of(resolution, "value").empty()) wanted.sums.push_back({value, value, unit});
  } else {
    // Without a reference time only what names its year can be known.
    if (out.has_reference || names_a_year(wanted.value)) {
      wanted.days = recognizers_days(type, wanted.value, resolution);
    }
    for (const Days& days : wanted.days) {
      wanted.value += " = " + days.text();
    }
  }
  if (wanted.sums.empty() && wanted.days.empty()) {
    out.ignored.push_back(place);
  } else {
    out.wanted.push_back(std::move(wanted));
  }
}

Case read_recognizers(const Json& line) {
  Case out;
  out.has_reference = !text_of(line, "ref").empty();
  const std::string text = line.at("text").get<std::string>();
  for (const Json& span : line.at("spans")) {
    read_recognizers_span(span, text, out);
  }
  return out;
}

// Of a case with a reference time, as in peer_document().
std::int64_t reference_day(const Json& line) {
  const auto date = parse_iso_date(text_of(line, "ref").substr(0, 10));
  return date ? to_days(*date) : 0;
}

Case read_duckling(const Json& line) {
  Case out;
  out.counts = text_of(line, "section") != "latentCorpus";
  const std::string text = line.at("text").get<std::string>();
  const GoldSpan whole{0, text.size()};
  const Json& expected = line.at("expected");
  if (expected.is_null()) {
    // An expression that could not be read is no example of nothing.
    if (line.contains("expr")) out.counts = false;
    return out;
  }
  Wanted wanted{whole, text_of(line, "expr"), {}, {}};
  if (expected.contains("currency")) {
    out.about_money = true;
    const std::string unit = text_of(expected, "currency");
    const char* low = expected.contains("min") ? "min" : "value";
    const char* high = expected.contains("max") ? "max" : "value";
    const double parts = parts_of(unit);
    wanted.sums.push_back(
        {expected.at(low).get<double>() / parts, expected.at(high).get<double>() / parts, unit});
  } else {
    wanted.days = duckling_days(expected, text, reference_day(line));
    if (wanted.days.empty()) out.counts = false;
  }
  out.wanted.push_back(std::move(wanted));
  return out;
}

bool fits(const Wanted& wanted, const Annotation& fact) {
  if (const auto* money = std::get_if<Money>(&fact.value)) {
    return std::any_of(wanted.sums.begin(), wanted.sums.end(), [&](const Sum& sum) {
      return same_number(sum.low, low_of(*money)) && same_number(sum.high, high_of(*money)) &&
             unit_allows(sum.unit, money->currency);
    });
  }
  const auto& date = std::get<Date>(fact.value);
  return std::any_of(
      wanted.days.begin(), wanted.days.end(), [&](const Days& days) { return days.fits(date); });
}

bool overlap(const GoldSpan& span, const Annotation& fact) {
  return fact.span.begin < span.end && span.begin < fact.span.end;
}

std::string all_of(const std::vector<const Annotation*>& facts) {
  std::string text;
  for (const Annotation* fact : facts) {
    text += (text.empty() ? "" : "; ") + to_text(fact->value);
  }
  return text.empty() ? "nothing found" : "found " + text;
}

DocumentScore judge_case(const Case& wanted, const Document& document, bool money) {
  DocumentScore score{document.id, document.language, {}, {}};
  if (!wanted.counts) return score;
  std::vector<const Annotation*> facts = facts_of(document, money ? "amount" : "date");
  if (!money) {
    const auto ranges = facts_of(document, "date_range");
    facts.insert(facts.end(), ranges.begin(), ranges.end());
  }
  std::erase_if(facts, [](const Annotation* fact) { return fact->span.whole_document; });
  std::vector<Expected> expected;
  for (const Wanted& item : wanted.wanted) {
    expected.push_back({item.value, document.text + "  (" + all_of(facts) + ")"});
  }
  std::vector<Found> found;
  for (const Annotation* fact : facts) {
    found.push_back({to_text(fact->value),
                     surroundings(document.text,
                                  {static_cast<std::size_t>(fact->span.begin),
                                   static_cast<std::size_t>(fact->span.end)}),
                     fact->confidence,
                     fact->rule});
  }
  pair_up(
      money ? "money" : "dates",
      expected,
      found,
      [&](std::size_t e, std::size_t f) {
        return overlap(wanted.wanted[e].span, *facts[f]) && fits(wanted.wanted[e], *facts[f]);
      },
      [&](std::size_t f) {
        const auto covers = [&](const GoldSpan& span) { return overlap(span, *facts[f]); };
        return std::any_of(wanted.ignored.begin(), wanted.ignored.end(), covers) ||
               std::any_of(wanted.wanted.begin(), wanted.wanted.end(), [&](const Wanted& item) {
                 return covers(item.span);
               });
      },
      score);
  return score;
}

}  // namespace

std::optional<PeerFormat> peer_format(const Json& line) {
  if (!line.is_object() || !line.contains("text")) return {};
  if (line.contains("spans")) return PeerFormat::kRecognizers;
  if (line.contains("expected") && line.contains("section")) return PeerFormat::kDuckling;
  return {};
}

Result<Document> peer_document(const Json& line, std::string language) {
  Document document;
  document.language = std::move(language);
  document.text = text_of(line, "text");
  document.id = "case-" + sha256_hex(document.text).substr(0, 12);
  const std::string reference = text_of(line, "ref");
  if (!reference.empty()) {
    // The day as the writer of the case saw it: its time zone is left out.
    document.published_unix = parse_iso_time(reference.substr(0, 19));
    if (!document.published_unix) {
      return Unexpected(
          Error{ErrorCode::kInvalidArgument, "'" + reference + "' is no time in 'ref'"});
    }
  }
  return document;
}

Result<DocumentScore> judge_peer(const Json& line, const Document& found, bool about_money) {
  try {
    const bool recognizers = peer_format(line) == PeerFormat::kRecognizers;
    const Case wanted = recognizers ? read_recognizers(line) : read_duckling(line);
    return judge_case(wanted, found, wanted.wanted.empty() ? about_money : wanted.about_money);
  } catch (const Json::exception& error) {
    return Unexpected(
        Error{ErrorCode::kInvalidArgument,
              std::string("not a case of Recognizers-Text or Duckling: ") + error.what()});
  }
}

}  // namespace lode::tool::eval

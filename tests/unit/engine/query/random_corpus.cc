// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/engine/query/random_corpus.h"

#include "engine/query/calendar.h"
#include "tests/unit/engine/query/schema.h"

namespace lode::query {
namespace {

const std::vector<std::string> kWords{"deal",
                                      "deals",
                                      "dealing",
                                      "cloud",
                                      "clouds",
                                      "the",
                                      "contrat",
                                      "contrats",
                                      "gpu",
                                      "GB200",
                                      "h100s",
                                      "début",
                                      "OpenAI's",
                                      "run",
                                      "running",
                                      "cloudy"};
const std::vector<std::string> kLanguages{"en", "en-US", "fr", "", "de"};

// Names with their ancestors; a name has the same ones everywhere.
const std::vector<std::vector<std::string>> kCompanies{{"Amazon"},
                                                       {"Amazon", "AWS"},
                                                       {"Amazon", "Twitch"},
                                                       {"Alphabet"},
                                                       {"Alphabet", "Google"},
                                                       {"Alphabet", "Google", "DeepMind"},
                                                       {"SK Hynix"},
                                                       {"Société Générale"}};
const std::vector<std::string> kTopics{"energy", "Energy", "chips", "chip design", "money"};
const std::vector<std::string> kTopicTexts{
    "energy", "CHIPS", "\"chip design\"", "chip*", "none", "*"};
const std::vector<std::int64_t> kAmounts{1, 5, 10, 50, 100, 1'000};
const std::vector<std::string> kAmountTexts{"1", "5", "10", "$50", "\"EUR 50\"", "100", "1k", "7"};
const std::vector<std::string> kDateTexts{
    "2024", "2025", "2025-02", "2025-Q1", "2025-H1", "2025-03-10", "2024-W52", "2025-01-01"};
const std::vector<std::string> kTermTexts{"1", "\"18 months\"", "2", "3y", "2.5"};
const std::vector<std::string> kSigns{":", ">", ">=", "<", "<="};

}  // namespace

std::string RandomCorpus::text(int most) {
  std::string result;
  for (int i = number(0, most); i > 0; --i) {
    result += pick(kWords) + (chance(15) ? ", " : chance(10) ? ".\n" : " ");
  }
  return result;
}

Value RandomCorpus::company() {
  Keyword keyword;
  const auto& path = pick(kCompanies);
  keyword.text = path.back();
  keyword.id = "company/" + std::to_string(keyword.text.size());  // Some share one.
  keyword.id += keyword.text.substr(0, 1);
  if (path.size() > 1 || chance(50)) {
    keyword.path = path;
  }
  return keyword;
}

Value RandomCorpus::money() {
  Money value;
  value.low_units = pick(kAmounts);
  value.high_units = value.low_units * (chance(30) ? 3 : 1);
  value.low_nanos = value.high_nanos = chance(20) ? 500'000'000 : 0;
  value.currency = chance(70) ? "USD" : "EUR";
  value.qualifier = chance(80) ? Qualifier::kExact : Qualifier::kAbout;
  return value;
}

Value RandomCorpus::date() {
  const std::int64_t day = to_days({2024, 11, 1}) + number(0, 200);
  return period_of(day,
                   pick(std::vector{DatePrecision::kDay,
                                    DatePrecision::kDay,
                                    DatePrecision::kWeek,
                                    DatePrecision::kMonth,
                                    DatePrecision::kQuarter,
                                    DatePrecision::kYear}));
}

Document RandomCorpus::document(const std::string& id) {
  Document document;
  document.id = id;
  document.language = pick(kLanguages);
  document.title = text(3);
  document.text = text(12);
  if (chance(30)) {
    document.url = "http://example.org/" + id;
  }
  const auto add = [&](const std::string& facet, Value value) {
    Annotation annotation;
    annotation.facet = facet;
    annotation.value = std::move(value);
    annotation.span.whole_document = true;
    document.annotations.push_back(std::move(annotation));
    return static_cast<std::uint32_t>(document.annotations.size() - 1);
  };
  std::vector<Role> roles;
  for (int i = number(0, 3); i > 0; --i) {
    roles.push_back({"buyer", add("company", company())});
  }
  for (int i = number(0, 2); i > 0; --i) {
    roles.push_back({"amount", add("deal_size", money())});
  }
  for (int i = number(0, 2); i > 0; --i) {
    add("topic", Keyword{pick(kTopics), "", {}});
  }
  for (int i = number(0, 2); i > 0; --i) {
    add("published", date());
  }
  for (int i = number(0, 2); i > 0; --i) {
    const double years = number(1, 6) / 2.0;
    add("term", Number{years, chance(20) ? years + 1 : years, "a"});
  }
  // Deals that share some of their roles, and now and then all.
  for (int i = roles.empty() ? 0 : number(0, 3); i > 0; --i) {
    Record deal{chance(50) ? "supply" : "funding", {}};
    for (const Role& role : roles) {
      if (chance(60)) {
        deal.roles.push_back(role);
      }
    }
    add("deal", std::move(deal));
  }
  return document;
}

std::string RandomCorpus::near_place() {
  switch (number(1, 4)) {
    case 1: return "(" + pick(kWords) + " OR " + pick(kWords) + ")";
    case 2: return chance(30) ? "clowd~" : "clou*";
    default: return pick(kWords);
  }
}

std::string RandomCorpus::word_part() {
  switch (number(1, 13)) {
    case 11:
      return pick(
          std::vector<std::string>{"cloudt~", "dael~", "title:runing~", "h100s~1", "gup~2"});
    case 12: return pick(kWords) + "^" + pick(std::vector<std::string>{"2", "0.5", "10"});
    case 13: return "(" + word_part() + " OR " + pick(kWords) + "^3)^1.5";
    case 1: return "title:" + pick(kWords);
    case 2: return "\"" + pick(kWords) + " " + pick(kWords) + "\"";
    case 3: return "title:\"" + pick(kWords) + " " + pick(kWords) + "\"";
    case 4:
      return pick(std::vector<std::string>{
          "de*", "clou*", "title:ru*", "con*", "zz*", "cl*s", "de?l*", "title:cl*d"});
    case 5: {
      const std::string sign = " NEAR/" + std::to_string(number(1, 3)) + " ";
      std::string chain = near_place() + sign + near_place();
      return chance(30) ? chain + sign + near_place() : chain;
    }
    case 6: return "\"" + pick(kWords) + "\"";
    default: return pick(kWords);
  }
}

std::string RandomCorpus::role(int depth) {
  if (depth > 0 && chance(50)) {
    const std::string sign = chance(50) ? " " : chance(50) ? " OR " : " -";
    return "(" + role(depth - 1) + sign + role(depth - 1) + ")";
  }
  const auto buyer = [&] { return "\"" + pick(kCompanies).back() + "\""; };
  switch (number(1, 9)) {
    case 1: return "type:" + pick(std::vector<std::string>{"supply", "f*", "*", "none"});
    case 2: return "buyer:" + pick(std::vector<std::string>{"a*", "company/3A", "*", "nobody"});
    case 3: return "buyer:(" + buyer() + " OR " + buyer() + ")";
    case 4: return "amount:*";
    case 5:
    case 6: return "amount" + pick(kSigns) + pick(kAmountTexts);
    default: return "buyer:" + buyer();
  }
}

std::string RandomCorpus::condition() {
  if (chance(15)) {
    return "deal:{" + (chance(5) ? "*" : (chance(15) ? "NOT " : "") + role(2)) + "}";
  }
  const auto ranged = [&](const std::string& facet, const std::vector<std::string>& values) {
    switch (number(1, 6)) {
      case 1: return facet + ":*";
      case 2: return facet + ":.." + pick(values);
      case 3: return facet + ":..<" + pick(values);
      default: return facet + pick(kSigns) + pick(values);
    }
  };
  const auto company_name = [&] { return "\"" + pick(kCompanies).back() + "\""; };
  switch (number(1, 12)) {
    case 1: return "topic:" + pick(kTopicTexts);
    case 2: return "company:(" + company_name() + " OR " + company_name() + ")";
    case 3: return "company:" + pick(std::vector<std::string>{"a*", "company/3A", "*", "nobody"});
    case 4: return "deal.buyer:" + company_name();
    case 5: return "deal:" + pick(std::vector<std::string>{"supply", "*", "f*"});
    case 6: return "language:" + pick(std::vector<std::string>{"en", "fr", "en-us"});
    case 7: return ranged("deal_size", kAmountTexts);
    case 8: return ranged("published", kDateTexts);
    case 9: return ranged("term", kTermTexts);
    case 10: return "deal_size:5..50";
    case 11: return ranged("deal.amount", kAmountTexts);
    default: return "company:" + company_name();
  }
}

std::string RandomCorpus::part(int depth) {
  if (depth > 0 && chance(25)) {
    const std::string sign = chance(60) ? " OR " : chance(50) ? " AND " : " -";
    return "(" + part(depth - 1) + sign + part(depth - 1) + ")";
  }
  if (chance(2)) {
    return chance(50) ? "id:doc-3" : "url:http://example.org/doc-5";
  }
  const std::string leaf = chance(55) ? word_part() : condition();
  return chance(15) ? "NOT (" + leaf + ")" : leaf;
}

std::string RandomCorpus::query() {
  std::string result;
  for (int i = number(0, 3); i > 0; --i) {
    result += (result.empty() ? "" : " AND ") + part(3);
  }
  return result;
}

}  // namespace lode::query

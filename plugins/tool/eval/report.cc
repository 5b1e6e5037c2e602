// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/eval/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

namespace lode::tool::eval {
namespace {

using Json = nlohmann::ordered_json;

std::string fixed(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3f", value);
  return text.data();
}

std::string padded(const std::string& text, std::size_t width) {
  return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}

std::string right_aligned(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

double rounded(double value) {
  return std::round(value * 1e4) / 1e4;
}

Json row(const Scores& scores, const std::string& metric, const std::string& language) {
  const Tally tally = scores.total(metric, language);
  Json json{{"metric", metric},
            {"language", language.empty() ? "all" : language},
            {"precision", rounded(tally.precision())},
            {"recall", rounded(tally.recall())},
            {"f1", rounded(tally.f1())},
            {"right", tally.right},
            {"extra", tally.extra},
            {"missed", tally.missed},
            {"sure", tally.sure},
            {"sure_right", tally.sure_right}};
  if (language.empty()) {
    const Interval interval = scores.interval(metric);
    json["f1_low"] = rounded(interval.low);
    json["f1_high"] = rounded(interval.high);
  }
  return json;
}

Json to_json(const Mistake& mistake) {
  return {{"document", mistake.document},
          {"metric", mistake.metric},
          {"language", mistake.language},
          {"kind", mistake.kind},
          {"expected", mistake.expected},
          {"found", mistake.found},
          {"where", mistake.where},
          {"rule", mistake.rule}};
}

Mistake mistake_of(const Json& json) {
  return {.document = json.at("document").get<std::string>(),
          .metric = json.at("metric").get<std::string>(),
          .language = json.at("language").get<std::string>(),
          .kind = json.at("kind").get<std::string>(),
          .expected = json.at("expected").get<std::string>(),
          .found = json.at("found").get<std::string>(),
          .where = json.at("where").get<std::string>(),
          .rule = json.at("rule").get<std::string>()};
}

// The mistakes in `all` whose like is not in `others`.
std::vector<Mistake> without(const std::vector<Mistake>& all, const std::vector<Mistake>& others) {
  std::map<std::string, std::size_t> known;
  for (const Mistake& mistake : others) {
    ++known[mistake.key()];
  }
  std::vector<Mistake> rest;
  for (const Mistake& mistake : all) {
    const auto found = known.find(mistake.key());
    if (found != known.end() && found->second > 0) {
      --found->second;
    } else {
      rest.push_back(mistake);
    }
  }
  return rest;
}

void print_scores_change(const Scores& scores, const Json& before, std::ostream& out) {
  bool changed = false;
  for (const Json& old : before.at("scores")) {
    const auto metric = old.at("metric").get<std::string>();
    const auto language = old.at("language").get<std::string>();
    const double was = old.at("f1").get<double>();
    const Tally tally = scores.total(metric, language == "all" ? std::string() : language);
    const double now = rounded(tally.f1());
    if (std::abs(now - was) < 1e-9) continue;
    out << padded(metric, 16) << padded(language, 5) << fixed(was) << " -> " << fixed(now) << "  "
        << (now > was ? "+" : "") << fixed(now - was) << '\n';
    changed = true;
  }
  if (!changed) out << "no F1 changed\n";
}

}  // namespace

Json to_json(const Scores& scores) {
  Json json{{"documents", scores.documents().size()},
            {"scores", Json::array()},
            {"mistakes", Json::array()}};
  for (const std::string& metric : scores.metrics()) {
    json["scores"].push_back(row(scores, metric, {}));
    for (const std::string& language : scores.languages()) {
      json["scores"].push_back(row(scores, metric, language));
    }
  }
  for (const Mistake& mistake : mistakes_of(scores)) {
    json["mistakes"].push_back(to_json(mistake));
  }
  return json;
}

void print_table(const Scores& scores, std::ostream& out) {
  const auto languages = scores.languages();
  out << "metric          precision recall    F1  (90 % interval)  right extra missed  sure";
  for (const std::string& language : languages) {
    out << right_aligned(language, 7);
  }
  out << '\n';
  for (const std::string& metric : scores.metrics()) {
    const Tally all = scores.total(metric);
    const Interval interval = scores.interval(metric);
    const double sure =
        all.sure == 0 ? 1 : static_cast<double>(all.sure_right) / static_cast<double>(all.sure);
    out << padded(metric, 16) << right_aligned(fixed(all.precision()), 9)
        << right_aligned(fixed(all.recall()), 7) << right_aligned(fixed(all.f1()), 7) << "  ("
        << fixed(interval.low) << ".." << fixed(interval.high) << ")"
        << right_aligned(std::to_string(all.right), 9)
        << right_aligned(std::to_string(all.extra), 6)
        << right_aligned(std::to_string(all.missed), 7) << right_aligned(fixed(sure), 6);
    for (const std::string& language : languages) {
      out << right_aligned(fixed(scores.total(metric, language).f1()), 7);
    }
    out << '\n';
  }
}

void print_mistakes(const std::vector<Mistake>& mistakes, std::ostream& out) {
  for (const Mistake& mistake : mistakes) {
    out << mistake.metric << ' ' << mistake.language << ' ' << mistake.kind << "  "
        << mistake.document << '\n';
    if (!mistake.expected.empty()) out << "    expected  " << mistake.expected << '\n';
    if (!mistake.found.empty()) {
      out << "    found     " << mistake.found;
      if (!mistake.rule.empty()) out << "  by " << mistake.rule;
      out << '\n';
    }
    if (!mistake.where.empty()) out << "    in        " << mistake.where << '\n';
  }
}

std::vector<Mistake> mistakes_of(const Scores& scores) {
  std::vector<Mistake> all;
  for (const std::string& metric : scores.metrics()) {
    for (const DocumentScore& document : scores.documents()) {
      std::copy_if(document.mistakes.begin(),
                   document.mistakes.end(),
                   std::back_inserter(all),
                   [&](const Mistake& mistake) { return mistake.metric == metric; });
    }
  }
  return all;
}

Result<void> print_change(const Scores& scores, const Json& before, std::ostream& out) {
  try {
    print_scores_change(scores, before, out);
    std::vector<Mistake> old;
    for (const Json& json : before.at("mistakes")) {
      old.push_back(mistake_of(json));
    }
    const std::vector<Mistake> now = mistakes_of(scores);
    const auto gone = without(old, now);
    const auto fresh = without(now, old);
    out << gone.size() << " mistakes are gone, " << fresh.size() << " are new\n";
    if (!gone.empty()) out << "\nGone\n";
    print_mistakes(gone, out);
    if (!fresh.empty()) out << "\nNew\n";
    print_mistakes(fresh, out);
    return {};
  } catch (const nlohmann::json::exception& error) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            std::string("not a run saved by lode-plugin eval: ") + error.what()});
  }
}

}  // namespace lode::tool::eval

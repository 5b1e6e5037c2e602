// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/eval/facts.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "engine/base/utf8.h"

namespace lode::tool::eval {

std::vector<const Annotation*> facts_of(const Document& document, std::string_view facet) {
  std::vector<const Annotation*> facts;
  for (const Annotation& annotation : document.annotations) {
    if (annotation.facet == facet) facts.push_back(&annotation);
  }
  return facts;
}

std::string surroundings(const std::string& text, GoldSpan span) {
  constexpr std::size_t kReach = 40;
  std::size_t begin = span.begin > kReach ? span.begin - kReach : 0;
  std::size_t end = std::min(text.size(), span.end + kReach);
  while (!utf8::is_boundary(text, begin))
    --begin;
  while (!utf8::is_boundary(text, end))
    ++end;
  std::string line = text.substr(begin, span.begin - begin) + "[" +
                     text.substr(span.begin, span.end - span.begin) + "]" +
                     text.substr(span.end, end - span.end);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      plain += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
    }
  }
  return plain;
}

double low_of(const Money& money) noexcept {
  return static_cast<double>(money.low_units) + money.low_nanos * 1e-9;
}
double high_of(const Money& money) noexcept {
  return static_cast<double>(money.high_units) + money.high_nanos * 1e-9;
}

bool same_number(double a, double b) noexcept {
  return std::abs(a - b) <= 1e-6 * std::max(std::abs(a), std::abs(b));
}

std::vector<std::ptrdiff_t> pair_up(std::string_view metric,
                                    const std::vector<Expected>& expected,
                                    const std::vector<Found>& found,
                                    const std::function<bool(std::size_t, std::size_t)>& same,
                                    const std::function<bool(std::size_t)>& free,
                                    DocumentScore& score) {
  constexpr double kSure = 0.9;
  Tally& tally = score.tallies[std::string(metric)];
  std::vector<std::ptrdiff_t> partner(expected.size(), -1);
  std::vector<bool> paired(found.size(), false);
  for (std::size_t e = 0; e < expected.size(); ++e) {
    for (std::size_t f = 0; f < found.size() && partner[e] < 0; ++f) {
      if (paired[f] || !same(e, f)) continue;
      partner[e] = static_cast<std::ptrdiff_t>(f);
      paired[f] = true;
    }
    if (partner[e] >= 0) {
      ++tally.right;
      continue;
    }
    ++tally.missed;
    score.mistakes.push_back({.document = score.id,
                              .metric = std::string(metric),
                              .language = score.language,
                              .kind = "missed",
                              .expected = expected[e].value,
                              .found = {},
                              .where = expected[e].where,
                              .rule = {}});
  }
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (!paired[f] && free && free(f)) continue;
    if (found[f].confidence >= kSure) {
      ++tally.sure;
      if (paired[f]) ++tally.sure_right;
    }
    if (paired[f]) continue;
    ++tally.extra;
    score.mistakes.push_back({.document = score.id,
                              .metric = std::string(metric),
                              .language = score.language,
                              .kind = "extra",
                              .expected = {},
                              .found = found[f].value,
                              .where = found[f].where,
                              .rule = found[f].rule});
  }
  return partner;
}

}  // namespace lode::tool::eval

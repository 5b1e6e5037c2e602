// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/eval/scores.h"

#include <algorithm>
#include <random>
#include <set>
#include <utility>

namespace lode::tool::eval {
namespace {

double share(std::size_t part, std::size_t rest) noexcept {
  return part + rest == 0 ? 1 : static_cast<double>(part) / static_cast<double>(part + rest);
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) noexcept {
  right += other.right;
  extra += other.extra;
  missed += other.missed;
  sure += other.sure;
  sure_right += other.sure_right;
  return *this;
}

double Tally::precision() const noexcept {
  return share(right, extra);
}
double Tally::recall() const noexcept {
  return share(right, missed);
}
double Tally::f1() const noexcept {
  return share(2 * right, extra + missed);
}

std::string Mistake::key() const {
  std::string text = document;
  for (const std::string* part : {&metric, &kind, &expected, &found}) {
    text += '\x1f';
    text += *part;
  }
  return text;
}

void Scores::add(DocumentScore score) {
  for (const auto& [metric, tally] : score.tallies) {
    if (std::find(metrics_.begin(), metrics_.end(), metric) == metrics_.end()) {
      metrics_.push_back(metric);
    }
  }
  documents_.push_back(std::move(score));
}

std::vector<std::string> Scores::metrics() const {
  return metrics_;
}

std::vector<std::string> Scores::languages() const {
  std::set<std::string> found;
  for (const DocumentScore& document : documents_) {
    found.insert(document.language);
  }
  std::vector<std::string> languages(found.begin(), found.end());
  std::stable_partition(languages.begin(), languages.end(), [](const std::string& language) {
    return language == "en";
  });
  return languages;
}

Tally Scores::total(std::string_view metric, std::string_view language) const {
  Tally sum;
  for (const DocumentScore& document : documents_) {
    if (!language.empty() && document.language != language) continue;
    const auto tally = document.tallies.find(metric);
    if (tally != document.tallies.end()) sum += tally->second;
  }
  return sum;
}

Interval Scores::interval(std::string_view metric) const {
  constexpr std::size_t kSamples = 1000;
  std::vector<Tally> tallies;
  for (const DocumentScore& document : documents_) {
    const auto tally = document.tallies.find(metric);
    if (tally != document.tallies.end()) tallies.push_back(tally->second);
  }
  if (tallies.empty()) return {};
  std::mt19937 random(20251104);  // Any constant: the same run must give the same interval.
  std::uniform_int_distribution<std::size_t> any(0, tallies.size() - 1);
  std::vector<double> samples;
  samples.reserve(kSamples);
  for (std::size_t sample = 0; sample < kSamples; ++sample) {
    Tally sum;
    for (std::size_t i = 0; i < tallies.size(); ++i) {
      sum += tallies[any(random)];
    }
    samples.push_back(sum.f1());
  }
  std::sort(samples.begin(), samples.end());
  return {samples[kSamples / 20], samples[kSamples - kSamples / 20 - 1]};
}

}  // namespace lode::tool::eval

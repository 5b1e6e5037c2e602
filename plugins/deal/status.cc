// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/deal/status.h"

#include <cstddef>
#include <cstdint>

namespace lode::deal {
namespace {

std::size_t number(Status status) {
  return static_cast<std::size_t>(status);
}

bool may_be_completed(Kind kind) {
  switch (kind) {
    case Kind::kAcquisition:
    case Kind::kEquity:
    case Kind::kFunding:
    case Kind::kDebt:
    case Kind::kIpo: return true;
    default: return false;
  }
}

}  // namespace

void StatusVotes::add(Status status, double weight, const Mark& mark) {
  const std::size_t s = number(status);
  if (weight <= votes_[s]) return;
  votes_[s] = weight;
  marks_[s] = Mark{mark.begin, mark.end, static_cast<std::uint8_t>(s)};
}

void StatusVotes::add(const StatusVotes& other) {
  for (std::size_t s = 0; s < kStatuses; ++s) {
    if (other.marks_[s]) add(static_cast<Status>(s), other.votes_[s], *other.marks_[s]);
  }
}

std::optional<Mark> StatusVotes::decide(Kind kind, const std::optional<Mark>& kind_mark) const {
  std::size_t best = kStatuses;
  for (std::size_t s = 0; s < kStatuses; ++s) {
    const auto status = static_cast<Status>(s);
    if (status == Status::kCompleted && !may_be_completed(kind)) continue;
    if (kind == Kind::kIpo && (status == Status::kAnnounced || status == Status::kReported))
      continue;
    if (!marks_[s]) continue;
    if (best == kStatuses || votes_[s] > votes_[best]) best = s;
  }
  if (best < kStatuses) return marks_[best];
  if (kind != Kind::kIpo || !kind_mark) return {};
  return Mark{
      kind_mark->begin, kind_mark->end, static_cast<std::uint8_t>(number(Status::kPlanned))};
}

}  // namespace lode::deal

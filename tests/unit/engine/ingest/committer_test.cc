// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/committer.h"

#include <future>
#include <mutex>
#include <vector>

#include <gtest/gtest.h>

namespace lode::ingest {
namespace {

using std::chrono::hours;

index::Operation remove(std::string id) {
  index::Operation operation;
  operation.kind = index::Operation::Kind::kRemove;
  operation.id = std::move(id);
  return operation;
}

// An index that notes what it is given.
struct FakeIndex {
  std::vector<std::vector<std::string>> batches;

  Result<index::CommitReport> apply(std::vector<index::Operation> operations) {
    index::CommitReport report;
    std::vector<std::string> ids;
    for (const index::Operation& operation : operations) {
      ids.push_back(operation.id);
      report.outcomes.push_back({{}, false});
    }
    batches.push_back(ids);
    report.revision = batches.size();
    return report;
  }

  Committer::Apply function() {
    return
        [this](std::vector<index::Operation> operations) { return apply(std::move(operations)); };
  }
};

TEST(CommitterTest, PutsAllThatIsOnItsWayIntoOneBatch) {
  FakeIndex index;
  std::vector<std::future<Result<Committed>>> answers;
  {
    Committer committer(index.function(), {.linger = hours(1)});
    std::vector<Ticket> tickets;
    for (int i = 0; i < 5; ++i)
      tickets.push_back(committer.take_ticket());
    for (const Ticket ticket : tickets) {
      auto promise = std::make_shared<std::promise<Result<Committed>>>();
      answers.push_back(promise->get_future());
      committer.submit(ticket, remove("d" + std::to_string(ticket)), [promise](auto committed) {
        promise->set_value(committed);
      });
    }
    for (auto& answer : answers) {
      const auto committed = answer.get();
      ASSERT_TRUE(committed);
      EXPECT_EQ(committed->revision, 1U);
    }
  }
  ASSERT_EQ(index.batches.size(), 1U);
  EXPECT_EQ(index.batches[0].size(), 5U);
}

TEST(CommitterTest, KeepsTheOrderOfTicketsWhateverTheOrderOfArrival) {
  FakeIndex index;
  {
    Committer committer(index.function(), {.linger = hours(1)});
    const Ticket first = committer.take_ticket();
    const Ticket second = committer.take_ticket();
    committer.submit(second, remove("b"), [](const auto&) {});
    committer.submit(first, remove("a"), [](const auto&) {});
  }
  ASSERT_EQ(index.batches.size(), 1U);
  EXPECT_EQ(index.batches[0], (std::vector<std::string>{"a", "b"}));
}

TEST(CommitterTest, DropsAChangeThatALaterOneToTheSameDocumentHasOvertaken) {
  FakeIndex index;
  std::promise<void> late;
  std::promise<void> early;
  {
    Committer committer(index.function(), {.linger = std::chrono::milliseconds(0)});
    const Ticket first = committer.take_ticket();
    const Ticket second = committer.take_ticket();
    committer.submit(second, remove("same"), [&](const auto&) { late.set_value(); });
    late.get_future().wait();
    committer.submit(first, remove("same"), [&](const Result<Committed>& committed) {
      EXPECT_TRUE(committed) << "answered all the same";
      early.set_value();
    });
    early.get_future().wait();
  }
  EXPECT_EQ(index.batches.size(), 1U) << "the older change was not applied";
}

TEST(CommitterTest, DoesNotWaitForADocumentThatWasRefused) {
  FakeIndex index;
  Committer committer(index.function(), {.linger = hours(1)});
  const Ticket refused = committer.take_ticket();
  const Ticket good = committer.take_ticket();
  std::promise<void> done;
  committer.submit(good, remove("a"), [&](const auto&) { done.set_value(); });
  committer.cancel(refused);
  done.get_future().wait();
}

TEST(CommitterTest, GivesTheErrorOfTheIndexToEachChange) {
  Committer committer(
      [](std::vector<index::Operation>) -> Result<index::CommitReport> {
        return Unexpected(Error{ErrorCode::kResourceExhausted, "disk full", "DISK_FULL"});
      },
      {});
  std::promise<Result<Committed>> answer;
  committer.submit(
      committer.take_ticket(), remove("a"), [&](auto committed) { answer.set_value(committed); });
  const auto committed = answer.get_future().get();
  ASSERT_FALSE(committed);
  EXPECT_EQ(committed.error().reason, "DISK_FULL");
}

TEST(CommitterTest, CommitsWhatIsLeftWhenItEnds) {
  FakeIndex index;
  int answered = 0;
  {
    Committer committer(index.function(), {.linger = hours(1)});
    const Ticket open = committer.take_ticket();
    for (int i = 0; i < 3; ++i) {
      committer.submit(
          committer.take_ticket(), remove(std::to_string(i)), [&](const auto&) { ++answered; });
    }
    committer.cancel(open);
  }
  EXPECT_EQ(answered, 3);
}

}  // namespace
}  // namespace lode::ingest

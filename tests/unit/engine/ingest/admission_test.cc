// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/admission.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

namespace lode::ingest {
namespace {

TEST(AdmissionTest, HoldsTheNextOneBackUntilThereIsRoom) {
  Admission admission({.documents = 2, .bytes = 100});
  ASSERT_TRUE(admission.enter(10, {}));
  ASSERT_TRUE(admission.enter(10, {}));
  std::atomic<bool> entered = false;
  std::jthread third([&] {
    EXPECT_TRUE(admission.enter(10, {}));
    entered = true;
  });
  EXPECT_FALSE(entered);
  admission.leave(10);
  third.join();
  EXPECT_TRUE(entered);
}

TEST(AdmissionTest, CountsBytesAndAdmitsAGiantAlone) {
  Admission admission({.documents = 9, .bytes = 100});
  ASSERT_TRUE(admission.enter(1'000, {})) << "nothing else is in";
  std::stop_source stop;
  stop.request_stop();
  const auto refused = admission.enter(1, stop.get_token());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kCancelled);
}

TEST(AdmissionTest, RefusesAllOnceClosed) {
  Admission admission({.documents = 1, .bytes = 100});
  ASSERT_TRUE(admission.enter(1, {}));
  std::jthread waiting([&] {
    const auto refused = admission.enter(1, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, "DRAINING");
  });
  admission.close();
  waiting.join();
  admission.leave(1);
  admission.wait_until_empty();
}

}  // namespace
}  // namespace lode::ingest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/worker/channel.h"

#include <algorithm>
#include <array>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace lode::worker {
namespace {

class ChannelTest : public ::testing::Test {
 protected:
  ~ChannelTest() override {
    hang_up();
    close(ends_[1]);
  }

  void hang_up() {
    if (ends_[0] >= 0) close(ends_[0]);
    ends_[0] = -1;
  }
  void put(std::string_view bytes) {
    ASSERT_EQ(write(ends_[0], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  // What the worker has sent so far.
  std::string got() {
    std::array<char, 4096> bytes{};
    const ssize_t size = recv(ends_[0], bytes.data(), bytes.size(), MSG_DONTWAIT);
    return {bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
  }

  static std::array<int, 2> make_ends() {
    std::array<int, 2> ends{};
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
    return ends;
  }

  std::array<int, 2> ends_ = make_ends();
  Channel channel_{ends_[1]};
};

std::string request(std::uint64_t sequence, std::string_view text) {
  Request message;
  message.sequence = sequence;
  message.text = text;
  return encode(message);
}

TEST_F(ChannelTest, HandsOverOneByOneWhatCameAtOnce) {
  put(request(1, "first") + request(2, "second"));
  EXPECT_FALSE(channel_.has_request());  // Nothing has been read yet.
  const auto first = channel_.receive_request();
  ASSERT_TRUE(first);
  EXPECT_EQ(decode_request(*first)->text, "first");
  EXPECT_TRUE(channel_.has_request());
  const auto second = channel_.receive_request();
  ASSERT_TRUE(second);
  EXPECT_EQ(decode_request(*second)->text, "second");
  EXPECT_FALSE(channel_.has_request());
}

TEST_F(ChannelTest, WaitsForTheRestOfARequest) {
  const std::string whole = request(1, "first");
  const std::string next = request(2, std::string(1000, 'x'));
  put(whole + next.substr(0, 100));
  ASSERT_TRUE(channel_.receive_request());
  EXPECT_FALSE(channel_.has_request());
  put(next.substr(100));
  const auto second = channel_.receive_request();
  ASSERT_TRUE(second);
  EXPECT_EQ(decode_request(*second)->text.size(), 1000u);
}

TEST_F(ChannelTest, EndsWhenTheHostHangsUpOrTalksNonsense) {
  put("nonsense, and enough of it");
  EXPECT_FALSE(channel_.receive_request());
  hang_up();
  EXPECT_FALSE(channel_.receive_request());
}

TEST_F(ChannelTest, AnswersWaitForTheFlush) {
  EXPECT_TRUE(channel_.queue("one "));
  EXPECT_TRUE(channel_.queue("two "));
  EXPECT_EQ(got(), "");
  EXPECT_TRUE(channel_.flush());
  EXPECT_EQ(got(), "one two ");
}

TEST_F(ChannelTest, WhatIsSentAtOnceTakesWhatWaitsAlong) {
  EXPECT_TRUE(channel_.queue("answer "));
  EXPECT_TRUE(channel_.send("heartbeat"));
  EXPECT_EQ(got(), "answer heartbeat");
}

TEST_F(ChannelTest, SaysThatTheHostIsGone) {
  hang_up();
  EXPECT_TRUE(channel_.queue("answer"));
  EXPECT_FALSE(channel_.flush());
}

}  // namespace
}  // namespace lode::worker

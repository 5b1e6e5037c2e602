// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/worker/frame.h"

#include <limits>

#include <gtest/gtest.h>

#include "lode/plugin.h"

namespace lode::worker {
namespace {

std::vector<Annotation> one_of_each_kind() {
  std::vector<Annotation> all(5);
  all[0].value = Keyword{"GB200", "gpu/gb200", {"Nvidia", "Blackwell", "GB200"}};
  all[1].value = Money{-38, 40, -5, 6, {'U', 'S', 'D'}, LODE_ABOUT | LODE_MONEY_CURRENCY_IMPLICIT};
  all[2].value = Date{20'000, 20'006, LODE_WEEK, LODE_DATE_FISCAL};
  all[3].value = Number{-0.5, std::numeric_limits<double>::max(), "MW", LODE_AT_MOST};
  all[4].value = Record{"deal", {{"buyer", 0}, {"amount", 1}}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].id = static_cast<std::int64_t>(i);
    all[i].begin = i;
    all[i].end = i + 3;
    all[i].facet = "facet";
    all[i].confidence = 0.25;
    all[i].rule = "rule";
    all[i].source = "org.example.plugin";
  }
  all[4].whole_document = true;
  return all;
}

Request sample_request() {
  Request request;
  request.sequence = 7;
  request.first_id = 5;
  request.time_ms = 2'000;
  request.id = "u-1";
  request.text = "Sechs Milliarden \xE2\x82\xAC";
  request.language = "de";
  request.title = "Titel";
  request.url = "https://example.org/";
  request.published_unix = -1;
  request.meta = {{"author", "n.n."}, {"", ""}};
  request.upstream = one_of_each_kind();
  return request;
}

Response sample_response() {
  Response response;
  response.sequence = 7;
  response.status = LODE_E_PLUGIN;
  response.reason = "no rules for this language";
  response.retiring = true;
  response.dropped = {1, 2, 3};
  response.annotations = one_of_each_kind();
  return response;
}

std::string payload_of(const std::string& frame) {
  return frame.substr(kHeaderBytes);
}

TEST(FrameTest, HeaderStatesTypeAndPayloadSize) {
  const std::string frame = encode(sample_request());
  const auto header = parse_header(frame);
  ASSERT_TRUE(header);
  EXPECT_EQ(header->type, FrameType::kRequest);
  EXPECT_EQ(header->payload_bytes, frame.size() - kHeaderBytes);
}

TEST(FrameTest, MessagesComeBackAsTheyWere) {
  const std::string request = payload_of(encode(sample_request()));
  EXPECT_EQ(decode_request(request), sample_request());
  const std::string response = payload_of(encode(sample_response()));
  EXPECT_EQ(decode_response(response), sample_response());
  const Hello hello{"org.example.plugin", "1.2.3", 1, 0, 4711};
  const std::string hello_bytes = payload_of(encode(hello));
  EXPECT_EQ(decode_hello(hello_bytes), hello);
  EXPECT_EQ(decode_heartbeat(payload_of(encode(Heartbeat{9}))), Heartbeat{9});
  const std::string log = payload_of(encode(Log{LODE_LOG_WARNING, "slow"}));
  EXPECT_EQ(decode_log(log), (Log{LODE_LOG_WARNING, "slow"}));
}

TEST(FrameTest, AnnotationsComeBackWithoutAFrameWhateverWasThereBefore) {
  const std::vector<Annotation> all = one_of_each_kind();
  std::string bytes;
  for (const Annotation& annotation : all)
    append_annotation(bytes, annotation);
  std::vector<Annotation> read(all.rbegin(), all.rend());
  read.resize(all.size() + 3);
  EXPECT_TRUE(decode_annotations(bytes, all.size(), read));
  EXPECT_EQ(read, all);
  EXPECT_FALSE(decode_annotations(bytes, all.size() + 1, read));
  EXPECT_FALSE(decode_annotations(bytes, all.size() - 1, read));
  EXPECT_FALSE(decode_annotations(bytes.substr(1), all.size(), read));
}

TEST(FrameTest, RefusesAPayloadCutAtAnyByte) {
  const std::string request = payload_of(encode(sample_request()));
  for (std::size_t bytes = 0; bytes < request.size(); ++bytes) {
    EXPECT_FALSE(decode_request(request.substr(0, bytes))) << bytes;
  }
  const std::string response = payload_of(encode(sample_response()));
  for (std::size_t bytes = 0; bytes < response.size(); ++bytes) {
    EXPECT_FALSE(decode_response(response.substr(0, bytes))) << bytes;
  }
}

TEST(FrameTest, RefusesBytesLeftOver) {
  EXPECT_FALSE(decode_request(payload_of(encode(sample_request())) + '\0'));
  EXPECT_FALSE(decode_response(payload_of(encode(sample_response())) + '\0'));
  EXPECT_FALSE(decode_hello(payload_of(encode(Hello{"a", "1", 1, 0, 1})) + '\0'));
}

TEST(FrameTest, SurvivesEveryByteChangedToEveryExtreme) {
  const std::string good = payload_of(encode(sample_response()));
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char c : {'\0', '\x7F', '\xFF'}) {
      std::string bad = good;
      bad[i] = c;
      if (const auto decoded = decode_response(bad)) {
        EXPECT_LE(decoded->annotations.size(), kMaxAnnotations);
      }
    }
  }
}

TEST(FrameTest, BelievesNoCountThatThePayloadCannotHold) {
  Response response = sample_response();
  response.annotations.clear();
  std::string payload = payload_of(encode(response));
  for (std::size_t i = payload.size() - 4; i < payload.size(); ++i) {
    payload[i] = '\xFF';
  }
  EXPECT_FALSE(decode_response(payload));
}

TEST(FrameTest, RefusesHeadersThatAreNotOurs) {
  const std::string good = encode(Heartbeat{1});
  struct Case {
    const char* name;
    std::size_t at;
    char byte;
  };
  const Case cases[] = {{"unknown type", 4, 6},
                        {"type zero", 4, 0},
                        {"other version", 5, 2},
                        {"reserved bytes", 6, 1},
                        {"larger than its type may be", 2, 1}};
  for (const Case& c : cases) {
    std::string bad = good;
    bad[c.at] = c.byte;
    EXPECT_FALSE(parse_header(bad)) << c.name;
  }
  EXPECT_FALSE(parse_header(good.substr(0, kHeaderBytes - 1)));
}

TEST(FrameTest, AResponseOfEncodedAnnotationsEqualsOneOfDecodedOnes) {
  std::string annotations;
  for (const Annotation& annotation : one_of_each_kind()) {
    append_annotation(annotations, annotation);
  }
  EXPECT_EQ(encode_response(sample_response(), 5, annotations), encode(sample_response()));
}

}  // namespace
}  // namespace lode::worker

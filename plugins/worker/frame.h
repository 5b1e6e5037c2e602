// SPDX-License-Identifier: Apache-2.0
// The bytes of the messages between host and worker. Version 1, experimental: both sides come from
// one build.
//
// A frame is a header of 8 bytes and a payload:
//
//   u32 payload size | u8 type | u8 version = 1 | u16 = 0 | payload
//
// Integers are little-endian, doubles are IEEE 754 as u64, text is u32 size and bytes, lists are
// u32 count and elements. Either side may be an attacker: decoding is total, believes no size or
// count before it has compared it with what is there, and refuses bytes left over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "plugins/worker/message.h"

namespace lode::worker {

enum class FrameType : std::uint8_t {
  kHello = 1,
  kRequest = 2,
  kResponse = 3,
  kHeartbeat = 4,
  kLog = 5,
};

inline constexpr std::size_t kHeaderBytes = 8;
inline constexpr std::uint8_t kFrameVersion = 1;

inline constexpr std::size_t kMaxTextBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxAnnotations = 10'000;                    // Of one document.
inline constexpr std::size_t kMaxAnnotationBytes = std::size_t{1} << 20;  // All of them, encoded.
inline constexpr std::size_t kMaxUpstream = 100'000;
inline constexpr std::size_t kMaxPath = 16;
inline constexpr std::size_t kMaxRoles = 256;
inline constexpr std::size_t kMaxReasonBytes = 400;
inline constexpr std::size_t kMaxLogBytes = 2'000;

struct FrameHeader {
  FrameType type;
  std::uint32_t payload_bytes;
};

// Reads the first kHeaderBytes of `bytes`, which has at least that many. Nothing if the type or
// version is unknown or the payload larger than its type may be.
[[nodiscard]] std::optional<FrameHeader> parse_header(std::string_view bytes) noexcept;

// A whole frame, header included.
[[nodiscard]] std::string encode(const Hello& message);
[[nodiscard]] std::string encode(const Request& message);
[[nodiscard]] std::string encode(const Response& message);
[[nodiscard]] std::string encode(const Heartbeat& message);
[[nodiscard]] std::string encode(const Log& message);

// Appends the frame of a request: several of them need but one buffer.
void append_frame(std::string& out, const Request& message);

// Appends one annotation as in a response, and a response made of such bytes: the worker writes
// each annotation down while the plugin's memory is still there. `head.annotations` is not used.
void append_annotation(std::string& out, const Annotation& annotation);
[[nodiscard]] std::string encode_response(const Response& head,
                                          std::uint32_t count,
                                          std::string_view annotations);

// What append_annotation() has written `count` times, into `annotations`, whose memory is used
// again. False if it is malformed. For plugins in the process of their host.
[[nodiscard]] bool decode_annotations(std::string_view bytes,
                                      std::size_t count,
                                      std::vector<Annotation>& annotations);

// Of a payload, without its header; nothing if it is malformed. The text is not checked to be
// UTF-8, and values not to make sense: that is check.h.
[[nodiscard]] std::optional<Hello> decode_hello(std::string_view payload);
[[nodiscard]] std::optional<Request> decode_request(std::string_view payload);
[[nodiscard]] std::optional<Response> decode_response(std::string_view payload);
[[nodiscard]] std::optional<Heartbeat> decode_heartbeat(std::string_view payload);
[[nodiscard]] std::optional<Log> decode_log(std::string_view payload);

}  // namespace lode::worker

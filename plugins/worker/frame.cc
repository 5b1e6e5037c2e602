// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/frame.h"

#include <algorithm>

#include "plugins/worker/byte_io.h"

namespace lode::worker {
namespace {

// The largest payload of each type. Indexed by FrameType.
constexpr std::size_t kMaxPayload[] = {0,
                                       4 << 10,
                                       kMaxTextBytes + (std::size_t{32} << 20),
                                       kMaxAnnotationBytes + (64 << 10),
                                       64,
                                       4096};

void write(Writer& out, const Keyword& value) {
  out.text(value.text);
  out.text(value.id);
  out.count(value.path.size());
  for (const std::string_view name : value.path) {
    out.text(name);
  }
}

void write(Writer& out, const Money& value) {
  out.i64(value.low_units);
  out.i64(value.high_units);
  out.i32(value.low_nanos);
  out.i32(value.high_nanos);
  for (const char c : value.currency) {
    out.u8(static_cast<std::uint8_t>(c));
  }
  out.u32(value.flags);
}

void write(Writer& out, const Date& value) {
  out.i64(value.from_day);
  out.i64(value.to_day);
  out.u32(value.precision);
  out.u32(value.flags);
}

void write(Writer& out, const Number& value) {
  out.f64(value.low);
  out.f64(value.high);
  out.text(value.unit);
  out.u32(value.flags);
}

void write(Writer& out, const Record& value) {
  out.text(value.type);
  out.count(value.roles.size());
  for (const Role& role : value.roles) {
    out.text(role.name);
    out.i64(role.annotation);
  }
}

void write(Writer& out, const Annotation& annotation) {
  out.i64(annotation.id);
  out.u64(annotation.begin);
  out.u64(annotation.end);
  out.u8(annotation.whole_document ? 1 : 0);
  out.text(annotation.facet);
  out.f64(annotation.confidence);
  out.text(annotation.rule);
  out.text(annotation.source);
  out.u8(static_cast<std::uint8_t>(kind_of(annotation.value)));
  std::visit([&](const auto& value) { write(out, value); }, annotation.value);
}

constexpr std::size_t kMinAnnotationBytes = 46;

Keyword read_keyword(Reader& in) {
  Keyword value;
  value.text = in.text();
  value.id = in.text();
  value.path.resize(in.count(kMaxPath, 4));
  for (std::string_view& name : value.path) {
    name = in.text();
  }
  return value;
}

Money read_money(Reader& in) {
  Money value;
  value.low_units = in.i64();
  value.high_units = in.i64();
  value.low_nanos = in.i32();
  value.high_nanos = in.i32();
  for (char& c : value.currency) {
    c = static_cast<char>(in.u8());
  }
  value.flags = in.u32();
  return value;
}

Date read_date(Reader& in) {
  Date value;
  value.from_day = in.i64();
  value.to_day = in.i64();
  value.precision = in.u32();
  value.flags = in.u32();
  return value;
}

Number read_number(Reader& in) {
  Number value;
  value.low = in.f64();
  value.high = in.f64();
  value.unit = in.text();
  value.flags = in.u32();
  return value;
}

Record read_record(Reader& in) {
  Record value;
  value.type = in.text();
  value.roles.resize(in.count(kMaxRoles, 12));
  for (Role& role : value.roles) {
    role.name = in.text();
    role.annotation = in.i64();
  }
  return value;
}

Value read_value(Reader& in) {
  switch (static_cast<Kind>(in.u8())) {
    case Kind::kKeyword: return read_keyword(in);
    case Kind::kMoney: return read_money(in);
    case Kind::kDate: return read_date(in);
    case Kind::kNumber: return read_number(in);
    case Kind::kRecord: return read_record(in);
  }
  in.refuse();
  return Keyword{};
}

void take_annotation(Reader& in, Annotation& annotation) {
  annotation.id = in.i64();
  annotation.begin = in.u64();
  annotation.end = in.u64();
  annotation.whole_document = in.u8() != 0;
  annotation.facet = in.text();
  annotation.confidence = in.f64();
  annotation.rule = in.text();
  annotation.source = in.text();
  annotation.value = read_value(in);
}

std::vector<Annotation> read_annotations(Reader& in, std::size_t limit) {
  const std::size_t count = in.count(limit, kMinAnnotationBytes);
  std::vector<Annotation> annotations;
  annotations.reserve(count);
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    take_annotation(in, annotations.emplace_back());
  }
  return annotations;
}

// Appends a frame whose payload `fill` writes.
template <class Fill>
void append(std::string& bytes, FrameType type, Fill fill) {
  const std::size_t begin = bytes.size();
  {
    Writer out(bytes);
    out.u64(0);  // Room for the header, kHeaderBytes.
    fill(out);
  }
  const std::size_t size = bytes.size() - begin - kHeaderBytes;
  char* const header = bytes.data() + begin;
  for (std::size_t i = 0; i < 4; ++i)
    header[i] = static_cast<char>(static_cast<unsigned char>(size >> (8 * i)));
  header[4] = static_cast<char>(type);
  header[5] = static_cast<char>(kFrameVersion);
}

template <class Fill>
std::string frame(FrameType type, Fill fill) {
  std::string bytes;
  append(bytes, type, fill);
  return bytes;
}

void write_head(Writer& out, const Response& head) {
  out.u64(head.sequence);
  out.i32(head.status);
  out.text(head.reason.substr(0, kMaxReasonBytes));
  out.u8(head.retiring ? 1 : 0);
  out.u32(head.dropped.invalid);
  out.u32(head.dropped.undeclared);
  out.u32(head.dropped.limit);
}

template <class Message>
std::optional<Message> whole(const Reader& in, Message message) {
  if (!in.done()) return {};
  return message;
}

}  // namespace

std::optional<FrameHeader> parse_header(std::string_view bytes) noexcept {
  Reader in(bytes.substr(0, kHeaderBytes));
  const std::uint32_t size = in.u32();
  const std::uint8_t type = in.u8();
  const std::uint8_t version = in.u8();
  const bool reserved = in.u8() != 0 || in.u8() != 0;
  if (!in.done() || reserved || version != kFrameVersion || type == 0 ||
      type >= std::size(kMaxPayload) || size > kMaxPayload[type]) {
    return {};
  }
  return FrameHeader{static_cast<FrameType>(type), size};
}

std::string encode(const Hello& message) {
  return frame(FrameType::kHello, [&](Writer& out) {
    out.text(message.id);
    out.text(message.version);
    out.u32(message.abi_major);
    out.u32(message.abi_minor);
    out.u64(message.pid);
  });
}

std::string encode(const Request& message) {
  std::string bytes;
  append_frame(bytes, message);
  return bytes;
}

void append_frame(std::string& bytes, const Request& message) {
  append(bytes, FrameType::kRequest, [&](Writer& out) {
    out.u64(message.sequence);
    out.u64(message.first_id);
    out.u32(message.time_ms);
    out.text(message.id);
    out.text(message.text);
    out.text(message.language);
    out.text(message.title);
    out.text(message.url);
    out.i64(message.published_unix);
    out.count(message.meta.size());
    for (const auto& entry : message.meta) {
      out.text(entry.first);
      out.text(entry.second);
    }
    out.count(message.upstream.size());
    for (const Annotation& annotation : message.upstream) {
      write(out, annotation);
    }
  });
}

std::string encode(const Response& message) {
  std::string annotations;
  for (const Annotation& annotation : message.annotations) {
    append_annotation(annotations, annotation);
  }
  return encode_response(
      message, static_cast<std::uint32_t>(message.annotations.size()), annotations);
}

std::string encode_response(const Response& head,
                            std::uint32_t count,
                            std::string_view annotations) {
  constexpr std::size_t kHeadBytes = 64;  // At most, but for the reason.
  std::string bytes;
  bytes.reserve(kHeaderBytes + kHeadBytes + head.reason.size() + annotations.size());
  append(bytes, FrameType::kResponse, [&](Writer& out) {
    write_head(out, head);
    out.u32(count);
    out.bytes(annotations);
  });
  return bytes;
}

std::string encode(const Heartbeat& message) {
  return frame(FrameType::kHeartbeat, [&](Writer& out) { out.u64(message.sequence); });
}

std::string encode(const Log& message) {
  return frame(FrameType::kLog, [&](Writer& out) {
    out.i32(message.level);
    out.text(message.text.substr(0, kMaxLogBytes));
  });
}

void append_annotation(std::string& out, const Annotation& annotation) {
  Writer writer(out);
  write(writer, annotation);
}

bool decode_annotations(std::string_view bytes,
                        std::size_t count,
                        std::vector<Annotation>& annotations) {
  Reader in(bytes);
  annotations.resize(count);
  for (Annotation& annotation : annotations)
    take_annotation(in, annotation);
  return in.done();
}

std::optional<Hello> decode_hello(std::string_view payload) {
  Reader in(payload);
  Hello message;
  message.id = in.text();
  message.version = in.text();
  message.abi_major = in.u32();
  message.abi_minor = in.u32();
  message.pid = in.u64();
  return whole(in, message);
}

std::optional<Request> decode_request(std::string_view payload) {
  constexpr std::size_t kMaxMeta = 10'000;
  Reader in(payload);
  Request message;
  message.sequence = in.u64();
  message.first_id = in.u64();
  message.time_ms = in.u32();
  message.id = in.text();
  message.text = in.text();
  message.language = in.text();
  message.title = in.text();
  message.url = in.text();
  message.published_unix = in.i64();
  message.meta.resize(in.count(kMaxMeta, 8));
  for (auto& entry : message.meta) {
    entry.first = in.text();
    entry.second = in.text();
  }
  message.upstream = read_annotations(in, kMaxUpstream);
  return whole(in, std::move(message));
}

std::optional<Response> decode_response(std::string_view payload) {
  Reader in(payload);
  Response message;
  message.sequence = in.u64();
  message.status = in.i32();
  message.reason = in.text();
  message.retiring = in.u8() != 0;
  message.dropped.invalid = in.u32();
  message.dropped.undeclared = in.u32();
  message.dropped.limit = in.u32();
  message.annotations = read_annotations(in, kMaxAnnotations);
  if (message.reason.size() > kMaxReasonBytes) return {};
  return whole(in, std::move(message));
}

std::optional<Heartbeat> decode_heartbeat(std::string_view payload) {
  Reader in(payload);
  const Heartbeat message{in.u64()};
  return whole(in, message);
}

std::optional<Log> decode_log(std::string_view payload) {
  Reader in(payload);
  Log message;
  message.level = in.i32();
  message.text = in.text();
  return whole(in, message);
}

}  // namespace lode::worker

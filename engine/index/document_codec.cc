// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/document_codec.h"

#include <limits>

#include "engine/index/bytes.h"
#include "engine/index/value_bytes.h"

namespace lode::index {
namespace {

// 2 has page furniture.
constexpr std::uint64_t kVersion = 2;
constexpr std::uint64_t kLastStatus = static_cast<std::uint64_t>(RunStatus::kPending);
// Where an annotation stands.
constexpr std::uint64_t kInBody = 0;
constexpr std::uint64_t kInTitle = 1;
constexpr std::uint64_t kWholeDocument = 2;
constexpr std::uint64_t kInFurniture = 3;
// Least bytes of one item of each list.
constexpr std::size_t kMinMetadata = 2;
constexpr std::size_t kMinAnnotation = 15;
constexpr std::size_t kMinRun = 6;

std::uint64_t place_of(Field field) {
  switch (field) {
    case Field::kTitle: return kInTitle;
    case Field::kFurniture: return kInFurniture;
    case Field::kBody: break;
  }
  return kInBody;
}

Field field_at(std::uint64_t place) {
  if (place == kInTitle) return Field::kTitle;
  return place == kInFurniture ? Field::kFurniture : Field::kBody;
}

void write_span(ByteSink& sink, const Span& span) {
  if (span.whole_document) {
    sink.unsigned_int(kWholeDocument);
    return;
  }
  sink.unsigned_int(place_of(span.field));
  sink.unsigned_int(span.begin);
  sink.unsigned_int(span.end);
}

Span read_span(ByteSource& source) {
  Span span;
  const std::uint64_t place = source.at_most(kInFurniture);
  if (place == kWholeDocument) {
    span.whole_document = true;
    return span;
  }
  span.field = field_at(place);
  span.begin = source.unsigned_int();
  span.end = source.unsigned_int();
  return span;
}

void write_annotation(ByteSink& sink, const Annotation& annotation) {
  sink.string(annotation.facet);
  write_span(sink, annotation.span);
  write_value(sink, annotation.value);
  sink.real(annotation.confidence);
  sink.string(annotation.rule);
  sink.string(annotation.plugin);
}

Annotation read_annotation(ByteSource& source) {
  Annotation annotation;
  annotation.facet = source.string();
  annotation.span = read_span(source);
  annotation.value = read_value(source);
  annotation.confidence = source.real();
  annotation.rule = source.string();
  annotation.plugin = source.string();
  return annotation;
}

void write_run(ByteSink& sink, const PluginRun& run) {
  sink.string(run.plugin);
  sink.string(run.version);
  sink.string(run.fingerprint);
  sink.unsigned_int(static_cast<std::uint64_t>(run.status));
  sink.string(run.reason);
  sink.unsigned_int(run.dropped_annotations);
}

PluginRun read_run(ByteSource& source) {
  PluginRun run;
  run.plugin = source.string();
  run.version = source.string();
  run.fingerprint = source.string();
  run.status = static_cast<RunStatus>(source.at_most(kLastStatus));
  run.reason = source.string();
  run.dropped_annotations =
      static_cast<std::uint32_t>(source.at_most(std::numeric_limits<std::uint32_t>::max()));
  return run;
}

Document read_document(ByteSource& source, std::uint64_t version) {
  Document document;
  document.id = source.string();
  document.url = source.string();
  document.title = source.string();
  document.text = source.string();
  if (version >= 2) document.furniture = source.string();
  document.language = source.string();
  if (source.at_most(1) == 1) {
    document.published_unix = source.signed_int();
  }
  document.metadata.resize(source.count(kMinMetadata));
  for (auto& [key, value] : document.metadata) {
    key = source.string();
    value = source.string();
  }
  // Lists grow as they are read: in memory an item is larger than the bytes that announce it.
  for (std::size_t left = source.count(kMinAnnotation); left > 0 && source.ok(); --left) {
    document.annotations.push_back(read_annotation(source));
  }
  for (std::size_t left = source.count(kMinRun); left > 0 && source.ok(); --left) {
    document.runs.push_back(read_run(source));
  }
  return document;
}

}  // namespace

std::string encode_document(const Document& document) {
  ByteSink sink;
  sink.unsigned_int(kVersion);
  sink.string(document.id);
  sink.string(document.url);
  sink.string(document.title);
  sink.string(document.text);
  sink.string(document.furniture);
  sink.string(document.language);
  sink.unsigned_int(document.published_unix ? 1 : 0);
  if (document.published_unix) {
    sink.signed_int(*document.published_unix);
  }
  sink.unsigned_int(document.metadata.size());
  for (const auto& [key, value] : document.metadata) {
    sink.string(key);
    sink.string(value);
  }
  sink.unsigned_int(document.annotations.size());
  for (const Annotation& annotation : document.annotations) {
    write_annotation(sink, annotation);
  }
  sink.unsigned_int(document.runs.size());
  for (const PluginRun& run : document.runs) {
    write_run(sink, run);
  }
  return std::move(sink).bytes();
}

Result<Document> decode_document(std::string_view bytes) {
  ByteSource source(bytes);
  const std::uint64_t version = source.unsigned_int();
  if (source.ok() && version > kVersion) {
    return Unexpected(Error{ErrorCode::kFailedPrecondition,
                            "the stored document has format " + std::to_string(version) +
                                ", this program reads up to " + std::to_string(kVersion) +
                                ": use a newer program",
                            "INDEX_FORMAT"});
  }
  Document document = read_document(source, version);
  if (!source.ok() || !source.at_end() || version == 0) {
    return Unexpected(Error{ErrorCode::kDataLoss,
                            "a stored document is damaged: restore the index from a back-up, or "
                            "import the document again",
                            "INDEX_DAMAGED"});
  }
  return document;
}

}  // namespace lode::index

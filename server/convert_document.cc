// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/convert_document.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/civil_date.h"
#include "server/convert_value.h"
#include "server/status.h"

namespace lode::server {
namespace {

constexpr std::int64_t kFirstSecond = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr std::int64_t kLastSecond = 253'402'300'799;   // 9999-12-31T23:59:59Z
constexpr std::int32_t kNanosPerSecond = 1'000'000'000;

Result<ingest::RawFields> fields_from(v1::RawDocument::Fields&& fields, const std::string& path) {
  ingest::RawFields out;
  out.title = std::move(*fields.mutable_title());
  out.text = std::move(*fields.mutable_text());
  out.language = std::move(*fields.mutable_language());
  if (fields.has_published()) {
    const std::int64_t seconds = fields.published().seconds();
    const std::int32_t nanos = fields.published().nanos();
    if (seconds < kFirstSecond || seconds > kLastSecond || nanos < 0 || nanos >= kNanosPerSecond) {
      return Unexpected(bad_request(path + ".published",
                                    "time of " + std::to_string(seconds) + " seconds and " +
                                        std::to_string(nanos) +
                                        " nanoseconds is outside of the years 1 to 9999: leave "
                                        "it out if it is unknown"));
    }
    out.published_unix = seconds;
  }
  out.metadata.reserve(static_cast<std::size_t>(fields.metadata_size()));
  for (v1::MetadataEntry& entry : *fields.mutable_metadata()) {
    out.metadata.emplace_back(std::move(*entry.mutable_key()), std::move(*entry.mutable_value()));
  }
  return out;
}

v1::RunStatus to_proto(RunStatus status) {
  switch (status) {
    case RunStatus::kOk: return v1::RUN_STATUS_OK;
    case RunStatus::kDegraded: return v1::RUN_STATUS_DEGRADED;
    case RunStatus::kFailed: return v1::RUN_STATUS_FAILED;
    case RunStatus::kTimeout: return v1::RUN_STATUS_TIMEOUT;
    case RunStatus::kQuarantined: return v1::RUN_STATUS_QUARANTINED;
    case RunStatus::kPending: return v1::RUN_STATUS_PENDING;
  }
  return v1::RUN_STATUS_UNSPECIFIED;
}

// The annotation of the stored document with this index, if `document` holds it.
const Annotation* find_annotation(const Document& document,
                                  const std::vector<std::uint32_t>* indexes,
                                  std::uint32_t index) {
  std::size_t position = index;
  if (indexes != nullptr) {
    position = static_cast<std::size_t>(std::find(indexes->begin(), indexes->end(), index) -
                                        indexes->begin());
  }
  return position < document.annotations.size() ? &document.annotations[position] : nullptr;
}

v1::Annotation to_proto(const Document& document,
                        const Annotation& annotation,
                        const RoleText& role_text) {
  v1::Annotation out;
  out.set_facet(wire_text(annotation.facet));
  if (!annotation.span.whole_document) {
    *out.mutable_span() = server::to_proto(annotation.span);
    if (is_valid_span(document, annotation.span)) {
      out.set_quote(wire_text(quote(document, annotation.span)));
    }
  }
  *out.mutable_value() = server::to_proto(annotation.value, role_text);
  out.set_confidence(annotation.confidence);
  out.set_plugin(wire_text(annotation.plugin));
  out.set_rule(wire_text(annotation.rule));
  return out;
}

void fill_annotations(const Document& document, const DocumentParts& parts, v1::Document& out) {
  const RoleText role_text = [&](const Role& role) {
    const Annotation* found = find_annotation(document, parts.annotation_indexes, role.annotation);
    return found == nullptr ? std::string() : to_text(found->value);
  };
  for (std::size_t i = 0; i < document.annotations.size(); ++i) {
    v1::Annotation& message = *out.add_annotations();
    message = to_proto(document, document.annotations[i], role_text);
    const bool mapped = parts.annotation_indexes != nullptr && i < parts.annotation_indexes->size();
    message.set_index(mapped ? (*parts.annotation_indexes)[i] : static_cast<std::uint32_t>(i));
  }
}

}  // namespace

Result<ingest::RawDocument> from_proto(v1::RawDocument&& raw, const std::string& field) {
  ingest::RawDocument out;
  out.id = std::move(*raw.mutable_id());
  out.url = std::move(*raw.mutable_url());
  switch (raw.content_case()) {
    case v1::RawDocument::kBytes: {
      ingest::RawFile file;
      file.bytes = std::move(*raw.mutable_bytes());
      file.media_type = std::move(*raw.mutable_media_type());
      file.name = std::move(*raw.mutable_name());
      out.content = std::move(file);
      return out;
    }
    case v1::RawDocument::kFields: {
      if (!raw.media_type().empty() || !raw.name().empty()) {
        return Unexpected(bad_request(
            field + (raw.media_type().empty() ? ".name" : ".media_type"),
            "a media type or file name belongs to bytes, but the document has fields: leave it "
            "out, or send the file as bytes"));
      }
      LODE_ASSIGN_OR_RETURN(out.content,
                            fields_from(std::move(*raw.mutable_fields()), field + ".fields"));
      return out;
    }
    case v1::RawDocument::CONTENT_NOT_SET: break;
  }
  return Unexpected(bad_request(field, "the document has no content: set bytes or fields"));
}

v1::PluginRun to_proto(const PluginRun& run) {
  v1::PluginRun out;
  out.set_plugin(wire_text(run.plugin));
  out.set_version(wire_text(run.version));
  out.set_fingerprint(wire_text(run.fingerprint));
  out.set_status(to_proto(run.status));
  out.set_reason(wire_text(run.reason));
  out.set_dropped_annotations(run.dropped_annotations);
  return out;
}

v1::Document to_proto(const Document& document, const DocumentParts& parts) {
  v1::Document out;
  out.set_id(wire_text(document.id));
  out.set_url(wire_text(document.url));
  out.set_title(wire_text(document.title));
  if (parts.text) {
    out.set_text(wire_text(document.text));
    out.set_furniture(wire_text(document.furniture));
  }
  out.set_language(wire_text(document.language));
  if (document.published_unix) {
    out.mutable_published()->set_seconds(
        std::clamp(*document.published_unix, kFirstSecond, kLastSecond));
  }
  for (const auto& [key, value] : document.metadata) {
    v1::MetadataEntry& entry = *out.add_metadata();
    entry.set_key(wire_text(key));
    entry.set_value(wire_text(value));
  }
  fill_annotations(document, parts, out);
  for (const PluginRun& run : document.runs) {
    *out.add_runs() = to_proto(run);
  }
  return out;
}

v1::ImportDocumentsResponse to_proto(std::uint64_t sequence, const ImportOutcome& outcome) {
  v1::ImportDocumentsResponse out;
  out.set_sequence(sequence);
  out.set_document_id(wire_text(outcome.id));
  if (!outcome.result) {
    *out.mutable_error() = to_rpc_status(outcome.result.error());
    return out;
  }
  auto& stored = *out.mutable_stored();
  stored.set_replaced(outcome.result->replaced);
  stored.set_annotations(outcome.result->annotations);
  stored.set_revision(outcome.result->revision);
  for (const PluginRun& run : outcome.result->problems) {
    *stored.add_problems() = to_proto(run);
  }
  return out;
}

}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/export_format.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include "engine/document/value.h"
#include "server/convert_document.h"
#include "server/convert_value.h"
#include "server/status.h"

namespace lode::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kMetadata = "metadata.";
constexpr std::string_view kBetween = "; ";
constexpr std::array<std::string_view, 5> kDefaultFields = {
    "id", "url", "title", "language", "published"};

Error unknown_field(const std::string& name, const Schema& schema) {
  std::string nearest;
  for (const std::string& candidate : schema.nearest(name)) {
    nearest += (nearest.empty() ? "" : ", ") + candidate;
  }
  return Error{ErrorCode::kInvalidArgument,
               "unknown field '" + name + "': " +
                   (nearest.empty() ? "`lode fields` lists the facets" : "did you mean " + nearest),
               "UNKNOWN_FIELD",
               {{"field", name}, {"nearest", nearest}}};
}

// "2025-11-04T09:30:00Z"
std::string time_text(std::int64_t seconds) {
  google::protobuf::Timestamp time;
  time.set_seconds(std::clamp(seconds,
                              google::protobuf::util::TimeUtil::kTimestampMinSeconds,
                              google::protobuf::util::TimeUtil::kTimestampMaxSeconds));
  return google::protobuf::util::TimeUtil::ToString(time);
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    return text;
  }
  std::string cell = "\"";
  for (const char c : text) {
    cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  }
  return cell + "\"";
}

Json annotations_json(const Document& document) {
  Json list = Json::array();
  const v1::Document message = to_proto(document, {.text = false});
  for (const v1::Annotation& annotation : message.annotations()) {
    std::string text;
    if (google::protobuf::util::MessageToJsonString(annotation, &text).ok()) {
      list.push_back(Json::parse(text, nullptr, false));
    }
  }
  return list;
}

}  // namespace

Result<ExportFormatter> ExportFormatter::create(const v1::ExportRequest& request,
                                                const Schema& schema) {
  if (!v1::ExportFormat_IsValid(request.format())) {
    return Unexpected(bad_request("format",
                                  "format '" + std::to_string(request.format()) +
                                      "' is unknown: use that of JSON lines (1) or CSV (2)"));
  }
  if (static_cast<std::size_t>(request.fields_size()) > query::kMaxExportFields) {
    return Unexpected(bad_request(
        "fields",
        std::to_string(request.fields_size()) + " fields are asked for: at most 64 are allowed"));
  }
  ExportFormatter formatter;
  formatter.csv_ = request.format() == v1::EXPORT_FORMAT_CSV;
  for (const std::string& name : request.fields()) {
    LODE_RETURN_IF_ERROR(formatter.add(name, schema));
  }
  if (request.fields().empty()) {
    for (const std::string_view name : kDefaultFields) {
      LODE_RETURN_IF_ERROR(formatter.add(std::string(name), schema));
    }
    for (const FacetField& facet : schema.fields()) {
      const bool shown = std::ranges::find(kDefaultFields, facet.name) != kDefaultFields.end();
      if (!shown && facet.kind != FacetKind::kRecord) {
        formatter.add_facet(facet.name, Kind::kFacet);
      }
    }
  }
  return formatter;
}

Result<void> ExportFormatter::add(const std::string& name, const Schema& schema) {
  static constexpr std::array<std::pair<std::string_view, Kind>, 6> kPlain = {
      {{"id", Kind::kId},
       {"url", Kind::kUrl},
       {"title", Kind::kTitle},
       {"text", Kind::kText},
       {"language", Kind::kLanguage},
       {"furniture", Kind::kFurniture}}};
  for (const auto& [plain, kind] : kPlain) {
    if (name == plain) {
      fields_.push_back({name, kind, {}, 0});
      return {};
    }
  }
  if (name == "published" && schema.find(name) == nullptr) {
    fields_.push_back({name, Kind::kPublished, {}, SIZE_MAX});
  } else if (name == "published") {
    add_facet(name, Kind::kPublished);
  } else if (name.starts_with(kMetadata) && name.size() > kMetadata.size()) {
    fields_.push_back({name, Kind::kMetadata, name.substr(kMetadata.size()), 0});
  } else if (name == "annotations") {
    if (csv_) {
      return Unexpected(bad_request(
          "fields", "'annotations' do not fit into a cell: export JSON lines, or leave them out"));
    }
    fields_.push_back({name, Kind::kAnnotations, {}, 0});
  } else if (schema.find(name) != nullptr) {
    add_facet(name, Kind::kFacet);
  } else {
    return Unexpected(unknown_field(name, schema));
  }
  return {};
}

void ExportFormatter::add_facet(const std::string& name, Kind kind) {
  fields_.push_back({name, kind, {}, facets_.size()});
  facets_.push_back(name);
}

std::vector<std::string> ExportFormatter::texts(const Field& field,
                                                const query::ExportedDocument& hit) const {
  const Document& document = hit.document;
  std::vector<std::string> found;
  switch (field.kind) {
    case Kind::kId: found = {document.id}; break;
    case Kind::kUrl: found = {document.url}; break;
    case Kind::kTitle: found = {document.title}; break;
    case Kind::kText: found = {document.text}; break;
    case Kind::kLanguage: found = {document.language}; break;
    case Kind::kFurniture: found = {document.furniture}; break;
    case Kind::kAnnotations: break;
    case Kind::kMetadata:
      for (const auto& [key, value] : document.metadata) {
        if (key == field.key) {
          found.push_back(value);
        }
      }
      break;
    case Kind::kPublished:
      if (document.published_unix) {
        return {time_text(*document.published_unix)};
      }
      [[fallthrough]];
    case Kind::kFacet:
      if (field.facet < hit.values.size()) {
        for (const Value& value : hit.values[field.facet]) {
          found.push_back(to_text(value));
        }
      }
      break;
  }
  std::erase(found, "");
  for (std::string& text : found) {
    text = wire_text(text);
  }
  return found;
}

std::string ExportFormatter::head() const {
  if (!csv_) {
    return {};
  }
  std::string line;
  for (const Field& field : fields_) {
    line += (line.empty() ? "" : ",") + csv_cell(wire_text(field.name));
  }
  return line + "\n";
}

void ExportFormatter::append(const query::ExportedDocument& hit, std::string& out) const {
  if (csv_) {
    append_csv(hit, out);
  } else {
    append_json(hit, out);
  }
}

void ExportFormatter::append_json(const query::ExportedDocument& hit, std::string& out) const {
  Json line = Json::object();
  for (const Field& field : fields_) {
    if (field.kind == Kind::kAnnotations) {
      line[field.name] = annotations_json(hit.document);
      continue;
    }
    std::vector<std::string> found = texts(field, hit);
    if (found.empty()) {
      continue;
    }
    if (field.kind == Kind::kFacet || field.kind == Kind::kMetadata) {
      line[field.name] = std::move(found);
    } else {
      line[field.name] = std::move(found.front());
    }
  }
  out += line.dump(-1, ' ', false, Json::error_handler_t::replace);
  out += '\n';
}

void ExportFormatter::append_csv(const query::ExportedDocument& hit, std::string& out) const {
  for (const Field& field : fields_) {
    std::string cell;
    for (const std::string& text : texts(field, hit)) {
      cell += cell.empty() ? text : std::string(kBetween) + text;
    }
    out += (&field == fields_.data() ? "" : ",") + csv_cell(cell);
  }
  out += '\n';
}

}  // namespace lode::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/json_fields.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "engine/read/errors.h"
#include "engine/read/json_depth.h"

namespace lode::read {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kWayOut = "write each document as one object on one line";

// "json `what` at byte 17`why`: `way_out`"
Error invalid_json(std::string_view what,
                   std::size_t offset,
                   std::string_view why,
                   std::string_view way_out = kWayOut) {
  return {ErrorCode::kInvalidArgument,
          "json " + std::string(what) + " at byte " + grouped(offset) + std::string(why) + ": " +
              std::string(way_out),
          "INVALID_JSON",
          {{"offset", std::to_string(offset)}}};
}

// Collects the members of the outermost object from the events of the parser.
class FieldCollector : public nlohmann::json_sax<Json> {
 public:
  std::vector<JsonField> fields;
  bool is_object = false;
  std::size_t failed_after = 0;  // Bytes read up to the error, with the offending one.
  std::string reason;            // The parser's; empty: no error.

  bool null() override { return scalar(JsonKind::kNull, "null"); }
  bool boolean(bool value) override { return scalar(JsonKind::kBoolean, value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override {
    return scalar(JsonKind::kNumber, std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return scalar(JsonKind::kNumber, std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& written) override {
    return scalar(JsonKind::kNumber, written);
  }
  bool string(string_t& value) override {
    if (depth_ == 1) {
      fields.back().kind = JsonKind::kString;
      fields.back().text = std::move(value);
      return true;
    }
    return scalar(JsonKind::kString, quoted(value));
  }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override {
    is_object = is_object || depth_ == 0;
    return open('{');
  }
  bool start_array(std::size_t) override { return open('['); }
  bool end_object() override { return close('}'); }
  bool end_array() override { return close(']'); }

  bool key(string_t& value) override {
    if (depth_ == 1) {
      fields.emplace_back();
      fields.back().key = std::move(value);
      return true;
    }
    separate();
    fields.back().text += quoted(value) + ":";
    after_key_ = true;
    return true;
  }

  bool parse_error(std::size_t position,
                   const std::string&,
                   const nlohmann::detail::exception& e) override {
    failed_after = position;
    reason = e.what();
    return false;
  }

 private:
  static std::string quoted(const std::string& text) { return Json(text).dump(); }

  // A comma, if a value stands before.
  void separate() {
    std::string& text = fields.back().text;
    const bool first = text.empty() || text.back() == '[' || text.back() == '{';
    text += first || after_key_ ? "" : ",";
    after_key_ = false;
  }

  bool scalar(JsonKind kind, std::string_view text) {
    if (depth_ == 0 || !is_object) {
      return true;  // No object: the caller says so.
    }
    if (depth_ == 1) {
      fields.back().kind = kind;
      fields.back().text = text;
    } else {
      separate();
      fields.back().text += text;
    }
    return true;
  }

  bool open(char bracket) {
    if (depth_ > 0 && is_object) {
      if (depth_ == 1) {
        fields.back().kind = JsonKind::kNested;
      } else {
        separate();
      }
      fields.back().text += bracket;
    }
    ++depth_;
    return is_object;  // A list outside is refused at once.
  }

  bool close(char bracket) {
    --depth_;
    if (depth_ > 0) {
      fields.back().text += bracket;
    }
    return true;
  }

  std::size_t depth_ = 0;
  bool after_key_ = false;
};

// Whether the string that `json` was cut in was left open.
bool ends_in_string(std::string_view json) noexcept {
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '\\' && in_string) {
      ++i;
    } else if (json[i] == '"') {
      in_string = !in_string;
    }
  }
  return in_string;
}

// The parser's own words without its prefix and the text that it read last.
std::string reason_of(std::string_view what) {
  const std::size_t dash = what.find(" - ");
  what = dash == std::string_view::npos ? what : what.substr(dash + 3);
  return std::string(what.substr(0, what.find("; last read")));
}

}  // namespace

std::string_view name(JsonKind kind) noexcept {
  constexpr std::string_view kNames[] = {"null", "a boolean", "a number", "a string", "nested"};
  return kNames[static_cast<std::size_t>(kind)];
}

Result<std::vector<JsonField>> parse_json_fields(std::string_view json, std::size_t max_depth) {
  if (const auto at = json_too_deep_at(json, max_depth)) {
    return Unexpected(invalid_json("is nested more than " + grouped(max_depth) + " deep",
                                   *at,
                                   "",
                                   "flatten it, or raise the limit on depth"));
  }
  FieldCollector collector;
  const bool ok = Json::sax_parse(json, &collector);
  if (ok && collector.is_object) {
    return std::move(collector.fields);
  }
  if (collector.reason.empty()) {
    return Unexpected(invalid_json("is no object", json.find_first_not_of(" \t"), ""));
  }
  if (collector.failed_after >= json.size() && ends_in_string(json)) {
    return Unexpected(invalid_json("ends in the middle of a string", json.size(), ""));
  }
  if (collector.failed_after > json.size()) {
    return Unexpected(invalid_json("ends too early", json.size(), ""));
  }
  const std::size_t offset = std::max<std::size_t>(collector.failed_after, 1) - 1;
  return Unexpected(
      invalid_json("cannot be read", offset, " (" + reason_of(collector.reason) + ")"));
}

}  // namespace lode::read

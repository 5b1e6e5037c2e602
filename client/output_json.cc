// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/output_json.h"

#include <nlohmann/json.hpp>

#include <google/protobuf/util/json_util.h>

namespace lode::client {

std::string json_line(const google::protobuf::Message& message) {
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json);
  if (!status.ok()) {  // A newer server sent a detail that this build does not know.
    return "{\"undecodable\":" + json_string(status.ToString()) + "}";
  }
  return json;
}

std::string json_line(std::string_view type, const google::protobuf::Message& message) {
  std::string line = "{\"";
  line.append(type).append("\":").append(json_line(message)).append("}");
  return line;
}

std::string json_string(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace lode::client

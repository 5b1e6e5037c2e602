// SPDX-License-Identifier: GPL-3.0-or-later
// JSON output: canonical protobuf JSON, one object a line. docs/cli-json.md is its manual.
#pragma once

#include <string>
#include <string_view>

#include <google/protobuf/message.h>

namespace lode::client {

// `message` on one line: lowerCamelCase names, 64-bit integers as strings, fields with their
// default value left out.
[[nodiscard]] std::string json_line(const google::protobuf::Message& message);

// {"<type>":<message>}, for outputs that mix messages.
[[nodiscard]] std::string json_line(std::string_view type,
                                    const google::protobuf::Message& message);

// `text` as a JSON string with its quotes; what is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace lode::client

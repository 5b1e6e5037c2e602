// SPDX-License-Identifier: GPL-3.0-or-later
// Values and facets of the engine as messages. Total: each value has a message. Strings are mended,
// since a message with invalid UTF-8 cannot be sent; everything inside of the engine is valid UTF-8
// already, so that mending changes nothing but what a bug let through.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "lode/v1/types.pb.h"

#include "engine/document/document.h"
#include "engine/document/schema.h"
#include "engine/document/value.h"

namespace lode::server {

// `text` as it may stand in a message.
[[nodiscard]] std::string wire_text(std::string_view text);

// Text of the annotation of a document that plays a role; empty if it is not at hand.
using RoleText = std::function<std::string(const Role&)>;

// With the value's text for people; roles of a record get theirs from `role_text`, if given.
[[nodiscard]] v1::Value to_proto(const Value& value, const RoleText& role_text = nullptr);

// Never called for a span of the whole document, which has no message.
[[nodiscard]] v1::Span to_proto(const Span& span);

[[nodiscard]] v1::FacetField to_proto(const FacetField& field);

}  // namespace lode::server

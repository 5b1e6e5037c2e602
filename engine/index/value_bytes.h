// SPDX-License-Identifier: GPL-3.0-or-later
// One typed value as bytes, the same in value slots and in stored documents.
#pragma once

#include "engine/document/value.h"
#include "engine/index/bytes.h"

namespace lode::index {

// Equal values give equal bytes.
void write_value(ByteSink& sink, const Value& value);

// On bytes that write_value() cannot have made, the source fails and the value means nothing.
[[nodiscard]] Value read_value(ByteSource& source);

}  // namespace lode::index

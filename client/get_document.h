// SPDX-License-Identifier: GPL-3.0-or-later
// One stored document, for the commands that look into it.
#pragma once

#include <string>

#include "lode/v1/types.pb.h"

#include "client/command.h"

namespace lode::client {

// Opens the data for reading and fetches the document. Errors: kNotFound (DOCUMENT_NOT_FOUND),
// those of the connection.
[[nodiscard]] Result<v1::Document> get_document(Context& context, const std::string& id);

}  // namespace lode::client

// SPDX-License-Identifier: GPL-3.0-or-later
// Between the facts of a document and the messages of a worker.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/document/document.h"
#include "engine/extract/composite_text.h"
#include "engine/extract/plugin_set.h"
#include "plugins/worker/message.h"

namespace lode::extract {

// Sets `request` to what `plugin` gets: the text, and those annotations whose facet it names in
// `requires` or `after`, without those in page furniture. Borrows `document` and `text`; uses the
// memory of the request before again.
void make_request(const Document& document,
                  const CompositeText& text,
                  const Plugin& plugin,
                  worker::Request& request);

// Appends what `plugin` found to the annotations of the document, after the same checks as in the
// worker, since a worker may be under the control of its plugin. Roles are turned into indices;
// roles of dropped annotations are left out. Records in page furniture are left out: a teaser
// states no deal of this document. Returns how many were dropped here, those not counted.
[[nodiscard]] std::uint32_t add_annotations(Document& document,
                                            const CompositeText& text,
                                            const Plugin& plugin,
                                            const worker::Request& request,
                                            const std::vector<worker::Annotation>& found);

}  // namespace lode::extract

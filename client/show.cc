// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>
#include <utility>

#include "client/command.h"
#include "client/document_text.h"
#include "client/get_document.h"
#include "client/output_json.h"

namespace lode::client {

Result<ExitCode> run_show(Context& context) {
  LODE_ASSIGN_OR_RETURN(const v1::Document document, get_document(context, context.args.words[0]));
  switch (context.output) {
    case Output::kJson: context.out << json_line(document) << '\n'; break;
    case Output::kPlain: print_document_plain(context, document); break;
    case Output::kTable:
      print_document_table(context, document);
      report_runs(context, document);
      break;
  }
  return ExitCode::kSuccess;
}

}  // namespace lode::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/confirm.h"

#include <istream>
#include <ostream>

namespace lode::client {

Result<bool> confirm(Context& context, const std::string& question) {
  if (context.args.flag("yes")) {
    return true;
  }
  if (!context.in_is_terminal || !context.err_terminal.interactive) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            question + " Nobody is here to answer: repeat it with --yes",
                            "NEEDS_YES"});
  }
  context.err << question << " [y/N] " << std::flush;
  std::string answer;
  std::getline(context.in, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace lode::client

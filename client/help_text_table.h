// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of `lode help`.
#pragma once

#include <string_view>

namespace lode::client {

inline constexpr std::string_view kQueryHelp =
    R"(The query language, in short (docs/query-language.md has it all)

  openai compute deal            all words, best matches first; word forms match too
  "compute capacity"             a phrase
  h200 OR b200                   either; AND binds tighter than OR, brackets group
  -rumour    NOT rumour          without
  cluster NEAR/5 nvidia          at most 5 words apart
  blackw*                        words that begin so
  bl*ckwell  gr?y                any letters, one letter
  opnai~                         words that are spelled nearly so
  openai^3 nvidia                openai counts three times in the order
  title:nvidia                   in the title alone

Facts: `lode fields` lists them
  company:CoreWeave              a value; a parent matches its children: gpu:Blackwell finds GB200
  company:(Microsoft OR Oracle)  one of several
  deal_size>=10B                 also < <= > and 1B..10B; K, M, B and T count thousands to trillions
  published:2025-Q3              2025, 2025-11, 2025-11-04 and ranges such as 2025-01..2025-06
  since:2025-03                  or since:last-90-days
  power>=1GW  term>=5y           numbers with their units, without a blank or in quotes
  deal:{buyer:OpenAI amount>1B}  conditions on one and the same deal

In a shell put quotes around it: < > ( ) * have a meaning there. A query that begins with a dash goes
after --, as in: lode search -- -rumour openai
)";

inline constexpr std::string_view kHelpTopics =
    "Topics: lode help query, lode help exit-codes\n"
    "Without --server, lode works by itself on the data folder. LODE_SERVER and LODE_DATA stand "
    "for\n"
    "--server and --data. NO_COLOR, FORCE_COLOR and COLUMNS are heeded.\n";

}  // namespace lode::client

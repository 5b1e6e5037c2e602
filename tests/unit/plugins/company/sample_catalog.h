// SPDX-License-Identifier: GPL-3.0-or-later
// A small catalog for the tests, in the formats of the plugin's resources.
#pragma once

#include <string_view>

#include "plugins/company/catalog.h"

namespace lode::company {

inline constexpr std::string_view kCompanies =
    "company/nvidia\tNvidia\tNvidia\tchip\tNvidia|NVIDIA\t\tNVDA\tAI chipmaker\n"
    "company/openai\tOpenAI\tOpenAI\tlab\tOpenAI\t\t\tChatGPT maker\n"
    "company/amazon\tAmazon\tAmazon\thyperscaler\tAmazon.com\tAmazon\tAMZN\t\n"
    "company/aws\tAWS\tAmazon>AWS\tcloud\tAWS|Amazon Web Services\t\t\t\n"
    "company/meta\tMeta\tMeta\thyperscaler\tMeta Platforms\tMeta\tMETA\t\n"
    "company/oracle\tOracle\tOracle\thyperscaler\tOracle Cloud\tOracle\tORCL\t\n"
    "company/target\tTarget\tTarget\tconsumer\tTarget Corp\tTarget\tTGT\t\n"
    "company/block\tBlock\tBlock\tsoftware\t\tBlock\tXYZ\t\n"
    "company/coreweave\tCoreWeave\tCoreWeave\tneocloud\tCoreWeave\t\tCRWV\t\n"
    "company/arm\tArm\tSoftBank>Arm\tchip\tArm Holdings\tArm|ARM\tARM\t\n"
    "company/quanta-computer\tQuanta Computer\tQuanta Computer\tserver\tQuanta "
    "Computer\tQuanta\t\t\n"
    "company/quanta-services\tQuanta Services\tQuanta Services\tconstruction\tQuanta "
    "Services\tQuanta\t\t\n"
    "company/global-widgets\tGlobal Widgets\tGlobal Widgets\tchip\tGlobal Widgets\t\t\t\n"
    "company/mubadala\tMubadala\tMubadala\tswf\tMubadala\t\t\t\n"
    "company/circle\tCircle\tCircle\tminer\tCircle Internet\t?Circle\tCRCL\t\n";

inline constexpr std::string_view kListed =
    "Harbor Widget\tHarbor Widget\t\tHWID\n"
    "Zentrix\tZentrix\t\tZNTX\n"
    "Austen\t\tAusten\tDNL\n";

inline constexpr std::string_view kMedia =
    "# name, other names, weak\n"
    "Reuters\n"
    "Financial Times\tFT\n"
    "The Information\tweak\n";

inline constexpr std::string_view kContext =
    "after\tsays|said|announced|shares|agreed\n"
    "before\tshares of|CEO of|contrat avec\n"
    "topic\tGPUs|cloud|data center\n"
    "legal\tInc|Corp|Co|AG|plc|Co., Ltd\n"
    "head\tCapital|Partners\n"
    "lead\tstartup\n"
    "source_before\ttold|according to\n"
    "source_after\treported\n"
    "common\tTarget|Block\n"
    "german_noun\tBlock|Arm\n"
    "first_name\tJane|John\n"
    "person\tMr\n"
    "place\tParis|China|Friday|South Africa\n"
    "noun\tcompany|provider|firm|Unternehmen|groupe|empresa\n"
    "subject\traised|has raised|acquired\n"
    "object\tinvestors including|led by|acquisition of|analyst at\n"
    "does\tsells|based in|exploite\n"
    "staff\tanalyst|CEO\n"
    "front\tGroupe|Banco|Bank of\n"
    "no_name\tGenerative|Fresh|Board\n"
    "stop\tAmazon EC2|Target price\n";

inline Catalog sample_catalog() {
  return Catalog(
      {.companies = kCompanies, .listed = kListed, .media = kMedia, .context = kContext});
}

}  // namespace lode::company

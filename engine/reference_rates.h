// SPDX-License-Identifier: GPL-3.0-or-later
// The user's table of reference rates. Internal to the engine; engine.h is the way in.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "engine/base/result.h"
#include "engine/document/exchange_rates.h"

namespace lode {

// In the data folder.
inline constexpr std::string_view kRatesFile = "reference-rates.txt";

// The table in the data folder, or the one that comes with Lode if there is no such file.
// Errors: those of ExchangeRates::parse(); kPermissionDenied and kInvalidArgument (BAD_RATES) if
//         the file cannot be read or is larger than a table can be.
[[nodiscard]] Result<std::shared_ptr<const ExchangeRates>> load_rates(
    const std::filesystem::path& data_folder);

}  // namespace lode

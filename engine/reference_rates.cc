// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reference_rates.h"

#include <fstream>
#include <string>
#include <system_error>
#include <utility>

namespace lode {
namespace {

constexpr std::size_t kMaxRatesBytes = 64 * 1024;

}  // namespace

Result<std::shared_ptr<const ExchangeRates>> load_rates(const std::filesystem::path& data_folder) {
  const std::filesystem::path path = data_folder / kRatesFile;
  std::error_code failure;
  if (data_folder.empty() || !std::filesystem::exists(path, failure)) {
    return ExchangeRates::built_in();
  }
  std::ifstream file(path, std::ios::binary);
  std::string text(kMaxRatesBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.is_open() || file.bad()) {
    return Unexpected(Error{ErrorCode::kPermissionDenied,
                            "cannot read '" + path.string() + "': check its permissions",
                            "BAD_RATES"});
  }
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMaxRatesBytes) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "'" + path.string() +
                                "' is larger than 64 KiB: keep one line for each "
                                "currency",
                            "BAD_RATES"});
  }
  LODE_ASSIGN_OR_RETURN(ExchangeRates rates, ExchangeRates::parse(text, path.string()));
  return std::make_shared<const ExchangeRates>(std::move(rates));
}

}  // namespace lode

// SPDX-License-Identifier: Apache-2.0
#include "plugins/worker/loader.h"

#include <cstddef>
#include <exception>
#include <string_view>
#include <vector>

#include <boost/dll/shared_library.hpp>

namespace lode::worker {
namespace {

namespace dll = boost::dll;

std::string_view text_of(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

std::string abi(std::uint32_t major, std::uint32_t minor) {
  return std::to_string(major) + "." + std::to_string(minor);
}

// What differs between note and code; empty: nothing.
std::string difference(const lode_plugin* plugin, const Manifest& manifest) {
  if (plugin == nullptr) {
    return "it needs a host of a higher ABI than " + abi(LODE_ABI_MAJOR, LODE_ABI_MINOR);
  }
  if (plugin->size < offsetof(lode_plugin, extension) || plugin->create == nullptr ||
      plugin->extract == nullptr || plugin->destroy == nullptr) {
    return "its descriptor is incomplete";
  }
  if (plugin->abi_major != LODE_ABI_MAJOR || plugin->abi_minor > LODE_ABI_MINOR) {
    return "it needs ABI " + abi(plugin->abi_major, plugin->abi_minor) + ", this host has " +
           abi(LODE_ABI_MAJOR, LODE_ABI_MINOR);
  }
  if (text_of(plugin->id) != manifest.id) {
    return "its code says id '" + std::string(text_of(plugin->id)) + "', its manifest '" +
           manifest.id + "'";
  }
  if (text_of(plugin->version) != manifest.version) {
    return "its code says version '" + std::string(text_of(plugin->version)) + "', its manifest '" +
           manifest.version + "'";
  }
  if (plugin->abi_major != manifest.abi_major) {
    return "its code is for ABI " + std::to_string(plugin->abi_major) + ", its manifest says " +
           std::to_string(manifest.abi_major);
  }
  return {};
}

}  // namespace

LoadResult load_plugin(const std::string& path, const Manifest& manifest) {
  try {
    using Mode = dll::load_mode::type;
    // Now, since a missing symbol would end the process at its first call otherwise; never freed,
    // since unloading crashes: thread-exit destructors, atexit handlers.
    static std::vector<dll::shared_library> loaded;
    const dll::shared_library& library =
        loaded.emplace_back(path, Mode::rtld_now | Mode::rtld_local);
    const auto& entry = library.get<const lode_plugin*(std::uint32_t)>(LODE_ENTRY_NAME);
    const lode_plugin* plugin = entry(LODE_ABI_MINOR);
    std::string error = difference(plugin, manifest);
    return {error.empty() ? plugin : nullptr, std::move(error)};
  } catch (const std::exception& error) {
    return {nullptr, error.what()};
  }
}

}  // namespace lode::worker

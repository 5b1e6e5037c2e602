// SPDX-License-Identifier: Apache-2.0
// The C++20 SDK for extractor plugins, header-only, over lode/plugin.h.
//
// A plugin is a class with a constructor that takes Init& and a member function
// extract(const Document&, Output&), named once in LODE_PLUGIN(Class, id, version). Exceptions of
// both become a lode_status; none crosses the border.
//
//   struct Hello {
//     explicit Hello(lode::sdk::Init&) {}
//     void extract(const lode::sdk::Document& document, lode::sdk::Output& output) {
//       const auto at = document.text().find("GB200");
//       if (at != std::string_view::npos) {
//         output.keyword({.facet = "gpu", .span = {at, at + 5}, .text = "GB200"});
//       }
//     }
//   };
//   LODE_PLUGIN(Hello, "org.example.hello", "0.1.0")
#pragma once

#include <exception>
#include <new>

#include "lode/plugin.h"
#include "lode/plugin/document.hpp"
#include "lode/plugin/host.hpp"
#include "lode/plugin/value.hpp"

namespace lode::sdk::detail {

template <class Plugin>
struct Instance {
  Instance(const lode_host* the_host, Init& init) : host(the_host), plugin(init) {}

  const lode_host* host;
  Plugin plugin;
};

// Turns the exception in flight into a status; `report` gets its text.
template <class Report>
lode_status status_of_exception(Report report) noexcept {
  try {
    throw;
  } catch (const Stopped& stopped) {
    return stopped.why;
  } catch (const ConfigError& error) {
    report(error.what());
    return LODE_E_CONFIG;
  } catch (const ResourceError& error) {
    report(error.what());
    return LODE_E_RESOURCE;
  } catch (const std::bad_alloc&) {
    return LODE_E_NOMEM;
  } catch (const std::exception& error) {
    report(error.what());
    return LODE_E_PLUGIN;
  } catch (...) {
    report("an exception that is no std::exception");
    return LODE_E_PLUGIN;
  }
}

template <class Plugin>
lode_status create(const lode_host* host, lode_str config, void** self) noexcept {
  try {
    Init init{host, config};
    *self = new Instance<Plugin>(host, init);
    return LODE_OK;
  } catch (...) {
    return status_of_exception(
        [&](const char* text) { host->log(host, LODE_LOG_ERROR, to_c(text)); });
  }
}

template <class Plugin>
lode_status extract(void* self, const lode_document* document, lode_call* call) noexcept {
  auto* instance = static_cast<Instance<Plugin>*>(self);
  try {
    Output output{instance->host, call};
    instance->plugin.extract(Document{document}, output);
    return LODE_OK;
  } catch (...) {
    return status_of_exception([&](const char* text) { instance->host->fail(call, to_c(text)); });
  }
}

template <class Plugin>
void destroy(void* self) noexcept {
  delete static_cast<Instance<Plugin>*>(self);
}

}  // namespace lode::sdk::detail

// Defines the entry of the plugin. `id` and `version` are string literals, equal to the manifest's.
#define LODE_PLUGIN(Class, id, version)                                         \
  const lode_plugin* lode_plugin_v1(std::uint32_t /*host_abi_minor*/) {         \
    static constexpr lode_plugin kPlugin = {sizeof(lode_plugin),                \
                                            LODE_ABI_MAJOR,                     \
                                            0, /* any minor version will do */  \
                                            0,                                  \
                                            id,                                 \
                                            version,                            \
                                            &lode::sdk::detail::create<Class>,  \
                                            &lode::sdk::detail::extract<Class>, \
                                            &lode::sdk::detail::destroy<Class>, \
                                            nullptr};                           \
    return &kPlugin;                                                            \
  }

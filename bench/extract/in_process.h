// SPDX-License-Identifier: GPL-3.0-or-later
// Plugins without worker processes: the same libraries through the same ABI, in this process.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "lode/plugin.h"

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/extract/composite_text.h"
#include "engine/extract/plugin_set.h"
#include "plugins/worker/abi.h"
#include "plugins/worker/channel.h"
#include "plugins/worker/host.h"
#include "plugins/worker/message.h"

namespace lode::bench {

// CPU time of the calling thread.
[[nodiscard]] std::int64_t cpu_nanoseconds() noexcept;

// One loaded plugin. Its address must not change.
class InProcessPlugin {
 public:
  // Loads and creates it. `plugin` must outlive it.
  // Errors: kInternal, naming the plugin and what it said.
  [[nodiscard]] static Result<std::unique_ptr<InProcessPlugin>> load(const extract::Plugin& plugin);

  // Adds what it finds to the annotations of the document, as the supervisor does.
  void run(Document& document, const extract::CompositeText& text);

  [[nodiscard]] const std::string& id() const noexcept { return plugin_.id(); }

 private:
  explicit InProcessPlugin(const extract::Plugin& plugin);

  const extract::Plugin& plugin_;
  worker::Channel nowhere_;  // Takes heartbeats.
  std::unique_ptr<worker::Host> host_;
  worker::Request request_;  // To the document at work; used again.
  worker::AbiDocument view_;
  std::vector<worker::Annotation> found_;
  const lode_plugin* code_ = nullptr;
  void* self_ = nullptr;
};

}  // namespace lode::bench

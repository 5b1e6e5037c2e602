// SPDX-License-Identifier: GPL-3.0-or-later
// In which order plugins run, computed from the facets that they provide and need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lode::extract {

// One plugin, as far as the order goes. A reference is "facet" or "plugin.id:facet".
struct OrderItem {
  std::string id;  // Unique.
  std::vector<std::string> provides;
  std::vector<std::string> required;
  std::vector<std::string> after;
};

struct Order {
  std::vector<std::size_t> sequence;  // Indices of items, providers before users, ties by id.
  struct Refusal {
    std::size_t item;
    std::string reason;  // The unmet facet, or the cycle.
  };
  std::vector<Refusal> refused;  // In order of items.
};

// The facet of a reference, without the plugin's id.
[[nodiscard]] std::string_view facet_of(std::string_view reference) noexcept;

// True if the plugin `id` that provides `facet` is meant by `reference`.
[[nodiscard]] bool refers_to(std::string_view reference,
                             std::string_view id,
                             std::string_view facet) noexcept;

// Refuses the plugins in a cycle and those that need a facet which no other plugin provides; what
// builds on a refused one is refused too. The same items give the same order, in any sequence.
// Source: Kahn, "Topological sorting of large networks", CACM 5 (1962).
[[nodiscard]] Order order_plugins(const std::vector<OrderItem>& items);

}  // namespace lode::extract

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/plugin_order.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace lode::extract {
namespace {

// The plugins still in play, and who comes before whom.
class Graph {
 public:
  explicit Graph(const std::vector<OrderItem>& items) : items_(items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      alive_.insert(i);
    }
  }

  // The first plugin with a requirement that nobody meets.
  std::optional<Order::Refusal> unmet() const {
    for (const std::size_t user : alive_) {
      for (const std::string& reference : items_[user].required) {
        if (providers(user, reference).empty()) {
          return Order::Refusal{user, "it requires '" + reference + "', which no plugin provides"};
        }
      }
    }
    return {};
  }

  // Kahn's algorithm; what is left over is in a cycle or behind one.
  std::vector<std::size_t> sort() const {
    std::map<std::size_t, std::set<std::size_t>> before;
    for (const std::size_t user : alive_) {
      before[user] = predecessors(user);
    }
    const auto by_id = [&](std::size_t a, std::size_t b) { return items_[a].id < items_[b].id; };
    std::set<std::size_t, decltype(by_id)> ready(by_id);
    std::vector<std::size_t> sequence;
    const auto move_ready = [&] {
      for (auto entry = before.begin(); entry != before.end();) {
        if (!entry->second.empty()) {
          ++entry;
          continue;
        }
        ready.insert(entry->first);
        entry = before.erase(entry);
      }
    };
    for (move_ready(); !ready.empty(); move_ready()) {
      const std::size_t next = *ready.begin();
      ready.erase(ready.begin());
      sequence.push_back(next);
      for (auto& entry : before) {
        entry.second.erase(next);
      }
    }
    return sequence;
  }

  // The members of one cycle; there is one, since `sorted` is not all.
  std::vector<std::size_t> cycle(const std::vector<std::size_t>& sorted) const {
    std::set<std::size_t> left = alive_;
    for (const std::size_t done : sorted) {
      left.erase(done);
    }
    // Each one left has a predecessor that is left: walking back must come round.
    std::vector<std::size_t> walk = {*left.begin()};
    for (;;) {
      const std::set<std::size_t> before = predecessors(walk.back());
      const auto next = std::find_if(
          before.begin(), before.end(), [&](std::size_t i) { return left.count(i) > 0; });
      const auto seen = std::find(walk.begin(), walk.end(), *next);
      if (seen != walk.end()) return {seen, walk.end()};
      walk.push_back(*next);
    }
  }

  void remove(std::size_t item) { alive_.erase(item); }
  std::size_t size() const { return alive_.size(); }

 private:
  std::set<std::size_t> providers(std::size_t user, const std::string& reference) const {
    std::set<std::size_t> found;
    for (const std::size_t i : alive_) {
      const OrderItem& item = items_[i];
      if (i != user && std::any_of(item.provides.begin(), item.provides.end(), [&](const auto& f) {
            return refers_to(reference, item.id, f);
          })) {
        found.insert(i);
      }
    }
    return found;
  }

  std::set<std::size_t> predecessors(std::size_t user) const {
    std::set<std::size_t> all;
    for (const auto* list : {&items_[user].required, &items_[user].after}) {
      for (const std::string& reference : *list) {
        all.merge(providers(user, reference));
      }
    }
    return all;
  }

  const std::vector<OrderItem>& items_;
  std::set<std::size_t> alive_;
};

std::string describe(const std::vector<OrderItem>& items, const std::vector<std::size_t>& cycle) {
  std::vector<std::string> ids;
  for (auto item = cycle.rbegin(); item != cycle.rend(); ++item) {
    ids.push_back(items[*item].id);
  }
  std::rotate(ids.begin(), std::min_element(ids.begin(), ids.end()), ids.end());
  std::string text = "it is in a cycle: ";
  for (const std::string& id : ids) {
    text += id + " -> ";
  }
  return text + ids.front();
}

}  // namespace

std::string_view facet_of(std::string_view reference) noexcept {
  const auto colon = reference.find(':');
  return colon == std::string_view::npos ? reference : reference.substr(colon + 1);
}

bool refers_to(std::string_view reference, std::string_view id, std::string_view facet) noexcept {
  if (!reference.ends_with(facet)) return false;  // Most references; neither name holds a colon.
  reference.remove_suffix(facet.size());
  return reference.empty() ||
         (reference.ends_with(':') && reference.substr(0, reference.size() - 1) == id);
}

Order order_plugins(const std::vector<OrderItem>& items) {
  Graph graph(items);
  Order order;
  for (;;) {
    if (auto refusal = graph.unmet()) {
      graph.remove(refusal->item);
      order.refused.push_back(std::move(*refusal));
      continue;
    }
    order.sequence = graph.sort();
    if (order.sequence.size() == graph.size()) break;
    const std::vector<std::size_t> cycle = graph.cycle(order.sequence);
    for (const std::size_t item : cycle) {
      graph.remove(item);
      order.refused.push_back({item, describe(items, cycle)});
    }
  }
  std::sort(order.refused.begin(), order.refused.end(), [](const auto& a, const auto& b) {
    return a.item < b.item;
  });
  return order;
}

}  // namespace lode::extract

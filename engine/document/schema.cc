// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/document/schema.h"

#include <algorithm>

namespace lode {
namespace {

constexpr std::size_t kMaxNameBytes = 64;

bool is_name_part(std::string_view part) noexcept {
  return !part.empty() && part.size() <= kMaxNameBytes && part.front() >= 'a' &&
         part.front() <= 'z' && std::all_of(part.begin(), part.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

bool is_field_name(std::string_view name) noexcept {
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) {
    return is_name_part(name);
  }
  return is_name_part(name.substr(0, dot)) && is_name_part(name.substr(dot + 1));
}

Result<void> refuse(std::string message) {
  return Unexpected(Error{ErrorCode::kInvalidArgument, std::move(message), "SCHEMA_CONFLICT"});
}

}  // namespace

Schema::Schema() {
  FacetField language;
  language.name = "language";
  language.multi = false;
  language.label = "Language";
  language.description = "Language of the main text, BCP 47.";
  language.plugin = "lode";
  fields_.push_back(std::move(language));
}

Result<void> Schema::add(FacetField field) {
  std::vector<FacetField> role_fields;
  for (const RecordRole& role : field.roles) {
    const FacetField* source = find(role.facet);
    if (source == nullptr) {
      return refuse("record facet '" + field.name + "' has role '" + role.name + "' of facet '" +
                    role.facet + "', which no plugin provides");
    }
    FacetField derived = *source;
    derived.name = field.name + "." + role.name;
    derived.multi = true;
    derived.label = field.label + ": " + role.name;
    derived.description = "Role " + role.name + " of " + field.name + " records.";
    derived.plugin = field.plugin;
    derived.roles.clear();
    role_fields.push_back(std::move(derived));
  }
  LODE_RETURN_IF_ERROR(add_one(std::move(field)));
  for (FacetField& derived : role_fields) {
    LODE_RETURN_IF_ERROR(add_one(std::move(derived)));
  }
  return {};
}

Result<void> Schema::add_one(FacetField field) {
  if (!is_field_name(field.name)) {
    return refuse("facet name '" + field.name +
                  "' is malformed: use a-z, 0-9 and _, beginning with a letter, at most 64");
  }
  if (std::find(std::begin(kTextFields), std::end(kTextFields), field.name) !=
      std::end(kTextFields)) {
    return refuse("facet name '" + field.name + "' is taken by a field that every document has");
  }
  if (const FacetField* known = find(field.name)) {
    if (known->kind == field.kind && known->multi == field.multi &&
        known->hierarchical == field.hierarchical) {
      return {};
    }
    return refuse("facet '" + field.name + "' of plugin '" + field.plugin + "' is " +
                  std::string(lode::name(field.kind)) + ", but plugin '" + known->plugin +
                  "' declared it as " + std::string(lode::name(known->kind)) +
                  ": kind, multi and hierarchical must agree");
  }
  fields_.push_back(std::move(field));
  return {};
}

const FacetField* Schema::find(std::string_view name) const noexcept {
  const auto found = std::find_if(
      fields_.begin(), fields_.end(), [&](const FacetField& field) { return field.name == name; });
  return found == fields_.end() ? nullptr : &*found;
}

std::vector<std::string> Schema::nearest(std::string_view name, std::size_t count) const {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  const auto consider = [&](std::string_view candidate) {
    const std::size_t most = std::max<std::size_t>(1, candidate.size() / 3);
    if (name.size() >= 3 && candidate.find(name) != std::string_view::npos) {
      ranked.emplace_back(0, candidate);
    } else if (name.size() <= candidate.size() + most) {  // It may be a megabyte.
      const std::size_t distance = edit_distance(name, candidate);
      if (distance <= most) {
        ranked.emplace_back(distance, candidate);
      }
    }
  };
  for (const FacetField& field : fields_)
    consider(field.name);
  for (const std::string_view field : kTextFields)
    consider(field);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(count, ranked.size()); ++i) {
    names.push_back(ranked[i].second);
  }
  return names;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({replace, previous[j] + 1, current[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

}  // namespace lode

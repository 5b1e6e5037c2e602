// SPDX-License-Identifier: GPL-3.0-or-later
// The five services, ready to be registered with a gRPC server. Each is in a file of its own; this
// header keeps their classes, and with them the generated code, out of server.cc.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <grpcpp/impl/service_type.h>

#include "server/options.h"

namespace lode::server {

struct NamedService {
  std::string name;  // As in health checks, e.g. "lode.v1.SearchService".
  std::unique_ptr<grpc::Service> service;
};

// The collection that a request means; empty stands for "default".
[[nodiscard]] inline std::string collection_or_default(const std::string& name) {
  return name.empty() ? std::string(kDefaultCollection) : name;
}

// All services; `shared` must outlive them.
[[nodiscard]] std::vector<NamedService> make_services(Shared& shared);

[[nodiscard]] NamedService make_search_service(Shared& shared);
[[nodiscard]] NamedService make_document_service(Shared& shared);
[[nodiscard]] NamedService make_collection_service(Shared& shared);
[[nodiscard]] NamedService make_extraction_service(Shared& shared);
[[nodiscard]] NamedService make_admin_service(Shared& shared);

}  // namespace lode::server

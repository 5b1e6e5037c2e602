// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/search/wire.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include <grpcpp/grpcpp.h>

#include "lode/v1/search.grpc.pb.h"

#include "bench/search/lode_index.h"
#include "server/server.h"

namespace lode::bench {
namespace {

namespace v1 = lode::v1;
using Clock = std::chrono::steady_clock;
constexpr int kRounds = 60;
constexpr std::chrono::seconds kStretch{4};

query::SearchRequest engine_request(const BenchQuery& query) {
  query::SearchRequest request = lode_request(query, Shape::kTop);
  request.view = query::View::kEvidence;
  return request;
}

v1::SearchRequest wire_request(const BenchQuery& query) {
  const query::SearchRequest engine = engine_request(query);
  v1::SearchRequest request;
  request.set_collection(std::string(kDefaultCollection));
  request.set_query(engine.query);
  request.set_filter(engine.filter);
  request.set_page_size(static_cast<std::int32_t>(engine.page_size));
  request.set_count_mode(v1::COUNT_MODE_FAST);
  request.set_view(v1::VIEW_EVIDENCE);
  request.set_language(engine.language);
  return request;
}

std::unique_ptr<v1::SearchService::Stub> connect(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // A connection for each client.
  return v1::SearchService::NewStub(
      grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments));
}

void search(v1::SearchService::Stub& stub, const v1::SearchRequest& request) {
  grpc::ClientContext context;
  v1::SearchResponse response;
  const grpc::Status status = stub.Search(&context, request, &response);
  if (!status.ok()) {
    throw std::runtime_error("gRPC: " + status.error_message());
  }
}

double median_ms(std::vector<double>& times) {
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

template <class Work>
double time_ms(const Work& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

// Searches a second that `clients` get together, each asking as fast as it is answered.
double throughput(const std::string& address,
                  const std::vector<v1::SearchRequest>& requests,
                  int clients) {
  std::atomic<std::uint64_t> answered{0};
  std::atomic<bool> failed{false};
  const auto end = Clock::now() + kStretch;
  std::vector<std::jthread> threads;
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      try {
        const auto stub = connect(address);
        for (auto at = static_cast<std::size_t>(client); Clock::now() < end; ++at) {
          search(*stub, requests[at % requests.size()]);
          ++answered;
        }
      } catch (const std::exception&) {
        failed = true;
      }
    });
  }
  threads.clear();
  if (failed) {
    throw std::runtime_error("gRPC: a client of the throughput test was refused");
  }
  return static_cast<double>(answered) / std::chrono::duration<double>(kStretch).count();
}

}  // namespace

WireCost measure_wire(Engine& engine, const std::vector<BenchQuery>& queries) {
  const server::Log log;
  auto server = server::Server::start(engine, {.listen = "127.0.0.1:0"}, log);
  if (!server) {
    throw std::runtime_error(server.error().message);
  }
  const std::string address = (*server)->address();
  const auto stub = connect(address);
  std::vector<v1::SearchRequest> requests;
  for (const BenchQuery& query : queries) {
    requests.push_back(wire_request(query));
  }
  std::vector<double> engine_times;
  std::vector<double> wire_times;
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      engine_times.push_back(time_ms([&] {
        if (!engine.search(std::string(kDefaultCollection), engine_request(queries[i]), {})) {
          throw std::runtime_error("the engine refuses a query of the bench");
        }
      }));
      wire_times.push_back(time_ms([&] { search(*stub, requests[i]); }));
    }
  }
  WireCost cost;
  cost.engine_ms = median_ms(engine_times);
  cost.wire_ms = median_ms(wire_times);
  for (int round = 0; round < 2; ++round) {
    cost.one_client = std::max(cost.one_client, throughput(address, requests, 1));
    cost.many_clients = std::max(cost.many_clients, throughput(address, requests, kManyClients));
  }
  return cost;
}

}  // namespace lode::bench

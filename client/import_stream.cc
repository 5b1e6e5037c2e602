// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/import_stream.h"

#include <chrono>
#include <utility>

#include "client/interrupt.h"

namespace lode::client {
namespace {

constexpr auto kTick = std::chrono::milliseconds(100);

}  // namespace

ImportStream::ImportStream(v1::DocumentService::StubInterface& stub,
                           std::string collection,
                           ImportWindow window,
                           Answered answered,
                           Waiting waiting)
    : window_(window),
      answered_(std::move(answered)),
      waiting_(std::move(waiting)),
      collection_(std::move(collection)),
      stream_(stub.ImportDocuments(&context_)),
      reader_([this] { read_answers(); }) {}

ImportStream::~ImportStream() {
  if (reader_.joinable()) {
    context_.TryCancel();
    reader_.join();
    static_cast<void>(stream_->Finish());
  }
}

void ImportStream::read_answers() {
  v1::ImportDocumentsResponse answer;
  while (stream_->Read(&answer)) {
    std::unique_lock lock(mutex_);
    auto sent = open_.extract(answer.sequence());
    if (sent.empty()) {
      continue;  // An answer to nothing: not ours to repair.
    }
    open_bytes_ -= sent.mapped().size_bytes();
    changed_.notify_all();
    lock.unlock();
    answered_(sent.mapped(), answer);
  }
  const std::lock_guard lock(mutex_);
  over_ = true;
  changed_.notify_all();
}

bool ImportStream::wait_for_room(std::size_t bytes) {
  std::unique_lock lock(mutex_);
  const auto has_room = [&] {
    return over_ || open_.empty() ||
           (open_.size() < window_.documents && open_bytes_ + bytes <= window_.bytes);
  };
  while (!changed_.wait_for(lock, kTick, has_room)) {
    lock.unlock();
    waiting_();
    if (interrupted()) {
      return false;
    }
    lock.lock();
  }
  return !over_;
}

bool ImportStream::send(std::uint64_t sequence, InputItem item) {
  if (!wait_for_room(item.size_bytes())) {
    return false;
  }
  v1::ImportDocumentsRequest request;
  request.set_collection(std::exchange(collection_, {}));
  request.set_sequence(sequence);
  *request.mutable_document() = item.document;
  {
    const std::lock_guard lock(mutex_);
    open_bytes_ += item.size_bytes();
    open_.emplace(sequence, std::move(item));
  }
  return stream_->Write(request);
}

grpc::Status ImportStream::finish() {
  stream_->WritesDone();
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, kTick, [&] { return over_; })) {
    lock.unlock();
    waiting_();
    lock.lock();
  }
  lock.unlock();
  reader_.join();
  return stream_->Finish();
}

std::size_t ImportStream::unanswered() const {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

}  // namespace lode::client

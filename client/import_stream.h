// SPDX-License-Identifier: GPL-3.0-or-later
// The client's end of an import: sends documents, matches answers, bounds what is on the way.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include <grpcpp/client_context.h>

#include "lode/v1/document.grpc.pb.h"

#include "client/input.h"

namespace lode::client {

// What may be unanswered at a time. One document is always allowed.
struct ImportWindow {
  std::size_t documents = 1024;
  std::size_t bytes = std::size_t{64} << 20;
};

// One stream. Order of calls: send* finish. [owner-thread], but `answered` is called from another
// thread, one call at a time.
class ImportStream {
 public:
  using Answered = std::function<void(const InputItem&, const v1::ImportDocumentsResponse&)>;
  // Called about ten times a second while a call waits.
  using Waiting = std::function<void()>;

  // Opens the stream. `stub` and what the functions refer to must outlive it.
  ImportStream(v1::DocumentService::StubInterface& stub,
               std::string collection,
               ImportWindow window,
               Answered answered,
               Waiting waiting);
  ImportStream(const ImportStream&) = delete;
  ImportStream& operator=(const ImportStream&) = delete;
  // Cancels what is open.
  ~ImportStream();

  // Sends the document of `item` as number `sequence`; waits while the window is full. False: the
  // stream is over or Ctrl-C was pressed, and the document was not sent.
  [[nodiscard]] bool send(std::uint64_t sequence, InputItem item);

  // Ends the sending, waits for the open answers. The status of the stream.
  [[nodiscard]] grpc::Status finish();

  // Documents sent but not answered; of interest after finish().
  [[nodiscard]] std::size_t unanswered() const;

 private:
  void read_answers();
  [[nodiscard]] bool wait_for_room(std::size_t bytes);

  const ImportWindow window_;
  const Answered answered_;
  const Waiting waiting_;
  std::string collection_;  // For the first message.
  grpc::ClientContext context_;
  std::unique_ptr<
      grpc::ClientReaderWriterInterface<v1::ImportDocumentsRequest, v1::ImportDocumentsResponse>>
      stream_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::uint64_t, InputItem> open_;  // By sequence.
  std::size_t open_bytes_ = 0;
  bool over_ = false;  // No more answers will come.

  std::thread reader_;
};

}  // namespace lode::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/admission.h"

#include "engine/base/check.h"

namespace lode::ingest {

bool Admission::has_room(std::size_t bytes) const noexcept {
  return documents_ == 0 || (documents_ < limits_.documents && bytes_ + bytes <= limits_.bytes);
}

Result<void> Admission::enter(std::size_t bytes, const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  const bool ready = changed_.wait(lock, stop, [&] { return closed_ || has_room(bytes); });
  if (closed_) {
    return Unexpected(Error{ErrorCode::kUnavailable,
                            "the server is shutting down and takes no more documents: send this "
                            "one again to the next server",
                            "DRAINING"});
  }
  if (!ready) {
    return Unexpected(Error{ErrorCode::kCancelled, "the import was cancelled by its client"});
  }
  ++documents_;
  bytes_ += bytes;
  return {};
}

void Admission::leave(std::size_t bytes) {
  // Told with the lock held: whoever waits until this is empty may destroy it as soon as it gets
  // the lock.
  const std::lock_guard lock(mutex_);
  LODE_CHECK(documents_ > 0 && bytes_ >= bytes);
  --documents_;
  bytes_ -= bytes;
  changed_.notify_all();
}

void Admission::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

void Admission::wait_until_empty() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return documents_ == 0; });
}

}  // namespace lode::ingest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/xapian_guard.h"

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <string>

#include <xapian.h>

namespace lode::index {
namespace {

// Of Xapian's words only those without a path: an error may reach a client.
void add_fact(Error& error, std::string key, std::string_view text) {
  if (!text.empty() && text.find('/') == std::string_view::npos) {
    error.metadata.emplace_back(std::move(key), text);
  }
}

Error make(ErrorCode code,
           std::string_view reason,
           std::string_view message,
           const Xapian::Error& xapian) {
  Error error{code, std::string(message), std::string(reason)};
  error.metadata.emplace_back("xapian", xapian.get_type());
  add_fact(error, "detail", xapian.get_msg());
  const char* system = xapian.get_error_string();
  add_fact(error, "system", system == nullptr ? "" : system);
  return error;
}

bool is_system_error(const Xapian::Error& error, int number) {
  const char* text = error.get_error_string();
  return text != nullptr && std::string_view(text) == std::strerror(number);
}

Error of_storage(const Xapian::Error& error) {
  if (is_system_error(error, ENOSPC) || is_system_error(error, EDQUOT) ||
      is_system_error(error, EFBIG)) {
    return make(ErrorCode::kResourceExhausted,
                "DISK_FULL",
                "the disk of the index is full, or a limit on it is reached: free space and repeat",
                error);
  }
  if (is_system_error(error, EIO)) {
    return make(ErrorCode::kDataLoss,
                "IO_ERROR",
                "the disk of the index fails: look at the system log before going on",
                error);
  }
  if (is_system_error(error, EACCES) || is_system_error(error, EROFS)) {
    return make(ErrorCode::kPermissionDenied,
                "INDEX_NOT_WRITABLE",
                "the files of the index may not be used: give this user access to them",
                error);
  }
  return make(ErrorCode::kInternal,
              "STORAGE_ERROR",
              "the storage of the index failed: repeat, and look at the system log",
              error);
}

Error of_lock(const Xapian::Error& error) {
  if (error.get_msg().find("already locked") == std::string::npos &&
      !is_system_error(error, EAGAIN)) {
    return make(ErrorCode::kPermissionDenied,
                "INDEX_NOT_WRITABLE",
                "the index cannot be locked for writing: give this user access to its folder",
                error);
  }
  return make(ErrorCode::kUnavailable,
              "INDEX_LOCKED",
              "another process writes to the index: wait for it, or stop it",
              error);
}

Error translate() {
  try {
    throw;
  } catch (const Xapian::DocNotFoundError& e) {
    return make(ErrorCode::kNotFound, "DOCUMENT_NOT_FOUND", "no such document", e);
  } catch (const Xapian::DatabaseNotFoundError& e) {
    return make(ErrorCode::kNotFound, "INDEX_NOT_FOUND", "there is no index", e);
  } catch (const Xapian::DatabaseVersionError& e) {
    return make(ErrorCode::kFailedPrecondition,
                "INDEX_FORMAT",
                "the index is in a format that this Xapian cannot read: build it anew",
                e);
  } catch (const Xapian::DatabaseLockError& e) {
    return of_lock(e);
  } catch (const Xapian::DatabaseModifiedError& e) {
    return make(ErrorCode::kUnavailable,
                "OVERTAKEN",
                "the index has moved on while it was read: refresh and repeat",
                e);
  } catch (const Xapian::DatabaseCorruptError& e) {
    return make(ErrorCode::kDataLoss,
                "INDEX_DAMAGED",
                "the index is damaged: restore it from a back-up, or build it anew",
                e);
  } catch (const Xapian::FeatureUnavailableError& e) {
    return make(ErrorCode::kUnimplemented, "", "this Xapian cannot do that", e);
  } catch (const Xapian::DatabaseError& e) {
    return of_storage(e);
  } catch (const Xapian::Error& e) {
    return make(ErrorCode::kInternal, "INDEX_REFUSED", "the index refused what it was given", e);
  } catch (const std::bad_alloc&) {
    return {ErrorCode::kResourceExhausted, "out of memory: use smaller batches", "OUT_OF_MEMORY"};
  } catch (const std::exception& e) {
    return {ErrorCode::kInternal, e.what()};
  } catch (...) {
    return {ErrorCode::kInternal, "unknown exception"};
  }
}

}  // namespace

Error translate_current_exception() noexcept {
  return translate();
}

}  // namespace lode::index

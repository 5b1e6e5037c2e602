// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/sources.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

namespace lode::query {
namespace {

// Steps over the documents of one shard; the derived class says which ones match.
class DocumentSource : public Xapian::PostingSource {
 public:
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return estimate_; }
  Xapian::doccount get_termfreq_max() const override { return most_; }
  Xapian::docid get_docid() const override { return at_; }
  bool at_end() const override { return at_ > last_; }

  void init(const Xapian::Database& shard) override {
    at_ = 0;
    last_ = shard.get_lastdocid();
    most_ = estimate_ = shard.get_doccount();
    enter(shard);
  }

  void next(double /*min_weight*/) override {
    ++at_;
    seek();
  }

  void skip_to(Xapian::docid document, double /*min_weight*/) override {
    if (document > at_) {
      at_ = document;
      seek();
    }
  }

  bool check(Xapian::docid document, double /*min_weight*/) override {
    if (document <= at_) {
      return true;
    }
    at_ = document;
    return at_end() || matches(at_);
  }

 protected:
  virtual void enter(const Xapian::Database& /*shard*/) {}
  virtual bool matches(Xapian::docid document) = 0;

  void set_estimate(Xapian::doccount estimate, Xapian::doccount most) {
    most_ = most;
    estimate_ = std::min(estimate, most);
  }

 private:
  void seek() {
    while (!at_end() && !matches(at_)) {
      ++at_;
    }
  }

  Xapian::docid at_ = 0;
  Xapian::docid last_ = 0;
  Xapian::doccount estimate_ = 0;
  Xapian::doccount most_ = 0;
};

class ValueSource final : public DocumentSource {
 public:
  explicit ValueSource(std::shared_ptr<const WantedValues> values) : values_(std::move(values)) {}

  PostingSource* clone() const override {
    return new ValueSource(values_);  // NOLINT(cppcoreguidelines-owning-memory): Xapian takes it.
  }

 protected:
  void enter(const Xapian::Database& shard) override {
    shard_ = values_->shards->number_of(shard);
    const auto& wanted = values_->wanted;
    const auto having = shard.get_termfreq(values_->has_term);
    const auto hits = std::count_if(wanted.begin(), wanted.end(), [](auto w) { return w != 0; });
    const double share =
        wanted.empty() ? 0 : static_cast<double>(hits) / static_cast<double>(wanted.size());
    set_estimate(static_cast<Xapian::doccount>(share * having), having);
  }

  bool matches(Xapian::docid document) override {
    values_->watch->check();
    const auto& wanted = values_->wanted;
    const auto ordinals = values_->column->values({shard_, document});
    return std::any_of(ordinals.begin(), ordinals.end(), [&](facts::Ordinal ordinal) {
      return ordinal < wanted.size() && wanted[ordinal] != 0;
    });
  }

 private:
  std::shared_ptr<const WantedValues> values_;
  std::uint32_t shard_ = 0;
};

class WatchSource final : public DocumentSource {
 public:
  explicit WatchSource(std::shared_ptr<Watch> watch) : watch_(std::move(watch)) {}

  PostingSource* clone() const override {
    return new WatchSource(watch_);  // NOLINT(cppcoreguidelines-owning-memory): Xapian takes it.
  }

 protected:
  bool matches(Xapian::docid /*document*/) override {
    watch_->check();
    return true;
  }

 private:
  std::shared_ptr<Watch> watch_;
};

}  // namespace

// The UUID of several databases together is that of each, joined by colons.
ShardNames::ShardNames(const Xapian::Database& database, std::uint32_t shards) {
  std::string all = database.get_uuid();
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find(':', begin), all.size());
    names_.push_back(all.substr(begin, end - begin));
    begin = end + 1;
  }
  if (names_.size() != shards) {
    throw Xapian::InternalError("the shards of the index have no names");
  }
}

std::uint32_t ShardNames::number_of(const Xapian::Database& shard) const {
  const auto found = std::find(names_.begin(), names_.end(), shard.get_uuid());
  if (found == names_.end()) {
    throw Xapian::InternalError("a shard is not of this index");
  }
  return static_cast<std::uint32_t>(found - names_.begin());
}

Xapian::Query documents_with(WantedValues wanted) {
  return Xapian::Query(
      (new ValueSource(std::make_shared<const WantedValues>(std::move(wanted))))->release());
}

Xapian::Query watched_documents(std::shared_ptr<Watch> watch) {
  return Xapian::Query((new WatchSource(std::move(watch)))->release());
}

}  // namespace lode::query

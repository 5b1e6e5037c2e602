// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/sources.h"

#include <algorithm>
#include <map>
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
    at_ = std::max(at_, document);
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

// Positions of a document with the places whose words stand there, a bit for each.
using Occurrences = std::map<Xapian::termpos, std::uint64_t>;

// True if every place can have a position of [first, last) of its own. Kuhn's algorithm for
// matchings in bipartite graphs.
class PlaceMatching {
 public:
  PlaceMatching(std::size_t places,
                Occurrences::const_iterator first,
                Occurrences::const_iterator last)
      : places_(places) {
    for (auto at = first; at != last; ++at) {
      masks_.push_back(at->second);
    }
    taken_by_.assign(masks_.size(), places);
  }

  [[nodiscard]] bool is_complete() {
    for (std::size_t place = 0; place < places_; ++place) {
      tried_.assign(masks_.size(), false);
      if (!find_position(place)) {
        return false;
      }
    }
    return true;
  }

 private:
  [[nodiscard]] bool find_position(std::size_t place) {
    for (std::size_t i = 0; i < masks_.size(); ++i) {
      if (tried_[i] || (masks_[i] >> place & 1U) == 0) {
        continue;
      }
      tried_[i] = true;
      if (taken_by_[i] == places_ || find_position(taken_by_[i])) {
        taken_by_[i] = place;
        return true;
      }
    }
    return false;
  }

  std::size_t places_;
  std::vector<std::uint64_t> masks_;
  std::vector<std::size_t> taken_by_;  // Place that has the position; places_ for none.
  std::vector<bool> tried_;
};

class NearSource final : public DocumentSource {
 public:
  explicit NearSource(std::shared_ptr<const NearWords> words) : words_(std::move(words)) {}

  PostingSource* clone() const override {
    return new NearSource(words_);  // NOLINT(cppcoreguidelines-owning-memory): Xapian takes it.
  }

 protected:
  void enter(const Xapian::Database& shard) override { shard_ = shard; }

  bool matches(Xapian::docid document) override {
    const Occurrences occurrences = find(document);
    auto last = occurrences.begin();
    for (auto first = occurrences.begin(); first != occurrences.end(); ++first) {
      while (last != occurrences.end() && last->first - first->first <= words_->width) {
        ++last;
      }
      if (PlaceMatching(words_->places.size(), first, last).is_complete()) {
        return true;
      }
    }
    return false;
  }

 private:
  [[nodiscard]] Occurrences find(Xapian::docid document) const {
    Occurrences occurrences;
    for (std::size_t place = 0; place < words_->places.size(); ++place) {
      for (const std::string& term : words_->places[place]) {
        words_->watch->check();
        const auto end = shard_.positionlist_end(document, term);
        for (auto at = shard_.positionlist_begin(document, term); at != end; ++at) {
          occurrences[*at] |= std::uint64_t{1} << place;
        }
      }
    }
    return occurrences;
  }

  std::shared_ptr<const NearWords> words_;
  Xapian::Database shard_;
};

class WatchSource final : public DocumentSource {
 public:
  WatchSource(std::shared_ptr<Watch> watch,
              std::shared_ptr<const ShardNames> shards,
              std::shared_ptr<Place> place)
      : watch_(std::move(watch)), shards_(std::move(shards)), place_(std::move(place)) {}

  PostingSource* clone() const override {
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): Xapian takes it.
    return new WatchSource(watch_, shards_, place_);
  }

 protected:
  void enter(const Xapian::Database& shard) override { shard_ = shards_->number_of(shard); }

  bool matches(Xapian::docid document) override {
    watch_->check();
    *place_ = {shard_, document};
    return true;
  }

 private:
  std::shared_ptr<Watch> watch_;
  std::shared_ptr<const ShardNames> shards_;
  std::shared_ptr<Place> place_;
  std::uint32_t shard_ = 0;
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

Xapian::Query documents_with_near(NearWords words) {
  return Xapian::Query(
      (new NearSource(std::make_shared<const NearWords>(std::move(words))))->release());
}

Xapian::Query watched_documents(std::shared_ptr<Watch> watch,
                                std::shared_ptr<const ShardNames> shards,
                                std::shared_ptr<Place> place) {
  auto* source = new WatchSource(std::move(watch), std::move(shards), std::move(place));
  return Xapian::Query(source->release());
}

}  // namespace lode::query

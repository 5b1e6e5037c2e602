// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "client/import_stream.h"
#include "client/progress.h"
#include "fake_services.h"

namespace lode::client {
namespace {

std::string lines(int count, const std::string& word) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += "{\"text\":\"" + word + "\"}\n";
  }
  return text;
}

// The part of the summary that does not depend on the time.
std::string after(const std::string& text, const std::string& mark) {
  const std::size_t at = text.find(mark);
  return at == std::string::npos ? "(no '" + mark + "') " + text : text.substr(at);
}

TEST(ImportTest, SendsEachDocumentOnceAndSumsUp) {
  const TempFolder folder;
  folder.write("a.html", "<p>new</p>");
  folder.write("b.html", "<p>old</p>");
  folder.write("c.jsonl", lines(3, "x") + lines(1, "sick"));
  FakeServices services;
  const Outcome run = run_lode(services, {"import", folder.path(), "-c", "news"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "");
  ASSERT_EQ(services.imported.size(), 6U);
  EXPECT_EQ(services.imported[0].collection, "news");
  EXPECT_EQ(services.imported[1].collection, "") << "in the first message alone";
  EXPECT_EQ(services.imported[0].id, "a.html");
  EXPECT_EQ(services.imported[0].name, "a.html");
  EXPECT_EQ(run.err.rfind("6 documents imported in ", 0), 0U) << run.err;
  EXPECT_EQ(after(run.err, "  facts found"),
            "  facts found          12\n"
            "  replaced             1\n"
            "  with plugin problems 1 (lode plugins quarantine)\n");
  EXPECT_EQ(services.accesses, std::vector<Access>{Access::kWrite});
}

TEST(ImportTest, TellsRefusalsWithTheirPlaceAndGoesOn) {
  const TempFolder folder;
  folder.write("c.jsonl", lines(1, "x") + "bad {\xff\n" + lines(1, "y"));
  FakeServices services;
  const Outcome run =
      run_lode(services, {"import", folder.path(), "--reject-file", folder.path("refused.jsonl")});
  EXPECT_EQ(run.code, 3);
  EXPECT_EQ(run.err.substr(0, run.err.find('\n')),
            "lode: " + folder.path("c.jsonl") + ":2: line is no JSON at byte 0 [INVALID_JSON]");
  EXPECT_NE(run.err.find("2 documents imported in"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("  rejected             1\n"), std::string::npos) << run.err;
  const auto refused = nlohmann::json::parse(folder.read("refused.jsonl"));
  EXPECT_EQ(refused["origin"], folder.path("c.jsonl") + ":2");
  EXPECT_EQ(refused["line"], "bad {\uFFFD");
  EXPECT_EQ(refused["status"]["code"], 3);
  EXPECT_EQ(refused["status"]["details"][0]["reason"], "INVALID_JSON");
}

TEST(ImportTest, RefusesTooLargeFilesItselfAndSendsTheRest) {
  const TempFolder folder;
  folder.write("a.txt", std::string(2000, 'x'));
  folder.write("b.txt", "fits");
  FakeServices services;
  services.status.mutable_limits()->set_document_bytes(1000);
  const Outcome run = run_lode(services, {"import", folder.path()});
  EXPECT_EQ(run.code, 3);
  EXPECT_NE(run.err.find("has 2000 bytes: documents of at most 1000 are taken, so split it "
                         "[DOCUMENT_TOO_LARGE]"),
            std::string::npos)
      << run.err;
  ASSERT_EQ(services.imported.size(), 1U);
  EXPECT_EQ(services.imported[0].id, "b.txt");
}

TEST(ImportTest, StopsAfterTheErrorsThatAreAllowed) {
  const TempFolder folder;
  folder.write("a.jsonl", lines(5000, "bad"));
  FakeServices services;
  const Outcome run = run_lode(services, {"import", folder.path(), "--max-errors", "30"});
  EXPECT_EQ(run.code, 3);
  EXPECT_LT(services.imported.size(), 5000U);
  EXPECT_GE(services.imported.size(), 30U);
  EXPECT_NE(run.err.find(" more refused documents: --reject-file FILE lists them all"),
            std::string::npos)
      << run.err;
}

TEST(ImportTest, PrintsEachAnswerAsJson) {
  const TempFolder folder;
  folder.write("a.jsonl", lines(1, "x") + lines(1, "bad"));
  FakeServices services;
  const Outcome run = run_lode(services, {"import", folder.path(), "--json"});
  std::istringstream out(run.out);
  std::string first;
  std::string second;
  std::getline(out, first);
  std::getline(out, second);
  EXPECT_EQ(nlohmann::json::parse(first)["stored"]["annotations"], 2) << run.out;
  EXPECT_EQ(nlohmann::json::parse(second)["error"]["code"], 3) << run.out;
}

TEST(ImportTest, TellsHowManyAreOpenWhenTheStreamBreaks) {
  const TempFolder folder;
  folder.write("a.jsonl", lines(10, "x"));
  FakeServices services;
  services.break_after = 4;
  const Outcome run = run_lode(services, {"import", folder.path()});
  EXPECT_EQ(run.code, 5);
  EXPECT_NE(run.err.find("4 documents imported"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("the stream broke with "), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("the server ends [DRAINING]"), std::string::npos) << run.err;
}

TEST(ImportTest, AMissingPathSendsNothing) {
  FakeServices services;
  const Outcome run = run_lode(services, {"import", "/does/not/exist"});
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.err,
            "lode: cannot read '/does/not/exist': No such file or directory [FILE_NOT_FOUND]\n");
  EXPECT_TRUE(services.imported.empty());
  EXPECT_TRUE(services.accesses.empty());
}

TEST(ImportTest, ARejectFileThatCannotBeWrittenIsToldFirst) {
  const TempFolder folder;
  folder.write("a.txt", "x");
  FakeServices services;
  const Outcome run = run_lode(
      services, {"import", folder.path("a.txt"), "--reject-file", "/does/not/exist/refused"});
  EXPECT_EQ(run.code, 2);
  EXPECT_TRUE(services.imported.empty());
}

// A stream straight on the fake, for what `lode import` does not let a test choose.
class ImportStreamTest : public testing::Test {
 protected:
  ImportStreamTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(static_cast<v1::DocumentService::Service*>(&services_));
    server_ = builder.BuildAndStart();
    stub_ = v1::DocumentService::NewStub(server_->InProcessChannel(grpc::ChannelArguments()));
  }
  ~ImportStreamTest() override { server_->Shutdown(); }

  std::size_t run(ImportWindow window, int documents) {
    std::size_t answers = 0;
    ImportStream stream(
        *stub_, "", window, [&](const InputItem&, const auto&) { ++answers; }, [] {});
    for (int i = 0; i < documents; ++i) {
      InputItem item;
      item.document.set_bytes("0123456789");
      EXPECT_TRUE(stream.send(static_cast<std::uint64_t>(i), std::move(item)));
    }
    EXPECT_TRUE(stream.finish().ok());
    EXPECT_EQ(stream.unanswered(), 0U);
    return answers;
  }

  FakeServices services_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::DocumentService::Stub> stub_;
};

TEST_F(ImportStreamTest, NeverHasMoreOpenThanItsWindow) {
  services_.hold_answers_until = 4;
  EXPECT_EQ(run({.documents = 4}, 20), 20U);
  EXPECT_EQ(services_.most_unanswered, 4U);
}

TEST_F(ImportStreamTest, BoundsTheBytesToo) {
  services_.hold_answers_until = 3;
  EXPECT_EQ(run({.documents = 100, .bytes = 30}, 12), 12U);
  EXPECT_EQ(services_.most_unanswered, 3U);
}

TEST_F(ImportStreamTest, AlwaysLetsOneDocumentThrough) {
  EXPECT_EQ(run({.documents = 1, .bytes = 1}, 5), 5U);
  EXPECT_EQ(services_.most_unanswered, 1U);
}

TEST_F(ImportStreamTest, EndsWhenItIsLeftOpen) {
  services_.hold_answers_until = 100;
  {
    ImportStream stream(
        *stub_, "", {}, [](const InputItem&, const auto&) {}, [] {});
    EXPECT_TRUE(stream.send(1, InputItem{}));
  }
  SUCCEED() << "no hang";
}

TEST(ProgressTest, SaysHowFastAndHowLong) {
  const ImportCounts counts{.accepted = 1500, .rejected = 2, .bytes = 4'000'000};
  EXPECT_EQ(progress_line(counts, 16'000'000, std::chrono::seconds(10)),
            "1\u00A0502 documents, 150 documents/s, 400.0 kB/s, 2 rejected, 25 %, 0:30 left");
  EXPECT_EQ(progress_line({.accepted = 1, .bytes = 10}, 0, std::chrono::seconds(10)),
            "1 document, 0.1 documents/s, 1 B/s");
}

TEST(ProgressTest, ALineEveryTenSecondsOffATerminal) {
  std::ostringstream err;
  Progress progress(err, {}, 0);
  const auto start = Progress::Clock::now();
  progress.tick({}, start + std::chrono::seconds(1));
  EXPECT_EQ(err.str(), "");
  progress.tick({.accepted = 100, .bytes = 50}, start + std::chrono::seconds(11));
  EXPECT_EQ(err.str().rfind("lode: 100 documents, ", 0), 0U) << err.str();
  progress.tick({.accepted = 200}, start + std::chrono::seconds(12));
  EXPECT_EQ(std::ranges::count(err.str(), '\n'), 1);
}

TEST(ProgressTest, ALineThatRenewsItselfOnATerminal) {
  std::ostringstream err;
  Progress progress(err, {.interactive = true, .width = 20}, 0);
  progress.tick({.accepted = 100}, Progress::Clock::now() + std::chrono::seconds(1));
  EXPECT_EQ(err.str().rfind("\r\x1b[K100 documents", 0), 0U) << err.str();
  EXPECT_LE(display_width(err.str().substr(4)), 19U);
  progress.clear();
  EXPECT_EQ(err.str().substr(err.str().size() - 4), "\r\x1b[K");
}

}  // namespace
}  // namespace lode::client

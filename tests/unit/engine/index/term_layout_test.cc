// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/term_layout.h"

#include <sstream>

#include <gtest/gtest.h>
#include <xapian.h>

#include "engine/base/utf8.h"
#include "engine/index/prepared.h"
#include "tests/unit/engine/index/documents.h"

namespace lode::index {
namespace {

// "term count@position,position" a line.
std::string list_terms(const Document& document) {
  Operation operation = put(document, test_schema());
  const Xapian::Document& xapian = *Preparer::open(operation.document).document;
  std::ostringstream list;
  for (auto term = xapian.termlist_begin(); term != xapian.termlist_end(); ++term) {
    list << *term;
    if (term.get_wdf() > 0) {
      list << ' ' << term.get_wdf();
    }
    char separator = '@';
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      list << separator << *at;
      separator = ',';
    }
    list << '\n';
  }
  return list.str();
}

TEST(TermLayoutTest, ListsEveryTermOfADocument) {
  Document document = text_document("doc-1", "Racks cost money: racks");
  document.title = "Racks bought";
  document.url = "https://example.org/1";
  document.language = "en";
  document.annotations = {
      fact("company", Keyword{"Acme  Corp", "company/acme", {}}),
      fact("gpu", Keyword{"GB200", "", {"Nvidia", "Blackwell", "GB200"}}),
      fact("power", Number{30, 30, "MW"}),
      fact("deal", Record{"Supply", {{"buyer", 0}}}),
  };
  document.runs = {{"good", "1", "0123456789abcdef", RunStatus::kOk, "", 0},
                   {"bad", "1", "fedcba9876543210", RunStatus::kFailed, "", 0}};
  EXPECT_EQ(list_terms(document),
            "Qdoc-1\n"
            "Sbought 1@2\n"
            "Sracks 1@1\n"
            "Uhttps://example.org/1\n"
            "XEgood:01234567\n"
            "XFcompany:acme corp\n"
            "XFdeal.buyer:acme corp\n"
            "XFdeal:supply\n"
            "XFgpu:blackwell\n"
            "XFgpu:gb200\n"
            "XFgpu:nvidia\n"
            "XFlanguage:en\n"
            "XHcompany\n"
            "XHdeal\n"
            "XHdeal.buyer\n"
            "XHgpu\n"
            "XHlanguage\n"
            "XHpower\n"
            "XSbad:failed\n"
            "ZSbought 1\n"
            "ZSrack 1\n"
            "Zbought 5\n"
            "Zcost 1\n"
            "Zmoney 1\n"
            "Zrack 7\n"
            "bought 5@2\n"
            "cost 1@1001\n"
            "money 1@1002\n"
            "racks 7@1,1000,1003\n");
}

TEST(TermLayoutTest, LetsNoPhraseCrossFromALongTitleIntoTheBody) {
  Document document = text_document("doc-1", "body");
  for (int i = 0; i < 2'000; ++i) {
    document.title += "w ";
  }
  Operation operation = put(document, test_schema());
  const Xapian::Document& xapian = *Preparer::open(operation.document).document;
  auto term = xapian.termlist_begin();
  term.skip_to("w");
  EXPECT_EQ(term.get_wdf(), 2'000U * kTitleWeight);
  EXPECT_EQ(term.positionlist_count(), kMaxTitlePosition);
}

TEST(TermLayoutTest, SkipsWhatADocumentDoesNotHave) {
  EXPECT_EQ(list_terms(text_document("a", "")), "Qa\n");
}

TEST(MakeTermTest, CutsLongTermsAndKeepsThemApart) {
  std::string value(300, 'x');
  const std::string one = make_term("XF", value + "1");
  const std::string two = make_term("XF", value + "2");
  EXPECT_EQ(one.size(), kMaxTermBytes);
  EXPECT_NE(one, two);
  EXPECT_EQ(one, make_term("XF", value + "1"));
}

TEST(MakeTermTest, CutsBetweenCharacters) {
  for (std::size_t lead = 0; lead < 4; ++lead) {
    std::string value(lead, 'x');
    for (int i = 0; i < 100; ++i) {
      value += "\xE2\x82\xAC";  // three bytes
    }
    const std::string term = make_term("XF", value);
    EXPECT_LE(term.size(), kMaxTermBytes);
    EXPECT_TRUE(utf8::is_valid(term)) << lead;
  }
}

TEST(MakeTermTest, LeavesTermsOfTheGreatestLengthAlone) {
  const std::string value(kMaxTermBytes - 1, 'x');
  EXPECT_EQ(make_term("Q", value), "Q" + value);
}

TEST(MakeTermTest, HoldsNoNul) {
  EXPECT_EQ(make_term("U", std::string_view("a\0b", 3)),
            "Ua\xEF\xBF\xBD"
            "b");
}

TEST(FoldValueTest, LowersCaseKeepsAccentsAndMakesWhiteSpaceSingle) {
  struct Case {
    std::string value;
    std::string want;
  };
  const Case cases[] = {
      {"Acme Corp", "acme corp"},
      {"  Acme\t\n Corp ", "acme corp"},
      {"\xC3\x89"
       "cole Z\xC3\x9C",
       "\xC3\xA9"
       "cole z\xC3\xBC"},
      {"A\xC2\xA0"
       "B",
       "a b"},
      {"", ""},
      {"   ", ""},
      {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(fold_value(c.value), c.want);
    EXPECT_EQ(fold_value(c.want), c.want) << "folding twice";
  }
}

}  // namespace
}  // namespace lode::index

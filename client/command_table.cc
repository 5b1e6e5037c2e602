// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdint>

#include "client/command.h"

namespace lode::client {
namespace {

using enum OptionKind;

constexpr std::array kCommon = {
    Option{"data", 'd', kText, "DIR", "data folder [$XDG_DATA_HOME/lode]"},
    Option{"server", 's', kText, "ADDRESS", "work through a server: HOST[:PORT] or unix:PATH"},
    Option{"collection", 'c', kText, "NAME", "collection [default]"},
    Option{"plugins", 0, kList, "DIR", "folder with plugins, may be repeated (without --server)"},
    Option{"json", 'j', kFlag, "", "one JSON object a line; the same as --output json"},
    Option{"output",
           'o',
           kText,
           "FORM",
           "table on a terminal, else plain [auto]",
           "auto table plain json"},
    Option{"color", 0, kText, "WHEN", "colour [auto]", "auto always never"},
    Option{"timeout", 0, kNumber, "SECONDS", "longest time for one answer [60]"},
    Option{"help", 'h', kFlag, "", "help for the command"},
    Option{"version", 'V', kFlag, "", "version"},
};

constexpr std::array kImport = {
    Option{"reject-file", 0, kText, "FILE", "write each refused document and why, as JSON lines"},
    Option{"max-errors", 0, kNumber, "N", "stop after N refused documents"},
    Option{"id-from",
           0,
           kText,
           "RULE",
           "ids of files: path below the folder given, or the content's own [path]",
           "path content"},
};
constexpr std::array<std::string_view, 4> kImportExamples = {
    "lode import examples/deals",
    "lode import articles.jsonl --reject-file refused.jsonl",
    "zcat archive.jsonl.gz | lode import -",
    "lode import --server localhost:7700 news/",
};

constexpr std::array kSearch = {
    Option{"limit", 'n', kNumber, "N", "hits on a page, at most 500 [20]"},
    Option{"page-token", 0, kText, "TOKEN", "the page that a footer names"},
    Option{"sort", 0, kText, "FACET [asc|desc]", "order, e.g. \"deal_size desc\" [relevance]"},
    Option{"filter", 0, kText, "QUERY", "keep matches of QUERY, without an effect on the order"},
    Option{"facet", 'f', kList, "NAME[:N]", "count the N largest values of a facet"},
    Option{"no-facets", 0, kFlag, "", "no facets beside the hits"},
    Option{"evidence", 0, kFlag, "", "for each fact the words that it stands in"},
    Option{"explain",
           0,
           kFlag,
           "",
           "for each hit why it is one: what gives its score, which facts hold"},
    Option{"like", 0, kText, "ID", "more like this: documents that share the telling words of ID"},
    Option{"half-life", 0, kNumber, "DAYS", "let scores fade with age: 3/4 after so many days"},
    Option{"collapse", 0, kFlag, "", "show near copies of one text once"},
    Option{"fragments", 0, kNumber, "N", "pieces of text for each hit, at most 10 [1]"},
    Option{"count", 0, kFlag, "", "print the number of matches alone"},
    Option{"ids", 0, kFlag, "", "print ids alone, one a line"},
    Option{"exit-status", 'e', kFlag, "", "end with 1 if there is no hit"},
};
constexpr std::array<std::string_view, 4> kSearchExamples = {
    "lode search openai compute deal",
    "lode search 'company:CoreWeave deal_size>=10B' --evidence",
    "lode search 'gpu:Blackwell published:2025' --sort 'deal_size desc' -n 5",
    "lode search nvidia --json | jq -r 'select(.hit).hit.document.title'",
};

constexpr std::array kExport = {
    Option{"filter", 0, kText, "QUERY", "keep matches of QUERY alone"},
    Option{"format", 0, kText, "FORM", "form of the lines [jsonl]", "jsonl csv"},
    Option{"fields",
           0,
           kText,
           "A,B,...",
           "what to write: document fields, metadata.KEY, facets, annotations"},
    Option{"order", 0, kText, "ORDER", "as in the index (fastest), or by id [index]", "index id"},
};
constexpr std::array<std::string_view, 3> kExportExamples = {
    "lode export > all.jsonl",
    "lode export 'deal_size>=1B' --format csv --fields id,title,deal.buyer,deal_size",
    "lode export company:CoreWeave --fields id,text,annotations --order id",
};

constexpr std::array kSuggest = {
    Option{"limit", 'n', kNumber, "N", "most suggestions of each kind, at most 100 [10]"},
    Option{"filter", 0, kText, "QUERY", "count values in the matches of QUERY [all documents]"},
};
constexpr std::array<std::string_view, 3> kSuggestExamples = {
    "lode suggest nvid",
    "lode suggest 'openai company:cor'",
    "lode suggest 'deal:{buyer:' --filter published:2025",
};

constexpr std::array<std::string_view, 1> kShowExamples = {"lode show html/openai-aws.html"};
constexpr std::array kWhy = {
    Option{"query", 'q', kText, "QUERY", "explain why QUERY finds the document, or does not"},
    Option{"filter", 0, kText, "QUERY", "with --query: the filter of that search"},
};
constexpr std::array<std::string_view, 3> kWhyExamples = {
    "lode why html/openai-aws.html deal_size",
    "lode why html/openai-aws.html company Amazon",
    "lode why html/openai-aws.html --query 'openai cloud deal_size>=10B'",
};

constexpr std::array kFacets = {
    Option{"query", 'q', kText, "QUERY", "count in the matches of QUERY [all documents]"},
    Option{"limit", 'n', kNumber, "N", "values or automatic ranges, at most 1,000 [10]"},
    Option{"offset", 0, kNumber, "N", "leave out the first N values"},
    Option{"all", 'a', kFlag, "", "all values, however many"},
    Option{"sort",
           0,
           kText,
           "ORDER",
           "count or name, with asc or desc behind it, e.g. \"name desc\" [count]"},
    Option{"value", 0, kList, "VALUE", "count VALUE, also if it is 0; may be repeated"},
    Option{"parent", 0, kText, "VALUE", "children of VALUE alone, e.g. Blackwell"},
    Option{"prefix", 0, kText, "TEXT", "values that start with TEXT alone"},
    Option{"range", 'r', kList, "LO..HI", "count ranges, e.g. 1B..10B; may be repeated"},
    Option{"auto-ranges", 0, kFlag, "", "count money and numbers in round ranges, at most --limit"},
    Option{"interval",
           0,
           kText,
           "UNIT",
           "count dates by year, quarter, month, week or day, or as fits --limit",
           "year quarter month week day auto"},
    Option{"empty", 0, kFlag, "", "with --interval: also intervals without documents"},
    Option{"percentiles", 0, kText, "P,P...", "of money and numbers, from 0 to 100 [50,90,99]"},
    Option{"records", 0, kText, "CONDITIONS", "of roles: only of records with e.g. \"amount>1B\""},
    Option{"ignore-own", 0, kFlag, "", "leave out conditions of --query on the facet itself"},
};
constexpr std::array<std::string_view, 6> kFacetsExamples = {
    "lode facets company gpu --query 'deal_size>=10B'",
    "lode facets gpu --parent Blackwell",
    "lode facets published --interval month --empty",
    "lode facets company --all --sort name",
    "lode facets deal_size --auto-ranges --percentiles 50,90",
    "lode facets deal.buyer --records 'amount>1B'",
};

constexpr std::array<std::string_view, 3> kExtractExamples = {
    "lode extract article.html",
    "pbpaste | lode extract -",
    "lode extract articles.jsonl --json | jq -r 'select(.facet==\"deal_size\").quote'",
};

constexpr std::array kDelete = {
    Option{"query", 'q', kText, "QUERY", "delete all matches of QUERY"},
    Option{"dry-run", 0, kFlag, "", "count only, delete nothing"},
    Option{"yes", 'y', kFlag, "", "do not ask"},
};
constexpr std::array<std::string_view, 2> kDeleteExamples = {
    "lode delete html/openai-aws.html",
    "lode delete --query 'published<2020' --dry-run",
};

constexpr std::array kCollections = {
    Option{"shards", 0, kNumber, "N", "of create: parts indexed in parallel, at most 64"},
    Option{"yes", 'y', kFlag, "", "of delete: do not ask"},
};
constexpr std::array<std::string_view, 3> kCollectionsExamples = {
    "lode collections",
    "lode collections create filings",
    "lode collections delete filings",
};

constexpr std::array<std::string_view, 3> kPluginsExamples = {
    "lode plugins",
    "lode plugins quarantine",
    "lode plugins unquarantine lode.money",
};
constexpr std::array<std::string_view, 2> kServeExamples = {
    "lode serve",
    "lode serve -- --listen 127.0.0.1:7701",
};
constexpr std::array<std::string_view, 1> kCompletionExamples = {
    "lode completion bash > ~/.local/share/bash-completion/completions/lode",
};

constexpr std::array kCommands = {
    Command{"import",
            "PATH...|-",
            "add documents: files, folders, JSON lines, standard input",
            1,
            SIZE_MAX,
            kImport,
            kImportExamples,
            run_import},
    Command{"search",
            "QUERY...",
            "find documents, with their facts and facets",
            0,
            SIZE_MAX,
            kSearch,
            kSearchExamples,
            run_search},
    Command{"export",
            "[QUERY...]",
            "write all matches as JSON lines or CSV",
            0,
            SIZE_MAX,
            kExport,
            kExportExamples,
            run_export},
    Command{"suggest",
            "TEXT...",
            "complete a query: fields, values of facets, words",
            1,
            SIZE_MAX,
            kSuggest,
            kSuggestExamples,
            run_suggest},
    Command{"show",
            "ID",
            "show a document with the facts in its text",
            1,
            1,
            {},
            kShowExamples,
            run_show},
    Command{"why",
            "ID [FIELD [VALUE]]",
            "show the evidence of a document's facts, or why a query finds it",
            1,
            3,
            kWhy,
            kWhyExamples,
            run_why},
    Command{"facets",
            "NAME...",
            "count the values of facets",
            1,
            32,
            kFacets,
            kFacetsExamples,
            run_facets},
    Command{"extract",
            "FILE|-",
            "show the facts in a file without adding it",
            1,
            1,
            {},
            kExtractExamples,
            run_extract},
    Command{"delete",
            "ID...",
            "remove documents by id or by query",
            0,
            SIZE_MAX,
            kDelete,
            kDeleteExamples,
            run_delete},
    Command{"fields", "", "list the facets that documents can have", 0, 0, {}, {}, run_fields},
    Command{"collections",
            "[list|create NAME|delete NAME]",
            "list, create and delete collections",
            0,
            2,
            kCollections,
            kCollectionsExamples,
            run_collections},
    Command{"plugins",
            "[list|quarantine|unquarantine [ID]]",
            "list plugins, and documents that they failed on",
            0,
            2,
            {},
            kPluginsExamples,
            run_plugins},
    Command{
        "status", "", "how the data or the server is, and its limits", 0, 0, {}, {}, run_status},
    Command{"serve",
            "[-- FLAG...]",
            "run lode-server on the data folder",
            0,
            SIZE_MAX,
            {},
            kServeExamples,
            run_serve},
    Command{"completion",
            "bash|zsh|fish",
            "print a completion script for a shell",
            1,
            1,
            {},
            kCompletionExamples,
            run_completion},
    Command{"help",
            "[COMMAND|exit-codes|query]",
            "help for a command or a topic",
            0,
            1,
            {},
            {},
            run_help},
};

}  // namespace

std::span<const Command> commands() {
  return kCommands;
}

std::span<const Option> common_options() {
  return kCommon;
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(kCommands, name, &Command::name);
  return found != kCommands.end() ? &*found : nullptr;
}

}  // namespace lode::client

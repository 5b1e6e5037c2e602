#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What hits can do, over gRPC: one function for each feature.

    lode serve &
    lode import --server localhost:7700 examples/deals
    examples/grpc/hits.py localhost:7700

Needs protoc, grpc_python_plugin and python3-grpcio (Debian: protobuf-compiler, protobuf-compiler-grpc).
"""
import importlib
import pathlib
import subprocess
import sys
import tempfile

import grpc

PROTO = pathlib.Path(__file__).resolve().parents[2] / "proto"
NAMES = ("search", "explain", "export", "suggest", "types")


def make_stubs(folder):
    """Python code for the messages and the service, from their definitions."""
    subprocess.run(
        ["protoc", f"-I{PROTO}", f"--python_out={folder}", f"--grpc_python_out={folder}",
         "--plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin",
         *(f"lode/v1/{name}.proto" for name in NAMES)], check=True)
    sys.path.insert(0, folder)


def marked(snippet):
    """The text with [ ] around what matched. Offsets are bytes."""
    text, out, at = snippet.text.encode(), b"", 0
    for match in snippet.highlights:
        out += text[at:match.begin] + b"[" + text[match.begin:match.end] + b"]"
        at = match.end
    return (out + text[at:]).decode()


def highlights(service, pb):
    """Several pieces of text; words in all their forms, phrases and prefixes are marked."""
    page = service.Search(pb.search.SearchRequest(
        query='"seven years" OR contract OR blackw*', page_size=3,
        snippet=pb.search.SnippetSpec(max_bytes=300, max_fragments=3)))
    for hit in page.hits:
        for fragment in hit.fragments:
            yield f"{hit.document.id}: {marked(fragment)}"


def evidence(service, pb):
    """Each fact with the words that it stands in."""
    page = service.Search(pb.search.SearchRequest(
        query="deal_size>=10B", page_size=1, view=pb.search.VIEW_EVIDENCE))
    for fact in page.hits[0].document.annotations:
        if fact.facet == "deal_size":
            yield f"{fact.value.text}: {fact.quote!r} at byte {fact.span.begin}"


def sorting_and_pages(service, pb):
    """The largest deals first, two on a page; the token says if the index has changed meanwhile."""
    token = ""
    for _ in range(3):
        page = service.Search(pb.search.SearchRequest(
            query="deal_size:*", order_by="deal_size desc", page_size=2, page_token=token))
        for hit in page.hits:
            yield f"{hit.rank} {hit.document.id} (changed: {page.changed_since_first_page})"
        token = page.next_page_token


def recency(service, pb):
    """Newer documents gain: a score is three quarters after 90 days, never less than half."""
    page = service.Search(pb.search.SearchRequest(
        query="openai", half_life_days=90, explain=True, page_size=2))
    for hit in page.hits:
        yield f"{hit.score:.3f} {hit.document.id}, times {hit.explanation.recency:.3f} for its age"


def collapse(service, pb):
    """Near copies of one text are shown once; `total` still counts documents."""
    page = service.Search(pb.search.SearchRequest(query="openai", collapse_copies=True))
    yield f"{page.groups} groups of {page.total.value} documents"
    for hit in page.hits:
        if hit.collapsed_count:
            yield f"{hit.document.id} and {hit.collapsed_count} more"


def more_like_this(service, pb):
    """Documents that share the telling words of one."""
    first = service.Search(pb.search.SearchRequest(query="coreweave openai", page_size=1)).hits[0]
    page = service.Search(pb.search.SearchRequest(like=first.document.id, page_size=3))
    for hit in page.hits:
        yield f"like {first.document.id}: {hit.document.id}"


def did_you_mean(service, pb):
    """A query with a slip of the pen."""
    page = service.Search(pb.search.SearchRequest(query="contarct nvidai"))
    yield f"{page.total.value} hits; did you mean {page.suggested_query!r}?"


def autocomplete(service, pb):
    """Fields, values and words while somebody types."""
    for text in ("corew", "company:micro", "deal:{bu"):
        reply = service.Suggest(pb.suggest.SuggestRequest(text=text, limit=2))
        for suggestion in reply.suggestions:
            yield f"{text} -> {suggestion.query} ({suggestion.documents})"


def explain(service, pb):
    """Why a document is a hit: what gives its score, which facts make it one."""
    hit = service.Search(pb.search.SearchRequest(
        query="contract company:OpenAI", page_size=1)).hits[0]
    reply = service.Explain(pb.explain.ExplainRequest(
        id=hit.document.id, query="contract company:OpenAI"))
    for piece in reply.explanation.pieces:
        facts = [fact.quote for fact in piece.facts]
        yield f"{piece.piece}: {piece.score:.3f} {facts}"


def export(service, pb):
    """All hits as CSV, as a stream."""
    data, last = b"", None
    for last in service.Export(pb.export.ExportRequest(
            query="deal_size>=30B", format=pb.export.EXPORT_FORMAT_CSV,
            fields=["id", "deal_size"], order=pb.export.EXPORT_ORDER_ID)):
        data += last.data
    yield from data.decode().splitlines()
    yield f"complete: {last.complete}"


FEATURES = (highlights, evidence, sorting_and_pages, recency, collapse, more_like_this, did_you_mean,
            autocomplete, explain, export)


class Messages:
    """The generated modules by their short names: pb.search, pb.explain, ..."""


def main(address):
    with tempfile.TemporaryDirectory() as folder:
        make_stubs(folder)
        pb = Messages()
        for name in NAMES:
            setattr(pb, name, importlib.import_module(f"lode.v1.{name}_pb2"))
        from lode.v1 import search_pb2_grpc
        with grpc.insecure_channel(address) as channel:
            service = search_pb2_grpc.SearchServiceStub(channel)
            for feature in FEATURES:
                print(f"{feature.__name__}: {feature.__doc__.splitlines()[0]}")
                for line in feature(service, pb):
                    print(f"  {line}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: hits.py HOST:PORT")
    main(sys.argv[1])

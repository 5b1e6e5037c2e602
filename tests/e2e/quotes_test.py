#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a plugin extracts can be asked for: by the words of the text, and by the value as it is shown.

Every fact of the texts in tests/data is asked for in both ways, together with the id of its document. The
rightful exceptions are below, each with its reason."""
import collections
import json
import pathlib
import re
import tempfile
import unittest

import lode_support as lode

STUBS = tempfile.TemporaryDirectory()
lode.load_stubs(pathlib.Path(STUBS.name))

import grpc  # noqa: E402
from grpc.health.v1 import health_pb2, health_pb2_grpc  # noqa: E402
from lode.v1 import document_pb2, document_pb2_grpc, search_pb2, search_pb2_grpc, types_pb2  # noqa: E402

TEXTS = ("deals-passages.jsonl", "held-back-articles.jsonl")


def texts():
    for name in TEXTS:
        with open(lode.SOURCE / "tests" / "data" / name) as f:
            for line in f:
                row = json.loads(line)
                yield row["id"], row["lang"], row["text"]


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def exception(fact):
    """Why the fact need not be found by its quote; empty if it must."""
    if fact.value.HasField("date") and fact.value.date.relative:
        return "a day that each text means differently (Monday, last year, in March)"
    bare = re.fullmatch(r"[\d.,\s]+(mil )?\w+", fact.quote)
    if fact.value.HasField("money") and fact.value.money.currency != "USD" and bare:
        return "an amount whose currency the text names elsewhere; alone it is read as dollars"
    return ""


class QuotesTest(lode.TempFolderTest):

    def setUp(self):
        super().setUp()
        self.server = lode.Server(self.folder / "data", "--plugins", lode.PLUGINS)
        self.addCleanup(self.server.close)
        self.server.wait_until_serving(grpc, health_pb2, health_pb2_grpc)
        channel = grpc.insecure_channel(self.server.address)
        self.addCleanup(channel.close)
        self.search_stub = search_pb2_grpc.SearchServiceStub(channel)
        self.documents = document_pb2_grpc.DocumentServiceStub(channel)

    def import_all(self):
        def requests():
            for sequence, (doc_id, language, text) in enumerate(texts(), 1):
                yield document_pb2.ImportDocumentsRequest(
                    sequence=sequence, document=document_pb2.RawDocument(
                        id=doc_id, fields=document_pb2.RawDocument.Fields(
                            text=text.encode(), language=language)))
        answers = list(self.documents.ImportDocuments(requests(), timeout=240))
        self.assertTrue(all(a.WhichOneof("outcome") == "stored" for a in answers))

    def finds(self, facet, value, doc_id):
        """Empty if the condition finds the document, else what came."""
        try:
            reply = self.search_stub.Search(search_pb2.SearchRequest(
                query=f"{facet}:{quoted(value)} id:{quoted(doc_id)}"), timeout=30)
        except grpc.RpcError as error:
            return error.details()
        return "" if reply.total.value == 1 else "not found; read as " + reply.parsed_query

    def facts(self, doc_id):
        """(facet, fact) of the document, roles of records among them."""
        document = self.documents.GetDocument(
            document_pb2.GetDocumentRequest(id=doc_id), timeout=30).document
        for fact in document.annotations:
            if fact.span.field == types_pb2.TEXT_FIELD_FURNITURE:
                continue  # Kept, but not searched.
            if fact.value.HasField("record"):
                for role in fact.value.record.roles:
                    yield f"{fact.facet}.{role.name}", document.annotations[role.annotation]
            else:
                yield fact.facet, fact

    def test_every_fact_is_found_by_its_quote_and_by_its_value(self):
        self.import_all()
        asked, excepted, wrong = 0, collections.Counter(), []
        for doc_id, _, _ in texts():
            seen = set()
            for facet, fact in self.facts(doc_id):
                ways = [("value", fact.value.text)]
                if fact.quote:
                    ways.append(("quote", fact.quote))
                for way, value in ways:
                    if (facet, value) in seen:
                        continue
                    seen.add((facet, value))
                    asked += 1
                    complaint = self.finds(facet, value, doc_id)
                    reason = exception(fact) if way == "quote" else ""
                    if complaint and reason:
                        excepted[reason] += 1
                    elif complaint:
                        wrong.append(f"{doc_id} {facet} {way} {value!r} ({fact.value.text}): {complaint}")
        print(f"{asked} questions; exceptions: {dict(excepted)}")
        self.assertLess(sum(excepted.values()), asked / 100)
        self.assertGreater(asked, 1000)
        self.assertEqual(wrong, [], "\n".join(wrong))


if __name__ == "__main__":
    unittest.main(verbosity=2)

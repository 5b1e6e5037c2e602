#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client that is not ours: imports, searches, counts and deletes over gRPC alone."""
import collections
import csv
import io
import json
import pathlib
import random
import tempfile
import unittest

import lode_support as lode

STUBS = tempfile.TemporaryDirectory()
lode.load_stubs(pathlib.Path(STUBS.name))

import grpc  # noqa: E402
from google.rpc import error_details_pb2, status_pb2  # noqa: E402
from grpc.health.v1 import health_pb2, health_pb2_grpc  # noqa: E402
from grpc.reflection.v1alpha import reflection_pb2, reflection_pb2_grpc  # noqa: E402
from lode.v1 import admin_pb2, admin_pb2_grpc, document_pb2, document_pb2_grpc  # noqa: E402
from lode.v1 import explain_pb2, export_pb2  # noqa: E402
from lode.v1 import extraction_pb2, extraction_pb2_grpc, search_pb2, search_pb2_grpc  # noqa: E402

BUYERS = ["OpenAI", "Anthropic", "Microsoft", "xAI"]
SELLERS = ["CoreWeave", "Nebius", "Lambda Labs", "Crusoe"]
CHIPS = ["H100", "H200", "GB200", "GB300", "MI300X"]


def make_documents(count, seed):
    """Documents with known facts: (id, text, companies, chips, billions)."""
    rng = random.Random(seed)
    for i in range(count):
        buyer, seller = rng.choice(BUYERS), rng.choice(SELLERS)
        chips = rng.sample(CHIPS, rng.randint(1, 2))
        billions = rng.randint(1, 40)
        text = (f"{buyer} signed a five-year contract worth ${billions} billion with {seller}. "
                f"The data centre will run Nvidia {' and '.join(chips)} accelerators. Note {i}.")
        yield f"doc-{i:04}", text, {buyer, seller}, set(chips), billions


class GrpcTest(lode.TempFolderTest):
    COUNT = 1000

    def setUp(self):
        super().setUp()
        self.server = lode.Server(self.folder / "data", "--plugins", lode.PLUGINS)
        self.addCleanup(self.server.close)
        self.server.wait_until_serving(grpc, health_pb2, health_pb2_grpc)
        self.channel = grpc.insecure_channel(self.server.address)
        self.addCleanup(self.channel.close)
        self.search_stub = search_pb2_grpc.SearchServiceStub(self.channel)
        self.documents = document_pb2_grpc.DocumentServiceStub(self.channel)

    def import_all(self, documents):
        def requests():
            for sequence, (doc_id, text, *_) in enumerate(documents, 1):
                raw = document_pb2.RawDocument(
                    id=doc_id, fields=document_pb2.RawDocument.Fields(text=text.encode()))
                yield document_pb2.ImportDocumentsRequest(sequence=sequence, document=raw)
        return list(self.documents.ImportDocuments(requests(), timeout=240))

    def search(self, **fields):
        return self.search_stub.Search(search_pb2.SearchRequest(**fields), timeout=30)

    def test_hits_are_explained_exported_collapsed_and_likened(self):
        documents = list(make_documents(60, seed=7))
        body = "The harbour of the north takes ships again after the storm, the port said. "
        body += " ".join(f"Pier {i} opens on day {i}." for i in range(40))
        documents += [("copy-1", body, set(), set(), 0),
                      ("copy-2", body + " Reported by a second paper.", set(), set(), 0)]
        self.import_all(documents)

        # The parts of each hit's explanation give its score.
        page = self.search(query="contract OR harbour", filter="deal_size>=10B", explain=True)
        self.assertTrue(page.hits)
        for hit in page.hits:
            parts = sum(part.score for piece in hit.explanation.pieces for part in piece.parts)
            self.assertAlmostEqual(parts, hit.score, places=4)
            facts = [fact for piece in hit.explanation.pieces for fact in piece.facts]
            self.assertIn("deal_size", {fact.facet for fact in facts})
        why = self.search_stub.Explain(
            explain_pb2.ExplainRequest(id="copy-1", query="contract harbour"), timeout=30)
        self.assertFalse(why.explanation.matches)
        self.assertEqual([piece.holds for piece in why.explanation.pieces], [False, True])

        # An export has all hits, as JSON lines or CSV.
        def export(**fields):
            pieces = list(self.search_stub.Export(
                export_pb2.ExportRequest(query="harbour OR contract", **fields), timeout=60))
            self.assertTrue(pieces[-1].complete)
            self.assertFalse(pieces[-1].changed_since_start)
            return b"".join(piece.data for piece in pieces).decode()
        lines = [json.loads(line) for line in export(order=export_pb2.EXPORT_ORDER_ID).splitlines()]
        self.assertEqual([line["id"] for line in lines], sorted(d[0] for d in documents))
        rows = list(csv.DictReader(io.StringIO(export(
            format=export_pb2.EXPORT_FORMAT_CSV, fields=["id", "company"]))))
        companies = {row["id"]: set(row["company"].split("; ")) for row in rows}
        for doc_id, _, want, _, _ in documents[:60]:
            self.assertLessEqual(want & set(BUYERS), companies[doc_id])

        # Near copies are one hit, and each is like the other.
        page = self.search(query="harbour", collapse_copies=True)
        self.assertEqual((page.total.value, page.groups, len(page.hits)), (2, 1, 1))
        self.assertEqual(page.hits[0].collapsed_count, 1)
        page = self.search(like="copy-1", page_size=1)
        self.assertEqual([hit.document.id for hit in page.hits], ["copy-2"])

    def test_the_main_job_over_the_wire(self):
        documents = list(make_documents(self.COUNT, seed=20261124))
        answers = self.import_all(documents)

        # Each document has one answer, with its own sequence and id.
        self.assertEqual(sorted(a.sequence for a in answers), list(range(1, self.COUNT + 1)))
        by_sequence = {a.sequence: a for a in answers}
        for sequence, (doc_id, *_) in enumerate(documents, 1):
            self.assertEqual(by_sequence[sequence].WhichOneof("outcome"), "stored",
                             by_sequence[sequence])
            self.assertEqual(by_sequence[sequence].document_id, doc_id)
            self.assertFalse(by_sequence[sequence].stored.problems)

        # Facet counts equal our own count.
        want_chips, want_buyers = collections.Counter(), collections.Counter()
        for _, _, companies, chips, billions in documents:
            if billions >= 10:
                want_chips.update(chips)
                want_buyers.update(companies & {"OpenAI", "Anthropic"})
        reply = self.search(
            filter="deal_size>=10B", page_size=-1,
            facets=[search_pb2.FacetSpec(key="gpu", limit=100),
                    search_pb2.FacetSpec(key="company", limit=100)])
        self.assertTrue(reply.total.exact)
        self.assertEqual(reply.total.value, sum(d[4] >= 10 for d in documents))
        got_chips = {b.text: b.count for b in reply.facets[0].buckets if b.text in CHIPS}
        self.assertEqual(got_chips, dict(want_chips))
        self.assertTrue(reply.facets[0].exact)
        got = {b.text: b.count for b in reply.facets[1].buckets}
        self.assertEqual({k: got.get(k) for k in want_buyers}, dict(want_buyers))

        # The same facets by name, in pages, by name of the value, and in round ranges.
        spec = search_pb2.FacetSpec
        whole, front, rest, named, sizes = self.search(
            filter="deal_size>=10B", page_size=-1,
            facets=[spec(key="gpu", limit=1000, order_by="name"),
                    spec(key="gpu", limit=2, order_by="name"),
                    spec(key="gpu", limit=1000, order_by="name", offset=2),
                    spec(key="gpu", values=["GB200", "no such chip"]),
                    spec(key="deal_size", auto_ranges=True,
                         statistics=search_pb2.StatisticsSpec(percentiles=[50]))]).facets
        names = [b.text for b in whole.buckets]
        self.assertEqual(names, sorted(names, key=str.lower))
        self.assertEqual([b.text for b in [*front.buckets, *rest.buckets]], names)
        self.assertEqual(front.omitted_buckets, len(names) - 2)
        self.assertEqual({b.text: b.count for b in named.buckets},
                         {"GB200": want_chips["GB200"], "no such chip": 0})
        self.assertLessEqual(len(sizes.buckets), 10)
        for before, after in zip(sizes.buckets, sizes.buckets[1:]):
            self.assertEqual(before.bounds.high, after.bounds.low)
        self.assertLessEqual(sizes.statistics.min, sizes.statistics.percentiles[0].value)
        self.assertGreaterEqual(sizes.statistics.max, sizes.statistics.mean)

        # Hits come in pages, each once, and their evidence quotes the stored text.
        token, seen = "", []
        while True:
            page = self.search(query="company:OpenAI", page_size=100, page_token=token,
                               view=search_pb2.VIEW_EVIDENCE)
            for hit in page.hits:
                seen.append(hit.document.id)
                self.check_evidence(hit.document.id, hit.document.annotations)
            token = page.next_page_token
            if not token:
                break
        self.assertEqual(sorted(seen), sorted(d[0] for d in documents if "OpenAI" in d[2]))

        # Deletion by id and by query.
        self.documents.DeleteDocuments(
            document_pb2.DeleteDocumentsRequest(ids=["doc-0000", "no-such"]), timeout=30)
        gone = self.documents.DeleteDocuments(
            document_pb2.DeleteDocumentsRequest(query="deal_size>=10B"), timeout=60)
        left = [d for d in documents[1:] if d[4] < 10]
        self.assertEqual(gone.deleted, sum(d[4] >= 10 for d in documents[1:]))
        self.assertEqual(self.search(page_size=-1).total.value, len(left))

    def check_evidence(self, doc_id, annotations):
        self.assertTrue(annotations)
        text = self.documents.GetDocument(
            document_pb2.GetDocumentRequest(id=doc_id), timeout=30).document.text.encode()
        for a in annotations:
            if a.HasField("span"):
                self.assertEqual(text[a.span.begin:a.span.end].decode(), a.quote)

    def test_an_error_carries_its_reason(self):
        with self.assertRaises(grpc.RpcError) as caught:
            self.search(query="colour:red")
        self.assertEqual(caught.exception.code(), grpc.StatusCode.INVALID_ARGUMENT)
        self.assertIn("colour", caught.exception.details())
        details = dict(caught.exception.trailing_metadata())["grpc-status-details-bin"]
        info = error_details_pb2.ErrorInfo()
        status_pb2.Status.FromString(details).details[0].Unpack(info)
        self.assertEqual((info.reason, info.domain), ("UNKNOWN_FIELD", "lode"))

    def test_bad_documents_are_refused_one_by_one(self):
        def request(sequence, **fields):
            return document_pb2.ImportDocumentsRequest(
                sequence=sequence, document=document_pb2.RawDocument(**fields))
        answers = list(self.documents.ImportDocuments(iter([
            request(1, id="good", bytes=b"CoreWeave rents out GPUs.", name="a.txt"),
            request(2, id="empty", bytes=b"", name="b.txt"),
            request(3, id="binary", bytes=bytes(range(256)) * 10, name="c.bin"),
            request(4, id="bad\nid", bytes=b"words", name="d.txt"),
            request(5),
        ]), timeout=60))
        by_sequence = {a.sequence: a for a in answers}
        self.assertEqual(by_sequence[1].WhichOneof("outcome"), "stored")
        for sequence in (2, 3, 4, 5):
            self.assertEqual(by_sequence[sequence].error.code, 3, by_sequence[sequence])
            self.assertTrue(by_sequence[sequence].error.message)
        self.assertEqual(self.search(page_size=-1).total.value, 1)

    def test_health_and_reflection(self):
        health = health_pb2_grpc.HealthStub(self.channel)
        reflection = reflection_pb2_grpc.ServerReflectionStub(self.channel)
        replies = list(reflection.ServerReflectionInfo(
            iter([reflection_pb2.ServerReflectionRequest(list_services="")]), timeout=30))
        names = {s.name for s in replies[0].list_services_response.service}
        ours = {f"lode.v1.{name}Service"
                for name in ("Search", "Document", "Collection", "Extraction", "Admin")}
        self.assertLessEqual(ours | {"grpc.health.v1.Health"}, names)
        for name in ours | {""}:
            reply = health.Check(health_pb2.HealthCheckRequest(service=name), timeout=30)
            self.assertEqual(reply.status, health_pb2.HealthCheckResponse.SERVING, name)

    def test_the_status_publishes_limits_and_plugins(self):
        status = admin_pb2_grpc.AdminServiceStub(self.channel).GetStatus(
            admin_pb2.GetStatusRequest(), timeout=30)
        self.assertGreater(status.limits.document_bytes, 0)
        self.assertGreater(status.limits.query_bytes, 0)
        plugins = extraction_pb2_grpc.ExtractionServiceStub(self.channel).ListPlugins(
            extraction_pb2.ListPluginsRequest(), timeout=30).plugins
        self.assertEqual({p.id for p in plugins},
                         {"lode.money", "lode.date", "lode.company", "lode.gpu", "lode.deal"})

    def test_it_drains_on_sigterm_and_keeps_what_it_acknowledged(self):
        documents = list(make_documents(50, seed=1))
        self.import_all(documents)
        self.assertEqual(self.server.stop(), 0, self.server.output())
        again = lode.Server(self.folder / "data", "--plugins", lode.PLUGINS)
        self.addCleanup(again.close)
        again.wait_until_serving(grpc, health_pb2, health_pb2_grpc)
        with grpc.insecure_channel(again.address) as channel:
            total = search_pb2_grpc.SearchServiceStub(channel).Search(
                search_pb2.SearchRequest(page_size=-1), timeout=30).total
        self.assertEqual(total.value, len(documents))


if __name__ == "__main__":
    unittest.main(verbosity=2)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plugin that crashes, hangs, throws and lies, beside the good ones: every document is indexed, the
bad ones say what is missing, and the server's other answers do not change."""
import json
import pathlib
import subprocess
import tempfile
import unittest

import lode_support as lode

STUBS = tempfile.TemporaryDirectory()
lode.load_stubs(pathlib.Path(STUBS.name))

import grpc  # noqa: E402
from grpc.health.v1 import health_pb2, health_pb2_grpc  # noqa: E402
from lode.v1 import document_pb2, document_pb2_grpc, search_pb2, search_pb2_grpc  # noqa: E402
from lode.v1 import extraction_pb2, extraction_pb2_grpc, types_pb2  # noqa: E402

HOSTILE = lode.BUILD / "test_plugins" / "hostile"
# Misdeed (a word that tests/contract/hostile.cc knows, with a full stop) and the status that it must leave behind.
MISDEEDS = {
    "#segv.": types_pb2.RUN_STATUS_QUARANTINED,
    "#abort.": types_pb2.RUN_STATUS_QUARANTINED,
    "#deaf-loop.": types_pb2.RUN_STATUS_TIMEOUT,
    "#throw.": types_pb2.RUN_STATUS_FAILED,
    "#span.": types_pb2.RUN_STATUS_OK,
}


def text_of(i, misdeed=""):
    return (f"OpenAI signed a contract worth ${i + 1} billion with CoreWeave for GB200 chips. "
            f"{misdeed}")


class PluginsTest(lode.TempFolderTest):

    def setUp(self):
        super().setUp()
        self.servers = {}

    def start(self, name, *plugin_folders):
        server = lode.Server(self.folder / name, "--plugins", *plugin_folders)
        self.addCleanup(server.close)
        self.servers[name] = server
        server.wait_until_serving(grpc, health_pb2, health_pb2_grpc)
        channel = grpc.insecure_channel(server.address)
        self.addCleanup(channel.close)
        return channel

    def import_all(self, channel, texts):
        requests = (document_pb2.ImportDocumentsRequest(
            sequence=i, document=document_pb2.RawDocument(
                id=f"d{i:03}", fields=document_pb2.RawDocument.Fields(text=text.encode())))
            for i, text in enumerate(texts))
        answers = document_pb2_grpc.DocumentServiceStub(channel).ImportDocuments(
            requests, timeout=300)
        return {a.sequence: a for a in answers}

    def answers(self, channel):
        """What searches say, as far as the good plugins decide it."""
        stub = search_pb2_grpc.SearchServiceStub(channel)
        result = []
        for query in ("company:OpenAI deal_size>=50B", "gpu:Blackwell", "contract chips"):
            reply = stub.Search(search_pb2.SearchRequest(
                query=query, page_size=500,
                facets=[search_pb2.FacetSpec(key=key, limit=200) for key in ("company", "gpu")]),
                timeout=60)
            result.append((query, reply.total.value, sorted(h.document.id for h in reply.hits),
                           [[(b.text, b.count) for b in f.buckets] for f in reply.facets]))
        return result

    def test_all_documents_are_indexed_and_other_answers_are_unchanged(self):
        texts = [text_of(i) for i in range(100)]
        chosen = {}
        for n, misdeed in enumerate(MISDEEDS):
            chosen[10 + 17 * n] = misdeed
            texts[10 + 17 * n] = text_of(10 + 17 * n, misdeed)

        alone = self.start("alone", lode.PLUGINS)
        self.import_all(alone, texts)
        beside = self.start("beside", lode.PLUGINS, HOSTILE)
        answers = self.import_all(beside, texts)

        self.assertEqual(len(answers), len(texts))
        for sequence, answer in answers.items():
            self.assertEqual(answer.WhichOneof("outcome"), "stored", answer)
            problems = {p.plugin: p for p in answer.stored.problems}
            if sequence not in chosen:
                self.assertFalse(problems, answer)
                continue
            misdeed = chosen[sequence]
            self.assertEqual(len(problems), 1, (misdeed, answer))
            problem = next(iter(problems.values()))
            self.assertEqual(problem.status, MISDEEDS[misdeed], (misdeed, problem))
            if problem.status == types_pb2.RUN_STATUS_OK:
                self.assertGreater(problem.dropped_annotations, 0, misdeed)
            else:
                self.assertTrue(problem.reason, misdeed)
        self.assertEqual(self.answers(beside), self.answers(alone))

        # The document itself, and the list of the quarantined, say why.
        stored = document_pb2_grpc.DocumentServiceStub(beside).GetDocument(
            document_pb2.GetDocumentRequest(id="d010"), timeout=30).document
        reasons = [r.reason for r in stored.runs if r.status == types_pb2.RUN_STATUS_QUARANTINED]
        self.assertEqual(len(reasons), 1)
        self.assertIn("signal 11", reasons[0])
        entries = extraction_pb2_grpc.ExtractionServiceStub(beside).ListQuarantine(
            extraction_pb2.ListQuarantineRequest(), timeout=30).entries
        self.assertEqual({e.document_id for e in entries},
                         {f"d{i:03}" for i, m in chosen.items() if MISDEEDS[m] in (
                             types_pb2.RUN_STATUS_QUARANTINED, types_pb2.RUN_STATUS_TIMEOUT)})

        # The command line sees the same list in the folder that the server leaves behind.
        self.assertEqual(self.servers["beside"].stop(), 0)
        done = lode.run("plugins", "quarantine", "--json", data=self.folder / "beside", check=0)
        self.assertEqual({e["documentId"] for e in lode.json_lines(done.stdout)},
                         {e.document_id for e in entries})

    def test_plugins_are_listed_before_there_is_any_data(self):
        done = lode.run("plugins", "--json", data=self.folder / "none", check=0)
        self.assertEqual(len(lode.json_lines(done.stdout)), 5)

    def test_inspect_prints_each_manifest_without_loading_the_plugin(self):
        tool = lode.BUILD / "bin" / "lode-plugin"
        for name in ("money", "date", "company", "gpu", "deal"):
            plugin = lode.PLUGINS / f"{name}.so"
            # The dynamic loader tells on standard error of each library that it loads.
            done = subprocess.run([tool, "inspect", plugin], capture_output=True, timeout=60,
                                  check=True, env=lode.environment(LD_DEBUG="files"))
            self.assertIn(f"lode.{name}", done.stdout.decode())
            shown = json.loads(subprocess.run([tool, "inspect", "--json", plugin], check=True,
                                              capture_output=True, timeout=60).stdout)
            self.assertEqual(shown["id"], f"lode.{name}")
            self.assertIn("libstdc++", done.stderr.decode())
            self.assertNotIn(f"{name}.so", done.stderr.decode())


if __name__ == "__main__":
    unittest.main(verbosity=2)

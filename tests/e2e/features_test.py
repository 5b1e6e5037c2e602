#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What docs/features.md says can be asked can be: every command and every request finds something."""
import pathlib
import re
import shlex
import tempfile
import unittest

import lode_support as lode

STUBS = tempfile.TemporaryDirectory()
lode.load_stubs(pathlib.Path(STUBS.name))

import grpc  # noqa: E402
from google.protobuf import text_format  # noqa: E402
from grpc.health.v1 import health_pb2, health_pb2_grpc  # noqa: E402
from lode.v1 import search_pb2, search_pb2_grpc  # noqa: E402

# Features that have no form of their own: what Lode lacks, and ways to ask.
WITHOUT_FORM = {"Facets within facets", "Errors with place, piece and nearest name",
                "Public gRPC interface", "Command line for searching, also without a server"}


def tables(page):
    """The rows of each table, without headings and rows of headings."""
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in block.splitlines()]
        found.append([row for row in rows[2:] if not row[0].startswith("**")])
    return found


def code(cell):
    return cell.removeprefix("`").removesuffix("`")


class FeaturesTest(lode.TempFolderTest):

    def setUp(self):
        super().setUp()
        page = (lode.SOURCE / "docs" / "features.md").read_text(encoding="utf-8")
        self.compared, self.forms = tables(page)
        self.data = self.folder / "data"
        lode.run("import", lode.CORPUS, data=self.data, check=0)

    def test_every_feature_that_lode_has_can_be_tried(self):
        has = {row[0] for row in self.compared if not row[1].startswith("N")}
        self.assertEqual({row[0] for row in self.forms}, has - WITHOUT_FORM)

    def test_every_command_answers(self):
        for feature, command, _ in self.forms:
            with self.subTest(feature):
                words = shlex.split(code(command))
                self.assertEqual(words[0], "lode")
                done = lode.run(*words[1:], data=self.data, check=0)
                self.assertTrue(done.stdout.strip(), command)

    def test_every_request_answers(self):
        server = lode.Server(self.data, "--plugins", lode.PLUGINS)
        self.addCleanup(server.close)
        server.wait_until_serving(grpc, health_pb2, health_pb2_grpc)
        with grpc.insecure_channel(server.address) as channel:
            stub = search_pb2_grpc.SearchServiceStub(channel)
            for feature, _, request in self.forms:
                with self.subTest(feature):
                    self.ask(stub, code(request))

    def ask(self, stub, text):
        method, _, fields = text.partition(" ")
        kind = search_pb2.DESCRIPTOR.services_by_name["SearchService"].methods_by_name[method].input_type
        message = text_format.Parse(fields[1:-1], kind._concrete_class())
        answer = getattr(stub, method)(message, timeout=30)
        if method == "Export":
            self.assertGreater(list(answer)[-1].documents, 0)
        elif method == "Explain":
            self.assertTrue(answer.explanation.matches)
        elif method == "Suggest":
            self.assertTrue(answer.suggestions)
        else:
            self.check_counts(message, answer)

    def check_counts(self, message, answer):
        self.assertGreater(answer.total.value, 0)
        self.assertEqual(len(answer.facets), len(message.facets))
        for facet in answer.facets:
            self.assertTrue(facet.exact)
            self.assertTrue(facet.buckets, facet.key)


if __name__ == "__main__":
    unittest.main()

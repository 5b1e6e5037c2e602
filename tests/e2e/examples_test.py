#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples of examples/grpc against a server with the sample corpus."""
import os
import re
import subprocess
import sys
import unittest

import lode_support as lode

EXAMPLES = lode.SOURCE / "examples" / "grpc"


class ExamplesTest(lode.TempFolderTest):

    def setUp(self):
        super().setUp()
        data = self.folder / "data"
        lode.run("import", lode.CORPUS, data=data, check=0)
        self.server = lode.Server(data, "--plugins", lode.PLUGINS)
        self.addCleanup(self.server.close)
        self.server.wait_until_accepting()
        self.large_buyers = self.counts("deal.buyer", "--records", "amount>10B")

    def counts(self, *args):
        """Counts that the command line gives for a facet."""
        done = lode.run("--server", self.server.address, "facets", *args, check=0)
        return {value: int(count) for _, value, count in
                (line.split("\t") for line in done.stdout.splitlines())}

    def run_example(self, *command, **env):
        done = subprocess.run([*map(str, command), self.server.address], capture_output=True,
                              text=True, timeout=60, env={**os.environ, **env})
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def check_hits_and_deals(self, text):
        self.assertRegex(text, r"\A[1-9]\d* articles on OpenAI and CoreWeave")
        self.assertIn("html/openai-coreweave-five-years.html", text)
        amounts = re.findall(r"^ *\S+: \D*(\d+)\S* USD from \w", text, re.MULTILINE)
        self.assertTrue(amounts, text)
        for amount in amounts:
            self.assertGreater(int(amount), 10_000_000_000)
        self.assertIn("id,published,deal_size", text)
        self.assertRegex(text, r"(?m)^wire-0008,2025-09-11")

    def test_the_python_example(self):
        stubs = self.folder / "stubs"
        stubs.mkdir()
        # As README.md says.
        subprocess.run(
            ["protoc", f"-I{lode.SOURCE / 'proto'}", f"--python_out={stubs}", f"--grpc_python_out={stubs}",
             "--plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin",
             *(f"lode/v1/{file.name}" for file in (lode.SOURCE / "proto" / "lode" / "v1").iterdir())],
            check=True)
        text = self.run_example(sys.executable, EXAMPLES / "ask.py", PYTHONPATH=str(stubs))
        self.check_hits_and_deals(text)
        self.assertIn("for it says '300 milliards de dollars'", text)
        buyers = re.search(r"^deal\.buyer: (.*); \d+ without, exact$", text, re.MULTILINE)[1]
        self.assertEqual(dict(self.pairs(buyers)),
                         dict(sorted(self.large_buyers.items(), key=lambda b: (-b[1], b[0]))[:5]))
        self.assertRegex(text, r"percentile 50: [\d,]+ USD")
        self.assertRegex(text, r"INVALID_ARGUMENT: .*compny")

    def pairs(self, text):
        for pair in text.split(", "):
            name, _, count = pair.rpartition(" ")
            yield name, int(count)

    def test_the_cpp_example(self):
        text = self.run_example(lode.BUILD / "bin" / "example_ask")
        self.check_hits_and_deals(text)
        buyers = dict(re.findall(r"^deal\.buyer (.*): (\d+)$", text, re.MULTILINE))
        self.assertEqual({name: int(count) for name, count in buyers.items()}, self.large_buyers)
        self.assertRegex(text, r"median [\d.]+ billion USD")
        # The facet without its own filter shows more companies than CoreWeave alone has articles.
        self.assertRegex(text, r"company: OpenAI \d+;")


if __name__ == "__main__":
    unittest.main()

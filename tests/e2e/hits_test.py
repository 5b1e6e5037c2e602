#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What hits can do, as examples/grpc/hits.py shows it, over the sample corpus."""
import subprocess
import sys
import unittest

import lode_support as lode


class HitsTest(lode.TempFolderTest):
    def setUp(self):
        super().setUp()
        self.server = lode.Server(self.folder / "data", "--plugins", lode.PLUGINS)
        self.addCleanup(self.server.close)
        self.server.wait_until_accepting()
        lode.run("import", "--server", self.server.address, lode.CORPUS, check=0)
        # The same article in another paper, with another headline and some words more.
        article = (lode.CORPUS / "text" / "openai-aws-nube.txt").read_text()
        copy = self.folder / "copy.txt"
        copy.write_text("Titular de otro diario\n\n" + article.split("\n", 1)[1] + "\n\nAgencias.")
        lode.run("import", "--server", self.server.address, copy, check=0)

    def test_hits_shows_every_feature(self):
        done = subprocess.run(
            [sys.executable, str(lode.SOURCE / "examples" / "grpc" / "hits.py"), self.server.address],
            capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        shown, feature = {}, None
        for line in done.stdout.splitlines():
            if line.startswith("  "):
                shown[feature].append(line.strip())
            else:
                feature = line.split(":")[0]
                shown[feature] = []
        self.assertEqual(len(shown), 10, done.stdout)
        for feature, lines in shown.items():
            self.assertTrue(lines, feature)
        self.assertIn("[", " ".join(shown["highlights"]))
        self.assertEqual(len(shown["sorting_and_pages"]), 6)
        self.assertEqual(len(set(shown["sorting_and_pages"])), 6)
        self.assertRegex(" ".join(shown["collapse"]), "openai-aws-nube|copy.txt")
        self.assertIn("did you mean 'contract nvidia'?", shown["did_you_mean"][0])
        self.assertIn('company:micro -> company:"Microsoft"', " ".join(shown["autocomplete"]))
        self.assertIn("deal:{bu -> deal:{buyer:", " ".join(shown["autocomplete"]))
        self.assertEqual(shown["export"][0], "id,deal_size")
        self.assertEqual(shown["export"][-1], "complete: True")


if __name__ == "__main__":
    unittest.main(verbosity=2)

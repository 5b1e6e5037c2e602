#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong and hostile input at the command line: one clear message that names the value and the way out,
the right exit code, and nothing lost."""
import fcntl
import json
import os
import socket
import subprocess
import unittest

import lode_support as lode

GOOD = "CoreWeave rents out Nvidia H100 capacity to OpenAI in a contract worth $12 billion.\n"


class BadInputTest(lode.TempFolderTest):

    def setUp(self):
        super().setUp()
        self.data = self.folder / "data"
        self.input = self.folder / "input"
        self.input.mkdir()

    def write(self, name, content):
        path = self.input / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def lode(self, *args, check=None, **more):
        return lode.run(*args, data=self.data, check=check, **more)

    def total(self):
        return int(self.lode("search", "--count", "", check=0).stdout.split()[0])

    def assert_one_message(self, done, *parts):
        """Each part is named on standard error, and there is no more than one line for it."""
        for part in parts:
            lines = [line for line in done.stderr.splitlines() if part in line]
            self.assertTrue(lines, f"'{part}' is not named in: {done.stderr}")
        self.assertNotIn("Xapian", done.stderr)
        self.assertNotIn("terminate", done.stderr)

    def test_files_that_cannot_be_read_are_named_and_the_rest_goes_in(self):
        self.write("good.txt", GOOD)
        cases = {
            "empty.txt": b"",
            "blank.md": b" \n\n\t ",
            "binary.dat": bytes(range(256)) * 50,
            "paper.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"\0" * 64,
        }
        for name, content in cases.items():
            self.write(name, content)
        rejects = self.folder / "rejects.jsonl"
        done = self.lode("import", self.input, "--reject-file", rejects, check=3)
        self.assert_one_message(done, *cases)
        rejected = [json.loads(line) for line in rejects.read_text().splitlines()]
        self.assertEqual(len(rejected), len(cases))
        self.assertEqual(self.total(), 1)

    def test_invalid_utf8_is_mended_not_refused(self):
        self.write("latin.txt", "Le marché pèse 5 milliards d'euros, a dit le groupe.".encode("latin-1"))
        self.write("broken.txt", b"CoreWeave \xff\xfe\xfd pays $3 billion. \xe2\x82")
        self.lode("import", self.input, check=0)
        self.assertEqual(self.total(), 2)

    def test_a_huge_text_is_refused_with_its_size_and_the_limit(self):
        with open(self.input / "huge.txt", "wb") as f:
            for _ in range(200):
                f.write(b"a word " * 149_797)
        self.write("good.txt", GOOD)
        done = self.lode("import", self.input, check=3)
        self.assert_one_message(done, "huge.txt", str(200 * 7 * 149_797), "16777216")
        self.assertEqual(self.total(), 1)

    def test_html_nested_100000_deep_is_read(self):
        depth = 100_000
        self.write("deep.html", "<html><body>" + "<div>" * depth + GOOD + "</div>" * depth)
        self.lode("import", self.input, check=0)
        self.assertEqual(self.total(), 1)

    def test_a_json_line_broken_in_the_middle_is_named_by_its_line(self):
        lines = [json.dumps({"id": "a", "text": GOOD}), '{"id": "b", "text": "Cut in the mid',
                 json.dumps({"id": "c", "text": GOOD}), '{"id": "d"}', "[" * 100_000]
        self.write("wire.jsonl", "\n".join(lines) + "\n")
        done = self.lode("import", self.input, check=3)
        self.assert_one_message(done, "wire.jsonl:2", "wire.jsonl:4", "wire.jsonl:5")
        self.assertEqual(self.total(), 2)

    def test_of_two_documents_with_one_id_the_later_one_stays(self):
        lines = [json.dumps({"id": "same", "text": f"version {i}. {GOOD}"}) for i in range(20)]
        self.write("wire.jsonl", "\n".join(lines))
        self.lode("import", self.input, check=0)
        self.assertEqual(self.total(), 1)
        self.assertIn("version 19", self.lode("show", "same", check=0).stdout)

    @unittest.skipIf(os.geteuid() == 0 and not os.path.exists("/usr/bin/setpriv"), "needs setpriv")
    def test_a_folder_without_permission_is_named_and_the_rest_goes_in(self):
        closed = self.input / "closed"
        closed.mkdir()
        (closed / "a.txt").write_text(GOOD)
        self.write("good.txt", GOOD)
        self.folder.chmod(0o755)
        self.input.chmod(0o755)
        self.data.mkdir()
        self.data.chmod(0o777)
        closed.chmod(0)
        self.addCleanup(closed.chmod, 0o755)
        command = [str(lode.LODE), "--data", str(self.data), "import", str(self.input)]
        if os.geteuid() == 0:  # Root may read everything: become somebody else.
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
            probe = subprocess.run([*command[:4], "test", "-x", str(lode.LODE)])
            if probe.returncode != 0:
                self.skipTest("the build folder is closed to other users")
        done = subprocess.run(command, capture_output=True, timeout=120, env=lode.environment(),
                              stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("closed", done.stderr.decode())
        self.assertIn("ermission", done.stderr.decode())
        self.assertEqual(self.total(), 1)

    def test_paths_that_are_not_there_are_named(self):
        done = self.lode("import", self.input / "nothing-here")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assert_one_message(done, "nothing-here")

    def test_queries_that_cannot_be_understood_say_where_and_what(self):
        self.write("good.txt", GOOD)
        self.lode("import", self.input, check=0)
        cases = {
            'openai "compute capacity': ('"', "7"),
            "(openai OR": ("OR",),
            "colour:red": ("colour",),
            "compnay:OpenAI": ("compnay", "company"),
            "deal_size>=lots": ("lots",),
            "published:2025-13": ("2025-13",),
            "a" * 5000: ("4096",),
            "(" * 200 + "a" + ")" * 200: ("20 levels",),
        }
        for query, parts in cases.items():
            done = self.lode("search", query)
            self.assertEqual(done.returncode, 2, (query[:40], done.stderr))
            self.assert_one_message(done, *parts)
            self.assertEqual(done.stdout, "")

    def test_facets_and_orders_that_do_not_exist_are_named(self):
        self.write("good.txt", GOOD)
        self.lode("import", self.input, check=0)
        for args in (("search", "openai", "--facet", "colour"), ("facets", "colour"),
                     ("search", "openai", "--sort", "colour desc"), ("why", "good.txt", "colour")):
            done = self.lode(*args)
            self.assertEqual(done.returncode, 2, (args, done.stderr))
            self.assert_one_message(done, "colour")

    def test_documents_that_are_not_there_are_named(self):
        self.write("good.txt", GOOD)
        self.lode("import", self.input, check=0)
        done = self.lode("show", "no-such-id")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assert_one_message(done, "no-such-id")

    def test_an_empty_data_folder_says_what_to_do_first(self):
        done = self.lode("search", "openai")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assert_one_message(done, "import")

    def test_a_server_that_is_not_there_is_exit_code_5(self):
        port = lode.free_port()
        done = lode.run("--server", f"127.0.0.1:{port}", "search", "openai")
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assert_one_message(done, str(port))

    def test_a_port_in_use_is_named(self):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            s.listen()
            address = f"127.0.0.1:{s.getsockname()[1]}"
            done = subprocess.run(
                [str(lode.SERVER), "--data", str(self.data), "--listen", address],
                capture_output=True, timeout=60, env=lode.environment())
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(address, done.stderr.decode())

    def test_a_server_listens_beyond_this_machine_only_when_told_in_words(self):
        done = subprocess.run(
            [str(lode.SERVER), "--data", str(self.data), "--listen", "0.0.0.0:0"],
            capture_output=True, timeout=60, env=lode.environment())
        self.assertIn(done.returncode, (1, 2), done.stderr)
        self.assertIn("0.0.0.0", done.stderr.decode())
        self.assertIn("insecure", done.stderr.decode())

    def test_an_index_locked_by_another_process_is_named(self):
        self.write("good.txt", GOOD)
        self.lode("import", self.input, check=0)
        with open(self.data / "lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for args in (("import", self.input), ("search", "openai")):
                done = self.lode(*args)
                self.assertEqual(done.returncode, 5, (args, done.stderr))
                self.assert_one_message(done, str(self.data), "--server")
        self.assertEqual(self.total(), 1)

    def test_words_that_are_no_commands_get_the_nearest_one(self):
        done = self.lode("serach", "openai")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assert_one_message(done, "serach", "search")

    def test_a_broken_pipe_is_no_error(self):
        self.write("good.txt", GOOD)
        self.lode("import", self.input, check=0)
        command = f"'{lode.LODE}' --data '{self.data}' search openai | true; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60,
                              env=lode.environment())
        self.assertEqual((done.returncode, done.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main(verbosity=2)

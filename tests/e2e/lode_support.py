# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests share: stubs made from the .proto files, a server, the command line.

The tests know the programs by their outside alone. They get the build folder in LODE_BUILD and the
repository in LODE_SOURCE (tests/e2e/CMakeLists.txt sets both).
"""
import importlib
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

SOURCE = pathlib.Path(os.environ["LODE_SOURCE"])
BUILD = pathlib.Path(os.environ["LODE_BUILD"])
LODE = BUILD / "bin" / "lode"
SERVER = BUILD / "bin" / "lode-server"
PLUGINS = BUILD / "plugins"
CORPUS = SOURCE / "examples" / "deals"


def load_stubs(folder):
    """Generates the Python stubs of Lode and of the standard services into `folder`; imports them."""
    ours, standard = SOURCE / "proto", SOURCE / "tests" / "e2e" / "proto"
    files = [str(p.relative_to(ours)) for p in sorted(ours.rglob("*.proto"))]
    files += [str(p.relative_to(standard)) for p in sorted(standard.rglob("*.proto"))]
    subprocess.run(
        ["protoc", f"-I{ours}", f"-I{standard}", f"--python_out={folder}",
         f"--grpc_python_out={folder}", "--plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin",
         *files], check=True)
    # The stubs live beside Debian's own `google` and `grpc` packages, so their folders are added to
    # those packages' paths.
    sys.path.insert(0, str(folder))
    for package in ("google", "grpc"):
        module = importlib.import_module(package)
        module.__path__ = list(module.__path__) + [str(pathlib.Path(folder) / package)]


def environment(**more):
    """The environment of our programs: no colours, no settings of whoever runs the tests."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LODE_", "XDG_"))}
    env.update(LODE_PLUGIN_PATH=str(PLUGINS), LC_ALL="C.UTF-8", **more)
    return env


def run(*args, stdin=None, data=None, check=None, **env):
    """Runs `lode`; returns its CompletedProcess with text. `check`: the exit code that must come."""
    command = [str(LODE), *([] if data is None else ["--data", str(data)]), *map(str, args)]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=300,
                          env=environment(**env), stdin=subprocess.DEVNULL if stdin is None else None)
    done.stdout = done.stdout.decode("utf-8", "replace")
    done.stderr = done.stderr.decode("utf-8", "replace")
    if check is not None and done.returncode != check:
        raise AssertionError(f"{command} ended with {done.returncode}, not {check}:\n"
                             f"{done.stdout}\n{done.stderr}")
    return done


def json_lines(text):
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """A running lode-server on a free port with its data in `data`."""

    def __init__(self, data, *args, **env):
        self.port = free_port()
        self.address = f"127.0.0.1:{self.port}"
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [str(SERVER), "--data", str(data), "--listen", self.address, *map(str, args)],
            stdout=self.log, stderr=self.log, env=environment(**env))

    def wait_until_accepting(self, seconds=30):
        deadline = time.monotonic() + seconds
        while not self.accepts():  # A channel that comes too early would pause for seconds.
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the server does not serve: {self.output()}")
            time.sleep(0.01)

    def wait_until_serving(self, grpc, health_pb2, health_pb2_grpc, seconds=30):
        self.wait_until_accepting(seconds)
        with grpc.insecure_channel(self.address) as channel:
            reply = health_pb2_grpc.HealthStub(channel).Check(
                health_pb2.HealthCheckRequest(), timeout=seconds)
        if reply.status != health_pb2.HealthCheckResponse.SERVING:
            raise AssertionError(f"the server is not healthy: {self.output()}")

    def accepts(self):
        with socket.socket() as s:
            return s.connect_ex(("127.0.0.1", self.port)) == 0

    def output(self):
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")

    def stop(self, how=signal.SIGTERM, seconds=30):
        """Ends the server; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(seconds)

    def close(self):
        self.stop()
        self.log.close()


class TempFolderTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

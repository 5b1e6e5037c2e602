#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a file is longer than STYLE allows: 400 lines of code, 600 of a test.

Usage: check_sizes.py <repository root>
Generated code and tables (files named *_table.cc or *_table.h) are free.
"""
import pathlib
import sys

FOLDERS = ("bench", "client", "engine", "examples", "plugins", "server", "tests")
SUFFIXES = {".c", ".cc", ".h", ".hpp", ".py"}
LIMIT, TEST_LIMIT = 400, 600


def main():
    root = pathlib.Path(sys.argv[1])
    errors = []
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in SUFFIXES or file.stem.endswith("_table"):
                continue
            lines = file.read_text(encoding="utf-8").count("\n")
            limit = TEST_LIMIT if folder == "tests" else LIMIT
            if lines > limit:
                errors.append(f"{file.relative_to(root)}: {lines} lines, at most {limit}")
    print("\n".join(errors) or "sizes: ok")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a service, method, message, enumeration or field of the wire has no comment above it.

Usage: check_proto_comments.py <repository root>
"""
import pathlib
import re
import sys

DECLARATION = re.compile(r"(message|service|enum|rpc) \w+|(repeated |optional )?[\w.<>, ]+ \w+ = \d+;")


def main():
    root = pathlib.Path(sys.argv[1])
    errors = []
    for file in sorted((root / "proto" / "lode").rglob("*.proto")):
        before, in_enum = "", False
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            text = line.strip()
            enumerator = in_enum and re.match(r"[A-Z_0-9]+ = \d+;", text)
            if DECLARATION.match(text) and not enumerator and not before.startswith("//"):
                errors.append(f"{file.relative_to(root)}:{number}: no comment: {text}")
            in_enum = text.startswith("enum ") or (in_enum and text != "}")
            before = text
    print("\n".join(errors) or "proto comments: ok")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())

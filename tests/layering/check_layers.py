#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a file includes a module that its own module may not include.

Usage: check_layers.py <repository root> <layers.txt>
"""
import pathlib
import re
import sys

SUFFIXES = {".c", ".cc", ".h", ".hpp"}


def read_rules(path):
    """The allowed modules of each module, and of each header prefix."""
    modules, headers = {}, {}
    for number, line in enumerate(path.read_text().splitlines(), 1):
        left, _, right = line.split("#")[0].partition(":")
        words, allowed = left.split(), right.split()
        if not words:
            continue
        for name in allowed:
            if name not in modules:
                sys.exit(f"{path}:{number}: {name} is not a module above this line")
        if words[0] == "header":
            headers[words[1]] = allowed
        else:
            modules[words[0]] = allowed
    return modules, headers


def owner(path, modules):
    """The longest module name that is a prefix of `path`, or None."""
    found = [m for m in modules if path == m or path.startswith(m + "/")]
    return max(found, key=len, default=None)


def includes(file):
    for number, line in enumerate(file.read_text().splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if match:
            yield number, match[1]


def sources(root, modules):
    for folder in sorted({module.split("/")[0] for module in modules}):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in SUFFIXES:
                yield file


def check(root, modules, headers):
    for file in sources(root, modules):
        name = file.relative_to(root).as_posix()
        module = owner(name, modules)
        if module is None:
            continue
        for number, header in includes(file):
            target = owner(header, modules)
            if target not in (None, module, *modules[module]):
                yield f"{name}:{number}: {module} may not include {target} ({header})"
            for prefix, allowed in headers.items():
                if header.startswith(prefix) and module not in allowed:
                    yield f"{name}:{number}: {module} may not include <{header}>"


def main():
    root, rules = map(pathlib.Path, sys.argv[1:])
    errors = list(check(root, *read_rules(rules)))
    print("\n".join(errors) or "layers: ok")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())

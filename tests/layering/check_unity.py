#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when names local to one file of a library would meet others in a unity build.

Usage: check_unity.py <repository root> <list of libraries>
The list has a line for each library that is built so: its name, its folder, and its sources joined
by semicolons, separated by tabs.

Two things are reported:
* the same type, constant or alias, or a function with the same parameters, defined in the unnamed
  namespaces of two files;
* a name in an unnamed namespace that a header in the folder declares in the namespace around it:
  the files behind it would no longer see that one.
"""
import pathlib
import sys

import cpp_names

WAY_OUT = "a unity build compiles both as one file: rename one"


def names_in(path, text):
    try:
        return cpp_names.names_in(text)
    except ValueError as error:
        sys.exit(f"{path}: {error}: mend the file, or teach cpp_names.py to read it")


def collisions(sources, headers):
    """Complaints about sources and headers, which are (path for people, text)."""
    declared, defined, complaints = {}, {}, []
    for path, text in headers:
        for name in names_in(path, text):
            if not name.local:
                declared.setdefault((name.namespace, name.name), f"{path}:{name.line}")
    for path, text in sources:
        for name in names_in(path, text):
            if not name.local:
                continue
            here = f"{path}:{name.line}: '{name.name}'"
            if other := declared.get((name.namespace, name.name)):
                complaints.append(f"{here} hides what {other} declares; {WAY_OUT}")
            if not name.defined:
                continue
            is_alias = name.details.startswith("=")
            key = (name.namespace, name.name, "" if is_alias else name.details)
            where, what = defined.setdefault(key, (path, name))
            if where != path and not (is_alias and what.details == name.details):
                complaints.append(f"{here} is defined at {where}:{what.line} too; {WAY_OUT}")
    return complaints


def texts(root, files):
    return [(file.relative_to(root), file.read_text(encoding="utf-8")) for file in files]


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    complaints = []
    libraries = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
    for line in libraries:
        _, folder, sources = line.split("\t")
        folder = pathlib.Path(folder)
        sources = [folder / name for name in sources.split(";") if name.endswith(".cc")]
        complaints += collisions(texts(root, sources), texts(root, sorted(folder.glob("*.h"))))
    print("\n".join(complaints) or f"unity: ok, {len(libraries)} libraries")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/accelerators.tsv from a table of accelerators.

Usage: make_resource.py <accelerators table> > resources/accelerators.tsv

Columns of the result: id, short name, path (root first, '>' between), names that stand by
themselves, names that need evidence, names that need a little. '|' between values. Rows without an
id are names of processors of other kinds: known, so that they are not taken for accelerators.
"""
import csv
import re
import sys
import unicodedata

# Marks of boards and racks after the model.
BOARD = re.compile(r"\s+(?:NVL\d+(?:x\d+)?|NVL|CPX NVL\d+|LPX)\b.*$")
CHASSIS = re.compile(r"^(?:DGX|HGX)\s+(?=(?:[A-Z]+\d|Vera Rubin|Rubin|GB))")
PREFIXES = ("Instinct ", "Data Center GPU ", "GeForce ", "Ascend Ascend ")
# Systems that have no name of their own chip in theirs.
BASE_OF_SYSTEM = {"AMD Helios": "MI455X", "Nvidia DGX Spark": "GB10", "GroqRack": "LPU",
                  "Nvidia Vera Rubin NVL144 CPX": "Rubin CPX", "Nvidia Groq 3 LPX": "Groq 3 LPU",
                  "AWS Trn2 UltraServer": "Trainium2", "AWS Trn3 UltraServer": "Trainium3",
                  "MatX One": "MatX One"}
# Words for chips that are no model.
GENERIC = {"tensor processing unit", "tensor processing units", "language processing unit",
           "intelligence processing unit"}
PARENT_FAMILY = {"Blackwell Ultra": "Blackwell", "Rubin Ultra": "Rubin"}
# Names of architectures that mean little else in a text about chips.
KNOWN = {"Blackwell", "Hopper", "Rubin", "Volta", "Trillium", "Ironwood", "Ascend", "Gaudi", "Feynman",
         "NVL72", "NVL144", "NVL576"}
# A letter and one or two digits: also roads, paper sizes, quarters.
LONG_CODE = re.compile(r"^[A-Z]\d{3,4}$")
SHORT_CODE = re.compile(r"^[A-Z]\d{1,2}$")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def values(row, column):
    return [value for value in (row[column] or "").split("|") if value]


def slug(name):
    plain = unicodedata.normalize("NFKD", name).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def short_name(row):
    """The model without its vendor, board or rack: "Nvidia GB200 NVL72" is GB200."""
    if row["canonical"] in BASE_OF_SYSTEM:
        return BASE_OF_SYSTEM[row["canonical"]]
    name = row["canonical"]
    for vendor in (row["vendor"], "AWS", "AMD", "Habana"):
        name = name.removeprefix(vendor + " ")
    for prefix in PREFIXES:
        name = name.removeprefix(prefix) or name
    name = CHASSIS.sub("", name)
    return BOARD.sub("", name)


def path_of(row, short):
    family = row["family"].split("/")[0]
    path = [row["vendor"]]
    if family in PARENT_FAMILY:
        path.append(PARENT_FAMILY[family])
    if family:
        path.append(family)
    if short in path:
        return path[:path.index(short) + 1]
    return [*path, short]


def main():
    cpus = []
    models = {}
    for row in read(sys.argv[1]):
        names = [row["canonical"], *values(row, "aliases")]
        needing = values(row, "needs_context")
        if row["kind"] == "cpu":
            cpus += [n for n in names + needing]
            continue
        short = short_name(row)
        is_base = BOARD.search(row["canonical"]) is None and "GX" not in row["canonical"]
        model = models.setdefault(short, {"path": None, "names": {}, "needing": {}})
        if model["path"] is None or is_base:
            model["path"] = path_of(row, short)
        for name in names:
            if name not in needing and name not in GENERIC:
                weak = SHORT_CODE.match(name) is not None
                model["needing" if weak else "names"][name] = None
        for name in needing:
            model["needing"][name] = None
    taken = set()
    for short, model in models.items():
        vendor = model["path"][0]
        needing = [n for n in model["needing"] if n not in taken and n not in model["names"]]
        taken |= set(needing)
        print("\t".join([f"gpu/{slug(vendor)}-{slug(short)}", short, ">".join(model["path"]),
                         "|".join(model["names"]),
                         "|".join(n for n in needing if n not in KNOWN and not LONG_CODE.match(n)),
                         "|".join(n for n in needing if n in KNOWN or LONG_CODE.match(n))]))
    print("\t".join(["", "CPU", "CPU", "|".join(n for n in cpus if " " in n),
                     "|".join(n for n in cpus if " " not in n), ""]))


if __name__ == "__main__":
    main()

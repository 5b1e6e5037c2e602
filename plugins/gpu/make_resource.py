#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/accelerators.tsv from a table of accelerators.

Usage: make_resource.py <accelerators table> > resources/accelerators.tsv

Columns of the result: id, short name, path (root first, '>' between), names that stand by
themselves, names that need evidence, names that need a little. '|' between values. A name of a
whole system ends in '*' and the number of its accelerators, 0 if that varies. Rows without an id
are names of processors of other kinds: known, so that they are not taken for accelerators.
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
# Names of people, places, goods and aeroplanes besides: they need a little too.
SHARED = {"Vera Rubin", "Vera-Rubin", "Grace Hopper", "Grace-Hopper", "B200", "B300", "B-200", "B-300",
          "Rialto Bridge", "Ponte Vecchio", "Spring Crest", "Crescent Island", "Falcon Shores",
          "Jaguar Shores", "Project DIGITS", "Atlas 950", "Atlas 960", "Max 1100", "Max 1550",
          "Inf1", "Inf2", "Trn1", "Trn2", "AI200", "AI250", "GC200", "BR100", "BR104", "BR106",
          "CM384", "LP30", "GP100", "GV100", "VR200", "VR300", "GB10", "910B", "910C", "910D",
          "Zhenwu", "Shensuan", "CS-3 systems", "MI25", "MI50", "MI60", "Groq 3", "MatX One"}
# What is no name by itself.
LOOSE = {"next-generation MTIA", "910"}
# Brands of many models; neither a model nor an architecture.
BRANDS = {"AMD Instinct"}
# Cards for players and desks: path vendor > brand > architecture > model, apart from data centres'.
CARDS = [("Nvidia", "GeForce", "Turing", "RTX 2060|RTX 2070|RTX 2080|RTX 2080 Ti"),
         ("Nvidia", "GeForce", "Ampere", "RTX 3050|RTX 3060|RTX 3060 Ti|RTX 3070|RTX 3070 Ti|RTX 3080"
                                         "|RTX 3080 Ti|RTX 3090|RTX 3090 Ti"),
         ("Nvidia", "GeForce", "Ada Lovelace", "RTX 4050|RTX 4060|RTX 4060 Ti|RTX 4070|RTX 4070 Super"
                                               "|RTX 4070 Ti|RTX 4070 Ti Super|RTX 4080"
                                               "|RTX 4080 Super|RTX 4090"),
         ("Nvidia", "GeForce", "Blackwell", "RTX 5050|RTX 5060|RTX 5060 Ti|RTX 5070|RTX 5070 Ti"
                                            "|RTX 5080|RTX 5090"),
         ("AMD", "Radeon", "RDNA 2", "RX 6700 XT|RX 6800 XT|RX 6900 XT"),
         ("AMD", "Radeon", "RDNA 3", "RX 7600|RX 7700 XT|RX 7800 XT|RX 7900 XT|RX 7900 XTX"),
         ("AMD", "Radeon", "RDNA 4", "RX 9060 XT|RX 9070|RX 9070 XT"),
         ("Intel", "Arc", "Alchemist", "Arc A380|Arc A750|Arc A770"),
         ("Intel", "Arc", "Battlemage", "Arc B570|Arc B580")]
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


def units_of(row):
    """What a name of this row ends in: "*72" for a system of so many accelerators."""
    is_system = row["kind"] in ("system", "rack system", "cluster")
    return f"*{row['chips_per_unit'] or 0}" if is_system else ""


def add_cards(models):
    for vendor, brand, architecture, names in CARDS:
        for name in names.split("|"):
            model = models.setdefault(name, {"path": None, "names": {}, "needing": {}})
            model["path"] = [vendor, brand, architecture, name]
            for prefix in ("", f"{brand} ", f"{vendor} "):
                if not name.startswith(brand) or prefix != f"{brand} ":
                    model["names"][prefix + name] = ""


def needs_little(name):
    return name in KNOWN or name in SHARED or LONG_CODE.match(name)


def main():
    cpus = []
    models = {}
    for row in read(sys.argv[1]):
        names = [row["canonical"], *values(row, "aliases")]
        needing = values(row, "needs_context")
        if row["kind"] == "cpu":
            cpus += [n for n in names + needing]
            continue
        if row["canonical"] in BRANDS:
            continue
        short = short_name(row)
        is_base = BOARD.search(row["canonical"]) is None and "GX" not in row["canonical"]
        model = models.setdefault(short, {"path": None, "names": {}, "needing": {}})
        if model["path"] is None or is_base:
            model["path"] = path_of(row, short)
        for name in names:
            if name not in needing and name not in GENERIC | LOOSE:
                weak = SHORT_CODE.match(name) is not None or name in SHARED
                model["needing" if weak else "names"][name] = units_of(row)
        for name in (n for n in needing if n not in LOOSE):
            model["needing"][name] = units_of(row)
    add_cards(models)
    taken = set()
    for short, model in models.items():
        vendor = model["path"][0]
        needing = [n for n in model["needing"] if n not in taken and n not in model["names"]]
        taken |= set(needing)
        much = [n for n in needing if not needs_little(n)]
        little = [n for n in needing if needs_little(n)]
        cells = ["|".join(n + model[kind][n] for n in names)
                 for kind, names in (("names", model["names"]), ("needing", much), ("needing", little))]
        print("\t".join([f"gpu/{slug(vendor)}-{slug(short)}", short, ">".join(model["path"]), *cells]))
    print("\t".join(["", "CPU", "CPU", "|".join(n for n in cpus if " " in n),
                     "|".join(n for n in cpus if " " not in n), ""]))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/companies.tsv from a table of companies.

Usage: make_resource.py <companies table> <legal forms table> > resources/companies.tsv

Columns of the result: id, name, path (root first, '>' between), sector, names that stand for the
company by themselves, names that need evidence, ticker symbols, descriptions. '|' between values.
"""
import csv
import re
import sys
import unicodedata

# Joint programmes are no companies.
OMITTED = {"Stargate"}
# "PDG" is the French word for a chief executive; the full name teaches the acronym where it counts.
HIDDEN_NAMES = {"PDG"}
DISPLAY = {"X (social network)": "X", "SoftBank Corp.": "SoftBank Corp"}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def values(row, column):
    return [value for value in (row[column] or "").split("|") if value]


def slug(name):
    plain = unicodedata.normalize("NFKD", name.replace("&", " and "))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def suffix_pattern(forms):
    """Matches the legal forms at the end of a name."""
    names = {row["form"] for row in forms if row["position"] == "suffix"}
    for row in forms:
        also = re.match(r"also ([^;]+)", row["note"] or "")
        names |= {n.strip() for n in also[1].split(",")} if also else set()
    names = {n for n in names if n and " in " not in n}
    parts = sorted((re.escape(n).replace(r"\.", r"\.?") for n in names), key=len, reverse=True)
    return re.compile(r"(?:,?\s+(?:%s)\.?)+$" % "|".join(parts))


def cloud_units(rows):
    """Units named after their owner ("Google Cloud"): their names stand for the owner."""
    return {row["canonical"]: row["parent"] for row in rows
            if row["sector"] == "cloud" and row["canonical"].startswith(row["parent"] + " ")
            and row["parent"]}


def descriptions(row, rows):
    """Descriptions without the name of another company in them, which would hide that name."""
    others = {r["canonical"] for r in rows if r is not row}
    return [d for d in values(row, "descriptors") if not others & set(d.split())]


def short_legal_names(row, suffix, canonical_names):
    for name in values(row, "legal_names"):
        short = suffix.sub("", name)
        short = re.sub(r"^The ", "", short)
        if short in canonical_names and short != row["canonical"]:
            continue  # "Yandex N.V." was Nebius; "Yandex" is another company today.
        if " " in short:
            yield short


def path_of(row, by_name):
    names = [row["canonical"]]
    while by_name[names[0]]["parent"] in by_name:
        names.insert(0, by_name[names[0]]["parent"])
    return names


def main():
    rows, forms = read(sys.argv[1]), read(sys.argv[2])
    suffix = suffix_pattern(forms)
    units = cloud_units(rows)
    by_name = {row["canonical"]: row for row in rows}
    strong = {}
    weak = {}
    for row in rows:
        owner = units.get(row["canonical"], row["canonical"])
        needing = [n for n in values(row, "needs_context") 
                   if len(n) > 1 and n not in HIDDEN_NAMES]
        names = [row["canonical"], *values(row, "aliases"),
                 *short_legal_names(row, suffix, by_name)]
        symbols = {t.partition(":")[2] for t in values(row, "ticker")}
        for name in names:
            if name in values(row, "needs_context") or len(name) < 2 or "(" in name:
                continue
            # "DLR" is a dollar in old wires: a symbol counts in a text that names the company.
            is_bare_symbol = name in symbols and name != row["canonical"]
            if is_bare_symbol or sum(c.isalnum() for c in name) < 2:
                weak.setdefault(owner, {})[name] = None
            else:
                strong.setdefault(owner, {})[name] = None
        for name in needing:
            if owner != row["canonical"] and name == "Azure":
                continue  # A product; "Microsoft Azure" stands for the provider.
            weak.setdefault(owner, {})[name] = None
    for row in rows:
        name = row["canonical"]
        if name in OMITTED or name in units:
            continue
        shown = DISPLAY.get(name, name)
        path = [DISPLAY.get(n, n) for n in path_of(row, by_name)]
        symbols = sorted({t.partition(":")[2] for t in values(row, "ticker")})
        print("\t".join([
            "company/" + slug(shown), shown, ">".join(path), row["sector"],
            "|".join(strong.get(name, {})), "|".join(weak.get(name, {})),
            "|".join(symbols), "|".join(descriptions(row, rows))]))


if __name__ == "__main__":
    main()

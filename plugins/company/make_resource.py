#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the tables of companies in resources/.

Usage: make_resource.py FACTS TEXTS...

FACTS is the folder of companies.tsv, legal_forms.tsv and us-listed-companies.tsv; TEXTS are files of
JSON lines, each with a "text", which show what words are common ("-": standard input). The table
more_companies.tsv beside this script is merged.

companies.tsv: id, name, path (root first, '>' between), sector, names that stand for the company by
themselves, names that need evidence ("?" before them: a telling word), ticker symbols, descriptions.
'|' between values.
listed.tsv: name, names that stand for the company by themselves, names that need evidence, symbols.
"""
import csv
import pathlib
import re
import sys
import unicodedata

from common_words import CommonWords
from listed_names import cleaned, spellings

HERE = pathlib.Path(__file__).parent

# Joint programmes are no companies.
OMITTED = {"Stargate"}
# "PDG" is the French word for a chief executive; the full name teaches the acronym where it counts.
HIDDEN_NAMES = {"PDG"}
# Names that are words of some text, too, but hardly ever mean anything else.
SURE = {"PayPal", "Honeywell", "Boeing", "Airbnb", "Netflix", "Toyota", "Nissan", "Panasonic", "Toshiba",
        "Pfizer", "Novartis", "Nestlé", "HSBC", "KPMG", "Robinhood", "Grayscale", "Lufthansa", "Michelin"}
DISPLAY = {"X (social network)": "X", "SoftBank Corp.": "SoftBank Corp"}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_more(rows):
    """Rows of more_companies.tsv in the form of the main table, and other names of its rows."""
    known = {row["canonical"]: row for row in rows}
    columns = ("canonical", "aliases", "needs_context", "ticker", "sector", "parent")
    with open(HERE / "more_companies.tsv", encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            row = dict(zip(columns, line.rstrip("\n").split("\t")))
            row.update(legal_names="", descriptors="")
            if row["ticker"]:
                row["ticker"] = ":" + row["ticker"]
            if row["canonical"] in known:
                main = known[row["canonical"]]
                main["aliases"] = "|".join([*values(main, "aliases"), *values(row, "aliases")])
            else:
                yield row


def first_names():
    with open(HERE / "resources" / "context.tsv", encoding="utf-8") as file:
        cells = [line.rstrip("\n").split("\t") for line in file]
    return {n for c in cells if c[0] == "first_name" for n in c[1].split("|")}


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


def strict(row, name):
    """A name of a company outside of the field counts beside a telling word alone."""
    return "?" + name if row.get("is_more") else name


def sort_names(rows, suffix, units, words):
    """Names by owner: those that stand for it by themselves, and those that need evidence."""
    by_name = {row["canonical"]: row for row in rows}
    strong, weak = {}, {}
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
            is_common = (row.get("is_more") and " " not in name and words.is_common(name)
                         and name not in SURE)
            if is_bare_symbol or is_common or sum(c.isalnum() for c in name) < 2:
                weak.setdefault(owner, {})[strict(row, name)] = None
            else:
                strong.setdefault(owner, {})[name] = None
                if name.startswith("Deutsche "):  # "der Deutschen Bank"
                    strong[owner]["Deutschen " + name[9:]] = None
        for name in needing:
            if owner != row["canonical"] and name == "Azure":
                continue  # A product; "Microsoft Azure" stands for the provider.
            weak.setdefault(owner, {})[strict(row, name)] = None
    return strong, weak


def write_companies(rows, strong, weak, units, file):
    by_name = {row["canonical"]: row for row in rows}
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
            "|".join(symbols), "|".join(descriptions(row, rows))]), file=file)


def write_listed(filers, known, known_symbols, words, file):
    """Filers that the other table does not know."""
    taken = {slug(name) for name in known}
    for row in filers:
        symbols = [s for s in values(row, "tickers") if re.fullmatch(r"[A-Z]{1,5}", s)]
        name = cleaned(row["name_as_filed"], words)
        if not name or known_symbols & set(symbols) or slug(name) in taken or not slug(name):
            continue
        taken.add(slug(name))
        names = [n for n in spellings(name)
                 if n == name or slug(n) not in taken and not words.needs_evidence(n)]
        for n in names:
            taken.add(slug(n))
        sure = [n for n in names if not words.needs_evidence(n)]
        weak = [n for n in names if n not in sure]
        print("\t".join([name, "|".join(sure), "|".join(weak), "|".join(symbols[:2])]), file=file)


def main():
    facts, texts = pathlib.Path(sys.argv[1]), sys.argv[2:]
    files = [sys.stdin if t == "-" else open(t, encoding="utf-8") for t in texts]
    words = CommonWords(files, first_names())
    rows = read(facts / "companies.tsv")
    suffix = suffix_pattern(read(facts / "legal_forms.tsv"))
    rows += [dict(row, is_more=True) for row in read_more(rows)]
    units = cloud_units(rows)
    strong, weak = sort_names(rows, suffix, units, words)
    with open(HERE / "resources" / "companies.tsv", "w", encoding="utf-8") as file:
        write_companies(rows, strong, weak, units, file)
    known = {n.lstrip("?") for names in (strong, weak) for by in names.values() for n in by}
    known |= {row["canonical"] for row in rows}
    symbols = {t.partition(":")[2] for row in rows for t in values(row, "ticker")}
    with open(HERE / "resources" / "listed.tsv", "w", encoding="utf-8") as file:
        write_listed(read(facts / "us-listed-companies.tsv"), known, symbols, words, file)


if __name__ == "__main__":
    main()

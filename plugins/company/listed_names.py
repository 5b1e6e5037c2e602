# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes names of companies out of names as they are filed with the SEC."""
import re

STATE_MARK = re.compile(r"\s*[/\\]\s*(?:[A-Z]{2,3}|NEW|ADR|FI|CAN)\s*[/\\]?\s*$|\s+/[A-Z]{2,3}\b/?.*$")
STATE_TAIL = re.compile(r"(?<=\.)[A-Z]{2}$")
BRACKETS = re.compile(r"\s*\([^)]*\)")
CLASS = re.compile(r"\s+(?:Class|Series|CL)\s+[A-Z0-9]+$", re.I)
FORM = re.compile(
    r",?\s+(?:inc(?:orporated)?|corp(?:oration)?|co|company|companies|ltd|limited|l\.?l\.?c|l\.?p|llp|"
    r"plc|p\.?l\.?c|s\.?a|s\.?a\.?b|n\.?v|a\.?g|s\.?e|a\.?b|asa|a/?s|s\.?p\.?a|sa/nv|oyj|b\.?v|kgaa|"
    r"de c\.?v|s\.?a\.?b\.? de c\.?v|bhd|berhad|pte|pty|k\.?k|spa|ag|ab|publ|mtn be)\.?,?$", re.I)
TAIL = re.compile(r"\s+(?:&|and|of|the|/|-),?$|[,;&/\s-]+$", re.I)
HOLDING = re.compile(r"\s+(?:Holdings?|Group|Group Holdings?|International|Global|Enterprises)$")
# Funds, trusts, blank cheques, notes, and the vehicles of other filers.
NO_COMPANY = re.compile(
    r"\b(?:funds?|etf|etn|spdr|ishares|notes?|portfolio|municipal|muni|acquisitions?|spac|blank|"
    r"depositary|warrants?|royalty|receivables|certificates?|index|income trust|bdc|term|"
    r"dividend|convertible|closed.end|merger|shell|ii|iii|iv|vi|vii|viii)\b|\btrust$", re.I)
KEPT_TRUST = re.compile(r"\b(?:northern|realty|property|properties|bank(?:ing)? (?:&|and)) trust$", re.I)
SMALL = {"of", "and", "the", "for", "de", "du", "la", "in", "at", "on", "by"}
VOWELS = re.compile(r"[AEIOUY]")


def in_normal_case(word, words):
    """"EXXON" -> "Exxon", "DXP" -> "DXP", "MCDONALDS" -> "McDonalds"."""
    if word.lower() in SMALL:
        return word.lower()
    if not VOWELS.search(word) or re.search(r"\d|&", word):
        return word
    if len(word) <= 3 and not words.is_word(word) or re.fullmatch(r"(?:[A-Z]\.)+", word):
        return word
    if word.startswith("MC") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    return "-".join(re.sub(r"^([A-Z]')?(.+)$", lambda m: (m[1] or "") + m[2].capitalize(), part)
                    if part else part for part in word.split("-"))


def cleaned(filed, words):
    """The common name of a filer, or "" if it is no company that news would name."""
    name = BRACKETS.sub("", filed).replace("’", "'").strip()
    name = STATE_TAIL.sub("", STATE_MARK.sub("", name)).split(" - ")[0]
    # A filer may be named by symbol first: "X / Y Bank" is X.
    name = re.split(r"\s+/\s+", name)[0]
    if NO_COMPANY.search(FORM.sub("", name)) and not KEPT_TRUST.search(FORM.sub("", name)):
        return ""
    before = None
    while before != name:
        before = name
        name = TAIL.sub("", CLASS.sub("", FORM.sub("", name)))
    name = re.sub(r"^The\s+|^THE\s+", "", name).strip()
    if not re.search(r"[a-z]{2}", name):
        parts = [in_normal_case(w, words) for w in name.split()]
        name = " ".join(parts)
        name = name[:1].upper() + name[1:]
    else:
        # Some of the words may still shout: "STERLING CONSOLIDATED Corp".
        shouted = sum(w.isupper() and len(w) > 4 for w in name.split())
        if shouted:
            name = " ".join(in_normal_case(w, words) if w.isupper() else w for w in name.split())
    return name if sum(c.isalpha() for c in name) >= 2 and len(name) <= 60 else ""


def spellings(name):
    """Names that news may use for it, the full one first."""
    yield name
    short = HOLDING.sub("", name)
    if short != name and len(short) > 3:
        yield short

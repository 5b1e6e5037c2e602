# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words are common, as texts show them: by their small letters, and behind first names."""
import collections
import json
import re

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LEAST_SEEN = 2


class CommonWords:
    """Words of JSON lines with a "text" each."""

    def __init__(self, files, first_names):
        self.lower = collections.Counter()
        self.surnames = collections.Counter()
        first = re.compile(r"\b(?:%s|[A-Z]\.)\s+([A-Z][^\W\d_]+)" % "|".join(sorted(first_names)))
        for file in files:
            for line in file:
                text = json.loads(line).get("text") or ""
                self.lower.update(w for w in WORD.findall(text) if w[0].islower())
                self.surnames.update(first.findall(text))

    def is_common(self, word):
        """In small letters, or as someone's name."""
        return self.lower[word.lower()] >= LEAST_SEEN or self.is_surname(word)

    def is_word(self, word):
        return self.lower[word.lower()] >= LEAST_SEEN

    def is_surname(self, word):
        return self.surnames[word.capitalize()] > 0

    def needs_evidence(self, name):
        """A name of common words alone, or a short one, proves nothing by itself."""
        words = WORD.findall(name)
        letters = sum(c.isalnum() for c in name)
        if letters < 4 or not words:
            return True
        if len(words) == 1:
            coined = re.search(r"[a-z][A-Z]|\d", name) is not None
            return not coined
        return all(self.is_word(w) or len(w) < 3 for w in words)

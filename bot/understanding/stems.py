"""One stem for all forms of an English word, British and American spelling alike; knows no vocabulary."""

from __future__ import annotations

from functools import lru_cache

import Stemmer

from knowledge.text import LONGEST_REMEMBERED

_STEMMER = Stemmer.Stemmer("english")
"""The Snowball English stemmer (Porter 2), https://snowballstem.org/algorithms/english/stemmer.html."""


def stem(word: str) -> str:
    """Return the stem of a folded ``word``; words of other scripts come back as they are, as do endless ones."""
    if len(word) < 3 or len(word) > LONGEST_REMEMBERED:
        return word
    return _stem(word)


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    if not word.isascii():
        return word
    if len(word) > 5:
        if "iz" in word:
            word = word.replace("iz", "is")
        if word.endswith(("our", "ours", "oured")):
            word = word.replace("our", "or")
        if word.endswith(("ence", "ences")) and word.startswith(("def", "off", "lic")):
            word = word.replace("ence", "ense")
    return str(_STEMMER.stemWord(word))

"""One stem for all forms of an English word, British and American spelling alike; knows no vocabulary."""

from __future__ import annotations

from functools import lru_cache

import Stemmer

_STEMMER = Stemmer.Stemmer("english")
"""The Snowball English stemmer (Porter 2), https://snowballstem.org/algorithms/english/stemmer.html."""


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return the stem of a folded ``word``; words of other scripts come back as they are."""
    if not word.isascii() or len(word) < 3:
        return word
    if len(word) > 5:
        if "iz" in word:
            word = word.replace("iz", "is")
        if word.endswith(("our", "ours", "oured")):
            word = word.replace("our", "or")
        if word.endswith(("ence", "ences")) and word.startswith(("def", "off", "lic")):
            word = word.replace("ence", "ense")
    return str(_STEMMER.stemWord(word))

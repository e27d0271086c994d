"""Words near a misspelt one: a closed list of words, and how many edits away each lies.

Knows nothing of States or questions; both the recogniser of States and the matcher of concepts use it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from rapidfuzz.distance import OSA

SHORTEST = 4
"""Words of fewer letters are never corrected. Of the 10,000 commonest English words, those of three letters lie
within two edits of a State's name in 39 %, and the shorter the word the less a correction is worth."""

SHORTEST_FOR_TWO = 8
"""From this length two edits are allowed: within two edits of a State's name lie 45 % of the common words of four
letters, 23 % of five, 8 % of six, 2 % of seven, 1 % of eight; within one edit it is 2.7 % of four letters and
0.5 % of seven."""

CACHED = 4096
"""Looked-up words remembered; ordinary text repeats the same few thousand."""


class Near(NamedTuple):
    """A word of the index and its distance from the one asked for."""

    word: str
    distance: int


class SpellingIndex:
    """Finds the words of a closed list that a word may be a misspelling of.

    Distance is optimal string alignment: one insertion, deletion, substitution or exchange of neighbours is one
    edit. Up to three letters nothing is near, four to seven allow one edit, eight and more two.
    """

    def __init__(self, words: Iterable[str], known: Container[str]) -> None:
        """Take the list, and the words that are right as they stand and have no near ones."""
        self._words = words
        self._known = known
        self._by_length: dict[int, list[tuple[str, int]]] | None = None
        self._cache: dict[str, tuple[Near, ...]] = {}

    def near(self, word: str) -> tuple[Near, ...]:
        """Return the listed words within reach of ``word``, nearest first, then alphabetical; none if it is known."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= CACHED:
                self._cache.clear()
            found = self._cache[word] = self._search(word)
        return found

    def _search(self, word: str) -> tuple[Near, ...]:
        length = len(word)
        if length < SHORTEST or word in self._known:
            return ()
        reach = allowed(length)
        if self._by_length is None:
            self._by_length = _sorted_by_length(self._words)
        letters = _letters(word)
        differing = 2 * reach
        found = [
            Near(candidate, distance)
            for size in range(max(SHORTEST, length - reach), length + reach + 1)
            for candidate, mask in self._by_length.get(size, ())
            if (mask ^ letters).bit_count() <= differing
            and (distance := OSA.distance(word, candidate, score_cutoff=reach)) <= min(reach, allowed(size))
        ]
        return tuple(sorted(found, key=lambda near: (near.distance, near.word)))


def allowed(length: int) -> int:
    """Return how many edits a word of ``length`` letters may be away from the one meant."""
    if length < SHORTEST:
        return 0
    return 1 if length < SHORTEST_FOR_TWO else 2


def _letters(word: str) -> int:
    """Return the set of a word's letters as bits: one edit changes at most two of them."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask


def _sorted_by_length(words: Iterable[str]) -> dict[int, list[tuple[str, int]]]:
    by_length: dict[int, list[tuple[str, int]]] = {}
    for word in dict.fromkeys(words):
        if len(word) >= SHORTEST:
            by_length.setdefault(len(word), []).append((word, _letters(word)))
    return by_length

"""What stands in a sentence as treaties, numbers, States and days, and what stands around each; knows no wording.

A sentence becomes a row of tokens in which each of these is one sign, so that two sentences which say the same of
different treaties look alike. `knowledge.extract.learned` weighs what is around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import Stemmer

from knowledge.extract import dates
from knowledge.extract.clauses import TREATY
from knowledge.extract.document import Document, Span
from knowledge.extract.names import LOWER_HEAD
from knowledge.extract.numbers import NUMBER, ORDINAL, value
from knowledge.extract.states import StateNames, runs

STATE, DAY, CARDINAL, ORDINALS = "§", "Ð", "№", "º"
"""Stand where States (one or several that are joined), a day and a number are named."""
_NUMBERS = re.compile(rf"(?P<ordinal>{ORDINAL})|(?P<cardinal>{NUMBER})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[^\w\s]")
_PASSED_OVER = frozenset(
    "now currently presently already also formally officially today yesterday recently altogether worldwide only just "
    "since meanwhile subsequently duly legally thus then therefore far so to date both".split()
)
"""Words that change nothing of what is said."""
_BESIDE, _CLOSE, _BARE = 5, 8, 4
"""Tokens to each side that are looked at in their places, as near ones, and without what may be passed over."""
_MOST = 60
"""Tokens to each side that are looked at at all."""
_MOST_STATES = 400
"""More States than these there never were."""
_SIZES = (1, 2, 5, 10, 20, 60, 120, _MOST_STATES)
_LENGTHS = (0, 1, 2, 4, 7, 12, 20, 35, 99)
_PATH = 5
"""Tokens between a fact and a treaty whose whole row is looked at."""
BACK = 2
"""Sentences before its own in which a fact's treaty may be named."""
_STEMMER = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Token:
    """A word's stem, or the sign of what is named, with its place in the text."""

    start: int
    end: int
    text: str
    parts: tuple[tuple[int, int], ...] = ()
    """Where each of several States stands."""


class Marks:
    """The tokens of each sentence of a document, in which treaties are named at certain places."""

    def __init__(self, document: Document, named: Sequence[tuple[int, int]], names: StateNames) -> None:
        self.document = document
        self._named = named
        self._names = names
        self._rows: dict[int, list[Token]] = {}

    def of(self, sentence: Span) -> list[Token]:
        """Return the tokens of ``sentence`` in order."""
        row = self._rows.get(sentence.start)
        if row is None:
            row = self._rows[sentence.start] = list(self._tokens(sentence))
        return row

    def rows(self, sentence: Span) -> list[list[Token]]:
        """Return the tokens of the sentences in which a fact's treaty may be named, those of its own last."""
        index = self.document.index_of(sentence)
        return [self.of(one) for one in self.document.sentences[max(0, index - BACK) : index + 1]]

    def _tokens(self, sentence: Span) -> Iterator[Token]:
        text = self.document.plain
        signs = [Token(*one, TREATY) for one in self._named if sentence.start <= one[0] < sentence.end]
        signs = _with(signs, [Token(day.start, day.end, DAY) for day in dates.find(text, sentence.start, sentence.end)])
        named = runs(text, sentence.start, sentence.end, self._names)
        signs = _with(signs, [Token(run[0][0], run[-1][1], STATE, tuple(run)) for run in named])
        found = (
            Token(*match.span(), ORDINALS if match["ordinal"] else CARDINAL)
            for match in _NUMBERS.finditer(text, sentence.start, sentence.end)
        )
        signs = _with(signs, [one for one in found if (value(text[one.start : one.end]) or 0) < _MOST_STATES])
        position = sentence.start
        for sign in [*signs, Token(sentence.end, sentence.end, "")]:
            for word in _WORD.finditer(text, position, sign.start):
                yield Token(*word.span(), stem(word.group()))
            if sign.text:
                yield sign
            position = max(position, sign.end)


def _with(signs: list[Token], further: list[Token]) -> list[Token]:
    """Return both in order; of two that overlap, the one of ``signs``."""
    kept = [one for one in further if not any(one.start < sign.end and sign.start < one.end for sign in signs)]
    return sorted([*signs, *kept], key=lambda token: token.start)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return the stem of ``word`` in small letters; a number is "#"."""
    if word.isdecimal():
        return "#"
    return str(_STEMMER.stemWord(word.lower().removesuffix("'s")))


def around(rows: Sequence[list[Token]], at: int, text: str) -> list[str]:
    """Return what tells the meaning of the token ``at`` of the last of ``rows``: the words to both sides of it.

    ``-1 …`` and ``+1 …`` are words in their places, ``-c …`` near ones, ``-b …`` those of the whole sentence,
    ``-s1 …`` those in their places when brackets and words that change nothing are left out, ``p …`` those of the
    sentence before.
    """
    row = rows[-1]
    own = row[at]
    words = [token.text for token in row]
    left, right = words[max(0, at - _MOST) : at][::-1], words[at + 1 : at + 1 + _MOST]
    found = [f"own {own.text}", f"many {min(len(own.parts), _BARE)}"]
    if own.text in {CARDINAL, ORDINALS}:
        number = value(text[own.start : own.end]) or 0
        found.append(f"size {own.text} {next(size for size in _SIZES if number <= size)}")
        found.append(f"digits {text[own.start].isdecimal()}")
    nearest: list[str] = []
    for side, near in (("-", left), ("+", right)):
        placed = [*near[:_BESIDE], "|"]
        found.extend(f"{side}{number} {word}" for number, word in enumerate(placed, 1))
        found.extend(
            f"{side}2{number} {placed[number - 1]} {placed[number]}" for number in range(1, min(4, len(placed)))
        )
        found.append(f"{side}3 {' '.join(placed[:3])}")
        found.extend(f"{side}c {word}" for word in dict.fromkeys(near[:_CLOSE]))
        found.extend(f"{side}b {word}" for word in dict.fromkeys(near))
        bare = list(islice(_bare(near), _BARE))
        found.extend(f"{side}s{number} {word}" for number, word in enumerate(bare, 1))
        found.append(f"{side}s12 {' '.join(bare[:2])}")
        nearest.append(bare[0] if bare else "|")
    found.append(f"-+ {left[0] if left else '|'} {right[0] if right else '|'}")
    found.append(f"-s+ {' '.join(nearest)}")
    found.extend(f"p {word}" for word in dict.fromkeys(token.text for token in (rows[-2] if len(rows) > 1 else ())))
    return found


def _bare(near: list[str]) -> Iterator[str]:
    """The tokens without what stands in brackets and without words that change nothing."""
    inside = False
    for word in near:
        if word in {"(", ")"}:
            inside = not inside
        elif not inside and word not in _PASSED_OVER and word != ",":
            yield word


def between(rows: Sequence[list[Token]], at: int, back: int, named: int, text: str) -> list[str]:
    """Return what tells whether the token ``at`` of the last of ``rows`` is said of a treaty.

    The treaty is the token ``named`` of the row ``back`` sentences before.
    """
    row, its = rows[-1], rows[-1 - back]
    words = [token.text for token in its]
    places = [place for place, word in enumerate(words) if word == TREATY]
    where = f"{back}{'after' if not back and named > at else ''}"
    sort = row[at].text
    printed = text[its[named].start : its[named].end]
    head = LOWER_HEAD.search(printed)
    called = head.group().lower() if head else "short"
    alone, last = places[0] == named, places[-1] == named
    before = words[max(0, named - 3) : named]
    lead = [word for word in before if word not in {"the", "this", "that", "it"}][-1:] or ["|"]
    found = [
        f"at {where}",
        f"sort {sort} {where}",
        f"lead {where} {lead[0]}",
        f"lead3 {where} {' '.join(before)}",
        f"next {where} {' '.join(words[named + 1 : named + 2])}",
        f"next2 {where} {' '.join(words[named + 1 : named + 3])}",
        f"order {where} {alone} {last}",
        f"order {sort} {where} {alone} {last}",
        f"opens {where} {named <= 2}",
        f"among {where} {min(len(places), 4)}",
        f"called {called}",
        f"called {where} {called} {len(printed.split()) > 2}",
    ]
    if back:
        own = [place for place, token in enumerate(row) if token.text == TREATY]
        known = "before" if any(place < at for place in own) else "after" if own else "none"
        opening = " ".join(token.text for token in row[:2])
        found.append(f"own {where} {known}")
        found.append(f"opening {where} {row[0].text}")
        found.append(f"opening {where} {opening} {alone} {last}")
        found.append(
            f"nearer {where} {any(token.text == TREATY for one in rows[len(rows) - back : -1] for token in one)}"
        )
        return found
    low, high = sorted((at, named))
    gap = [token.text for token in row[low + 1 : high]]
    length = next(size for size in _LENGTHS if len(gap) <= size or size == _LENGTHS[-1])
    found += [f"gap {where} {length}", f"gap {sort} {where} {length}"]
    found += [f"others {where} {min(gap.count(TREATY), 3)}", f"others {sort} {where} {min(gap.count(TREATY), 3)}"]
    found += [f"same {where} {min(gap.count(sort), 2)}"]
    found += [f"in {where} {word}" for word in dict.fromkeys(gap)]
    found += [f"first {where} {' '.join(gap[:2])}", f"last {where} {' '.join(gap[-2:])}"]
    if len(gap) <= _PATH:
        found.append(f"path {where} {' '.join(gap)}")
    return found

"""A long message to the stretch of it that is read: its most telling pieces, in their order.

A question fits in a few lines; what is longer is a speech with a question in it, and reading all of it closely would
take tens of milliseconds in which nobody else is answered. Knows which words are telling only by asking.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from knowledge.text import fold

MOST_CHARACTERS = 300
"""Twice the longest labelled question. Of 200 questions inside speeches 124 are still found at 500, 121 at 300, and
130 when all of it is read, at ten times the cost, which ``make bench`` measures."""
_SHORTEST_PIECE, _LONGEST_PIECE = 20, 150
"""Characters."""
_QUESTION = 3
"""Telling words that a question mark is worth."""
_BLANKS = re.compile(r"[^\S\n]{2,}|\n{2,}")
_SENTENCE = re.compile(r"[^.?!;\n]+[.?!;\n]*")
_EDGES = ".,;:!?()[]\"'“”‘’…"


def condense(text: str, is_telling: Callable[[str], bool]) -> str:
    """Return ``text``, or of a long one the pieces that hold the most words that ``is_telling`` says yes to."""
    text = _BLANKS.sub(lambda blanks: blanks.group()[0], text.strip())
    if text.endswith("?"):
        text = f"{text.rstrip('? ')}?"  # "… ??" and "… ?" ask no more than "…?"
    if len(text) <= MOST_CHARACTERS:
        return text
    pieces = list(_pieces(text))
    worth = [_worth(piece, is_telling) for piece in pieces]
    kept: set[int] = set()
    room = MOST_CHARACTERS
    for number in sorted(range(len(pieces)), key=lambda n: -worth[n]):
        if len(pieces[number]) <= room:
            kept.add(number)
            room -= len(pieces[number])
    return "".join(pieces[number] for number in sorted(kept))


def _pieces(text: str) -> Iterator[str]:
    """Yield sentences, short ones with the next, and of a long sentence the runs of words that fit.

    A word without end is cut.
    """
    start = 0
    for match in _SENTENCE.finditer(text):
        end = match.end()
        if end - start < _SHORTEST_PIECE:
            continue
        while end - start > _LONGEST_PIECE:
            cut = text.rfind(" ", start + 1, start + _LONGEST_PIECE) + 1 or start + _LONGEST_PIECE
            yield text[start:cut]
            start = cut
        yield text[start:end]
        start = end
    yield text[start : start + _LONGEST_PIECE]


def _worth(piece: str, is_telling: Callable[[str], bool]) -> int:
    words = {fold(word.strip(_EDGES)) for word in piece.split()}
    telling = sum(is_telling(word) for word in words)
    return telling + _QUESTION * (telling > 0 and piece.rstrip().endswith("?"))

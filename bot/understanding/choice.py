"""Which of the readings that were offered a reply to a question back chooses: "the second one", "both", "the north".

Knows no State and no treaty: each reading comes with the words it may be told by.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.understanding.stems import stem
from knowledge.text import fold

_MOST_WORDS = 8
"""Words up to which a message can be a reply to a question back and nothing more."""
_WORD = re.compile(r"[^\W_]+")
_FILLERS = frozenset(
    """the that this it its is was a an i im me we mean meant want wanted am asking about for of one please ok okay
    oh ah sorry um well just option number no nr answer reading choice state country of course thanks thank
    you to say""".split()
)
_ORDINALS = {
    word: place
    for place, words in enumerate(("1 1st first former", "2 2nd second", "3 3rd third", "4 4th fourth"))
    for word in words.split()
}
_LAST = frozenset({"last", "latter"})
_ALL = frozenset({"both", "all", "either", "each", "them", "two", "three", "four"})
_YES = frozenset({"yes", "yeah", "yep", "yup", "right", "exactly", "correct", "indeed", "sure", "y"})
_TURNING = frozenset("no not and what about or how but other".split())
"""Words that turn from one State to another of the same name."""
_SHARED_START = 5
"""Letters that "northern" and "north" share."""


def chosen(reply: str, options: Sequence[Collection[str]]) -> tuple[int, ...]:
    """Return the places in ``options`` that ``reply`` chooses, none when it chooses nothing or says more than that.

    Each of the ``options`` is the folded words it may be told by.
    """
    told = _told(reply, _FILLERS)
    if not told:
        return ()
    if set(told) <= _YES:
        return (0,) if len(options) == 1 else ()
    if set(told) <= _ALL:
        return tuple(range(len(options)))
    if len(told) == 1 and (told[0] in _ORDINALS or told[0] in _LAST):
        place = _ORDINALS.get(told[0], len(options) - 1)
        return (place,) if place < len(options) else ()
    return _by_name(told, options)


def named(reply: str, options: Sequence[Collection[str]]) -> int | None:
    """Return the place in ``options`` of the one that ``reply`` names and nothing else, as in "no, the north one"."""
    told = _told(reply, _FILLERS | _TURNING)
    found = _by_name(told, options) if told else ()
    return found[0] if found else None


def _told(reply: str, fillers: Collection[str]) -> list[str]:
    """Return the folded words of ``reply`` that are no ``fillers``, none when it is too long to be only a reply."""
    words = [fold(word) for word in _WORD.findall(reply)]
    return [word for word in words if word not in fillers] if len(words) <= _MOST_WORDS else []


def _by_name(told: Sequence[str], options: Sequence[Collection[str]]) -> tuple[int, ...]:
    """Return the one option that a word tells from the others, when no word is strange to all."""
    left = set(range(len(options)))
    for word in told:
        fitting = {place for place, names in enumerate(options) if any(_alike(word, name) for name in names)}
        if not fitting:
            return ()
        left &= fitting
    return tuple(left) if len(left) == 1 and len(options) > 1 else ()


def _alike(word: str, name: str) -> bool:
    if word == name or stem(word) == stem(name):
        return True
    return min(len(word), len(name)) >= _SHARED_START and (word.startswith(name) or name.startswith(word))

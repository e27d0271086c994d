"""Names of States as lists print them; knows the vocabulary and nothing of treaties."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.model import Vocabulary
from knowledge.text import key

MARKS = re.compile(
    r"[*†‡§¹²³⁴⁵#]+|\s?\(\d{1,2}\)|(?<=[a-z)])\d{1,2}(?![\d/.])|\[\d{1,2}\]|\s?\(\*+\)|\s\((?:[aAd]|AA"
    r"|accession|acceptance|approval|succession|ratification)\)"
)
"""Footnote marks beside a State's name, and the letters that tell an accession from a ratification."""
WORD = re.compile(r"(?<!['’])[^\W_](?:[\w.-]|['’](?!s\b)|(?<=eople)['’]s\b)*|\([A-Z][^()]{2,50}\)|&")
_NEXT = re.compile(rf"\s*(?:{WORD.pattern})")
_MAX_WORDS = 12
"""Words of the longest State's name (that of the United Kingdom has nine)."""
_ARTICLES = ("the ", "republic of the ", "republic of ", "kingdom of ", "state of ")


def without_marks(printed: str) -> str:
    """Return ``printed`` without the footnote marks in it."""
    return MARKS.sub("", printed)


class StateNames:
    """Looks a printed name up among all names of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._codes: dict[str, str] = {}
        for state in vocabulary.states:
            for name in (state.name, state.formal, *state.names, *state.abbreviations):
                if name:
                    self._codes.setdefault(_bare(key(name)), state.code)
        for state in vocabulary.states:
            self._codes[_bare(key(state.name))] = state.code
        for shared in vocabulary.ambiguous:
            self._codes.pop(_bare(key(shared.name)), None)
        # A list that prints "Congo" or "Korea" alone means a State all the same; which one, it does not say.
        self._shared = {_bare(key(shared.name)) for shared in vocabulary.ambiguous}
        self._first = {name.split()[0] for name in (*self._codes, *self._shared) if name}
        self._first |= {"the", "republic", "kingdom", "state"}

    def may_begin(self, word: str) -> bool:
        """Tell whether some State's name begins with ``word`` (or with its first half: Serbia-Montenegro)."""
        folded = _folded(word).split()
        return bool(folded) and folded[0] in self._first

    def code(self, printed: str) -> str | None:
        """Return the code of the State called ``printed``, or None."""
        return self._code(_folded(printed))

    def is_name(self, printed: str) -> bool:
        """Tell whether ``printed`` is a State's name, even one that several share."""
        folded = _folded(printed)
        return self._code(folded) is not None or _bare(folded) in self._shared

    def end_in(self, text: str, start: int, limit: int) -> int | None:
        """Return where the longest State's name ends that begins at ``start`` of plain ``text``, None without one."""
        ends: list[int] = []
        while len(ends) < _MAX_WORDS and (word := _NEXT.match(text, ends[-1] if ends else start, limit)):
            ends.append(word.end())
        for end in reversed(ends):
            piece = text[start:end].rstrip(".")
            if self.is_name(without_marks(piece)):
                return start + len(piece)
        return None

    def _code(self, folded: str) -> str | None:
        bare = _bare(folded)
        if bare in self._codes:
            return self._codes[bare]
        for article in _ARTICLES:
            if bare.startswith(article) and bare[len(article) :] in self._codes:
                return self._codes[bare[len(article) :]]
        return None


_CAPITAL = re.compile(r"(?<![\w'-])[A-ZÀ-Ý][\w.'-]*")
_TOGETHER = re.compile(r"\s*(?:,|,?\s*and)\s+(?:the\s+)?(?:Governments?\s+of\s+(?:the\s+)?)?")
"""Between two States that are named together."""


def runs(text: str, start: int, end: int, names: StateNames) -> list[list[tuple[int, int]]]:
    """Return where States are named in plain ``text[start:end]``, those joined by "and" or a comma together."""
    found: list[list[tuple[int, int]]] = []
    for word in _CAPITAL.finditer(text, start, end):
        if (found and word.start() < found[-1][-1][1]) or not names.may_begin(word.group()):
            continue
        stop = names.end_in(text, word.start(), end)
        if stop is None:
            continue
        if found and _TOGETHER.fullmatch(text, found[-1][-1][1], word.start()):
            found[-1].append((word.start(), stop))
        else:
            found.append([(word.start(), stop)])
    return found


@lru_cache(maxsize=16384)
def _folded(printed: str) -> str:
    return key(printed.replace("-", " "))


def _bare(folded: str) -> str:
    return folded.removeprefix("the ")


@lru_cache(maxsize=4)
def state_names(vocabulary: Vocabulary) -> StateNames:
    """Return the (remembered) names of ``vocabulary``."""
    return StateNames(vocabulary)

"""Mends misspelt names of States: one wrong letter, words run together or apart, one wrong word in a long name.

Never makes one State's name of another's, nor of a common English word. Knows no question.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.understanding.spelling import SHORTEST, Near, SpellingIndex, allowed
from bot.understanding.state_context import speaks_of_treaties
from bot.understanding.state_names import NOT_A_STATE, WORDS_OF_MANY_NAMES, StateNames
from knowledge.text import Token

_SHORTEST_JOINED = 6
_STRANGE = 2
"""Strange words from which a sentence without a little word of English is taken for another language."""
_GLUE = frozenset(
    """has have had did does do is are was were will can when why if that the and or of in for from by to what about
    which with not hasnt didnt isnt ratify ratified sign signed party join joined also""".split()
)
"""Words that are run together with a name: "hasperu", "peruratified"."""
_LITTLE_WORDS = _GLUE | frozenset(
    """i you we they it he she this there who where how my your yes no please pls any all been be at on as but so
    country countries state states treaty protocol convention status list yet anyone someone u r n""".split()
)
"""One of these, and the sentence is English however it is spelt."""
_FOREIGN_WORDS = frozenset(
    """und der das ist hat nicht les est une des qui que los las del esta para por como nel della che sono nao uma
    dos och att det har ve mi bir icin yang dengan nie jest czy sie nel ikke som het een niet van""".split()
)
_AUXILIARIES = frozenset("has have had did does will hasnt didnt".split())
_RATIFYING = frozenset("ratify ratified ratifies accede acceded".split())


class Mended(NamedTuple):
    """Tokens ``first`` up to ``last`` are a misspelling of ``name``."""

    first: int
    last: int
    senses: tuple[int, ...]
    """What it may stand for; several when several names are equally near."""
    name: str


class Mender:
    """Finds misspelt names among the words that are no name."""

    def __init__(self, names: StateNames) -> None:
        self._names = names.names
        self._joined = names.joined
        self._parts = names.parts
        self._singles = names.singles
        self._single = frozenset(names.singles)
        self._undoubled: dict[str, list[str]] | None = None
        self._english_text = names.english
        self._english: frozenset[str] | None = None
        self._rare_text = names.rare_english
        self._rare: frozenset[str] | None = None
        self._telling = frozenset(part for part in names.parts if part not in WORDS_OF_MANY_NAMES)
        self._spelling = SpellingIndex((*names.singles, *names.parts), frozenset())

    def mend(self, tokens: list[Token], unknown: list[int]) -> list[Mended]:
        """Return the misspelt names among the tokens numbered ``unknown``, without overlaps."""
        doubtful = [position for position in unknown if self._is_doubtful(tokens, position)]
        if not doubtful or self.is_foreign(tokens, unknown):
            return []
        found: list[Mended] = []
        on_topic = speaks_of_treaties(tokens)
        done = -1
        for position in doubtful:
            if position < done:
                continue
            mended = self._at(tokens, position, on_topic)
            if mended is not None:
                found.append(mended)
                done = mended.last
        return found

    def _is_doubtful(self, tokens: list[Token], position: int) -> bool:
        word = tokens[position].text
        if not self._is_english(word) or word in self._telling:
            return True
        return len(word) >= SHORTEST and _is_subject(tokens, position)

    def _at(self, tokens: list[Token], position: int, on_topic: bool) -> Mended | None:
        word = tokens[position].text
        if not (self._is_english(word) or (not on_topic and self._is_rare(word))):
            mended = self._unknown(tokens, position, word) if word.isalpha() else None
            return mended or self._run_apart(tokens, position)
        if word in self._telling:
            return self._in_long_name(tokens, position, (word,))
        mended = self._single_name(position, word) if _is_subject(tokens, position) else None
        # of an English word the first letter at least is right: "has span ratified", but not "did woman ratify"
        return mended if mended is not None and mended.name[0] == word[0] else None

    def is_foreign(self, tokens: list[Token], unknown: list[int]) -> bool:
        """Whether the sentence is in another language: two strange words, and no little word of English."""
        words = [tokens[position].text for position in unknown]
        strange = [word for word in words if word in _FOREIGN_WORDS or not self._is_english(word)]
        if len(strange) < _STRANGE or any(token.text in _LITTLE_WORDS for token in tokens):
            return False
        return any(word not in self._joined and not self._spelling.near(word) for word in words)

    def _is_english(self, word: str) -> bool:
        if self._english is None:
            self._english = frozenset(self._english_text.split(" "))
        return word in self._english or len(word) < SHORTEST

    def _is_rare(self, word: str) -> bool:
        if self._rare is None:
            self._rare = frozenset(self._rare_text.split(" "))
        return word in self._rare

    def _unknown(self, tokens: list[Token], position: int, word: str) -> Mended | None:
        near = self._spelling.near(word)
        if near or word in self._parts:
            long = self._in_long_name(tokens, position, (word, *(candidate.word for candidate in near)))
            if long is not None:
                return long
        number = self._joined.get(word)
        if number is not None:
            return Mended(position, position + 1, (number,), word)
        apart = self._run_together(position, word)
        if apart is not None:
            return apart
        return self._single_name(position, word)

    def _single_name(self, position: int, word: str) -> Mended | None:
        best = self._doubled(word) or _nearest(self._spelling.near(word), self._single)
        if not best:
            return None
        senses = tuple(dict.fromkeys(self._names[name] for name in best))
        return Mended(position, position + 1, senses, max(best, key=len))

    def _doubled(self, word: str) -> list[str]:
        """Return the names that differ from ``word`` only in which letters are doubled: Morroco, Polland."""
        if self._undoubled is None:
            self._undoubled = {}
            for name in self._singles:
                self._undoubled.setdefault(_undouble(name), []).append(name)
        return self._undoubled.get(_undouble(word), [])

    def _run_together(self, position: int, word: str) -> Mended | None:
        if len(word) < _SHORTEST_JOINED:
            return None
        for cut in range(2, len(word) - 1):
            left, right = word[:cut], word[cut:]
            for glue, name in ((left, right), (right, left)):
                if glue in _GLUE and len(name) >= SHORTEST:
                    number = self._names.get(name, NOT_A_STATE) or self._joined.get(name, NOT_A_STATE)
                    if number != NOT_A_STATE:
                        return Mended(position, position + 1, (number,), name)
        return None

    def _run_apart(self, tokens: list[Token], position: int) -> Mended | None:
        for first in (position, position - 1):
            if first < 0 or first + 1 >= len(tokens) or tokens[first + 1].start - tokens[first].end > 1:
                continue
            together = tokens[first].text + tokens[first + 1].text
            if len(together) < SHORTEST:
                continue
            number = self._joined.get(together)
            if number is None and together in self._single:
                number = self._names[together]
            if number is not None:
                return Mended(first, first + 2, (number,), together)
        return None

    def _in_long_name(self, tokens: list[Token], position: int, words: tuple[str, ...]) -> Mended | None:
        """Return the longest name of several words that fits around ``position``, all but one word exact."""
        best: dict[str, tuple[int, int]] = {}
        rank = (0, 0)
        for word in words:
            for name in self._parts.get(word, ()):
                parts = name.split(" ")
                for place, part in enumerate(parts):
                    if part != word:
                        continue
                    first = position - place
                    if first < 0 or first + len(parts) > len(tokens):
                        continue
                    edits = self._edits(tokens, first, parts)
                    if edits is None:
                        continue
                    new = (len(parts), -edits)
                    if new > rank:
                        best, rank = {}, new
                    if new == rank:
                        best[name] = (first, first + len(parts))
        if not best:
            return None
        senses = tuple(dict.fromkeys(self._names[name] for name in best))
        if NOT_A_STATE in senses:
            return None
        name, (first, last) = next(iter(best.items()))
        return Mended(first, last, senses, name)

    def _edits(self, tokens: list[Token], first: int, parts: list[str]) -> int | None:
        """Return how many edits part the tokens from ``parts``, or None when more than one word is wrong."""
        edits = wrong = 0
        telling = False
        for token, part in zip(tokens[first:], parts, strict=False):
            if token.text == part:
                telling = telling or part not in WORDS_OF_MANY_NAMES
                continue
            wrong += 1
            reach = allowed(min(len(part), len(token.text)))
            if wrong > 1 or not reach:
                return None
            if self._is_english(token.text):
                if token.text[0] != part[0]:
                    return None
                reach = 1
            else:
                telling = True
            distance = OSA.distance(token.text, part, score_cutoff=reach)
            if distance > reach:
                return None
            edits += distance
        # a name that is spelt right and was not found was refused: "ivory, coast to coast"
        return edits if telling and wrong else None


def _is_subject(tokens: list[Token], position: int) -> bool:
    """Whether the sentence says that the word ratified: there even an English word is a misspelling ("has span")."""
    return (
        0 < position < len(tokens) - 1
        and tokens[position - 1].text in _AUXILIARIES
        and tokens[position + 1].text in _RATIFYING
    )


def _nearest(near: tuple[Near, ...], allowed_words: Container[str]) -> list[str]:
    found = [candidate for candidate in near if candidate.word in allowed_words]
    return [candidate.word for candidate in found if candidate.distance == found[0].distance]


def _undouble(word: str) -> str:
    return "".join([letter for letter, before in zip(word, " " + word, strict=False) if letter != before])

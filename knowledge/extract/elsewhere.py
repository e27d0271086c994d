"""The names under which texts speak of one treaty, for treaties the bot has no entry of; knows the vocabulary alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from knowledge.extract.names import HEAD
from knowledge.extract.same_treaty import HEAD_KEYS, same, tokens
from knowledge.model import TreatyNames, Vocabulary
from knowledge.text import Token, clean, key, tokenize

_TELLING = 4
"""Telling words that a shortened title needs at least to be taken for the full one."""
_PREFIX = re.compile(r"(?:(?:the|un|united nations|ilo|who|imo|wipo|unesco|unece|iaea|fao|new|landmark|global) )*")
_YEAR = re.compile(r"(?:1[89]|20)\d\d ")
"""Before "Hague Convention" it may be all that tells one from another."""
SHORTEST = 4
"""Letters of an abbreviation that is looked for in a text which does not introduce it."""


_BESIDE = re.compile(r"[\s,'\"()/-]{1,4}")
"""Between two words of one name."""
_NUMBER = re.compile(r"\.\s?")
"""Between the words of "No. 182"."""
_LONG = 4
"""Words from which on a name is known in small letters too."""


class Titles:
    """Finds names that are known, word for word, where a text prints them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._root: dict[str, Any] = {}
        for name in names:
            words = [token.text for token in tokenize(clean(name))]
            node = self._root
            for word in words if len(words) > 1 else ():
                node = node.setdefault(word, {})
            if len(words) > 1:
                node[""] = len(words)

    def within(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return where the longest such names stand in plain ``text[start:end]``, in order; none overlaps another."""
        words = [Token(one.text, one.start + start, one.end + start) for one in tokenize(text[start:end])]
        found: list[tuple[int, int]] = []
        for at, word in enumerate(words):
            if word.text in self._root and not (found and word.start < found[-1][1]):
                stop = self._from(text, words, at)
                if stop is not None:
                    found.append((word.start, stop))
        return found

    def _from(self, text: str, words: list[Token], at: int) -> int | None:
        """Where the longest name ends that begins with the word ``at``."""
        node, longest = self._root, None
        for number in range(at, len(words)):
            one = words[number]
            if number > at:
                gap = words[number - 1].end, one.start
                beside = _NUMBER if words[number - 1].text == "no" else _BESIDE
                if gap[0] < gap[1] and beside.fullmatch(text, *gap) is None and _BESIDE.fullmatch(text, *gap) is None:
                    break
            if one.text not in node:
                break
            node = node[one.text]
            if "" in node and (node[""] > _LONG or text[one.start].isupper() or one.text.isdecimal()):
                longest = one.end + (text[one.end : one.end + 1] == ")" and "(" in text[words[at].start : one.end])
        return longest


class Elsewhere:
    """Looks a printed name up among those names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._treaties = vocabulary.elsewhere
        self._by_name = {
            _bare(printed): treaty
            for treaty in vocabulary.elsewhere
            for printed in (*treaty.abbreviations, *treaty.names, treaty.name)
        }
        self.abbreviations = {
            short: treaty for treaty in vocabulary.elsewhere for short in treaty.abbreviations if len(short) >= SHORTEST
        }

    def of(self, printed: str) -> TreatyNames | None:
        """Return the treaty that ``printed`` names, None for one that is not known or could be several."""
        bare = _bare(printed)
        known = self._by_name.get(bare) or self._by_name.get(_bare(_YEAR.sub("", bare, count=1)))
        if known is not None or len(tokens(printed) - HEAD_KEYS) < _TELLING:
            return known
        alike = [treaty for treaty in self._treaties if same(printed, treaty.name)]
        return alike[0] if len(alike) == 1 else None

    def printed(self, treaty: TreatyNames, text: str) -> str | None:
        """Return the fullest name of ``treaty`` that ``text`` prints, in whatever letters; None without one."""
        folded = f" {key(text)} "
        names = sorted((treaty.name, *treaty.names), key=len, reverse=True)
        return next((name for name in names if f" {key(name)} " in folded), None)

    def within(self, headline: str) -> tuple[TreatyNames, str] | None:
        """Return the treaty whose name, of two words at least, stands in ``headline``, capitals or not, and the name.

        The name is as the headline prints it; where that is all in capitals, it is the treaty's title.
        """
        folded = f" {key(headline)} "
        found = [name for name in self._by_name if " " in name and f" {name} " in folded]
        if not found:
            return None
        treaty = self._by_name[max(found, key=len)]
        words = r"\W+".join(map(re.escape, max(found, key=len).split()))
        printed = re.search(rf"\b{words}\b", headline, re.IGNORECASE)
        return treaty, printed.group() if printed and not printed.group().isupper() else treaty.name


def _bare(printed: str) -> str:
    folded = key(printed)
    bare = _PREFIX.sub("", folded, count=1)
    return bare if " " in bare else folded


@lru_cache(maxsize=4)
def titles(vocabulary: Vocabulary) -> Titles:
    """Return the (remembered) finder of all names of treaties in ``vocabulary`` that a text prints as names."""
    own = [name for treaty in vocabulary.treaties for name in (treaty.name, *treaty.names) if HEAD.search(name)]
    others = [name for treaty in vocabulary.elsewhere for name in (treaty.name, *treaty.names)]
    return Titles(name for name in (*own, *others) if not name[0].islower())


@lru_cache(maxsize=4)
def elsewhere(vocabulary: Vocabulary) -> Elsewhere:
    """Return the (remembered) names of ``vocabulary``."""
    return Elsewhere(vocabulary)

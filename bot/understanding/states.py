"""Finds the States, regions, places and groups of States that a sentence names.

One pass over the words, the longest name first; what is left over and looks misspelt is mended. Knows the compiled
names and the sentence; knows nothing of treaties' facts, handlers or answers. Loads nothing but what it is given.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.state_context import Context
from bot.understanding.state_names import (
    NOT_A_STATE,
    SHORTEST_STEM,
    UNSPACED,
    Sense,
    StateNames,
    compile_names,
)
from bot.understanding.state_spelling import Mender
from knowledge.text import Token

__all__ = ["Mention", "Sense", "StateIndex", "StateNames", "compile_names"]

_PREFIXES = "وبلفكהובמלש"
"""Arabic and Hebrew particles that are written together with the name: and, in, to, the."""

_SHORT_NAME = 4
"""Letters up to which a name in small letters is a word of some other language: eu, mali, oman."""
_LONGEST_INITIALS = 5
"""Letters up to which a word in capitals, in a sentence that is not, is an abbreviation and no misspelt name."""

_LONGEST_ENDING = 3
"""Letters an inflected name has more than its stem: Украин-ой, Γαλλί-ας."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a sentence. One of ``codes``, ``place``, ``region`` and ``body`` is filled."""

    codes: tuple[str, ...]
    """Codes of the States it may mean; more than one: to be asked back."""
    place: str | None
    """Canonical name of a place that is no State of its own."""
    region: str | None
    body: str | None
    start: int
    """Where it begins in the cleaned text."""
    end: int
    first: int
    """Number of its first token."""
    last: int
    """Number of the token after its last one."""
    kind: str
    """name | abbreviation | demonym | foreign | corrected."""
    matched: str
    """The folded name it was taken for."""


class StateIndex:
    """The recogniser."""

    def __init__(self, names: StateNames) -> None:
        self._senses = names.senses
        self._names = names.names
        self._longest = names.longest
        self._scripts = names.scripts
        self._stems = names.stems
        self._longest_script = max(map(len, names.scripts), default=0)
        self._context = Context(names)
        self._mender = Mender(names)

    def knows(self, word: str) -> bool:
        """Return whether a name begins with the folded ``word``."""
        return word in self._names or word in self._longest

    def find(self, text: str, tokens: list[Token]) -> list[Mention]:
        """Return what ``text`` (cleaned) with its ``tokens`` names, in order, without overlaps."""
        names, longest = self._names, self._longest
        found: list[Mention] = []
        unknown: list[int] = []
        count = len(tokens)
        position = 0
        while position < count:
            word = tokens[position].text
            reach = longest.get(word)
            if reach is None and word not in names:
                unknown.append(position)
                position += 1
                continue
            mention, length = self._at(text, tokens, position, min(reach or 1, count - position))
            if mention is not None:
                found.append(mention)
            elif not length:
                unknown.append(position)
            position += length or 1
        if not text.isascii():
            found.extend(self._in_scripts(text, tokens))
            found.extend(self._inflected(tokens, unknown))
        short = [mention for mention in found if self._is_short(text, mention)]
        if short and self._mender.is_foreign(tokens, unknown):
            found = [mention for mention in found if mention not in short]
        for mended in self._mender.mend(tokens, unknown):
            first, last = mended.first, mended.last
            if self._is_initials(text, tokens[first], tokens[last - 1]):
                continue
            inside = [mention for mention in found if mention.first < last and first < mention.last]
            if all(first <= mention.first and mention.last <= last for mention in inside):
                sense = self._sense_of(mended.senses)
                if self._context.allows(text, tokens, first, last, mended.name, sense):
                    found = [mention for mention in found if mention not in inside]
                    found.append(_mention(sense, tokens, first, last, "corrected", mended.name))
        if len(found) > 1:
            found.sort(key=lambda mention: mention.start)
        return found

    def _at(self, text: str, tokens: list[Token], first: int, reach: int) -> tuple[Mention | None, int]:
        """Return the longest name at ``first`` and how many tokens it takes; a name that is refused takes them too."""
        names = self._names
        for length in range(reach, 0, -1):
            name = " ".join([token.text for token in tokens[first : first + length]])
            number = names.get(name)
            if number is None:
                continue
            if length > 1 and not self._is_one(text, tokens, first, first + length):
                continue
            if number == NOT_A_STATE:
                return None, length
            sense = self._senses[number]
            if not self._context.allows(text, tokens, first, first + length, name, sense):
                continue
            return _mention(sense, tokens, first, first + length, sense.kind, name), length
        return None, 0

    @staticmethod
    def _is_short(text: str, mention: Mention) -> bool:
        """Return whether a name is so short and written so low that other languages have it for a word: eu, mali."""
        raw = text[mention.start : mention.end]
        return len(raw) <= _SHORT_NAME and raw.islower() and raw.isascii()

    @staticmethod
    def _is_initials(text: str, first: Token, last: Token) -> bool:
        """Return whether a word stands for another body by its initials ("ICAN"), and is no misspelt name."""
        raw = text[first.start : last.end]
        return len(raw) <= _LONGEST_INITIALS and raw.isupper() and not text.isupper()

    def _is_one(self, text: str, tokens: list[Token], first: int, last: int) -> bool:
        """Return whether a comma in a name only inverts it: "Korea, Dem. Rep.", but not "ivory, coast"."""
        if "," not in text[tokens[first].end : tokens[last - 1].start]:
            return True
        head = next(n for n in range(first, last) if "," in text[tokens[n].end : tokens[n + 1].start])
        return " ".join([token.text for token in tokens[first : head + 1]]) in self._names

    def _sense_of(self, numbers: tuple[int, ...]) -> Sense:
        """Return the one sense of a misspelling, or all States it may mean."""
        chosen = [self._senses[number] for number in numbers]
        codes = tuple(dict.fromkeys(code for sense in chosen for code in sense.codes))
        if len(chosen) == 1 or not codes:
            return chosen[0]
        return Sense(codes=codes, kind="demonym" if all(s.kind == "demonym" for s in chosen) else "name")

    def _in_scripts(self, text: str, tokens: list[Token]) -> list[Mention]:
        """Return names in scripts that do not part words, the longest first at each place."""
        found: list[Mention] = []
        position, size = 0, len(text)
        while position < size:
            if not UNSPACED.match(text, position):
                position += 1
                continue
            for length in range(min(self._longest_script, size - position), 1, -1):
                number = self._scripts.get(text[position : position + length])
                if number is not None:
                    break
            else:
                position += 1
                continue
            end = position + length
            touched = [n for n, token in enumerate(tokens) if token.start < end and position < token.end]
            sense = self._senses[number]
            first, last = (touched[0], touched[-1] + 1) if touched else (0, 0)
            found.append(
                Mention(
                    sense.codes, sense.place, sense.region, sense.body, position, end,
                    first, last, sense.kind, text[position:end],
                )
            )  # fmt: skip
            position = end
        return found

    def _inflected(self, tokens: list[Token], unknown: list[int]) -> list[Mention]:
        """Return names in other scripts with a particle before them or an ending behind: Россию, والسنغال."""
        found: list[Mention] = []
        for position in unknown:
            word = tokens[position].text
            if word.isascii() or len(word) < SHORTEST_STEM:
                continue
            number = self._names.get(word[1:], NOT_A_STATE) if word[0] in _PREFIXES else NOT_A_STATE
            for cut in range(len(word), max(SHORTEST_STEM, len(word) - _LONGEST_ENDING) - 1, -1):
                number = number or self._stems.get(word[:cut], NOT_A_STATE)
            if number != NOT_A_STATE:
                found.append(_mention(self._senses[number], tokens, position, position + 1, "foreign", word))
        return found


def _mention(sense: Sense, tokens: list[Token], first: int, last: int, kind: str, name: str) -> Mention:
    return Mention(
        sense.codes, sense.place, sense.region, sense.body,
        tokens[first].start, tokens[last - 1].end, first, last, kind, name,
    )  # fmt: skip

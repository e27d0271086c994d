"""The treaties named in a question: those the vocabulary knows, and the sign of one that it does not."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from bot.understanding.lexicon import ARTICLES
from knowledge.model import Treaty
from knowledge.text import clean, tokenize

_KINDS = frozenset(
    (
        "protocol protocols convention conventions treaty treaties agreement agreements covenant "
        "covenants statute accord accords pact pacts charter concordat"
    ).split()
)
_OTHER_SUBJECTS = frozenset(
    "drug drugs narcotics tobacco cigarette cigarettes weapon weapons organ organs human rights refugee refugees "
    "climate labour labor torture genocide war peace trade tax ozone biodiversity optional women woman child children "
    "soldiers workers law status corruption stateless statelessness hostages terrorism piracy".split()
)
"""Words of the topic and of everyday speech that, right before "convention" or after it, make it another one."""
_MOVED = frozenset({"migrant", "migrants"})
"""Words of the topic that stand in the names of other treaties too: "on migrant workers"."""
_ABOUT = frozenset({"on", "against", "for", "of", "relating", "concerning"})
_ADJECTIVES = ("ing", "ed", "ous", "ful", "less", "able", "ly", "ible", "ic")
"""Endings of words that describe a treaty rather than name it: "this disgusting treaty"."""
_LONGEST_NAME = 6
"""Words of an unknown treaty's name that are kept: enough to recognise it, short enough to repeat."""


@dataclass(frozen=True, slots=True)
class TreatyMention:
    """A known treaty, and the words (first to last, exclusive) that name it."""

    treaty: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class OtherTreaty:
    """A treaty the vocabulary does not know, as its name stands in the question's words."""

    name: str
    first: int
    last: int


class TreatyIndex:
    """Finds treaties by their names and abbreviations, longest name first."""

    def __init__(self, treaties: Iterable[Treaty]) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._longest: dict[str, int] = {}
        default = None
        for treaty in treaties:
            default = treaty if treaty.default else default
            for name in (treaty.name, *treaty.names, *treaty.abbreviations):
                words = _key(token.text for token in tokenize(clean(name)))
                if words:
                    self._names.setdefault(words, treaty.id)
                    self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
        if default is not None and default.parent is not None:
            self._names.setdefault(("convention",), default.parent)
            self._longest.setdefault("convention", 1)

    @property
    def words(self) -> set[str]:
        """Every word of a treaty's name."""
        return {word for name in self._names for word in name}

    def find(self, words: list[str], blocked: Container[int]) -> list[TreatyMention]:
        """Return the known treaties named in folded ``words``, in order; word numbers in ``blocked`` are taken."""
        kept = [(n, word) for n, word in enumerate(words) if word not in ARTICLES and n not in blocked]
        found: list[TreatyMention] = []
        position = 0
        while position < len(kept):
            for length in range(min(self._longest.get(kept[position][1], 0), len(kept) - position), 0, -1):
                treaty = self._names.get(_key(word for _, word in kept[position : position + length]))
                if treaty is not None:
                    found.append(TreatyMention(treaty, kept[position][0], kept[position + length - 1][0] + 1))
                    position += length
                    break
            else:
                position += 1
        return found


def find_other(words: list[str], taken: Container[int], is_foreign: Callable[[str], bool]) -> OtherTreaty | None:
    """Return a treaty that is none of the known ones: a word foreign to the topic beside "protocol", "treaty" …

    ``is_foreign`` says of a word that it belongs neither to the topic nor to everyday speech.
    """
    for number, word in enumerate(words):
        if word not in _KINDS or number in taken:
            continue
        first, last = number, number + 1
        if number and words[number - 1].endswith(_ADJECTIVES):
            continue
        while (
            first
            and number - first < _LONGEST_NAME
            and first - 1 not in taken
            and (is_foreign(words[first - 1]) or words[first - 1] in _OTHER_SUBJECTS)
        ):
            first -= 1
        following = number + 1
        if following < len(words) and words[following] in _ABOUT:
            tail = following + 1
            while tail < len(words) and tail - following < _LONGEST_NAME and words[tail] in ARTICLES | _ABOUT | {"to"}:
                tail += 1
            if tail + 1 < len(words) and words[tail] in _MOVED and words[tail + 1] in _OTHER_SUBJECTS:
                tail += 1
            strange = tail < len(words) and (is_foreign(words[tail]) or words[tail] in _OTHER_SUBJECTS)
            if strange and tail not in taken:
                last = tail + 1
                while (
                    last < len(words) and last not in taken and last - number < _LONGEST_NAME
                    and (is_foreign(words[last]) or words[last] in ARTICLES | _ABOUT)
                ):  # fmt: skip
                    last += 1
        if last - first > 1:
            return OtherTreaty(" ".join(words[first:last]), first, last)
    return None


def _key(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.replace("organized", "organised") for word in words if word not in ARTICLES)

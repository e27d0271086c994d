"""What numbers and States in a sentence mean, and of which treaty: as learned from passages marked by people.

Patterns say what somebody thought of; the weights here say what the wordings of releases have in common. Linear models
over the words around (`knowledge.extract.marks`). ``python -m learning`` makes the weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from knowledge.extract import marks
from knowledge.extract.clauses import TREATY
from knowledge.extract.counted import is_supplemented
from knowledge.extract.document import Document, Span
from knowledge.extract.marks import Marks, Token
from knowledge.extract.plain import pattern
from knowledge.extract.states import StateNames
from knowledge.extract.treaties import Treaties

SCALE = 24
"""Weights are kept as whole numbers, this many to one natural unit of log-odds."""
PATH = Path(__file__).with_name("learned.en.json")
"""Where the weights lie."""
SURE = 0.93
"""Chance from which a meaning counts; high, for what is invented harms more than what is left out."""
_CONTACT = pattern(r"\b(?:e-?mail|tel(?:ephone)?|phone|fax|mobile)\b ?[.:(+]|\w@\w")
"""In a sentence that says whom to call, and whose numbers count nobody."""
SORTS = {
    marks.CARDINAL: "number",
    marks.ORDINALS: "number",
    marks.STATE: "state",
}
"""Which model weighs a sign."""
LINK = "link"
"""The model that tells of which treaty something is said: "yes" or "no" for each that is named near."""
YES = "yes"
NOTHING = "-"
"""The meaning of what states no fact."""


class ModelData(msgspec.Struct, frozen=True):
    """A model as it lies in the file: for each feature the labels' numbers and weights in turn."""

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    weights: dict[str, tuple[int, ...]]


class LearnedData(msgspec.Struct, frozen=True):
    """All models, and the SHA-256 of the passages, so that a test can tell when the weights are out of date."""

    learned_from: str
    models: dict[str, ModelData]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A token that may state a fact, with the chance of each meaning it can have."""

    token: Token
    at: int
    """Its place among the tokens of the sentence."""
    chances: dict[str, float]


@lru_cache(maxsize=1)
def read() -> LearnedData:
    """Return the weights. Raises OSError or msgspec.DecodeError when they are not there."""
    return msgspec.json.decode(PATH.read_bytes(), type=LearnedData)


def chances(model: ModelData, features: list[str]) -> dict[str, float]:
    """Return how likely each label is of what has these features; together 1."""
    sums = [float(one) for one in model.bias]
    for feature in set(features):
        pairs = model.weights.get(feature, ())
        for number in range(0, len(pairs), 2):
            sums[pairs[number]] += pairs[number + 1]
    highest = max(sums)
    powers = [math.exp((one - highest) / SCALE) for one in sums]
    whole = sum(powers)
    return {label: power / whole for label, power in zip(model.labels, powers, strict=True)}


class Reader:
    """Weighs the sentences of one document."""

    def __init__(self, document: Document, treaties: Treaties, names: StateNames) -> None:
        self._text = document.plain
        self._treaties = treaties
        self._marks = Marks(document, [(one.start, one.end) for one in treaties.mentions], names)
        self._models = read().models
        self._known: dict[int, list[Meaning]] = {}

    def meanings(self, sentence: Span, sort: str) -> list[Meaning]:
        """Return what the numbers or States (``sort``) of ``sentence`` may mean, in order."""
        known = self._known.get(sentence.start)
        if known is None:
            known = self._known[sentence.start] = list(self._weigh(sentence))
        return [one for one in known if SORTS[one.token.text] == sort]

    def _weigh(self, sentence: Span) -> Iterator[Meaning]:
        if _CONTACT.search(self._text, sentence.start, sentence.end):
            return
        rows = self._marks.rows(sentence)
        for at, token in enumerate(rows[-1]):
            if token.text in SORTS:
                model = self._models[SORTS[token.text]]
                yield Meaning(token, at, chances(model, marks.around(rows, at, self._text)))

    def treaty_of(self, sentence: Span, start: int) -> str | None:
        """Return the treaty of which something is said of what is named at ``start``; None where that is in doubt."""
        row = self._marks.of(sentence)
        at = next((at for at, one in enumerate(row) if one.text in SORTS and one.start <= start < one.end), None)
        likely = self.treaties_of(sentence, at) if at is not None else {}
        treaty, chance = max(likely.items(), key=lambda item: item[1], default=(None, 0.0))
        return treaty if chance >= SURE else None

    def treaties_of(self, sentence: Span, at: int) -> dict[str, float]:
        """Return how likely the token ``at`` of ``sentence`` is said of each treaty named in it or shortly before."""
        rows = self._marks.rows(sentence)
        found: dict[str, float] = {}
        for number, row in enumerate(rows):
            for named, token in enumerate(row):
                if token.text == TREATY:
                    back = len(rows) - 1 - number
                    features = marks.between(rows, at, back, named, self._text)
                    likely = chances(self._models[LINK], features)[YES]
                    for one in self._treaties.within(token.start, token.start + 1):
                        if back and is_supplemented(self._text, one):
                            continue
                        found[one.treaty] = max(found.get(one.treaty, 0.0), likely)
        return found

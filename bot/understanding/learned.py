"""Which kind of question it is, as learned from labelled questions: a linear model over words and concepts.

Patterns say what somebody thought of; the weights here say what people's wordings have in common. Knows no vocabulary
and no answer. ``python -m learning`` makes the weights.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path

import msgspec

from bot.conversation import Turn
from bot.query import Form
from bot.understanding.analysis import Analysis
from bot.understanding.lexicon import ANCHOR, ARTICLES, ELSEWHERE
from bot.understanding.stems import stem

SCALE = 24
"""Weights are kept as whole numbers, this many to one natural unit of log-odds."""
OFFSET = 256
"""Half the range of a weight: ten units of log-odds, more than any weight that was learned."""
FIELD = 2
"""Bytes that a weight takes in a row."""
_MOST_ADDED = 65_535 // (2 * OFFSET)
"""Features that are added at most, so that no sum runs over into the next handler's."""
SHOWN = 4
"""Kinds that are handed out; nobody looks at less likely ones."""
ENTRY = "eif_"
"""What the names of the kinds about an entry into force begin with."""
SHORT = 4
"""Words up to which a question in a conversation is most often about the one before."""
_MOST_FOREIGN = 3
_MOST_WORDS = 40
"""Words that are looked at, and features of which pairs are made: a flood tells no more and must cost no more."""
_MOST_PAIRED = 14
PATH = Path(__file__).with_name("learned.en.json")
"""Where the weights lie."""


class LearnedData(msgspec.Struct, frozen=True):
    """The weights as they lie in the file: for each feature the handlers' numbers and weights in turn."""

    learned_from: str
    """SHA-256 of the labelled questions, so that a test can tell when the weights are out of date."""
    handlers: tuple[str, ...]
    bias: tuple[int, ...]
    weights: dict[str, tuple[int, ...]]


class Weights(msgspec.Struct, frozen=True):
    """The weights as they lie in the snapshot: for each feature a row of ``FIELD`` bytes for each handler."""

    handlers: tuple[str, ...]
    bias: tuple[int, ...]
    rows: dict[str, bytes]


def read_weights(path: Path = PATH) -> LearnedData:
    """Return the weights in the file at ``path``. Raises OSError or msgspec.DecodeError when they are not there."""
    return msgspec.json.decode(path.read_bytes(), type=LearnedData)


def unpack(data: LearnedData, handlers: Iterable[str]) -> Weights:
    """Return ``data`` ready for use, for those of its kinds of question that are among ``handlers``."""
    known = set(handlers)
    kept = [number for number, name in enumerate(data.handlers) if name in known]
    place = {number: new for new, number in enumerate(kept)}
    rows: dict[str, bytes] = {}
    for feature, pairs in data.weights.items():
        row = [OFFSET] * len(kept)
        for number, weight in zip(pairs[::2], pairs[1::2], strict=True):
            if number in place:
                row[place[number]] += max(1 - OFFSET, min(weight, OFFSET - 1))
        rows[feature] = array("H", row).tobytes()
    return Weights(tuple(data.handlers[number] for number in kept), tuple(data.bias[number] for number in kept), rows)


def features_of(
    analysis: Analysis, form: Form, negated: bool, last: Turn | None = None, earlier: Turn | None = None
) -> list[str]:
    """Return what the model looks at in a question, after the ``last`` turn of its conversation if there is one.

    ``earlier`` is the turn before that.

    ``c …`` are concepts and slots, ``c … …`` pairs of them, ``w …`` stems of words that are no names, ``b … …`` two
    such words in a row, ``@…`` the question before, alone and with these, ``@@…`` the one before that.
    """
    concepts = sorted(analysis.features)[:_MOST_PAIRED]
    found = [f"c {name}" for name in concepts]
    found.extend([f"c {one} {two}" for number, one in enumerate(concepts) for two in concepts[number + 1 :]])
    stems = [stem(word) if not word.isdecimal() else "#" for word in analysis.plain[:_MOST_WORDS]]
    found.extend([f"w {word}" for word in dict.fromkeys(stems)])
    found.extend([f"b {one} {two}" for one, two in zip(["^", *stems], [*stems, "$"], strict=True)])
    found.append(f"form {form.value}")
    if negated:
        found.append("negated")
    found.extend(f"foreign {number}" for number in range(1, min(len(analysis.foreign), _MOST_FOREIGN) + 1))
    for concept in (ANCHOR, ELSEWHERE):
        if any(tag.concept == concept for tag in analysis.evidence):
            found.append(concept)
    if last is not None:
        kind = last.query.handler
        found.append(f"@{kind}")
        found.extend([f"@{kind} {name}" for name in concepts])
        found.extend([f"@< {name}" for name in sorted(last.features)])
        found.extend([f"@w {word}" for word in dict.fromkeys(stems)])
        if len(analysis.words) <= SHORT:
            found.extend(("@short", f"@short {kind}"))
        if earlier is not None:
            first = earlier.query.handler
            found.extend((f"@@{first}", f"@@{first} @{kind}"))
            found.extend([f"@@{first} {name}" for name in concepts])
    return found


def taught_key(analysis: Analysis) -> str:
    """Return what two questions have in common that say the same in the same words, whatever names stand in them."""
    slots = sorted(name for name in analysis.features if name.isupper())
    return " ".join([*slots, "|", *[stem(word) for word in analysis.plain if word not in ARTICLES]])


class Learned:
    """The model.

    A row of weights is one large number, so that a single addition adds the weights of all kinds of question: a third
    of the time of adding them one by one. Each weight takes 16 bits of it, kept positive by ``OFFSET``.
    """

    def __init__(self, weights: Weights) -> None:
        self._handlers = weights.handlers
        self._bias = weights.bias
        self._rows = {feature: int.from_bytes(row, sys.byteorder) for feature, row in weights.rows.items()}
        self._size = FIELD * len(weights.handlers)
        self._entries = [number for number, name in enumerate(weights.handlers) if name.startswith(ENTRY)]

    def chances(self, features: Iterable[str]) -> list[tuple[float, str]]:
        """Return the likeliest kinds of question with their probabilities, the likeliest first, ``SHOWN`` at most.

        The entries into force of the treaties count as one kind, under the likeliest of them: which treaty is meant,
        its name says.
        """
        rows = self._rows
        found = [rows[feature] for feature in features if feature in rows][:_MOST_ADDED]
        sums = array("H", sum(found).to_bytes(self._size, sys.byteorder))
        less = OFFSET * len(found)
        logits = [one + bias - less for one, bias in zip(sums, self._bias, strict=True)]
        highest = max(logits, default=0)
        powers = [math.exp((logit - highest) / SCALE) for logit in logits]
        whole = sum(powers)
        if self._entries:
            first = max(self._entries, key=powers.__getitem__)
            together = sum([powers[number] for number in self._entries])
            for number in self._entries:
                powers[number] = 0.0
            powers[first] = together
        ranked = sorted(zip(powers, self._handlers, strict=True), reverse=True)[:SHOWN]
        return [(power / whole, handler) for power, handler in ranked]

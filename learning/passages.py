"""What numbers and States mean in passages that people marked, and what can be learned from them.

A passage marks what states a fact, ``{P:40}``, and what of: ``[[1|Convention on Otters]]`` and ``{P1:40}``. The letters
are those of `MEANINGS`, and F and A for days of entry into force and of counts, which patterns read as well: nothing
is learned of them yet. What is not marked states nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from knowledge.extract import marks
from knowledge.extract.clauses import TREATY
from knowledge.extract.document import Document
from knowledge.extract.layout import parse
from knowledge.extract.learned import LINK, NOTHING, SCALE, SORTS, YES, ModelData
from knowledge.extract.states import state_names
from knowledge.extract.treaties import Treaties
from knowledge.load import load_vocabulary
from learning.train import held_out, packed, train

PASSAGES = Path(__file__).with_name("passages.jsonl")
MEANINGS = {
    "P": ("number", "parties"),
    "S": ("number", "signatories"),
    "p": ("state", "party"),
    "s": ("state", "signatory"),
}
_MARK = re.compile(r"\{([PSpsFA])(\d*):([^{}]*)\}|\[\[(\d+)\|([^\[\]]*)\]\]")
_HEAD = "Release\n\n"
"""Above each passage, which is then the body of a text."""


@dataclass(frozen=True, slots=True)
class _Marked:
    letter: str
    treaties: str
    start: int
    end: int

    def moved(self, by: int) -> _Marked:
        """The mark in a text with so many characters above."""
        return replace(self, start=self.start + by, end=self.end + by)


class Passage(msgspec.Struct, frozen=True):
    """A line of the file."""

    text: str


def read(path: Path = PASSAGES) -> list[Passage]:
    """Return the passages in the file at ``path``. Raises OSError, or msgspec.DecodeError for a line that is none."""
    return [msgspec.json.decode(line, type=Passage) for line in path.read_bytes().splitlines()]


def rows(passages: list[Passage]) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield of each passage what can be learned: its number, the model, the label, what the model sees."""
    vocabulary = load_vocabulary()
    names = state_names(vocabulary)
    for number, passage in enumerate(passages):
        text, facts, named = unmarked(passage.text)
        document = parse(_HEAD + text)
        offset = document.raw.find(text)
        if offset < 0:
            continue
        facts, named = ([one.moved(offset) for one in marked] for marked in (facts, named))
        places = [(one.start, one.end) for one in named]
        if not places:
            places = [(one.start, one.end) for one in Treaties(document, vocabulary).mentions]
        found = marks.Marks(document, places, names)
        for model, label, features in _of_document(document, found, facts, named):
            yield number, model, label, features


def unmarked(marked: str) -> tuple[str, list[_Marked], list[_Marked]]:
    """Return a passage without its marks, the facts that they mark and the treaties, in order."""
    text, position = "", 0
    facts: list[_Marked] = []
    named: list[_Marked] = []
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        start, words = len(text), match[3] if match[1] else match[5]
        text += words
        kept = facts if match[1] else named
        kept.append(_Marked(match[1] or "", (match[2] if match[1] else match[4]) or "", start, len(text)))
        position = match.end()
    return text + marked[position:], facts, named


def _of_document(
    document: Document, found: marks.Marks, facts: list[_Marked], named: list[_Marked]
) -> Iterator[tuple[str, str, list[str]]]:
    number_of = {one.start: one.treaties for one in named}
    for sentence in document.sentences:
        seen = found.rows(sentence)
        for at, token in enumerate(seen[-1]):
            model = SORTS.get(token.text)
            if model is None:
                continue
            said = [
                one
                for one in facts
                if one.start < token.end and token.start < one.end and MEANINGS.get(one.letter, ("",))[0] == model
            ]
            yield model, MEANINGS[said[0].letter][1] if said else NOTHING, marks.around(seen, at, document.plain)
            if not said or not said[0].treaties:
                continue
            for number, row in enumerate(seen):
                for place, other in enumerate(row):
                    if other.text == TREATY:
                        label = YES if number_of[other.start] in said[0].treaties else "no"
                        back = len(seen) - 1 - number
                        yield LINK, label, marks.between(seen, at, back, place, document.plain)


def learn(passages: list[Passage]) -> dict[str, ModelData]:
    """Return the models that ``passages`` teach, by name."""
    taught: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for _, model, label, features in rows(passages):
        taught[model].append((label, features))
    models = {}
    for name, seen in sorted(taught.items()):
        learned = train([features for _, features in seen], [label for label, _ in seen])
        bias, weights = packed(learned, SCALE)
        pairs = {feature: tuple(numbers) for feature, numbers in weights.items()}
        models[name] = ModelData(tuple(learned.labels), tuple(bias), pairs)
    return models


def cross_validated(passages: list[Passage]) -> dict[str, float]:
    """Return for each model the share of what passages mark that models take rightly which never saw them."""
    seen: dict[str, list[tuple[int, str, list[str]]]] = defaultdict(list)
    for number, model, label, features in rows(passages):
        seen[model].append((number, label, features))
    shares = {}
    for model, found in sorted(seen.items()):
        numbers, labels, features_of = zip(*found, strict=True)
        given = held_out(features_of, labels, numbers)
        shares[model] = sum(label == labels[row] for row, label in given) / len(labels)
    return shares

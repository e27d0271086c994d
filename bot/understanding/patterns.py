"""Which kind of question a set of features asks: patterns in an index, scored by how much they explain.

A feature is a concept (``ratify``), a slot (``STATE``) or the kind of the question before (``@ratified``).
Knows nothing of words, names or answers.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

_WEAK = frozenset(("what how describe protocol government both_counts meta_bot now cover happen role aim_to").split())
"""Concepts that a phrasing may contain without needing them: they occur in questions of every kind."""
LEAST_WEIGHTS = {
    "STATE": 3.0, "PLACE": 3.0, "REGION": 4.0, "INITIAL": 4.5, "BODY": 4.0, "SIBLING": 3.0, "PARENT": 2.5,
    "NUMBER": 2.5, "sign": 3.2, "how_many": 3.0, "enter_into_force": 3.5, "pending": 3.0, "ratify": 2.5,
    "party": 2.2, "migrant": 3.5, "which_list": 1.8, "when": 2.0, "start": 2.5, "negation": 1.5,
}  # fmt: skip
"""bits: what many kinds of question have in common is still what a question is about. Set where frequent features
lost to stray rare ones in the readable part of the labelled questions."""
_TOPIC_WEIGHT = 4.0
"""bits: a feature that is a pattern by itself is a topic, however many patterns it occurs in besides."""
_MISSING = 0.9
"""What a phrasing loses of a feature's weight that the question lacks, as a share of that weight."""
_OPTIONAL = 0.5
"""Share of its weight that an optional feature adds: it may occur, and tells less than one that must."""
_LEAST_SHARE = 0.6
"""A phrasing counts only if at least this share of its weight is in the question."""
_PHRASING_DISCOUNT = 0.97
"""A phrasing that explains as much as a pattern comes second: patterns were written to be general."""


class PatternData(msgspec.Struct, frozen=True):
    """One pattern or phrasing, compiled."""

    handler: str
    text: str
    groups: tuple[tuple[str, ...], ...]
    """Each group needs one of its features."""
    optional: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    exact: bool = True
    """True for a pattern (all groups needed), False for a phrasing (nearly all)."""


class PatternsData(msgspec.Struct, frozen=True):
    """All patterns, and how telling each feature is."""

    patterns: tuple[PatternData, ...]
    weights: dict[str, float]
    """bits: log2(1 + number of handlers / number of handlers whose patterns use the feature)."""


class Reading(NamedTuple):
    """One kind of question and how well it fits: ``score`` in the bits of PatternsData.weights."""

    handler: str
    score: float
    pattern: str
    explained: frozenset[str]


class PatternError(ValueError):
    """A pattern names something that does not exist."""


def parse_pattern(handler: str, text: str, known: Iterable[str]) -> PatternData:
    """Return the compiled form of a pattern such as ``which_list ratify|party (now) -sign``.

    Raises PatternError when it names a feature that is not in ``known``.
    """
    names = set(known)
    groups: list[tuple[str, ...]] = []
    optional: list[str] = []
    excluded: list[str] = []
    for word in text.split():
        bare = word.strip("()").removeprefix("-")
        alternatives = tuple(bare.split("|"))
        for name in alternatives:
            if name not in names and not name.startswith("@"):
                raise PatternError(f"the pattern “{text}” of {handler} names “{name}”, which is no concept or slot")
        if word.startswith("("):
            optional.extend(alternatives)
        elif word.startswith("-"):
            excluded.extend(alternatives)
        else:
            groups.append(alternatives)
    return PatternData(handler, text, tuple(groups), tuple(optional), tuple(excluded))


def phrasing_pattern(handler: str, text: str, features: Iterable[str]) -> PatternData | None:
    """Return a phrasing as a pattern of the features found in it; None when it has none that tells anything."""
    ordered = sorted(set(features))
    needed = tuple((name,) for name in ordered if name not in _WEAK)
    if not needed:
        return None
    return PatternData(handler, text, needed, tuple(name for name in ordered if name in _WEAK), (), False)


def weigh(patterns: Iterable[PatternData], floor: Mapping[str, float]) -> PatternsData:
    """Return the patterns with the weight of every feature (inverse document frequency over handlers).

    ``floor`` gives features a least weight. Patterns that say the same are kept once.
    """
    unique: dict[object, PatternData] = {}
    users: dict[str, set[str]] = {}
    handlers: set[str] = set()
    for pattern in patterns:
        handlers.add(pattern.handler)
        unique.setdefault((pattern.handler, pattern.groups, pattern.excluded, pattern.exact), pattern)
        for group in pattern.groups:
            for name in group:
                users.setdefault(name, set()).add(pattern.handler)
    topics = {
        pattern.groups[0][0]
        for pattern in unique.values()
        if pattern.exact and len(pattern.groups) == 1 and len(pattern.groups[0]) == 1
    }
    weights = {
        name: max(
            math.log2(1 + len(handlers) / len(who)),
            floor.get(name, _TOPIC_WEIGHT if name in topics else 0.0),
        )
        for name, who in users.items()
    }
    return PatternsData(tuple(unique.values()), weights)


class PatternIndex:
    """Scores the patterns that share a feature with the question."""

    def __init__(self, data: PatternsData) -> None:
        self._patterns = data.patterns
        self.weights = data.weights
        self._exact: dict[str, list[int]] = {}
        self._near: dict[str, list[int]] = {}
        common = Counter(name for pattern in data.patterns for group in pattern.groups for name in group)
        for number, pattern in enumerate(data.patterns):
            if pattern.exact:
                # found by its rarest group alone, so that a frequent feature does not bring all patterns along
                for name in min(pattern.groups, key=lambda group: sum(common[name] for name in group)):
                    self._exact.setdefault(name, []).append(number)
            else:
                for name in (group[0] for group in pattern.groups):
                    self._near.setdefault(name, []).append(number)
        self._least = [
            _LEAST_SHARE * sum(self.weights[group[0]] for group in pattern.groups) if not pattern.exact else 0.0
            for pattern in data.patterns
        ]

    def weight(self, name: str) -> float:
        """Return how telling a feature is, in bits."""
        return self.weights.get(name, 1.0)

    def readings(self, features: Mapping[str, float]) -> list[Reading]:
        """Return one reading for each kind of question that fits, the best first.

        ``features`` maps each feature of the question to a factor on its weight (1 for its own, less for
        one taken over from the conversation).
        """
        best: dict[str, Reading] = {}
        for number in self._candidates(features):
            pattern = self._patterns[number]
            if pattern.excluded and not features.keys().isdisjoint(pattern.excluded):
                continue
            reading = self._score(pattern, features)
            if pattern.handler not in best or reading.score > best[pattern.handler].score:
                best[pattern.handler] = reading
        return sorted(best.values(), key=lambda reading: (-reading.score, reading.handler))

    def _candidates(self, features: Mapping[str, float]) -> list[int]:
        """Return the patterns with all groups, and the phrasings with enough of their weight, among ``features``."""
        found: list[int] = []
        shares: dict[int, float] = {}
        present = features.keys()
        for name in features:
            for number in self._exact.get(name, ()):
                for group in self._patterns[number].groups:
                    if present.isdisjoint(group):
                        break
                else:
                    found.append(number)
            near = self._near.get(name)
            if near:
                weight = self.weights[name]
                for number in near:
                    shares[number] = shares.get(number, 0.0) + weight
        least = self._least
        found.extend(number for number, share in shares.items() if share >= least[number])
        return found

    def _score(self, pattern: PatternData, features: Mapping[str, float]) -> Reading:
        score = 0.0
        explained: list[str] = []
        for group in pattern.groups:
            if len(group) == 1 and group[0] in features:
                name = group[0]
                explained.append(name)
                score += self.weights[name] * features[name]
                continue
            present = [name for name in group if name in features]
            weight = max(self.weights[name] for name in (present or group))
            if present:
                explained.extend(present)
                score += weight * max(features[name] for name in present)
            else:
                score -= weight * _MISSING
        if not pattern.exact:
            score *= _PHRASING_DISCOUNT
        for name in pattern.optional:
            if name in features:
                explained.append(name)
                score += self.weight(name) * features[name] * _OPTIONAL
        return Reading(pattern.handler, score, pattern.text, frozenset(explained))

"""A linear model from labelled rows: multinomial logistic regression with a penalty on large weights.

Knows rows of features and their labels, not where they come from. The method is the textbook one (C. M. Bishop,
Pattern Recognition and Machine Learning, 2006, section 4.3.4), minimised with Adam (D. P. Kingma and J. Ba, 2015,
https://arxiv.org/abs/1412.6980) over all rows at once, so that it gives the same weights each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = "NDArray[np.float64]"

STEPS = 300
RATE = 0.05
PENALTY = 0.25
"""One half of this times the square of each weight is added to the loss. Of 1, 0.5, 0.25 and 0.125 none was more than
about one per cent better than another on labelled questions kept apart."""
LEAST_SEEN = 3
"""Rows in which a feature must occur …"""
LEAST_SEEN_PAIRS = 5
"""… and one that is made of two."""
_LEAST_WEIGHT = 0.06
"""Smaller weights are left out, to keep the file small."""

PARTS = 6
"""Each part is left out of the learning in turn, to see how well what was learned holds for what was not seen."""
_SCALES = {"c": 1.0, "w": 0.7, "b": 0.4, "form": 0.7, "negated": 0.5, "@<": 0.4, "@w": 0.5}
_PAIR, _AFTER, _AFTER_PAIR = 0.5, 1.0, 0.7
"""How freely features of a sort may be used: single concepts most, chance pairs of words least."""


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: ``weights`` has a row for each feature and a column for each label."""

    labels: list[str]
    features: list[str]
    bias: Matrix
    weights: Matrix


def scale(feature: str) -> float:
    """Return how freely the model may use ``feature``."""
    sort, *names = feature.split(" ")
    if sort == "c" and len(names) > 1:
        return _PAIR
    if sort.startswith("@") and sort not in _SCALES:
        return _AFTER_PAIR if names else _AFTER
    return _SCALES.get(sort, 1.0)


def train(rows: Sequence[Sequence[str]], labels: Sequence[str], *, steps: int = STEPS) -> Model:
    """Return the model of ``rows`` (the features of each question) and their ``labels``."""
    seen = Counter(feature for row in rows for feature in set(row))
    kept = sorted(
        feature
        for feature, count in seen.items()
        if count >= (LEAST_SEEN_PAIRS if feature.count(" ") > 1 else LEAST_SEEN)
    )
    number_of = {feature: number for number, feature in enumerate(kept)}
    names = sorted(set(labels))
    target = np.array([names.index(label) for label in labels])
    lists = [[number_of[feature] for feature in sorted(set(row)) if feature in number_of] for row in rows]
    # every row has at least the constant feature, so that no run of reduceat is empty
    constant = len(kept)
    flat = np.array([number for row in lists for number in (*row, constant)])
    lengths = np.array([len(row) + 1 for row in lists])
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    owner = np.repeat(np.arange(len(rows)), lengths)
    scales = np.array([*(scale(feature) for feature in kept), 1.0])
    order = np.argsort(flat, kind="stable")
    first = np.searchsorted(flat[order], np.arange(constant + 1))
    weights = np.zeros((constant + 1, len(names)))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    hit = np.zeros((len(rows), len(names)))
    hit[np.arange(len(rows)), target] = 1.0
    values = scales[flat][:, None]
    for step in range(1, steps + 1):
        logits = np.add.reduceat(weights[flat] * values, starts, axis=0)
        logits -= logits.max(axis=1, keepdims=True)
        chance = np.exp(logits)
        chance /= chance.sum(axis=1, keepdims=True)
        error = chance - hit
        slope = np.add.reduceat((error[owner] * values)[order], first, axis=0)
        slope[:-1] += PENALTY * weights[:-1]
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        rate = RATE * min(1.0, 2.0 * (1.0 - step / (steps + 1)))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    weights *= scales[:, None]
    return Model(names, kept, weights[-1], weights[:-1])


def held_out(rows: Sequence[Sequence[str]], labels: Sequence[str], groups: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the number of each row and the label that a model gives it which saw no row of its group."""
    part = np.random.default_rng(2004).permutation(max(groups) + 1) % PARTS
    mine = part[np.array(groups)]
    for number in range(PARTS):
        inside, outside = np.flatnonzero(mine != number), np.flatnonzero(mine == number)
        model = train([rows[n] for n in inside], [labels[n] for n in inside])
        row_of = dict(zip(model.features, model.weights, strict=True))
        for n in outside:
            logits = model.bias + sum(row_of[feature] for feature in set(rows[n]) if feature in row_of)
            yield int(n), model.labels[int(np.argmax(logits))]


def packed(model: Model, per_unit: int) -> tuple[list[int], dict[str, list[int]]]:
    """Return the bias and the weights as whole numbers, ``per_unit`` to one: labels' numbers and weights in turn.

    Each feature's weights are taken from their mean, which changes no comparison between labels.
    """
    weights = model.weights - model.weights.mean(axis=1, keepdims=True)
    bias = [int(value) for value in np.rint((model.bias - model.bias.mean()) * per_unit)]
    rows: dict[str, list[int]] = {}
    for feature, row in zip(model.features, weights, strict=True):
        pairs = [
            int(value)
            for number in np.flatnonzero(np.abs(row) >= _LEAST_WEIGHT)
            for value in (number, np.rint(row[number] * per_unit))
        ]
        if pairs:
            rows[feature] = pairs
    return bias, rows

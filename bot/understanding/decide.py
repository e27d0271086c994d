"""What a question is taken for: what was learned from people's wordings, beside what the patterns say.

The learned weights choose; patterns that agree make the choice surer. Knows kinds of question by name only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.query import OFF_TOPIC, TALK
from bot.understanding.patterns import Reading
from bot.understanding.reject import Verdict

# Natural units of log-odds, chosen on the labelled questions that the weights were not learned from; re-measure with
# ``treatybot evaluate``.
_AGREEING = 1.2
"""Gained where the best pattern is of the same kind …"""
_AGREEING_WEAKLY = 0.7
"""… or would be, had it explained enough of the question."""
_LEAST = 0.4
"""What a choice needs to be answered."""
_LEAST_ASKED = -0.7
"""What it needs to be asked back about, beside a second choice."""
_STRANGE = 1.5
"""What a question needs besides that has no word of treaties or States in it: it is most often about something else."""
_SURE = 5.0
"""From here on confidence is 1."""
_MOST = 0.9995
"""A chance nearer to 1 counts as this one."""
_CONSIDERED = 3
"""Kinds that are weighed against one another: the patterns may turn the first three over, and no others."""
LITERAL = "a phrasing, word for word"
REPEATED = "the question before, of something else or once more"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a question is taken for. ``margin`` is the evidence, in natural units of log-odds."""

    reading: Reading
    accepted: bool
    margin: float
    confidence: float
    tie: tuple[str, str] | None = None
    """Two kinds of question that fit about equally well: to be asked back."""


def decide(
    verdict: Verdict,
    readings: Sequence[Reading],
    chances: Sequence[tuple[float, str]],
    told: tuple[str, str] | None,
    *,
    at_home: bool,
) -> Decision:
    """Return the decision on a question.

    ``verdict`` is the one on the best of ``readings``, ``chances`` how likely each kind is, the likeliest first, and
    ``told`` the kind that needs no judgement and why (LITERAL, REPEATED). ``at_home`` says whether the question speaks
    of treaties or States by itself, or follows one that did.
    """
    if told is not None:
        handler, why = told
        return Decision(_reading(handler, readings)._replace(pattern=why), True, _SURE, 1.0)
    if not chances:
        return Decision(verdict.reading, False, -_SURE, 0.0)
    ranked = sorted(
        ((_evidence(chance, verdict, handler), handler) for chance, handler in chances[:_CONSIDERED]), reverse=True
    )
    (evidence, handler), *others = ranked
    tie = None
    strange = 0.0 if at_home or handler in TALK else _STRANGE
    accepted = handler != OFF_TOPIC and evidence >= _LEAST + strange
    if (
        _LEAST_ASKED + strange <= evidence < _LEAST + strange
        and others
        and not {handler, others[0][1]} & (TALK | {OFF_TOPIC})
    ):
        accepted, tie = True, (handler, others[0][1])
    confidence = max(0.0, min(1.0, 0.5 + evidence / (2 * _SURE)))
    return Decision(_reading(handler, readings), accepted, evidence, confidence, tie)


def _evidence(chance: float, verdict: Verdict, handler: str) -> float:
    chance = min(max(chance, 1 - _MOST), _MOST)
    evidence = math.log(chance / (1 - chance))
    if verdict.reading.handler != handler:
        return evidence
    return evidence + (_AGREEING if verdict.accepted else _AGREEING_WEAKLY)


def _reading(handler: str, readings: Sequence[Reading]) -> Reading:
    """Return the best reading of the kind ``handler``, or one that explains nothing."""
    none = Reading(handler, 0.0, "", frozenset())
    return next((reading for reading in readings if reading.handler == handler), none)

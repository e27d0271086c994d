"""Whether a reading is good enough to answer: its own evidence, apart from which reading it is.

Off-topic questions share words with those on topic ("parties in the parliament"), so what a reading
explains is weighed against what it leaves unexplained.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.query import OFF_TOPIC, TALK
from bot.understanding.analysis import Analysis
from bot.understanding.lexicon import ANCHOR, ELSEWHERE
from bot.understanding.patterns import PatternIndex, Reading

_NAMED = frozenset({"PARENT", "SIBLING", "SILENT", "SYMBOL"})

# Bits of evidence. Chosen by grid on the project's own labelled questions (the part that may be read) and
# off-topic sentences, to the best of right answers less three times the wrong ones; re-measure with
# ``treatybot evaluate``.
_ANCHORED = 3.0
"""Gained by a question that speaks of treaties by itself, or follows one that was understood."""
_FOREIGN = 5.0
"""Lost for each word that is neither the topic's nor everyday speech …"""
_FOREIGN_BESIDE_ANCHOR = 1.2
"""… and for each such word of a question that is anchored,"""
_MOST_FOREIGN_BESIDE_ANCHOR = 3.0
"""which together lose no more than this."""
_TALK_FOREIGN = 1.5
"""Factor on the loss where the question would be taken for talk: a greeting holds no such words."""
_ELSEWHERE = 5.0
"""Lost for each expression that speaks of something else."""
_UNEXPLAINED = 0.35
"""Lost for each bit of a feature that the reading leaves unexplained."""
_SUBJECT_UNEXPLAINED = 2.4
"""Lost for each kind of name (State, place, region …) that it leaves unexplained."""
_LEAST = 2.0
"""What a reading needs to be answered."""
_QUIET = frozenset(
    (
        "government cover role meta_bot help inside describe last first how what both_counts negation "
        "now who which_list why where when happen aim apply status party ratify protocol figures "
        "how_many smuggling start greet thanks migrant DATE NUMBER full_name article"
    ).split()
)
"""Features that occur beside any question: unexplained, they are no sign of another one."""
_BARE_WORDS = 5
"""A longer sentence understood only to name a State ("things to do in Albania with kids") asks something else."""
_SUBJECTS = frozenset({"STATE", "PLACE", "REGION", "BODY", "OTHER_TREATY"})
_NOTHING = Reading("", 0.0, "", frozenset())


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on the best reading. ``margin`` is the evidence above the threshold, in bits."""

    reading: Reading
    accepted: bool
    margin: float


def judge(
    analysis: Analysis, readings: Sequence[Reading], patterns: PatternIndex, inherited: frozenset[str]
) -> Verdict:
    """Return whether the best of ``readings`` explains enough; ``inherited`` features came from the question before."""
    if not readings:
        return Verdict(_NOTHING, False, -_LEAST)
    best = readings[0]
    foreign = sum(weight for _, weight in analysis.foreign)
    left = [name for name in analysis.features if name not in best.explained]
    unexplained = sum(
        patterns.weight(name) for name in left if name not in _SUBJECTS | _QUIET and name in patterns.weights
    )
    subjects = sum(name in _SUBJECTS for name in left)
    elsewhere = sum(tag.concept == ELSEWHERE for tag in analysis.evidence)
    anchored = not elsewhere and bool(
        inherited or analysis.features.keys() & _NAMED or any(tag.concept == ANCHOR for tag in analysis.evidence)
    )
    if best.handler in TALK:
        cost = foreign * _TALK_FOREIGN * _FOREIGN
        anchored = False
    elif anchored:
        cost = min(foreign * _FOREIGN_BESIDE_ANCHOR, _MOST_FOREIGN_BESIDE_ANCHOR)
    else:
        cost = foreign * _FOREIGN
    evidence = (
        best.score
        + (_ANCHORED if anchored else 0.0)
        - cost
        - _ELSEWHERE * elsewhere
        - _UNEXPLAINED * unexplained
        - _SUBJECT_UNEXPLAINED * subjects
    )
    if not anchored and best.explained <= _SUBJECTS and _words_beside_names(analysis) > _BARE_WORDS:
        evidence = 0.0
    margin = evidence - _LEAST
    if best.handler == OFF_TOPIC:
        margin = min(margin, -_LEAST)
    return Verdict(best, margin >= 0, margin)


def _words_beside_names(analysis: Analysis) -> int:
    return len(analysis.words) - sum(mention.last - mention.first for mention in analysis.mentions)

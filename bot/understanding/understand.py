"""From a question to what it asks: sentences, readings, follow-ups, and the decision to answer or not.

Knows no wording of an answer and no fact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.conversation import Turn
from bot.query import TALK, Form, Query, Time
from bot.understanding.analysis import UNKNOWN_NAME, Analysis, Analyzer
from bot.understanding.aspects import aspect
from bot.understanding.condense import condense
from bot.understanding.decide import LITERAL, REPEATED, Decision, decide
from bot.understanding.forms import find_form, is_negated, without_tag
from bot.understanding.learned import ENTRY, Learned, features_of, taught_key
from bot.understanding.lexicon import ANCHOR, ELSEWHERE
from bot.understanding.patterns import PatternIndex, Reading
from bot.understanding.plain import is_plain
from bot.understanding.recall import ABOUT_STATES, handler_repeated, turn_meant
from bot.understanding.reject import Verdict, judge
from knowledge.text import clean

_BESIDE = frozenset({"greet", "thanks", "bye", "help"})
_SERIOUS = 3.5
"""bits: what a question explains at least to be preferred to the greeting or thanks around it."""
_DENYING = frozenset({"pending"})
"""Concepts whose words deny without a "not": refused, stayed out, is missing."""
_MOST_ANSWERS = 3
"""Things asked in one message that are answered; more would fill a screen."""
_SURE_PART = 0.7
"""Confidence from which a part of a message is a question of its own beside another one."""
_EIF = {
    "smuggling-protocol": "eif_smuggling",
    "convention": "eif_convention",
    "trafficking-protocol": "eif_trafficking",
}
_EIF_TREATIES = {handler: treaty for treaty, handler in _EIF.items() if handler != "eif_smuggling"}
_INHERITED = 0.75
"""Factor on the weight of a feature taken over from the question before: what is said now counts more."""
_ASKS = frozenset({"when", "how_many", "which_list", "who", "where", "why", "what", "how"})
_TREATY_SLOTS = frozenset({"PARENT", "SIBLING", "SILENT", "OTHER_TREATY", "TREATY2"})
_FILTERS = frozenset({"REGION", "INITIAL", "BODY"})
_SUBJECTS = frozenset({"STATE", "PLACE"})
_ABOUT_A_STATE = "ratified"
"""The kind of question that cannot be asked without a State."""
_LEAST_REST = 1e-9
"""What is left at least when a kind of question is ruled out that seemed certain."""
_NO_TOPIC = (
    _ASKS
    | _TREATY_SLOTS
    | _FILTERS
    | _SUBJECTS
    | frozenset(
        (
            "protocol convention government negation describe now both_counts meta_bot happen role NUMBER "
            "DATE first last status ratify_order party current cover same_day apply start as_of greet gap "
            "all_three count_day feedback source"
        ).split()
    )
)
"""Features that do not say by themselves what a question is about."""
_BY_THE_WAY = frozenset(
    "negation describe now meta_bot happen role current apply start as_of feedback first last what how inside".split()
)
"""Features that may stand in a question without being what it asks for."""
_WORDED = re.compile(r"[^\W_]|&")
_MOST_PARTS = 12
"""Parts of a message that are read by themselves: people ask last, and more than two are never answered."""
_SHORT = 7
"""Words up to which a question without a topic of its own is read as a follow-up."""
_VERY_SHORT = 4
"""Words up to which a topic of its own ("signatories?") may still be about the question before."""
_FOLLOW_UP = re.compile(
    r"^\W*(?:and|what about|whats about|how about|or|but|also|ok(?:ay)?,? and|ok(?:ay)?|same (?:for|with)|then|so|plus"
    r"|as for|nor)\b",
    re.IGNORECASE,
)
_SUBJECT_PRONOUN = re.compile(
    r"^\W*(?:(?:and|but|so|ok)\s+)?(?:did|has|have|had|does|do|is|are|was|were)(?:n['’]?t)?\s+(?:it|they|he|she|both)\b"
    r"(?!.*\b(?:force|effect|law|valid|binding)\b)",
    re.IGNORECASE,
)
"""A yes-or-no question on the State spoken of before: "did it ratify as well?"."""
_POINTS_BACK = re.compile(
    r"\b(?:it|its|that|this|those|these|them|they|their|there|one|ones|he|she|same|the other|other|others|else)\b",
    re.IGNORECASE,
)
_BEFORE_SUBJECT = frozenset("has have had did does is was will about".split())
"""Words that an unknown name right behind them makes the one that is asked about: "has BMW …", "what about BMW"."""
_OF_PEOPLE = re.compile(r"\b(?:they|them|their|he|she|both)\b", re.IGNORECASE)
"""Words that mean the States spoken of before, whatever is asked of them; "it" may be the treaty."""
_SENTENCES = re.compile(
    r"(?<=[.?!;\n])(?<!\b[A-Za-z]\.)(?<!\bDem\.)(?<!\bRep\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bArt\.)(?<!\bArts\.)"
    r"(?<!\bvs\.)\s+|\n+|\s+[–—]\s+"
)
_CLAUSES = re.compile(
    r"(?:,\s*|\s+)(?:and|plus|also|&)\s+(?:also\s+)?(?=(?:what|whats|when|where|who|whom|why|how|which|is|are|has|have"
    r"|did|does|do|was|were|can|by whom|on what|in what|in which)\b)"
    r"|(?<=[a-z]),\s+(?=(?:what|when|where|who|why|how|which)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One stretch of the question, read: its analysis, all readings, and what was decided."""

    analysis: Analysis
    readings: tuple[Reading, ...]
    verdict: Verdict
    """What the patterns alone make of it."""
    decision: Decision
    chances: tuple[tuple[float, str], ...]
    """How likely each kind of question is by the learned weights, the likeliest first."""
    form: Form
    negated: bool
    inherited: frozenset[str] = frozenset()
    last: Turn | None = None
    """The turn before it …"""
    follows: bool = False
    """… and whether it may hang on that turn: a full question stands alone."""
    earlier: Turn | None = None
    """The turn before the last, where it may."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What became of a question.

    ``queries`` holds one query for each thing asked (empty when nothing was understood or a name must be
    asked back), ``ambiguous`` the codes of a name that may mean several States, ``candidates`` how each
    stretch of the question was read, for whoever wants to see.
    """

    queries: tuple[Query, ...] = ()
    ambiguous: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tie: tuple[str, str] | None = None
    """Two kinds of question that fit about equally well: to be asked back."""
    candidates: tuple[Candidate, ...] = ()
    turn: Turn | None = None


class Understander:
    """Reads questions. Holds no state beyond its compiled knowledge."""

    def __init__(self, analyzer: Analyzer, patterns: PatternIndex, learned: Learned, taught: Mapping[str, str]) -> None:
        self._analyzer = analyzer
        self._patterns = patterns
        self._learned = learned
        self._taught = taught

    def understand(self, question: str, recent: Sequence[Turn] = ()) -> Understanding:
        """Return what ``question`` asks, in the light of the ``recent`` turns of its conversation."""
        text = condense(clean(question), self._is_telling)
        whole = self._read(text, recent)
        candidates = [whole]
        parts = [part for part in _split(text) if _WORDED.search(part)][-_MOST_PARTS:]
        if len(parts) > 1:
            candidates.extend(self._read_parts(parts, recent))
        chosen = _choose([candidates[0], *(part for part in candidates[1:] if not _strays(part, whole.analysis))])
        if not chosen:
            return Understanding(candidates=tuple(candidates))
        ambiguous = tuple(
            (candidate.analysis.text[mention.start : mention.end], mention.codes)
            for candidate in chosen[:1]
            for mention in candidate.analysis.ambiguous
            if candidate.decision.reading.handler not in TALK
        )
        context = whole.analysis
        queries = tuple(self._query(question, candidate, context) for candidate in chosen)
        turn = Turn(queries[0], frozenset(chosen[0].analysis.features) | chosen[0].inherited)
        tie = chosen[0].decision.tie if len(chosen) == 1 else None
        if tie is not None:
            tie = _named_by_treaty(tie[0], queries[0]), _named_by_treaty(tie[1], queries[0])
        return Understanding(queries, ambiguous, tie, tuple(candidates), turn)

    def _is_telling(self, word: str) -> bool:
        lexicon = self._analyzer.lexicon
        return self._analyzer.states.knows(word) or (lexicon.is_topic(word) and not lexicon.is_filler(word))

    def _read_parts(self, parts: list[str], recent: Sequence[Turn]) -> list[Candidate]:
        read: list[Candidate] = []
        for part in parts:
            candidate = self._read(part, recent)
            if not candidate.decision.accepted and read and read[-1].decision.accepted:
                previous = read[-1]
                turn = Turn(
                    self._query(part, previous, previous.analysis),
                    frozenset(previous.analysis.features) | previous.inherited,
                )
                candidate = self._read(part, (turn,))
            read.append(candidate)
        return read

    def _read(self, text: str, recent: Sequence[Turn]) -> Candidate:
        body, tagged = without_tag(text)
        analysis = self._analyzer.analyze(body)
        recent = () if _asks_of_a_stranger(analysis) else recent
        last = turn_meant(text, analysis.states, recent)
        own = dict.fromkeys(analysis.features, 1.0)
        form = find_form(text, tagged, analysis.features)
        readings = _talk_last(self._patterns.readings(own))
        verdict = judge(analysis, readings, self._patterns, frozenset())
        negated = is_negated(analysis.words) or not _DENYING.isdisjoint(analysis.features)
        inherited: frozenset[str] = frozenset()
        follows = last is not None and (last is not recent[-1] or self._is_follow_up(text, analysis, verdict))
        if last is not None and follows:
            taken = _inherit(own, last)
            merged = own | dict.fromkeys(taken, _INHERITED) | {f"@{last.query.handler}": 1.0}
            readings_then = self._patterns.readings(merged)
            then = judge(analysis, readings_then, self._patterns, taken)
            whole_states = form is Form.WHETHER and "STATE" in taken and _SUBJECT_PRONOUN.match(text) is not None
            if then.accepted and (whole_states or _takes_over(own, verdict, then)):
                readings, verdict, inherited = readings_then, then, taken
        earlier = recent[-2] if follows and len(recent) > 1 else None
        seen = features_of(analysis, form, negated, last if follows else None, earlier)
        chances = tuple(self._learned.chances(seen))
        named = not own.keys().isdisjoint(_SUBJECTS) or (last is not None and "STATE" in last.features)
        chances = chances if named else without(chances, _ABOUT_A_STATE)
        taught = self._taught.get(taught_key(analysis))
        told = (taught, LITERAL) if taught is not None else None
        if told is None and last is not None and follows and not analysis.foreign:
            repeated = handler_repeated(text, _told(analysis) - _BY_THE_WAY, last)
            told = (repeated, REPEATED) if repeated is not None else None
        decided = decide(verdict, readings, chances, told, at_home=follows or is_at_home(analysis))
        subjectless = decided.reading.handler in ABOUT_STATES and own.keys().isdisjoint(_SUBJECTS | _FILTERS)
        if last is not None and (follows or subjectless) and decided.reading.handler not in TALK:
            inherited = inherited or _inherit(own, last)
        return Candidate(
            analysis, tuple(readings), verdict, decided, chances, form, negated, inherited, last, follows, earlier
        )

    @staticmethod
    def _is_follow_up(text: str, analysis: Analysis, verdict: Verdict) -> bool:
        if verdict.accepted and verdict.reading.handler in TALK:
            return False
        if analysis.features.keys() - _NO_TOPIC:
            return (
                not verdict.accepted or len(analysis.words) <= _VERY_SHORT or _SUBJECT_PRONOUN.match(text) is not None
            )
        return (
            len(analysis.words) <= _SHORT or _FOLLOW_UP.match(text) is not None or _POINTS_BACK.search(text) is not None
        )

    def _query(self, question: str, candidate: Candidate, context: Analysis) -> Query:
        """Return the query of one candidate; ``context`` is the whole question, for slots its sentence lacks."""
        analysis = candidate.analysis
        slots = analysis.slots
        handler = candidate.decision.reading.handler
        treaty = self._treaty(analysis) or (self._treaty(context) if handler not in TALK else None)
        other = analysis.other or (None if analysis.treaties or "protocol" in analysis.features else context.other)
        states = analysis.states
        regions = tuple(dict.fromkeys(m.region for m in analysis.mentions if m.region))
        previous = candidate.last.query if candidate.last is not None else None
        if previous is not None:
            if (
                treaty is None
                and (candidate.inherited or _POINTS_BACK.search(analysis.text))
                and analysis.features.keys().isdisjoint({"protocol", "smuggling", "TREATY2"})
            ):
                treaty = previous.treaty
            if not states and ("STATE" in candidate.inherited or _OF_PEOPLE.search(analysis.text)):
                states = previous.states
            if not regions and "REGION" in candidate.inherited:
                regions = previous.regions
        initial = slots.initial
        if initial is None and previous is not None and "INITIAL" in candidate.inherited:
            initial = previous.initial
        if handler.startswith("eif_"):
            if treaty is None and not (previous and candidate.inherited and previous.handler.startswith("eif_")):
                treaty = _EIF_TREATIES.get(handler)
            handler = _EIF.get(treaty or self._analyzer.default.id, "eif_other")
        # "it", after the question which treaty came first, is the one that was the answer
        unnamed = previous is not None and previous.handler == "timeline"
        time = Time.NOW if "now" in analysis.features or "since_then" in analysis.features else None
        if time is None and slots.dates:
            time = Time.DATED
        return Query(
            question=question,
            handler=handler,
            form=candidate.form,
            treaty=treaty,
            other_treaty=other.name if other else None,
            states=states,
            places=tuple(dict.fromkeys(m.place for m in analysis.mentions if m.place)),
            regions=regions,
            bodies=tuple(dict.fromkeys(m.body for m in analysis.mentions if m.body)),
            initial=initial,
            number=slots.number,
            dates=slots.dates,
            time=time,
            negated=candidate.negated,
            plain=is_plain(analysis, handler) and not (unnamed and not analysis.treaties),
            aspect=aspect(handler, analysis.features.keys(), analysis.text),
            confidence=round(candidate.decision.confidence, 2),
        )

    def _treaty(self, analysis: Analysis) -> str | None:
        named = [mention.treaty for mention in analysis.treaties]
        others = [treaty for treaty in named if treaty != self._analyzer.default.id]
        if others and "protocol" in analysis.features and self._analyzer.default.id not in named:
            return others[0] if analysis.features.keys().isdisjoint({"relation"}) else None
        return others[0] if others else (named[0] if named else None)


def _split(question: str) -> list[str]:
    return [clause for sentence in _SENTENCES.split(question) if sentence for clause in _CLAUSES.split(sentence)]


def _asks_of_a_stranger(analysis: Analysis) -> bool:
    """Return whether a question is about somebody unknown, and so not about the States spoken of before."""
    if analysis.mentions:
        return False
    strangers = {word for word, weight in analysis.foreign if weight >= UNKNOWN_NAME}
    return any(before in _BEFORE_SUBJECT and word in strangers for before, word in pairwise(analysis.words))


def _told(analysis: Analysis) -> frozenset[str]:
    """Return the features that words show; a figure alone ("112") says no more than that it is one."""
    return frozenset(
        name for name, shown in analysis.features.items() if name.isupper() or not all(map(str.isdecimal, shown))
    )


def without(chances: tuple[tuple[float, str], ...], handler: str) -> tuple[tuple[float, str], ...]:
    """Return ``chances`` as they are when a question cannot be of the kind ``handler``."""
    rest = max(_LEAST_REST, 1.0 - sum(chance for chance, name in chances if name == handler))
    return tuple((chance / rest, name) for chance, name in chances if name != handler)


def _named_by_treaty(handler: str, query: Query) -> str:
    """Return the kind of question about an entry into force by the treaty that the question is about."""
    return _EIF.get(query.treaty or "", "eif_smuggling") if handler.startswith(ENTRY) else handler


def is_at_home(analysis: Analysis) -> bool:
    """Return whether a question speaks of treaties or States by itself."""
    return (
        any(tag.concept == ANCHOR for tag in analysis.evidence)
        or any(name.isupper() for name in analysis.features)
        or not analysis.foreign
    )


def _takes_over(own: dict[str, float], verdict: Verdict, then: Verdict) -> bool:
    """Return whether the reading as a follow-up beats the one of the words alone.

    What the words explain alone must stay explained, and words with a topic of their own only give way to a
    pattern made for follow-ups.
    """
    if not verdict.accepted or not own.keys() - _NO_TOPIC:
        return not own.keys().isdisjoint(then.reading.explained)
    return "@" in then.reading.pattern and then.reading.explained >= verdict.reading.explained


def _inherit(own: dict[str, float], last: Turn) -> frozenset[str]:
    """Return the features of the last turn that the new question does not replace by its own of that sort."""
    kept = set(last.features) - {"now", "negation", "NUMBER", "DATE", "feedback", "greet", "thanks"}
    for sort in (_ASKS, _TREATY_SLOTS, _FILTERS, _SUBJECTS):
        if own.keys() & sort:
            kept -= sort
    if own.keys() & _SUBJECTS:
        kept -= _FILTERS | _ASKS | {"pending"}
    if own.keys() & _FILTERS:
        kept -= _SUBJECTS
    if "everything" in own:
        kept -= _FILTERS | _SUBJECTS
    if own.keys() & {"sign", "ratify", "party"}:
        kept -= {"sign", "ratify", "party"}
    return frozenset(kept - own.keys())


def _choose(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates to answer: the whole, its parts where they surely ask several things, or none."""
    whole, *parts = candidates
    serious = _distinct(
        [part for part in parts if part.decision.accepted and part.decision.reading.handler not in TALK]
    )
    sure = [part for part in serious if part.decision.confidence >= _SURE_PART]
    asked = {part.decision.reading.handler for part in sure}
    as_one = whole.decision.accepted and whole.decision.reading.handler not in TALK
    if len(asked) > 1 and not (
        as_one and whole.decision.confidence >= _SURE_PART and whole.decision.reading.handler not in asked
    ):
        return sure[:_MOST_ANSWERS]
    if as_one:
        return [whole]
    if serious:
        return [max(serious, key=lambda part: part.decision.margin)]
    return next(([part] for part in candidates if part.decision.accepted), [])


def _talk_last(readings: list[Reading]) -> list[Reading]:
    """Return ``readings`` with a greeting or thanks behind a question that stands beside it."""
    if readings and readings[0].handler in _BESIDE:
        serious = [reading for reading in readings if reading.handler not in TALK]
        if serious and serious[0].score >= _SERIOUS:
            return [*serious, *(reading for reading in readings if reading.handler in TALK)]
    return readings


def _strays(part: Candidate, whole: Analysis) -> bool:
    """Return whether a part that names nothing of treaties stands in a question that is about something else."""
    elsewhere = any(tag.concept == ELSEWHERE for tag in whole.evidence) or any(m.body for m in whole.mentions)
    return (
        elsewhere
        and not any(mention.body for mention in part.analysis.mentions)
        and not any(tag.concept == ANCHOR for tag in part.analysis.evidence)
    )


def _distinct(parts: list[Candidate]) -> list[Candidate]:
    seen: dict[tuple[str, tuple[str, ...]], Candidate] = {}
    for part in parts:
        where = (part.decision.reading.handler, part.analysis.states)
        if where not in seen:
            seen[where] = part
    return list(seen.values())

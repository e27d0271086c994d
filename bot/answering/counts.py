"""How many ratified, how many signed, both together, since when, and the day the figures speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answer import Citation, Outcome
from bot.answering import claims, contested, grammar, refusals
from bot.answering.draft import (
    Draft,
    as_of_words,
    cite,
    examples,
    once,
    source_words,
    treaty_of,
)
from bot.answering.facts import Figure, Knowledge, TreatyFacts, sortable
from bot.answering.parties import left_out, list_filter
from bot.answering.verdicts import is_after
from bot.query import Form, Query, Time
from knowledge.model import Status

_EVERY_SIGNATORY = re.compile(
    r"\b(?:all|every|each|everyone|everybody)\b[^?]*\bsign(?:ed|ator)[^?]*\bratif", re.IGNORECASE
)

_BOUND = re.compile(r"\b(?:part(?:y|ies)|bound|binds?|binding)\b", re.IGNORECASE)
_ON_A_DAY = re.compile(rf"\bon (?:the )?(?:\d|{claims.MONTH})", re.IGNORECASE)
"""A figure is as of a day: nobody is said to have signed on it."""

SHOWN_FIGURES = 4
"""How many dated figures one answer shows: more would be a table."""


def count_parties(query: Query, knowledge: Knowledge) -> Draft:
    """Say how many States ratified, correcting a number the question claims."""
    if query.regions or query.bodies or query.initial or left_out(query):
        return list_filter(query, knowledge)
    return _count(query, knowledge, "parties")


def count_signatories(query: Query, knowledge: Knowledge) -> Draft:
    """Say how many States signed, correcting a number the question claims."""
    return _count(query, knowledge, "signatories")


def _count(query: Query, knowledge: Knowledge, kind: str) -> Draft:
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    facts = treaty_of(query, knowledge)
    figures = (facts.parties if kind == "parties" else facts.signatories) if facts else ()
    if facts is None or not figures:
        return refusals.other_count(query, knowledge, kind)
    if query.form is Form.WHEN and query.number is not None:
        return _reached(query.number, figures, knowledge, facts)
    if query.dates:
        return _dated(query, figures, knowledge, facts, kind)
    newest = figures[0]
    say = knowledge.words.say
    text = grammar.sentences(_claimed(query, newest, knowledge, facts, kind), *_tail(knowledge, figures, kind))
    citations = once(cite(figure.status) for figure in figures[:SHOWN_FIGURES])
    if query.time is Time.NOW:
        text = grammar.sentences(say("count.now"), text)
        suggestions = examples(knowledge, "list", "eif", treaty=facts.treaty.id)
        return Draft(text, citations, Outcome.NOT_IN_SOURCE, suggestions, facts.treaty.id, "not_in_release")
    return Draft(text, citations, treaty=facts.treaty.id)


def _values(knowledge: Knowledge, facts: TreatyFacts, figure: Figure) -> dict[str, str]:
    return {
        "count": f"{figure.count:,}",
        "states": grammar.states_word(figure.count),
        "treaty": facts.treaty.short,
        "as_of": as_of_words(knowledge, figure.status),
    }


def _claimed(query: Query, figure: Figure, knowledge: Knowledge, facts: TreatyFacts, kind: str) -> str:
    """The sentence with the number; its first words judge the number the question claims."""
    say, claimed, values = knowledge.words.say, query.number, _values(knowledge, facts, figure)
    # only a simple claim is judged: of any other the fact is told, and neither "yes" nor "no"
    stands = query.plain and not query.negated and query.time is not Time.NOW and not _ON_A_DAY.search(query.question)
    judged = stands and not _binds_later(query, facts, figure)
    if claimed is None or (claimed != figure.count and not judged):
        return say(kind, **values)
    values["claimed"] = f"{claimed:,}"
    if query.aspect in ("more", "fewer", "at_least", "at_most"):
        true = {
            "more": figure.count > claimed,
            "at_least": figure.count >= claimed,
            "fewer": figure.count < claimed,
            "at_most": figure.count <= claimed,
        }[query.aspect]
        if not judged:
            return say(kind, **values)
        return say(f"{kind}.yes" if true else f"{kind}.no_bound", **values)
    if claimed == figure.count:
        asks = query.form in (Form.CONFIRM, Form.WHETHER)
        unnamed = kind == "signatories" and not figure.status.signatory_states
        if asks and unnamed and claims.of_names(query):
            return say("signatories.by_number", **values)
        return say(f"{kind}.yes" if asks and judged else kind, **values)
    return grammar.sentences(say(f"{kind}.no", **values), _other_number(knowledge, figure.status, claimed, kind))


def _binds_later(query: Query, facts: TreatyFacts, figure: Figure) -> bool:
    """Whether States are claimed to have been bound on a day before the treaty's entry into force."""
    force = next(iter(facts.entries_into_force), None)
    if force is None or not query.dates or _BOUND.search(query.question) is None:
        return False
    return sortable(figure.status.as_of) < sortable(force.date)


def _other_number(knowledge: Knowledge, status: Status, claimed: int, kind: str) -> str:
    """A sentence when the claimed number is the source's own, of another thing."""
    if kind == "signatories" and claimed == status.parties:
        return knowledge.words.say("count.is_parties", claimed=str(claimed))
    if kind == "parties" and claimed == status.signatories:
        return knowledge.words.say("count.is_signatories", claimed=str(claimed))
    return ""


def _tail(knowledge: Knowledge, figures: Sequence[Figure], kind: str) -> list[str]:
    """What follows the newest number: others for the same day, earlier ones, whether names are given."""
    say, newest = knowledge.words.say, figures[0]
    same = [item for item in figures[1:] if item.status.as_of == newest.status.as_of]
    earlier = [item for item in figures[1:] if item not in same][: SHOWN_FIGURES - 1]
    tail = []
    if same:
        told = [
            say("count.told", count=f"{item.count:,}", source=source_words(knowledge, item.status.source))
            for item in same
        ]
        tail.append(say("count.disagree", figures=grammar.listed(told)))
    if earlier:
        tail.append(say("count.earlier", figures=_dated_figures(knowledge, earlier)))
    if len(figures) == 1:
        named = newest.status.states if kind == "parties" else newest.status.signatory_states
        complete = newest.status.complete and len(named) == newest.count
        tail.append(say(f"{kind}.named" if named and complete else f"{kind}.not_named"))
    return tail


def _dated_figures(knowledge: Knowledge, figures: Sequence[Figure]) -> str:
    return "; ".join(
        knowledge.words.say("count.figure", count=f"{item.count:,}", as_of=as_of_words(knowledge, item.status))
        for item in figures
    )


def _dated(query: Query, figures: Sequence[Figure], knowledge: Knowledge, facts: TreatyFacts, kind: str) -> Draft:
    """The number on a day: the figure of that day, or the newest before it with its own day."""
    asked, say = query.dates[0], knowledge.words.say
    for figure in figures:
        if figure.status.as_of and grammar.agree(asked, figure.status.as_of):
            text = grammar.sentences(_claimed(query, figure, knowledge, facts, kind), *_tail(knowledge, [figure], kind))
            return Draft(text, (cite(figure.status),), treaty=facts.treaty.id)
    claimed = grammar.on_day(asked)
    before = next((item for item in figures if is_after(asked, item.status)), None)
    later = [item for item in figures if item is not before and sortable(item.status.as_of) > sortable(asked)]
    after = min(later, key=lambda item: sortable(item.status.as_of), default=None)
    if before and after:
        text = say("count.between", claimed=claimed, treaty=facts.treaty.short,
                   figures=_dated_figures(knowledge, [before, after]))  # fmt: skip
        return Draft(text, (cite(before.status), cite(after.status)), treaty=facts.treaty.id)
    nearest = before or after or figures[0]
    told = say(kind, **_values(knowledge, facts, nearest))
    text = grammar.sentences(say("count.no_day", claimed=claimed), told)
    suggestions = examples(knowledge, "count", "list", treaty=facts.treaty.id)
    citations = (cite(nearest.status),)
    return Draft(text, citations, Outcome.NOT_IN_SOURCE, suggestions, facts.treaty.id, "not_in_release")


def _reached(number: int, figures: Sequence[Figure], knowledge: Knowledge, facts: TreatyFacts) -> Draft:
    """When a number was reached, as far as dated figures tell."""
    say = knowledge.words.say
    reached = [item for item in figures if item.count >= number]
    below = [item for item in figures if item.count < number]
    values = {"number": str(number), "treaty": facts.treaty.short}
    if not reached:
        newest = figures[0]
        text = say("reach.never", count=str(newest.count), as_of=as_of_words(knowledge, newest.status), **values)
        return Draft(text, (cite(newest.status),), Outcome.NOT_IN_SOURCE, (), facts.treaty.id)
    first = min(reached, key=lambda item: sortable(item.status.as_of))
    by = {"count": str(first.count), "as_of": as_of_words(knowledge, first.status)}
    earlier = max(
        (item for item in below if sortable(item.status.as_of) < sortable(first.status.as_of)),
        key=lambda item: sortable(item.status.as_of),
        default=None,
    )
    if earlier is None:
        text = say("reach.by", **by, **values)
        return Draft(text, (cite(first.status),), Outcome.NOT_IN_SOURCE, (), facts.treaty.id)
    text = say(
        "reach.between",
        earlier_count=str(earlier.count),
        earlier=as_of_words(knowledge, earlier.status),
        **by,
        **values,
    )
    return Draft(text, (cite(first.status), cite(earlier.status)), treaty=facts.treaty.id)


def count_compare(query: Query, knowledge: Knowledge) -> Draft:
    """Say how many signed and how many ratified."""
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    facts = treaty_of(query, knowledge)
    status = next((item for item in facts.counted if item.signatories is not None), None) if facts else None
    if facts is None or status is None:
        kind = "signatories" if facts and facts.signed else "parties"
        return _count(query, knowledge, kind)
    say = knowledge.words.say
    text = _both(knowledge, facts, status)
    if contested.swapped(query.question, status.signatories, status.parties):
        text = say("compare.swapped", sentence=text)
    elif query.form in (Form.CONFIRM, Form.WHETHER) and not query.negated and _EVERY_SIGNATORY.search(query.question):
        text = say("compare.not_all", sentence=text)
    if query.aspect == "gap" and status.signatories is not None and status.parties is not None:
        gap = abs(status.signatories - status.parties)
        text = grammar.sentences(text, say("compare.gap", gap=str(gap)))
    citations = [cite(status)]
    newest = facts.counted[0]
    if newest is not status and sortable(newest.as_of) > sortable(status.as_of):
        as_of = as_of_words(knowledge, newest)
        text = grammar.sentences(text, say("ratified.newer", count=str(newest.parties), as_of=as_of))
        citations.append(cite(newest))
    if query.time is Time.NOW:
        text = grammar.sentences(say("count.now"), text)
        return Draft(text, tuple(citations), Outcome.NOT_IN_SOURCE, (), facts.treaty.id, "not_in_release")
    return Draft(text, tuple(citations), treaty=facts.treaty.id)


def _both(knowledge: Knowledge, facts: TreatyFacts, status: Status) -> str:
    return knowledge.words.say(
        "compare",
        signatories=f"{status.signatories:,}",
        parties=f"{status.parties:,}",
        treaty=facts.treaty.short,
        as_of=as_of_words(knowledge, status),
    )


def as_of_date(query: Query, knowledge: Knowledge) -> Draft:
    """Say which day the figures and lists speak of."""
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    facts = treaty_of(query, knowledge)
    status = next((item for item in facts.statuses if item.as_of), None) if facts else None
    if facts is None or status is None or status.as_of is None:
        return refusals.other_status(query, knowledge)
    say = knowledge.words.say
    values = {"treaty": facts.treaty.short, "date": grammar.day(status.as_of)}
    note = ""
    if len(query.dates) == 1 and not grammar.agree(query.dates[0], status.as_of):
        asked = query.dates[0]
        note = claims.note(knowledge, facts, asked, status.source, skip="as_of")
        text = say("as_of.wrong", claimed=grammar.day(asked), note=note, **values)
    else:
        text = say("as_of", **values)
    source = knowledge.source_date(status.source)
    dated = source and not note and say("as_of.source", date=grammar.day(source))
    others = [item for item in facts.statuses[1:] if item.as_of and item.as_of != status.as_of]
    older = others and say("as_of.older", dates=grammar.listed(
        grammar.unique(grammar.day(item.as_of or "") for item in others)[:SHOWN_FIGURES]))  # fmt: skip
    citations: list[Citation] = [cite(status), *(cite(item) for item in others[:SHOWN_FIGURES])]
    return Draft(grammar.sentences(text, older or dated or None), once(citations), treaty=facts.treaty.id)

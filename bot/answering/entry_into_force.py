"""When a treaty entered into force, and in which order the treaties of one family did."""

from __future__ import annotations

from itertools import pairwise

from bot.answer import Citation, Outcome
from bot.answering import claims, grammar, refusals
from bot.answering.draft import (
    Draft,
    as_of_words,
    cite,
    cite_list,
    group_words,
    list_words,
    once,
    source_words,
    treaty_of,
)
from bot.answering.facts import Knowledge, TreatyFacts, sortable
from bot.answering.grammar import capital
from bot.answering.verdicts import list_for, verdict
from bot.query import Form, Query, Time
from knowledge.model import EntryIntoForce

HANDLED = {
    "eif_smuggling": "smuggling-protocol",
    "eif_trafficking": "trafficking-protocol",
    "eif_convention": "convention",
}


def entry_into_force(query: Query, knowledge: Knowledge) -> Draft:
    """Give the day of entry into force, judging a day the question claims in the first words."""
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    asked = HANDLED.get(query.handler, query.treaty)
    facts = knowledge.of(asked) if asked in knowledge.treaties else treaty_of(query, knowledge)
    if facts is None or not facts.entries_into_force:
        return refusals.no_entry_into_force(query, knowledge, facts)
    force = facts.entries_into_force[0]
    text = grammar.sentences(
        _judged(query, knowledge, facts, force),
        knowledge.words.say("eif.no_year") if grammar.parts(force.date)[0] is None else None,
        *_others(knowledge, facts, force),
        _state(query, knowledge, facts),
        _today(query, knowledge),
    )
    citations: list[Citation] = [cite(item) for item in facts.entries_into_force[:3]]
    if query.states and facts.newest_list:
        citations.extend(cite_list(facts.newest_list))
    return Draft(text, once(citations), treaty=facts.treaty.id)


def announced(knowledge: Knowledge, force: EntryIntoForce) -> bool:
    """Say whether the source is older than the day it gives: it announces, it does not report."""
    dated, own = sortable(force.date), sortable(knowledge.source_date(force.source))
    return bool(dated[0] and own[0]) and dated > own


def sentence(knowledge: Knowledge, facts: TreatyFacts, force: EntryIntoForce, *, brief: bool = False) -> str:
    """Return the sentence that gives the day: ``the Convention entered into force on 29 September 2003``.

    ``brief`` leaves out which source says so.
    """
    say, values = knowledge.words.say, {"treaty": facts.treaty.short, "date": grammar.on_day(force.date)}
    if brief:
        return say("eif.future_brief" if announced(knowledge, force) else "eif.past_brief", **values)
    source = knowledge.source_date(force.source)
    if source is None:
        return say("eif.past", source=source_words(knowledge, force.source), **values)
    reply = "eif.future" if announced(knowledge, force) else "eif.past_dated"
    return say(reply, source_date=grammar.day(source), **values)


def _judged(query: Query, knowledge: Knowledge, facts: TreatyFacts, force: EntryIntoForce) -> str:
    say, told = knowledge.words.say, sentence(knowledge, facts, force)
    judged = query.form in (Form.CONFIRM, Form.WHETHER)
    # only a simple claim is judged: of any other the fact is told, which neither agrees nor denies
    if query.dates and not query.plain:
        return capital(told)
    if query.aspect == "in_force" and len(query.dates) == 1:
        return _in_force(knowledge, query.dates[0], force, told)
    if query.dates and not claims.is_of_the_day(query):
        return capital(told)
    if len(query.dates) == 1 and judged:
        claimed = query.dates[0]
        if grammar.agree(claimed, force.date):
            day = grammar.on_day(force.date)
            agreeing = "eif.right_denied" if query.negated else "eif.right"
            return say(agreeing, date=day, sentence=told)
        clause = claims.note(knowledge, facts, claimed, force.source)
        told = sentence(knowledge, facts, force, brief=bool(clause))
        return say("eif.wrong", claimed=grammar.on_day(claimed), note=clause, sentence=told)
    if query.dates or not judged or announced(knowledge, force):
        return capital(told)
    # a claim is told the fact and never "yes": some part of it may be false that was not understood
    if not query.plain:
        return capital(told)
    if query.negated:
        return say("eif.denied", sentence=told)
    return say("eif.yes", sentence=told) if query.form is Form.WHETHER else capital(told)


def _in_force(knowledge: Knowledge, asked: str, force: EntryIntoForce, told: str) -> str:
    """Whether the treaty was in force on a day; a month or year that holds the day itself stays open."""
    if grammar.agree(asked, force.date):
        return capital(told)
    reply = "eif.in_force.yes" if sortable(asked) > sortable(force.date) else "eif.in_force.no"
    return knowledge.words.say(reply, claimed=grammar.day(asked), date=grammar.day(force.date), sentence=told)


def _others(knowledge: Knowledge, facts: TreatyFacts, force: EntryIntoForce) -> list[str]:
    """Sentences on sources that give another day."""
    told = []
    for other in facts.entries_into_force[1:3]:
        if not grammar.agree(other.date, force.date):
            source = capital(source_words(knowledge, other.source))
            told.append(knowledge.words.say("eif.other", source=source, date=grammar.day(other.date)))
    return told


def _state(query: Query, knowledge: Knowledge, facts: TreatyFacts) -> str:
    """For "when does it bind Peru": whether that State is on the list."""
    status = list_for(facts, Query(question="", handler=""))
    if not query.states or status is None:
        return ""
    group, as_of = group_words(knowledge, status), as_of_words(knowledge, status)
    say, told = knowledge.words.say, []
    for code in grammar.unique(query.states):
        item = verdict(knowledge, facts, status, code)
        if item.listed:
            told.append(say("ratified.plain", State=capital(item.name), group=group, as_of=as_of))
        else:
            name = capital(item.name)
            told.append(say("eif.unlisted", State=name, list=list_words(knowledge, status)))
    return grammar.sentences(*told)


def _today(query: Query, knowledge: Knowledge) -> str:
    judged = query.form in (Form.CONFIRM, Form.WHETHER)
    return knowledge.words.say("eif.now") if query.time is Time.NOW and judged else ""


def timeline(query: Query, knowledge: Knowledge) -> Draft:
    """Give the order in which the treaties of the family entered into force, or the time between them."""
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    facts = treaty_of(query, knowledge)
    if facts is None:
        return refusals.nothing(query, knowledge)
    forces = [
        knowledge.of(id_).entries_into_force[0]
        for id_ in knowledge.family(facts.treaty.id)
        if knowledge.of(id_).entries_into_force and grammar.whole(knowledge.of(id_).entries_into_force[0].date)
    ]
    if len(forces) < 2:
        return entry_into_force(query, knowledge)
    forces.sort(key=lambda force: sortable(force.date))
    text = _timeline_text(query, knowledge, forces)
    return Draft(text, once(cite(force) for force in forces), Outcome.ANSWERED, (), query.treaty)


def _timeline_text(query: Query, knowledge: Knowledge, forces: list[EntryIntoForce]) -> str:
    say = knowledge.words.say
    items = [
        say("timeline.item", treaty=knowledge.treaties[force.treaty].short, date=grammar.day(force.date))
        for force in forces
    ]
    order = say("timeline", order=grammar.listed(items))
    if query.aspect == "gap":
        return grammar.sentences(_gaps(knowledge, forces), order)
    if query.aspect not in ("first", "last"):
        return order
    asked = forces[0] if query.aspect == "first" else forces[-1]
    told = say(f"timeline.{query.aspect}", treaty=knowledge.treaties[asked.treaty].short)
    # neither "yes" nor "no": of "did the Protocol come before the Convention?" either treaty may be the one meant
    return grammar.sentences(capital(told), order)


def _gaps(knowledge: Knowledge, forces: list[EntryIntoForce]) -> str:
    """The days between neighbours, and between the first and the last."""
    days = [grammar.whole(force.date) for force in forces]
    shorts = [knowledge.treaties[force.treaty].short for force in forces]
    steps = [
        knowledge.words.say("timeline.step", first=shorts[i], second=shorts[i + 1], days=str((b - a).days))
        for i, (a, b) in enumerate(pairwise(days))
        if a and b
    ]
    first, last = days[0], days[-1]
    total = (last - first).days if first and last else 0
    ends = {"first": shorts[0], "last": shorts[-1], "days": str(total), "months": grammar.months(total)}
    told = knowledge.words.say("timeline.gap", **ends)
    if len(forces) < 3:
        return told
    return grammar.sentences(told, knowledge.words.say("timeline.steps", steps=grammar.listed(steps)))

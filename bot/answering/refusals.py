"""Honest refusals: what is on topic and not in the sources, other treaties, and what was not understood.

Each says what the sources do give that is nearest, and offers questions that work.
"""

from __future__ import annotations

from bot.answer import Citation, Outcome
from bot.answering import grammar, order
from bot.answering.draft import (
    Draft,
    as_of_words,
    cite,
    cite_list,
    examples,
    group_words,
    treaty_of,
)
from bot.answering.facts import Knowledge, TreatyFacts
from bot.answering.grammar import capital
from bot.answering.verdicts import list_for
from bot.query import Query, Time
from knowledge.model import Status

REFUSED = "not_in_release"
NAMED_TREATIES = 4
"""How many treaties a refusal names as known: those of one release, not of an archive."""
SPECIFIC = frozenset({"adopted", "article", "penalties", "depositary", "reservations", "text"})
"""The aspects of ``not_in_release`` that have wording of their own."""


def refuse(
    text: str,
    citations: tuple[Citation, ...] = (),
    suggestions: tuple[str, ...] = (),
    treaty: str | None = None,
) -> Draft:
    """Return the draft of a refusal on topic."""
    return Draft(text, citations, Outcome.NOT_IN_SOURCE, suggestions, treaty, REFUSED)


def other_treaty(query: Query, knowledge: Knowledge) -> Draft:
    """Refuse a question on a treaty that the vocabulary does not know, naming it."""
    named = grammar.echo(query.other_treaty or "").removeprefix("the ")
    say, told = knowledge.words.say, [facts.treaty.short for facts in knowledge.spoken_of][:NAMED_TREATIES]
    known = grammar.listed(told)
    text = say("refuse.other_treaty", treaty=named, known=known) if named else say("refuse.unnamed_treaty", known=known)
    return refuse(text, (), examples(knowledge, "ratified", "eif", "summary"))


def silent_treaty(knowledge: Knowledge, facts: TreatyFacts) -> Draft:
    """Say that a treaty is known by name alone."""
    text = knowledge.words.say("refuse.silent_treaty", treaty=facts.treaty.short)
    return refuse(text, (), examples(knowledge, "ratified", "eif", "summary"), facts.treaty.id)


def _spoken_of(query: Query, knowledge: Knowledge) -> TreatyFacts | Draft:
    """Return what the sources say of the treaty asked about, or the refusal where they say nothing at all."""
    facts = treaty_of(query, knowledge)
    if facts is None:
        return nothing(query, knowledge)
    return silent_treaty(knowledge, facts) if facts.silent else facts


def _default(knowledge: Knowledge) -> TreatyFacts | None:
    return knowledge.of(knowledge.default_treaty) if knowledge.default_treaty else None


def _elsewhere(knowledge: Knowledge, facts: TreatyFacts, *, names: bool) -> tuple[str, tuple[Citation, ...]]:
    """The clause on whose figures or list the source gives instead, with its citations."""
    default = _default(knowledge)
    if default is None or default.treaty.id == facts.treaty.id:
        return knowledge.words.say("refuse.full_stop"), ()
    status = default.newest_list
    if names and status:
        group = group_words(knowledge, status)
        return knowledge.words.say("refuse.has_list", group=group), cite_list(status)
    if default.statuses:
        clause = knowledge.words.say("refuse.has_figures", treaty=default.treaty.short)
        return clause, (cite(default.statuses[0]),)
    return knowledge.words.say("refuse.full_stop"), ()


def listed(query: Query, knowledge: Knowledge) -> tuple[TreatyFacts, Status] | Draft:
    """Return the treaty asked about and the list of those that ratified it, or the refusal where there is none."""
    if query.other_treaty:
        return other_treaty(query, knowledge)
    facts = treaty_of(query, knowledge)
    status = list_for(facts, query) if facts else None
    return (facts, status) if facts and status else other_status(query, knowledge)


def other_status(query: Query, knowledge: Knowledge) -> Draft:
    """Refuse who ratified a treaty for which no source names States."""
    facts = _spoken_of(query, knowledge)
    if isinstance(facts, Draft):
        return facts
    if facts.counted:
        return _count_without_names(query, knowledge, facts)
    clause, citations = _elsewhere(knowledge, facts, names=True)
    asked = _asked(query, knowledge)
    say, treaty = knowledge.words.say, facts.treaty.short
    text = (
        say("refuse.other_state", states=grammar.listed(asked), treaty=treaty, clause=clause)
        if asked
        else say("refuse.other_status", treaty=treaty, clause=clause)
    )
    return refuse(text, citations, _instead(query, knowledge, facts), facts.treaty.id)


def _count_without_names(query: Query, knowledge: Knowledge, facts: TreatyFacts) -> Draft:
    """A source counts those that ratified and names none."""
    status, say = facts.counted[0], knowledge.words.say
    asked = _asked(query, knowledge)
    values = {
        "count": f"{status.parties:,}",
        "treaty": facts.treaty.short,
        "as_of": as_of_words(knowledge, status),
    }
    text = (
        say("refuse.unnamed_state", states=grammar.listed(asked), **values)
        if asked
        else say("refuse.unnamed", **values)
    )
    suggestions = examples(knowledge, "count", "eif", treaty=facts.treaty.id)
    return Draft(text, (cite(status),), Outcome.NOT_IN_SOURCE, suggestions, facts.treaty.id)


def _asked(query: Query, knowledge: Knowledge) -> list[str]:
    names = [grammar.state_name(knowledge.states[code]) for code in query.states if code in knowledge.states]
    return [*names, *query.places]


def _instead(query: Query, knowledge: Knowledge, facts: TreatyFacts) -> tuple[str, ...]:
    """Suggest the same question on the default treaty, and the date of the treaty asked about."""
    default = _default(knowledge)
    made = list(examples(knowledge, "eif", treaty=facts.treaty.id))
    known = [knowledge.states[code] for code in query.states if code in knowledge.states]
    if default and known and default.lists:
        state, treaty = grammar.state_name(known[0]), default.treaty.short
        made.insert(0, knowledge.words.say("suggest.ratified_treaty", state=state, treaty=treaty))
    elif default:
        made.extend(examples(knowledge, "list", "count"))
    return grammar.unique(made)[:3]


def other_signed(query: Query, knowledge: Knowledge) -> Draft:
    """Refuse who signed a treaty for which no source speaks of signatories."""
    facts = _spoken_of(query, knowledge)
    if isinstance(facts, Draft):
        return facts
    clause, citations = _elsewhere(knowledge, facts, names=False)
    asked, say, treaty = _asked(query, knowledge), knowledge.words.say, facts.treaty.short
    text = (
        say("refuse.signed_state", states=grammar.listed(asked), treaty=treaty, clause=clause)
        if asked
        else say("refuse.signed", treaty=treaty, clause=clause)
    )
    return refuse(text, citations, _instead(query, knowledge, facts), facts.treaty.id)


def other_count(query: Query, knowledge: Knowledge, kind: str) -> Draft:
    """Refuse how many ratified (``parties``) or signed (``signatories``) a treaty without such figures."""
    facts = _spoken_of(query, knowledge)
    if isinstance(facts, Draft):
        return facts
    clause, citations = _elsewhere(knowledge, facts, names=False)
    text = knowledge.words.say(f"refuse.{kind}", treaty=facts.treaty.short, clause=clause)
    return refuse(text, citations, _instead(query, knowledge, facts), facts.treaty.id)


def no_entry_into_force(query: Query, knowledge: Knowledge, facts: TreatyFacts | None) -> Draft:
    """Refuse a day of entry into force that no source gives."""
    if facts is None:
        return nothing(query, knowledge)
    if facts.silent:
        return silent_treaty(knowledge, facts)
    text = knowledge.words.say("refuse.eif", treaty=facts.treaty.short)
    return refuse(text, (), examples(knowledge, "count", "ratified", "aim", treaty=facts.treaty.id),
                  facts.treaty.id)  # fmt: skip


def silent_on(query: Query, knowledge: Knowledge, facts: TreatyFacts | None) -> Draft:
    """Refuse a question on the content of a treaty of which the sources do not tell that."""
    if facts is None:
        return nothing(query, knowledge)
    if facts.silent:
        return silent_treaty(knowledge, facts)
    default, say = _default(knowledge), knowledge.words.say
    treaty = facts.treaty
    told = [] if default is None or default.treaty.id == treaty.id else [default.treaty.short]
    text = say("refuse.silent_on", treaty=treaty.short)
    if facts.entries_into_force:
        text = grammar.sentences(text, say("refuse.only_eif", day=grammar.day(facts.entries_into_force[0].date)))
    citations = tuple(cite(item) for item in facts.entries_into_force[:1])
    suggestions = (
        *examples(knowledge, "eif", treaty=treaty.id),
        *(examples(knowledge, "aim") if told else ()),
    )
    return refuse(text, citations, suggestions or examples(knowledge, "summary", "ratified"), treaty.id)


def body(query: Query, knowledge: Knowledge, status: Status) -> Draft:
    """Refuse to filter by the members of another body, by name, with what does work."""
    names = [knowledge.bodies[id_].name for id_ in query.bodies if id_ in knowledge.bodies]
    text = knowledge.words.say("filter.body", body=grammar.listed(names), group=group_words(knowledge, status))
    suggestions = tuple(
        knowledge.words.say("suggest.region", region=knowledge.regions[id_].name)
        for id_ in ("africa", "asia", "europe")
        if id_ in knowledge.regions
    )
    return Draft(text, cite_list(status), Outcome.NOT_IN_SOURCE, suggestions[-2:], status.treaty)


def nothing(query: Query, knowledge: Knowledge) -> Draft:  # noqa: ARG001 - the shape of every handler
    """Refuse where the knowledge base holds nothing of the kind."""
    return refuse(knowledge.words.say("refuse.nothing"), (), examples(knowledge, "summary", "ratified"))


def not_in_release(query: Query, knowledge: Knowledge) -> Draft:
    """Refuse what is about these treaties and not in the sources, with what they do say."""
    if query.other_treaty:
        return other_treaty(query, knowledge)
    facts = _spoken_of(query, knowledge)
    if isinstance(facts, Draft):
        return facts
    default, say = knowledge.default_treaty, knowledge.words.say
    if query.aspect in order.ASPECTS and facts.newest_list:
        return order.order(query, knowledge, facts.newest_list)
    if query.aspect in SPECIFIC:
        return _specific(query, knowledge, facts)
    if query.treaty and query.treaty != default:
        return silent_on(query, knowledge, facts)
    status = next((item for item in facts.statuses if item.as_of), None)
    if status and (query.time is Time.NOW or query.dates):
        text = say("refuse.later", date=grammar.day(status.as_of or ""))
        if status.signatories is not None and status.parties is not None:
            figures = {"signatories": f"{status.signatories:,}", "parties": f"{status.parties:,}"}
            text = grammar.sentences(text, say("refuse.later_figures", treaty=facts.treaty.short, **figures))
        return refuse(text, (cite(status),), examples(knowledge, "list", "eif"), facts.treaty.id)
    knows = _knows(knowledge, facts)
    return refuse(say("refuse.general", knows=knows), (), examples(knowledge, "eif", "count", "definition"),
                  facts.treaty.id)  # fmt: skip


def _specific(query: Query, knowledge: Knowledge, facts: TreatyFacts) -> Draft:
    """A refusal with wording of its own, and the fact that is nearest."""
    say, treaty = knowledge.words.say, facts.treaty.short
    near, citations = "", tuple[Citation, ...]()
    if query.aspect in ("article", "text") and facts.definitions and facts.definitions[0].provision:
        found = facts.definitions[0]
        near = say("refuse.near.provision", provision=found.provision or "", term=found.term)
        citations = (cite(found),)
    elif query.aspect == "adopted" and facts.entries_into_force:
        force = facts.entries_into_force[0]
        near = say("refuse.near.eif", day=grammar.day(force.date))
        citations = (cite(force),)
    elif query.aspect == "penalties" and facts.statements.get("duty"):
        duty = facts.statements["duty"][0]
        near, citations = say("refuse.near.duty", quote=grammar.quoted(duty.quote)), (cite(duty),)
    text = grammar.sentences(say(f"refuse.{query.aspect}", treaty=treaty), near)
    return refuse(text, citations, examples(knowledge, "eif", "definition", "list"), facts.treaty.id)


def _knows(knowledge: Knowledge, facts: TreatyFacts) -> str:
    """What the sources do give on a treaty, as a list."""
    say, known = knowledge.words.say, []
    if facts.entries_into_force:
        known.append(say("refuse.knows.eif"))
    if facts.counted or facts.signed:
        known.append(say("refuse.knows.counts"))
    if facts.lists:
        known.append(say("refuse.knows.list"))
    if facts.definitions:
        known.append(say("refuse.knows.definition"))
    if facts.statements:
        known.append(say("refuse.knows.content"))
    return grammar.listed(known)


def oos(query: Query, knowledge: Knowledge) -> Draft:
    """Say that a question lies outside what the bot knows, with questions that work."""
    if query.other_treaty:
        return other_treaty(query, knowledge)
    return _lost(knowledge, "refuse.outside")


def not_understood(query: Query, knowledge: Knowledge) -> Draft:
    """Say that the question was not understood, with questions that work."""
    if query.aspect == "language":
        return _lost(knowledge, "refuse.language")
    return _lost(knowledge, "refuse.not_understood")


def _lost(knowledge: Knowledge, reply: str) -> Draft:
    facts = _default(knowledge)
    short = capital(facts.treaty.short) if facts else ""
    text = knowledge.words.say(reply, Treaty=short, treaty=facts.treaty.short if facts else "")
    return Draft(text, (), Outcome.NOT_UNDERSTOOD, examples(knowledge, "ratified", "eif", "aim"), None)

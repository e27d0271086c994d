"""Has this State signed, who signed: most sources give a number of signatories and no names."""

from __future__ import annotations

from bot.answer import Citation, Outcome
from bot.answering import claims, grammar, refusals
from bot.answering.draft import (
    Draft,
    as_of_words,
    cite,
    cite_list,
    examples,
    group_words,
    list_words,
    once,
    treaty_of,
)
from bot.answering.facts import Knowledge, TreatyFacts
from bot.answering.grammar import capital
from bot.answering.verdicts import Stand, list_for, verdict
from bot.query import Form, Query
from knowledge.model import Status


def signed(query: Query, knowledge: Knowledge) -> Draft:
    """Say whether States signed, where a source names signatories; else that only the number is given."""
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    facts = treaty_of(query, knowledge)
    if facts is None or not (facts.signed or facts.signatory_lists):
        return refusals.other_signed(query, knowledge)
    if facts.signatory_lists:
        return _named(query, knowledge, facts, facts.signatory_lists[0])
    status = facts.signed[0]
    say = knowledge.words.say
    asked = [grammar.state_name(knowledge.states[code]) for code in query.states if code in knowledge.states]
    asked += list(query.places)
    number = say("signed.number", count=str(status.signatories), treaty=facts.treaty.short,
                 as_of=as_of_words(knowledge, status))  # fmt: skip
    if not asked and query.form is Form.CONFIRM and status.signatories and claims.of_names(query):
        count = f"{status.signatories:,}"
        values = {"count": count, "states": grammar.states_word(status.signatories), "treaty": facts.treaty.short}
        text = say("signatories.by_number", as_of=as_of_words(knowledge, status), **values)
        return Draft(text, (cite(status),), treaty=facts.treaty.id)
    if not asked:
        suggestions = examples(knowledge, "list", "signatories", treaty=facts.treaty.id)
        text = grammar.sentences(number, say("signed.nobody_named"))
        return Draft(text, (cite(status),), Outcome.NOT_IN_SOURCE, suggestions, facts.treaty.id)
    ratified, citations = _ratified(query, knowledge, facts)
    text = grammar.sentences(
        say("signed.unknown", states=grammar.listed(asked), count=str(status.signatories),
            treaty=facts.treaty.short, as_of=as_of_words(knowledge, status)),
        ratified,
    )  # fmt: skip
    suggestions = examples(knowledge, "list", "count", treaty=facts.treaty.id)
    return Draft(text, once((cite(status), *citations)), Outcome.NOT_IN_SOURCE, suggestions, facts.treaty.id)


def _ratified(query: Query, knowledge: Knowledge, facts: TreatyFacts) -> tuple[str, tuple[Citation, ...]]:
    """Which of the States asked about are on the list of those that ratified."""
    status = list_for(facts, query)
    if status is None:
        return "", ()
    verdicts = [verdict(knowledge, facts, status, code) for code in grammar.unique(query.states)]
    listed = [item.name for item in verdicts if item.listed]
    unlisted = [item.name for item in verdicts if item.stand is Stand.UNLISTED]
    say = knowledge.words.say
    group, as_of = group_words(knowledge, status), as_of_words(knowledge, status)
    text = grammar.sentences(
        listed
        and say("signed.ratified", States=capital(grammar.listed(listed)), be=grammar.be(len(listed)),
                group=group, as_of=as_of),
        unlisted
        and say("signed.unlisted", States=capital(grammar.listed(unlisted)), be=grammar.be(len(unlisted)),
                list=list_words(knowledge, status), group=group),
    )  # fmt: skip
    return text, cite_list(status) if text else ()


def _named(query: Query, knowledge: Knowledge, facts: TreatyFacts, status: Status) -> Draft:
    """The answer from a source that names signatories."""
    listing = knowledge.signatory_listing(status)
    say = knowledge.words.say
    values = {"treaty": facts.treaty.short, "as_of": as_of_words(knowledge, status)}
    known = [knowledge.states[code] for code in query.states if code in knowledge.states]
    if not known:
        names = grammar.listed([name for _, name, _ in listing.names])
        return Draft(say("signed.list", names=names, **values), (cite(status),), treaty=facts.treaty.id)
    yes = [grammar.state_name(state) for state in known if state.code in listing.codes]
    no = [grammar.state_name(state) for state in known if state.code not in listing.codes]
    text = grammar.sentences(
        yes and say("signed.yes", States=capital(grammar.listed(yes)), be=grammar.be(len(yes)), **values),
        no and say("signed.no", States=capital(grammar.listed(no)), be=grammar.be(len(no)), **values),
    )
    return Draft(text, (cite(status),), treaty=facts.treaty.id)

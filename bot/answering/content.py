"""What a treaty says, as far as a source tells: definition, aim, duties, migrants, routes, name, relation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answer import Outcome
from bot.answering import contested, grammar, refusals
from bot.answering.draft import Draft, cite, examples, once, treaty_of
from bot.answering.facts import Knowledge, TreatyFacts
from bot.answering.grammar import capital
from bot.query import Query
from knowledge.model import Definition, Statement

_ROUTES = re.compile(r"\bby ((?:land|air|sea)\b(?:(?:, | and |, and )(?:land|air|sea)\b)*)", re.IGNORECASE)
_AIMS = re.compile(r"\b(?:aims?|purpose|objective)\b", re.IGNORECASE)

QUOTED = 2
"""How many sentences of one kind an answer quotes: more would be the release itself."""


def definition(query: Query, knowledge: Knowledge) -> Draft:
    """Quote the definition with its provision."""
    facts, found = _definition(query, knowledge)
    if facts is None or found is None:
        return _undefined(query, knowledge, facts)
    say = knowledge.words.say
    values = {
        "treaty": facts.treaty.short,
        "Treaty": capital(facts.treaty.short),
        "term": found.term,
        "text": grammar.quoted(found.text),
        "provision": say("definition.provision", provision=found.provision) if found.provision else "",
    }
    benefit = query.aspect == "benefit" and "benefit" in found.text
    return Draft(
        say("definition.benefit" if benefit else "definition", **values),
        (cite(found),),
        treaty=facts.treaty.id,
    )


def article(query: Query, knowledge: Knowledge) -> Draft:
    """Name the provision that holds the definition."""
    facts, found = _definition(query, knowledge)
    if facts is None or found is None:
        return _undefined(query, knowledge, facts)
    say = knowledge.words.say
    if not found.provision:
        text = say("article.none", term=found.term, treaty=facts.treaty.short)
        return Draft(text, (cite(found),), Outcome.NOT_IN_SOURCE, treaty=facts.treaty.id)
    values = {"provision": found.provision, "treaty": facts.treaty.short, "term": found.term}
    claimed = contested.wrong_article(query.question, query.number, found.provision)
    if claimed is not None:
        return Draft(say("article.wrong", claimed=claimed, **values), (cite(found),), treaty=facts.treaty.id)
    return Draft(say("article", Provision=capital(found.provision), **values), (cite(found),),
                 treaty=facts.treaty.id)  # fmt: skip


def _definition(query: Query, knowledge: Knowledge) -> tuple[TreatyFacts | None, Definition | None]:
    facts = None if query.other_treaty else treaty_of(query, knowledge)
    if facts is None or not facts.definitions:
        return facts, None
    return facts, facts.definitions[0]


def _undefined(query: Query, knowledge: Knowledge, facts: TreatyFacts | None) -> Draft:
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    return refusals.silent_on(query, knowledge, facts)


def aim(query: Query, knowledge: Knowledge) -> Draft:
    """Quote what the treaty aims at."""
    return _quoting(query, knowledge, "aim", "aim")


def obligations(query: Query, knowledge: Knowledge) -> Draft:
    """Quote what States agree to do."""
    return _quoting(query, knowledge, "obligations", "duty")


def migrants_crime(query: Query, knowledge: Knowledge) -> Draft:
    """Say that illegal migration itself is not a crime under the treaty, with the sentence."""
    return _quoting(query, knowledge, "migrants_crime", "recognition")


def significance(query: Query, knowledge: Knowledge) -> Draft:
    """Quote why a source calls the treaty important."""
    return _quoting(query, knowledge, "significance", "significance")


def criminal_networks(query: Query, knowledge: Knowledge) -> Draft:
    """Quote what a source says of the groups behind the crime and their profits."""
    return _quoting(query, knowledge, "criminal_networks", "networks")


def _quoting(query: Query, knowledge: Knowledge, reply: str, kind: str) -> Draft:
    """Quote the sentences of one kind under the reply's opening words."""
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    facts = treaty_of(query, knowledge)
    told = statements(knowledge, facts, kind)
    if facts is None or not told:
        return refusals.silent_on(query, knowledge, facts)
    if kind == "recognition" and not any("not a crime" in item.quote for item in told):
        reply = f"{reply}.other"
    text = knowledge.words.say(
        reply,
        treaty=facts.treaty.short,
        Treaty=capital(facts.treaty.short),
        quotes=grammar.listed([grammar.quoted(item.quote) for item in told]),
    )
    return Draft(text, once(cite(item) for item in told), treaty=facts.treaty.id)


def statements(knowledge: Knowledge, facts: TreatyFacts | None, kind: str) -> Sequence[Statement]:
    """Return the statements of a kind on a treaty; those on no treaty stand in for the default one's."""
    if facts is None:
        return ()
    own = facts.statements.get(kind, ())
    if not own and facts.treaty.id == knowledge.default_treaty:
        own = knowledge.statements.get(kind, ())
    if kind == "aim":
        own = tuple(sorted(own, key=lambda item: _AIMS.search(item.quote) is None))
    return own[:QUOTED]


def relation(query: Query, knowledge: Knowledge) -> Draft:
    """Say which treaty this one supplements, or which ones supplement it."""
    facts = treaty_of(query, knowledge)
    if facts is None or facts.silent:
        return refusals.silent_on(query, knowledge, facts)
    say, treaty = knowledge.words.say, facts.treaty
    told = facts.statements.get("relation", ())
    citations = once([cite(item) for item in told] or [cite(item) for item in facts.entries_into_force[:1]])
    parent = knowledge.treaties.get(treaty.parent or "")
    if parent:
        values = {"Treaty": capital(treaty.short), "treaty": treaty.short, "parent": parent.name}
        claimed = grammar.echo(query.other_treaty).removeprefix("the ") if query.other_treaty else ""
        wrong = contested.wrong_parent(query.question, knowledge, treaty.id, parent.id)
        if not claimed and wrong:
            claimed = knowledge.treaties[wrong].short.removeprefix("the ")
        text = say("relation.wrong", claimed=claimed, **values) if claimed else say("relation", **values)
        return Draft(text, citations, treaty=treaty.id)
    children = [item for item in knowledge.treaties.values() if item.parent == treaty.id]
    known = [item.short for item in children if not knowledge.of(item.id).silent]
    if not known:
        return refusals.silent_on(query, knowledge, facts)
    cited = [cite(item) for child in children for item in knowledge.of(child.id).statements.get("relation", ())]
    text = say("relation.parent", Treaty=capital(treaty.short), others=grammar.listed(known))
    return Draft(text, once((*citations, *cited)), treaty=treaty.id)


def full_name(query: Query, knowledge: Knowledge) -> Draft:
    """Give the treaty's full name, with the one it supplements."""
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    facts = treaty_of(query, knowledge)
    if facts is None:
        return refusals.nothing(query, knowledge)
    treaty, parent = facts.treaty, knowledge.treaties.get(facts.treaty.parent or "")
    values = {"name": treaty.name, "Treaty": capital(treaty.short)}
    text = (
        knowledge.words.say("full_name", parent=parent.name, **values)
        if parent
        else knowledge.words.say("full_name.plain", **values)
    )
    told = [force for id_ in knowledge.family(treaty.id) for force in knowledge.of(id_).entries_into_force[:QUOTED]]
    citations = tuple(cite(item) for item in told if treaty.name in item.quote)[:1]
    if facts.silent:
        text = grammar.sentences(text, knowledge.words.say("refuse.silent_treaty", treaty=treaty.short))
    elif not citations:
        text = grammar.sentences(text, knowledge.words.say("full_name.shorter"))
    return Draft(text, citations, treaty=treaty.id)


def scope_modes(query: Query, knowledge: Knowledge) -> Draft:
    """Say which routes the treaty's title names."""
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    facts = treaty_of(query, knowledge)
    routes = _ROUTES.search(facts.treaty.name) if facts else None
    if facts is None or facts.silent or routes is None:
        return refusals.silent_on(query, knowledge, facts)
    text = knowledge.words.say("scope_modes", Treaty=capital(facts.treaty.short), routes=grammar.quoted(routes.group()))
    citations = tuple(cite(item) for item in facts.entries_into_force if routes.group() in item.quote)[:1]
    suggestions = examples(knowledge, "definition", "aim", treaty=facts.treaty.id)
    return Draft(text, citations, Outcome.ANSWERED, suggestions, facts.treaty.id)

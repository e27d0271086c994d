"""What surrounds the treaty: the resolution, the office that helps, the release, sources, a summary."""

from __future__ import annotations

from bot.answer import Citation, Outcome
from bot.answering import claims, contested, grammar, refusals
from bot.answering.content import statements
from bot.answering.draft import Draft, as_of_words, cite, examples, once, treaty_of
from bot.answering.entry_into_force import sentence
from bot.answering.facts import Knowledge, TreatyFacts
from bot.answering.grammar import capital
from bot.query import Form, Query
from knowledge.model import Resolution, Source

NAMED_SOURCES = 5
"""How many sources one answer names before it only counts the rest."""


def ga_resolution(query: Query, knowledge: Knowledge) -> Draft:
    """Give the resolution's symbol, day and what it did."""
    found = _resolution(query, knowledge)
    others = knowledge.statements.get("other_resolutions", ())
    say = knowledge.words.say
    if query.aspect == "other" and others:
        text = say("resolution.other", quotes=grammar.listed([grammar.quoted(item.quote) for item in others]))
        return Draft(text, once(cite(item) for item in others), treaty=query.treaty)
    if found is None:
        return refusals.nothing(query, knowledge)
    return Draft(_resolution_text(query, knowledge, found), (cite(found),), treaty=query.treaty)


def _resolution(query: Query, knowledge: Knowledge) -> Resolution | None:
    """The resolution whose symbol the question gives, else one of a source on the treaty, else the newest."""
    asked = query.question.upper()
    facts = treaty_of(query, knowledge)
    about = {fact.source for fact in (*facts.statuses, *facts.entries_into_force)} if facts else set()
    named = (item for item in knowledge.resolutions if item.symbol.upper() in asked)
    near = (item for item in knowledge.resolutions if item.source in about)
    return next(named, None) or next(near, None) or next(iter(knowledge.resolutions), None)


def _resolution_text(query: Query, knowledge: Knowledge, found: Resolution) -> str:
    say = knowledge.words.say
    facts = treaty_of(query, knowledge)
    body = found.body or say("resolution.body")
    body = body if body.startswith("the ") else f"the {body}"
    values = {"symbol": found.symbol, "body": body, "Body": capital(body)}
    day = grammar.on_day(found.date) if found.date else ""
    whole = (
        say("resolution", Date=capital(day), action=_as_quoted(found.action), **values)
        if found.date and found.action
        else say("resolution.undated", action=_as_quoted(found.action), **values)
        if found.action
        else say("resolution.bare", **values)
    )
    claimed = contested.wrong_symbol(query.question, found.symbol)
    if claimed:
        return say("resolution.wrong", claimed=claimed, told=whole)
    if "security council" in query.question.lower() and "security council" not in body.lower():
        return say("resolution.wrong_body", told=whole)
    judged = query.form in (Form.CONFIRM, Form.WHETHER)
    claimed = claims.day(query)
    if claimed and found.date and not grammar.agree(claimed, found.date):
        clause = claims.note(knowledge, facts, claimed, found.source, skip="resolution") if facts else ""
        return say("resolution.wrong_date", claimed=grammar.on_day(claimed), note=clause, told=whole)
    welcomed = knowledge.treaty_in(found.action) if found.action else None
    other = knowledge.treaties[welcomed] if welcomed else None
    welcoming = query.aspect == "action" or "protocol" in query.question.lower()
    meant = query.treaty or (knowledge.default_treaty if welcoming else None)
    if other and meant and meant != other.id and (judged or query.aspect == "action"):
        treaty = knowledge.treaties[meant].short
        kind = next((word for word in ("convention", "treaty", "agreement") if word in other.name.lower()), "")
        asked = query.question.lower()
        told_of = "welcom" in asked and (not kind or kind not in asked)
        opening = "resolution.not_this" if judged and told_of and not query.negated else "resolution.told"
        return say(opening, told=whole, treaty=treaty, other=other.short)
    if query.aspect == "symbol":
        dated = say("resolution.of", date=grammar.day(found.date)) if found.date else ""
        return say("resolution.symbol", date=dated, **values)
    named = query.treaty or (knowledge.treaty_in(query.question) if other else None)
    if other and other.id not in (named, knowledge.default_treaty) and knowledge.default_treaty:
        default = knowledge.treaties[knowledge.default_treaty].short
        return say("resolution.told", told=whole, treaty=default, other=other.short)
    return whole


def _as_quoted(action: str | None) -> str:
    return grammar.quoted(action.rstrip(".")) if action else ""


def unodc(query: Query, knowledge: Knowledge) -> Draft:
    """Quote the role of the office that assists States."""
    facts = treaty_of(query, knowledge)
    told = statements(knowledge, facts, "role") or knowledge.statements.get("role", ())
    if not told:
        return refusals.silent_on(query, knowledge, facts)
    text = knowledge.words.say("unodc", quotes=grammar.listed([grammar.quoted(item.quote) for item in told]))
    return Draft(text, once(cite(item) for item in told), treaty=query.treaty)


def release_issued(query: Query, knowledge: Knowledge) -> Draft:
    """Say who issued the release, where, when and under which headline."""
    source = _source(query, knowledge)
    if source is None:
        return refusals.nothing(query, knowledge)
    say = knowledge.words.say
    wrong = _misplaced(query, knowledge, source)
    claimed = claims.day(query)
    if claimed and source.date and not grammar.agree(claimed, source.date):
        facts = treaty_of(query, knowledge)
        clause = claims.note(knowledge, facts, claimed, source.id, skip="release") if facts else ""
        wrong = say("release.wrong", claimed=grammar.on_day(claimed), note=clause)
    others = len(knowledge.sources) - 1
    text = grammar.sentences(
        wrong,
        say("release.title", title=grammar.quoted(source.title)) if query.aspect == "title" and source.title else None,
        _issued(knowledge, source, with_title=query.aspect != "title"),
        say("release.others", count=grammar.number(others)) if others else None,
    )
    stated = source.publisher or source.place or source.date or source.title
    return Draft(text, _source_citations(source), Outcome.ANSWERED if stated else Outcome.NOT_IN_SOURCE)


def _misplaced(query: Query, knowledge: Knowledge, source: Source) -> str:
    """The correction of a place or a publisher that the question takes for granted."""
    claimed = contested.wrong_origin(query.question, source.place or "", source.publisher or "")
    return knowledge.words.say("release.wrong", claimed=claimed, note="") if claimed else ""


def _source(query: Query, knowledge: Knowledge) -> Source | None:
    """The newest source that speaks of the treaty, else the newest of all."""
    facts = treaty_of(query, knowledge)
    told = (*facts.statuses, *facts.entries_into_force) if facts else ()
    about = {fact.source for fact in told}
    near = (item for item in knowledge.newest_sources if item.id in about)
    return next(near, None) or next(iter(knowledge.newest_sources), None)


def _details(knowledge: Knowledge, source: Source) -> str:
    """Return ``issued by the UN Information Service in Vienna on 27 January 2004``, as far as it is known."""
    say, details = knowledge.words.say, []
    if source.publisher:
        the = "" if source.publisher.lower().startswith("the ") else "the "
        details.append(say("release.by", publisher=the + source.publisher))
    if source.place:
        details.append(say("release.in", place=source.place))
    if source.date:
        details.append(grammar.on_day(source.date))
    return " ".join(details) or say("release.unknown")


def _issued(knowledge: Knowledge, source: Source, *, with_title: bool) -> str:
    reply = "release.issued_title" if with_title and source.title else "release.issued"
    title = grammar.quoted(source.title) if source.title else ""
    return knowledge.words.say(reply, details=_details(knowledge, source), title=title)


def _source_citations(source: Source) -> tuple[Citation, ...]:
    return (Citation(source.id, 0, source.title),) if source.title else ()


def sources(query: Query, knowledge: Knowledge) -> Draft:
    """Say what the answers rest on."""
    say = knowledge.words.say
    newest = knowledge.newest_sources
    if not newest:
        return refusals.nothing(query, knowledge)
    if len(newest) == 1:
        reply = "sources.one_title" if newest[0].title else "sources.one"
        title = grammar.quoted(newest[0].title) if newest[0].title else ""
        text = say(reply, details=_details(knowledge, newest[0]), title=title)
    else:
        named = [_named(knowledge, source) for source in newest[:NAMED_SOURCES]]
        text = say("sources.many", count=grammar.number(len(newest)), names="; ".join(named))
        if len(newest) > NAMED_SOURCES:
            rest = len(newest) - NAMED_SOURCES
            text = grammar.sentences(text, say("sources.more", count=grammar.number(rest)))
    provisional = [treaty.short for treaty in knowledge.treaties.values() if treaty.provisional]
    if provisional:
        shown = provisional[:NAMED_SOURCES]
        if len(provisional) > len(shown):
            shown = [*shown, say("sources.other_treaties", count=str(len(provisional) - len(shown)))]
        text = grammar.sentences(text, say("sources.provisional", treaties=grammar.listed(shown)))
    cited = [citation for source in newest[:NAMED_SOURCES] for citation in _source_citations(source)]
    return Draft(text, tuple(cited))


def _named(knowledge: Knowledge, source: Source) -> str:
    title = grammar.quoted(source.title) if source.title else source.id
    if not source.date:
        return title
    return knowledge.words.say("sources.item", title=title, date=grammar.day(source.date))


def summary(query: Query, knowledge: Knowledge) -> Draft:
    """Put the main facts of a treaty into a few sentences."""
    if query.other_treaty:
        return refusals.other_treaty(query, knowledge)
    facts = treaty_of(query, knowledge)
    if facts is None or facts.silent:
        return refusals.silent_on(query, knowledge, facts)
    text = grammar.sentences(*_summed(knowledge, facts))
    cited = [
        *(cite(item) for item in facts.entries_into_force[:1]),
        *(cite(item) for item in facts.counted[:1]),
        *(cite(item) for item in statements(knowledge, facts, "aim")[:1]),
    ]
    suggestions = examples(knowledge, "list", "definition", "ratified", treaty=facts.treaty.id)
    return Draft(text, once(cited), Outcome.ANSWERED, suggestions, facts.treaty.id)


def _summed(knowledge: Knowledge, facts: TreatyFacts) -> list[str]:
    say, told = knowledge.words.say, []
    if facts.entries_into_force:
        told.append(capital(sentence(knowledge, facts, facts.entries_into_force[0])))
    status = facts.counted[0] if facts.counted else None
    if status and status.signatories is not None:
        told.append(
            say(
                "compare",
                signatories=f"{status.signatories:,}",
                parties=f"{status.parties:,}",
                treaty=facts.treaty.short,
                as_of=as_of_words(knowledge, status),
            )
        )
    elif status:
        count = status.parties or 0
        values = {"count": f"{count:,}", "states": grammar.states_word(count), "treaty": facts.treaty.short}
        told.append(say("parties", as_of=as_of_words(knowledge, status), **values))
    aims = statements(knowledge, facts, "aim")
    if aims:
        told.append(say("summary.aim", quote=grammar.quoted(aims[0].quote)))
    parent = knowledge.treaties.get(facts.treaty.parent or "")
    if parent:
        told.append(say("summary.parent", parent=parent.name))
    return told

"""A draft of an answer, and the phrases and citations that many answers share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answer import Citation, Outcome
from bot.answering import grammar
from bot.answering.facts import Knowledge, TreatyFacts
from bot.query import Query
from knowledge.model import Fact, Status


@dataclass(frozen=True, slots=True)
class Draft:
    """What a handler computed; ``answer()`` adds what it takes from the query."""

    text: str
    citations: tuple[Citation, ...] = ()
    outcome: Outcome = Outcome.ANSWERED
    suggestions: tuple[str, ...] = ()
    treaty: str | None = None
    handler: str | None = None
    """Set when the answer is of another kind than the query's handler (a refusal)."""


def cite(fact: Fact, as_of: str | None = None) -> Citation:
    """Return the citation of a fact, with the day its figures speak of if it has one."""
    if isinstance(fact, Status):
        as_of = fact.as_of
    return Citation(fact.source, fact.paragraph, fact.quote, as_of)


def cite_list(status: Status) -> tuple[Citation, ...]:
    """Return the citations of a status: the count, and the list when it stands apart from it."""
    counts = cite(status)
    if not status.list_quote or status.list_quote in status.quote:
        return (counts,)
    paragraph = status.paragraph if status.list_paragraph is None else status.list_paragraph
    names = Citation(status.source, paragraph, status.list_quote, status.as_of)
    return (names,) if status.quote in status.list_quote else (counts, names)


def once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return citations once each, in order."""
    return tuple(dict.fromkeys(citations))


def treaty_of(query: Query, knowledge: Knowledge) -> TreatyFacts | None:
    """Return what is known of the treaty the query means; None when the vocabulary has none."""
    treaty = query.treaty if query.treaty in knowledge.treaties else knowledge.default_treaty
    return knowledge.of(treaty) if treaty else None


def source_words(knowledge: Knowledge, source_id: str) -> str:
    """Return how an answer calls a source: ``the release``, or with its date when there are several."""
    date = knowledge.source_date(source_id)
    if len(knowledge.sources) <= 1:
        return knowledge.words.say("source.one")
    if date:
        return knowledge.words.say("source.dated", date=grammar.day(date))
    return knowledge.words.say("source.named", id=source_id)


def as_of_words(knowledge: Knowledge, status: Status) -> str:
    """Return ``as of 20 January 2004``, or what stands for it when the source gives no day."""
    if status.as_of:
        return knowledge.words.say("as_of.dated", date=grammar.day(status.as_of))
    date = knowledge.source_date(status.source)
    source = (
        knowledge.words.say("source.dated", date=grammar.day(date)) if date else source_words(knowledge, status.source)
    )
    return knowledge.words.say("as_of.undated", source=source)


def list_words(knowledge: Knowledge, status: Status) -> str:
    """Return ``the release's list as of 20 January 2004``."""
    return knowledge.words.say("list", as_of=as_of_words(knowledge, status))


def group_words(knowledge: Knowledge, status: Status) -> str:
    """Return ``the forty States that had ratified the Smuggling Protocol``."""
    treaty = knowledge.treaties[status.treaty].short
    count = count_of(status)
    if count is None or not (status.states and status.complete):
        return knowledge.words.say("group.uncounted", treaty=treaty)
    return knowledge.words.say(
        "group.counted", count=grammar.number(count), states=grammar.states_word(count), treaty=treaty
    )


def count_of(status: Status) -> int | None:
    """Return how many States ratified: the stated count, or the length of a complete list."""
    if status.parties is not None:
        return status.parties
    return len(status.states) if status.states and status.complete else None


def example_state(knowledge: Knowledge, treaty: str) -> str:
    """Return a State for examples: one in the middle of the newest list, or any of the vocabulary."""
    newest = knowledge.of(treaty).newest_list if treaty in knowledge.treaties else None
    if newest:
        names = [name for code, name, _ in knowledge.listing(newest).names if code]
        if names:
            return names[len(names) * 3 // 4]
    return next((state.name for state in knowledge.kb.vocabulary.states if state.kind == "member"), "")


def examples(knowledge: Knowledge, *kinds: str, treaty: str | None = None) -> tuple[str, ...]:
    """Return suggested questions of the given kinds about a treaty, leaving out what nothing is known of."""
    id_ = treaty if treaty in knowledge.treaties else knowledge.default_treaty
    if id_ is None:
        return ()
    facts, say = knowledge.of(id_), knowledge.words.say
    short = facts.treaty.short
    made: list[str] = []
    for kind in kinds:
        if kind == "ratified" and facts.lists:
            made.append(say("suggest.ratified", state=example_state(knowledge, id_), treaty=short))
        elif kind == "count" and facts.counted:
            made.append(say("suggest.count", treaty=short))
        elif kind == "signatories" and facts.signed:
            made.append(say("suggest.signatories", treaty=short))
        elif kind == "list" and facts.lists:
            made.append(say("suggest.list", treaty=short))
        elif kind == "eif" and facts.entries_into_force:
            made.append(say("suggest.eif", treaty=short))
        elif kind == "definition" and facts.definitions:
            made.append(say("suggest.definition", term=facts.definitions[0].term))
        elif kind == "aim" and facts.statements.get("aim"):
            made.append(say("suggest.aim", treaty=short))
        elif kind in ("summary", "sources"):
            made.append(say(f"suggest.{kind}"))
    return tuple(made[:3])

"""The table of handlers by answer type, and ``answer()``, from a query to an Answer. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Callable

from bot.answer import Answer, Outcome
from bot.answering import (
    content,
    context,
    counts,
    entry_into_force,
    parties,
    ratified,
    refusals,
    signed,
    talk,
)
from bot.answering.draft import Draft
from bot.answering.facts import Knowledge
from bot.query import Query

Handle = Callable[[Query, Knowledge], Draft]

_HANDLERS: dict[str, Handle] = {
    "ratified": ratified.ratified,
    "signed": signed.signed,
    "list_parties": parties.list_parties,
    "list_filter": parties.list_filter,
    "list_nonparties": parties.list_nonparties,
    "count_parties": counts.count_parties,
    "count_signatories": counts.count_signatories,
    "count_compare": counts.count_compare,
    "as_of_date": counts.as_of_date,
    "eif_smuggling": entry_into_force.entry_into_force,
    "eif_trafficking": entry_into_force.entry_into_force,
    "eif_convention": entry_into_force.entry_into_force,
    "eif_other": entry_into_force.entry_into_force,
    "timeline": entry_into_force.timeline,
    "definition": content.definition,
    "article": content.article,
    "aim": content.aim,
    "migrants_crime": content.migrants_crime,
    "obligations": content.obligations,
    "relation": content.relation,
    "full_name": content.full_name,
    "scope_modes": content.scope_modes,
    "significance": content.significance,
    "criminal_networks": content.criminal_networks,
    "ga_resolution": context.ga_resolution,
    "unodc": context.unodc,
    "release_issued": context.release_issued,
    "sources": context.sources,
    "summary": context.summary,
    "not_in_release": refusals.not_in_release,
    "oos": refusals.oos,
    "not_understood": refusals.not_understood,
    "greet": talk.greet,
    "thanks": talk.thanks,
    "bye": talk.bye,
    "help": talk.help_,
    "identity": talk.identity,
    "feedback": talk.feedback,
}

HANDLERS: frozenset[str] = frozenset(_HANDLERS)
"""The answer types that can be answered: what a query's ``handler`` and the phrasings' keys may be."""


def answer(query: Query, knowledge: Knowledge) -> Answer:
    """Return the answer to an understood question.

    Raises KeyError for a handler that does not exist: ``knowledge check`` finds such a name before.
    """
    draft = _HANDLERS[query.handler](query, knowledge)
    lost = draft.outcome is Outcome.NOT_UNDERSTOOD
    return Answer(
        question=query.question,
        outcome=draft.outcome,
        text=draft.text,
        handler=None if lost else draft.handler or query.handler,
        treaty=None if lost else draft.treaty,
        states=query.states,
        citations=draft.citations,
        suggestions=draft.suggestions,
        confidence=None if lost else query.confidence,
    )

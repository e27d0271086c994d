"""Who ratified first and who last: told by a list with a day beside each name, and refused from any other."""

from __future__ import annotations

from bot.answer import Outcome
from bot.answering import grammar
from bot.answering.draft import Draft, as_of_words, cite_list, examples, group_words
from bot.answering.facts import Knowledge, sortable
from bot.answering.grammar import capital
from bot.query import Query
from knowledge.model import Status

ASPECTS = frozenset({"first", "last", "order"})
"""What may be asked of the order: one of its ends, or all else ("who was the fortieth?")."""


def order(query: Query, knowledge: Knowledge, status: Status) -> Draft:
    """Name who came first, last, or both, of the States that ``status`` names; refuse where no days tell."""
    listing = knowledge.listing(status)
    dated = sorted((sortable(entry.date), name, entry.date) for _, name, entry in listing.names if entry.date)
    values = {"group": group_words(knowledge, status), "as_of": as_of_words(knowledge, status)}
    say = knowledge.words.say
    if len(dated) < len(listing.names) or not dated or not status.complete:
        suggestions = examples(knowledge, "list", "count")
        text = say("list.no_order", **values)
        return Draft(text, cite_list(status), Outcome.NOT_IN_SOURCE, suggestions, status.treaty, "not_in_release")
    ends = (("first", dated[0]), ("last", dated[-1]))
    text = grammar.sentences(
        *(
            say(f"list.{end}", State=capital(name), date=grammar.day(day or ""), **values)
            for end, (_, name, day) in ends
            if query.aspect in (end, "order")
        )
    )
    return Draft(text, cite_list(status), treaty=status.treaty, handler="list_parties")

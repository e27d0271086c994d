"""What a wrongly claimed day really is: the release's date, the figures' day, that of another treaty."""

from __future__ import annotations

import re

from bot.answering.facts import Knowledge, TreatyFacts
from bot.answering.grammar import agree, parts
from bot.query import Query

MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
"""How the months begin, as a pattern."""
_RELATED = re.compile(
    r"\b(?:before|after|until|till|prior|later|earlier|within|following|preceding|from now"
    r"|by (?:the )?(?:\d+(?:st|nd|rd|th)?|early|mid|late|end|new year"
    rf"|{MONTH}\w*)"
    r"|(?:release|document|text|statement|source) (?:of|from|dated))\b",
    re.IGNORECASE,
)
_NAMING = re.compile(r"\b(?:lists?|listed|names?|named)\b", re.IGNORECASE)


def of_names(query: Query) -> bool:
    """Return whether a question claims or asks that States are named, and not only counted."""
    return _NAMING.search(query.question) is not None


def is_of_the_day(query: Query) -> bool:
    """Return whether the day in a question is claimed as the day itself, not as one before or after which it was."""
    return _RELATED.search(query.question) is None


def day(query: Query) -> str | None:
    """Return the day that a question simply claims, None when it gives none or more than one, or claims otherwise."""
    return query.dates[0] if len(query.dates) == 1 and query.plain and is_of_the_day(query) else None


def note(knowledge: Knowledge, facts: TreatyFacts, claimed: str, source: str, *, skip: str = "") -> str:
    """Return a relative clause on what ``claimed`` is the day of, or nothing.

    ``skip`` leaves out one reading: ``release`` | ``as_of`` | ``force``. Only days are explained, not months.
    """
    if parts(claimed)[2] is None:
        return ""
    say = knowledge.words.say
    released = knowledge.source_date(source)
    if skip != "release" and released and agree(claimed, released):
        return say("claim.release")
    if skip != "as_of" and any(status.as_of and agree(claimed, status.as_of) for status in facts.statuses):
        return say("claim.as_of")
    for id_ in knowledge.family(facts.treaty.id):
        forces = knowledge.of(id_).entries_into_force
        if not forces or not agree(claimed, forces[0].date):
            continue
        if id_ != facts.treaty.id or skip != "force":
            return say("claim.force", treaty=knowledge.treaties[id_].short)
    for resolution in knowledge.resolutions:
        if resolution.source == source and skip != "resolution" and resolution.date and agree(claimed, resolution.date):
            return say("claim.resolution", symbol=resolution.symbol)
    return ""

"""Whether a State is on a list, and how: by its own name, as part of a union, only on an older list, or not.

Knows no wording.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from bot.answering.facts import Knowledge, TreatyFacts, sortable
from bot.answering.grammar import agree, state_name
from bot.query import Query
from knowledge.model import ListedState, Status


class Stand(enum.Enum):
    """How a State stands to a list."""

    LISTED = "listed"
    UNION = "union"
    """On the list as part of a State that no longer exists (Serbia in Serbia and Montenegro)."""
    RENAMED = "renamed"
    """On the list under a later name (Yugoslavia as Serbia and Montenegro)."""
    OLDER = "older"
    """On an older list and not on the newest."""
    NEWER = "newer"
    """Named by a later source that does not name all of them, and not on the newest whole list."""
    UNLISTED = "unlisted"
    FORMER = "former"
    """No longer existed; its successors are looked up instead."""
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Verdict:
    """How one State stands to the list of a status."""

    code: str
    name: str
    """As it stands inside a sentence."""
    stand: Stand
    entry: ListedState | None = None
    """The entry of the list it stands under."""
    other: Status | None = None
    """The older or newer list it is on, for OLDER and NEWER."""
    successors: tuple[str, ...] = ()
    """For FORMER and RENAMED: codes of the States that followed it."""

    @property
    def listed(self) -> bool:
        """True when the State, or the union it was part of, is on the list."""
        return self.stand in (Stand.LISTED, Stand.UNION)


def verdict(knowledge: Knowledge, facts: TreatyFacts, status: Status, code: str) -> Verdict:
    """Return how the State with ``code`` stands to the list of ``status``."""
    state = knowledge.states.get(code)
    name = state_name(state) if state else code
    listing = knowledge.listing(status)
    if code in listing.entries:
        return Verdict(code, name, Stand.LISTED, listing.entries[code])
    for former, entry in listing.entries.items():
        union = knowledge.states.get(former)
        if union is None or union.kind != "former":
            continue
        if code in union.successors:
            return Verdict(code, name, Stand.UNION, entry)
        if state and union.successors and set(union.successors) < set(state.successors):
            others = tuple(item for item in state.successors if item not in union.successors)
            return Verdict(code, name, Stand.RENAMED, entry, successors=others)
    other = facts.last_listed.get(code)
    if other is not None and _precedes(other, status):
        return Verdict(code, name, Stand.OLDER, knowledge.listing(other).entries[code], other)
    if other is not None and _precedes(status, other):
        return Verdict(code, name, Stand.NEWER, knowledge.listing(other).entries[code], other)
    if state and state.kind == "former" and state.successors:
        return Verdict(code, name, Stand.FORMER, successors=state.successors)
    if state and state.kind == "organisation":
        return Verdict(code, name, Stand.ORGANISATION)
    return Verdict(code, name, Stand.UNLISTED)


def list_for(facts: TreatyFacts, query: Query) -> Status | None:
    """Return the list to answer from: the newest, or the newest not later than the day asked about."""
    if query.dates and not agrees_with_any(facts, query.dates[0]):
        asked = sortable(query.dates[0])
        for status in facts.lists:
            if status.complete and status.as_of and asked[0] and sortable(status.as_of) <= asked:
                return status
    for status in facts.lists:
        if query.dates and status.as_of and agree(query.dates[0], status.as_of):
            return status
    return facts.newest_list


def agrees_with_any(facts: TreatyFacts, date: str) -> bool:
    """Say whether a date, perhaps partial, is the day of one of the treaty's figures."""
    return any(status.as_of and agree(date, status.as_of) for status in facts.statuses)


def is_after(date: str, status: Status) -> bool:
    """Say whether a date, perhaps partial, lies after the day a status speaks of."""
    if not status.as_of or agree(date, status.as_of):
        return False
    asked, own = sortable(date), sortable(status.as_of)
    return bool(asked[0] and own[0]) and asked > own


def is_before(date: str, status: Status) -> bool:
    """Say whether a date, perhaps partial, lies before the day a status speaks of."""
    if not status.as_of or agree(date, status.as_of):
        return False
    asked, own = sortable(date), sortable(status.as_of)
    return bool(asked[0] and own[0]) and asked < own


def is_spoken_of(knowledge: Knowledge, facts: TreatyFacts, date: str) -> bool:
    """Say whether a source is of that day, perhaps partial, or gives it as that of the entry into force."""
    days = [force.date for force in facts.entries_into_force]
    days += [knowledge.source_date(fact.source) or "" for fact in (*facts.statuses, *facts.entries_into_force)]
    return any(day and agree(date, day) for day in days)


def newer_count(facts: TreatyFacts, status: Status) -> Status | None:
    """Return the newest status with a count that is later than ``status``."""
    newest = facts.counted[0] if facts.counted else None
    return newest if newest is not None and newest is not status and _precedes(status, newest) else None


def _precedes(older: Status, newer: Status) -> bool:
    return bool(older.as_of and newer.as_of) and sortable(older.as_of) < sortable(newer.as_of)

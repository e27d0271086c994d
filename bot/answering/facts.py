"""Knowledge: a knowledge base with the indexes answers need; built once, knows nothing of questions.

Of every treaty the facts stand newest first: by the figures' own day, otherwise by the day of the source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeVar

from bot.answering.grammar import REMEMBERED, parts, state_name
from bot.answering.wording import Wording
from knowledge.model import (
    Body,
    Definition,
    EntryIntoForce,
    Fact,
    KnowledgeBase,
    ListedState,
    Place,
    Region,
    Resolution,
    Source,
    State,
    Statement,
    Status,
    Treaty,
)
from knowledge.text import key

FactT = TypeVar("FactT", bound=Fact)


@dataclass(frozen=True, slots=True)
class Figure:
    """One stated number with the status that states it."""

    count: int
    status: Status


def _figures(stated: Iterable[tuple[int | None, Status]]) -> tuple[Figure, ...]:
    held: dict[tuple[int, str | None], Figure] = {}
    for count, status in stated:
        if count is not None:
            held.setdefault((count, status.as_of), Figure(count, status))
    return tuple(held.values())


@dataclass(frozen=True)
class TreatyFacts:
    """What the sources say of one treaty, each kind newest first."""

    treaty: Treaty
    entries_into_force: tuple[EntryIntoForce, ...] = ()
    statuses: tuple[Status, ...] = ()
    definitions: tuple[Definition, ...] = ()
    statements: dict[str, tuple[Statement, ...]] = field(default_factory=dict)

    @cached_property
    def silent(self) -> bool:
        """True when no source says anything of the treaty."""
        return not (self.entries_into_force or self.statuses or self.definitions or self.statements)

    @cached_property
    def lists(self) -> tuple[Status, ...]:
        """The statuses that name States that ratified."""
        return tuple(status for status in self.statuses if status.states)

    @cached_property
    def signatory_lists(self) -> tuple[Status, ...]:
        """The statuses that name signatories."""
        return tuple(status for status in self.statuses if status.signatory_states)

    @cached_property
    def counted(self) -> tuple[Status, ...]:
        """The statuses that say how many ratified."""
        return tuple(status for status in self.statuses if status.parties is not None)

    @cached_property
    def signed(self) -> tuple[Status, ...]:
        """The statuses that say how many signed."""
        return tuple(status for status in self.statuses if status.signatories is not None)

    @cached_property
    def last_listed(self) -> dict[str, Status]:
        """For every State ever named as having ratified, the newest status that names it."""
        named: dict[str, Status] = {}
        for status in self.lists:
            for entry in status.states:
                if entry.code:
                    named.setdefault(entry.code, status)
        return named

    @cached_property
    def parties(self) -> tuple[Figure, ...]:
        """How many ratified, newest first, without repetitions of one number for one day."""
        return _figures((status.parties, status) for status in self.counted)

    @cached_property
    def signatories(self) -> tuple[Figure, ...]:
        """How many signed, newest first, without repetitions of one number for one day."""
        return _figures((status.signatories, status) for status in self.signed)

    @cached_property
    def newest_list(self) -> Status | None:
        """The newest status that names States that ratified, a complete list before a partial one."""
        complete = [status for status in self.lists if status.complete]
        return next(iter(complete or self.lists), None)


@dataclass(frozen=True)
class Listing:
    """One list of States by name: who is on it, under which code and printed how."""

    status: Status
    names: tuple[tuple[str | None, str, ListedState], ...]
    """(code, name as it stands in a sentence, entry), sorted by name."""
    codes: frozenset[str]
    entries: dict[str, ListedState]


class Knowledge:
    """A knowledge base with lookups by code, id and name. One for each KnowledgeBase; share it freely."""

    def __init__(self, kb: KnowledgeBase) -> None:
        vocabulary = kb.vocabulary
        self.kb = kb
        self.words = Wording(kb.language.replies)
        self.states: dict[str, State] = {state.code: state for state in vocabulary.states}
        self.regions: dict[str, Region] = {region.id: region for region in vocabulary.regions}
        self.places: dict[str, Place] = {place.name: place for place in vocabulary.places}
        self.bodies: dict[str, Body] = {body.id: body for body in vocabulary.bodies}
        self.treaties: dict[str, Treaty] = {treaty.id: treaty for treaty in vocabulary.treaties}
        self.sources: dict[str, Source] = {facts.source.id: facts.source for facts in kb.facts}
        self._by_treaty = self._index()
        self._listings: dict[int, Listing] = {}
        self.newest_sources: tuple[Source, ...] = tuple(
            sorted(self.sources.values(), key=lambda source: sortable(source.date), reverse=True)
        )
        self.resolutions: tuple[Resolution, ...] = self._newest_resolutions()
        self.statements: dict[str, tuple[Statement, ...]] = self._free_statements()
        self._treaty_names = self._names_of_treaties()
        self._treaties_in: dict[str, str | None] = {}
        self._families: dict[str, tuple[str, ...]] = self._group_by_parent()

    @cached_property
    def spoken_of(self) -> tuple[TreatyFacts, ...]:
        """The treaties the sources say something of, the default one first."""
        told = [facts for facts in self._by_treaty.values() if not facts.silent]
        return tuple(sorted(told, key=lambda facts: not facts.treaty.default))

    def of(self, treaty_id: str) -> TreatyFacts:
        """Return what is known of a treaty; silent when the sources say nothing of it."""
        return self._by_treaty[treaty_id]

    @cached_property
    def default_treaty(self) -> str | None:
        """Id of the treaty meant by "the Protocol", "it", or nothing; None without any treaty."""
        marked = [treaty.id for treaty in self.kb.vocabulary.treaties if treaty.default]
        told = [id_ for id_, facts in self._by_treaty.items() if not facts.silent]
        return next(iter(marked or told or self.treaties), None)

    def listing(self, status: Status) -> Listing:
        """Return the States a status names, sorted by canonical name."""
        listing = self._listings.get(id(status))
        if listing is None:
            listing = self._listings[id(status)] = self._list(status, status.states)
        return listing

    def signatory_listing(self, status: Status) -> Listing:
        """Return the signatories a status names, sorted by canonical name."""
        return self._list(status, status.signatory_states)

    def family(self, treaty_id: str) -> tuple[str, ...]:
        """Return the ids of the treaty, the one it supplements and the others that supplement that one."""
        return self._families[self.treaties[treaty_id].parent or treaty_id]

    def source_date(self, source_id: str) -> str | None:
        """Return the day a source is dated, if it gives one."""
        source = self.sources.get(source_id)
        return source.date if source else None

    def treaty_in(self, text: str) -> str | None:
        """Return the treaty whose full or short name is the longest one standing in ``text``."""
        if text not in self._treaties_in:
            folded = f" {key(text)} "
            named = (id_ for name, id_ in self._treaty_names if f" {name} " in folded)
            self._treaties_in[text] = next(named, None)
        return self._treaties_in[text]

    def _group_by_parent(self) -> dict[str, tuple[str, ...]]:
        families: dict[str, list[str]] = defaultdict(list)
        for id_, treaty in self.treaties.items():
            families[treaty.parent or id_].append(id_)
        return {root: tuple(ids) for root, ids in families.items()}

    def _names_of_treaties(self) -> tuple[tuple[str, str], ...]:
        names = {
            (key(name).removeprefix("the ").removeprefix("united nations "), treaty.id)
            for treaty in self.treaties.values()
            for name in (treaty.name, *treaty.names)
        }
        return tuple(sorted(names, key=lambda pair: -len(pair[0])))

    def _list(self, status: Status, entries: Iterable[ListedState]) -> Listing:
        rows = []
        for entry in entries:
            state = self.states.get(entry.code) if entry.code else None
            rows.append((entry.code, state_name(state) if state else entry.name, entry))
        rows.sort(key=lambda row: key(row[1]).removeprefix("the "))
        known = {entry.code: entry for _, _, entry in rows if entry.code}
        return Listing(status, tuple(rows), frozenset(known), known)

    def _index(self) -> dict[str, TreatyFacts]:
        forces: dict[str, list[EntryIntoForce]] = defaultdict(list)
        statuses: dict[str, list[Status]] = defaultdict(list)
        definitions: dict[str, list[Definition]] = defaultdict(list)
        statements: dict[str, list[Statement]] = defaultdict(list)
        for facts in self.kb.facts:
            for force in facts.entries_into_force:
                forces[force.treaty].append(force)
            for status in facts.status:
                statuses[status.treaty].append(status)
            for definition in facts.definitions:
                if definition.treaty:
                    definitions[definition.treaty].append(definition)
            for statement in facts.statements:
                if statement.treaty:
                    statements[statement.treaty].append(statement)
        return {
            id_: TreatyFacts(
                treaty,
                tuple(self._newest(forces[id_])),
                tuple(self._newest(statuses[id_])),
                tuple(self._newest(definitions[id_])),
                self._by_kind(statements[id_]),
            )
            for id_, treaty in self.treaties.items()
        }

    def _by_kind(self, statements: list[Statement]) -> dict[str, tuple[Statement, ...]]:
        """Group statements by kind; of each kind only those of the newest source that has one."""
        kinds: dict[str, list[Statement]] = defaultdict(list)
        for statement in self._newest(statements):
            held = kinds[statement.kind]
            if not held or held[0].source == statement.source:
                held.append(statement)
        return {kind: tuple(held) for kind, held in kinds.items()}

    def _free_statements(self) -> dict[str, tuple[Statement, ...]]:
        """The statements that speak of no treaty in particular (the role of an office, other resolutions)."""
        return self._by_kind([item for facts in self.kb.facts for item in facts.statements if not item.treaty])

    def _newest_resolutions(self) -> tuple[Resolution, ...]:
        return tuple(self._newest([item for facts in self.kb.facts for item in facts.resolutions]))

    def _newest(self, facts: list[FactT]) -> list[FactT]:
        return sorted(facts, key=self._age, reverse=True)

    def _age(self, fact: Fact) -> tuple[int, int, int]:
        as_of = fact.as_of if isinstance(fact, Status) else None
        dated = sortable(as_of)
        return dated if dated[0] else sortable(self.source_date(fact.source))


@lru_cache(maxsize=REMEMBERED)
def sortable(iso: str | None) -> tuple[int, int, int]:
    """Return an ISO date, perhaps partial or absent, as something to sort by; what is unknown comes first."""
    year, month, day = parts(iso) if iso else (None, None, None)
    return (year or 0, month or 0, day or 0) if year else (0, 0, 0)

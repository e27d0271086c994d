"""What differs between two knowledge bases, for a person about to reload; knows no file and no question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from knowledge.faults import short
from knowledge.model import Facts, KnowledgeBase, Language

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_SHOWN = 70
"""Characters of a text that is told: a change then stands on a line or two of a terminal."""

PLURALS = {
    "phrasing": "phrasings",
    "pattern": "patterns",
    "State": "States",
    "fact": "facts",
    "reply": "replies",
    "word list": "word lists",
    "treaty": "treaties",
    "region": "regions",
    "place": "places",
    "body": "bodies",
    "shared name": "shared names",
    "source": "sources",
}
"""Kinds of things that can change, in the order they are told."""


class Change(msgspec.Struct, frozen=True):
    """One thing that was added, removed or changed."""

    kind: str
    """A key of PLURALS."""
    how: str
    name: str
    detail: str = ""
    """What it was and is, in a person's words."""

    def __str__(self) -> str:
        return f"{self.kind} {self.how}: {self.name}" + (f" ({self.detail})" if self.detail else "")


class Changes(msgspec.Struct, frozen=True):
    """Everything that differs between two knowledge bases."""

    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return kind → how → number, kinds in the order of PLURALS, without zeros."""
        found = Counter((change.kind, change.how) for change in self.changes)
        return {
            kind: {how: found[kind, how] for how in (ADDED, REMOVED, CHANGED) if found[kind, how]}
            for kind in PLURALS
            if any(found[kind, how] for how in (ADDED, REMOVED, CHANGED))
        }

    def summary(self) -> str:
        """Return one line: "2 phrasings added, 1 State changed", or "nothing changed"."""
        parts = [
            f"{number} {kind if number == 1 else PLURALS[kind]} {how}"
            for kind, numbers in self.counts().items()
            for how, number in numbers.items()
        ]
        return ", ".join(parts) or "nothing changed"


def changes(old: KnowledgeBase, new: KnowledgeBase) -> Changes:
    """Return what was added, removed and changed from ``old`` to ``new``."""
    found: list[Change] = []
    found += _phrasings(old.language, new.language)
    after = _tables(new)
    for kind, before in _tables(old).items():
        found += _compare(kind, before, after[kind])
    return Changes(tuple(found))


def _phrasings(old: Language, new: Language) -> Iterator[Change]:
    for kind, field in (("phrasing", "phrasings"), ("pattern", "patterns")):
        before = {(text, handler.name) for handler in old.handlers for text in getattr(handler, field)}
        after = {(text, handler.name) for handler in new.handlers for text in getattr(handler, field)}
        gone, come = before - after, after - before
        moved_from = dict(gone)
        for text, name in sorted(come):
            if text in moved_from:
                yield Change(kind, CHANGED, f"“{text}”", f"moved from {moved_from.pop(text)} to {name}")
                gone = {pair for pair in gone if pair[0] != text}
            else:
                yield Change(kind, ADDED, f"“{text}”", name)
        for text, name in sorted(gone):
            yield Change(kind, REMOVED, f"“{text}”", name)


_Table = Mapping[str, Any]


def _tables(knowledge: KnowledgeBase) -> dict[str, _Table]:
    """Return what a knowledge base holds, by kind and name."""
    vocabulary = knowledge.vocabulary
    return {
        "State": {f"{state.name} ({state.code})": state for state in vocabulary.states},
        "source": {facts.source.id: facts.source for facts in knowledge.facts},
        "fact": _facts(knowledge.facts),
        "reply": knowledge.language.replies,
        "word list": _word_lists(knowledge),
        "treaty": {treaty.name: treaty for treaty in vocabulary.treaties},
        "treaty of other releases": {treaty.name: treaty for treaty in vocabulary.elsewhere},
        "region": {region.name: region for region in vocabulary.regions},
        "place": {place.name: place for place in vocabulary.places},
        "body": {body.name: body for body in vocabulary.bodies},
        "shared name": {shared.name: shared for shared in vocabulary.ambiguous},
    }


def _word_lists(knowledge: KnowledgeBase) -> _Table:
    language = knowledge.language
    return {
        **{concept.id: concept.words for concept in language.concepts},
        "fillers": language.fillers,
        "anchors": language.anchors,
        "other_subjects": language.other_subjects,
        "not_states": knowledge.vocabulary.not_states,
        "other_senses": tuple(
            f"{', '.join(sense.names) or 'demonyms'}: {', '.join(sense.words) or 'capitals'}"
            for sense in knowledge.vocabulary.other_senses
        ),
    }


_SECTIONS = {
    "entries_into_force": ("entry into force", ("treaty",)),
    "status": ("status", ("treaty",)),
    "definitions": ("definition", ("term",)),
    "resolutions": ("resolution", ("symbol",)),
    "statements": ("statement", ("kind", "treaty")),
}


def _facts(all_facts: tuple[Facts, ...]) -> _Table:
    table: dict[str, Any] = {}
    for facts in all_facts:
        for section, (word, fields) in _SECTIONS.items():
            for fact in getattr(facts, section):
                about = " of ".join(str(getattr(fact, field)) for field in fields if getattr(fact, field))
                name = f"{facts.source.id}: {word} {about}".rstrip()
                number, unique = 1, name
                while unique in table:
                    number += 1
                    unique = f"{name} ({number})"
                table[unique] = fact
    return table


def _compare(kind: str, before: _Table, after: _Table) -> Iterator[Change]:
    for name, value in after.items():
        if name not in before:
            yield Change(kind, ADDED, name, _brief(value) if kind in {"fact", "reply"} else "")
        elif before[name] != value:
            yield Change(kind, CHANGED, name, _difference(before[name], value))
    for name in before:
        if name not in after:
            yield Change(kind, REMOVED, name)


def _difference(before: Any, after: Any) -> str:
    if isinstance(before, tuple) and isinstance(after, tuple):
        gone = [item for item in before if item not in after]
        come = [item for item in after if item not in before]
        parts = [f"+ {_plain(item)}" for item in come] + [f"- {_plain(item)}" for item in gone]
        return ", ".join(parts[:6]) + (f" and {len(parts) - 6} more" if len(parts) > 6 else "") or "order"
    if isinstance(before, msgspec.Struct):
        fields = [name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)]
        return "; ".join(f"{name}: {_difference(getattr(before, name), getattr(after, name))}" for name in fields)
    return f"{_plain(before)} → {_plain(after)}"


def _brief(value: Any) -> str:
    if isinstance(value, str):
        return short(value, _SHOWN)
    told = ("date", "as_of", "signatories", "parties", "provision")
    parts = [f"{name} {getattr(value, name)}" for name in told if getattr(value, name, None) is not None]
    return ", ".join(parts) or short(value.quote, _SHOWN)


def _plain(value: Any) -> str:
    if value is None:
        return "nothing"
    return short(str(getattr(value, "name", value) if isinstance(value, msgspec.Struct) else value), _SHOWN)

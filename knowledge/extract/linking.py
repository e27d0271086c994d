"""One treaty in many sources: proposals of single texts joined by name and abbreviation.

Knows what was extracted from each text and nothing of files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from knowledge.extract.assemble import Extraction
from knowledge.extract.elsewhere import Elsewhere, elsewhere
from knowledge.extract.same_treaty import head_of, same, slug, tokens
from knowledge.model import Facts, Treaty, Vocabulary
from knowledge.text import key


@dataclass(slots=True)
class _Group:
    names: dict[str, int] = field(default_factory=dict)
    """Printed names, with the number of sources that print them."""
    abbreviations: dict[str, int] = field(default_factory=dict)


def link(extractions: Sequence[Extraction], vocabulary: Vocabulary) -> tuple[list[Facts], tuple[Treaty, ...]]:
    """Return each extraction's facts with ids that are the same in all sources, and the proposed treaties."""
    proposals = {(treaty.name, treaty.names, treaty.abbreviations) for one in extractions for treaty in one.proposed}
    # The fullest names first, so that a short one finds the treaty it can only mean.
    known = elsewhere(vocabulary)
    ordered = sorted(proposals, key=lambda p: (-len(tokens(p[0])), p))
    groups: list[_Group] = []
    by_name: dict[str, _Group] = {}
    by_abbreviation: dict[str, _Group] = {}
    for name, others, abbreviations in ordered:
        group = _find(name, others, abbreviations, groups, by_name, by_abbreviation)
        title = _elsewhere(known, name, others, abbreviations)
        if group is None and title is not None:
            group = by_name.get(title)
        if group is None:
            group = _Group()
            groups.append(group)
        for printed in (name, *others):
            group.names[printed] = group.names.get(printed, 0) + 1
            by_name.setdefault(key(printed), group)
        if title is not None:
            by_name.setdefault(title, group)
        for printed in abbreviations:
            group.abbreviations[printed] = group.abbreviations.get(printed, 0) + 1
            by_abbreviation.setdefault(printed, group)
    treaties = _numbered(groups, {treaty.id for treaty in vocabulary.treaties})
    own = {id(group): treaty for group, treaty in zip(groups, treaties, strict=True)}
    facts = []
    for one in extractions:
        ids = {treaty.id: own[id(by_name[key(treaty.name)])].id for treaty in one.proposed}
        facts.append(_renamed(one.facts, ids) if ids else one.facts)
    return facts, tuple(sorted(treaties, key=lambda treaty: treaty.id))


def _elsewhere(known: Elsewhere, name: str, others: tuple[str, ...], abbreviations: tuple[str, ...]) -> str | None:
    """The folded title of the treaty that one of these names is known to mean."""
    named = next(filter(None, map(known.of, (name, *others, *abbreviations))), None)
    return key(named.name) if named else None


def _find(
    name: str, others: tuple[str, ...], abbreviations: tuple[str, ...], groups: list[_Group],
    by_name: dict[str, _Group], by_abbreviation: dict[str, _Group],
) -> _Group | None:  # fmt: skip
    for printed in (name, *others):
        if key(printed) in by_name:
            return by_name[key(printed)]
    for printed in abbreviations:
        group = by_abbreviation.get(printed)
        if group is not None and any(head_of(name) == head_of(known) for known in group.names):
            return group
    # One telling word ("the Children Convention") could mean several.
    alike = [group for group in groups if any(same(name, known) for known in group.names)]
    return alike[0] if len(alike) == 1 else None


def _numbered(groups: list[_Group], taken: set[str]) -> list[Treaty]:
    treaties = []
    for group in groups:
        names = sorted(group.names, key=lambda name: (name.isupper(), -len(tokens(name)), len(name), name))
        unique = own = slug(names[0])
        number = 2
        while unique in taken:
            unique, number = f"{own}-{number}", number + 1
        taken.add(unique)
        short = min(
            (name for name in names if not name.isupper()), key=lambda name: (len(name), name), default=names[0]
        )
        treaties.append(
            Treaty(
                id=unique, name=names[0], short=f"the {short}", names=tuple(sorted(names[1:])),
                abbreviations=tuple(sorted(group.abbreviations)), provisional=True,
            )
        )  # fmt: skip
    return treaties


def _renamed(facts: Facts, ids: dict[str, str]) -> Facts:
    if all(old == new for old, new in ids.items()):
        return facts
    plain = msgspec.to_builtins(facts)
    for name in ("entries_into_force", "status", "definitions", "statements"):
        for fact in plain[name]:
            fact["treaty"] = ids.get(fact["treaty"], fact["treaty"])
    return msgspec.convert(plain, Facts)

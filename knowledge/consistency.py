"""Whether the vocabulary and the facts fit together; knows no question, no handler and no source text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.faults import Fault
from knowledge.model import KnowledgeBase, Vocabulary
from knowledge.parse import CONCEPTS, PLACES, PROPOSED, REGIONS, STATES, TREATIES
from knowledge.references import Line
from knowledge.text import key

_Path = tuple[str | int, ...]
_Found = Iterator[tuple[str, _Path, str, str]]


def check(knowledge: KnowledgeBase, line: Line) -> list[Fault]:
    """Return every code, id or name that leads nowhere or to two things."""
    vocabulary = knowledge.vocabulary
    found = (
        _codes(vocabulary),
        _regions(vocabulary),
        _names(vocabulary),
        _treaties(vocabulary),
        _concepts(knowledge),
        _facts(knowledge),
    )
    return [Fault(file, line(file, path), message, remedy) for part in found for file, path, message, remedy in part]


def _codes(vocabulary: Vocabulary) -> _Found:
    known = {state.code for state in vocabulary.states}
    used: list[tuple[str, _Path, str]] = []
    for number, state in enumerate(vocabulary.states):
        used += [(STATES, ("states", number, "successors"), code) for code in state.successors]
    for number, shared in enumerate(vocabulary.ambiguous):
        used += [(STATES, ("ambiguous", number, "codes"), code) for code in shared.codes]
    for number, place in enumerate(vocabulary.places):
        used += [(PLACES, ("places", number, "of"), code) for code in [place.of] if code]
    for number, region in enumerate(vocabulary.regions):
        used += [(REGIONS, ("regions", number, "codes"), code) for code in region.codes]
    for file, path, code in used:
        if code not in known:
            yield (
                file,
                path,
                f"no State has the code {code}",
                "use a code of states.yaml, or add the State there",
            )
    for field in ("alpha2", "numeric"):
        taken: dict[str, str] = {}
        for number, state in enumerate(vocabulary.states):
            value = getattr(state, field)
            if value and taken.setdefault(value, state.name) != state.name and state.kind != "former":
                message = f"{taken[value]} and {state.name} have the same {field} {value}"
                yield STATES, ("states", number, field), message, "correct one of the two"


def _regions(vocabulary: Vocabulary) -> _Found:
    kinds = {"region": "region", "subregion": "subregion", "group": "group"}
    known = {kind: {region.id for region in vocabulary.regions if region.kind == kind} for kind in kinds}
    for number, state in enumerate(vocabulary.states):
        for field, kind in kinds.items():
            value = getattr(state, field)
            if value is not None and value not in known[kind]:
                remedy = f"use the id of a {kind} in regions.yaml, or add it there"
                yield STATES, ("states", number, field), f"there is no {kind} “{value}”", remedy


def _names(vocabulary: Vocabulary) -> _Found:
    shared = {key(entry.name): set(entry.codes) for entry in vocabulary.ambiguous}
    owners: dict[str, str] = {}
    names = {state.code: state.name for state in vocabulary.states}
    for number, state in enumerate(vocabulary.states):
        written: list[tuple[_Path, str]] = [(("name",), state.name)]
        if state.formal:
            written.append((("formal",), state.formal))
        for field in ("names", "abbreviations", "demonyms"):
            written += [((field, index), name) for index, name in enumerate(getattr(state, field))]
        for path, name in written:
            folded = key(name)
            if not folded:
                yield STATES, ("states", number, *path), f"“{name}” holds no letter", "write the name"
                continue
            owner = owners.setdefault(folded, state.code)
            if owner != state.code and not {owner, state.code} <= shared.get(folded, set()):
                message = f"“{name}” is claimed by {names[owner]} and {state.name}"
                remedy = "delete it from one of the two, or add it to `ambiguous` with both codes"
                yield STATES, ("states", number, *path), message, remedy
    for number, place in enumerate(vocabulary.places):
        for index, name in enumerate((place.name, *place.names)):
            if key(name) in owners:
                path = ("places", number, "name") if index == 0 else ("places", number, "names", index - 1)
                message = f"“{name}” is also a name of the State {names[owners[key(name)]]}"
                yield PLACES, path, message, "delete it here or in states.yaml"


def _treaties(vocabulary: Vocabulary) -> _Found:
    known = {treaty.id for treaty in vocabulary.treaties}
    owners: dict[str, str] = {}
    settled = [treaty for treaty in vocabulary.treaties if not treaty.provisional]
    proposed = [treaty for treaty in vocabulary.treaties if treaty.provisional]
    others = {treaty.name for treaty in vocabulary.elsewhere}
    for file, treaties in ((TREATIES, settled), (PROPOSED, proposed)):
        for number, treaty in enumerate(treaties):
            path: _Path = ("treaties", number)
            if treaty.parent is not None and treaty.parent not in known:
                remedy = "use the id of another treaty, or delete the line"
                yield file, (*path, "parent"), f"there is no treaty “{treaty.parent}”", remedy
            for name in (treaty.name, treaty.short, *treaty.names, *treaty.abbreviations):
                owner = owners.setdefault(key(name).removeprefix("the "), treaty.id)
                if owner != treaty.id:
                    message = f"“{name}” is a name of {owner} and of {treaty.id}"
                    yield file, path, message, "delete it from one of the two"
    for number, elsewhere in enumerate(vocabulary.elsewhere):
        for name in (elsewhere.name, *elsewhere.names, *elsewhere.abbreviations):
            owner = owners.setdefault(key(name).removeprefix("the "), elsewhere.name)
            if owner != elsewhere.name and owner in {treaty.id for treaty in settled} | others:
                message = f"“{name}” is a name of {owner} and of {elsewhere.name}"
                yield TREATIES, ("elsewhere", number), message, "delete it from one of the two"
    if sum(treaty.default for treaty in settled) > 1:
        yield TREATIES, ("treaties",), "two treaties are marked `default: true`", "keep one"


def _concepts(knowledge: KnowledgeBase) -> _Found:
    for concept in knowledge.language.concepts:
        for index, first in _repeated(concept.words):
            path = ("concepts", concept.id, index)
            message = f"“{first}” stands twice in the concept “{concept.id}”"
            yield CONCEPTS, path, message, "keep one of the two"


def _repeated(words: Iterable[str]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for index, word in enumerate(words):
        folded = word.casefold()
        if folded in seen:
            yield index, word
        seen.add(folded)


def _facts(knowledge: KnowledgeBase) -> _Found:
    states = {state.code for state in knowledge.vocabulary.states}
    treaties = {treaty.id for treaty in knowledge.vocabulary.treaties}
    remedy = "run `python -m knowledge build`"
    for facts in knowledge.facts:
        file = f"facts/{facts.source.id}.yaml"
        for section in ("entries_into_force", "status", "definitions", "statements"):
            for number, fact in enumerate(getattr(facts, section)):
                path: _Path = (section, number)
                if fact.treaty is not None and fact.treaty not in treaties:
                    yield file, (*path, "treaty"), f"there is no treaty “{fact.treaty}”", remedy
                for listed in (*getattr(fact, "states", ()), *getattr(fact, "signatory_states", ())):
                    if listed.code is not None and listed.code not in states:
                        yield file, path, f"no State has the code {listed.code}", remedy

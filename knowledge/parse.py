"""The YAML files of a knowledge directory to a KnowledgeBase, or to every fault in them; asks no question.

Goes on after a fault, so that all are told at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import msgspec

from knowledge import snapshot
from knowledge.faults import Fault, KnowledgeError
from knowledge.files import Inputs
from knowledge.model import (
    Ambiguous,
    Body,
    Concept,
    Facts,
    Handler,
    KnowledgeBase,
    Language,
    OtherSense,
    Place,
    Region,
    State,
    Treaty,
    TreatyNames,
    Vocabulary,
)
from knowledge.schema import Converter
from knowledge.yaml_strict import Document
from knowledge.yaml_strict import parse as parse_yaml

LANGUAGE = "en"
STATES = "vocabulary/states.yaml"
REGIONS = "vocabulary/regions.yaml"
PLACES = "vocabulary/places.yaml"
BODIES = "vocabulary/bodies.yaml"
TREATIES = "vocabulary/treaties.yaml"
CONCEPTS = f"vocabulary/concepts.{LANGUAGE}.yaml"
QUESTIONS = f"questions/{LANGUAGE}.yaml"
PROPOSED = "facts/proposed.yaml"


class Parsed(NamedTuple):
    """What a directory holds, with the documents that know the lines."""

    knowledge: KnowledgeBase
    documents: dict[str, Document]

    def line(self, file: str, path: tuple[str | int, ...]) -> int:
        """Return the line of the value at ``path`` in ``file``; 0 when the file is not there."""
        return self.documents[file].line(path) if file in self.documents else 0


def parse_vocabulary(inputs: Inputs) -> Vocabulary:
    """Return what stands under ``vocabulary/`` but the concepts; raises KnowledgeError."""
    reader = _Reader(inputs)
    vocabulary = reader.vocabulary()
    reader.finish()
    return vocabulary


def parse(inputs: Inputs) -> Parsed:
    """Return the knowledge in ``inputs``; raises KnowledgeError with every fault of every file."""
    reader = _Reader(inputs)
    vocabulary = reader.vocabulary()
    language = reader.language()
    facts = reader.facts()
    proposed = reader.proposed()
    reader.finish()
    known = {treaty.id for treaty in vocabulary.treaties}
    vocabulary = msgspec.structs.replace(
        vocabulary,
        treaties=(*vocabulary.treaties, *(treaty for treaty in proposed if treaty.id not in known)),
        foreign_names=_foreign_names(vocabulary.states),
    )
    knowledge = KnowledgeBase(version=inputs.digest[:12], facts=facts, vocabulary=vocabulary, language=language)
    return Parsed(knowledge, reader.documents)


def _foreign_names(states: tuple[State, ...]) -> tuple[tuple[str, str], ...]:
    """Return the names in other languages: half a second of work, so kept for as long as the States stay."""
    key = snapshot.key("names", hashlib.sha256(msgspec.msgpack.encode(states)).hexdigest())
    known = snapshot.read(key, tuple[tuple[str, str], ...])
    if known is not None:
        return known
    from knowledge.names import foreign_names

    found = tuple(foreign_names(states))
    snapshot.write(key, found)
    return found


class _Reader:
    """Reads the files of one directory and goes on after a fault, so that all are told at once."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.documents: dict[str, Document] = {}
        self.faults: list[Fault] = []

    def finish(self) -> None:
        """Raise KnowledgeError if anything was wrong."""
        if self.faults:
            raise KnowledgeError(sorted(self.faults))

    def vocabulary(self) -> Vocabulary:
        """Return what stands under ``vocabulary/`` but the concepts."""
        with _file(self, STATES) as states:
            found = states.sections("states", optional=("ambiguous", "not_states", "other_senses"))
            all_states = states.entries(State, found.get("states"), ("states",))
            ambiguous = states.entries(Ambiguous, found.get("ambiguous"), ("ambiguous",))
            not_states = states.texts(found.get("not_states") or [], ("not_states",))
            other_senses = states.entries(OtherSense, found.get("other_senses"), ("other_senses",))
            _unique(states, "code", "states")
        with _file(self, TREATIES) as treaties:
            printed = treaties.sections("treaties", optional=("elsewhere",))
            own = treaties.entries(Treaty, printed.get("treaties"), ("treaties",))
            elsewhere = treaties.entries(TreatyNames, printed.get("elsewhere"), ("elsewhere",))
            _unique(treaties, "id", "treaties")
            _unique(treaties, "name", "elsewhere")
        return Vocabulary(
            states=all_states,
            ambiguous=ambiguous,
            not_states=not_states,
            other_senses=other_senses,
            regions=self._entries(REGIONS, "regions", Region, "id"),
            places=self._entries(PLACES, "places", Place, "name"),
            bodies=self._entries(BODIES, "bodies", Body, "id"),
            treaties=own,
            elsewhere=elsewhere,
        )

    def language(self) -> Language:
        """Return phrasings, replies and concepts."""
        handlers: list[Handler] = []
        replies: dict[str, str] = {}
        concepts: list[Concept] = []
        with _file(self, QUESTIONS) as questions:
            found = questions.sections("handlers", "replies")
            for name, value in questions.mapping(found.get("handlers"), ("handlers",)):
                handler = _handler(questions, name, value)
                if handler is not None:
                    handlers.append(handler)
            for name, value in questions.mapping(found.get("replies"), ("replies",)):
                text = questions.text(value, ("replies", name))
                if text is not None:
                    replies[name] = text
        with _file(self, CONCEPTS) as words:
            found = words.sections("concepts", "fillers", optional=("anchors", "other_subjects"))
            for name, value in words.mapping(found.get("concepts"), ("concepts",)):
                concepts.append(Concept(id=name, words=words.texts(value, ("concepts", name))))
            lists = {
                name: words.texts(found.get(name) or [], (name,)) for name in ("fillers", "anchors", "other_subjects")
            }
        return Language(
            code=LANGUAGE,
            handlers=tuple(handlers),
            replies=replies,
            concepts=tuple(concepts),
            **lists,
        )

    def facts(self) -> tuple[Facts, ...]:
        """Return the facts of every source, oldest first."""
        found: list[Facts] = []
        for name in self.inputs.yaml:
            if not name.startswith("facts/") or not name.endswith(".yaml") or name == PROPOSED:
                continue
            with _file(self, name) as converter:
                facts = converter.struct(Facts, converter.document.value, ())
                if facts is not None:
                    found.append(facts)
        return tuple(sorted(found, key=lambda facts: (facts.source.date or "", facts.source.id)))

    def proposed(self) -> tuple[Treaty, ...]:
        """Return the treaties that a build proposed, marked as provisional."""
        if PROPOSED not in self.inputs.yaml:
            return ()
        with _file(self, PROPOSED) as converter:
            found = converter.sections("treaties")
            treaties = converter.entries(Treaty, found.get("treaties"), ("treaties",))
        return tuple(msgspec.structs.replace(treaty, provisional=True) for treaty in treaties)

    def _entries(self, name: str, key: str, cls: type[Any], identity: str) -> tuple[Any, ...]:
        with _file(self, name) as converter:
            entries = converter.entries(cls, converter.sections(key).get(key), (key,))
            _unique(converter, identity, key)
        return entries


class _Phrasings(msgspec.Struct, frozen=True, kw_only=True):
    """What stands below a handler's name."""

    phrasings: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@contextmanager
def _file(reader: _Reader, name: str) -> Iterator[Converter]:
    """Yield a converter over the file; of a file that cannot be parsed only that one fault is kept."""
    document: Document | None = None
    data = reader.inputs.yaml.get(name)
    if data is None:
        reader.faults.append(Fault(name, 0, "the file is missing", "put it back, or give the right directory"))
    else:
        try:
            document = reader.documents[name] = parse_yaml(data, name)
        except KnowledgeError as error:
            reader.faults.extend(error.faults)
    converter = Converter(document or Document(name, {}, (1, {})))
    yield converter
    if document is not None:
        reader.faults.extend(converter.faults)


def _handler(converter: Converter, name: str, value: Any) -> Handler | None:
    """Return the handler whose phrasings and patterns stand below ``name``."""
    written = converter.struct(_Phrasings, {} if value is None else value, ("handlers", name))
    if written is None:
        return None
    return Handler(name=name, phrasings=written.phrasings, patterns=written.patterns)


def _unique(converter: Converter, field: str, key: str) -> None:
    """Note every entry of the list ``key`` whose ``field`` another one has too."""
    value = converter.document.value
    entries = value.get(key) if isinstance(value, dict) else None
    seen: set[str] = set()
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        name = entry.get(field) if isinstance(entry, dict) else None
        if not isinstance(name, str):
            continue
        if name in seen:
            message = f"two entries have the {field} “{name}”"
            converter.fault((key, index, field), message, "keep one of the two")
        seen.add(name)

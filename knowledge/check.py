"""Everything that can be wrong with a knowledge directory, a sentence each; knows no engine and no terminal.

What needs the program is handed in: the names it declares, the way it classifies a phrasing, and the facts a
rebuild would write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from knowledge import consistency, files, references
from knowledge.extract import ExtractError, read_text
from knowledge.faults import Fault, KnowledgeError, short
from knowledge.model import KnowledgeBase
from knowledge.parse import (
    BODIES,
    CONCEPTS,
    PLACES,
    PROPOSED,
    QUESTIONS,
    REGIONS,
    STATES,
    TREATIES,
    Parsed,
    parse,
)
from knowledge.references import Declared
from knowledge.text import key

Classify = Callable[[str], str | None]
"""A phrasing → the handler that would answer it, None when it is not understood."""
Render = Callable[[Path], Mapping[str, bytes]]
"""A directory → the facts files a build would write, by path from the directory."""

_READ = frozenset({STATES, REGIONS, PLACES, BODIES, TREATIES, CONCEPTS, QUESTIONS})
_SPACE = re.compile(r"\s+")
_REBUILD = "run `python -m knowledge build`"


class Result:
    """The faults of a directory, and its knowledge when it can be loaded at all."""

    def __init__(self, faults: list[Fault], knowledge: KnowledgeBase | None) -> None:
        self.faults = sorted(set(faults))
        self.knowledge = knowledge


def check(
    directory: Path,
    declared: Declared | None = None,
    classifier: Callable[[KnowledgeBase], Classify] | None = None,
    render: Render | None = None,
) -> Result:
    """Return what is wrong in ``directory``; checks whose means are not handed in are left out."""
    try:
        inputs = files.read(directory)
    except KnowledgeError as error:
        return Result(list(error.faults), None)
    faults = list(_unread(inputs))
    try:
        parsed = parse(inputs)
    except KnowledgeError as error:
        return Result([*faults, *error.faults], None)
    knowledge = parsed.knowledge
    faults += consistency.check(knowledge, parsed.line)
    faults += _quotations(parsed, inputs)
    dangling = references.check(knowledge, declared, parsed.line) if declared is not None else []
    faults += dangling
    if declared is not None:
        faults += _unreachable(parsed, declared)
    if render is not None:
        faults += _rebuilt(inputs, render)
    if classifier is not None and not dangling:  # an engine can be made only where every name leads somewhere
        faults += _stolen(parsed, classifier(knowledge))
    return Result(faults, knowledge)


def _unread(inputs: files.Inputs) -> Iterator[Fault]:
    """Yield files that lie beside the others and are never read: most are misspelt names."""
    for name in inputs.yaml:
        if name.endswith(".yml"):
            yield Fault(name, 0, "only files that end in .yaml are read", "rename it")
        elif not name.startswith("facts/") and name not in _READ and not _other_language(name):
            yield Fault(name, 0, "no file of this name is read", "correct the name, or delete the file")


def _other_language(name: str) -> bool:
    return re.fullmatch(r"(questions/|vocabulary/concepts\.)[a-z]{2,3}(-\w+)?\.yaml", name) is not None


def _unreachable(parsed: Parsed, declared: Declared) -> Iterator[Fault]:
    for name in references.without_phrasings(parsed.knowledge.language, declared):
        line = parsed.line(QUESTIONS, ("handlers", name))
        remedy = f"add `{name}:` with at least one line below `phrasings:`"
        yield Fault(QUESTIONS, line, f"the handler “{name}” has no phrasing", remedy)


def _quotations(parsed: Parsed, inputs: files.Inputs) -> Iterator[Fault]:
    """Yield facts without a source and quotations that their source does not contain."""
    by_id = {Path(name).stem: name for name in inputs.sources}
    for name in inputs.yaml:
        document = parsed.documents.get(name)
        if not name.startswith("facts/") or name == PROPOSED or document is None:
            continue
        source_id = Path(name).stem
        claimed = document.value["source"].get("id")
        if claimed != source_id:
            message = f"the file is named {source_id} and speaks of the source “{claimed}”"
            yield Fault(name, document.line(("source", "id")), message, _REBUILD)
        if source_id not in by_id:
            remedy = f"put the text under sources/, or delete {name}"
            yield Fault(name, 0, f"there is no source “{source_id}”", remedy)
            continue
        text = _source_text(inputs.directory / "sources" / by_id[source_id])
        if text is None:
            yield Fault(f"sources/{by_id[source_id]}", 0, "the source cannot be read as text", "replace it")
            continue
        for path, quote in _all_quotes(document.value, ()):
            if _SPACE.sub(" ", quote).strip() not in text:
                message = f"the quotation “{_short(quote)}” is not in sources/{by_id[source_id]}"
                yield Fault(name, document.line(path), message, _REBUILD)


def _source_text(path: Path) -> str | None:
    try:
        return _SPACE.sub(" ", read_text(path.read_bytes()))
    except (OSError, ExtractError):
        return None


def _all_quotes(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        for name, item in value.items():
            if name in {"quote", "list_quote"} and isinstance(item, str):
                yield (*path, name), item
            else:
                yield from _all_quotes(item, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _all_quotes(item, (*path, index))


def _rebuilt(inputs: files.Inputs, render: Render) -> Iterator[Fault]:
    """Yield every facts file that is not byte for byte what a build would write."""
    try:
        expected = render(inputs.directory)
    except KnowledgeError as error:
        yield from error.faults
        return
    present = {name: data for name, data in inputs.yaml.items() if name.startswith("facts/")}
    for name in sorted({*expected, *present}):
        if name not in present:
            yield Fault(name, 0, "the facts of a source have not been built", _REBUILD)
        elif name not in expected:
            yield Fault(name, 0, "no source gives these facts", f"{_REBUILD}, or delete the file")
        elif present[name] != expected[name]:
            line = _first_difference(present[name], expected[name])
            message = "the facts differ from here on from what the source gives"
            yield Fault(name, line, message, f"{_REBUILD}; facts are never edited by hand")


def _first_difference(present: bytes, expected: bytes) -> int:
    lines, others = present.split(b"\n"), expected.split(b"\n")
    same = 0
    for line, other in zip(lines, others, strict=False):
        if line != other:
            break
        same += 1
    return min(same + 1, len(lines))


def _stolen(parsed: Parsed, classify: Classify) -> Iterator[Fault]:
    """Yield phrasings that, asked as a question, reach another handler than the one they stand under."""
    first: dict[str, str] = {}
    for handler in parsed.knowledge.language.handlers:
        for number, phrasing in enumerate(handler.phrasings):
            owner = first.setdefault(key(phrasing), handler.name)
            reached = classify(phrasing)
            if reached == handler.name == owner:
                continue
            line = parsed.line(QUESTIONS, ("handlers", handler.name, "phrasings", number))
            if owner != handler.name:
                message = f"“{_short(phrasing)}” stands under {owner} and under {handler.name}"
                remedy = "keep one of the two"
            elif reached is None:
                message = f"“{_short(phrasing)}” is not understood as {handler.name}"
                remedy = "word it more plainly, or add its words to the concepts"
            else:
                message = f"“{_short(phrasing)}” stands under {handler.name} and is answered by {reached}"
                remedy = f"move it to {reached}, or reword it"
            yield Fault(QUESTIONS, line, message, remedy)


def _short(text: str) -> str:
    return short(_SPACE.sub(" ", text), 60)

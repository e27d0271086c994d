"""Whether phrasings and replies name only what exists; knows the names the program declares, not the program.

Light, because it runs at every load: a dangling handler or placeholder is a fault there, not a surprise in a
channel.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import msgspec

from knowledge.faults import MOST_FAULTS, Fault
from knowledge.model import KnowledgeBase, Language

MAX_REPLY = 4_096
"""Characters of a Discord embed's description; a longer wording could never be shown."""
MAX_PHRASING = 4_000
"""Characters of a question; a longer phrasing could never be asked."""

Line = Callable[[str, tuple[str | int, ...]], int]
"""(file, path of a value) → the line it stands on; 0 where that is not known."""


class Declared(msgspec.Struct, frozen=True):
    """What the program has code for."""

    handlers: Collection[str]
    replies: Mapping[str, Collection[str]]
    """Reply → the placeholders code can fill in it."""
    features: Collection[str] = ()
    """What patterns may name beside the concepts (STATE, TREATY …); empty: patterns are not looked at."""
    unasked: Collection[str] = ()
    """Handlers that no phrasing leads to, such as the one for questions that are not understood."""


def unknown_line(_file: str, _path: tuple[str | int, ...]) -> int:
    """Return 0: for knowledge that did not come from YAML in this process."""
    return 0


def check(knowledge: KnowledgeBase, declared: Declared, line: Line = unknown_line) -> list[Fault]:
    """Return every name in phrasings and replies that the program does not know, or knows and misses."""
    language = knowledge.language
    file = f"questions/{language.code}.yaml"

    def fault(path: tuple[str | int, ...], message: str, remedy: str) -> Fault:
        return Fault(file, line(file, path), message, remedy)

    return [
        fault(path, message, remedy)
        for part in (_handlers, _patterns, _replies)
        for path, message, remedy in itertools.islice(part(language, declared), MOST_FAULTS)
    ]


_Found = Iterator[tuple[tuple[str | int, ...], str, str]]


def _handlers(language: Language, declared: Declared) -> _Found:
    for handler in language.handlers:
        path = ("handlers", handler.name)
        if handler.name not in declared.handlers:
            yield path, f"there is no handler “{handler.name}”", _closest(handler.name, declared.handlers)
        for number, phrasing in enumerate(handler.phrasings):
            if len(phrasing) > MAX_PHRASING:
                remedy = f"shorten it to {MAX_PHRASING:,}"
                yield (*path, "phrasings", number), f"a phrasing has {len(phrasing):,} characters", remedy


def _patterns(language: Language, declared: Declared) -> _Found:
    if not declared.features:
        return
    known = {*declared.features, *(concept.id for concept in language.concepts)}
    for handler in language.handlers:
        for number, pattern in enumerate(handler.patterns):
            for word in pattern.split():
                for name in word.strip("()").removeprefix("-").split("|"):
                    target = name.removeprefix("@")
                    if name not in known and not (name.startswith("@") and target in declared.handlers):
                        path = ("handlers", handler.name, "patterns", number)
                        yield path, f"the pattern names “{name}”, which is no concept", _closest(name, known)


def _replies(language: Language, declared: Declared) -> _Found:
    for name, text in language.replies.items():
        path = ("replies", name)
        allowed = declared.replies.get(name)
        if allowed is None:
            yield path, f"no reply is called “{name}”", _closest(name, declared.replies)
            continue
        try:
            used = placeholders(text)
        except ValueError:
            yield path, f"a brace in “{name}” is not closed", "write {name}, or {{ and }} for a brace itself"
            continue
        for placeholder in used:
            if placeholder not in allowed:
                yield path, f"“{name}” uses {{{placeholder}}}, which nothing fills", _fillable(allowed)
        if sum(len(literal) for literal, *_ in string.Formatter().parse(text)) > MAX_REPLY:
            yield path, f"“{name}” is longer than a Discord embed", f"shorten it to {MAX_REPLY:,} characters"
    for name in declared.replies:
        if name not in language.replies:
            yield ("replies",), f"the reply “{name}” is missing", f"add `{name}:` with its wording"


def without_phrasings(language: Language, declared: Declared) -> list[str]:
    """Return the handlers that nobody could reach, because neither a phrasing nor a pattern leads there."""
    reached = {handler.name for handler in language.handlers if handler.phrasings or handler.patterns}
    return sorted({*declared.handlers} - reached - {*declared.unasked})


def placeholders(text: str) -> list[str]:
    """Return what stands in braces in ``text``; raises ValueError for a brace that is not closed.

    A format or attribute behind the name is returned with it, so that it matches no declared name.
    """
    found: list[str] = []
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is not None:
            found.append(name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else ""))
    return found


def _fillable(allowed: Iterable[str]) -> str:
    names = [f"{{{name}}}" for name in allowed]
    return f"use {', '.join(sorted(names))}" if names else "this reply takes no placeholder"


def _closest(name: str, known: Iterable[str]) -> str:
    import difflib  # slow to import, and only needed where something is wrong

    close = difflib.get_close_matches(name[:40], list(known), n=1)
    return f"did you mean “{close[0]}”?" if close else "delete it, or compare it with its neighbours"

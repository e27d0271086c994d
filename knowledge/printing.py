"""How the knowledge tool writes to a terminal or a pipe: faults, facts, progress; decides nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from knowledge.changes import PLURALS
from knowledge.faults import Fault
from knowledge.model import Facts, KnowledgeBase

_STYLES = {"place": "36", "strong": "1", "dim": "2", "good": "32", "bad": "31", "doubt": "33"}
_CONTROL = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x0A}
_BAR = 30


class Printer:
    """Writes lines to one stream; what comes from files can never steer the terminal."""

    def __init__(self, stream: TextIO, environ: Mapping[str, str] = os.environ) -> None:
        self._stream = stream
        self.is_terminal = stream.isatty()
        wanted = not environ.get("NO_COLOR") and environ.get("TERM", "dumb") != "dumb"
        self._coloured = self.is_terminal and wanted
        self._progress = False

    def paint(self, style: str, text: str) -> str:
        """Return ``text``, cleaned, in a style of this terminal."""
        text = text.translate(_CONTROL)
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self._coloured and text else text

    def line(self, text: str = "", style: str | None = None) -> None:
        """Write one line."""
        self.clear()
        self._stream.write((self.paint(style, text) if style else text.translate(_CONTROL)) + "\n")

    def fault(self, fault: Fault) -> None:
        """Write a fault: place, what is wrong, what to do."""
        place, mark, rest = str(fault).partition(": ") if fault.file else ("", "", str(fault))
        wrong, semicolon, remedy = rest.partition("; ")
        self.clear()
        parts = (
            self.paint("place", place + mark),
            self.paint("strong", wrong),
            self.paint("dim", semicolon + remedy),
        )
        self._stream.write("".join(parts) + "\n")

    def progress(self, done: int, total: int) -> None:
        """Show how far the work is, in place; nothing where no terminal is."""
        if not self.is_terminal or not total:
            return
        filled = _BAR * done // total
        self._stream.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done:,} of {total:,} sources")
        self._stream.flush()
        self._progress = True
        if done >= total:
            self.clear()

    def clear(self) -> None:
        """Take a progress line away before something else is written."""
        if self._progress:
            self._stream.write("\r\x1b[K")
            self._progress = False


def count(number: int, kind: str) -> str:
    """Return "1 fault", "2 faults", "1 reply", "3 replies"."""
    plural = PLURALS.get(kind, f"{kind}s")
    return f"{number:,} {kind if number == 1 else plural}"


def sound(knowledge: KnowledgeBase) -> str:
    """Return the sentence for a directory without faults."""
    language, vocabulary = knowledge.language, knowledge.vocabulary
    phrasings = sum(len(handler.phrasings) + len(handler.patterns) for handler in language.handlers)
    facts = sum(number_of(one) for one in knowledge.facts)
    return (
        f"All sound: {count(len(vocabulary.states), 'State')}, "
        f"{count(len(knowledge.facts), 'source')} with {count(facts, 'fact')}, "
        f"{len(language.handlers)} kinds of question with {count(phrasings, 'phrasing')}, "
        f"{count(len(language.replies), 'reply')} (version {knowledge.version})."
    )


def number_of(facts: Facts) -> int:
    """Return how many facts one source gave."""
    sections = (
        facts.entries_into_force,
        facts.status,
        facts.definitions,
        facts.resolutions,
        facts.statements,
    )
    return sum(len(section) for section in sections)


def release(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (style, line) for the facts of one text, given as the command line's JSON object."""
    yield "strong", found["title"] or "A release without a headline"
    head = [found[key] for key in ("publisher", "place", "date", "symbol") if found.get(key)]
    yield "dim", ", ".join(head) or "Nothing says who issued it, where or when."
    for treaty in found["treaties"]:
        yield from _treaty(treaty)
    for status in found["status"]:
        yield from _status(status)
    for definition in found["definitions"]:
        provision = f" ({definition['provision']})" if definition["provision"] else ""
        yield "strong", f"Definition of {definition['term']}{provision}"
        yield "dim", f"  “{definition['quote']}”"
    for resolution in found["resolutions"]:
        day = f" of {resolution['date']}" if resolution["date"] else ""
        yield "strong", f"Resolution {resolution['symbol']}{day}"
        yield "dim", f"  “{resolution['quote']}”"
    for statement in found.get("statements", ()):
        yield "strong", f"Statement: {statement['kind'].replace('_', ' ')}"
        yield "dim", f"  “{statement['quote']}”"
    for doubt in found["doubts"]:
        yield "doubt", f"Doubt: {doubt}"


def _treaty(treaty: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    day = treaty["entry_into_force"]
    yield "strong", treaty["name"]
    yield "", f"  entry into force: {day}" if day else "  no entry into force is given"
    yield "dim", f"  “{treaty['quote']}”"


def _status(status: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "strong", f"Status of {status['treaty']}" + (f" as of {status['as_of']}" if status["as_of"] else "")
    for key, word in (("signatories", "signatories"), ("parties", "ratified")):
        if status[key] is not None:
            yield "", f"  {word}: {status[key]}"
    names = status["party_names"]
    if names:
        whole = "" if status["complete"] else ", and not all of them"
        yield "", f"  {count(len(names), 'State')} named{whole}: {', '.join(names)}"
    yield "dim", f"  “{status['quote']}”"

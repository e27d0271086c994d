"""An Answer as plain text for a terminal or a file: the answer first, its source below; knows no Discord.

Nothing that was typed or stands in a knowledge directory reaches a terminal as a control character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.answer import Answer, Citation
from bot.answering.grammar import day, listed
from knowledge.model import KnowledgeBase, Source

NARROWEST = 20
"""Below this many columns a line is not wrapped: one word would hardly fit."""
WIDEST = 100
"""Longer lines are hard to read, however wide the window is."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set off: by colour or not at all, wrapped to a width or not."""

    colour: bool = False
    width: int | None = None

    def dim(self, text: str) -> str:
        """Return ``text`` set back."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def wrapped(self, text: str, indent: str = "") -> list[str]:
        """Return the lines of ``text`` fitted to the width; those after a break begin with ``indent``."""
        lines: list[str] = []
        for line in text.splitlines() or [""]:
            lines += wrap(line, self.width, indent)
        return lines


PLAIN = Style()


def answer(given: Answer, knowledge: KnowledgeBase, style: Style = PLAIN) -> str:
    """Return the answer's text, a dimmed line for each source below it, and its suggestions by number."""
    lines = style.wrapped(printable(given.text))
    for line in source_lines(given.citations, {facts.source.id: facts.source for facts in knowledge.facts}):
        lines += [style.dim(piece) for piece in style.wrapped(printable(line), "  ")]
    for number, suggestion in enumerate(given.suggestions, start=1):
        lines += style.wrapped(f"  {number}. {printable(suggestion)}", "     ")
    return "\n".join(lines)


def source_lines(citations: tuple[Citation, ...], sources: Mapping[str, Source]) -> list[str]:
    """Return one line for each source cited: publisher, day, paragraphs, and the day its figures speak of."""
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(citation.source, []).append(citation)
    return [_source_line(sources.get(id_) or Source(id=id_), group) for id_, group in cited.items()]


def reference(source: Source, paragraphs: Collection[int]) -> str:
    """Return ``UN Information Service, 27 January 2004, paragraphs 2 and 6``; paragraph 0 is the headline."""
    told = [source.publisher or source.id, *([day(source.date)] if source.date else [])]
    numbers = [str(number) for number in sorted(set(paragraphs)) if number]
    if 0 in paragraphs:
        told.append("headline")
    if numbers:
        told.append(f"paragraph{'s' if len(numbers) > 1 else ''} {listed(numbers)}")
    return ", ".join(told)


def _source_line(source: Source, citations: list[Citation]) -> str:
    days = dict.fromkeys(day(citation.as_of) for citation in citations if citation.as_of)
    as_of = f"; as of {', '.join(days)}" if days else ""
    return f"Source: {reference(source, [citation.paragraph for citation in citations])}{as_of}"


def sentence(clause: str) -> str:
    """Return ``clause`` as a sentence of its own."""
    return f"{clause[:1].upper()}{clause[1:]}."


def printable(text: str) -> str:
    """Return ``text`` without control characters and without marks that change the direction of writing."""
    return _CONTROL.sub("\ufffd", text.replace("\t", " ").replace("\r\n", "\n"))


def columns(text: str) -> int:
    """Return how many terminal columns ``text`` takes: none for a combining mark, two for a wide letter."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 2 if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )  # fmt: skip


def wrap(line: str, width: int | None, indent: str = "") -> list[str]:
    """Return ``line`` in pieces of at most ``width`` columns, broken at spaces; a longer word is cut."""
    if width is None or width < NARROWEST or columns(line) <= width:
        return [line]
    pieces: list[str] = []
    current = line[: len(line) - len(line.lstrip())]
    empty = True
    for word in line.split():
        gap = "" if empty else " "
        if not empty and columns(current) + 1 + columns(word) > width:
            pieces.append(current)
            current, gap = indent, ""
        while columns(current + gap + word) > width:
            room = _fitting(word, width - columns(current + gap))
            pieces.append(current + gap + word[:room])
            word, current, gap = word[room:], indent, ""
        current += gap + word
        empty = False
    return [*pieces, current]


def _fitting(word: str, room: int) -> int:
    taken = 0
    for index, letter in enumerate(word):
        taken += columns(letter)
        if taken > room:
            return max(index, 1)
    return len(word)

"""The parts of a text and where they stand: paragraphs, sentences, the release's head.

Plain values that the other modules share; knows nothing of how they are found.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text: offsets into it, and the number of its paragraph (0 above the dateline)."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text and in its dateline."""

    title: str | None = None
    title_span: Span | None = None
    date: str | None = None
    date_span: Span | None = None
    header_date: str | None = None
    dateline_date: str | None = None
    publisher: str | None = None
    publisher_span: Span | None = None
    place: str | None = None
    place_span: Span | None = None
    symbol: str | None = None
    symbol_span: Span | None = None

    @property
    def today(self) -> str | None:
        """The day on which the text was written: the dateline's, where header and dateline differ."""
        whole = self.dateline_date is not None and not self.dateline_date.startswith("--")
        return self.dateline_date if whole else self.date


@dataclass(frozen=True, slots=True)
class Document:
    """A release taken apart. ``plain`` is ``raw`` with one kind of quote, dash and space, equally long."""

    raw: str
    plain: str
    head: Head
    paragraphs: tuple[Span, ...]
    """Of the body, dateline excluded from the first."""
    sentences: tuple[Span, ...]
    cut: bool = False
    """True when the text stops in the middle of a sentence."""
    doubts: tuple[str, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)

    def quote(self, start: int, end: int) -> str:
        """Return the verbatim text between two offsets, without the spaces around it."""
        return self.raw[start:end].strip()

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that holds ``offset``."""
        index = bisect_right(self.sentences, offset, key=lambda span: span.start) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return None

    def index_of(self, sentence: Span) -> int:
        """Return the place of ``sentence`` among the sentences."""
        return bisect_right(self.sentences, sentence.start, key=lambda span: span.start) - 1

"""A treaty that a text speaks of, and each passage that means it; knows no wording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.extract.document import Span
from knowledge.extract.same_treaty import loosely_called, tokens
from knowledge.model import Treaty, TreatyNames


@dataclass(slots=True)
class Entry:
    """A treaty found in the text, or one the vocabulary knows."""

    id: str
    head: str
    printed: list[str] = field(default_factory=list)
    """Full names as printed, in order."""
    abbreviations: list[str] = field(default_factory=list)
    known: Treaty | None = None
    elsewhere: TreatyNames | None = None
    """The treaty of other releases that it is, when its names are known."""
    first: int = 0
    """Offset of the first mention."""
    parent: str | None = None
    """Id of the convention whose "Optional Protocol" it is, where the text calls it no more than that."""

    @property
    def name(self) -> str:
        """The fullest name the text prints (of equally telling ones the shortest)."""
        if not self.printed:
            return self.known.name if self.known else self.id
        proper = [name for name in self.printed if not loosely_called(name)] or self.printed
        best = max(len(tokens(name)) for name in proper)
        fullest = [name for name in proper if len(tokens(name)) == best]
        mixed = [name for name in fullest if not name.isupper()] or fullest
        return max(mixed, key=lambda name: (name[0].isupper(), sum(map(str.isupper, name)) > 2, len(name)))

    def all_names(self) -> Iterable[str]:
        """Give every name and abbreviation that the text or the vocabulary has for it."""
        yield from (*self.printed, *self.abbreviations)
        if self.known is not None:
            yield from (self.known.name, *self.known.names)
        if self.elsewhere is not None:
            yield from (self.elsewhere.name, *self.elsewhere.names)


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that means a treaty; ``full`` when it names it, not only "the Protocol"."""

    start: int
    end: int
    treaty: str
    full: bool
    span: Span

"""What the engine gives back: an Answer with its citations; knows nothing of who shows it."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Outcome(enum.StrEnum):
    """How a question ended (the contract's five outcomes)."""

    ANSWERED = "answered"
    NOT_IN_SOURCE = "not_in_source"
    CLARIFY = "clarify"
    SMALL_TALK = "small_talk"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim piece of a source that an answer rests on."""

    source: str
    paragraph: int
    quote: str
    as_of: str | None = None
    """The day the figures speak of (ISO 8601), None where the source gives none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``text`` is plain text that makes sense alone."""

    question: str
    outcome: Outcome
    text: str
    handler: str | None = None
    treaty: str | None = None
    states: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    """Questions that can be asked as they stand: the readings of a question back, or examples."""
    confidence: float | None = None
    """0 to 1; None where nothing was understood."""

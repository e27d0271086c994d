"""What a conversation remembers: the last questions understood, for some minutes; never their text."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.query import Query

REMEMBERED_SECONDS = 600.0
"""After ten minutes of silence "and Mexico?" has lost its meaning for the reader of a channel too."""

REMEMBERED_TURNS = 4
"""People go back one question or two ("both of them", "the first one again"), not further."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question understood: what it asked, and the features it showed."""

    query: Query
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """The readings of a question that was asked back about, the words each may be chosen by, and its features."""

    queries: tuple[Query, ...]
    words: tuple[frozenset[str], ...]
    features: frozenset[str]


class Conversation:
    """The memory of one dialogue: its last turns, for ``REMEMBERED_SECONDS``."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._turns: tuple[Turn, ...] = ()
        self._offer: Offer | None = None
        self._at = 0.0

    @property
    def recent(self) -> tuple[Turn, ...]:
        """The last turns, the newest last; none when the last was too long ago."""
        if self._turns and self._clock() - self._at > REMEMBERED_SECONDS:
            self._turns = ()
        return self._turns

    @property
    def last(self) -> Turn | None:
        """The last turn, or None when there is none or it was too long ago."""
        return self.recent[-1] if self.recent else None

    def remember(self, turn: Turn) -> None:
        """Keep ``turn`` as the last one."""
        self._turns = (*self.recent, turn)[-REMEMBERED_TURNS:]
        self._at = self._clock()

    def offer(self, offer: Offer) -> None:
        """Keep the readings that were offered until the next message."""
        self._offer = offer
        self._at = self._clock()

    def take_offer(self) -> Offer | None:
        """Return the readings offered just before, and forget them: the next message replies to them or never."""
        offer, self._offer = self._offer, None
        return offer if self._clock() - self._at <= REMEMBERED_SECONDS else None

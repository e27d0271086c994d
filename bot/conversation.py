"""What a conversation remembers: the last questions understood, for some minutes; never their text."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.query import Query

REMEMBERED_SECONDS = 600.0
"""After ten minutes of silence "and Mexico?" has lost its meaning for the reader of a channel too."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question understood: what it asked, and the features it showed."""

    query: Query
    features: frozenset[str]


class Conversation:
    """The memory of one dialogue: its last turn, for ``REMEMBERED_SECONDS``."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._turn: Turn | None = None
        self._at = 0.0

    @property
    def last(self) -> Turn | None:
        """The last turn, or None when there is none or it was too long ago."""
        if self._turn is not None and self._clock() - self._at > REMEMBERED_SECONDS:
            self._turn = None
        return self._turn

    def remember(self, turn: Turn) -> None:
        """Keep ``turn`` as the last one."""
        self._turn, self._at = turn, self._clock()

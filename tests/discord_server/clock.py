"""The time as this Discord sees it: the real one, or one that a test moves by hand.

Deadlines (three seconds for an interaction, fifteen minutes for its token) are measured on a
clock, so that a test makes an interaction expire by moving the clock and never by sleeping.
Knows nothing of Discord.
"""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Anything that tells seconds which never run backwards."""

    def now(self) -> float:
        """Return seconds since some fixed moment."""
        ...


class RealClock:
    """The machine's monotonic clock."""

    def now(self) -> float:
        """Return the machine's monotonic seconds."""
        return time.monotonic()


class ManualClock:
    """A clock that stands still until it is advanced."""

    def __init__(self) -> None:
        self._now = 0.0

    def now(self) -> float:
        """Return the seconds advanced so far."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        self._now += seconds

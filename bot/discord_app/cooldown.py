"""How often one person may ask: a token bucket each; knows nothing of Discord and takes its clock."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

BURST = 6
"""Questions at once: the five that must be free, and one for the clock's grain."""
SECONDS_A_QUESTION = 2.0
"""One comes back every two seconds, so that any ten seconds hold five free ones whatever went before."""
MAX_PEOPLE = 10_000
"""Bound on memory; whoever asked longest ago is forgotten first, by then long with a full bucket."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    noticed: bool = False


class Cooldown:
    """Counts the questions of each person."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def take(self, person: int) -> int:
        """Count a question; return 0 when it is free, otherwise the whole seconds to wait."""
        bucket = self._bucket(person)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return 0
        return max(1, math.ceil((1 - bucket.tokens) * SECONDS_A_QUESTION))

    def may_notice(self, person: int) -> bool:
        """Say whether a notice may be posted for this person: once until their bucket is full again."""
        bucket = self._bucket(person)
        first = not bucket.noticed
        bucket.noticed = True
        return first

    def _bucket(self, person: int) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.get(person)
        if bucket is None:
            bucket = self._buckets[person] = _Bucket(BURST, now)
            if len(self._buckets) > MAX_PEOPLE:
                self._buckets.popitem(last=False)
            return bucket
        self._buckets.move_to_end(person)
        bucket.tokens = min(BURST, bucket.tokens + (now - bucket.at) / SECONDS_A_QUESTION)
        bucket.at = now
        if bucket.tokens >= BURST:
            bucket.noticed = False
        return bucket

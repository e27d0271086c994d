"""Things that go wrong on purpose: one scripted fault, or many at random from a seed.

Decides which fault befalls a request or an event, and counts them; `rest` and `gateway` carry it out.
The same seed and the same order of requests give the same faults.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from dataclasses import dataclass, field

from .api import Call

RATE_LIMITED, ERROR, SLOW, DROPPED, LOST = "429", "error", "slow", "dropped", "lost"


@dataclass(eq=False)
class Fault:
    """One thing that befalls the next `times` matching requests (after letting `after` of them pass).

    `429`: rate limited (`everywhere` for the global limit); `error`: an answer with `status` and `code`
    and nothing done; `slow`: served after `seconds`, or after `release()` when those are None; `dropped`:
    the line is cut before anything is done; `lost`: all is done, then the answer is `status`, or the line
    is cut when that is 0.
    """

    kind: str
    method: str | None = None
    route: str = ""
    times: int = 1
    after: int = 0
    status: int = 500
    code: int = 0
    message: str = "scripted"
    seconds: float | None = 0.0
    everywhere: bool = False
    struck: int = 0
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let the requests held by a `slow` fault go on."""
        self.gate.set()

    def matches(self, call: Call) -> bool:
        """Tell whether this request is meant; `route` is a regular expression over the path template."""
        if self.times <= 0 or (self.method is not None and self.method != call.method):
            return False
        return re.search(self.route, call.template) is not None


@dataclass
class Rates:
    """How often each fault happens in a random run, as a share of requests or of events."""

    rate_limited: float = 0.0
    global_limited: float = 0.0
    error: float = 0.0
    lost: float = 0.0
    dropped: float = 0.0
    slow: float = 0.0
    unknown_interaction: float = 0.0
    forbidden: float = 0.0
    drop_socket: float = 0.0
    reconnect: float = 0.0
    invalid_resumable: float = 0.0
    invalid: float = 0.0
    duplicate: float = 0.0
    swap: float = 0.0


class Chaos:
    """Random faults from a seed; `counts` says what happened."""

    def __init__(self, seed: int, rates: Rates) -> None:
        self.seed = seed
        self.rates = rates
        self.counts: Counter[str] = Counter()
        self._calls = random.Random(seed)
        self._events = random.Random(seed + 1)

    def for_call(self, call: Call) -> Fault | None:
        """Draw the fault of one request, if any."""
        rates, draw = self.rates, self._calls.random()
        acknowledges = call.template.endswith("/callback")
        table = (
            ("rate_limited", rates.rate_limited, Fault(RATE_LIMITED, seconds=0.01)),
            ("global_limited", rates.global_limited, Fault(RATE_LIMITED, seconds=0.01, everywhere=True)),
            ("error", rates.error, Fault(ERROR, status=500)),
            ("lost", rates.lost, Fault(LOST, status=500)),
            ("dropped", rates.dropped, Fault(DROPPED)),
            ("slow", rates.slow, Fault(SLOW, seconds=0.02)),
            ("unknown_interaction", rates.unknown_interaction if acknowledges else 0.0, _unknown()),
            ("forbidden", rates.forbidden if call.template.endswith("/messages") else 0.0, _forbidden()),
        )
        for name, rate, fault in table:
            if draw < rate:
                self.counts[name] += 1
                return fault
            draw -= rate
        return None

    def for_event(self) -> str | None:
        """Draw what befalls one gateway event, if anything."""
        rates, draw = self.rates, self._events.random()
        for name in ("drop_socket", "reconnect", "invalid_resumable", "invalid", "duplicate", "swap"):
            rate: float = getattr(rates, name)
            if draw < rate:
                self.counts[name] += 1
                return name
            draw -= rate
        return None


def _unknown() -> Fault:
    return Fault(ERROR, status=404, code=10062, message="Unknown interaction")


def _forbidden() -> Fault:
    return Fault(ERROR, status=403, code=50013, message="Missing Permissions")


class Faults:
    """The faults in force: scripted ones first, then the random ones."""

    def __init__(self) -> None:
        self.scripted: list[Fault] = []
        self.chaos: Chaos | None = None

    def add(self, fault: Fault) -> Fault:
        """Put a fault in force."""
        self.scripted.append(fault)
        return fault

    def for_call(self, call: Call) -> Fault | None:
        """Return the fault that befalls this request, if any."""
        for fault in self.scripted:
            if not fault.matches(call):
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.times -= 1
            fault.struck += 1
            return fault
        return self.chaos.for_call(call) if self.chaos is not None else None

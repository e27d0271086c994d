"""The real bot in bad weather: many people, faults at random from a seed, reloads in between, and the count of it all.

Shared by the tests of storms and by ``python -m tests.soak``. What must hold is in ``Weathered.complaints``.
"""

from __future__ import annotations

import asyncio
import gc
import json
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.discord_app import edition as editions
from bot.discord_app.reload import Library, Reloaded
from tests.discord_running import connected, copied_knowledge
from tests.discord_server import DiscordServer, Rates
from tests.discord_server.exchange import Exchange
from tests.discord_server.storm import ASIDE, Report, Storm

LABELLED = Path(__file__).parent / "data" / "questions.jsonl"
RATES = Rates(
    rate_limited=0.01, global_limited=0.0005, error=0.004, lost=0.01, dropped=0.004, slow=0.02,
    unknown_interaction=0.005, forbidden=0.005, drop_socket=0.0008, reconnect=0.0005, invalid_resumable=0.0005,
    invalid=0.0002, duplicate=0.005, swap=0.01,
)  # fmt: skip
"""Worse than Discord on its worst day, yet mild enough that nine questions of ten are answered."""
KINDS = ("slash", "slash", "mention", "dm", ASIDE)
ROUND = 1_000
"""Questions between two looks at what has grown."""
RELOAD_EVERY = 4
"""Rounds between two reloads."""
CLOSED_TO_MESSAGES = 20
"""Every twentieth person takes no direct messages."""
FAST = 10_000.0
"""How much faster the bot's own clock runs, so that no cooldown stands between the crowd and its answers."""
ATTEMPTS = 6
"""Requests that one fault may cause: discord.py asks five times on a 5xx."""
BOUNDED = frozenset({"bot.understanding.spelling.Near"})
"""What a cache of a fixed size holds (``spelling.CACHED`` words): it fills after each reload, and then no more."""
STEADY = 200
"""Objects that may come and go with the moment at which they are counted."""
MARKS = ("⟨one⟩", "⟨two⟩")
_REPLY = re.compile(r'^(  [\w.]+: ".*)"$', re.MULTILINE)


@dataclass
class Weathered:
    """What a run came to."""

    report: Report
    reloads: int = 0
    shards: int = 1
    seconds: float = 0.0
    objects: list[Counter[str]] = field(default_factory=list)
    """Objects of the bot and of discord.py by type, after each round."""
    tasks: list[int] = field(default_factory=list)

    @property
    def complaints(self) -> list[str]:
        """What did not hold, one sentence each."""
        report = self.report
        found = list(report.odd)
        dead = report.faults["invalid"]
        if report.identifies > dead + self.shards:
            found.append(f"{report.identifies} IDENTIFYs after {dead} dead sessions")
        expected = report.outcomes.total() + ATTEMPTS * report.faults.total()
        if report.requests > expected:
            found.append(f"{report.requests:,} requests where at most {expected:,} were to be expected")
        if len(self.objects) > 1:
            grown = self.objects[-1] - self.objects[len(self.objects) // 2]
            found += [
                f"{count:,} more {name} than half-way"
                for name, count in grown.items()
                if count > STEADY and name not in BOUNDED
            ]
        return found

    def __str__(self) -> str:
        asked = self.report.outcomes.total()
        return (
            f"{self.report}; {asked:,} messages in {self.seconds:.0f} s, {self.reloads} reloads, {self.tasks[-1]} tasks"
        )


def labelled() -> list[str]:
    """Return the project's labelled questions, follow-ups left out."""
    rows = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    return [row["question"] for row in rows if not row.get("context")]


async def endure(
    folder: Path,
    *,
    seed: int,
    count: int | None = None,
    seconds: float | None = None,
    rates: Rates | None = RATES,
    people: int = 200,
    guilds: int = 50,
    shards: int = 1,
    reload_every: int = RELOAD_EVERY,
    kinds: tuple[str, ...] = KINDS,
) -> Weathered:
    """Put ``count`` questions to the bot, or as many as fit in ``seconds``, with faults; return the count of it.

    The knowledge is copied to ``folder`` and reloaded now and then, its replies marked with their edition.
    """
    directory = copied_knowledge(folder)
    mark(directory, MARKS[0])
    library = Library(editions.load(directory, "start"), directory)
    async with DiscordServer(history=3_000) as discord:
        storm = Storm(discord, labelled(), seed=seed, people=people, guilds=guilds, kinds=kinds, judge=mixed)
        for person in storm.people[::CLOSED_TO_MESSAGES]:
            person.dms_closed = True
        discord.gateway.replay_overlap = 3
        result = Weathered(storm.report, shards=shards)
        started = time.monotonic()
        async with connected(
            discord,
            library=library,
            clock=lambda: time.monotonic() * FAST,
            log_level="CRITICAL",
            shard_count=shards,
        ):
            if rates is not None:
                discord.chaos(seed, rates)
            asked = turns = 0
            while (count is None or asked < count) and (seconds is None or time.monotonic() - started < seconds):
                size = ROUND if count is None else min(ROUND, count - asked)
                reloading = None
                if reload_every and turns % reload_every == reload_every - 1:
                    result.reloads += 1
                    mark(directory, MARKS[result.reloads % len(MARKS)])
                    reloading = asyncio.create_task(library.reload("test"))
                await storm.rage(size, at_once=people)
                if reloading is not None and not isinstance(await reloading, Reloaded):
                    storm.report.odd.append(f"reload refused: {reloading.result()}")
                asked += size
                turns += 1
                _look(result)
            discord.calm()
            result.seconds = time.monotonic() - started
    return result


def mark(directory: Path, sign: str) -> None:
    """Put ``sign`` at the end of every reply of the knowledge, in place of an earlier one."""
    path = directory / "questions" / "en.yaml"
    text = path.read_text(encoding="utf-8")
    for old in MARKS:
        text = text.replace(f" {old}", "")
    head, replies = text.split("\nreplies:", 1)
    marked = _REPLY.sub(lambda match: f'{match[1]} {sign}"', replies)
    path.write_text(f"{head}\nreplies:{marked}", encoding="utf-8")


def mixed(exchange: Exchange) -> str | None:
    """Return what is wrong when a reply holds the words of two editions."""
    text = exchange.replies[0].text
    return "two editions in one answer" if all(sign in text for sign in MARKS) else None


def _look(result: Weathered) -> None:
    """Count what is alive. The Discord on loopback keeps things too, and is left out."""
    gc.collect()
    counted: Counter[str] = Counter()
    for one in gc.get_objects():
        module = str(type(one).__module__)  # no string in some types of C
        if module.startswith(("bot.", "discord.")):
            counted[f"{module}.{type(one).__qualname__}"] += 1
    result.objects.append(counted)
    result.tasks.append(len(asyncio.all_tasks()))

"""How many questions one process answers when more wait than it can take, and what each costs it.

The bot and, after it, a bot that answers a constant run as processes of their own. What counts is the processor time
they use: the Discord on loopback shares the machine, and its share must not be taken for the bot's.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.discord_wire import running
from benchmarks.measuring import questions
from tests.discord_server import DiscordServer
from tests.discord_server.storm import Storm

ASKED = 3_000
WARM_UP = 300
PEOPLE = 200
GUILDS = 50
SEED = 2004
BOTS = {"treatybot": ("bot", "serve"), "constant": ("benchmarks.constant_bot",)}

Figures = dict[str, float]


async def figures() -> Figures:
    """Measure both."""
    found: Figures = {"people": PEOPLE, "servers": GUILDS}
    for name, command in BOTS.items():
        async with DiscordServer(history=3_000) as discord:
            storm = Storm(discord, questions(), seed=SEED, people=PEOPLE, guilds=GUILDS, kinds=("slash",))
            with _administrators(storm):
                async with running(discord, *command) as (process, _):
                    await storm.rage(WARM_UP, at_once=PEOPLE)
                    storm.report.seconds.clear()
                    before, started = _processor(process.pid), time.perf_counter()
                    report = await storm.rage(ASKED, at_once=PEOPLE)
                    took, used = time.perf_counter() - started, _processor(process.pid) - before
            discord.violations.clear()
        found[f"{name}, processor ms a question"] = 1000 * used / ASKED
        found[f"{name}, questions a second of one core"] = ASKED / used
        found[f"{name}, questions a second beside the server"] = ASKED / took
        found[f"{name}, event to callback, median ms"] = 1000 * report.percentile(0.5)
        found[f"{name}, event to callback, p99 ms"] = 1000 * report.percentile(0.99)
        found[f"{name}, answered"] = report.outcomes["answered"]
    found["processor, treatybot : constant"] = (
        found["treatybot, processor ms a question"] / found["constant, processor ms a question"]
    )
    return found


@contextmanager
def _administrators(storm: Storm) -> Iterator[None]:
    """Make the crowd administrators, who have no cooldown."""
    os.environ["ADMIN_USER_IDS"] = ",".join(str(person.id) for person in storm.people)
    try:
        yield
    finally:
        del os.environ["ADMIN_USER_IDS"]


def _processor(process: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

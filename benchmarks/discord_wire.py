"""What Discord's side of the bot costs: round trips, start, memory, and pauses of the event loop during a reload.

Run as ``python -m benchmarks.discord_wire [--questions 10000] [--json FILE]``. Treatybot and a discord.py bot that
answers a constant run as processes of their own against the loopback Discord of the tests, and are asked in turn, so
that the ratio does not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import statistics
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.discord_app import edition as editions
from bot.discord_app.reload import Library, Reloaded
from tests.discord_server import DiscordServer

ROUND_TRIPS = 2_000
WARM_UP = 100
STARTS = 5
RELOADS = 5
PEOPLE = 2_000
ASKED = (
    "has Peru ratified?",
    "and Mexico?",
    "when did it enter into force?",
    "how many States signed?",
    "has Congo ratified?",
    "list the parties in Africa",
    "what is smuggling of migrants?",
    "blargh fnord",
    "help",
    "is migration a crime?",
)


@asynccontextmanager
async def running(discord: DiscordServer, *command: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, float]]:
    """Start a bot; give its process and the seconds until it could be asked."""
    started = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *command,
        env={**os.environ, **discord.environment},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await discord.ready(timeout=60)
        await discord.until(lambda: "ask" in discord.commands, what="the command")
        yield process, time.perf_counter() - started
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
        discord.gateway.forget()


async def ask(discord: DiscordServer, question: str, user: Any = None) -> float:
    """Return the milliseconds from sending the interaction to seeing its answer."""
    started = time.perf_counter()
    asked = await discord.slash("ask", question=question, user=user or discord.core.owner)
    await asked.reply()
    return (time.perf_counter() - started) * 1000


async def round_trips() -> dict[str, float]:
    """Ask both bots in turn."""
    async with DiscordServer() as ours, DiscordServer() as theirs:
        ours.guild("Model UN")
        theirs.guild("Model UN")
        async with running(ours, "bot", "serve"), running(theirs, "benchmarks.constant_bot"):
            times: dict[str, list[float]] = {"treatybot": [], "constant": []}
            for number in range(WARM_UP + ROUND_TRIPS):
                for name, discord in (("treatybot", ours), ("constant", theirs)):
                    took = await ask(discord, "has Peru ratified?")
                    if number >= WARM_UP:
                        times[name].append(took)
        theirs.violations.clear()
    found = {}
    for name, values in times.items():
        values.sort()
        found[f"{name}, median ms"] = statistics.median(values)
        found[f"{name}, p99 ms"] = values[int(len(values) * 0.99)]
    found["ratio of medians"] = found["treatybot, median ms"] / found["constant, median ms"]
    return found


async def starts() -> dict[str, float]:
    """Start each bot several times."""
    found = {}
    for name, command in (("treatybot", ("bot", "serve")), ("constant", ("benchmarks.constant_bot",))):
        seconds = []
        for _ in range(STARTS):
            async with DiscordServer() as discord:
                discord.guild("Model UN")
                async with running(discord, *command) as (_, took):
                    seconds.append(took)
        found[f"{name}, start to commands registered, s"] = min(seconds)
    found["ratio"] = found["treatybot, start to commands registered, s"] / min(seconds)
    return found


async def memory(questions: int) -> dict[str, float]:
    """Ask many questions by many people and look at the process."""
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        people = [discord.user(f"Person {number}") for number in range(PEOPLE)]
        async with running(discord, "bot", "serve") as (process, _):
            sizes = {}
            for number in range(1, questions + 1):
                await ask(discord, ASKED[number % len(ASKED)], people[number % PEOPLE])
                if number in (100, questions):
                    sizes[number] = _megabytes(process.pid)
    return {
        "after 100 questions, MB": sizes[100],
        f"after {questions:,} questions, MB": sizes[questions],
        "growth, MB": sizes[questions] - sizes[100],
    }


def _megabytes(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def reloads() -> dict[str, float]:
    """Reload several times while a task looks at the clock as often as it can."""
    library = Library(editions.load(None, "start"), None)
    gc.collect()
    gc.freeze()
    done = asyncio.Event()
    pauses: list[float] = []

    async def watch() -> None:
        while not done.is_set():
            before = time.perf_counter()
            await asyncio.sleep(0)
            pauses.append((time.perf_counter() - before) * 1000)
            await asyncio.sleep(0.001)

    worst, seconds = [], []
    for _ in range(RELOADS):
        pauses.clear()
        done.clear()
        watching = asyncio.create_task(watch())
        outcome = await library.reload("benchmark")
        done.set()
        await watching
        if not isinstance(outcome, Reloaded):
            raise RuntimeError(f"the reload failed: {outcome}")
        worst.append(max(pauses))
        seconds.append(outcome.seconds)
    return {
        "reload, s": statistics.median(seconds),
        "longest pause, median ms": statistics.median(worst),
        "longest pause, worst ms": max(worst),
    }


async def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description="Measures the bot on the wire.")
    parser.add_argument("--questions", type=int, default=10_000, help="how many for the memory")
    parser.add_argument("--only", help="measure only what begins so")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    chosen = parser.parse_args()
    figures = {}
    for name, measure in (
        ("round trip", round_trips),
        ("start", starts),
        ("reload", reloads),
        ("memory", lambda: memory(chosen.questions)),
    ):
        if chosen.only and not name.startswith(chosen.only):
            continue
        figures[name] = await measure()
        print(name)
        for what, value in figures[name].items():
            print(f"  {what:45} {value:10.3f}")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())

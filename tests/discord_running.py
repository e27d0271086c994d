"""Treatybot connected to the Discord on loopback: in this process, or as the program it is.

Real in every part but one: the five seconds that discord.py leaves between IDENTIFYs.
"""

from __future__ import annotations

import asyncio
import functools
import io
import json
import os
import re
import shutil
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.discord_app import edition as editions
from bot.discord_app import logs
from bot.discord_app.client import Treatybot
from bot.discord_app.edition import Edition
from bot.discord_app.reload import Library
from bot.settings import Settings
from tests.bare_client import pointed_at
from tests.discord_server import DiscordServer

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ROOT / "knowledge"
NOWHERE = "ws://127.0.0.1:9/"
PARTS = ("sources", "facts", "questions", "vocabulary")


class Eager(Treatybot):
    """The bot without the pause between IDENTIFYs."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not wait."""


@functools.cache
def packaged() -> Edition:
    """Return the edition of the packaged knowledge, read once for all tests."""
    return editions.load(None, "start")


def settings_for(discord: DiscordServer, **changed: Any) -> Settings:
    """Return the settings of a bot at this Discord."""
    made = Settings(
        discord_token=discord.token,
        discord_api_url=discord.api_url,
        discord_gateway_url=discord.gateway_url,
        log_level="DEBUG",
    )
    return replace(made, **changed)


class Log:
    """What was logged, as it would stand on standard error."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        """Everything so far."""
        return self.stream.getvalue()

    def events(self, name: str) -> list[dict[str, Any]]:
        """Return the lines of one kind of event."""
        lines = [json.loads(line) for line in self.text.splitlines()]
        return [line for line in lines if line["event"] == name]


@asynccontextmanager
async def connected(
    discord: DiscordServer,
    *,
    library: Library | None = None,
    clock: Callable[[], float] = time.monotonic,
    **changed: Any,
) -> AsyncIterator[Treatybot]:
    """A bot that is connected and has registered its commands; closed at the end, whatever happened."""
    settings = settings_for(discord, **changed)
    library = library or Library(packaged(), settings.knowledge_dir)
    with pointed_at(NOWHERE, NOWHERE):  # so that the settings and /gateway/bot alone lead to the server
        bot = Eager(settings, library, clock=clock)
        running = asyncio.create_task(bot.start(discord.token))
        shards = len(settings.shard_ids or range(settings.shard_count or 1))
        ready = asyncio.create_task(discord.ready(shards))
        try:
            await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                ready.cancel()
                running.result()
            await ready
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)


@asynccontextmanager
async def talking(**changed: Any) -> AsyncIterator[tuple[DiscordServer, Treatybot]]:
    """A Discord with one server, and the bot in it."""
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        async with connected(discord, **changed) as bot:
            yield discord, bot


@asynccontextmanager
async def logged(**changed: Any) -> AsyncIterator[tuple[DiscordServer, Treatybot, Log]]:
    """As ``talking``, with the log; all of it is written when the block ends."""
    log = Log()
    with logs.running("DEBUG", ("the-token-of-another-bot",), log.stream):
        async with talking(**changed) as (discord, bot):
            yield discord, bot, log


def copied_knowledge(folder: Path) -> Path:
    """Copy the packaged knowledge to ``folder`` and return where it lies."""
    for part in PARTS:
        shutil.copytree(KNOWLEDGE / part, folder / part)
    return folder


def edit(path: Path, pattern: str, replacement: str) -> None:
    """Replace the one first match of ``pattern`` in a file."""
    text, count = re.subn(pattern, replacement, path.read_text(encoding="utf-8"), count=1)
    assert count, f"{pattern} is not in {path}"
    path.write_text(text, encoding="utf-8")


class Program:
    """``treatybot serve`` in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self._lines: list[str] = []
        self._arrived = asyncio.Condition()
        self._reading = asyncio.create_task(self._read())

    @property
    def output(self) -> str:
        """Everything it wrote so far."""
        return "".join(self._lines)

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            async with self._arrived:
                self._lines.append(line.decode())
                self._arrived.notify_all()

    async def says(self, wanted: str, seconds: float = 30.0) -> str:
        """Wait until it wrote a line that contains ``wanted``, and return the line."""

        def found() -> str | None:
            return next((line for line in self._lines if wanted in line), None)

        async with asyncio.timeout(seconds), self._arrived:
            await self._arrived.wait_for(found)
        line = found()
        assert line is not None
        return line

    async def ends(self, seconds: float = 30.0) -> int:
        """Wait until it ended, and return its exit code."""
        async with asyncio.timeout(seconds):
            code = await self.process.wait()
            await self._reading
        return code


@asynccontextmanager
async def program(environment: dict[str, str], folder: Path) -> AsyncIterator[Program]:
    """Start ``python -m bot serve`` in ``folder``; it is killed at the end if it still runs."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "XDG_CACHE_HOME", "LANG")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "serve",
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    started = Program(process)
    try:
        yield started
    finally:
        if process.returncode is None:
            process.kill()
        await started.ends()

"""The bot's life as a process: settings to start, signals, retries, exit codes. Knows no question."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Callable

import aiohttp
import discord

from bot.discord_app import edition as editions
from bot.discord_app import limits, logs
from bot.discord_app.client import SessionsExhausted, Treatybot, pauses, unreachable
from bot.discord_app.reload import Library
from bot.settings import Settings
from knowledge import baseline
from knowledge.faults import KnowledgeError

EXIT_OK = 0
EXIT_SETTINGS = 2
EXIT_TOKEN = 3
EXIT_KNOWLEDGE = 4
REFUSED_TOKEN = 4004
REFUSED_SETTINGS = {
    4010: "SHARD_IDS names a shard that Discord does not accept.",
    4011: "The bot is in too many servers for one shard: set a higher SHARD_COUNT, or none.",
    4013: "Discord refused the intents of this version of the bot.",
    4014: "Discord refused the intents of this version of the bot.",
}
TOKEN_SENTENCE = "Discord refuses the token in DISCORD_TOKEN: copy a new one from the developer portal."
STEADY_SECONDS = 300.0
"""A connection that held this long was no failed start: the pauses begin anew."""


def main(settings: Settings) -> int:
    """Run the bot until it is told to stop; return the exit code."""
    if not settings.discord_token:
        return _give_up(
            "DISCORD_TOKEN is not set: put the bot's token from the developer portal into it.", EXIT_SETTINGS
        )
    # Asked nowhere else: whether the libraries for voice are there, which no answer needs.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    with logs.running(settings.log_level, (settings.discord_token,)):
        try:
            edition = editions.load(settings.knowledge_dir, "start")
        except KnowledgeError as error:
            return _give_up(str(error), EXIT_KNOWLEDGE)
        if faults := limits.faults(edition):
            return _give_up("\n".join(faults), EXIT_KNOWLEDGE)
        baseline.remember(settings.knowledge_dir, edition.engine.kb)
        gc.collect()
        gc.freeze()  # the knowledge outlives every collection; walking it each time would stall the event loop
        return asyncio.run(serve(settings, Library(edition, settings.knowledge_dir)))


async def serve(
    settings: Settings,
    library: Library,
    *,
    make: Callable[[Settings, Library], Treatybot] = Treatybot,
    first_pause: float = 1.0,
) -> int:
    """Connect, answer, and reconnect where that helps; return the exit code."""
    stopping = asyncio.Event()
    _on_signals(stopping, library)
    waits = pauses(first_pause)
    while not stopping.is_set():
        bot = make(settings, library)
        began = asyncio.get_running_loop().time()
        error = await _run(bot, settings.discord_token or "", stopping)
        if stopping.is_set():
            break
        code = _verdict(error)
        if code is not None:
            return code
        if asyncio.get_running_loop().time() - began > STEADY_SECONDS:
            waits = pauses(first_pause)
        pause = error.seconds if isinstance(error, SessionsExhausted) else next(waits)
        if error is not None:
            unreachable("api", error, pause)
            if not _is_connection_trouble(error):
                logs.event("connection_lost", level=logging.ERROR, error=error)
        try:
            await asyncio.wait_for(stopping.wait(), pause)
        except TimeoutError:
            continue
    logs.event("stopped")
    return EXIT_OK


async def _run(bot: Treatybot, token: str, stopping: asyncio.Event) -> BaseException | None:
    """Run one bot until it ends by itself or is told to; return what ended it."""
    running = asyncio.create_task(bot.start(token), name="bot")
    told = asyncio.create_task(stopping.wait(), name="stop")
    await asyncio.wait({running, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    try:
        await bot.close()
    except Exception as error:
        logs.event("close_failed", level=logging.WARNING, error=error)
    if not running.done():
        running.cancel()
    [result] = await asyncio.gather(running, return_exceptions=True)
    return result


def _verdict(error: BaseException | None) -> int | None:
    """Return the exit code with which to give up; None when another attempt may help."""
    if isinstance(error, discord.LoginFailure):
        return _give_up(TOKEN_SENTENCE, EXIT_TOKEN)
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return _give_up(REFUSED_SETTINGS[4014], EXIT_SETTINGS)
    if isinstance(error, discord.ConnectionClosed):
        if error.code == REFUSED_TOKEN:
            return _give_up(TOKEN_SENTENCE, EXIT_TOKEN)
        if error.code in REFUSED_SETTINGS:
            return _give_up(REFUSED_SETTINGS[error.code], EXIT_SETTINGS)
    if isinstance(error, discord.HTTPException) and error.status == 401:
        return _give_up(TOKEN_SENTENCE, EXIT_TOKEN)
    return None


def _is_connection_trouble(error: BaseException) -> bool:
    kinds = (OSError, aiohttp.ClientError, discord.HTTPException, discord.GatewayNotFound, discord.ConnectionClosed,
             SessionsExhausted)  # fmt: skip
    return isinstance(error, kinds)


def _give_up(sentence: str, code: int) -> int:
    print(f"treatybot: {sentence}", file=sys.stderr, flush=True)
    return code


def _on_signals(stopping: asyncio.Event, library: Library) -> None:
    loop = asyncio.get_running_loop()
    running: set[asyncio.Task[object]] = set()

    def stop(name: str) -> None:
        logs.event("stopping", signal=name)
        stopping.set()

    def reload() -> None:
        task: asyncio.Task[object] = loop.create_task(library.reload("SIGHUP"), name="reload")
        running.add(task)
        task.add_done_callback(running.discard)

    try:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop, number.name)
        loop.add_signal_handler(signal.SIGHUP, reload)
    except (NotImplementedError, ValueError, RuntimeError, AttributeError):
        logs.event("no_signals")  # another thread, or a system without them: Ctrl+C still ends the process

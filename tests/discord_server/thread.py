"""The same Discord on an event loop of its own, in a thread, for tests that measure the bot's loop.

A busy bot then cannot slow the server, nor the server the bot. Everything is done on the server's loop.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self, TypeVar

from .server import DiscordServer

T = TypeVar("T")


class DiscordThread:
    """Runs a `DiscordServer`; `with DiscordThread() as thread:` or `async with`.

    `await thread.do(lambda d: d.slash("ask", question="…"))` does something with the server and returns
    what came of it; `thread.call(…)` is the same for code that is not asynchronous.
    """

    def __init__(self, **options: Any) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="discord", daemon=True)
        self.discord = DiscordServer(**options)

    async def _perform(self, work: Callable[[DiscordServer], Awaitable[T]]) -> T:
        return await work(self.discord)

    def call(self, work: Callable[[DiscordServer], Awaitable[T]]) -> T:
        """Do something on the server's loop and wait for it."""
        return asyncio.run_coroutine_threadsafe(self._perform(work), self._loop).result()

    async def do(self, work: Callable[[DiscordServer], Awaitable[T]]) -> T:
        """Do something on the server's loop; the caller's loop goes on meanwhile."""
        future = asyncio.run_coroutine_threadsafe(self._perform(work), self._loop)
        return await asyncio.wrap_future(future)

    def __enter__(self) -> Self:
        self._thread.start()
        self.call(lambda discord: discord.start())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.call(lambda discord: discord.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        if kind is None:
            self.discord.check()

    async def __aenter__(self) -> Self:
        return await asyncio.to_thread(self.__enter__)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.__exit__, kind, error, trace)

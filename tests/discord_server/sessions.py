"""One connection to the gateway, and the session that outlives it.

Numbers nothing and decides nothing: `gateway` does. Here bytes are packed and written in order.
"""

from __future__ import annotations

import asyncio
import json
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakSet

from aiohttp import web

from .core import Signal

REPLAYED_AT_MOST = 2_000
"""Events kept for RESUME; beyond them a session is dead, as on the real service after some minutes."""


@dataclass(eq=False)
class Session:
    """One shard's session."""

    id: str
    shard: tuple[int, int]
    intents: int
    seq: int = 0
    kept: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=REPLAYED_AT_MOST))
    connection: Connection | None = None
    held: str | None = None
    gone: bool = False
    watchers: WeakSet[Signal] = field(default_factory=WeakSet)

    def serves(self, guild_id: int | None) -> bool:
        """Tell whether events of this server (None: direct messages) come to this shard."""
        number, count = self.shard
        return number == (0 if guild_id is None else (guild_id >> 22) % count)


@dataclass(frozen=True)
class Identify:
    """One IDENTIFY or RESUME that arrived."""

    op: int
    shard: tuple[int, int]
    at: float
    path: str


class Connection:
    """One websocket. Everything to send goes through its outbox, so that order is kept."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self.request = request
        self.socket = socket
        self.session: Session | None = None
        self.outbox: asyncio.Queue[str | int] = asyncio.Queue()
        self.beats = 0
        self.commands: deque[float] = deque()
        compressed = request.query.get("compress") == "zlib-stream"
        self._deflate = zlib.compressobj() if compressed else None

    def send(self, op: int, data: Any = None) -> None:
        """Send a frame that is no event."""
        self.outbox.put_nowait(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    def close(self, code: int) -> None:
        """Close after what is queued."""
        self.outbox.put_nowait(code)

    def abort(self) -> None:
        """Cut the line without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()

    async def write(self) -> None:
        """Send what comes into the outbox until it is told to close."""
        while not self.socket.closed:
            item = await self.outbox.get()
            try:
                if isinstance(item, int):
                    await self.socket.close(code=item)
                    return
                if self._deflate is None:
                    await self.socket.send_str(item)
                else:
                    packed = self._deflate.compress(item.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(packed)
            except ConnectionError:
                return

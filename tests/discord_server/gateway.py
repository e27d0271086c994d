"""The gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay, and everything that ends it.

A session outlives its connections: events dispatched while nobody is connected are kept and replayed
on RESUME. What the events hold is others' business; this module numbers, compresses and sends them.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

import msgspec
from aiohttp import WSMsgType, web

from . import payloads
from .core import PATIENCE, Core
from .faults import Chaos
from .sessions import Connection, Identify, Session
from .world import Guild, Json

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, RECONNECT = 0, 1, 2, 3, 4, 6, 7
MEMBERS, INVALID_SESSION, HELLO, ACK = 8, 9, 10, 11

GUILDS_INTENT = 1 << 0
GUILD_MESSAGES_INTENT = 1 << 9
DIRECT_MESSAGES_INTENT = 1 << 12
CONTENT_INTENT = 1 << 15
PRIVILEGED = (1 << 1) | (1 << 8) | CONTENT_INTENT
KNOWN_INTENTS = (1 << 26) - 1
BEATS_MISSED = 1.5
"""Intervals without a heartbeat after which the server hangs up (4009)."""

SETTLING_ROUNDS = 2
"""Heartbeats asked for by `settle`: the second shows that what the first set off has begun. discord.py sends
at most 110 frames a minute, these answers included, so more would stall it."""

COMMANDS_A_MINUTE = 120


class Gateway:
    """All sessions of the bot."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._session_ids = itertools.count(1)
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        self.url = ""
        self.recommended_shards = 1
        self.require_sharding = False
        self.privileged_allowed = 0
        self.heartbeat_interval = 41.25
        self.acknowledges = True
        self.enforce_heartbeats = False
        self.refuse: int | None = None
        self.replay_overlap = 0
        self.starts_left = 1_000
        self.identifies: list[Identify] = []
        self.closes: list[int | None] = []
        self.presences: list[Json] = []
        self.chaos: Chaos | None = None

    # what the rest of the server asks of the gateway

    def dispatch(
        self, event: str, data: Json, guild_id: int | None, *, intent: int = 0, bare: Json | None = None
    ) -> list[Session]:
        """Give an event to the sessions it concerns, and return them. `bare`: without the content intent."""
        told = []
        for session in list(self.sessions.values()):
            if not session.serves(guild_id) or (intent and not session.intents & intent):
                continue
            hidden = bare is not None and not session.intents & CONTENT_INTENT
            self._event(session, event, bare if hidden and bare is not None else data)
            told.append(session)
        self._core.changed()
        return told

    def guild_appeared(self, guild: Guild) -> None:
        """Tell the bot that it is in a server now."""
        data = payloads.guild(guild, self._core.bot)
        self.dispatch("GUILD_CREATE", data, guild.id, intent=GUILDS_INTENT)

    def ready(self, shards: int = 1) -> bool:
        """Tell whether so many shards are connected and identified."""
        return len({s.shard for s in self.sessions.values() if s.connection is not None}) >= shards

    def hears(self, guild_id: int | None) -> bool:
        """Tell whether events of this server (None: direct messages) reach a session, if only on RESUME."""
        return any(session.serves(guild_id) for session in self.sessions.values())

    def live(self, shard: int | None = None) -> list[Session]:
        """Return the connected sessions, of one shard or all."""
        found = (s for s in self.sessions.values() if s.connection is not None)
        return [s for s in found if shard is None or s.shard[0] == shard]

    # what a test does to the bot

    def drop(self, shard: int | None = None) -> None:
        """Cut the connections, as when a cable is pulled; the sessions can be resumed."""
        for connection in self._lines(shard):
            if connection.session is not None:
                connection.session.connection = None
            connection.abort()

    def close(self, code: int, shard: int | None = None) -> None:
        """Close the connections with a code."""
        for connection in self._lines(shard):
            if connection.session is not None:
                connection.session.connection = None
            connection.close(code)

    def reconnect(self, shard: int | None = None) -> None:
        """Ask for a reconnect (op 7)."""
        for session in self.live(shard):
            self._connection(session).send(RECONNECT)

    def invalidate(self, *, resumable: bool, shard: int | None = None) -> None:
        """Declare the sessions invalid (op 9); one that is not resumable is gone."""
        for session in self.live(shard):
            self._connection(session).send(INVALID_SESSION, resumable)
            if not resumable:
                self._forget(session)

    def forget(self, shard: int | None = None) -> None:
        """Forget the sessions, so that a later RESUME gets INVALID_SESSION."""
        for session in list(self.sessions.values()):
            if shard is None or session.shard[0] == shard:
                self._forget(session)

    async def settle(self, timeout: float = PATIENCE) -> None:
        """Wait until the bot has read every event sent so far and no request of it is open.

        Asks each connection for heartbeats (op 1), which the client answers in the order of its events;
        what the bot does in threads of its own may still come later.
        """
        for _ in range(SETTLING_ROUNDS):
            for session in self.live():
                connection = self._connection(session)
                wanted = connection.beats + 1
                connection.send(HEARTBEAT)
                await self._core.until(
                    lambda c=connection, n=wanted: c.beats >= n or c not in self.connections,  # type: ignore[misc]
                    timeout,
                    "a heartbeat",
                )
            await self._core.until(lambda: self._core.in_flight == 0, timeout, "the end of open requests")

    # the wire

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one websocket until it ends."""
        socket = web.WebSocketResponse(compress=False, max_msg_size=1 << 22)
        await socket.prepare(request)
        connection = Connection(request, socket)
        self.connections.add(connection)
        connection.send(HELLO, {"heartbeat_interval": int(self.heartbeat_interval * 1000), "_trace": []})
        writer = asyncio.create_task(connection.write())
        watch = asyncio.create_task(self._watch(connection)) if self.enforce_heartbeats else None
        try:
            async for frame in socket:
                if frame.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._receive(connection, frame.data)
                    self._core.changed()
        finally:
            writer.cancel()
            if watch is not None:
                watch.cancel()
            self._ended(connection, socket.close_code)
        return socket

    async def _watch(self, connection: Connection) -> None:
        while True:
            before = connection.beats
            await asyncio.sleep(self.heartbeat_interval * BEATS_MISSED)
            if connection.beats == before:
                connection.close(4009)
                return

    def _ended(self, connection: Connection, code: int | None) -> None:
        self.connections.discard(connection)
        self.closes.append(code)
        session = connection.session
        if session is not None and session.connection is connection:
            session.connection = None
            if code in (1000, 1001):
                self._forget(session)
        self._core.changed()

    def _receive(self, connection: Connection, raw: str | bytes) -> None:
        try:
            frame = json.loads(raw)
            op, data = frame["op"], frame.get("d")
        except (ValueError, KeyError, TypeError):
            connection.close(4002)
            return
        now = self._core.clock.now()
        if op != HEARTBEAT:
            connection.commands.append(now)
            while connection.commands[0] <= now - 60:
                connection.commands.popleft()
            if len(connection.commands) > COMMANDS_A_MINUTE:
                self._core.violate("more than 120 gateway commands in a minute")
                connection.close(4008)
                return
        if op == HEARTBEAT:
            connection.beats += 1
            if self.acknowledges:
                connection.send(ACK)
        elif op == IDENTIFY:
            self._identify(connection, data)
        elif op == RESUME:
            self._resume(connection, data)
        elif connection.session is None:
            connection.close(4003)
        elif op == MEMBERS:
            self._members(connection, data)
        elif op == PRESENCE:
            self.presences.append(data)
        elif op != VOICE:
            self._core.violate(f"gateway op {op} is no client's")
            connection.close(4001)

    def _refusal(self, connection: Connection, data: Json) -> int | None:
        """Return the close code that an IDENTIFY deserves, if any."""
        count = (data.get("shard") or [0, 1])[1]
        number = (data.get("shard") or [0, 1])[0]
        intents = data.get("intents")
        if self.refuse is not None:
            return self.refuse
        if data.get("token") != self._core.token:
            return 4004
        if connection.session is not None:
            return 4005
        if not 0 <= number < count:
            return 4010
        if self.require_sharding and count < 2:
            return 4011
        if connection.request.query.get("v") != "10":
            return 4012
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            return 4013
        return 4014 if intents & PRIVILEGED & ~self.privileged_allowed else None

    def _identify(self, connection: Connection, data: Json) -> None:
        number, count = data.get("shard") or (0, 1)
        self.starts_left -= 1
        self._note(IDENTIFY, (number, count), connection)
        code = self._refusal(connection, data)
        if code is not None:
            connection.close(code)
            return
        for stale in [s for s in self.sessions.values() if s.shard == (number, count) and s.connection is None]:
            self._forget(stale)
        session = Session(f"session-{next(self._session_ids)}", (number, count), data["intents"])
        self.sessions[session.id] = session
        session.connection, connection.session = connection, session
        mine = [g for g in self._core.guilds.values() if g.bot_is_member and session.serves(g.id)]
        ready = {
            "v": 10,
            "user": payloads.me(self._core.bot),
            "guilds": [payloads.unavailable(g) for g in mine],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url + "/resume",
            "shard": [number, count],
            "application": {"id": str(self._core.bot.id), "flags": 0},
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "guild_join_requests": [],
            "user_settings": {},
            "_trace": [],
        }
        self._event(session, "READY", ready)
        if session.intents & GUILDS_INTENT:
            for guild in mine:
                if not guild.unavailable:
                    self._event(session, "GUILD_CREATE", payloads.guild(guild, self._core.bot))

    def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(data.get("session_id") or "")
        self._note(RESUME, session.shard if session else (-1, 0), connection)
        if data.get("token") != self._core.token:
            connection.close(4004)
            return
        seen = data.get("seq")
        oldest = session.kept[0][0] if session and session.kept else 1
        if session is None or not isinstance(seen, int) or seen + 1 < oldest:
            if session is not None:
                self._forget(session)
            connection.send(INVALID_SESSION, False)
            return
        if seen > session.seq:
            self._forget(session)
            connection.close(4007)
            return
        if session.connection is not None:
            self._detach(session).close(4000)
        session.connection, connection.session = connection, session
        first = seen - self.replay_overlap
        for number, text in list(session.kept):
            if number > first:
                connection.outbox.put_nowait(text)
        self._event(session, "RESUMED", {"_trace": []})

    def _members(self, connection: Connection, data: Json) -> None:
        guild = self._core.guilds.get(int(data["guild_id"]))
        session = connection.session
        if guild is None or session is None:
            return
        everybody = [*guild.members.values(), self._core.bot]
        asked = {int(key) for key in _list(data.get("user_ids"))}
        found = [p for p in everybody if not asked or p.id in asked]
        chunk = {
            "guild_id": str(guild.id),
            "members": [payloads.member(guild, person) for person in found],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
            "nonce": data.get("nonce"),
        }
        self._event(session, "GUILD_MEMBERS_CHUNK", chunk)

    def _event(self, session: Session, name: str, data: Json) -> None:
        session.seq += 1
        frame = {"op": DISPATCH, "d": data, "s": session.seq, "t": name}
        text = msgspec.json.encode(frame).decode()
        session.kept.append((session.seq, text))
        connection = session.connection
        if connection is None:
            return
        trick = self._trick(session, name)
        out = connection.outbox
        if trick == "drop_socket":
            self._detach(session).abort()
            return
        if trick == "swap" and session.held is None:
            session.held = text
            asyncio.get_running_loop().call_soon(self._release, session)
            return
        out.put_nowait(text)
        if trick == "duplicate":
            out.put_nowait(text)
        self._release(session)

    def _trick(self, session: Session, name: str) -> str | None:
        """Return what befalls this event; what befalls the whole connection comes right after it."""
        if self.chaos is None or name in {"READY", "RESUMED", "GUILD_CREATE"}:
            return None
        trick = self.chaos.for_event()
        loop = asyncio.get_running_loop()
        if trick == "reconnect":
            loop.call_soon(self.reconnect, session.shard[0])
        elif trick in {"invalid", "invalid_resumable"}:
            resumable = trick == "invalid_resumable"
            loop.call_soon(lambda: self.invalidate(resumable=resumable, shard=session.shard[0]))
        return trick

    def _release(self, session: Session) -> None:
        if session.held is not None and session.connection is not None:
            session.connection.outbox.put_nowait(session.held)
        session.held = None

    def _note(self, op: int, shard: tuple[int, int], connection: Connection) -> None:
        self.identifies.append(Identify(op, shard, self._core.clock.now(), connection.request.path))

    def _lines(self, shard: int | None) -> list[Connection]:
        """Return the open connections, those of forgotten sessions too."""
        lines = list(self.connections)
        return [c for c in lines if shard is None or (c.session and c.session.shard[0] == shard)]

    def _connection(self, session: Session) -> Connection:
        assert session.connection is not None
        return session.connection

    def _detach(self, session: Session) -> Connection:
        connection = self._connection(session)
        session.connection = None
        return connection

    def _forget(self, session: Session) -> None:
        self.sessions.pop(session.id, None)
        session.gone = True
        for watcher in list(session.watchers):
            watcher.changed()


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]

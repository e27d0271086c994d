"""What every part of this Discord shares: the bot, the world, the clock, the log and its violations.

Holds state and wakes whoever waits for a change. Knows neither HTTP nor the gateway.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable

from .api import Call, Violation
from .clock import Clock
from .world import GROUP, PRIVATE, TEXT, Channel, Guild, Message, Snowflakes, User

PATIENCE = 5.0
"""Seconds that a test waits for something to happen before it fails; loaded machines need some."""

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.loopback.only-good-on-this-machine"
RECENT_CALLS_SHOWN = 8


class Signal:
    """Lets tasks wait until something is true, without polling."""

    def __init__(self) -> None:
        self._waiters: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []

    def changed(self) -> None:
        """Wake those whose condition now holds."""
        waiting = []
        for condition, future in self._waiters:
            if future.done():
                continue
            if condition():
                future.set_result(None)
            else:
                waiting.append((condition, future))
        self._waiters = waiting

    async def until(self, condition: Callable[[], bool], timeout: float) -> bool:
        """Return true as soon as the condition holds, false when the time is up."""
        if condition():
            return True
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.append((condition, future))
        try:
            await asyncio.wait_for(future, timeout)
        except TimeoutError:
            return condition()
        return True


class Core:
    """The state behind the wire. `history` bounds the log and each channel's messages, None keeps all."""

    def __init__(self, clock: Clock, *, token: str = TOKEN, history: int | None = None) -> None:
        self.clock = clock
        self.token = token
        self.history = history
        self.ids = Snowflakes()
        self.bot = User(1_000_000_000_000_000_001, "Treatybot", bot=True)
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self._direct: dict[int, Channel] = {}
        self.owner = self.add_user("Owner")
        self.team: list[User] | None = None
        self.requests: deque[Call] = deque(maxlen=history)
        self.violations: list[Violation] = []
        self.request_count = 0
        self.in_flight = 0
        self.signal = Signal()

    def add_user(self, name: str, *, bot: bool = False) -> User:
        """Create a person, or another bot."""
        person = User(self.ids.next(), name, bot=bot)
        self.users[person.id] = person
        return person

    def add_channel(self, guild: Guild, name: str) -> Channel:
        """Create a text channel."""
        place = Channel(self.ids.next(), TEXT, name, guild)
        guild.channels[place.id] = place
        self.channels[place.id] = place
        return place

    def direct_channel(self, person: User) -> Channel:
        """Return the channel between this person and the bot; there is only ever one."""
        if person.id not in self._direct:
            self._direct[person.id] = self._place(PRIVATE, "", [person, self.bot])
        return self._direct[person.id]

    def group_channel(self, people: list[User], name: str = "A group") -> Channel:
        """Create a conversation of people that the bot is not part of."""
        return self._place(GROUP, name, people)

    def _place(self, kind: int, name: str, people: list[User]) -> Channel:
        place = Channel(self.ids.next(), kind, name, None, people)
        self.channels[place.id] = place
        return place

    def keep(self, post: Message) -> Message:
        """Add a message to its channel, forgetting the oldest beyond the bound."""
        messages: OrderedDict[int, Message] = post.channel.messages
        messages[post.id] = post
        if self.history is not None and len(messages) > self.history:
            _, oldest = messages.popitem(last=False)
            if oldest.nonce is not None:
                post.channel.by_nonce.pop(oldest.nonce, None)
        return post

    def violate(self, text: str, call: Call | None = None) -> None:
        """Note something that the bot must never do; the test fails at its end."""
        self.violations.append(Violation(text, call))

    def changed(self) -> None:
        """Wake those who wait with `until`."""
        self.signal.changed()

    async def until(self, condition: Callable[[], bool], timeout: float = PATIENCE, what: str = "that") -> None:
        """Wait until the condition holds; an AssertionError says what was seen instead."""
        if not await self.signal.until(condition, timeout):
            raise AssertionError(f"waited {timeout:g} s in vain for {what}\n{self.story()}")

    def story(self) -> str:
        """Return the last requests and all violations, for the message of a failed test."""
        calls = list(self.requests)[-RECENT_CALLS_SHOWN:]
        lines = [f"  {c.route} -> {c.status}" + (f" ({c.code})" if c.code else "") for c in calls]
        lines += [f"  violation: {violation}" for violation in self.violations]
        return "last requests:\n" + "\n".join(lines or ["  none"])

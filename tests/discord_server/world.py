"""Who and what exists on this Discord: people, servers, channels, messages, and their rights.

Plain objects with state and no wire: how they look in JSON is `payloads`, who may read or write
them over HTTP is `messages`. Ids are snowflakes like the real ones.
"""

from __future__ import annotations

import itertools
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

DISCORD_EPOCH_MS = 1_420_070_400_000
EPHEMERAL = 64
LOADING = 128

VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
EMBED_LINKS = 1 << 14
READ_MESSAGE_HISTORY = 1 << 16
MENTION_EVERYONE = 1 << 17
ADD_REACTIONS = 1 << 6
ATTACH_FILES = 1 << 15
USE_APPLICATION_COMMANDS = 1 << 31
ALL_PERMISSIONS = (1 << 53) - 1
EVERYONE_DEFAULT = (
    VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | READ_MESSAGE_HISTORY
    | ADD_REACTIONS
    | ATTACH_FILES
    | USE_APPLICATION_COMMANDS
)

TEXT, PRIVATE, GROUP = 0, 1, 3
"""Channel types: a server's text channel, a direct message, a group of people."""


class Snowflakes:
    """Hands out ids that rise, carry the current time, and are never given twice."""

    def __init__(self) -> None:
        self._count = itertools.count()
        self._guilds = itertools.count()
        self._last = 0

    def next(self) -> int:
        """Return a new id whose timestamp is now (discord.py reads ages from ids)."""
        now = (int(time.time() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last = max(self._last + 1, now | (next(self._count) & 0xFFF))
        return self._last

    def next_guild(self) -> int:
        """Return a server's id; servers created one after the other fall on shards in turn."""
        return (200_000_000_000 + next(self._guilds)) << 22


@dataclass(eq=False)
class User:
    """A person, or a bot."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    dms_closed: bool = False

    @property
    def mention(self) -> str:
        """The text that pings this user."""
        return f"<@{self.id}>"


@dataclass(eq=False)
class Guild:
    """A server. `bot_is_member` is false where only a person installed the application."""

    id: int
    name: str
    owner: User
    everyone: int = EVERYONE_DEFAULT
    bot_is_member: bool = True
    admins: set[int] = field(default_factory=set)
    members: dict[int, User] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    unavailable: bool = False

    @property
    def channel(self) -> Channel:
        """The first text channel."""
        return next(iter(self.channels.values()))

    def permissions_of(self, user: User) -> int:
        """Return what this member may do in the whole server."""
        if user is self.owner or user.id in self.admins:
            return ALL_PERMISSIONS
        return self.everyone


@dataclass(eq=False)
class Channel:
    """A place with messages: in a server, between a person and the bot, or in a group."""

    id: int
    kind: int
    name: str = ""
    guild: Guild | None = None
    people: list[User] = field(default_factory=list)
    denied_to_bot: int = 0
    messages: OrderedDict[int, Message] = field(default_factory=OrderedDict)
    by_nonce: dict[str, Message] = field(default_factory=dict)

    @property
    def context(self) -> int:
        """The interaction context: 0 in a server, 1 in the bot's direct messages, 2 elsewhere."""
        if self.guild is not None:
            return 0
        return 1 if self.kind == PRIVATE else 2

    def deny(self, permission: int) -> None:
        """Take a right away from the bot in this channel (its clients see the overwrite)."""
        self.denied_to_bot |= permission

    def bot_permissions(self, bot: User) -> int:
        """Return what the bot may do here."""
        if self.guild is None:
            return EVERYONE_DEFAULT | MENTION_EVERYONE
        if not self.guild.bot_is_member:
            return 0
        return self.guild.permissions_of(bot) & ~self.denied_to_bot


@dataclass(eq=False)
class Message:
    """A message in a channel, as it stands now."""

    id: int
    channel: Channel
    author: User
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    flags: int = 0
    reference: Message | None = None
    mentions: list[User] = field(default_factory=list)
    mention_everyone: bool = False
    mention_roles: list[int] = field(default_factory=list)
    webhook_id: int | None = None
    application_id: int | None = None
    nonce: str | None = None
    interaction: Json | None = None
    created: float = field(default_factory=time.time)
    edited: float | None = None
    deleted: bool = False
    viewer: User | None = None
    tts: bool = False

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def jump_url(self) -> str:
        """The address of the message, as Discord shows it."""
        guild = self.channel.guild.id if self.channel.guild else "@me"
        return f"https://discord.com/channels/{guild}/{self.channel.id}/{self.id}"

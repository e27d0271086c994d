"""The bot as discord.py knows it: intents, shards, gateway, which event goes where; answers nothing itself."""

from __future__ import annotations

import asyncio
import itertools
import logging
import random
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.conversation import Conversation
from bot.discord_app import buttons, errors, logs, messages, sync
from bot.discord_app.commands import scope
from bot.discord_app.conversations import Conversations
from bot.discord_app.cooldown import Cooldown
from bot.discord_app.custom_ids import CustomIds
from bot.discord_app.permissions import Administrators
from bot.discord_app.recent import Recent
from bot.discord_app.reload import Library
from bot.discord_app.sending import ToInteraction
from bot.settings import Settings

EXTENSIONS = ("ask", "ratified", "parties", "treaty", "about", "menu", "admin")
READY_SECONDS = 0.5
"""How long a pause between arriving servers counts as the end of them; nothing here waits for that."""
FINISHING_SECONDS = 5.0
"""How long what is being answered may take after SIGTERM."""
LONGEST_PAUSE = 60.0
GONE, RETURNING = 1000, 4000
"""Close codes: after the first the bot is offline at once, after the second its session waits for it."""
ANSWERING = ("CommandTree-invoker", "discord.py: on_message", "discord.py: on_interaction")
"""Names of the tasks in which discord.py runs what answers somebody."""

PRESSES = (discord.InteractionType.component, discord.InteractionType.modal_submit)

Interaction: TypeAlias = discord.Interaction["Treatybot"]


class SessionsExhausted(Exception):
    """Discord allows no further IDENTIFY for some seconds; insisting would reset the token."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Discord allows no further session for {seconds:.0f} seconds")
        self.seconds = seconds


def pauses(first: float = 1.0) -> Iterator[float]:
    """Yield growing seconds to wait, with chance in them so that many bots do not return at once."""
    for attempt in itertools.count():
        longest = min(LONGEST_PAUSE, first * 2.0 ** min(attempt, 10))
        yield longest * random.uniform(0.75, 1.0)


class Tree(app_commands.CommandTree["Treatybot"]):
    """The commands, with the one error path."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let an interaction pass once, and none when the bot is leaving."""
        return interaction.client.accepts(interaction.id)

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Tell the person and log the cause."""
        await errors.tell(ToInteraction(interaction), error, **errors.of_interaction(interaction))


class Treatybot(commands.AutoShardedBot):
    """One process of the bot."""

    def __init__(
        self,
        settings: Settings,
        library: Library,
        *,
        clock: Callable[[], float] = time.monotonic,
        first_pause: float = 1.0,
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=scope.EVERYWHERE,
            allowed_installs=scope.BY_ANYONE,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=READY_SECONDS,
            shard_count=settings.shard_count,
            shard_connect_timeout=None,
        )
        if settings.shard_ids:
            self.shard_ids = list(settings.shard_ids)
        self.settings = settings
        self.library = library
        self.administrators = Administrators(settings.admin_user_ids, clock)
        self.cooldown = Cooldown(clock)
        self.conversations: Conversations[Conversation] = Conversations(Conversation, clock)
        self.ids = CustomIds(settings.discord_token or "")
        self.recent = Recent()
        self.started = time.monotonic()
        self.answered = 0
        self._leaving = False
        self._first_pause = first_pause
        if settings.discord_api_url:
            Route.BASE = settings.discord_api_url

    def shard_list(self) -> list[int]:
        """Return the shards this process holds."""
        return sorted(self.shard_ids or range(self.shard_count or 1))

    def accepts(self, event: int) -> bool:
        """Say whether an event is to be answered: not twice, and not after the bot began to leave."""
        return not self._leaving and self.recent.first(event)

    async def setup_hook(self) -> None:
        """Find the gateway, learn who administers, load the commands and register them if they differ."""
        await self._find_gateway()
        assert self.application is not None, "known since login"
        self.administrators.learn(self.application)
        for name in EXTENSIONS:
            await self.load_extension(f"bot.discord_app.commands.{name}")
        if 0 in self.shard_list():
            await sync.sync(self, self.tree, self.settings.admin_guild_id)

    async def _find_gateway(self) -> None:
        """Ask for the gateway once, and see to it that discord.py uses no other later."""
        shards, url, limits = await self.http.get_bot_gateway()
        if self.shard_count is None:
            self.shard_count = shards
        if limits["remaining"] < len(self.shard_list()):
            raise SessionsExhausted(limits["reset_after"] / 1000)
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self.settings.discord_gateway_url or url)
        connect = self.http.ws_connect

        async def patiently(url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
            """Connect, with growing pauses and one line each where the gateway cannot be reached."""
            if self.settings.discord_gateway_url:
                query = yarl.URL(url).query
                url = str(yarl.URL(self.settings.discord_gateway_url).with_query(query))
            for pause in pauses(self._first_pause):
                try:
                    return self._leaving_well(await connect(url, compress=compress))
                except (OSError, aiohttp.ClientError) as error:
                    unreachable("gateway", error, pause)
                    await asyncio.sleep(pause)
            raise AssertionError("pauses never end")

        self.http.ws_connect = patiently  # type: ignore[method-assign]  # its own retries are constant and noisy

    def _leaving_well(self, socket: aiohttp.ClientWebSocketResponse) -> aiohttp.ClientWebSocketResponse:
        """Return a socket that is closed with 1000 when the bot leaves; discord.py says 4000, "back soon"."""
        close = socket.close

        async def close_with(*, code: int = RETURNING, message: bytes = b"") -> bool:
            return await close(code=GONE if self._leaving else code, message=message)

        socket.close = close_with  # type: ignore[method-assign]
        return socket

    async def on_ready(self) -> None:
        """Log that the bot is there."""
        logs.event("ready", shards=self.shard_list(), guilds=len(self.guilds), version=self.library.edition.version,
                   seconds=round(time.monotonic() - self.started, 3))  # fmt: skip

    async def on_message(self, message: discord.Message, /) -> None:
        """Answer a message that is meant for the bot."""
        if not self._leaving:
            await messages.received(self, message)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer a press of a button; commands go through the tree."""
        if interaction.type in PRESSES and self.accepts(interaction.id):
            await buttons.pressed(self, interaction)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what no handler caught."""
        del args, kwargs
        logs.event("error", level=logging.ERROR, where=event_method, error=sys.exc_info()[1])

    async def close(self) -> None:
        """Finish what is being answered, then leave with 1000, so that the bot is offline at once."""
        if not self._leaving:
            self._leaving = True
            await self._finish()
        await super().close()

    async def _finish(self) -> None:
        mine = asyncio.current_task()
        busy = {task for task in asyncio.all_tasks() if task is not mine and task.get_name() in ANSWERING}
        if busy:
            _, late = await asyncio.wait(busy, timeout=FINISHING_SECONDS)
            if late:
                logs.event("left_unanswered", level=logging.WARNING, count=len(late))


def unreachable(what: str, error: BaseException, pause: float) -> None:
    """Log in one line that Discord cannot be reached, and when the next attempt is."""
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    logs.event("discord_unreachable", level=logging.WARNING, what=what, reason=reason, retry_in=round(pause, 1))

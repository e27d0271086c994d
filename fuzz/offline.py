"""The real bot without a network: interaction payloads go in as the gateway hands them over, request bodies come out.

Everything is discord.py's own but the last step, the sending, which is only noted.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

import discord
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

from bot.discord_app.client import EXTENSIONS, Treatybot
from bot.discord_app.edition import Edition
from bot.discord_app.reload import Library
from bot.settings import Settings
from tests.discord_server import DiscordServer, payloads
from tests.discord_server.api import Call
from tests.discord_server.rules import callback_rules, followup_rules
from tests.discord_server.world import Channel, User

FAST = 10_000.0
"""Seconds the bot's clock goes on with each look at it: no cooldown stands in the way."""
COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4


class _Adapter(AsyncWebhookAdapter):
    """Notes what would be sent."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # so it is in discord.py
        self.sent: list[tuple[str, dict[str, Any]]] = []

    async def request(self, route: Any, session: Any, *, payload: Any = None, **rest: Any) -> Any:
        del session
        body = payload if payload is not None else json.loads(rest["multipart"][0]["value"])
        self.sent.append((route.path, body))
        if not route.path.endswith("/callback"):
            return {"id": "1", "channel_id": "1", "type": 0, "content": "", "timestamp": "2004-01-28T00:00:00+00:00",
                    "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [],
                    "mention_roles": [], "attachments": [], "embeds": [], "pinned": False,
                    "author": {"id": "1", "username": "bot", "discriminator": "0", "avatar": None}}  # fmt: skip
        return {"interaction": {"id": "1", "type": body["type"], "response_message_id": "1"}}


class Offline:
    """A bot and a world for it to be asked in."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._loop = asyncio.new_event_loop()
        self._world = DiscordServer()
        self._guild = self._world.guild("Model UN")
        self._person = self._world.user("Ana")
        self._numbers = itertools.count(10**17)
        self._adapter = _Adapter()
        self.bot = self._loop.run_until_complete(self._made())

    async def _made(self) -> Treatybot:
        ticks = itertools.count(0, int(FAST))
        bot = Treatybot(Settings(discord_token="fuzz"), Library(self._edition, None), clock=lambda: float(next(ticks)))
        await bot._async_setup_hook()
        bot._connection.application_id = self._world.bot.id
        bot._connection.user = discord.ClientUser(state=bot._connection, data=payloads.me(self._world.bot))  # type: ignore[arg-type]
        for name in EXTENSIONS:
            await bot.load_extension(f"bot.discord_app.commands.{name}")
        return bot

    def interaction(
        self, kind: int, data: dict[str, Any], *, direct: bool = False, **changed: Any
    ) -> list[tuple[str, dict[str, Any]]]:
        """Return what the bot sends, path and body, when an interaction comes; ``changed`` replaces parts of it.

        Raises AssertionError for a body beyond Discord's rules or a second first answer.
        """
        place: Channel = self._world.direct(self._person) if direct else self._guild.channel
        person: User = self._person
        number = next(self._numbers)
        body = payloads.interaction(
            ids=(number, f"token-{number}"), kind=kind, data=data, person=person, place=place, bot=self._world.bot
        )
        sent = self._loop.run_until_complete(self._received({**body, **changed}))
        assert sum(path.endswith("/callback") for path, _ in sent) <= 1, f"answered twice: {sent}"
        for path, content in sent:
            call = Call("POST", path, path, {}, {}, content, 0.0)
            rules = callback_rules if path.endswith("/callback") else followup_rules
            assert not (found := rules(call)), found
        return sent

    async def _received(self, body: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        self._adapter.sent = []
        async_context.set(self._adapter)
        self.bot._connection.parse_interaction_create(body)  # type: ignore[arg-type]
        mine = asyncio.current_task()
        while waiting := [task for task in asyncio.all_tasks() if task is not mine]:
            for result in await asyncio.gather(*waiting, return_exceptions=True):
                if isinstance(result, Exception):
                    raise result
        return self._adapter.sent

    def close(self) -> None:
        """End the loop."""
        self._loop.close()

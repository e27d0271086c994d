"""The routes by which a bot finds out who it is and where its gateway stands."""

from __future__ import annotations

from . import payloads
from .api import ApiError, Call, Problem, Route
from .core import Core
from .gateway import Gateway
from .rules import unknown_keys
from .world import Json

STARTS_A_DAY = 1_000


class Account:
    """Serves `/users/@me`, the application, the gateway's address, and direct message channels."""

    def __init__(self, core: Core, gateway: Gateway) -> None:
        self._core = core
        self._gateway = gateway

    def routes(self) -> list[Route]:
        """Return the routes of this module."""
        return [
            Route("GET", "/users/@me", lambda _: payloads.me(self._core.bot)),
            Route("GET", "/oauth2/applications/@me", self._application),
            Route("GET", "/applications/@me", self._application),
            Route("GET", "/gateway", lambda _: {"url": self._gateway.url}, authorized=False),
            Route("GET", "/gateway/bot", self._gateway_bot),
            Route("POST", "/users/@me/channels", self._open_dm, _dm_rules, has_body=True),
            Route("GET", "/users/{user_id}", self._user),
            Route("GET", "/guilds/{guild_id}", self._guild),
        ]

    def _application(self, _: Call) -> Json:
        guilds = sum(guild.bot_is_member for guild in self._core.guilds.values())
        return payloads.application(self._core.bot, self._core.owner, self._core.team, guilds)

    def _gateway_bot(self, _: Call) -> Json:
        limit = {
            "total": STARTS_A_DAY,
            "remaining": self._gateway.starts_left,
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        }
        shards = self._gateway.recommended_shards
        return {"url": self._gateway.url, "shards": shards, "session_start_limit": limit}

    def _open_dm(self, call: Call) -> Json:
        person = self._core.users.get(int(call.body["recipient_id"]))
        if person is None:
            raise ApiError(404, 10013, "Unknown User")
        if person.bot:
            raise ApiError(403, 50007, "Cannot send messages to this user")
        return payloads.channel(self._core.direct_channel(person), self._core.bot)

    def _user(self, call: Call) -> Json:
        person = self._core.users.get(call.id("user_id"))
        if person is None:
            raise ApiError(404, 10013, "Unknown User")
        return payloads.user(person)

    def _guild(self, call: Call) -> Json:
        guild = self._core.guilds.get(call.id("guild_id"))
        if guild is None:
            raise ApiError(404, 10004, "Unknown Guild")
        if not guild.bot_is_member:
            raise ApiError(403, 50001, "Missing Access")
        return payloads.guild(guild, self._core.bot)


def _dm_rules(call: Call) -> list[Problem]:
    return unknown_keys("channel", call.body, {"recipient_id"})

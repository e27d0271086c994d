"""Putting a message into a channel, whoever writes it, and telling the gateway about it.

Finds out whom a text pings, and hides the content from a bot that may not read it. The routes are
`messages` and `interactions`, the people `people`.
"""

from __future__ import annotations

import re
from typing import Any

from . import payloads
from .api import ApiError
from .core import Core
from .gateway import DIRECT_MESSAGES_INTENT, GUILD_MESSAGES_INTENT, GUILDS_INTENT, Gateway
from .rules import COMPONENTS_V2
from .sessions import Session
from .world import VIEW_CHANNEL, Channel, Json, Message, User

_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&(\d{1,20})>")
SHOWN_FLAGS = (1 << 2) | (1 << 6) | (1 << 12) | (1 << 15)


def embeds_as_shown(embeds: list[Json] | None) -> list[Json]:
    """Return embeds the way the service gives them back."""
    return [{"type": "rich", **embed} for embed in embeds or []]


def components_as_shown(rows: list[Json] | None) -> list[Json]:
    """Return components with the ids that the service numbers them by."""
    number = 0
    shown = []
    for row in rows or []:
        number += 1
        inner = []
        row_number = number
        for item in row.get("components") or []:
            number += 1
            inner.append({"id": number, **item})
        shown.append({"id": row_number, **row, "components": inner} if "components" in row else dict(row))
    return shown


def refuse_emptying(post: Message, body: Json) -> None:
    """Raise as the service does when an edit would leave nothing to see."""
    content = body.get("content", post.content)
    embeds = body.get("embeds", post.embeds)
    newer = (body.get("flags") or post.flags) & COMPONENTS_V2
    if not (content or "").strip() and not embeds and not post.attachments and not newer:
        raise ApiError(400, 50006, "Cannot send an empty message")


class Posting:
    """Creates, changes and removes messages, with their gateway events."""

    def __init__(self, core: Core, gateway: Gateway) -> None:
        self._core = core
        self._gateway = gateway

    def channel_changed(self, event: str, place: Channel) -> None:
        """Tell the bot of a new or changed channel of a server."""
        if place.guild is not None and place.guild.bot_is_member:
            data = payloads.channel(place, self._core.bot)
            self._gateway.dispatch(event, data, place.guild.id, intent=GUILDS_INTENT)

    def from_person(
        self, post: Message, *, replying_ping: bool = True, may_ping_everyone: bool = False
    ) -> list[Session]:
        """Post what a person, a bot or a webhook wrote; returns the sessions of the bot that hear of it."""
        post.mentions = self._mentioned(post.content)
        reference = post.reference
        if reference is not None and replying_ping and reference.author not in post.mentions:
            post.mentions.append(reference.author)
        post.mention_roles = [int(key) for key in _ROLE.findall(post.content)]
        everyone = "@everyone" in post.content or "@here" in post.content
        post.mention_everyone = everyone and may_ping_everyone
        self._core.keep(post)
        return self._publish("MESSAGE_CREATE", post)

    def from_bot(self, post: Message, body: Json) -> Message:
        """Post what the bot under test wrote."""
        self.fill(post, body)
        self._core.keep(post)
        self._publish("MESSAGE_CREATE", post)
        return post

    def fill(self, post: Message, body: Json) -> None:
        """Take over what a message body says; keys that it lacks stay as they are."""
        if "content" in body:
            post.content = (body["content"] or "").strip()
        if "embeds" in body:
            post.embeds = embeds_as_shown(body["embeds"])
        if "components" in body:
            post.components = components_as_shown(body["components"])
        if "flags" in body and body["flags"] is not None:
            post.flags = (post.flags & ~(SHOWN_FLAGS & ~64)) | (body["flags"] & SHOWN_FLAGS)
        allowed = body.get("allowed_mentions") or {}
        pinged = set(allowed.get("parse") or [])
        post.mentions = self._mentioned(post.content) if "users" in pinged else []
        post.mention_everyone = "everyone" in pinged and "@everyone" in post.content

    def changed(self, post: Message) -> None:
        """Tell the gateway that a message was edited."""
        self._publish("MESSAGE_UPDATE", post)

    def removed(self, post: Message) -> None:
        """Remove a message and tell the gateway."""
        post.deleted = True
        post.channel.messages.pop(post.id, None)
        if post.ephemeral:
            return
        data: Json = {"id": str(post.id), "channel_id": str(post.channel.id)}
        if post.channel.guild is not None:
            data["guild_id"] = str(post.channel.guild.id)
        self._send("MESSAGE_DELETE", post, data, None)

    def _mentioned(self, text: str) -> list[User]:
        found = (self._core.users.get(int(key)) for key in _USER.findall(text))
        return list(dict.fromkeys(person for person in found if person is not None))

    def _publish(self, event: str, post: Message) -> list[Session]:
        if post.ephemeral:
            return []
        data = payloads.message_event(post)
        mine = post.author is self._core.bot
        private = post.channel.guild is None
        readable = mine or private or self._core.bot in post.mentions
        return self._send(event, post, data, None if readable else payloads.without_content(data))

    def _send(self, event: str, post: Message, data: Json, bare: Any) -> list[Session]:
        place = post.channel
        if place.guild is not None and not place.bot_permissions(self._core.bot) & VIEW_CHANNEL:
            return []
        if place.guild is None and self._core.bot not in place.people:
            return []
        guild_id = None if place.guild is None else place.guild.id
        intent = DIRECT_MESSAGES_INTENT if guild_id is None else GUILD_MESSAGES_INTENT
        return self._gateway.dispatch(event, data, guild_id, intent=intent, bare=bare)

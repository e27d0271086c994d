"""The routes of channels and their messages, with the rights that each of them asks for."""

from __future__ import annotations

import time
from collections.abc import Callable

from . import payloads, rules
from .api import ApiError, Call, Route
from .core import Core
from .posting import Posting, refuse_emptying
from .world import (
    EMBED_LINKS,
    READ_MESSAGE_HISTORY,
    SEND_MESSAGES,
    VIEW_CHANNEL,
    Channel,
    Json,
    Message,
)


class Messages:
    """Serves messages as the bot itself reads and writes them. `on_post` hears of each new one."""

    def __init__(self, core: Core, posting: Posting, on_post: Callable[[Message], None]) -> None:
        self._core = core
        self._posting = posting
        self._on_post = on_post

    def routes(self) -> list[Route]:
        """Return the routes of this module."""
        listing = "/channels/{channel_id}/messages"
        one = listing + "/{message_id}"
        return [
            Route("GET", "/channels/{channel_id}", self._channel),
            Route("GET", listing, self._history),
            Route("POST", listing, self._create, rules.create_message_rules, has_body=True),
            Route("GET", one, lambda call: payloads.message(self._find(call))),
            Route("PATCH", one, self._edit, rules.edit_message_rules, has_body=True),
            Route("DELETE", one, self._delete),
            Route("POST", "/channels/{channel_id}/typing", self._typing),
        ]

    def _place(self, call: Call, *needed: int) -> Channel:
        place = self._core.channels.get(call.id("channel_id"))
        if place is None:
            raise ApiError(404, 10003, "Unknown Channel")
        bot = self._core.bot
        if place.guild is None and bot not in place.people:
            raise ApiError(403, 50001, "Missing Access")
        rights = place.bot_permissions(bot)
        if not rights & VIEW_CHANNEL:
            raise ApiError(403, 50001, "Missing Access")
        if any(not rights & need for need in needed):
            raise ApiError(403, 50013, "Missing Permissions")
        return place

    def _channel(self, call: Call) -> Json:
        return payloads.channel(self._place(call), self._core.bot)

    def _typing(self, call: Call) -> None:
        self._place(call, SEND_MESSAGES)

    def _history(self, call: Call) -> list[Json]:
        place = self._place(call)
        if not place.bot_permissions(self._core.bot) & READ_MESSAGE_HISTORY:
            return []
        posts = [post for post in place.messages.values() if not post.ephemeral]
        return [payloads.message(post) for post in posts[-int(call.query.get("limit", "50")) :][::-1]]

    def _find(self, call: Call) -> Message:
        place = self._place(call)
        post = place.messages.get(call.id("message_id"))
        if post is None or post.ephemeral:
            raise ApiError(404, 10008, "Unknown Message")
        return post

    def _create(self, call: Call) -> Json:
        body: Json = call.body
        place = self._place(call, SEND_MESSAGES, *([EMBED_LINKS] if body.get("embeds") else []))
        if any(person.dms_closed for person in place.people if person is not self._core.bot):
            raise ApiError(403, 50007, "Cannot send messages to this user")
        reference = self._referenced(place, body.get("message_reference"))
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce") and str(nonce) in place.by_nonce:
            return payloads.message(place.by_nonce[str(nonce)])
        post = Message(self._core.ids.next(), place, self._core.bot, reference=reference)
        post.tts = bool(body.get("tts"))
        if nonce is not None:
            post.nonce = str(nonce)
            place.by_nonce[post.nonce] = post
        self._posting.from_bot(post, body)
        self._on_post(post)
        return payloads.message(post)

    def _referenced(self, place: Channel, reference: Json | None) -> Message | None:
        if reference is None:
            return None
        if not place.bot_permissions(self._core.bot) & READ_MESSAGE_HISTORY:
            raise ApiError(400, 160002, "Cannot reply without permission to read message history")
        post = place.messages.get(int(reference["message_id"]))
        if post is None and reference.get("fail_if_not_exists", True):
            unknown = {"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}
            raise ApiError(400, 50035, "Invalid Form Body", {"message_reference": {"_errors": [unknown]}})
        return post

    def _edit(self, call: Call) -> Json:
        post = self._find(call)
        if post.author is not self._core.bot:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        refuse_emptying(post, call.body)
        self._posting.fill(post, call.body)
        post.edited = time.time()
        self._posting.changed(post)
        return payloads.message(post)

    def _delete(self, call: Call) -> None:
        post = self._find(call)
        if post.author is not self._core.bot:
            raise ApiError(403, 50013, "Missing Permissions")
        self._posting.removed(post)

"""The life of an interaction: three seconds to answer it, fifteen minutes to follow up.

Serves the callback and the webhook routes, which carry no authorisation but the interaction's token.
How a person starts one is `people`; how it looks in JSON is `payloads`.
"""

from __future__ import annotations

import time
from collections import OrderedDict

from . import payloads, rules
from .api import ApiError, Call, Route
from .core import Core
from .exchange import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Interaction
from .posting import Posting, refuse_emptying
from .world import EPHEMERAL, LOADING, Json, Message

DEADLINE = 3.0
TOKEN_LIFE = 15 * 60.0
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, SHOW_MODAL = 4, 5, 6, 7, 8, 9
ANSWERS = {
    COMMAND: {MESSAGE, DEFER, SHOW_MODAL},
    COMPONENT: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE, SHOW_MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE},
}
ORIGINAL = "@original"


class Interactions:
    """All interactions that were sent to the bot; the oldest are forgotten beyond the core's bound."""

    def __init__(self, core: Core, posting: Posting) -> None:
        self._core = core
        self._posting = posting
        self.deadline = DEADLINE
        self.by_token: OrderedDict[str, Interaction] = OrderedDict()
        self.late = 0
        self.twice = 0

    def routes(self) -> list[Route]:
        """Return the routes of this module."""
        callback = "/interactions/{interaction_id}/{interaction_token}/callback"
        hook = "/webhooks/{webhook_id}/{webhook_token}"
        routes = [
            Route("POST", callback, self._callback, rules.callback_rules, False, True),
            Route("POST", hook, self._follow_up, rules.followup_rules, False, True),
        ]
        for one in (f"{hook}/messages/{ORIGINAL}", hook + "/messages/{message_id}"):
            routes += [
                Route("GET", one, lambda call: payloads.message(self._message(call)), authorized=False),
                Route("PATCH", one, self._edit, rules.edit_message_rules, False, True),
                Route("DELETE", one, self._delete, authorized=False),
            ]
        return routes

    def start(self, interaction: Interaction) -> None:
        """Let an interaction live from now on."""
        interaction.id = self._core.ids.next()
        interaction.token = f"aW50ZXJhY3Rpb246{interaction.id}:token"
        interaction.created = self._core.clock.now()
        self.by_token[interaction.token] = interaction
        if self._core.history is not None and len(self.by_token) > self._core.history:
            self.by_token.popitem(last=False)

    # the first answer

    def _callback(self, call: Call) -> Json | None:
        interaction = self.by_token.get(call.params["interaction_token"])
        if interaction is None or str(interaction.id) != call.params["interaction_id"]:
            raise ApiError(404, 10062, "Unknown interaction")
        kind: int = call.body["type"]
        if interaction.acknowledged:
            self.twice += 1
            raise ApiError(400, 40060, "Interaction has already been acknowledged.")
        if self._core.clock.now() - interaction.created > self.deadline:
            self.late += 1
            raise ApiError(404, 10062, "Unknown interaction")
        rootless = {UPDATE, DEFER_UPDATE} if interaction.message is None else set()
        if kind not in ANSWERS[interaction.kind] - rootless:
            self._core.violate(f"callback type {kind} does not answer this interaction", call)
            raise ApiError(400, 50035, "Invalid Form Body")
        interaction.acknowledged_at = call.at
        data: Json = call.body.get("data") or {}
        if kind in (MESSAGE, DEFER):
            self._new_original(interaction, data, loading=kind == DEFER)
        elif kind in (UPDATE, DEFER_UPDATE):
            self._update(interaction, data, shown=kind == UPDATE)
        elif kind == CHOICES:
            interaction.offered = data.get("choices") or []
        else:
            interaction.modal = data
        interaction.answer_type = kind
        interaction.changed()
        if call.query.get("with_response", "").lower() not in ("1", "true"):
            return None
        return self._described(interaction, kind)

    def _new_original(self, interaction: Interaction, data: Json, *, loading: bool) -> None:
        post = self._message_of(interaction)
        post.flags = (data.get("flags") or 0) & EPHEMERAL
        interaction.original = post
        interaction.ephemeral = post.ephemeral
        if loading:
            post.flags |= LOADING
            self._core.keep(post)
        else:
            self._posting.from_bot(post, data)
        interaction.add(post)

    def _message_of(self, interaction: Interaction) -> Message:
        post = Message(self._core.ids.next(), interaction.channel, self._core.bot)
        post.application_id = self._core.bot.id
        post.webhook_id = self._core.bot.id
        post.viewer = interaction.user
        guild = interaction.channel.guild
        post.interaction = {
            "id": str(interaction.id),
            "type": interaction.kind,
            "user": payloads.user(interaction.user),
            "authorizing_integration_owners": {"0": str(guild.id) if guild else "0"},
        }
        if interaction.kind == COMMAND and interaction.command is not None:
            post.interaction["name"] = interaction.command["name"]
            post.interaction["command_type"] = interaction.command["type"]
        if interaction.kind == COMPONENT and interaction.message is not None:
            post.reference = interaction.message
            post.interaction["interacted_message_id"] = str(interaction.message.id)
        return post

    def _update(self, interaction: Interaction, data: Json, *, shown: bool) -> None:
        post = interaction.message
        assert post is not None
        interaction.original = post
        if shown:
            self._change(interaction, post, data)

    def _described(self, interaction: Interaction, kind: int) -> Json:
        post = interaction.original
        described: Json = {"id": str(interaction.id), "type": interaction.kind}
        resource: Json = {"type": kind}
        if post is not None:
            described |= {
                "response_message_id": str(post.id),
                "response_message_loading": bool(post.flags & LOADING),
                "response_message_ephemeral": post.ephemeral,
            }
        if post is not None and kind in (MESSAGE, DEFER, UPDATE):
            resource["message"] = payloads.message(post)
        return {"interaction": described, "resource": resource}

    # what follows

    def _alive(self, call: Call) -> Interaction:
        if call.params["webhook_id"] != str(self._core.bot.id):
            raise ApiError(404, 10015, "Unknown Webhook")
        interaction = self.by_token.get(call.params["webhook_token"])
        if interaction is None:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        if self._core.clock.now() - interaction.created > TOKEN_LIFE:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        if not interaction.acknowledged:
            raise ApiError(404, 10015, "Unknown Webhook")
        return interaction

    def _follow_up(self, call: Call) -> Json:
        interaction = self._alive(call)
        post = interaction.original
        if post is not None and post.flags & LOADING:
            self._change(interaction, post, {k: v for k, v in call.body.items() if k != "flags"})
            return payloads.message(post)
        post = self._message_of(interaction)
        post.flags = (call.body.get("flags") or 0) & EPHEMERAL
        self._posting.from_bot(post, call.body)
        interaction.add(post)
        return payloads.message(post)

    def _message(self, call: Call) -> Message:
        interaction = self._alive(call)
        if call.template.endswith(ORIGINAL):
            post = interaction.original
        else:
            wanted = call.id("message_id")
            mine = [*interaction.posts, interaction.message]
            post = next((p for p in mine if p is not None and p.id == wanted), None)
        if post is None or post.deleted:
            raise ApiError(404, 10008, "Unknown Message")
        return post

    def _edit(self, call: Call) -> Json:
        post = self._message(call)
        self._change(self._alive(call), post, call.body)
        return payloads.message(post)

    def _change(self, interaction: Interaction, post: Message, body: Json) -> None:
        refuse_emptying(post, body)
        self._posting.fill(post, body)
        post.edited = time.time()
        if post.flags & LOADING:
            post.flags &= ~LOADING
            post.edited = None
        self._posting.changed(post)
        interaction.updated = interaction.updated or post is interaction.message
        interaction.changed()

    def _delete(self, call: Call) -> None:
        self._posting.removed(self._message(call))
        self._alive(call).changed()

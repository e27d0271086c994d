"""What people do on this Discord: write, use commands, press buttons, and complain when it is not possible.

Every action checks what a client would check (is the command registered and visible here, is the button
there and enabled), sends the event, and returns at once; waiting is the exchange's business.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from . import payloads
from .api import Call
from .commands import Commands
from .core import Core
from .exchange import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Exchange, Interaction, Reply
from .gateway import Gateway
from .interactions import Interactions
from .posting import Posting
from .world import MENTION_EVERYONE, Channel, Guild, Json, Message, User

SLASH, MESSAGE_MENU = 1, 3
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
STRING = 3
QUESTION_CHARACTERS = 6_000
"""The longest text that a client sends in a string option without a maximum."""


class People:
    """The actions. Without `user` somebody asks, without `channel` in the first server's first channel."""

    def __init__(
        self, core: Core, gateway: Gateway, posting: Posting, interactions: Interactions, commands: Commands
    ) -> None:
        self._core = core
        self._gateway = gateway
        self._posting = posting
        self._interactions = interactions
        self._commands = commands
        self._somebody: User | None = None
        self._by_message: OrderedDict[int, Exchange] = OrderedDict()
        self._latest: dict[int, Exchange] = {}

    @property
    def somebody(self) -> User:
        """The person who acts when a test names none."""
        if self._somebody is None:
            self._somebody = self._core.add_user("Somebody")
        return self._somebody

    def place(self, user: User, guild: Guild | None, channel: Channel | None, dm: bool) -> Channel:
        """Return where an action happens."""
        if dm:
            return self._core.direct_channel(user)
        if channel is None:
            channel = (guild or next(iter(self._core.guilds.values()))).channel
        if channel.guild is not None and user is not channel.guild.owner:
            channel.guild.members.setdefault(user.id, user)
        return channel

    def heard(self, post: Message) -> None:
        """Count a message of the bot as the reply to what it refers to, else to the last said there."""
        reference = post.reference
        found = None if reference is None else self._by_message.get(reference.id)
        found = found or self._latest.get(post.channel.id)
        if found is not None:
            found.add(post)

    def failed(self, call: Call) -> None:
        """Note with the exchange that an answer to it was refused."""
        token = call.params.get("interaction_token") or call.params.get("webhook_token")
        found: Exchange | None = None
        if token is not None:
            found = self._interactions.by_token.get(token)
        elif call.method == "POST" and call.template.endswith("/messages") and isinstance(call.body, dict):
            reference = (call.body.get("message_reference") or {}).get("message_id")
            found = self._by_message.get(int(reference or 0)) or self._latest.get(call.id("channel_id"))
        if found is not None:
            found.refused.append(call.code)
            found.changed()

    def _remember(self, exchange: Exchange, post: Message) -> None:
        self._by_message[post.id] = exchange
        self._latest[exchange.channel.id] = exchange
        bound = self._core.history
        if bound is not None and len(self._by_message) > bound:
            self._by_message.popitem(last=False)

    # messages

    def say(
        self,
        text: str,
        user: User,
        channel: Channel,
        *,
        reply_to: Message | None = None,
        ping: bool = True,
        webhook: bool = False,
    ) -> Exchange:
        """Write a message."""
        post = Message(self._core.ids.next(), channel, user, text, reference=reply_to)
        if webhook:
            post.webhook_id = self._core.ids.next()
        exchange = Exchange(self._core, self._gateway.settle, user, channel, f"message {text[:60]!r}", post)
        self._remember(exchange, post)
        guild = channel.guild
        everyone = guild is not None and bool(guild.permissions_of(user) & MENTION_EVERYONE)
        exchange.sent_to(self._posting.from_person(post, replying_ping=ping, may_ping_everyone=everyone))
        return exchange

    def delete(self, post: Message) -> None:
        """Delete a message, as its author or a moderator does."""
        self._posting.removed(post)

    # interactions

    def _send(self, interaction: Interaction, data: Json, message: Message | None = None) -> Interaction:
        self._interactions.start(interaction)
        place = interaction.channel
        guild = place.guild
        outside = place.context == 2 or (guild is not None and not guild.bot_is_member)
        body = payloads.interaction(
            ids=(interaction.id, interaction.token),
            kind=interaction.kind,
            data=data,
            person=interaction.user,
            place=place,
            bot=self._core.bot,
            message_data=None if message is None else payloads.message(message),
            installed_by_user=outside,
        )
        told = self._gateway.dispatch("INTERACTION_CREATE", body, None if guild is None else guild.id)
        interaction.sent_to(told)
        return interaction

    def _begin(self, kind: int, user: User, place: Channel, what: str) -> Interaction:
        return Interaction(self._core, self._gateway.settle, user, place, what, kind=kind)

    def _visible(self, name: str, kind: int, user: User, place: Channel) -> Json:
        guild_id = None if place.guild is None else place.guild.id
        command = self._commands.find(name, kind, guild_id)
        assert command is not None, f"no command {name!r} is registered here; {self._core.story()}"
        if "contexts" in command:
            contexts = command["contexts"]
            shown = contexts is None or place.context in contexts
            assert shown, f"{name!r} cannot be used in context {place.context}, only in {contexts}"
            outside = place.context == 2 or (place.guild is not None and not place.guild.bot_is_member)
            installs = command["integration_types"]
            assert not outside or 1 in installs, f"{name!r} is not installed to users"
        needed = command["default_member_permissions"]
        if needed is not None and place.guild is not None:
            has = place.guild.permissions_of(user)
            enough = has & int(needed) == int(needed) and (int(needed) or has & (1 << 3))
            assert enough, f"{user.name} does not see {name!r} in {place.guild.name}"
        return command

    def slash(self, name: str, user: User, place: Channel, values: dict[str, Any]) -> Interaction:
        """Use a slash command; `admin reload` names a subcommand."""
        words = name.split()
        command = self._visible(words[0], SLASH, user, place)
        shape, resolved = self._options(command, words[1:], values, None)
        interaction = self._begin(COMMAND, user, place, f"/{name}")
        interaction.command = command
        return self._send(interaction, {**_identity(command), "options": shape, **resolved})

    def autocomplete(self, name: str, user: User, place: Channel, focused: str, values: dict[str, Any]) -> Interaction:
        """Type into an option of a slash command."""
        words = name.split()
        command = self._visible(words[0], SLASH, user, place)
        shape, resolved = self._options(command, words[1:], values, focused)
        interaction = self._begin(AUTOCOMPLETE, user, place, f"/{name} {focused}: {values.get(focused)!r}")
        interaction.command = command
        return self._send(interaction, {**_identity(command), "options": shape, **resolved})

    def _options(
        self, command: Json, path: list[str], values: dict[str, Any], focused: str | None
    ) -> tuple[list[Json], Json]:
        options: list[Json] = command.get("options") or []
        if path:
            inner = next((o for o in options if o["name"] == path[0] and o["type"] in (1, 2)), None)
            assert inner is not None, f"{command['name']!r} has no subcommand {path[0]!r}"
            shape, resolved = self._options(inner, path[1:], values, focused)
            return [{"name": inner["name"], "type": inner["type"], "options": shape}], resolved
        known = {option["name"]: option for option in options}
        unknown = set(values) - set(known)
        assert not unknown, f"{command['name']!r} has no option {sorted(unknown)}, only {sorted(known)}"
        missing = {n for n, o in known.items() if o.get("required")} - set(values)
        assert not missing or focused is not None, f"{command['name']!r} needs {sorted(missing)}"
        resolved_users: Json = {}
        shape = []
        for name, value in values.items():
            option = known[name]
            if isinstance(value, User):
                resolved_users[str(value.id)] = payloads.user(value)
                value = str(value.id)
            if focused is None:
                _check_value(option, value)
            filled = {"name": name, "type": option["type"], "value": value}
            if name == focused:
                assert option.get("autocomplete"), f"{name!r} does not autocomplete"
                filled["focused"] = True
            shape.append(filled)
        return shape, {"resolved": {"users": resolved_users}} if resolved_users else {}

    def message_menu(self, name: str, target: Message, user: User) -> Interaction:
        """Choose a command from a message's menu."""
        place = target.channel
        command = self._visible(name, MESSAGE_MENU, user, place)
        interaction = self._begin(COMMAND, user, place, f"menu {name!r}")
        interaction.command = command
        shown = payloads.message(target, nested=True)
        resolved = {"messages": {str(target.id): shown}}
        data = {**_identity(command), "target_id": str(target.id), "resolved": resolved}
        return self._send(interaction, data)

    def press(
        self,
        message: Message,
        wanted: str,
        user: User,
        *,
        values: list[str] | None = None,
        forged: bool = False,
    ) -> Interaction:
        """Press a button by label or custom_id, or choose in a select; `forged` sends any custom_id."""
        if forged:
            control: Json = {"type": 2 if values is None else 3, "custom_id": wanted}
        else:
            control = Reply(message).find(wanted)
            assert not control.get("disabled"), f"{wanted!r} is disabled"
            assert control.get("custom_id"), f"{wanted!r} is a link"
            sees = not message.ephemeral or message.viewer is user
            assert sees, f"{user.name} does not see this ephemeral message"
        interaction = self._begin(COMPONENT, user, message.channel, f"press {wanted!r}")
        interaction.message = message
        data: Json = {"custom_id": control["custom_id"], "component_type": control["type"], "id": 1}
        if values is not None:
            data["values"] = values
        return self._send(interaction, data, message)

    def submit(self, opened: Interaction, values: dict[str, str]) -> Interaction:
        """Send the modal that an interaction opened; the values go by custom_id."""
        modal = opened.modal
        assert modal is not None, f"{opened.what} opened no modal"
        interaction = self._begin(MODAL, opened.user, opened.channel, f"modal {modal['title']!r}")
        interaction.message = opened.message
        rows = [
            {"type": 1, "id": n, "components": [{"type": 4, "id": n, "custom_id": key, "value": value}]}
            for n, (key, value) in enumerate(values.items(), 1)
        ]
        data = {"custom_id": modal["custom_id"], "components": rows}
        return self._send(interaction, data, opened.message)


def _identity(command: Json) -> Json:
    data = {key: command[key] for key in ("id", "name", "type")}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data


def _check_value(option: Json, value: Any) -> None:
    """Refuse what a client would not send."""
    name = option["name"]
    if option["type"] != STRING:
        return
    assert isinstance(value, str), f"{name!r} wants text"
    longest = option.get("max_length", QUESTION_CHARACTERS)
    assert len(value) <= longest, f"{name!r} takes at most {longest} characters"
    assert len(value) >= option.get("min_length", 0), f"{name!r} is too short"
    choices = option.get("choices")
    offered = [choice["value"] for choice in choices or []]
    assert not choices or value in offered, f"{name!r} takes only {offered}"

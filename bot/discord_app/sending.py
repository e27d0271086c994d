"""How replies reach people: through an interaction's own endpoints, or as messages in a channel.

Both ways know rights and limits; neither knows what is said.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import aiohttp
import discord

from bot.discord_app import logs
from bot.discord_app.cooldown import Cooldown
from bot.discord_app.reply import Reply, faults

if TYPE_CHECKING:
    from bot.discord_app.client import Interaction

NO_HISTORY = 160002
ALREADY_ACKNOWLEDGED = 40060
INVALID_FORM = 50035
UNAVAILABLE = 503
PAUSES = (0.1, 0.5, 1.0)
"""Seconds before each further attempt; together within the three seconds of an interaction."""


class Target(Protocol):
    """Somebody who waits for a reply."""

    async def send(self, replies: Sequence[Reply]) -> None:
        """Send messages in order, for all to see."""

    async def notice(self, text: str) -> None:
        """Tell the person alone, as far as the way they asked allows."""


class ToInteraction:
    """Replies to a command, a menu or a button. Uses nothing but the interaction's own endpoints."""

    def __init__(self, interaction: Interaction, *, ephemeral: bool = False) -> None:
        self._interaction = interaction
        self._ephemeral = ephemeral

    async def send(self, replies: Sequence[Reply]) -> None:
        """Respond with the first message and follow up with the rest."""
        await self._send(replies, ephemeral=self._ephemeral)

    async def notice(self, text: str) -> None:
        """Respond so that only the person sees it."""
        await self._send([Reply(text)], ephemeral=True)

    async def edit(self, reply: Reply) -> None:
        """Change the message on which the button was pressed."""
        arguments = self._checked(reply).edit_arguments()
        await self._respond(lambda: self._interaction.response.edit_message(**arguments))

    async def think(self) -> None:
        """Acknowledge now and answer later, to the person alone."""
        await self._respond(lambda: self._interaction.response.defer(ephemeral=True, thinking=True))

    async def _send(self, replies: Sequence[Reply], *, ephemeral: bool) -> None:
        interaction = self._interaction
        for reply in replies:
            arguments = {**self._checked(reply).arguments(), "ephemeral": ephemeral}
            if interaction.response.is_done():
                # Without a nonce a follow-up must not be repeated when it may have arrived.
                await persistently(partial(interaction.followup.send, **arguments), repeatable=False)
            else:
                await self._respond(partial(interaction.response.send_message, **arguments))

    async def _respond(self, respond: Callable[[], Awaitable[object]]) -> None:
        """Respond first. When an attempt that seemed to fail had arrived, that was the response."""
        try:
            await persistently(respond)
        except discord.HTTPException as error:
            if error.code != ALREADY_ACKNOWLEDGED:
                raise
            mark_answered(self._interaction)

    def _checked(self, reply: Reply) -> Reply:
        guild = self._interaction.guild_id is not None
        if guild and not self._interaction.app_permissions.embed_links:
            reply = reply.without_embed()
        return checked(reply)


def mark_answered(interaction: Interaction) -> None:
    """Let discord.py know that a response arrived although it saw an error."""
    interaction.response._response_type = discord.InteractionResponseType.channel_message


class ToMessage:
    """Replies to a message, in the channel where it stands."""

    def __init__(self, message: discord.Message, cooldown: Cooldown) -> None:
        self._message = message
        self._cooldown = cooldown
        self._sent = 0

    def may_send(self) -> bool:
        """Say whether the bot may write in this channel, as far as it can know."""
        permissions = self._permissions()
        if permissions is None:
            return True
        in_thread = isinstance(self._message.channel, discord.Thread)
        return permissions.send_messages_in_threads if in_thread else permissions.send_messages

    async def send(self, replies: Sequence[Reply]) -> None:
        """Post messages in order, the first as a reply if history may be read."""
        permissions = self._permissions()
        for reply in replies:
            if permissions is not None and not permissions.embed_links:
                reply = reply.without_embed()
            arguments = checked(reply).arguments()
            # With a nonce, a request that is repeated after an error is not posted twice.
            arguments["nonce"] = f"{self._message.id}-{self._sent}"
            may_refer = permissions is None or permissions.read_message_history
            await self._post(arguments, refer=self._sent == 0 and may_refer)
            self._sent += 1

    async def notice(self, text: str) -> None:
        """Say it plainly in a direct message; in a server at most once for each cooldown."""
        if isinstance(self._message.channel, discord.DMChannel) or self._cooldown.may_notice(self._message.author.id):
            await self.send([Reply(text)])

    async def _post(self, arguments: dict[str, Any], *, refer: bool) -> None:
        channel = self._message.channel
        plainly = partial(channel.send, **arguments)
        if not refer:
            await persistently(plainly)
            return
        try:
            reference = self._message.to_reference(fail_if_not_exists=False)
            await persistently(partial(channel.send, **arguments, reference=reference))
        except discord.HTTPException as error:
            if error.code not in (NO_HISTORY, INVALID_FORM):
                raise
            logs.event("reference_refused", code=error.code, channel=channel.id)
            await persistently(plainly)

    def _permissions(self) -> discord.Permissions | None:
        guild, channel = self._message.guild, self._message.channel
        if guild is None or isinstance(channel, discord.PartialMessageable | discord.DMChannel | discord.GroupChannel):
            return None
        me: discord.Member | None = guild.me  # typed as always there; not while a server is still arriving
        try:
            return None if me is None else channel.permissions_for(me)
        except discord.ClientException:  # a thread whose parent channel is not known
            return None


async def persistently(send: Callable[[], Awaitable[object]], *, repeatable: bool = True) -> None:
    """Send, and again after a broken connection or a 503, which discord.py gives up at once.

    What is not ``repeatable`` is repeated only when it cannot have arrived.
    """
    for pause in PAUSES:
        try:
            await send()
        except (aiohttp.ClientConnectionError, discord.DiscordServerError) as error:
            if isinstance(error, discord.DiscordServerError):
                again = error.status == UNAVAILABLE
            else:
                again = repeatable or isinstance(error, aiohttp.ClientConnectorError)
            if not again:
                raise
            await asyncio.sleep(pause)
        else:
            return
    await send()


def checked(reply: Reply) -> Reply:
    """Return a reply that the service will take. Raises ValueError, before anything is sent, for another."""
    if found := faults(reply):
        raise ValueError(f"beyond the service's limits: {', '.join(found)}")
    return reply

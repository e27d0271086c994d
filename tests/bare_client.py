"""A discord.py bot that says fixed things: the other side in the tests of the Discord on loopback.

Real in every part but two: the five seconds between IDENTIFYs and the wait for late servers are cut.
Knows nothing of Treatybot.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import discord
import yarl
from discord import app_commands

from tests.discord_server import DiscordServer

READY_WAIT = 0.02
"""Seconds that the client waits for another GUILD_CREATE before it calls itself ready."""


@contextmanager
def pointed_at(api_url: str, gateway_url: str) -> Iterator[None]:
    """Point discord.py at a server, and back afterwards."""
    route, socket = discord.http.Route, discord.gateway.DiscordWebSocket
    before = route.BASE, socket.DEFAULT_GATEWAY
    route.BASE, socket.DEFAULT_GATEWAY = api_url, yarl.URL(gateway_url)
    try:
        yield
    finally:
        route.BASE, socket.DEFAULT_GATEWAY = before


class Pages(discord.ui.View):
    """A button that counts in its own message, one that answers privately, and a select."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Next", custom_id="next")
    async def next(self, press: discord.Interaction[Any], _: discord.ui.Button[Pages]) -> None:
        await press.response.edit_message(content="page 2")

    @discord.ui.button(label="Why?", custom_id="why")
    async def why(self, press: discord.Interaction[Any], _: discord.ui.Button[Pages]) -> None:
        await press.response.send_message("because", ephemeral=True)

    @discord.ui.button(label="Later", custom_id="later")
    async def later(self, press: discord.Interaction[Any], _: discord.ui.Button[Pages]) -> None:
        await press.response.defer()
        await press.edit_original_response(content="page 9")

    @discord.ui.button(label="Off", custom_id="off", disabled=True)
    async def off(self, press: discord.Interaction[Any], _: discord.ui.Button[Pages]) -> None:
        raise NotImplementedError

    @discord.ui.select(
        placeholder="Region",
        custom_id="region",
        options=[discord.SelectOption(label="Africa", value="africa")],
    )
    async def region(self, press: discord.Interaction[Any], chosen: discord.ui.Select[Pages]) -> None:
        await press.response.send_message(f"chose {chosen.values[0]}")


class BareClient(discord.AutoShardedClient):
    """Answers commands with constants, and messages that mention it with their text."""

    def __init__(self, **options: Any) -> None:
        intents = discord.Intents(guilds=True, messages=True)
        settings: dict[str, Any] = {
            "intents": intents,
            "guild_ready_timeout": READY_WAIT,
            "allowed_mentions": discord.AllowedMentions.none(),
            **options,
        }
        super().__init__(**settings)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.trouble: list[Exception] = []
        self.add_view(Pages())
        add_commands(self.tree)
        self.tree.error(self._note)

    async def _note(self, _: discord.Interaction[Any], error: app_commands.AppCommandError) -> None:
        self.trouble.append(getattr(error, "original", error))

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not wait between IDENTIFYs."""

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or message.webhook_id is not None:
            return
        self.heard.append(message)
        if self.user in message.mentions or message.guild is None:
            try:
                await message.reply(f"you wrote: {message.content}", mention_author=False, nonce=message.id)
            except discord.HTTPException as error:
                self.trouble.append(error)


def add_commands(tree: app_commands.CommandTree[Any]) -> None:
    """Give a tree one command of each shape."""

    @tree.command(description="Says it back")
    async def ask(interaction: discord.Interaction[Any], question: str) -> None:
        await interaction.response.send_message(f"answer to {question}", view=Pages())

    @ask.autocomplete("question")
    async def offer(_: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed} {n}", value=f"{n}") for n in range(2)]

    @tree.command(description="Thinks first")
    async def think(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content="thought")
        await interaction.followup.send("and more", embed=discord.Embed(title="More"))

    @tree.command(description="Answers twice")
    async def twice(interaction: discord.Interaction[Any]) -> None:
        adapter = discord.webhook.async_.async_context.get()
        await interaction.response.send_message("once")
        await adapter.create_interaction_response(
            interaction.id,
            interaction.token,
            session=interaction._session,
            params=discord.webhook.async_.interaction_message_response_params(
                type=4, content="twice", allowed_mentions=discord.AllowedMentions.none()
            ),
        )

    @tree.command(description="Answers, then takes it back")
    async def oops(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("wrong")
        await interaction.delete_original_response()

    @tree.command(description="Opens a form")
    async def form(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(Form())

    @tree.context_menu(name="Answer this question")
    async def menu(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        await interaction.response.send_message(f"about {message.content}", ephemeral=True)

    admin = app_commands.Group(
        name="admin",
        description="For administrators",
        default_permissions=discord.Permissions(administrator=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
    )

    @admin.command(description="Reloads")
    async def reload(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("reloaded", ephemeral=True)

    tree.add_command(admin)


class Form(discord.ui.Modal, title="Form"):
    """A form of one line."""

    name: discord.ui.TextInput[Form] = discord.ui.TextInput(label="Name", custom_id="name")

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(f"hello {self.name.value}")


@asynccontextmanager
async def connected(server: DiscordServer, **options: Any) -> AsyncIterator[BareClient]:
    """Run a bare client against a server until the block ends; its shards are connected then."""
    with pointed_at(server.api_url, server.gateway_url):
        client = BareClient(**options)
        starts = server.gateway.identifies
        wanted = len(starts) + 1
        running = asyncio.create_task(client.start(server.token))
        try:
            await server.until(lambda: len(starts) >= wanted, what="an IDENTIFY")
            await client.wait_until_ready()
            yield client
        finally:
            await client.close()
            await asyncio.gather(running, return_exceptions=True)

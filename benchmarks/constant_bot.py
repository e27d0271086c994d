"""The least a discord.py bot can be: /ask answers a constant. What ``discord_wire`` compares Treatybot with.

The constant has the shape of Treatybot's answer (an embed with a footer, and a button), so that the loopback Discord
has as much to check.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

import discord
import yarl
from discord import app_commands

TEXT = "Yes. Peru is among the forty States that had ratified the Smuggling Protocol as of 20 January 2004."
FOOTER = "✅ Answered · as of 20 January 2004\nSource: UN Information Service, 27 January 2004, paragraph 6"


class Constant(discord.Client):
    """The bot."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.5)
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Register the command."""

        @self.tree.command(description="Ask")
        async def ask(interaction: discord.Interaction[Any], question: str) -> None:
            del question
            embed = discord.Embed(description=TEXT, colour=0x2E7D32).set_footer(text=FOOTER)
            view = discord.ui.View(timeout=None)
            view.add_item(discord.ui.Button(label="Show the sentence", custom_id="constant"))
            view.stop()
            nobody = discord.AllowedMentions.none()
            await interaction.response.send_message(embed=embed, view=view, allowed_mentions=nobody)

        await self.tree.sync()


async def main() -> None:
    """Connect to the Discord that the environment names, and stay."""
    discord.http.Route.BASE = os.environ["DISCORD_API_URL"]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY_URL"])
    async with Constant() as bot:
        await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    asyncio.run(main())

"""/treaty: what the sources say of a treaty, on one card."""

from __future__ import annotations

from collections.abc import Sequence

from discord import app_commands
from discord.ext import commands

from bot.answer import Answer
from bot.discord_app import asking, lists
from bot.discord_app.buttons import asked_by
from bot.discord_app.client import Interaction, Treatybot
from bot.discord_app.commands import options, suggesting
from bot.discord_app.edition import Edition
from bot.discord_app.reply import Reply
from bot.discord_app.sending import ToInteraction


class TreatyCard(commands.Cog):
    """The command for one treaty."""

    def __init__(self, bot: Treatybot) -> None:
        self._bot = bot

    @app_commands.command(description="A treaty at a glance: entry into force, figures, definition")
    @app_commands.describe(name="Which treaty (the Smuggling Protocol if left out)")
    @app_commands.autocomplete(name=suggesting.treaties)
    async def treaty(self, interaction: Interaction, name: str | None = None) -> None:
        """Show the card; a treaty of which the sources say nothing is left to the engine."""

        def draw(edition: Edition) -> Sequence[Reply] | Answer:
            meant = options.treaty_called(edition, name)
            if meant is None or edition.knowledge.of(meant).silent:
                return edition.engine.answer(f"Tell me about {name or 'the treaty'}")
            return [lists.card(edition, self._bot.ids, meant)]

        await asking.drawn(self._bot, ToInteraction(interaction), asked_by(interaction, "treaty"), draw)


async def setup(bot: Treatybot) -> None:
    """Register the command."""
    await bot.add_cog(TreatyCard(bot))

"""/parties: the States that ratified, in pages, all or of one region."""

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
from bot.query import Form, Query


class Parties(commands.Cog):
    """The command for lists."""

    def __init__(self, bot: Treatybot) -> None:
        self._bot = bot

    @app_commands.command(description="The States that had ratified, all or of one region")
    @app_commands.describe(region="Only States of this region or group", treaty="Which treaty")
    @app_commands.autocomplete(region=suggesting.regions, treaty=suggesting.treaties)
    async def parties(self, interaction: Interaction, region: str | None = None, treaty: str | None = None) -> None:
        """Show the first page."""

        def draw(edition: Edition) -> Sequence[Reply] | Answer:
            place = options.region_called(edition, region)
            meant = options.treaty_called(edition, treaty)
            listed = lists.find(edition, meant, place) if meant else None
            if listed and listed.names:
                return [lists.page(edition, self._bot.ids, listed, 0, interaction.user.id)]
            regions = (place.id,) if place else ()
            handler = "list_filter" if regions else "list_parties"
            query = Query("Which States ratified?", handler, Form.WHICH, treaty=meant, regions=regions)
            return edition.engine.answer_query(query)

        await asking.drawn(self._bot, ToInteraction(interaction), asked_by(interaction, "parties"), draw)


async def setup(bot: Treatybot) -> None:
    """Register the command."""
    await bot.add_cog(Parties(bot))

"""/ask: any question in words."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.discord_app import asking
from bot.discord_app.buttons import asked_by
from bot.discord_app.client import Interaction, Treatybot
from bot.discord_app.sending import ToInteraction


class Ask(commands.Cog):
    """The command for questions."""

    def __init__(self, bot: Treatybot) -> None:
        self._bot = bot

    @app_commands.command(description="Ask anything about the treaties, in your own words")
    @app_commands.describe(question="For example: has Peru ratified? When did it enter into force?")
    async def ask(self, interaction: Interaction, question: str) -> None:
        """Answer a question."""
        await asking.question(self._bot, ToInteraction(interaction), asked_by(interaction, "ask"), question)


async def setup(bot: Treatybot) -> None:
    """Register the command."""
    await bot.add_cog(Ask(bot))

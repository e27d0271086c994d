"""/sources, /help and /privacy: what the bot knows and from where, what it can answer, what it keeps."""

from __future__ import annotations

from dataclasses import replace

from discord import app_commands
from discord.ext import commands

from bot.answering.grammar import day
from bot.conversation import REMEMBERED_SECONDS
from bot.discord_app import render, wording
from bot.discord_app.client import Interaction, Treatybot
from bot.discord_app.edition import Edition
from bot.discord_app.reply import Card, Reply
from bot.discord_app.sending import ToInteraction
from bot.discord_app.text import escape, shorten
from knowledge.model import Source

MOST_SOURCES = 10
"""As many as fit on a screen of a phone; the newest are shown."""
COLOUR = 0x607D8B


class About(commands.Cog):
    """The commands about the bot itself; their replies are seen by the person alone."""

    def __init__(self, bot: Treatybot) -> None:
        self._bot = bot

    @app_commands.command(description="What the answers rest on, and how current it is")
    async def sources(self, interaction: Interaction) -> None:
        """List the sources."""
        await ToInteraction(interaction, ephemeral=True).send([sources_reply(self._bot.library.edition)])

    @app_commands.command(name="help", description="What you can ask, with examples to press")
    async def help_(self, interaction: Interaction) -> None:
        """Show what can be asked."""
        edition = self._bot.library.edition
        given = edition.engine.answer("help")
        replies = render.answer(edition, self._bot.ids, given, interaction.user.id)
        last = replies[-1]
        if last.card:
            description = f"{last.card.description}\n\n{wording.MENU_HELP}"
            last = replace(last, card=Card(last.card.colour, description))
        await ToInteraction(interaction, ephemeral=True).send([*replies[:-1], last])

    @app_commands.command(description="What this bot keeps about you, and for how long")
    async def privacy(self, interaction: Interaction) -> None:
        """Say what is kept."""
        logged = self._bot.settings.log_questions
        questions = wording.QUESTIONS_LOGGED if logged else wording.QUESTIONS_NOT_LOGGED
        text = wording.PRIVACY.format(minutes=round(REMEMBERED_SECONDS / 60), questions=questions)
        await ToInteraction(interaction, ephemeral=True).send([Reply(card=Card(COLOUR, text))])


def sources_reply(edition: Edition) -> Reply:
    """Return the list of sources, newest first."""
    newest = edition.knowledge.newest_sources
    fields = tuple(
        (shorten(escape(source.title or source.id), 200), _about(source)) for source in newest[:MOST_SOURCES]
    )
    more = len(newest) - len(fields)
    text = "Every answer rests on a sentence of one of these; press **Show the sentence** below an answer to read it."
    if more > 0:
        text += f" The newest {len(fields)} of {len(newest):,} are listed."
    return Reply(card=Card(COLOUR, text, title="Sources", fields=fields, footer=f"Knowledge version {edition.version}"))


def _about(source: Source) -> str:
    parts = [source.publisher, source.place, day(source.date) if source.date else None, source.symbol]
    return shorten(escape(", ".join(part for part in parts if part)) or source.id, 300)


async def setup(bot: Treatybot) -> None:
    """Register the commands."""
    await bot.add_cog(About(bot))

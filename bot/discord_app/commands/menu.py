"""The message menu *Answer this question*: answers somebody's message for whoever opened the menu."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.discord_app import asking, wording
from bot.discord_app.buttons import asked_by
from bot.discord_app.client import Interaction, Treatybot
from bot.discord_app.sending import ToInteraction
from bot.discord_app.text import without_mentions


async def answer_message(interaction: Interaction, message: discord.Message) -> None:
    """Answer the message; it is nobody's follow-up, so no conversation is used or changed."""
    target = ToInteraction(interaction)
    question = without_mentions(message.content)
    if not question:
        await target.notice(wording.NO_TEXT)
        return
    await asking.question(
        interaction.client,
        target,
        asked_by(interaction, "menu"),
        question,
        remember=False,
        about=message.jump_url,
    )


async def setup(bot: Treatybot) -> None:
    """Register the menu."""
    bot.tree.add_command(app_commands.ContextMenu(name=wording.MENU_NAME, callback=answer_message))

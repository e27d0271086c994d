"""/admin reload and /admin status, for the bot's own administrators."""

from __future__ import annotations

import platform
import time
from datetime import timedelta

import discord
from discord import app_commands

import bot as package
from bot.answering.grammar import day
from bot.discord_app import wording
from bot.discord_app.client import Interaction, Treatybot
from bot.discord_app.commands import scope
from bot.discord_app.errors import Notice
from bot.discord_app.reload import report
from bot.discord_app.reply import CONTENT_LIMIT, Reply
from bot.discord_app.sending import ToInteraction
from bot.discord_app.text import escape, split
from knowledge.model import Facts

NEWEST = 5
"""Sources that the status names; it counts all."""


class Admin(app_commands.Group):
    """The administrators' commands: hidden by default permissions, and checked on every call all the same."""

    def __init__(self, bot: Treatybot) -> None:
        super().__init__(
            name="admin",
            description="For this bot's own administrators",
            default_permissions=discord.Permissions(administrator=True),
            allowed_contexts=scope.NOT_AMONG_OTHERS,
            allowed_installs=scope.BY_SERVERS,
        )
        self._bot = bot

    async def interaction_check(self, interaction: Interaction) -> bool:  # type: ignore[override]  # our own client
        """Let administrators pass."""
        if not await self._bot.administrators.check(interaction.user.id, self._bot):
            raise Notice(wording.ADMINS_ONLY)
        return True

    @app_commands.command(description="Read the knowledge again, and use it if it is sound")
    async def reload(self, interaction: Interaction) -> None:
        """Reload and say what changed."""
        if self._bot.library.reloading:
            raise Notice(wording.RELOAD_BUSY)
        await ToInteraction(interaction).think()
        outcome = await self._bot.library.reload(str(interaction.user.id))
        await _say(interaction, report(outcome, self._bot.shard_list()))

    @app_commands.command(description="Version, counts, sources, shards, uptime")
    async def status(self, interaction: Interaction) -> None:
        """Show how the bot is doing."""
        await _say(interaction, status_text(self._bot))


async def _say(interaction: Interaction, text: str) -> None:
    pieces = split(text, CONTENT_LIMIT - 100)
    await ToInteraction(interaction, ephemeral=True).send([Reply(piece) for piece in pieces])


def status_text(bot: Treatybot) -> str:
    """Return the state of the bot in plain lines."""
    edition = bot.library.edition
    kb = edition.engine.kb
    phrasings = sum(len(handler.phrasings) for handler in kb.language.handlers)
    by = edition.loaded_by
    loaded_by = f"<@{by}>" if by.isdigit() else by
    latencies = ", ".join(
        f"{shard} ({latency * 1000:.0f} ms)" if latency < float("inf") else f"{shard} (connecting)"
        for shard, latency in sorted(bot.latencies)
    )
    uptime = timedelta(seconds=round(time.monotonic() - bot.started))
    return "\n".join(
        [
            f"**Knowledge** `{edition.version}`, loaded <t:{int(edition.loaded_at.timestamp())}:f> by {loaded_by}",
            f"**Counts** {len(kb.facts)} sources, {len(kb.vocabulary.states)} States, "
            f"{len(kb.vocabulary.treaties)} treaties, {len(kb.language.handlers)} handlers, {phrasings} phrasings",
            *(_source(facts) for facts in list(reversed(kb.facts))[:NEWEST]),
            f"**Shards** {latencies or 'none'} of {bot.shard_count}",
            f"**Servers** {len(bot.guilds)}",
            f"**Uptime** {uptime}; {bot.answered:,} answers",
            f"**Versions** Treatybot {package.__version__}, discord.py {discord.__version__}, "
            f"Python {platform.python_version()}",
        ]
    )


def _source(facts: Facts) -> str:
    source = facts.source
    days = sorted({status.as_of for status in facts.status if status.as_of})
    as_of = f", figures as of {day(days[-1])}" if days else ""
    return f"**Source** {escape(source.title or source.id)} ({day(source.date) if source.date else 'undated'}{as_of})"


async def setup(bot: Treatybot) -> None:
    """Register the group: in the administrators' server if one is named, otherwise globally."""
    guild = bot.settings.admin_guild_id
    where = discord.utils.MISSING if guild is None else discord.Object(guild)
    bot.tree.add_command(Admin(bot), guild=where)

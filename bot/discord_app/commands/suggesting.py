"""Autocomplete of States, regions and treaties, which may never raise: discord.py would only log it."""

from __future__ import annotations

from collections.abc import Callable

from discord import app_commands

from bot.discord_app import errors
from bot.discord_app.autocomplete import Names
from bot.discord_app.client import Interaction
from bot.discord_app.edition import Edition
from bot.discord_app.sending import mark_answered


async def choices(
    interaction: Interaction, typed: str, names: Callable[[Edition], Names]
) -> list[app_commands.Choice[str]]:
    """Offer names for what has been typed, and return nothing more to be offered."""
    try:
        found = names(interaction.client.library.edition).suggest(typed)
        made = [app_commands.Choice(name=choice.label, value=choice.value) for choice in found]
        await interaction.response.autocomplete(made)
    except Exception as error:
        errors.record(error, typed, way="autocomplete", **errors.of_interaction(interaction))
        mark_answered(interaction)  # or discord.py would try once more
    return []


async def states(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Offer States."""
    return await choices(interaction, typed, lambda edition: edition.states)


async def regions(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Offer regions and groups."""
    return await choices(interaction, typed, lambda edition: edition.regions)


async def treaties(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Offer treaties."""
    return await choices(interaction, typed, lambda edition: edition.treaties)

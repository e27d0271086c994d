"""What pressing a button does. Everything needed stands in its custom_id, so a restart changes nothing.

discord.py's views and dynamic items are not used to receive presses: they drop what they cannot match,
whereas here every press is acknowledged, with the reason when the button is expired, damaged, forged or
somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import discord

from bot.discord_app import asking, errors, lists, logs, render, wording
from bot.discord_app.asking import Asked
from bot.discord_app.custom_ids import DIGEST_LENGTH, Pressed, digest
from bot.discord_app.errors import Notice
from bot.discord_app.sending import ToInteraction
from bot.discord_app.text import unescape

if TYPE_CHECKING:
    from bot.discord_app.client import Interaction, Treatybot

_NUMBERED = re.compile(r"#(\d+)#(.{6})")
_NUMBERED_LINE = re.compile(r"(?m)^\d+\. (.+)$")
_TURNED = re.compile(r"[fpnl](\d{1,6})\.(.+)")


async def pressed(bot: Treatybot, interaction: Interaction) -> None:
    """Do what a button says."""
    target = ToInteraction(interaction)
    try:
        data: Mapping[str, Any] = dict(interaction.data or {})
        button = bot.ids.read(str(data.get("custom_id", "")))
        if button is None:
            raise Notice(wording.EXPIRED)
        if button.asker not in (None, interaction.user.id):
            raise Notice(wording.NOT_YOURS)
        await _act(bot, interaction, target, button)
    except Exception as error:
        await errors.tell(target, error, **errors.of_interaction(interaction))


async def _act(bot: Treatybot, interaction: Interaction, target: ToInteraction, button: Pressed) -> None:
    if button.kind == render.ASK:
        await asking.question(bot, target, asked_by(interaction, "button"), _question(interaction, button.state))
    elif button.kind == render.QUOTE:
        await _show(bot, interaction, button.state)
    elif button.kind == lists.PAGE:
        await _turn(bot, interaction, target, button)
    else:
        raise Notice(wording.EXPIRED)


def _question(interaction: Interaction, state: str) -> str:
    """Return the question a button asks: from its custom_id, or if too long for it, from the message."""
    match = _NUMBERED.fullmatch(state)
    if match is None:
        return state
    for text in _texts(interaction.message):
        if digest(text) == match[2]:
            return text
    raise Notice(wording.EXPIRED)


def _texts(message: discord.Message | None) -> Iterator[str]:
    if message is None:
        return
    for row in message.components:
        for item in getattr(row, "children", ()):
            yield str(getattr(item, "label", ""))
    for text in (message.content, *(embed.description or "" for embed in message.embeds)):
        for line in _NUMBERED_LINE.findall(text):
            yield unescape(line)


async def _show(bot: Treatybot, interaction: Interaction, state: str) -> None:
    edition = bot.library.edition
    digests = [state[at : at + DIGEST_LENGTH] for at in range(0, len(state), DIGEST_LENGTH)]
    found = [edition.quotes[one] for one in digests if one in edition.quotes]
    if not found:
        raise Notice(wording.SENTENCE_GONE)
    await ToInteraction(interaction, ephemeral=True).send(render.quotations(edition, found))
    logs.event("sentence_shown", **errors.of_interaction(interaction))


async def _turn(bot: Treatybot, interaction: Interaction, target: ToInteraction, button: Pressed) -> None:
    edition = bot.library.edition
    match = _TURNED.fullmatch(button.state)
    listed = lists.find_again(edition, match[2]) if match else None
    if match is None or listed is None:
        raise Notice(wording.LIST_CHANGED)
    await target.edit(lists.page(edition, bot.ids, listed, int(match[1]), interaction.user.id))
    logs.event("page_turned", **errors.of_interaction(interaction))


def asked_by(interaction: Interaction, way: str) -> Asked:
    """Return who asked, and where."""
    return Asked(interaction.user.id, interaction.channel_id or 0, interaction.guild_id, way, interaction.id)

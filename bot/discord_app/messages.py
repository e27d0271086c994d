"""Direct messages, mentions, and replies that ping the bot: read as questions, answered in text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.discord_app import asking, errors, logs, wording
from bot.discord_app.asking import Asked
from bot.discord_app.reply import Reply
from bot.discord_app.sending import ToMessage
from bot.discord_app.text import escape, without_mentions

if TYPE_CHECKING:
    from bot.discord_app.client import Treatybot
    from bot.discord_app.edition import Edition

HEARD = (discord.MessageType.default, discord.MessageType.reply)


def is_for_me(message: discord.Message, me: discord.abc.User) -> bool:
    """Say whether a message is a person's and means the bot: not everyone, not a role, not another bot."""
    if message.author.bot or message.webhook_id is not None or message.type not in HEARD:
        return False
    # A message of a server that has not arrived yet has no guild either, hence the question of the channel.
    return isinstance(message.channel, discord.DMChannel) or any(user.id == me.id for user in message.mentions)


async def received(bot: Treatybot, message: discord.Message) -> None:
    """Answer a message if it is meant for the bot."""
    if bot.user is None or not is_for_me(message, bot.user) or not bot.recent.first(message.id):
        return
    target = ToMessage(message, bot.cooldown)
    way = "dm" if message.guild is None else "mention"
    asked = Asked(message.author.id, message.channel.id, message.guild.id if message.guild else None, way, message.id)
    if not target.may_send():
        logs.event("not_delivered", reason="missing permission", channel=message.channel.id, id=message.id)
        return
    question = without_mentions(message.content)
    try:
        if question:
            await asking.question(bot, target, asked, question, as_text=True)
        else:
            await asking.drawn(bot, target, asked, bare_mention)
    except Exception as error:
        await errors.tell(target, error, question, way=way, user=asked.person, id=message.id)


def bare_mention(edition: Edition) -> list[Reply]:
    """Return the help that answers a mention without a word."""
    return [Reply(f"{escape(edition.engine.answer('help').text)}\n{wording.MENTION_HELP}")]

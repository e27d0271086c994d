"""One question on its way through the bot, however it came: cooldown, engine, reply, log line.

Nothing here knows commands or buttons; they say how the answer is computed, this says when.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.answer import Answer
from bot.conversation import Conversation
from bot.discord_app import errors, logs, render, wording
from bot.discord_app.edition import Edition
from bot.discord_app.reply import Reply
from bot.discord_app.sending import Target
from bot.question import MAX_CHARACTERS

if TYPE_CHECKING:
    from bot.discord_app.client import Treatybot


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked where and by which way; ids only."""

    person: int
    channel: int
    guild: int | None
    way: str
    event: int
    """Id of the message or interaction."""


Compute = Callable[[Edition, Conversation], Answer]
Draw = Callable[[Edition], Sequence[Reply] | Answer]


async def question(
    bot: Treatybot,
    target: Target,
    asked: Asked,
    text: str,
    *,
    remember: bool = True,
    as_text: bool = False,
    about: str | None = None,
) -> None:
    """Answer a question in words."""
    if len(text) > MAX_CHARACTERS:
        await _refuse(target, asked, wording.TOO_LONG.format(limit=MAX_CHARACTERS))
        return
    await answer(
        bot,
        target,
        asked,
        lambda edition, conversation: edition.engine.answer(text, conversation),
        text=text,
        remember=remember,
        as_text=as_text,
        about=about,
    )


async def answer(
    bot: Treatybot,
    target: Target,
    asked: Asked,
    compute: Compute,
    *,
    text: str | None = None,
    remember: bool = True,
    as_text: bool = False,
    about: str | None = None,
) -> None:
    """Send the answer that ``compute`` gives, remembering the conversation unless told otherwise."""

    def draw(edition: Edition) -> Answer:
        conversation = bot.conversations.of(asked.person, asked.channel) if remember else bot.conversations.passing()
        return compute(edition, conversation)

    await drawn(bot, target, asked, draw, text=text, as_text=as_text, about=about)


async def drawn(
    bot: Treatybot,
    target: Target,
    asked: Asked,
    draw: Draw,
    *,
    text: str | None = None,
    as_text: bool = False,
    about: str | None = None,
) -> None:
    """Send what ``draw`` gives, an Answer or messages drawn already, within the person's cooldown.

    The edition is read once: a reload in between changes nothing about this reply.
    """
    started = time.perf_counter()
    if not bot.administrators.includes(asked.person) and (wait := bot.cooldown.take(asked.person)):
        logs.event("cooldown", **_fields(asked), seconds=wait)
        await _refuse(target, asked, wording.cooldown(wait))
        return
    try:
        edition = bot.library.edition
        made = draw(edition)
        replies: Sequence[Reply]
        if isinstance(made, Answer):
            replies = render.answer(edition, bot.ids, made, asked.person, as_text=as_text, about=about)
        else:
            replies = made
        computed = time.perf_counter()
        await target.send(replies)
    except Exception as error:
        await errors.tell(target, error, text, **_fields(asked))
        return
    fields = _fields(asked)
    if isinstance(made, Answer):
        fields |= {"outcome": made.outcome.value, "handler": made.handler}
    if bot.settings.log_questions and text is not None:
        fields["question"] = text
    logs.event(
        "answered",
        **fields,
        version=edition.version,
        compute_ms=round((computed - started) * 1000, 2),
        total_ms=round((time.perf_counter() - started) * 1000, 2),
    )
    bot.answered += 1


async def _refuse(target: Target, asked: Asked, text: str) -> None:
    try:
        await target.notice(text)
    except Exception as error:
        await errors.tell(target, error, **_fields(asked))


def _fields(asked: Asked) -> dict[str, Any]:
    return {
        "way": asked.way,
        "user": asked.person,
        "guild": asked.guild,
        "channel": asked.channel,
        "id": asked.event,
    }

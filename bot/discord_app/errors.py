"""The one path of what goes wrong while somebody is answered: a kind sentence for them, the cause for the log."""

from __future__ import annotations

import logging
import secrets
import traceback
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app import logs, wording
from bot.discord_app.sending import Target

if TYPE_CHECKING:
    from bot.discord_app.client import Interaction

ORDINARY = {
    10003: "channel gone",
    10008: "message gone",
    10062: "interaction expired",
    40060: "already acknowledged",
    50001: "no access",
    50007: "direct messages closed",
    50013: "missing permission",
}
"""Codes that ordinary life brings: nobody is to blame and nobody can be told."""


class Notice(app_commands.AppCommandError):
    """Something to tell the person, such as a missing right; its text is the sentence they see."""


def is_ordinary(error: BaseException) -> bool:
    """Say whether an error is ordinary life."""
    return isinstance(error, discord.HTTPException) and error.code in ORDINARY


def cause_of(error: BaseException) -> BaseException:
    """Return what happened beneath discord.py's wrapping."""
    while isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError):
        inner = getattr(error, "original", None) or error.__cause__
        if inner is None:
            return error
        error = inner
    return error


def record(error: BaseException, question: str | None = None, **fields: Any) -> str | None:
    """Log an error and return its reference; None for one of ordinary life."""
    if is_ordinary(error):
        code = getattr(error, "code", 0)
        logs.event("not_delivered", reason=ORDINARY[code], code=code, **fields)
        return None
    reference = secrets.token_hex(4)
    cause = "".join(traceback.format_exception(error)).strip()
    if question:
        cause = cause.replace(question, "[question]").replace(repr(question)[1:-1], "[question]")
    logs.event("error", level=logging.ERROR, reference=reference, cause=cause, **fields)
    return reference


def sentence_for(error: BaseException, question: str | None = None, **fields: Any) -> str | None:
    """Return what to tell the person, logging what must be; None when there is nothing to say."""
    error = cause_of(error)
    if isinstance(error, Notice):
        return str(error)
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        logs.event("outdated_command", **fields)
        return wording.OUTDATED
    if isinstance(error, app_commands.TransformerError):
        return wording.OUTDATED
    if isinstance(error, app_commands.CheckFailure):
        return wording.ADMINS_ONLY
    reference = record(error, question, **fields)
    return wording.ERROR.format(reference=reference) if reference else None


async def tell(target: Target, error: BaseException, question: str | None = None, **fields: Any) -> None:
    """Tell the person what went wrong, if they can be told. Never raises."""
    sentence = sentence_for(error, question, **fields)
    if sentence is None:
        return
    try:
        await target.notice(sentence)
    except Exception as second:  # whatever it was, there is nobody left to tell
        record(second, **fields)


def of_interaction(interaction: Interaction) -> dict[str, Any]:
    """Return the fields that log lines about an interaction carry."""
    return {
        "user": interaction.user.id,
        "guild": interaction.guild_id,
        "channel": interaction.channel_id,
        "interaction": interaction.id,
    }

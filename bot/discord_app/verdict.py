"""What the child process of a reload tells its parent, and how its messages are framed."""

from __future__ import annotations

import msgspec

CHILD = "bot.discord_app.reload_child"
LENGTH = 4
"""Bytes before each message, which hold its length."""


class Verdict(msgspec.Struct, frozen=True):
    """What the check found, one line each: faults forbid the use of the knowledge, warnings do not."""

    faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

"""The Discord face: renders the engine's answers in servers and direct messages; makes no answer itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings


def main(settings: Settings) -> int:
    """Run the bot until it is told to stop; return the exit code: 0, 2 settings, 3 token, 4 knowledge."""
    from bot.discord_app import app  # here, so that the child of a reload does without discord.py

    return app.main(settings)

"""The Discord face: renders the engine's answers in servers and direct messages; makes no answer itself."""

from bot.discord_app.app import main

__all__ = ["main"]

"""`python -m tests.discord_server`: a Discord to try a bot on by hand, without an account or a token.

Prints the settings that point a bot at it. A line typed in is sent to the bot as a direct message.
"""

from __future__ import annotations

import asyncio
import sys

from .server import DiscordServer


async def serve() -> None:
    """Run until standard input ends."""
    async with DiscordServer() as discord:
        discord.guild()
        for name, value in discord.environment.items():
            print(f"export {name}={value}", flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            exchange = await discord.dm(line.strip())
            try:
                print((await exchange.reply()).text, flush=True)
            except AssertionError as fault:
                print(fault, flush=True)


if __name__ == "__main__":
    asyncio.run(serve())

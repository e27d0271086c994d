"""A crowd asks Treatybot while everything goes wrong at random: one reply to each question, and never two."""

from __future__ import annotations

import itertools

from bot.discord_app.reload import Library, Reloaded
from tests.discord_running import connected, packaged
from tests.discord_server import DiscordServer, Rates
from tests.discord_server.storm import Storm

QUESTIONS = ("has Peru ratified?", "and Mexico?", "has Congo ratified?", "list the parties", "help", "blargh", "🙂")
RATES = Rates(
    rate_limited=0.02,
    global_limited=0.002,
    error=0.002,
    lost=0.002,
    dropped=0.01,
    slow=0.02,
    unknown_interaction=0.01,
    forbidden=0.01,
    drop_socket=0.002,
    reconnect=0.002,
    invalid_resumable=0.002,
    invalid=0.001,
    duplicate=0.02,
    swap=0.02,
)


SEED = 7


async def test_in_a_storm_every_question_gets_one_reply() -> None:
    ten_seconds_a_question = itertools.count(0, 10)  # so that nobody of so small a crowd asks too fast
    async with DiscordServer(history=2_000) as discord:
        storm = Storm(discord, QUESTIONS, seed=SEED, people=100, guilds=20)
        async with connected(
            discord,
            library=Library(packaged(), None),
            shard_count=2,
            clock=lambda: float(next(ten_seconds_a_question)),
        ) as bot:
            discord.chaos(SEED, RATES)
            reloading = bot.library.reload("storm")
            report = await storm.rage(1_000, at_once=50)
            assert isinstance(await reloading, Reloaded)
            discord.calm()
        assert {"doubled", "missing"}.isdisjoint(report.outcomes), f"{report}\n{report.odd}"
        assert report.outcomes["answered"] > 900, str(report)

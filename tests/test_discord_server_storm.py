"""Many people at once, and everything going wrong at random: the server keeps the count."""

from __future__ import annotations

from tests.bare_client import connected
from tests.discord_server import DiscordServer, Rates
from tests.discord_server.storm import Storm

QUESTIONS = ["has Peru ratified?", "when did it enter into force?", "who signed?"]


async def test_a_crowd_is_answered_one_by_one() -> None:
    async with DiscordServer(history=2_000) as server:
        storm = Storm(server, QUESTIONS, seed=1, people=50, guilds=10)
        async with connected(server):
            report = await storm.rage(400, at_once=50)
        assert report.outcomes == {"answered": 400}, report.odd
        assert len(report.seconds) == 400


async def test_in_a_storm_no_question_is_answered_twice_or_forgotten() -> None:
    rates = Rates(
        rate_limited=0.02,
        global_limited=0.002,
        slow=0.02,
        unknown_interaction=0.02,
        forbidden=0.02,
        drop_socket=0.004,
        reconnect=0.004,
        invalid_resumable=0.004,
        swap=0.02,
    )
    async with DiscordServer(history=2_000) as server:
        storm = Storm(server, QUESTIONS, seed=2, people=50, guilds=10)
        async with connected(server, shard_count=2):
            server.chaos(2, rates)
            report = await storm.rage(1_000, at_once=50)
            server.calm()
        assert sum(report.outcomes.values()) == 1_000
        assert {"doubled", "missing"}.isdisjoint(report.outcomes), report.odd
        assert report.outcomes["answered"] > 900
        assert report.resumes > 0

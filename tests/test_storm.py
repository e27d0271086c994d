"""Treatybot in bad weather and in a crowd: exactly one reply to each question that can be answered, and no growth."""

from __future__ import annotations

from pathlib import Path

from tests.weather import endure


async def test_a_storm_with_reloads_costs_nobody_an_answer(tmp_path: Path) -> None:
    weathered = await endure(tmp_path, seed=2004, count=4_000, reload_every=2)
    assert not weathered.complaints, f"{weathered}\n{weathered.complaints[:20]}"
    assert weathered.reloads == 2
    assert weathered.report.outcomes["answered"] > 0.7 * 4_000
    assert weathered.report.outcomes["left alone"] > 0
    assert {"lost", "rate_limited", "slow", "drop_socket", "swap"} <= weathered.report.faults.keys()


async def test_two_hundred_people_in_fifty_servers_are_answered_within_the_deadline(tmp_path: Path) -> None:
    """The server refuses what comes after three seconds (10062), so that nothing may be refused."""
    weathered = await endure(
        tmp_path, seed=1, count=1_000, rates=None, people=200, guilds=50, kinds=("slash",), reload_every=0
    )
    assert not weathered.complaints, weathered.complaints[:20]
    assert weathered.report.outcomes == {"answered": 1_000}, str(weathered)

"""Things go wrong: Discord is slow, refuses or repeats, and the bot itself fails. One kind sentence, one log
line.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.discord_app import app, logs
from bot.discord_app.reload import Library
from bot.engine import Engine
from tests.bare_client import pointed_at
from tests.discord_running import Eager, Log, connected, logged, packaged, settings_for, talking
from tests.discord_server import DiscordServer, ManualClock

SECRET = "has Peru ratified the secret of my heart?"


async def test_an_error_behind_a_button_gives_a_reference_too(monkeypatch: pytest.MonkeyPatch) -> None:
    async with logged() as (discord, bot, log):
        reply = await (await discord.slash("help")).reply()
        monkeypatch.setattr(bot.library, "edition", None)
        told = await (await discord.press(reply, reply.buttons[0])).reply()
        assert told.ephemeral
    assert log.events("error")[0]["reference"] in told.text


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine fails on every question, naming it."""

    def fail(self: Engine, question: str, conversation: object = None) -> None:
        del self, conversation
        raise RuntimeError(f"cannot do {question!r}")

    monkeypatch.setattr(Engine, "answer", fail)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("way", ["command", "message", "menu"])
async def test_an_error_gives_a_reference_that_the_log_knows(way: str) -> None:
    async with logged() as (discord, _, log):
        if way == "command":
            asked = await discord.slash("ask", question=SECRET)
        elif way == "message":
            asked = await discord.mention(SECRET)  # type: ignore[assignment]  # an exchange as well
        else:
            asked = await discord.message_menu("Answer this question", await discord.say(SECRET))
        reply = await asked.reply()
        assert reply.ephemeral is (way != "message")
        found = re.search(r"reference `([0-9a-f]{8})`", reply.text)
        assert found
    [line] = log.events("error")
    assert line["reference"] == found[1]
    assert "RuntimeError: cannot do '[question]'" in line["cause"]
    assert "secret of my heart" not in log.text


async def test_an_answer_that_comes_too_late_is_ordinary_life() -> None:
    clock = ManualClock()
    async with DiscordServer(clock=clock) as discord:
        discord.guild("Model UN")
        async with connected(discord):
            slow = discord.fault("slow", r"/callback$", seconds=None)
            asked = await discord.slash("ask", question="has Peru ratified?")
            await discord.until(lambda: slow.struck > 0, what="the callback")
            clock.advance(4)
            slow.release()
            await asked.expired()
            later = await (await discord.slash("ask", question="has Peru ratified?")).reply()
            assert "Peru is among" in later.text


async def test_an_answer_that_arrived_although_an_error_came_back_is_not_repeated() -> None:
    async with logged() as (discord, _, log):
        discord.fault("lost", r"/callback$", method="POST")
        asked = await discord.slash("ask", question="has Peru ratified?")
        await asked.reply()
        await discord.until(lambda: 40060 in asked.refused, what="the second attempt")
        await discord.settle()
        assert len(asked.replies) == 1
    assert log.events("error") == []


async def test_a_message_that_arrived_although_an_error_came_back_is_not_doubled() -> None:
    async with talking() as (discord, _):
        discord.fault("lost", r"/messages$", method="POST")
        asked = await discord.mention("has Peru ratified?")
        await asked.reply()
        await discord.until(lambda: len(discord.requests_to("POST", "/messages")) == 2, what="the second attempt")
        await discord.settle()
        assert len(asked.replies) == 1


@pytest.mark.parametrize("way", ["command", "message"])
@pytest.mark.parametrize("status", [0, 503])
async def test_a_connection_that_breaks_costs_nobody_an_answer(way: str, status: int) -> None:
    async with talking() as (discord, _):
        if status:
            discord.fault("error", r"/(callback|messages)$", method="POST", status=status)
        else:
            discord.fault("dropped", r"/(callback|messages)$", method="POST")
        asked = (
            await discord.slash("ask", question="has Peru ratified?")
            if way == "command"
            else await discord.mention("has Peru ratified?")
        )
        assert "Peru is among" in (await asked.reply()).text
        await discord.settle()
        assert len(asked.replies) == 1


async def test_a_rate_limit_is_waited_for() -> None:
    async with talking() as (discord, _):
        discord.fault("429", r"/messages$", method="POST", seconds=0.01)
        assert "Peru is among" in (await (await discord.mention("has Peru ratified?")).reply()).content


async def test_a_command_that_is_no_longer_there_says_so() -> None:
    async with talking() as (discord, bot):
        bot.tree.remove_command("sources")
        reply = await (await discord.slash("sources")).reply()
        assert reply.ephemeral
        assert "has changed" in reply.text


@pytest.mark.parametrize("named", [True, False])
async def test_a_dead_session_is_begun_anew_where_the_setting_or_the_api_says(named: bool) -> None:
    async with talking(**({} if named else {"discord_gateway_url": None})) as (discord, _):
        discord.gateway.invalidate(resumable=False)
        await discord.until(lambda: len(discord.gateway.identifies) == 2, what="a second IDENTIFY")
        await discord.ready()
        assert "Peru is among" in (await (await discord.mention("has Peru ratified?")).reply()).content
        assert {one.path for one in discord.gateway.identifies} == {discord.gateway.identifies[0].path}


@asynccontextmanager
async def serving(discord: DiscordServer) -> AsyncIterator[Log]:
    """The whole life of the bot in this process, ended by SIGTERM; it must end well."""
    log = Log()
    settings = settings_for(discord)
    with pointed_at(discord.api_url, discord.gateway_url), logs.running("INFO", (), log.stream):
        life = asyncio.create_task(app.serve(settings, Library(packaged(), None), make=Eager, first_pause=0.01))
        try:
            yield log
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            assert await life == 0


async def test_an_event_that_discord_py_cannot_read_costs_a_reconnection_alone() -> None:
    async with DiscordServer() as discord:
        guild = discord.guild("Model UN")
        async with serving(discord) as log:
            await discord.ready()
            discord.gateway.dispatch("INTERACTION_CREATE", {"nonsense": True}, guild.id)
            await discord.until(lambda: len(discord.gateway.identifies) == 2, what="a second IDENTIFY")
            await discord.ready()
            assert "Peru is among" in (await (await discord.mention("has Peru ratified?")).reply()).content
    assert len(log.events("connection_lost")) == 1


async def test_a_gateway_that_refuses_is_tried_again_with_growing_pauses() -> None:
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        discord.fault("error", r"/gateway/bot$", times=3, status=503)
        async with serving(discord) as log:
            await discord.ready()
            assert "Peru is among" in (await (await discord.mention("has Peru ratified?")).reply()).content
    pauses = [line["retry_in"] for line in log.events("discord_unreachable")]
    assert len(pauses) == 3


async def test_with_no_session_left_it_waits_and_does_not_insist() -> None:
    async with DiscordServer() as discord:
        discord.gateway.starts_left = 0
        async with serving(discord) as log:
            await discord.until(lambda: bool(discord.requests_to("GET", "/gateway/bot")), what="a look")
            await discord.settle()
        assert discord.gateway.identifies == []
    assert [line["retry_in"] for line in log.events("discord_unreachable")] in ([], [86_400.0])


async def test_nothing_secret_is_logged_even_when_everything_is() -> None:
    questions = ("has Peru ratified, asks Zaphod?", "and Mexico, asks Zaphod?", "blargh of Zaphod")
    async with logged() as (discord, _, log):
        ana = discord.user("Ana")
        await (await discord.slash("ask", question=questions[0], user=ana)).reply()
        await (await discord.mention(questions[1], user=ana)).reply()
        await (await discord.dm(questions[2], user=ana)).reply()
        await (await discord.slash("ratified", state="Zaphod", user=ana)).reply()
        await (await discord.autocomplete("ratified", "state", "Zapho", user=ana)).choices()
        token = discord.token
        interaction_tokens = [call.route for call in discord.requests if "/callback" in call.route]
    assert len(log.events("answered")) == 4
    assert token not in log.text
    assert "Zaph" not in log.text
    assert interaction_tokens
    assert all(route.split("/")[-2] not in log.text for route in interaction_tokens)


async def test_questions_are_logged_where_the_operator_wants_it() -> None:
    async with logged(log_questions=True) as (discord, _, log):
        await (await discord.slash("ask", question="has Peru ratified?")).reply()
        assert "switched on logging" in (await (await discord.slash("privacy")).reply()).text
    assert [line["question"] for line in log.events("answered")] == ["has Peru ratified?"]
    assert log.events("answered")[0]["outcome"] == "answered"

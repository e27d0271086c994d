"""The program itself, ``treatybot serve`` in a process of its own, from its start to its end."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from tests.discord_running import copied_knowledge, edit, program
from tests.discord_server import DiscordServer

YES = "Yes. Peru is among the forty States that had ratified the Smuggling Protocol as of 20 January 2004."
DRC = "Has the Democratic Republic of the Congo ratified the Smuggling Protocol?"


async def test_people_ask_it_restarts_and_it_leaves_properly(tmp_path: Path) -> None:
    """One person asks in a server, another presses the button, the bot restarts, the one who asked presses
    it.
    """
    async with DiscordServer() as discord:
        law = discord.guild("Law faculty")
        ana, ben = discord.user("Ana"), discord.user("Ben")
        output = ""
        async with program(discord.environment, tmp_path) as bot:
            await discord.ready(timeout=30)
            peru = await (await discord.slash("ask", question="has Peru ratified?", user=ana, guild=law)).reply()
            assert peru.embed["description"] == YES
            shown = await (await discord.press(peru, "Show the sentence", user=ben)).reply()
            assert shown.ephemeral
            congo = await (await discord.mention("has Congo ratified?", user=ana, guild=law)).reply()
            refused = await (await discord.press(congo, DRC, user=ben)).reply()
            assert "Only the person who asked" in refused.text
            assert "Mexico is among" in (await (await discord.dm("has Mexico ratified?", user=ben)).reply()).text
            assert "Spain is among" in (await (await discord.dm("and Spain?", user=ben)).reply()).text
            bot.process.send_signal(signal.SIGTERM)
            assert await bot.ends() == 0
            output += bot.output
        assert discord.gateway.closes == [1000]
        async with program(discord.environment, tmp_path) as bot:
            await discord.ready(timeout=30)
            answer = await (await discord.press(congo, DRC, user=ana)).reply()
            assert "not on the release's list" in answer.text
            bot.process.send_signal(signal.SIGINT)
            assert await bot.ends() == 0
            output += bot.output
        assert discord.gateway.closes == [1000, 1000]
        assert len(discord.requests_to("PUT", "/commands")) == 1
    assert discord.token not in output
    assert "ratified?" not in output
    lines = [json.loads(line) for line in output.splitlines()]
    assert [line["outcome"] for line in lines if line["event"] == "answered"] == [
        "answered", "clarify", "answered", "answered", "answered",
    ]  # fmt: skip
    assert not [line for line in lines if line["level"] == "error"]


async def test_two_processes_answer_each_server_once(tmp_path: Path) -> None:
    async with DiscordServer() as discord:
        guilds = [discord.guild("Zero"), discord.guild("One"), discord.guild("Two")]
        assert {(guild.id >> 22) % 2 for guild in guilds} == {0, 1}
        shared = {**discord.environment, "SHARD_COUNT": "2"}
        async with (
            program({**shared, "SHARD_IDS": "0"}, tmp_path),
            program({**shared, "SHARD_IDS": "1"}, tmp_path),
        ):
            await discord.ready(2, timeout=30)
            await discord.until(lambda: "ask" in discord.commands, what="the commands")
            asked = [await discord.mention("has Peru ratified?", guild=guild, user=discord.user(guild.name))
                     for guild in guilds]  # fmt: skip
            asked += [await discord.slash("ask", question="peru?", guild=guild, user=discord.user(guild.name))
                      for guild in guilds]  # fmt: skip
            for exchange in asked:
                await exchange.reply()
            await discord.settle()
            assert [len(exchange.replies) for exchange in asked] == [1] * 6
            assert len(discord.requests_to("PUT", "/commands")) == 1


async def test_sighup_reloads_and_a_fault_changes_nothing(tmp_path: Path) -> None:
    folder = copied_knowledge(tmp_path / "knowledge")
    states = folder / "vocabulary" / "states.yaml"
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        async with program({**discord.environment, "KNOWLEDGE_DIR": str(folder)}, tmp_path) as bot:
            await discord.ready(timeout=30)
            await bot.says('"event": "ready"')
            edit(states, r"demonyms: \[Peruvian", "demonyms: [Inkaland, Peruvian")
            bot.process.send_signal(signal.SIGHUP)
            await bot.says('"event": "reloaded"')
            assert (
                "Peru is among" in (await (await discord.slash("ask", question="has Inkaland ratified?")).reply()).text
            )
            edit(states, r"states:", "states: [")
            bot.process.send_signal(signal.SIGHUP)
            line = json.loads(await bot.says('"event": "reload_refused"'))
            assert any(fault.startswith("vocabulary/states.yaml:") for fault in line["faults"])
            assert (
                "Peru is among" in (await (await discord.slash("ask", question="has Inkaland ratified?")).reply()).text
            )


async def test_a_refused_token_ends_it_with_one_sentence(tmp_path: Path) -> None:
    async with DiscordServer() as discord:
        environment = {**discord.environment, "DISCORD_TOKEN": "not-the-token"}
        async with program(environment, tmp_path) as bot:
            assert await bot.ends() == 3
            assert "DISCORD_TOKEN" in bot.output
            assert "not-the-token" not in bot.output
            assert "Traceback" not in bot.output
        assert len(discord.requests) == 1
        discord.violations.clear()


async def test_a_token_refused_by_the_gateway_ends_it_too(tmp_path: Path) -> None:
    async with DiscordServer() as discord:
        discord.gateway.refuse = 4004
        async with program(discord.environment, tmp_path) as bot:
            assert await bot.ends() == 3
        assert len(discord.gateway.identifies) <= 1


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"DISCORD_TOKEN": ""}, 2, "DISCORD_TOKEN"),
        ({"ADMIN_USER_IDS": "ana"}, 2, "ADMIN_USER_IDS"),
        ({"SHARD_IDS": "0"}, 2, "SHARD_COUNT"),
        ({"DISCORD_API_URL": "gopher://x"}, 2, "DISCORD_API_URL"),
        ({"KNOWLEDGE_DIR": "nowhere"}, 4, "nowhere"),
    ],
)
async def test_what_cannot_work_is_said_before_anything_connects(
    tmp_path: Path, changed: dict[str, str], code: int, said: str
) -> None:
    async with DiscordServer() as discord:
        async with program({**discord.environment, **changed}, tmp_path) as bot:
            assert await bot.ends() == code
            assert said in bot.output
            assert "Traceback" not in bot.output
        assert discord.requests == []


async def test_knowledge_with_faults_is_named_with_file_and_line(tmp_path: Path) -> None:
    folder = copied_knowledge(tmp_path / "knowledge")
    edit(folder / "questions" / "en.yaml", r"(ratified\.yes: .*)\{group\}", r"\1{gruop}")
    async with DiscordServer() as discord:
        async with program({**discord.environment, "KNOWLEDGE_DIR": str(folder)}, tmp_path) as bot:
            assert await bot.ends() == 4
            assert "questions/en.yaml:" in bot.output
        assert discord.requests == []


async def test_where_discord_cannot_be_reached_it_tries_again_one_line_each_and_stops_when_told(tmp_path: Path) -> None:
    async with DiscordServer() as discord:
        environment = {**discord.environment, "DISCORD_API_URL": "http://127.0.0.1:9/api/v10"}
        async with program(environment, tmp_path) as bot:
            first = json.loads(await bot.says('"event": "discord_unreachable"'))
            assert 0 < first["retry_in"] <= 1
            assert "Traceback" not in bot.output
            bot.process.send_signal(signal.SIGTERM)
            assert await bot.ends() == 0


async def test_what_is_being_answered_is_finished_before_it_leaves(tmp_path: Path) -> None:
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        async with program(discord.environment, tmp_path) as bot:
            await discord.ready(timeout=30)
            slow = discord.fault("slow", r"/callback$", seconds=None)
            asked = await discord.slash("ask", question="has Peru ratified?")
            await discord.until(lambda: slow.struck > 0, what="the callback")
            bot.process.send_signal(signal.SIGTERM)
            await bot.says('"event": "stopping"')
            slow.release()
            assert "Peru is among" in (await asked.reply()).text
            assert await bot.ends() == 0
        assert discord.gateway.closes == [1000]

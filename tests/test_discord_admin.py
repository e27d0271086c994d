"""Administrators reload the knowledge and look at the bot's state; everybody else is refused, wherever they
ask.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.discord_app import edition as editions
from bot.discord_app.reload import Busy, Library, Refused, Reloaded
from bot.discord_app.sync import differ, payloads
from tests.discord_running import connected, copied_knowledge, edit, logged, packaged, talking
from tests.discord_server import DiscordServer


async def test_the_owner_sees_the_state_of_the_bot_alone() -> None:
    async with talking() as (discord, bot):
        reply = await (await discord.slash("admin status", user=discord.core.owner, dm=True)).reply()
        assert reply.ephemeral
        for piece in (
            bot.library.edition.version,
            "1 source",
            "figures as of 20 January 2004",
            "**Shards** 0",
            "discord.py 2",
        ):
            assert piece in reply.text


async def test_ids_of_the_settings_and_members_of_the_team_are_administrators() -> None:
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        ana, ben, cy = (discord.user(name) for name in ("Ana", "Ben", "Cy"))
        discord.core.team = [ana, ben]
        async with connected(discord, admin_user_ids=frozenset({cy.id})):
            for person in (ana, ben, cy):
                reply = await (await discord.slash("admin status", user=person, dm=True)).reply()
                assert "**Uptime**" in reply.text


async def test_a_servers_administrator_is_not_the_bots() -> None:
    async with talking() as (discord, _):
        guild = next(iter(discord.core.guilds.values()))
        assert guild.owner is not discord.core.owner
        for name in ("admin status", "admin reload"):
            for where in ({"guild": guild}, {"dm": True}):
                reply = await (await discord.slash(name, user=guild.owner, **where)).reply()
                assert reply.ephemeral
                assert reply.text == "Only this bot's own administrators can do that."


async def test_a_reload_says_what_changed_and_is_in_use_at_once(tmp_path: Path) -> None:
    folder = copied_knowledge(tmp_path)
    async with talking(library=Library(editions.load(folder, "start"), folder)) as (discord, bot):
        old = bot.library.edition.version
        edit(folder / "vocabulary" / "states.yaml", r"demonyms: \[Peruvian", "demonyms: [Inkaland, Peruvian")
        edit(folder / "questions" / "en.yaml", r"is it in force,", "is it in force, is it in force nowadays,")
        asked = await discord.slash("admin reload", user=discord.core.owner, dm=True)
        reply = await asked.reply(timeout=60)
        assert reply.ephemeral
        assert "✅ **Reloaded**" in reply.text
        assert "Shard 0" in reply.text
        assert "1 phrasing added" in reply.text
        assert "1 State changed" in reply.text
        assert bot.library.edition.version != old
        assert bot.library.edition.version in reply.text
        peru = await (await discord.slash("ask", question="has Inkaland ratified?")).reply()
        assert "Peru is among" in peru.text


@pytest.mark.parametrize(
    ("file", "pattern", "broken", "told"),
    [
        ("questions/en.yaml", r"handlers:", "handlers: [", "questions/en.yaml:"),
        ("questions/en.yaml", r"(ratified\.yes: .*)\{group\}", r"\1{gruop}", "gruop"),
        ("vocabulary/states.yaml", r"code: PER", "code: BRA", "BRA"),
        ("facts/release-2004-01-27.yaml", r"112 Member States", "113 Member States", "facts/release-2004-01-27.yaml:"),
    ],
)
async def test_a_reload_with_faults_changes_nothing(
    tmp_path: Path, file: str, pattern: str, broken: str, told: str
) -> None:
    folder = copied_knowledge(tmp_path)
    async with talking(library=Library(packaged(), folder)) as (discord, bot):
        before = bot.library.edition
        edit(folder / file, pattern, broken)
        reply = await (await discord.slash("admin reload", user=discord.core.owner, dm=True)).reply(timeout=60)
        assert "❌ **Nothing was changed.**" in reply.text
        assert "still in use" in reply.text
        assert told in reply.text
        assert bot.library.edition is before
        assert "Peru is among" in (await (await discord.slash("ask", question="has Peru ratified?")).reply()).text


async def test_a_directory_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    library = Library(packaged(), tmp_path / "gone")
    outcome = await library.reload("test")
    assert isinstance(outcome, Refused)
    assert outcome.faults


async def test_a_second_reload_during_the_first_says_so() -> None:
    library = Library(packaged(), None)
    first = asyncio.create_task(library.reload("one"))
    await asyncio.sleep(0)
    assert isinstance(await library.reload("two"), Busy)
    assert isinstance(await first, Reloaded)
    assert not library.reloading


async def test_questions_are_answered_while_a_reload_runs() -> None:
    async with talking() as (discord, bot):
        reloading = await discord.slash("admin reload", user=discord.core.owner, dm=True)
        answered = 0
        while not reloading.replies:
            reply = await (await discord.slash("ask", question="has Peru ratified?", user=discord.core.owner)).reply()
            assert "Peru is among" in reply.text
            answered += 1
        assert answered > 1
        assert bot.library.edition.loaded_by == str(discord.core.owner.id)


async def test_commands_are_registered_once_and_again_only_after_a_change() -> None:
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        for _ in range(2):
            async with connected(discord):
                assert len(discord.requests_to("PUT", "/commands")) == 1
        discord.commands["ask"]["description"] = "Something else"
        async with connected(discord):
            assert len(discord.requests_to("PUT", "/commands")) == 2


async def test_only_the_process_with_shard_0_registers_commands() -> None:
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        async with connected(discord, shard_count=2, shard_ids=(1,)):
            assert discord.commands == {}


async def test_with_a_server_for_administrators_their_commands_stand_there_alone() -> None:
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        office = discord.guild("Office", owner=discord.core.owner)
        async with connected(discord, admin_guild_id=office.id):
            assert "admin" not in discord.commands
            assert set(discord.commands_of(office)) == {"admin"}
            reply = await (await discord.slash("admin status", user=discord.core.owner, guild=office)).reply()
            assert "**Uptime**" in reply.text
        async with connected(discord, admin_guild_id=office.id):
            assert len(discord.requests_to("PUT", "/commands")) == 2


async def test_a_server_for_administrators_out_of_reach_is_a_warning() -> None:
    async with logged(admin_guild_id=4_242_424_242) as (discord, _, log):
        assert "Peru is among" in (await (await discord.slash("ask", question="peru?")).reply()).text
    assert [line["level"] for line in log.events("admin_guild_out_of_reach")] == ["warning"]


async def test_what_is_registered_is_compared_in_full() -> None:
    async with talking() as (discord, bot):
        wanted = payloads(bot.tree, None)
        registered = list(discord.commands.values())
        assert not differ(wanted, registered, in_guild=False)
        for key, value in (("nsfw", True), ("default_member_permissions", "8"), ("contexts", [0])):
            changed = [{**command, key: value} if command["name"] == "ask" else command for command in registered]
            assert differ(wanted, changed, in_guild=False), key
        assert differ(wanted, registered[1:], in_guild=False)

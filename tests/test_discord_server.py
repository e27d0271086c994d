"""The Discord on loopback, met by a real discord.py client: commands, buttons, messages, rights, time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands

from tests.bare_client import BareClient, connected, pointed_at
from tests.discord_server import DiscordServer, DiscordThread, ManualClock, world


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer(clock=ManualClock()) as running:
        running.guild("Law faculty")
        yield running


@pytest.fixture
async def client(server: DiscordServer) -> AsyncIterator[BareClient]:
    async with connected(server) as running:
        yield running


def advance(server: DiscordServer, seconds: float) -> None:
    assert isinstance(server.core.clock, ManualClock)
    server.core.clock.advance(seconds)


async def test_login_asks_who_it_is_and_where_the_gateway_is(server: DiscordServer, client: BareClient) -> None:
    routes = [call.route for call in server.requests]
    assert routes[:2] == ["GET /users/@me", "GET /oauth2/applications/@me"]
    assert "GET /gateway/bot" in routes
    assert client.user is not None
    assert client.user.id == server.bot.id
    assert client.application is not None
    assert client.application.owner.id == server.core.owner.id


@pytest.mark.usefixtures("client")
async def test_a_command_is_answered_and_its_button_pressed(server: DiscordServer) -> None:
    ana, ben = server.user("Ana"), server.user("Ben")
    asked = await server.slash("ask", question="Peru?", user=ana)
    reply = await asked.reply()
    assert reply.content == "answer to Peru?"
    assert reply.buttons == ["Next", "Why?", "Later"]
    why = await (await server.press(reply, "Why?", user=ben)).reply()
    assert (why.content, why.ephemeral) == ("because", True)
    turned = await (await server.press(reply, "next", user=ana)).reply()
    assert turned.content == "page 2"
    assert reply.content == "page 2"
    deferred = await server.press(reply, "Later", user=ana)
    assert (await deferred.reply()).content == "page 9"
    assert deferred.answer_type == 6
    chosen = await (await server.select(reply, "Region", ["africa"], user=ana)).reply()
    assert chosen.content == "chose africa"
    with pytest.raises(AssertionError, match="disabled"):
        await server.press(reply, "Off")


@pytest.mark.usefixtures("client")
async def test_autocomplete_a_message_menu_and_a_form(server: DiscordServer) -> None:
    typed = await server.autocomplete("ask", "question", "pe", dm=True)
    assert await typed.choices() == ["pe 0", "pe 1"]
    post = await server.say("has Peru ratified?", user=server.user("Ana"))
    about = await server.message_menu("Answer this question", post)
    assert (await about.reply()).content == "about has Peru ratified?"
    opened = await (await server.slash("form")).answered()
    assert (await (await server.submit(opened, name="Ana")).reply()).content == "hello Ana"


@pytest.mark.usefixtures("client")
async def test_a_deferred_answer_is_filled_in_and_followed_up(server: DiscordServer) -> None:
    asked = await server.slash("think", dm=True)
    first, second = await asked.reply(0), await asked.reply(1)
    assert (first.content, first.ephemeral, asked.answer_type) == ("thought", True, 5)
    assert second.text == "and more\nMore"


async def test_a_first_follow_up_fills_in_what_is_still_thinking(server: DiscordServer, client: BareClient) -> None:
    @client.tree.command(description="Thinks aloud")
    async def aloud(interaction: discord.Interaction[BareClient]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("thought")

    await client.tree.sync()
    reply = await (await server.slash("aloud")).reply()
    assert (reply.content, reply.ephemeral) == ("thought", True)


async def test_mentions_replies_and_direct_messages_are_read_and_nothing_else(
    server: DiscordServer, client: BareClient
) -> None:
    ana = server.user("Ana")
    asked = await server.mention("hello", user=ana)
    reply = await asked.reply()
    assert reply.content == f"you wrote: <@{server.bot.id}> hello"
    again = await server.say("again", user=ana, reply_to=reply)
    assert (await again.reply()).content == "you wrote: again"
    assert (await (await server.dm("psst", user=ana)).reply()).content == "you wrote: psst"
    owner = next(iter(server.core.guilds.values())).owner
    for ignored in (
        await server.say("just talking", user=ana),
        await server.say("no ping", user=ana, reply_to=reply, ping=False),
        await server.say("@everyone look", user=owner),
        await server.mention("I am a bot", user=server.user("Other", bot=True)),
        await server.mention("I am a webhook", webhook=True),
    ):
        await ignored.silence()
    unread = [message.content for message in client.heard if message.guild and not message.mentions]
    assert unread == ["", "", ""]
    assert client.heard[-1].mention_everyone is True


@pytest.mark.usefixtures("client")
async def test_three_seconds_are_the_deadline_and_one_answer_is_all(server: DiscordServer) -> None:
    slow = server.fault("slow", "callback", seconds=None)
    asked = await server.slash("ask", question="late")
    await server.until(lambda: slow.struck == 1, what="the callback")
    advance(server, 3.5)
    slow.release()
    await asked.expired()
    assert not asked.acknowledged
    twice = await server.slash("twice")
    await server.until(lambda: 40060 in twice.refused, what="the second answer")
    assert [reply.content for reply in twice.replies] == ["once"]


async def test_the_token_lives_fifteen_minutes(server: DiscordServer, client: BareClient) -> None:
    gate = asyncio.Event()

    @client.tree.command(description="Thinks long")
    async def long(interaction: discord.Interaction[BareClient]) -> None:
        await interaction.response.defer()
        await gate.wait()
        await interaction.followup.send("at last")

    await client.tree.sync()
    asked = await (await server.slash("long")).answered()
    advance(server, 901)
    gate.set()
    await server.until(lambda: 50027 in asked.refused, what="an answer after fifteen minutes")
    assert asked.replies == []


async def test_what_the_bot_may_not_do_is_refused_with_the_codes_of_the_service(
    server: DiscordServer, client: BareClient
) -> None:
    guild, ana = server.guild("Strict"), server.user("Ana")
    for right, code in {world.SEND_MESSAGES: 50013, world.READ_MESSAGE_HISTORY: 160002}.items():
        channel = server.channel(guild, f"no-{right}", denied=right)
        asked = await server.mention("hello", user=ana, channel=channel)
        await server.until(lambda a=asked, c=code: a.refused == [c], what=f"{code}")
    slow = server.fault("slow", "messages", method="POST", seconds=None)
    asked = await server.mention("hello", user=ana, guild=guild)
    await server.until(lambda: slow.struck == 1, what="the reply")
    server.deny(guild.channel, world.VIEW_CHANNEL)
    slow.release()
    await server.until(lambda: asked.refused == [50001], what="50001")
    unseen = await server.mention("hello", user=ana, guild=guild)
    await unseen.silence()
    assert not unseen.delivered
    ana.dms_closed = True
    asked = await server.dm("hello", user=ana)
    await server.until(lambda: asked.refused == [50007], what="50007")
    await server.settle()
    codes = [error.code for error in client.trouble if isinstance(error, discord.HTTPException)]
    assert codes == [50013, 160002, 50001, 50007]


async def test_a_message_that_is_gone_cannot_be_replied_to(server: DiscordServer, client: BareClient) -> None:
    slow = server.fault("slow", "messages", method="POST", seconds=None)
    asked = await server.mention("hello")
    await server.until(lambda: slow.struck == 1, what="the reply")
    server.delete(asked)
    slow.release()
    await server.until(lambda: asked.refused == [50035], what="50035")
    oops = await server.slash("oops")
    await server.until(lambda: oops.replies != [] and oops.replies[0].deleted, what="the deletion")
    assert client.trouble != []


@pytest.mark.usefixtures("client")
async def test_commands_are_seen_only_where_and_by_whom_they_may_be_used(server: DiscordServer) -> None:
    guild, ana = server.guild("Moot court"), server.user("Ana")
    with pytest.raises(AssertionError, match="does not see 'admin'"):
        await server.slash("admin reload", user=ana, guild=guild)
    guild.admins.add(ana.id)
    assert (await (await server.slash("admin reload", user=ana, guild=guild)).reply()).ephemeral
    assert (await (await server.slash("admin reload", user=ana, dm=True)).reply()).content == "reloaded"
    with pytest.raises(AssertionError, match="context 2"):
        await server.slash("admin reload", user=ana, channel=server.group(ana))
    with pytest.raises(AssertionError, match="no command 'nothing'"):
        await server.slash("nothing")
    with pytest.raises(AssertionError, match="needs"):
        await server.slash("ask")


async def test_commands_are_registered_once_kept_and_shown_as_the_service_shows_them(
    server: DiscordServer, client: BareClient
) -> None:
    ids = {name: command["id"] for name, command in server.commands.items()}
    await client.tree.sync()
    assert {name: command["id"] for name, command in server.commands.items()} == ids
    assert server.registry.created == len(ids)
    shown = {command.name: command for command in await client.tree.fetch_commands()}
    option = shown["ask"].options[0]
    assert isinstance(option, app_commands.Argument)
    assert (option.name, option.required, option.autocomplete) == ("question", True, True)
    guild = next(iter(server.core.guilds.values()))

    @client.tree.command(description="Only here", guild=discord.Object(guild.id))
    async def local(interaction: discord.Interaction[BareClient]) -> None:
        await interaction.response.send_message("local")

    (registered,) = await client.tree.sync(guild=discord.Object(guild.id))
    assert list(server.commands_of(guild)) == ["local"]
    assert (await (await server.slash("local", guild=guild)).reply()).content == "local"
    await registered.edit(description="Still only here")
    assert server.commands_of(guild)["local"]["description"] == "Still only here"
    await registered.delete()
    assert server.commands_of(guild) == {}


async def test_the_server_runs_on_a_loop_of_its_own() -> None:
    async with DiscordThread(history=20) as thread:
        thread.discord.guild()
        with pointed_at(thread.discord.api_url, thread.discord.gateway_url):
            client = BareClient()
            running = asyncio.create_task(client.start(thread.discord.token))
            try:
                await thread.do(lambda discord: discord.ready())
                for number in range(50):
                    asked = await thread.do(lambda d, n=number: d.slash("ask", question=str(n)))  # type: ignore[misc]
                    reply = await thread.do(lambda _, a=asked: a.reply())  # type: ignore[misc]
                    assert reply.content == f"answer to {number}"
            finally:
                await client.close()
                await asyncio.gather(running, return_exceptions=True)
        assert len(thread.discord.requests) == 20
        assert len(thread.discord.interactions.by_token) == 20

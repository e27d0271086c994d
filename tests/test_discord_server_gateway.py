"""The gateway of the Discord on loopback: sessions that end, resume and replay; shards; refusals."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest

from tests.bare_client import BareClient, connected, pointed_at
from tests.discord_server import DiscordServer, Rates
from tests.discord_server.gateway import IDENTIFY, RESUME


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as running:
        running.guild("Law faculty")
        yield running


def starts(server: DiscordServer) -> list[int]:
    return [start.op for start in server.gateway.identifies]


async def test_a_cut_line_is_resumed_and_what_was_missed_is_replayed(server: DiscordServer) -> None:
    async with connected(server):
        server.gateway.drop()
        asked = await server.slash("ask", question="missed")
        assert (await asked.reply()).content == "answer to missed"
        assert starts(server) == [IDENTIFY, RESUME]
        assert server.gateway.identifies[1].path == "/gateway/resume"


async def test_a_reconnect_and_an_invalid_session_that_is_none(server: DiscordServer) -> None:
    async with connected(server):
        server.gateway.reconnect()
        await server.until(lambda: starts(server)[1:] == [RESUME], what="a RESUME")
        await server.ready()
        server.gateway.invalidate(resumable=True)
        await server.until(lambda: starts(server)[1:] == [RESUME, RESUME], what="another RESUME")
        await server.ready()
        assert (await (await server.slash("ask", question="still?")).reply()).content == "answer to still?"


async def test_a_dead_session_is_started_anew(server: DiscordServer) -> None:
    async with connected(server):
        server.gateway.invalidate(resumable=False)
        unheard = await server.slash("ask", question="nobody hears")
        assert not unheard.delivered
        await server.until(lambda: starts(server) == [IDENTIFY, IDENTIFY], what="an IDENTIFY")
        await server.ready()
        server.gateway.forget()
        server.gateway.drop()
        await server.until(lambda: starts(server)[2:] == [RESUME, IDENTIFY], what="a RESUME in vain")
        await server.ready()
        assert (await (await server.slash("ask", question="back?")).reply()).content == "answer to back?"


async def test_heartbeats_that_are_not_answered_lead_to_a_resume(server: DiscordServer) -> None:
    server.gateway.heartbeat_interval = 0.05
    async with connected(server, heartbeat_timeout=0.2):
        server.gateway.acknowledges = False
        await server.until(lambda: RESUME in starts(server), what="a RESUME")
        server.gateway.acknowledges = True
        await server.ready()
        assert 4000 in server.gateway.closes


async def test_a_client_that_sends_no_heartbeats_is_hung_up_on(server: DiscordServer) -> None:
    server.gateway.heartbeat_interval = 0.02
    server.gateway.enforce_heartbeats = True
    async with aiohttp.ClientSession() as session, session.ws_connect(server.gateway_url) as socket:
        assert (await socket.receive_json())["op"] == 10
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
        assert socket.close_code == 4009


async def test_events_may_come_twice_after_a_resume(server: DiscordServer) -> None:
    async with connected(server) as client:
        await (await server.mention("once")).reply()
        server.gateway.replay_overlap = 2
        server.gateway.drop()
        await server.until(lambda: starts(server)[1:] == [RESUME], what="a RESUME")
        await server.ready()
        await server.settle()
        assert len(client.heard) == 2


@pytest.mark.parametrize("code", [4004, 4010, 4011, 4012, 4013])
async def test_fatal_close_codes_end_the_client(server: DiscordServer, code: int) -> None:
    server.gateway.refuse = code
    with pointed_at(server.api_url, server.gateway_url):
        client = BareClient(shard_count=1)
        with pytest.raises(discord.ConnectionClosed) as closed:
            await client.start(server.token)
        assert closed.value.code == code
        await client.close()
    assert starts(server) == [IDENTIFY]


async def test_privileged_intents_and_a_wrong_token_are_refused(server: DiscordServer) -> None:
    with pointed_at(server.api_url, server.gateway_url):
        client = BareClient(intents=discord.Intents(guilds=True, message_content=True))
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await client.start(server.token)
        await client.close()
        client = BareClient()
        with pytest.raises(discord.LoginFailure):
            await client.start("wrong")
        await client.close()
    assert server.rest.invalid_requests == 1


async def test_a_message_is_readable_with_the_privileged_intent(server: DiscordServer) -> None:
    server.gateway.privileged_allowed = discord.Intents(message_content=True).value
    intents = discord.Intents(guilds=True, messages=True, message_content=True)
    async with connected(server, intents=intents) as client:
        await (await server.say("just talking")).silence()
        assert [message.content for message in client.heard] == ["just talking"]


async def test_two_processes_share_the_servers_between_them(server: DiscordServer) -> None:
    other = server.guild("Newsroom")
    first = next(iter(server.core.guilds.values()))
    async with connected(server, shard_count=2, shard_ids=[0]) as one:
        async with connected(server, shard_count=2, shard_ids=[1]) as two:
            await server.ready(2)
            assert [guild.id for guild in one.guilds] == [first.id]
            assert [guild.id for guild in two.guilds] == [other.id]
            for guild in (first, other):
                asked = await server.mention("hello", guild=guild)
                await asked.reply()
                await server.settle()
                assert len(asked.replies) == 1
            await (await server.dm("hello")).reply()
        assert [len(client.heard) for client in (one, two)] == [2, 1]


async def test_a_recommended_number_of_shards_and_members_on_request(server: DiscordServer) -> None:
    server.gateway.recommended_shards = 3
    for number in range(5):
        server.guild(f"Server {number}")
    async with connected(server) as client:
        await server.ready(3)
        assert client.shard_count == 3
        assert len(client.guilds) == 6
        guild = client.guilds[0]
        assert guild.me is not None
        (found,) = await guild.query_members(user_ids=[server.bot.id])
        assert found.id == server.bot.id


async def test_it_tells_of_new_servers_and_of_being_thrown_out(server: DiscordServer) -> None:
    async with connected(server) as client:
        new = server.guild("New")
        await server.settle()
        assert client.get_guild(new.id) is not None
        server.expel(new)
        await server.settle()
        assert client.get_guild(new.id) is None


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        (["not json"], 4002),
        ([{"op": 3, "d": {}}], 4003),
        ([{"op": 2, "d": {"token": "wrong", "intents": 1}}], 4004),
        ([{"op": 6, "d": {"token": "wrong", "session_id": "x", "seq": 1}}], 4004),
        ([{"op": 2, "d": {"shard": [2, 2], "intents": 1}}], 4010),
        ([{"op": 2, "d": {"intents": 1 << 40}}], 4013),
        ([{"op": 2, "d": {"intents": 1}}, {"op": 2, "d": {"intents": 1}}], 4005),
    ],
)
async def test_nonsense_is_answered_with_the_right_code(server: DiscordServer, frames: list[Any], code: int) -> None:
    address = f"{server.gateway_url}?v=10&encoding=json&compress=zlib-stream"
    async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
        unpack = zlib.decompressobj()
        assert b'"op": 10' in unpack.decompress((await socket.receive()).data)
        for frame in frames:
            if isinstance(frame, str):
                await socket.send_str(frame)
                continue
            if frame["op"] in (2, 6):
                frame["d"].setdefault("token", server.token)
            await socket.send_json(frame)
        async for _ in socket:
            pass
        assert socket.close_code == code


async def test_random_faults_are_the_same_for_a_seed_and_lose_no_answer(server: DiscordServer) -> None:
    rates = Rates(slow=0.05, rate_limited=0.05, reconnect=0.02, drop_socket=0.02, invalid_resumable=0.02)
    async with connected(server, max_ratelimit_timeout=30.0):
        chaos = server.chaos(7, rates)
        asked = [await server.slash("ask", question=str(number)) for number in range(60)]
        replies = await asyncio.gather(*(exchange.reply() for exchange in asked))
        server.calm()
        assert [reply.content for reply in replies] == [f"answer to {number}" for number in range(60)]
        assert all(len(exchange.replies) == 1 for exchange in asked)
        assert {"drop_socket", "reconnect"} & set(chaos.counts)
        again = [server.chaos(7, rates).for_event() for _ in range(5)]
        assert again == [server.chaos(7, rates).for_event() for _ in range(5)]


async def test_a_client_that_goes_offline_properly_leaves_no_session(server: DiscordServer) -> None:
    async with connected(server):
        assert len(server.gateway.sessions) == 1
    await server.until(lambda: server.gateway.closes == [1000], what="the close")
    assert server.gateway.sessions == {}

"""What the Discord on loopback refuses: every rule with a request that breaks it, and REST gone wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import discord
import pytest

from tests.bare_client import connected
from tests.discord_server import DiscordServer, command_rules, rules, spec
from tests.discord_server.api import Call, Problem
from tests.discord_server.exchange import Reply
from tests.discord_server.world import Message

Json = dict[str, Any]
Send = Callable[..., Awaitable[tuple[int, Any]]]
QUIET: Json = {"parse": []}


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as running:
        running.guild("Law faculty")
        yield running


@pytest.fixture
async def send(server: DiscordServer) -> AsyncIterator[Send]:
    headers = {"Authorization": f"Bot {server.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:

        async def request(method: str, path: str, body: Any = None, **options: Any) -> tuple[int, Any]:
            async with session.request(method, server.api_url + path, json=body, **options) as response:
                return response.status, await response.json() if response.status != 204 else None

        yield request


def said(problems: list[Problem]) -> str:
    return "\n".join(problem.text for problem in problems)


CHOICE = {"name": "x", "value": "x"}
MANY = [{"name": f"{n}" + "x" * 90, "value": "v"} for n in range(25)]


def message(**body: Any) -> Json:
    return {"content": "hello", "allowed_mentions": QUIET, "tts": False, **body}


def row(*items: Json) -> list[Json]:
    return [{"type": 1, "components": list(items)}]


def button(custom_id: str = "x", **more: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Press", "custom_id": custom_id, **more}


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (message(content="x" * 2_001), "content has 2001"),
        (message(content="  "), "empty"),
        ({"allowed_mentions": QUIET}, "empty"),
        (message(surprise=1), "unknown key 'surprise'"),
        ({"content": "hello"}, "allowed_mentions is not set"),
        (message(allowed_mentions={"parse": ["users"]}), "lets ['users'] through"),
        (message(allowed_mentions={"parse": [], "replied_user": True}), "pings replied_user"),
        (message(allowed_mentions={"parse": [], "users": ["1"]}), "pings users"),
        (message(embeds=[{"description": "x" * 4_000}, {"description": "x" * 2_001}]), "6001 characters"),
        (message(embeds=[{"description": "x" * 4_097}]), "description is longer"),
        (message(embeds=[{"title": "x" * 257}]), "title is longer"),
        (message(embeds=[{"color": 1}]), "shows nothing"),
        (message(embeds=[{"title": "x", "tilte": "y"}]), "unknown key 'tilte'"),
        (message(embeds=[{"fields": [{"name": "", "value": "x"}]}]), "field name has 0"),
        (message(embeds=[{"fields": [{"name": "x", "value": "y" * 1_025}]}]), "field value has 1025"),
        (message(embeds=[{"fields": [{"name": "x", "value": "y"}] * 26}]), "26 embed fields"),
        (message(embeds=[{"title": "x"}] * 11), "11 embeds"),
        (message(embeds=[{"title": "x", "url": "ftp://example.org"}]), "malformed URL"),
        (message(embeds=[{"title": "x", "url": "https://exa mple.org"}]), "malformed URL"),
        (message(embeds=[{"title": "x", "footer": {"text": "y" * 2_049}}]), "footer is longer"),
        (message(components=row(button("a"), button("a"))), "appears twice"),
        (message(components=row(*(button(str(n)) for n in range(6)))), "6 components in a row"),
        (message(components=[r for n in range(6) for r in row(button(str(n)))]), "6 rows"),
        (message(components=row(button("x" * 101))), "custom_id has 101"),
        (message(components=row(button(label=""))), "neither label nor emoji"),
        (message(components=row(button(label="x" * 81))), "label has 81"),
        (message(components=row({"type": 2, "style": 5, "label": "x"})), "needs a url"),
        (message(components=row({"type": 2, "style": 1, "label": "x"})), "needs a custom_id"),
        (message(components=row({"type": 2, "style": 5, "label": "x", "url": "no"})), "malformed URL"),
        (message(components=row(button(), {"type": 5, "custom_id": "y"})), "shares its row"),
        (message(flags=64), "cannot be ephemeral"),
        (message(nonce="x" * 26), "nonce is longer"),
    ],
)
async def test_a_bad_message_is_a_violation(server: DiscordServer, send: Send, body: Json, complaint: str) -> None:
    channel = next(iter(server.core.guilds.values())).channel
    status, _ = await send("POST", f"/channels/{channel.id}/messages", body)
    assert complaint in "\n".join(map(str, server.violations))
    only_ours = complaint.startswith(("allowed_mentions", "lets", "pings"))
    assert status == (200 if only_ours else 400)
    with pytest.raises(AssertionError, match="broke rules"):
        server.check()
    server.violations.clear()


async def test_a_good_message_is_none(server: DiscordServer, send: Send) -> None:
    channel = next(iter(server.core.guilds.values())).channel
    field = {"name": "n" * 256, "value": "v" * 1_024, "inline": True}
    embed = {"title": "t" * 256, "description": "d" * 4_096, "fields": [field], "url": "https://un.org/a?b=ç"}
    rows = [r for n in range(5) for r in row(*(button(f"{n}-{m}") for m in range(5)))]
    status, sent = await send("POST", f"/channels/{channel.id}/messages", message(embeds=[embed], components=rows))
    assert status == 200
    assert [len(r["components"]) for r in sent["components"]] == [5] * 5
    status, _ = await send("PATCH", f"/channels/{channel.id}/messages/{sent['id']}", {"components": []})
    assert status == 200
    status, _ = await send("PATCH", f"/channels/{channel.id}/messages/{sent['id']}", {"embeds": []})
    assert status == 200
    status, error = await send("PATCH", f"/channels/{channel.id}/messages/{sent['id']}", {"content": ""})
    assert (status, error["code"]) == (400, 50006)


def option(name: str = "question", **more: Any) -> Json:
    return {"type": 3, "name": name, "description": "What", **more}


def command(**more: Any) -> Json:
    return {"type": 1, "name": "ask", "description": "Asks", **more}


@pytest.mark.parametrize(
    ("commands", "complaint"),
    [
        ([command(name="Ask")], "off the pattern"),
        ([command(name="a b")], "off the pattern"),
        ([command(name="x" * 33)], "1 to 32"),
        ([command(), command()], "appears twice"),
        ([command(description="")], "1 to 100"),
        ([command(description="x" * 101)], "1 to 100"),
        ([command(colour=1)], "unknown key 'colour'"),
        ([command(options=[option("a"), option("b", required=True)])], "after an optional one"),
        ([command(options=[option("a"), option("a")])], "appears twice"),
        ([command(options=[option(f"o{n}") for n in range(26)])], "26 options"),
        ([command(options=[option(choices=[CHOICE], autocomplete=True)])], "both choices"),
        ([command(options=[option(choices=[{"name": "x" * 101, "value": "x"}])])], "1 to 100"),
        ([command(options=[option(), {"type": 1, "name": "sub", "description": "x"}])], "mixed"),
        ([{"type": 3, "name": "Answer", "description": "x"}], "neither description nor options"),
        ([{"type": 3, "name": f"Answer {n}"} for n in range(16)], "16 commands of type 3"),
        ([command(options=[option(f"o{n}", choices=MANY) for n in range(4)])], "8000"),
    ],
)  # fmt: skip
async def test_bad_commands_are_violations(
    server: DiscordServer, send: Send, commands: list[Json], complaint: str
) -> None:
    status, _ = await send("PUT", f"/applications/{server.bot.id}/commands", commands)
    assert status == 400
    assert complaint in "\n".join(map(str, server.violations))
    server.violations.clear()


def test_the_commands_of_one_server_carry_no_contexts() -> None:
    assert command_rules.command_rules(command(contexts=[0]), in_guild=False) == []
    assert "of one server" in said(command_rules.command_rules(command(contexts=[0]), in_guild=True))
    accented = command(name="länder", options=[option("état", required=True), option("vertrag")])
    assert command_rules.command_rules(accented, in_guild=False) == []


@pytest.mark.parametrize(
    ("choices", "complaint"),
    [
        ([{"name": f"{n}", "value": "x"} for n in range(26)], "26 choices"),
        ([{"name": "x" * 101, "value": "x"}], "name has 101"),
        ([{"name": "x", "value": "x" * 101}], "value has 101"),
        ([{"name": "", "value": "x"}], "name has 0"),
    ],
)
def test_choices_have_limits(choices: list[Json], complaint: str) -> None:
    call = Call("POST", spec.CALLBACK_ROUTE, "", {}, {}, {"type": 8, "data": {"choices": choices}}, 0)
    assert complaint in said(rules.callback_rules(call))


@pytest.mark.skipif(not spec.available(), reason="the published specification is not here")
def test_the_specification_judges_what_the_rules_do_not() -> None:
    listing = "/channels/{channel_id}/messages"
    assert spec.problems("POST", listing, message()) == []
    assert spec.problems("POST", listing, message(message_reference={"message_id": 2**60})) == []
    assert "embeds" in spec.problems("POST", listing, message(embeds={"title": "x"}))[0]
    assert spec.problems("POST", listing, message(tts="yes")) != []
    assert spec.problems("POST", spec.CALLBACK_ROUTE, {"type": 4, "data": {"content": 5}}) != []
    assert spec.problems("POST", spec.CALLBACK_ROUTE, {"type": 5}) == []


async def test_a_violation_in_a_callback_fails_the_test(server: DiscordServer) -> None:
    async with connected(server, allowed_mentions=None):
        await (await server.slash("ask", question="ping @everyone")).reply()
    assert [violation.call and violation.call.route for violation in server.violations] == [
        "POST /interactions/{interaction_id}/{interaction_token}/callback"
    ]
    server.violations.clear()


async def test_who_has_no_token_gets_nothing(server: DiscordServer, send: Send) -> None:
    status, _ = await send("GET", "/users/@me", headers={"Authorization": "Bot wrong"})
    assert status == 401
    status, _ = await send("POST", "/users/@me/channels", ["nonsense"])
    assert status == 400
    assert server.violations != []
    server.violations.clear()
    status, error = await send("GET", "/guilds/5")
    assert (status, error["code"]) == (404, 10004)
    status, _ = await send("GET", "/no/such/thing")
    assert status == 404
    status, error = await send("POST", "/webhooks/1/x", message(tts=False))
    assert (status, error["code"]) == (404, 10015)
    assert server.rest.invalid_requests == 1


async def test_a_nonce_that_is_enforced_sends_once(server: DiscordServer, send: Send) -> None:
    path = f"/channels/{server.direct(server.user('Ana')).id}/messages"
    once = message(nonce="n1", enforce_nonce=True)
    server.fault("lost", "messages")
    status, _ = await send("POST", path, once)
    assert status == 500
    (_, first), (_, second) = await send("POST", path, once), await send("POST", path, once)
    (_, other) = await send("POST", path, message(nonce="n1"))
    assert first["id"] == second["id"] != other["id"]


async def test_rate_limits_are_told_the_way_the_client_needs_it(server: DiscordServer) -> None:
    async with connected(server):
        limited = server.fault("429", "callback|messages", times=2, seconds=0.001)
        everywhere = server.fault("429", "messages", after=1, seconds=0.001, everywhere=True)
        assert (await (await server.slash("ask", question="now?")).reply()).content == "answer to now?"
        assert (await (await server.mention("and now?")).reply()).message.author is server.bot
        assert (limited.struck, everywhere.struck) == (2, 0)
        assert (await (await server.mention("and now?")).reply()).message.author is server.bot
        assert everywhere.struck == 1


async def test_errors_are_scripted_by_route(server: DiscordServer, send: Send) -> None:
    server.fault("error", "users/@me$", status=503, after=1)
    assert [(await send("GET", "/users/@me"))[0] for _ in range(3)] == [200, 503, 200]
    path = f"/channels/{server.direct(server.user('Ana')).id}/messages"
    for kind, sent in (("dropped", 0), ("lost", 1)):
        server.fault(kind, "messages", status=0)
        with pytest.raises(aiohttp.ClientError):
            await send("POST", path, message())
        assert len((await send("GET", path))[1]) == sent
    server.fault("slow", "gateway", seconds=0.0)
    assert (await send("GET", "/gateway"))[0] == 200


async def test_the_global_limit_counts_requests_a_second() -> None:
    async with DiscordServer(global_limit=2) as server, aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bot {server.token}"}
        seen = []
        for _ in range(3):
            async with session.get(f"{server.api_url}/users/@me", headers=headers) as response:
                seen.append((response.status, response.headers.get("X-RateLimit-Global")))
        assert seen == [(200, None), (200, None), (429, "true")]


async def test_an_ephemeral_message_is_only_pressed_by_who_sees_it(server: DiscordServer) -> None:
    ana = server.user("Ana")
    hidden = Message(1, server.direct(ana), server.bot, flags=64, viewer=ana)
    hidden.components = row(button())
    assert Reply(hidden).buttons == ["Press"]
    with pytest.raises(AssertionError, match="does not see"):
        await server.press(hidden, "Press", user=server.user("Ben"))


async def test_user_installs_reach_only_the_interactions_own_routes(server: DiscordServer) -> None:
    foreign, ana = server.guild("Foreign", bot_is_member=False), server.user("Ana")
    async with connected(server) as client:

        @client.tree.command(description="For whoever installs it")
        @discord.app_commands.allowed_installs(guilds=True, users=True)
        @discord.app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        async def mine(interaction: discord.Interaction[Any]) -> None:
            await interaction.response.send_message("yours")
            assert isinstance(interaction.channel, discord.TextChannel)
            with pytest.raises(discord.Forbidden):
                await interaction.channel.send("mine too")
            await interaction.followup.send("yours again")

        await client.tree.sync()
        asked = await server.slash("mine", user=ana, guild=foreign)
        assert (await asked.reply(1)).content == "yours again"
        with pytest.raises(AssertionError, match="not installed to users"):
            await server.slash("ask", user=ana, guild=foreign, question="x")
        group = server.group(ana, server.user("Ben"))
        assert (await (await server.slash("mine", user=ana, channel=group)).reply()).content == "yours"
        assert client.trouble == []

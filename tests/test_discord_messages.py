"""People write to the bot directly, mention it, or reply to it; everything else it leaves alone."""

from __future__ import annotations

import pytest

from tests.discord_running import logged, talking
from tests.discord_server.world import READ_MESSAGE_HISTORY, SEND_MESSAGES

YES = "Yes. Peru is among the forty States that had ratified the Smuggling Protocol as of 20 January 2004."


async def test_a_mention_is_answered_as_text_with_the_source_below() -> None:
    async with talking() as (discord, _):
        asked = await discord.mention("has Peru ratified?")
        reply = await asked.reply()
        assert reply.content == YES
        assert reply.embed["description"] == "✅ Answered · as of 20 January 2004"
        assert reply.embed["footer"]["text"] == "Source: UN Information Service, 27 January 2004, paragraph 6"
        assert reply.message.reference is asked.message
        assert reply.buttons == ["Show the sentence"]


async def test_a_direct_message_is_answered_with_follow_ups() -> None:
    async with talking() as (discord, _):
        ana = discord.user("Ana")
        assert (await (await discord.dm("has Peru ratified?", user=ana)).reply()).content == YES
        assert "Mexico is among" in (await (await discord.dm("and Mexico?", user=ana)).reply()).content


async def test_a_reply_that_pings_goes_on_with_the_conversation() -> None:
    async with talking() as (discord, _):
        ana = discord.user("Ana")
        first = await (await discord.mention("has Peru ratified?", user=ana)).reply()
        second = await discord.say("and Mexico?", user=ana, reply_to=first)
        assert "Mexico is among" in (await second.reply()).content


async def test_a_bare_mention_gets_help_that_names_the_message_menu() -> None:
    async with talking() as (discord, _):
        reply = await (await discord.mention("")).reply()
        assert "Answer this question" in reply.content


async def test_a_direct_message_without_words_gets_help_too() -> None:
    async with talking() as (discord, _):
        assert "Answer this question" in (await (await discord.dm("")).reply()).content
        assert "did not understand" in (await (await discord.dm("🙂🙂🙂")).reply()).content


async def test_what_is_not_meant_for_the_bot_is_left_alone() -> None:
    async with talking() as (discord, _):
        guild = next(iter(discord.core.guilds.values()))
        ana = discord.user("Ana")
        answer = await (await discord.mention("has Peru ratified?", user=ana)).reply()
        robot = discord.user("Robot", bot=True)
        for post in (
            await discord.say("@everyone has Peru ratified?", user=guild.owner, guild=guild),
            await discord.say("has Peru ratified?", user=ana),
            await discord.say("has Peru ratified?", user=ana, reply_to=answer, ping=False),
            await discord.mention("has Peru ratified?", user=robot),
            await discord.mention("has Peru ratified?", user=ana, webhook=True),
        ):
            await post.silence()


async def test_nothing_a_person_writes_can_ping_format_or_link() -> None:
    async with talking() as (discord, _):
        trap = "has @everyone <@&5> **Narnia** [x](https://evil.example) discord.gg/abc `Atlantis` ratified?"
        reply = await (await discord.dm(trap)).reply()
        for piece in ("@everyone", "<@&5>", "**Narnia**", "](https://evil", "discord.gg", "`Atlantis`"):
            assert piece not in reply.text


async def test_without_the_right_to_send_nothing_is_tried() -> None:
    async with talking() as (discord, _):
        mute = discord.channel(next(iter(discord.core.guilds.values())), "mute", denied=SEND_MESSAGES)
        await discord.settle()
        await (await discord.mention("has Peru ratified?", channel=mute)).silence()
        assert discord.requests_to("POST", "/messages") == []


async def test_without_the_right_to_read_history_the_reply_has_no_reference() -> None:
    async with talking() as (discord, _):
        place = discord.channel(next(iter(discord.core.guilds.values())), "new", denied=READ_MESSAGE_HISTORY)
        await discord.settle()
        reply = await (await discord.mention("has Peru ratified?", channel=place)).reply()
        assert reply.content == YES
        assert reply.message.reference is None


async def test_a_right_that_goes_in_between_costs_the_reference_alone() -> None:
    async with talking() as (discord, _):
        discord.fault("error", r"/messages$", method="POST", status=403, code=160002)
        reply = await (await discord.mention("has Peru ratified?")).reply()
        assert reply.message.reference is None


async def test_a_message_deleted_before_the_reply_is_answered_without_harm() -> None:
    async with logged() as (discord, _, log):
        asked = await discord.mention("has Peru ratified?")
        discord.delete(asked)
        await discord.settle()
    assert log.events("error") == []


async def test_closed_direct_messages_are_ordinary_life() -> None:
    async with logged() as (discord, _, log):
        ana = discord.user("Ana")
        ana.dms_closed = True
        asked = await discord.dm("has Peru ratified?", user=ana)
        await asked.silence()
    assert log.events("error") == []
    assert [line["code"] for line in log.events("not_delivered")] == [50007]


async def test_an_event_repeated_after_a_resume_is_answered_once() -> None:
    async with talking() as (discord, _):
        ana = discord.user("Ana")
        asked = await discord.mention("has Peru ratified?", user=ana)
        await asked.reply()
        command = await discord.slash("ask", question="and Mexico?", user=ana)
        await command.reply()
        discord.gateway.replay_overlap = 5
        discord.gateway.drop()
        await discord.until(lambda: any(one.op == 6 for one in discord.gateway.identifies), what="a RESUME")
        later = await discord.mention("and Spain?", user=ana)
        await later.reply()
        await discord.settle()
        assert [len(one.replies) for one in (asked, command, later)] == [1, 1, 1]


async def test_too_many_mentions_get_one_notice_and_direct_messages_one_each() -> None:
    now = [0.0]
    async with talking(clock=lambda: now[0]) as (discord, _):
        ana, ben = discord.user("Ana"), discord.user("Ben")
        posts = [await discord.mention("peru?", user=ana) for _ in range(10)]
        directs = [await discord.dm("peru?", user=ben) for _ in range(8)]
        assert ["quick" in (await post.reply()).text for post in posts[:7]] == [False] * 6 + [True]
        for post in posts[7:]:
            await post.silence()
        assert ["quick" in (await post.reply()).text for post in directs] == [False] * 6 + [True] * 2
        now[0] += 100
        again = [await discord.mention("peru?", user=ana) for _ in range(7)]
        assert "quick" in (await again[6].reply()).text


@pytest.mark.parametrize("length", [1, 1999, 2000, 4000])
async def test_long_messages_get_one_answer(length: int) -> None:
    async with talking() as (discord, _):
        reply = await (await discord.dm("has peru ratified? " * (length // 19) + "?")).reply()
        assert len(reply.content) < 1000

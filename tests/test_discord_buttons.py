"""Buttons: readings of a question back, the sentence behind an answer, pages; before and after a restart."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.answer import Answer, Outcome
from bot.discord_app import edition as editions
from bot.discord_app import render
from bot.discord_app.custom_ids import LIMIT, CustomIds
from bot.discord_app.edition import Edition
from bot.discord_app.reload import Library
from bot.discord_app.reply import faults
from bot.engine import Engine, load_compiled
from tests.discord_running import connected, packaged, talking
from tests.discord_server import DiscordServer

SENTENCE = "As of 20 January 2004 the Protocol was signed by 112 Member States and ratified by forty States."
DRC = "Has the Democratic Republic of the Congo ratified the Smuggling Protocol?"


async def test_one_asks_another_presses_the_bot_restarts_the_one_who_asked_presses() -> None:
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        ana, ben = discord.user("Ana"), discord.user("Ben")
        async with connected(discord):
            asked = await (await discord.slash("ask", question="has Congo ratified?", user=ana)).reply()
            assert "↔️ Asked back" in asked.text
            assert DRC in asked.buttons
            refused = await (await discord.press(asked, DRC, user=ben)).reply()
            assert refused.ephemeral
            assert "Only the person who asked" in refused.text
        async with connected(discord):
            answer = await (await discord.press(asked, DRC, user=ana)).reply()
            assert "The Democratic Republic of the Congo is not on the release's list" in answer.text
            assert not answer.ephemeral


async def test_anyone_sees_the_sentence_alone_and_also_after_a_restart() -> None:
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        ana, ben = discord.user("Ana"), discord.user("Ben")
        async with connected(discord):
            answer = await (await discord.slash("ask", question="has Peru ratified?", user=ana)).reply()
        async with connected(discord):
            shown = await (await discord.press(answer, "Show the sentence", user=ben)).reply()
            assert shown.ephemeral
            assert shown.content.startswith(f"> {SENTENCE}\n-# UN Information Service, 27 January 2004, paragraph 6")
            assert "Bosnia and Herzegovina" in shown.content


async def test_pages_survive_a_restart_and_belong_to_the_one_who_asked() -> None:
    async with DiscordServer() as discord:
        discord.guild("Model UN")
        ana, ben = discord.user("Ana"), discord.user("Ben")
        async with connected(discord):
            pages = await (await discord.slash("parties", user=ana)).reply()
        async with connected(discord):
            refused = await (await discord.press(pages, "Next ▶", user=ben)).reply()
            assert refused.ephemeral
            await (await discord.press(pages, "Next ▶", user=ana)).answered()
            assert "Page 2 of 4" in pages.text


async def test_pages_of_a_list_that_has_changed_have_expired() -> None:
    async with talking() as (discord, bot):
        ana = discord.user("Ana")
        pages = await (await discord.slash("parties", user=ana)).reply()
        bot.library = Library(with_three_states(packaged()), None)
        notice = await (await discord.press(pages, "Next ▶", user=ana)).reply()
        assert notice.ephemeral
        assert "The list has changed" in notice.text
        assert "Page 1 of 4" in pages.text


@pytest.mark.parametrize(
    "custom_id",
    ["forged:id", "x", "a::AAAAAA:has Peru ratified?", "p:1:abcdef:n1.x.y.z", "q::______:" + "A" * 60, "ü:🙂:", "next"],
)
async def test_forged_and_unknown_buttons_say_that_they_have_expired(custom_id: str) -> None:
    async with talking() as (discord, _):
        answer = await (await discord.slash("ask", question="has Peru ratified?")).reply()
        notice = await (await discord.press(answer, custom_id, forged=True)).reply()
        assert notice.ephemeral
        assert "expired" in notice.text


async def test_a_button_of_a_bot_with_another_token_has_expired() -> None:
    stranger = CustomIds("another token")
    async with talking() as (discord, _):
        ana = discord.user("Ana")
        answer = await (await discord.slash("ask", question="has Peru ratified?", user=ana)).reply()
        forged = stranger.write(render.ASK, ana.id, "has Peru ratified?")
        assert "expired" in (await (await discord.press(answer, forged, user=ana, forged=True)).reply()).text


def test_a_custom_id_holds_its_state_and_no_more_than_a_hundred_characters() -> None:
    ids = CustomIds("token")
    asker = 2**64 - 1
    question = "Hat Äthiopien das Protokoll ratifiziert?"
    written = ids.write("a", asker, question)
    pressed = ids.read(written)
    assert pressed is not None
    assert (pressed.asker, pressed.state) == (asker, question)
    full = ids.write("a", asker, "x" * ids.room(asker))
    assert len(full) == LIMIT
    with pytest.raises(ValueError, match="fit"):
        ids.write("a", asker, "🙂" * (ids.room(asker) // 2 + 1))
    assert all(ids.read(written[:at] + "~" + written[at + 1 :]) is None for at in range(len(written)))


def test_readings_too_long_for_a_button_are_numbered_and_no_name_is_cut() -> None:
    edition, ids = packaged(), CustomIds("token")
    long = tuple(f"Has {name} ratified the {'very ' * 20}long Protocol?" for name in ("Guinea", "Guinea-Bissau"))
    given = Answer("guinea?", Outcome.CLARIFY, "Which one do you mean?", suggestions=long)
    [reply] = render.answer(edition, ids, given, asker=1)
    assert [button.label for button in reply.buttons] == ["1", "2"]
    assert reply.card is not None
    assert f"2. {long[1]}" in reply.card.description
    assert faults(reply) == []


async def test_a_numbered_reading_is_found_again_in_its_message() -> None:
    long = f"Has Peru ratified the Protocol{' against the Smuggling of Migrants' * 3}?"
    async with talking() as (discord, bot):
        ana = discord.user("Ana")
        given = Answer("peru?", Outcome.CLARIFY, "Which one?", suggestions=(long, long.replace("Peru", "Mexico")))
        post = await discord.say("x", user=ana)
        await post.silence()
        reply = render.answer(bot.library.edition, bot.ids, given, ana.id)[0]
        channel = bot.get_channel(post.channel.id)
        assert channel is not None
        await channel.send(**reply.arguments())  # type: ignore[union-attr]  # a text channel
        answer = await (await discord.press((await post.reply()).message, "2", user=ana)).reply()
        assert "Mexico is among the forty" in answer.text


def with_three_states(edition: Edition) -> Edition:
    """Return an edition whose lists name their first three States alone."""
    compiled = load_compiled(None)
    [facts] = compiled.knowledge.facts
    status = tuple(replace(one, states=one.states[:3]) for one in facts.status)
    kb = replace(compiled.knowledge, facts=(replace(facts, status=status),))
    return editions.make(Engine(kb, compiled.index), edition.loaded_by)

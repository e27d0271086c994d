"""People ask through commands and the menu of a message; the answer comes as an embed, its source with it."""

from __future__ import annotations

import pytest

from tests.discord_running import talking
from tests.discord_server.world import EMBED_LINKS

YES = "Yes. Peru is among the forty States that had ratified the Smuggling Protocol as of 20 January 2004."


async def test_a_question_is_answered_in_the_channel() -> None:
    async with talking() as (discord, _):
        asked = await discord.slash("ask", question="has Peru ratified?")
        reply = await asked.reply()
        assert reply.embed["description"] == YES
        assert reply.embed["footer"]["text"] == (
            "✅ Answered · as of 20 January 2004\nSource: UN Information Service, 27 January 2004, paragraph 6"
        )
        assert not reply.ephemeral
        assert reply.buttons == ["Show the sentence"]


async def test_follow_ups_belong_to_a_person_and_a_channel() -> None:
    async with talking() as (discord, _):
        ana, ben = discord.user("Ana"), discord.user("Ben")
        await (await discord.slash("ask", question="has Malta ratified?", user=ana)).reply()
        mexico = await (await discord.slash("ask", question="and Mexico?", user=ana)).reply()
        assert "Mexico is among the forty" in mexico.text
        lost = await (await discord.slash("ask", question="and when was that?", user=ben)).reply()
        assert "Malta" not in lost.text
        assert "Mexico" not in lost.text


async def test_a_command_starts_a_conversation_too() -> None:
    async with talking() as (discord, _):
        ana = discord.user("Ana")
        await (await discord.slash("ratified", state="Peru", user=ana)).reply()
        chile = await (await discord.mention("and Chile?", user=ana)).reply()
        assert "Chile is not on the release's list" in chile.text


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("Peru", YES),
        ("peruvian", YES),
        ("Türkiye", "Türkiye is among the forty"),
        ("Испания", "Spain is among the forty"),
        ("Chile", "Chile is not on the release's list as of 20 January 2004"),
        ("Congo", "may mean"),
        ("Narnia", "stories"),
    ],
)
async def test_ratified_takes_any_name(state: str, answer: str) -> None:
    async with talking() as (discord, _):
        assert answer in (await (await discord.slash("ratified", state=state)).reply()).text


async def test_a_state_option_that_is_no_state_is_still_answered_and_cannot_ping_or_link() -> None:
    async with talking() as (discord, _):
        nonsense = "@everyone <@1> **x** https://evil.example discord.gg/x"
        reply = await (await discord.slash("ratified", state=nonsense)).reply()
        for trap in ("@everyone", "<@1>", "**x**", "https://evil", "discord.gg"):
            assert trap not in reply.text


async def test_autocomplete_offers_prefixes_first_then_other_names_scripts_and_misspellings() -> None:
    async with talking() as (discord, _):

        async def offered(typed: str) -> list[str]:
            typing = await discord.autocomplete("ratified", "state", typed)
            await typing.choices()
            return [choice["value"] for choice in typing.offered or []]

        assert (await offered("ma"))[:3] == ["Madagascar", "Malawi", "Malaysia"]
        assert await offered("phillip") == ["Philippines"]
        assert (await offered("kirgyz"))[0] == "Kyrgyzstan"
        assert (await offered("burma"))[0] == "Myanmar"
        assert (await offered("Испан"))[0] == "Spain"
        assert (await offered(""))[:3] == ["Afghanistan", "Albania", "Algeria"]
        assert len(await offered("")) == 25
        assert (await offered("chi"))[:2] == ["Chile", "China"]
        assert await offered("zzxqj") == []
        assert await offered("🙃🙃🙃") == []


async def test_regions_are_offered_by_name() -> None:
    async with talking() as (discord, _):
        offered = await (await discord.autocomplete("parties", "region", "")).choices()
        assert offered[:5] == ["Africa", "Americas", "Asia", "Europe", "Oceania"]
        assert (await (await discord.autocomplete("parties", "region", "grul")).choices())[0].startswith("Latin")


async def test_parties_come_in_pages_of_ten() -> None:
    async with talking() as (discord, _):
        ana = discord.user("Ana")
        reply = await (await discord.slash("parties", user=ana)).reply()
        lines = reply.embed["description"].splitlines()
        assert lines[0] == "**The forty States that had ratified the Smuggling Protocol**"
        assert (lines[1], lines[-1], len(lines)) == ("1. Albania", "10. Canada", 11)
        assert "Page 1 of 4" in reply.text
        assert reply.buttons[:2] == ["Next ▶", "Last ⏭"]
        await (await discord.press(reply, "Last ⏭", user=ana)).answered()
        assert "40. Türkiye" in reply.text
        await (await discord.press(reply, "◀ Previous", user=ana)).answered()
        assert "Page 3 of 4" in reply.text
        await (await discord.press(reply, "⏮ First", user=ana)).answered()
        assert "1. Albania" in reply.text


async def test_parties_of_a_region() -> None:
    async with talking() as (discord, _):
        africa = await (await discord.slash("parties", region="Africa")).reply()
        assert "3. The Gambia" in africa.text
        assert africa.buttons == ["Show the sentence"]
        oceania = await (await discord.slash("parties", region="Oceania")).reply()
        assert "New Zealand" in oceania.text
        none = await (await discord.slash("parties", region="Atlantis")).reply()
        assert none.ephemeral
        assert "no region called “Atlantis”" in none.text


async def test_parties_of_a_treaty_without_a_list_is_not_in_the_source() -> None:
    async with talking() as (discord, _):
        reply = await (await discord.slash("parties", treaty="Trafficking Protocol")).reply()
        assert "📭 Not in the source" in reply.text
        unknown = await (await discord.slash("parties", treaty="Kyoto Protocol")).reply()
        assert unknown.ephemeral
        assert "no treaty called “Kyoto Protocol”" in unknown.text


async def test_a_treaty_on_one_card() -> None:
    async with talking() as (discord, _):
        card = (await (await discord.slash("treaty")).reply()).embed
        assert "Protocol against the Smuggling of Migrants by Land, Air and Sea" in card["description"]
        fields = {field["name"]: field["value"] for field in card["fields"]}
        assert fields["Entry into force"] == "28 January 2004"
        assert fields["Signatories"] == "112 (as of 20 January 2004)"
        assert fields["States that had ratified"] == "40 (as of 20 January 2004)"
        assert "the procurement" in fields["Definition"]
        convention = (await (await discord.slash("treaty", name="UNTOC")).reply()).embed
        fields = {field["name"]: field["value"] for field in convention["fields"]}
        assert fields["Entry into force"] == "29 September 2003"
        assert fields["Signatories"] == "The sources do not say."


async def test_help_sources_and_privacy_are_for_the_one_who_asked() -> None:
    async with talking() as (discord, _):
        for name, words in (("help", "which States ratified"), ("sources", "Landmark"), ("privacy", "neither stored")):
            reply = await (await discord.slash(name)).reply()
            assert reply.ephemeral
            assert words in reply.text


async def test_examples_of_the_help_are_asked_when_pressed() -> None:
    async with talking() as (discord, _):
        reply = await (await discord.slash("help")).reply()
        assert len(reply.buttons) >= 2
        answer = await (await discord.press(reply, reply.buttons[0])).reply()
        assert not answer.ephemeral
        assert "Answered" in answer.text


async def test_the_menu_answers_somebody_elses_message() -> None:
    async with talking() as (discord, _):
        ana, ben = discord.user("Ana"), discord.user("Ben")
        post = await discord.say("did Mexico ratify it?", user=ana)
        await post.silence()
        reply = await (await discord.message_menu("Answer this question", post, user=ben)).reply()
        assert "Mexico is among the forty" in reply.text
        assert post.message is not None
        assert post.message.jump_url in reply.text
        picture = await discord.say("", user=ana)
        notice = await (await discord.message_menu("Answer this question", picture, user=ben)).reply()
        assert notice.ephemeral


@pytest.mark.parametrize("where", ["direct", "group", "elsewhere"])
async def test_a_person_takes_the_bot_along(where: str) -> None:
    """In a direct message, among friends, and in a server that has not invited the bot."""
    async with talking() as (discord, _):
        ana = discord.user("Ana")
        if where == "direct":
            asked = await discord.slash("ask", question="has Peru ratified?", user=ana, dm=True)
        elif where == "group":
            friends = discord.group(ana, discord.user("Ben"))
            asked = await discord.slash("parties", user=ana, channel=friends)
        else:
            other = discord.guild("Elsewhere", bot_is_member=False)
            asked = await discord.slash("parties", user=ana, guild=other)
        assert "forty States" in (await asked.reply()).text


async def test_without_the_right_to_embed_links_everything_is_plain_text() -> None:
    async with talking() as (discord, _):
        quiet = discord.channel(next(iter(discord.core.guilds.values())), "quiet", denied=EMBED_LINKS)
        ana = discord.user("Ana")
        for asked in (
            await discord.slash("ask", question="has Peru ratified?", user=ana, channel=quiet),
            await discord.slash("parties", user=ana, channel=quiet),
            await discord.slash("treaty", user=ana, channel=quiet),
            await discord.mention("has Peru ratified?", user=ana, channel=quiet),
        ):
            reply = await asked.reply()
            assert reply.embeds == []
            assert "paragraph" in reply.content


@pytest.mark.parametrize("question", ["🙂🙂", "?", "\u202e" * 40, "a" * 4000, "h\u0301" * 1900, "\n" * 50, "ﷺ" * 800])
async def test_floods_and_nonsense_get_one_short_answer(question: str) -> None:
    async with talking() as (discord, _):
        reply = await (await discord.slash("ask", question=question)).reply()
        assert len(reply.text) < 900


async def test_more_than_four_thousand_characters_are_too_many() -> None:
    async with talking() as (discord, _):
        reply = await (await discord.slash("ask", question="peru " * 900)).reply()
        assert reply.ephemeral
        assert "4,000" in reply.text


async def test_the_sixth_question_is_free_and_then_there_is_a_pause() -> None:
    now = [0.0]
    async with talking(clock=lambda: now[0]) as (discord, _):
        ana = discord.user("Ana")

        async def ask() -> tuple[str, bool]:
            reply = await (await discord.slash("ask", question="has Peru ratified?", user=ana)).reply()
            return reply.text, reply.ephemeral

        for _ in range(6):
            assert (await ask())[0].startswith(YES)
        assert await ask() == ("That was quick! Please try again in 2 s.", True)
        now[0] += 2
        assert (await ask())[0].startswith(YES)


async def test_administrators_have_no_pause() -> None:
    async with talking() as (discord, _):
        for _ in range(12):
            reply = await (await discord.slash("ask", question="peru?", user=discord.core.owner)).reply()
            assert not reply.ephemeral


async def test_all_commands_are_registered_for_servers_and_people() -> None:
    async with talking() as (discord, _):
        assert set(discord.commands) == {
            "ask", "ratified", "parties", "treaty", "sources", "help", "privacy", "admin", "Answer this question",
        }  # fmt: skip
        for name, command in discord.commands.items():
            everywhere = name != "admin"
            assert command["contexts"] == ([0, 1, 2] if everywhere else [0, 1])
            assert command["integration_types"] == ([0, 1] if everywhere else [0])

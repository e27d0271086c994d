"""The parts of the Discord face that need no wire: texts, limits, cooldown, memory, portions, the log."""

from __future__ import annotations

import gc
import io
import json
import weakref

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Answer, Citation, Outcome
from bot.conversation import REMEMBERED_SECONDS, Conversation
from bot.discord_app import logs, portions, render
from bot.discord_app.autocomplete import state_names
from bot.discord_app.conversations import MAX_CONVERSATIONS, Conversations
from bot.discord_app.cooldown import MAX_PEOPLE, Cooldown
from bot.discord_app.custom_ids import CustomIds
from bot.discord_app.limits import faults as knowledge_faults
from bot.discord_app.recent import Recent
from bot.discord_app.reload import let_go
from bot.discord_app.reply import faults
from bot.discord_app.text import escape, split, unescape, without_mentions
from bot.engine import Compiled, load_compiled
from tests.discord_running import packaged

NAMES = ("Bosnia and Herzegovina", "Lao People's Democratic Republic", "New Zealand")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_escaping_can_be_undone_and_leaves_nothing_that_pings_or_links(text: str) -> None:
    escaped = escape(text)
    assert unescape(escaped) == text.replace("\u200b", "")
    for trap in ("@everyone", "@here", "<@", "<#", "://", "discord.gg"):
        assert trap not in escaped.lower()


def test_markdown_is_shown_as_it_was_typed() -> None:
    assert escape("# *a* _b_ ~~c~~ ||d|| `e` [f](g)") == r"\# \*a\* \_b\_ \~\~c\~\~ \|\|d\|\| \`e\` \[f\](g)"
    assert escape("1. one\n- two\n> three") == "1\\. one\n\\- two\n\\> three"
    assert (
        escape("Lao People's Democratic Republic (A/RES/58/135)") == "Lao People's Democratic Republic (A/RES/58/135)"
    )


def test_pings_and_emoji_are_no_part_of_a_question() -> None:
    assert without_mentions("<@123> has Peru <:flag:42>ratified?<#7>") == "has Peru  ratified?"


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=60), st.integers(40, 300))
def test_a_long_list_is_split_and_no_name_is_cut(names: list[str], limit: int) -> None:
    pieces = split(", ".join(names), limit, NAMES)
    assert all(len(piece) <= limit for piece in pieces)
    rejoined = ", ".join(piece.strip(", ") for piece in pieces)
    assert rejoined == ", ".join(names)
    assert all(part in NAMES for piece in pieces for part in piece.strip(", ").split(", "))


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(Outcome),
    st.text(max_size=6000),
    st.lists(st.text(min_size=1, max_size=150), max_size=30),
    st.integers(0, 2**64 - 1),
    st.booleans(),
)
def test_whatever_the_engine_says_fits_into_messages(
    outcome: Outcome, text: str, suggestions: list[str], asker: int, as_text: bool
) -> None:
    edition = packaged()
    citations = tuple(Citation(one.source, one.paragraph, one.quote, "2004-01-20") for one in edition.quotes.values())
    answer = Answer("?", outcome, text or "…", citations=citations, suggestions=tuple(suggestions))
    replies = render.answer(edition, CustomIds("token"), answer, asker, as_text=as_text)
    assert [fault for reply in replies for fault in faults(reply)] == []
    assert [fault for reply in replies for fault in faults(reply.without_embed())] == []


def test_the_packaged_knowledge_fits_into_messages() -> None:
    assert knowledge_faults(packaged()) == ()


def test_every_sentence_can_be_shown() -> None:
    edition = packaged()
    for reply in render.quotations(edition, edition.quotes.values()):
        assert faults(reply) == []


def test_any_ten_seconds_hold_five_free_questions() -> None:
    now = [0.0]
    cooldown = Cooldown(lambda: now[0])
    for _ in range(50):
        assert [cooldown.take(1) for _ in range(5)] == [0] * 5
        now[0] += 10.0


def test_the_seventh_question_at_once_waits_for_two_seconds_and_others_do_not() -> None:
    now = [0.0]
    cooldown = Cooldown(lambda: now[0])
    assert [cooldown.take(1) for _ in range(7)] == [0] * 6 + [2]
    assert cooldown.take(2) == 0
    assert [cooldown.may_notice(1), cooldown.may_notice(1)] == [True, False]
    now[0] += 12
    assert cooldown.may_notice(1)


def test_memory_of_people_is_bounded() -> None:
    cooldown = Cooldown(lambda: 0.0)
    for person in range(MAX_PEOPLE + 10):
        cooldown.take(person)
    assert len(cooldown._buckets) == MAX_PEOPLE
    conversations = Conversations(Conversation, lambda: 0.0)
    for person in range(MAX_CONVERSATIONS + 10):
        conversations.of(person, 1)
    assert len(conversations) == MAX_CONVERSATIONS
    recent = Recent(3)
    assert [recent.first(id_) for id_ in (1, 2, 1, 3, 4, 1)] == [True, True, False, True, True, True]


def test_a_conversation_ends_with_time() -> None:
    now = [0.0]
    conversations = Conversations(Conversation, lambda: now[0])
    first = conversations.of(1, 1)
    assert conversations.of(1, 1) is first
    assert conversations.of(1, 2) is not first
    now[0] += REMEMBERED_SECONDS
    assert conversations.of(1, 1) is not first
    assert len(conversations) == 1


def test_the_compiled_knowledge_survives_being_taken_apart() -> None:
    compiled = load_compiled(None)
    messages = list(portions.apart(compiled))
    assert len(messages) > 10
    assert portions.together(iter(messages), Compiled) == compiled


def test_a_stream_that_ends_too_early_is_an_error() -> None:
    messages = list(portions.apart(load_compiled(None)))
    for cut in (0, 1, len(messages) // 2, len(messages) - 1):
        try:
            portions.together(iter(messages[:cut]), Compiled)
        except (ValueError, msgspec.MsgspecError):
            continue
        raise AssertionError(f"{cut} messages made a whole")


def test_an_old_edition_is_let_go_whole() -> None:
    class Owned:
        """Something only the value holds."""

    owned = Owned()
    gone = weakref.ref(owned)
    held: list[object] = [{"a": [owned, (owned, {"b": owned})]}]
    del owned
    let_go(held)
    gc.collect()
    assert gone() is None


def test_the_log_is_one_object_a_line_without_tokens() -> None:
    stream = io.StringIO()
    secret = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GAbcde.abcdefghijklmnopqrstuvwxyz_0123456789-A"
    with logs.running("INFO", ("short-secret",), stream):
        logs.event("one", text=f"two\nlines of {secret}", other="short-secret")
        logs.event("two", error=ValueError("short-secret"))
    first, second = (json.loads(line) for line in stream.getvalue().splitlines())
    assert first["text"] == "two\nlines of [redacted]"
    assert first["other"] == "[redacted]"
    assert second["cause"] == "ValueError: [redacted]"


def test_autocomplete_is_quick_and_never_fails() -> None:
    names = state_names(packaged().engine.kb.vocabulary)
    for typed in ("", " ", "a", "the", "republic", "\u202e", "🙂", "x" * 6000, "côte", "u.s.", "%", "كوبا"):
        found = names.suggest(typed)
        assert len(found) <= 25
        assert all(0 < len(choice.label) <= 100 and 0 < len(choice.value) <= 100 for choice in found)

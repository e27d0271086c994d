"""What holds for every input: question to answer, release to facts, message and interaction to reply.

The invariants stand in ``fuzz.targets``; here hypothesis makes the input, out of words of the topic and out of noise.
"""

from __future__ import annotations

import functools
import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.answer import Answer, Outcome
from fuzz import targets
from fuzz.offline import AUTOCOMPLETE, COMMAND, COMPONENT, Offline
from knowledge import files

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LABELLED = [
    json.loads(row)
    for row in (Path(__file__).parent / "data" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]
QUESTIONS = [row["question"] for row in LABELLED if not row.get("context")]
STATES = [state.name for state in targets.vocabulary().states]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((files.PACKAGED / "sources").glob("*.txt"))]
PIECES = [
    "has", "ratified", "signed", "the Protocol", "when did", "enter into force", "how many", "and", "which", "not",
    "right?", "in Africa", "as of", "28 January 2004", "forty", "112", "A/RES/58/135", "article 3", "it", "they", "?",
    "!", "…", "\n", "@everyone", "<@1>", "https://a.b/c", "`", "**", "||", "🇵🇪", "ペルー", "Перу", "بيرو", "U.S.A.",
    "Kyoto Protocol", "what about", "names starting with M", "\u202e", "\u200d", "e\u0301\u0301\u0301", "0", "{state}",
]  # fmt: skip
WORDS = st.one_of(st.sampled_from(PIECES), st.sampled_from(STATES), st.text(max_size=12))
SPOKEN = st.one_of(
    st.lists(WORDS, min_size=1, max_size=25).map(" ".join),
    st.sampled_from(QUESTIONS),
    st.text(min_size=1, max_size=200),
    st.builds(lambda word, times: (word * times)[:4_000], WORDS, st.integers(1, 2_000)),
)


@QUICK
@given(SPOKEN, st.lists(st.sampled_from(QUESTIONS), max_size=2).map(tuple))
@example("\ud7ff", ())
@example("and Kenya?", ("has Peru ratified?",))
def test_any_question_gets_a_sound_answer(text: str, before: tuple[str, ...]) -> None:
    targets.question(text, before)


NAMES_AND_WORDS = frozenset({"us", "french"})
"""Beside the vocabulary's own: a pronoun that is also a State, and a language that is also a people."""


def is_plain(question: str) -> bool:
    """Return whether its capitals say nothing: it has no word that is also a name."""
    words = {word.lower() for word in re.findall(r"\w+", question)}
    names = {name for other in targets.vocabulary().other_senses for name in other.names}
    return words.isdisjoint(NAMES_AND_WORDS | names)


def told(given: Answer) -> tuple[Outcome, str | None, tuple[str, ...], str]:
    """Return what an answer says; pieces of the question that it repeats may differ in case."""
    return given.outcome, given.handler, given.states, given.text.casefold()


def at_random(text: str) -> str:
    choose = random.Random(text).choice
    return "".join(choose((letter.lower(), letter.upper())) for letter in text)


CASES = [str.lower, str.upper, str.swapcase, str.title, str.capitalize, at_random]


@pytest.mark.parametrize("change", CASES, ids=lambda change: change.__name__)
def test_case_changes_no_answer(change) -> None:  # type: ignore[no-untyped-def]  # methods of str
    engine = targets.engine()
    plain = [question for question in QUESTIONS if is_plain(question)]
    assert len(plain) > 0.8 * len(QUESTIONS)
    differ = [q for q in plain if told(engine.answer(q)) != told(engine.answer(change(q)))]
    assert not differ


@pytest.mark.parametrize(
    "around", ["  {} ", "\n\t{}\n", "\u00a0{}\u3000", "{}?", "{} ?", "{}??", "{} ? \n"], ids=lambda around: repr(around)
)
def test_surroundings_change_no_answer(around: str) -> None:
    engine = targets.engine()
    bare = [question.strip().rstrip("?").rstrip() for question in QUESTIONS]
    differ = [q for q in bare if told(engine.answer(q)) != told(engine.answer(around.format(q)))]
    assert not differ


@pytest.mark.parametrize("state", targets.vocabulary().states, ids=lambda state: state.code)
def test_no_state_off_the_list_is_said_to_have_ratified(state) -> None:  # type: ignore[no-untyped-def]  # a parameter
    engine = targets.engine()
    for wording in (
        "has {} ratified?",
        "{} has ratified, right?",
        "so {} is a party",
        "when did {} ratify the protocol?",
    ):
        for name in (state.name, *state.names[:2], *state.demonyms[:1]):
            given_answer = engine.answer(wording.format(name))
            targets.check_answer(given_answer, wording.format(name))
            if state.code not in targets.listed():
                assert not re.match(r"Yes\b.*\bamong", given_answer.text), given_answer.text


@QUICK
@given(SPOKEN)
def test_any_message_gets_a_reply_that_discord_takes(text: str) -> None:
    targets.reply(text)


@QUICK
@given(st.text(max_size=120))
def test_no_forged_button_is_taken_for_one_of_ours(text: str) -> None:
    assert targets.custom_id(text) is None


EDITS = st.lists(
    st.tuples(st.integers(0, 4_000), st.integers(0, 400), st.one_of(st.text(max_size=20), st.sampled_from(PIECES))),
    max_size=6,
)


@QUICK
@given(st.sampled_from(TEXTS), EDITS)
def test_a_damaged_release_is_read_or_refused_and_quoted_faithfully(
    text: str, edits: list[tuple[int, int, str]]
) -> None:
    for start, length, new in edits:
        text = text[:start] + new + text[start + length :]
    targets.release(text.encode("utf-8", "surrogatepass"))


@QUICK
@given(st.binary(max_size=300))
def test_any_bytes_are_read_as_a_release_or_refused(data: bytes) -> None:
    targets.release(data)


@QUICK
@given(st.binary(max_size=300))
def test_any_bytes_are_read_as_yaml_or_refused(data: bytes) -> None:
    targets.yaml(data)


@functools.cache
def offline() -> Offline:
    return Offline(targets.edition())


VALUES = st.one_of(st.text(max_size=100), st.integers(), st.floats(allow_nan=False), st.booleans(), SPOKEN)
TYPES = {str: 3, int: 4, bool: 5, float: 10}
OPTIONS = st.dictionaries(
    st.sampled_from(["question", "state", "treaty", "region", "name", "other"]), VALUES, max_size=3
).map(lambda options: [{"name": name, "type": TYPES[type(v)], "value": v} for name, v in options.items()])
COMMANDS = ["ask", "ratified", "parties", "treaty", "sources", "help", "privacy", "admin", "gone"]


@QUICK
@given(st.sampled_from(COMMANDS), OPTIONS, st.booleans())
def test_any_command_is_answered_once(name: str, options: list[dict[str, object]], direct: bool) -> None:
    data = {"id": "5", "name": name, "type": 1, "options": options}
    sent = offline().interaction(COMMAND, data, direct=direct)
    assert sent, "nothing was answered"


@QUICK
@given(st.sampled_from(["ratified", "parties", "treaty"]), OPTIONS, st.text(max_size=100))
def test_any_typing_is_answered_with_choices(name: str, options: list[dict[str, object]], typed: str) -> None:
    focused = {"ratified": "state", "parties": "region", "treaty": "name"}[name]
    others = [option for option in options if option["name"] != focused]
    data = {
        "id": "5", "name": name, "type": 1,
        "options": [*others, {"name": focused, "type": 3, "value": typed, "focused": True}],
    }  # fmt: skip
    ((_, body),) = offline().interaction(AUTOCOMPLETE, data)
    assert body["type"] == 8


IDS = st.one_of(
    st.text(min_size=1, max_size=100),
    st.builds(
        lambda kind, asker, state: offline().bot.ids.write(kind, asker, state),
        st.sampled_from("aqpz"),
        st.sampled_from([None, 1, 2**63]),
        st.text(max_size=30),
    ),
)


@QUICK
@given(IDS, st.sampled_from([2, 3]), st.booleans())
def test_any_press_is_answered_once(custom_id: str, component: int, direct: bool) -> None:
    data = {"custom_id": custom_id, "component_type": component, **({"values": ["x"]} if component == 3 else {})}
    sent = offline().interaction(COMPONENT, data, direct=direct)
    assert len(sent) >= 1

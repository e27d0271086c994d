"""Input made to hurt: floods, endless words and quadratic traps. Work is counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from bot.understanding.condense import MOST_CHARACTERS, condense
from bot.understanding.stems import _stem, stem
from fuzz import targets
from knowledge import text as texts

LONGEST = 4_000
MOST_CALLS = 60_000
"""Calls of Python functions that one message may cost; the dearest of those below needs five sixths of it."""
FLOODS = {
    "one question over and over": "has Peru ratified the protocol and ",
    "one word": "x",
    "one name": "peru ",
    "misspelt names": "Perru ",
    "strange words": "qzxw vbnm ",
    "flags": "🇵🇪",
    "abbreviations": "a.",
    "clauses": "ratify, and what is ",
    "full stops": ".",
    "question marks": "? ",
    "little questions": "what? ",
    "apostrophes": "a'",
    "numbers": "1 ",
    "dates": "12/12/",
    "Arabic": "يا",
    "Chinese": "中国",
    "a name that never ends": "united states of ",
    "spaces": " ",
    "dashes": " – ",
    "lines": "a\n",
    "articles": "art ",
    "words run together": "ratifyprotocol",
    "misspelt topic": "countriesthat ratyfied ",
    "brackets": "((((",
    "combining marks": "e\u0301\u0323",
    "joiners": "\u200d",
    "letters": "starting with a ",
    "negations": "isn't it, ",
}


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    for text in ("has Peru ratified?", "has Perru ratfied?"):
        targets.question(text)


@pytest.mark.parametrize("flood", FLOODS)
def test_no_flood_costs_much(flood: str) -> None:
    text = (FLOODS[flood] * LONGEST)[:LONGEST]
    assert calls(lambda: targets.engine().answer(text)) < MOST_CALLS
    targets.question(text)
    targets.reply(text)


def calls(work: Callable[[], object]) -> int:
    """Return how many calls of Python functions ``work`` makes."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_a_question_in_the_middle_of_a_speech_is_found() -> None:
    speech = "We met on Tuesday to talk about the garden, and my sister brought a cake. " * 25
    text = f"{speech}\nHas Peru ratified the Smuggling Protocol? {speech}"
    assert len(text) > 3_500
    given = targets.question(text)
    assert given is not None
    assert (given.handler, given.states) == ("ratified", ("PER",))


def test_only_the_telling_pieces_of_a_long_text_are_kept_in_their_order() -> None:
    text = "One apple. " * 100 + "First plum? " + "Two pears. " * 100 + "Second plum? "
    kept = condense(text, lambda word: word == "plum")
    assert len(kept) <= MOST_CHARACTERS
    assert kept.index("First plum?") < kept.index("Second plum?")


@pytest.mark.parametrize(
    "text", ["", " ", "?", "a" * 3_000, "a " * 2_000, "\n" * 4_000, "word " * 99 + "\n" + "b" * 900]
)
def test_nothing_grows_when_it_is_condensed(text: str) -> None:
    assert len(condense(text, lambda word: bool(word))) <= max(1, min(len(text), MOST_CHARACTERS))


def test_endless_words_are_not_remembered() -> None:
    before = texts._words.cache_info().currsize, _stem.cache_info().currsize
    for letter in "abcdefgh":
        texts.tokenize(letter * 10 + "xyz" * 1_000)
        stem(letter * 10 + "xyz" * 1_000)
    assert (texts._words.cache_info().currsize, _stem.cache_info().currsize) == before

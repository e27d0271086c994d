"""The stages of understanding, each on its own."""

from __future__ import annotations

import pytest

from bot.query import Form
from bot.understanding.forms import find_form, is_negated, without_tag
from bot.understanding.patterns import PatternError, PatternIndex, parse_pattern, phrasing_pattern, weigh
from bot.understanding.slots import find_slots
from bot.understanding.stems import stem
from bot.understanding.treaties import find_other
from knowledge.text import clean, key, tokenize


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Peru's", "peru"),
        ("hasn't", "has not"),
        ("didnt", "did not"),
        ("can’t", "can not"),
        ("U.S.A.", "usa"),
        ("Côte d’Ivoire", "cote d ivoire"),
        ("Türkiye & España", "turkiye and espana"),
        ("pleeeease", "pleease"),
        ("**bold** 🎉", "bold"),
        ("\u200bPeru\ufeff", "peru"),
    ],
)
def test_text_is_folded_in_one_way(text: str, folded: str) -> None:
    assert key(text) == folded


@pytest.mark.parametrize(("one", "other"), [("ratified", "ratify"), ("organised", "organize"), ("offences", "offense")])
def test_forms_and_spellings_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 28 January 2004", ("2004-01-28",)),
        ("January 28th, 2004?", ("2004-01-28",)),
        ("2004-01-28", ("2004-01-28",)),
        ("28/01/2004", ("2004-01-28",)),
        ("01/28/2004", ("2004-01-28",)),
        ("the 27th, right", ("---27",)),
        ("in January", ("--01",)),
        ("by 2010", ("2010",)),
        ("January 2004", ("2004-01",)),
        ("you may ask", ()),
        ("99/99/9999", ()),
    ],
)
def test_dates_of_every_form_are_read(text: str, dates: tuple[str, ...]) -> None:
    assert find_slots(text, tokenize(text)).dates == dates


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("so 45 countries", 45),
        ("a hundred and twelve", 112),
        ("forty-one", 41),
        ("two things", None),
        ("28 January", None),
    ],
)
def test_claimed_counts_are_read(text: str, number: int | None) -> None:
    assert find_slots(text, tokenize(text)).number == number


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("starting with B", "B"),
        ("that start with an L", "L"),
        ("the letter m", "M"),
        ("a country in Asia", None),
    ],
)
def test_first_letters_are_read(text: str, letter: str | None) -> None:
    assert find_slots(text, tokenize(text)).initial == letter


def test_articles_and_symbols_are_read() -> None:
    assert find_slots("what does Article 6 say", tokenize("what does Article 6 say")).article == "6"
    assert find_slots("A/RES/58/135?", tokenize("A/RES/58/135?")).symbol == "A/RES/58/135"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("has Peru ratified?", Form.WHETHER),
        ("Peru has ratified, right?", Form.CONFIRM),
        ("it is in force, isn't it?", Form.CONFIRM),
        ("so forty ratified?", Form.CONFIRM),
        ("when?", Form.WHEN),
        ("peru", Form.BARE),
    ],
)
def test_how_a_question_is_put(text: str, form: Form) -> None:
    _, tagged = without_tag(text)
    assert find_form(text, tagged, {"when"} if "when" in text else set()) is form


def test_a_tag_is_no_negation() -> None:
    body, tagged = without_tag("Peru has ratified, hasn't it?")
    assert tagged
    assert not is_negated([token.text for token in tokenize(clean(body))])


def test_an_unknown_treaty_is_seen_by_the_word_before_it() -> None:
    words = ["has", "norway", "ratified", "the", "kyoto", "protocol"]
    other = find_other(words, {1}, lambda word: word == "kyoto")
    assert other is not None
    assert other.name == "kyoto protocol"


def test_a_pattern_needs_all_its_groups_and_the_fuller_one_wins() -> None:
    known = {"how_many", "ratify", "sign", "now"}
    index = PatternIndex(
        weigh(
            [
                parse_pattern("count", "how_many ratify", known),
                parse_pattern("compare", "how_many sign ratify", known),
                parse_pattern("list", "ratify -how_many", known),
            ],
            {},
        )
    )
    assert index.readings({"how_many": 1.0, "ratify": 1.0})[0].handler == "count"
    assert index.readings({"how_many": 1.0, "ratify": 1.0, "sign": 1.0})[0].handler == "compare"
    assert [reading.handler for reading in index.readings({"ratify": 1.0})] == ["list"]
    assert index.readings({"sign": 1.0}) == []


def test_a_phrasing_forgives_what_is_missing_but_not_much() -> None:
    phrasing = phrasing_pattern("list", "names of all parties", ["which_list", "party", "full_name", "what"])
    assert phrasing is not None
    index = PatternIndex(weigh([phrasing], {}))
    assert index.readings({"which_list": 1.0, "party": 1.0})
    assert not index.readings({"which_list": 1.0})


def test_a_pattern_with_an_unknown_feature_is_refused() -> None:
    with pytest.raises(PatternError, match="nonsense"):
        parse_pattern("count", "how_many nonsense", {"how_many"})

"""Claims that are not so: whatever the kind of thing claimed, the first words of the answer correct it."""

from __future__ import annotations

import pytest

from bot.answer import Outcome
from bot.answering import contested
from bot.engine import Engine, load_engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("The definition is in article 5, right?", "Not in Article 5: "),
        ("Is the definition in Article 3(b)?", "Not in Article 3 (b): "),
        ("The press release was issued in Geneva, right?", "Not in Geneva. "),
        ("The release was published by the General Assembly, right?", "Not by the General Assembly. "),
        ("Was the release issued by the WHO?", "Not by the WHO. "),
        ("the press release was published on 28 January 2004?", "Not on 28 January 2004, "),
        ("The figures date from 27 January?", "Not 27 January, "),
        ("The Security Council welcomed the Convention?", "Not the Security Council. "),
        ("Resolution A/RES/55/25 welcomed the entry into force of the convention, right?", "Not 55/25. "),
        ("The protocol supplements the Trafficking Protocol, right?", "Not to the Trafficking Protocol: "),
        ("All of Africa ratified, didn't it?", "Not all of them: "),
        ("No African country ratified, right?", "There are nine: "),
        ("every country ratified, right?", "Not all States. "),
        ("nobody ratified, right?", "Some had. "),
        ("so forty countries have signed and 112 ratified?", "The other way round: 112 "),
        ("All signatories ratified, right?", "Not all of them: 112 "),
        ("The release lists the 112 signatories, correct?", "By number only: 112 "),
        ("Was Peru bound on 21 January 2004?", "Not yet in the strict sense: "),
        ("Was Peru a party on 20 January 2004?", "Not yet in the strict sense: "),
        ("Was Peru a party before it entered into force?", "Not yet in the strict sense: "),
        ("Peru ratified in 2010, right?", "Earlier than that: "),
        ("Peru ratified after 2004, right?", "Earlier than that: "),
        ("Peru ratified in 2004, right?", "The release does not say whether Peru ratified in 2004"),
        ("Has Peru ratified the protocol on December 14?", "The release does not say whether Peru ratified "),
        ("Peru and Mexico ratified in 2010, right?", "Peru and Mexico are among "),
    ],
)
def test_a_false_claim_is_corrected_in_the_first_words(engine: Engine, question: str, opening: str) -> None:
    assert engine.answer(question).text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Is it in Article 3, paragraph (a)?", "The definition of "),
        ("Was the press release issued by UNIS?", "The release was issued "),
        ("who issued the release and when was it published in 2004?", "The release was issued "),
        ("was resolution 58/135 about the convention?", "On 22 December 2003 "),
        ("112 signed and 40 ratified, right?", "112 States "),
        ("Not all African countries ratified, right?", "Of the forty "),
        ("Had Peru ratified by 20 January 2004?", "Yes. Peru "),
        ("did Peru ratify by 2010?", "Yes. Peru "),
        ("is Peru a party as of 29 January 2004?", "Yes. Peru "),
    ],
)
def test_a_true_one_is_not(engine: Engine, question: str, opening: str) -> None:
    assert engine.answer(question).text.startswith(opening)


def test_a_day_is_no_part_of_a_treaty_s_name(engine: Engine) -> None:
    told = engine.answer("Peru signed the protocol on 14 December 2000, right?")
    assert (told.handler, told.treaty, told.outcome) == ("signed", "smuggling-protocol", Outcome.NOT_IN_SOURCE)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("was it issued in Geneva or Vienna?", None),
        ("was it issued in Vienna?", None),
        ("was it issued in English?", None),
        ("was it issued by the United Nations Information Service?", None),
        ("it was published in new york, right?", "in new york"),
        ("was it issued by UNHCR in Geneva", "by UNHCR"),
    ],
)
def test_where_a_release_comes_from(question: str, wrong: str | None) -> None:
    assert contested.wrong_origin(question, "Vienna", "UN Information Service") == wrong
    assert contested.wrong_origin(question, "", "") is None

"""What a question asks beside its kind: a "yes" only where every word was understood, a list without those left out."""

from __future__ import annotations

import pytest

from bot.engine import Engine, load_engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


@pytest.mark.parametrize(
    "question",
    [
        "has Peru ratified?",
        "Is Norway a party to the Smuggling Protocol?",
        "did the Convention enter into force on 29 September 2003?",
        "is the trafficking protocol in force",
        "have at least 40 countries ratified it?",
    ],
)
def test_a_plain_question_gets_a_plain_yes(engine: Engine, question: str) -> None:
    assert engine.answer(question).text.startswith("Yes")


@pytest.mark.parametrize(
    "question",
    [
        "is Peru the only State to ratify?",
        "is Peru the only South American State to ratify?",
        "did everyone but Canada ratify?",
        "is Turkey the last State on the list?",
        "has Mexico ratified all three treaties?",
        "has France withdrawn from the Protocol?",
        "has Mexico ratified NAFTA?",
        "is it wrong that Canada ratified?",
        "did the Convention expire on 29 September 2003?",
        "did the Trafficking Protocol enter into force on Christmas Eve?",
        "did the Convention enter into force on a Sunday?",
        "did only the Convention enter into force in 2003?",
        "did the Smuggling Protocol become binding before its parent Convention did?",
        "were there at least 40 States that had not ratified?",
        "did forty States ratify in a single day?",
    ],
)
def test_a_question_that_claims_more_is_told_the_fact(engine: Engine, question: str) -> None:
    assert not engine.answer(question).text.startswith("Yes")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("which African States except Mali ratified?", "eight are in Africa and other than Mali: Botswana, "),
        ("which States other than France ratified?", "39 are other than France: Albania, "),
        ("how many States besides Canada ratified?", "39 are other than Canada: "),
    ],
)
def test_a_list_leaves_out_whom_it_is_asked_without(engine: Engine, question: str, answer: str) -> None:
    told = engine.answer(question).text
    left_out = engine.answer(question).states
    names = {name.strip() for name in told.partition(":")[2].replace(" and ", ", ").split(",")}
    assert answer in told
    assert left_out
    assert names.isdisjoint({state.name for state in engine.kb.vocabulary.states if state.code in left_out})

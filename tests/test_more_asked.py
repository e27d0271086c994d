"""What a question asks beside its kind: a "yes" only where every word was understood, a list without those left out."""

from __future__ import annotations

import re

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
        "did the Protocol enter into force for Kenya on 28 January 2004?",
        "did the Convention enter into force in Geneva on 29 September 2003?",
        "were forty States bound by it on 20 January 2004?",
        "had at least 40 States ratified by 1998?",
        "has Canada un-ratified the Protocol?",
        "has Albania ratified article 9?",
        "had forty States acceded to it?",
        "has Serbia ratified?",
        "has Peru ratified part of the Protocol?",
        "did the Convention enter into force at the beginning of 2003?",
        "was no protocol in force on 3 January 2004?",
        "did 112 States sign on 20 January 2004?",
    ],
)
def test_a_question_that_claims_more_is_told_the_fact(engine: Engine, question: str) -> None:
    assert not engine.answer(question).text.startswith("Yes")


@pytest.mark.parametrize(
    "question",
    [
        "the Trafficking Protocol entered into force before 2 January 2004, right?",
        "by the end of 2003 the Convention had entered into force, correct?",
        "did the Trafficking Protocol enter into force after October 2003?",
        "the release was published after 21 January 2004, wasn't it?",
        "was the Convention in force on 1 December 2003?",
        "the Trafficking Protocol was in force on 3 January 2004",
        "between 35 and 60 States ratified, right?",
        "35+ States ratified, right?",
        "about 110 States signed, right?",
        "is it untrue that 44 States ratified?",
        "not 44 but 40 States ratified, right?",
        "more than seven African States ratified, right?",
        "of the forty, nine are African, right?",
        "it was signed by 112 and ratified by 40, wasn't it?",
        "the Assembly also adopted resolutions against trafficking in drugs, right?",
        "72 had only signed, right?",
        "all States on the list had ratified by 20 January, right?",
        "one of the protocols entered into force in 2003, right?",
        "the United Nations announced it on 27 January 2004, right?",
        "the Convention entered into force between August and October 2003, right?",
        "the Trafficking Protocol was in force on 26 December at the latest, right?",
    ],
)
def test_what_is_true_is_not_denied(engine: Engine, question: str) -> None:
    assert not re.match(r"(?:No\b|Not (?!all)|None|The other way)", engine.answer(question).text)


@pytest.mark.parametrize(
    "question",
    [
        "did Chad and Peru refuse?",
        "were Spain and Mali parties on 20 January 2004?",
        "did Spain ratify before Mali and Peru?",
        "have Peru and Spain yet to ratify?",
        "Spain and Peru are missing from the list, right?",
        "Mali and Peru were the first two, right?",
    ],
)
def test_several_states_are_not_agreed_on_where_more_is_claimed(engine: Engine, question: str) -> None:
    assert not re.match(r"(?:Both|All|Yes)\b", engine.answer(question).text)


@pytest.mark.parametrize(
    ("dialogue", "opening"),
    [
        (("how many ratified?", "that's 112, right?"), "40 States had ratified"),
        (("how many signed?", "so 40?"), "112 States had signed"),
        (("which treaty came first?", "in January 2004?"), "The days of entry into force, in order"),
        (("which treaty came last?", "it entered into force in September 2003, right?"), "The Smuggling Protocol was"),
        (("has Norway ratified?", "Sweden?", "Denmark?", "none of them?"), "Norway is among"),
        (("have Spain and France ratified?", "and Italy?", "none of the three?"), "Spain and France are among"),
    ],
)
def test_a_claim_about_the_answer_before_is_told_the_fact(
    engine: Engine, dialogue: tuple[str, ...], opening: str
) -> None:
    conversation = engine.conversation()
    answers = [engine.answer(question, conversation) for question in dialogue]
    assert answers[-1].text.startswith(opening)


@pytest.mark.parametrize(
    "treaty",
    [
        "the Convention on the Law of the Sea", "the Convention relating to the Status of Refugees",
        "the Protocol on drugs", "the Protocol against drugs", "the Convention on Migrant Workers",
        "the optional protocol", "the Protocol on child soldiers",
    ],
)  # fmt: skip
def test_another_treaty_is_never_answered_silently(engine: Engine, treaty: str) -> None:
    for question in (f"did {treaty} enter into force in 2003?", f"has Peru ratified {treaty}?"):
        assert "no source on" in engine.answer(question).text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("so 44 States ratified?", "No: 40 States"),
        ("39 States signed, right?", "No: 112 States"),
        ("it entered into force on 27 January 2004, right?", "Not on 27 January 2004"),
        ("twelve African States ratified, right?", "Not 12: "),
        ("40 signed and 112 ratified, right?", "The other way round"),
    ],
)
def test_a_simple_false_claim_is_corrected_in_the_first_words(engine: Engine, question: str, answer: str) -> None:
    assert engine.answer(question).text.startswith(answer)


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

"""Conversations with the engine: the question, the answer."""

from __future__ import annotations

import pytest

from bot.answer import Outcome
from bot.conversation import REMEMBERED_SECONDS, Conversation
from bot.engine import Engine, load_engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def ask(engine: Engine, *questions: str) -> str:
    conversation = engine.conversation()
    return [engine.answer(question, conversation).text for question in questions][-1]


@pytest.mark.parametrize(
    ("question", "handler", "states"),
    [
        ("Peru?", "ratified", ("PER",)),
        ("pls tell me whether the Peruvians are on board", "ratified", ("PER",)),
        ("Turkey and Türkiye: same thing, ratified?", "ratified", ("TUR",)),
        ("is Papua New Guinea bound by the protocol", "ratified", ("PNG",)),
        ("what day was it that the protocol began to bind", "eif_smuggling", ()),
        ("UNTOC eif", "eif_convention", ()),
        ("TIP protocol in force since?", "eif_trafficking", ()),
        ("how is the smuggling of migrants defined in it?", "definition", ()),
        ("which article?", "article", ()),
        ("number of signatories pls", "count_signatories", ()),
        ("everybody who ratified", "list_parties", ()),
        ("ratifiers from Asia", "list_filter", ()),
        ("cheers mate", "thanks", ()),
    ],
)
def test_what_is_asked_is_understood(engine: Engine, question: str, handler: str, states: tuple[str, ...]) -> None:
    answer = engine.answer(question)
    assert (answer.handler, answer.states) == (handler, states)


@pytest.mark.parametrize(
    ("misspelt", "code"), [("Nigera", ("NER", "NGA")), ("Congo", ("COD", "COG")), ("Korea", ("KOR", "PRK"))]
)
def test_a_name_that_may_mean_two_states_is_asked_back(engine: Engine, misspelt: str, code: tuple[str, ...]) -> None:
    answer = engine.answer(f"has {misspelt} ratified?")
    assert answer.outcome is Outcome.CLARIFY
    assert sorted(answer.states) == sorted(code)
    for suggestion in answer.suggestions:
        assert engine.answer(suggestion).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "how do I roast a turkey",
        "what is the capital of Peru",
        "who won the match",
        "define entropy",
        "🎉🎉",
        "",
    ],
)
def test_what_is_off_topic_is_refused_with_an_offer(engine: Engine, question: str) -> None:
    answer = engine.answer(question)
    assert answer.outcome is Outcome.NOT_UNDERSTOOD
    assert answer.handler is None
    assert answer.confidence is None
    assert answer.suggestions


def test_another_treaty_is_refused_by_name(engine: Engine) -> None:
    answer = engine.answer("When did the Kyoto Protocol enter into force?")
    assert answer.outcome in (Outcome.NOT_IN_SOURCE, Outcome.NOT_UNDERSTOOD)
    assert "2004" not in answer.text


@pytest.mark.parametrize(
    ("dialogue", "expected"),
    [
        (("has Peru ratified?", "and Mexico?"), "Mexico is among the forty"),
        (("when did it enter into force?", "and the trafficking one?"), "25 December 2003"),
        (("how many ratified?", "which ones?"), "Burkina Faso"),
        (("how many signed?", "who are they?"), "does not name them"),
        (("which African states ratified?", "and in Asia?"), "Kyrgyzstan"),
        (("what is the GA resolution?", "when was that?"), "22 December 2003"),
        (("does the protocol define smuggling?", "in which article?"), "Article 3"),
        (("are Spain and Kenya on the list?", "I only need the second one"), "Kenya is not on"),
        (("is Egypt a party?", "and Libya?", "have either of them signed?"), "whether Egypt and Libya had signed"),
        (("has Canada ratified?", "and its neighbour to the south?"), "I cannot single out a State's neighbours"),
        (
            ("did South Korea sign?", "no, the north one"),
            "whether the Democratic People's Republic of Korea had signed",
        ),
        (("has the DRC ratified?", "what about Brazzaville"), "The Republic of the Congo is not on"),
    ],
)
def test_a_follow_up_is_read_in_the_light_of_the_question_before(
    engine: Engine, dialogue: tuple[str, ...], expected: str
) -> None:
    assert expected in ask(engine, *dialogue)


@pytest.mark.parametrize(
    ("question", "reply", "expected"),
    [
        ("has Congo signed?", "the democratic one", "whether the Democratic Republic of the Congo had signed"),
        ("has Congo ratified?", "Brazzaville", "The Republic of the Congo is not on"),
        ("is Korea a party?", "north", "The Democratic People's Republic of Korea is not on"),
        ("is Korea a party?", "I mean the southern one, please", "The Republic of Korea is not on"),
        ("is Korea a party?", "the second", "The Democratic People's Republic of Korea is not on"),
        ("did Korea sign?", "both", "the Republic of Korea and the Democratic People's Republic of Korea had signed"),
        ("did Korea sign?", "no, Japan", "whether Japan had signed"),
        ("did Korea sign?", "when did it enter into force?", "28 January 2004"),
        ("is Korea a party?", "the republic", "Neither the Republic of Korea nor the Democratic People's Republic"),
    ],
)
def test_a_reply_to_a_question_back_is_taken_up(engine: Engine, question: str, reply: str, expected: str) -> None:
    assert expected in ask(engine, question, reply)


def test_a_question_back_is_replied_to_at_once_or_never(engine: Engine) -> None:
    assert "Korea" not in ask(engine, "is Korea a party?", "when did it enter into force?", "the second")


@pytest.mark.parametrize("question", ["has BMW ratified?", "what about BMW?", "did fifa ratify too"])
def test_a_question_about_somebody_unknown_is_not_about_the_state_before(engine: Engine, question: str) -> None:
    conversation = engine.conversation()
    engine.answer("has Peru ratified?", conversation)
    assert "PER" not in engine.answer(question, conversation).states


def test_a_conversation_forgets_after_some_minutes(engine: Engine) -> None:
    now = [0.0]
    conversation = Conversation(clock=lambda: now[0])
    engine.answer("how many signed?", conversation)
    now[0] = REMEMBERED_SECONDS + 1
    assert conversation.last is None


def test_a_sentence_with_two_questions_gets_two_answers(engine: Engine) -> None:
    text = ask(engine, "When did it enter into force, and which article defines smuggling?")
    assert "28 January 2004" in text
    assert "Article 3" in text


def test_states_named_one_by_one_are_one_question(engine: Engine) -> None:
    answer = engine.answer("Micronesia? Macedonia? Swaziland? Burma? Peru? Mali? Norway? Chile?")
    assert answer.states == ("FSM", "MKD", "SWZ", "MMR", "PER", "MLI", "NOR", "CHL")


def test_thanks_do_not_end_the_thread(engine: Engine) -> None:
    assert "Mexico is among" in ask(engine, "has Peru ratified?", "thanks", "and Mexico?")


@pytest.mark.parametrize(
    "claim",
    [
        "It entered into force on the 27th, right?",
        "so 41 countries ratified?",
        "When did the US ratify?",
        "migrants are criminals under it, aren't they?",
        "it was the Security Council that welcomed it, correct?",
        "Norway walked away from it, right?",
        "Spain is missing from the list, isn't it?",
        "the trafficking protocol is still waiting to enter into force, no?",
    ],
)
def test_a_false_claim_is_not_confirmed(engine: Engine, claim: str) -> None:
    text = engine.answer(claim).text
    assert not text.lower().startswith(("yes", "right", "correct", "indeed", "exactly", "true"))


@pytest.mark.parametrize("question", ["¿Cuándo entró en vigor el protocolo?", "Кто ратифицировал протокол?"])
def test_another_language_is_refused_as_such(engine: Engine, question: str) -> None:
    answer = engine.answer(question)
    assert answer.outcome is Outcome.NOT_UNDERSTOOD
    assert "English" in answer.text


def test_every_suggestion_can_be_asked(engine: Engine) -> None:
    for question in (
        "help",
        "hello",
        "gibberish qwxz",
        "has Canada ratified the trafficking protocol?",
        "EU members?",
    ):
        for suggestion in engine.answer(question).suggestions:
            assert engine.answer(suggestion).outcome in (Outcome.ANSWERED, Outcome.NOT_IN_SOURCE), suggestion


def test_the_explanation_names_what_was_found(engine: Engine) -> None:
    text = engine.explain("has perru ratified the trafficking protocol?")
    for piece in ("PER", "trafficking-protocol", "ratify", "score", "evidence"):
        assert piece in text

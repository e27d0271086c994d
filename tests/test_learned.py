"""What was learned from labelled questions: the weights are up to date, and none was learned from a test."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from bot.engine import Engine, load_engine
from bot.evaluate import Row, read_rows
from bot.understanding.learned import ENTRY, OFFSET, Learned, LearnedData, read_weights, unpack
from bot.understanding.understand import without
from knowledge.text import key

ROOT = Path(__file__).parents[1]
LEARNED_FROM = ROOT / "learning" / "questions.jsonl"
SHARED = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def dialogue(row: Row) -> tuple[str, ...]:
    return (*map(key, row.context), key(row.question))


def test_the_weights_were_learned_from_the_questions_as_they_stand() -> None:
    digest = hashlib.sha256(LEARNED_FROM.read_bytes()).hexdigest()
    assert read_weights().learned_from == digest, "run `make learn`"


def test_nothing_was_learned_from_a_test() -> None:
    learned = {dialogue(row) for row in read_rows(LEARNED_FROM)}
    tests = [*(ROOT / "tests" / "data").glob("*.jsonl"), *SHARED.glob("*-dev.jsonl")]
    assert len(tests) >= 2
    assert not [row.question for path in tests for row in read_rows(path) if dialogue(row) in learned]


def test_every_kind_that_was_learned_can_be_answered(engine: Engine) -> None:
    named = {handler.name for handler in engine.kb.language.handlers}
    assert set(read_weights().handlers) == named


def test_no_weight_is_too_large_for_its_field() -> None:
    weights = [weight for row in read_weights().weights.values() for weight in row[1::2]]
    assert max(map(abs, weights)) < OFFSET


def test_weights_add_up_to_probabilities() -> None:
    data = LearnedData("", ("ratified", "signed", "eif_one", "eif_two"), (0, 0, 0, 0), {"w a": (0, 48, 1, -24)})
    model = Learned(unpack(data, data.handlers))
    chances = {handler: chance for chance, handler in model.chances(["w a", "w unknown"])}
    assert sum(chances.values()) == pytest.approx(1)
    assert chances["ratified"] / chances["signed"] == pytest.approx(2.718281828**3)
    assert len([handler for handler, chance in chances.items() if handler.startswith(ENTRY) and chance]) == 1


def test_a_kind_that_the_knowledge_does_not_have_is_left_out() -> None:
    data = LearnedData("", ("gone", "ratified"), (9, 0), {"w a": (0, 99, 1, 1)})
    model = Learned(unpack(data, ["ratified"]))
    ((chance, handler),) = model.chances(["w a"])
    assert handler == "ratified"
    assert chance == pytest.approx(1)


def test_a_flood_of_features_runs_over_into_no_other_kind() -> None:
    data = LearnedData("", ("one", "two"), (0, 0), {f"w {n}": (0, 255, 1, -255) for n in range(1_000)})
    model = Learned(unpack(data, data.handlers))
    (chance, handler), _ = model.chances([f"w {n}" for n in range(1_000)])
    assert handler == "one"
    assert chance == pytest.approx(1)


def test_learning_tells_two_kinds_apart_and_is_the_same_each_time() -> None:
    pytest.importorskip("numpy", reason="numpy is only there for `make learn` and `make bench`")
    from learning.train import train

    rows = [["w sun", "w noon"], ["w sun", "w dawn"], ["w rain", "w noon"], ["w rain", "w dawn"]] * 3
    labels = ["dry", "dry", "wet", "wet"] * 3
    first, second = (train(rows, labels, steps=60) for _ in range(2))
    weight = dict(zip(first.features, first.weights.tolist(), strict=True))
    dry, wet = first.labels.index("dry"), first.labels.index("wet")
    assert weight["w sun"][dry] > 0.5 > abs(weight["w noon"][dry])
    assert weight["w rain"][wet] > 0.5
    assert first.weights.tolist() == second.weights.tolist()


@pytest.mark.parametrize(
    ("questions", "handler", "states"),
    [
        (["has Peru ratified?", "and Kenya?", "did both of them sign?"], "signed", ("PER", "KEN")),
        (["has Mali ratified?", "how many signed?", "back to Mali, please"], None, ("MLI",)),
        (["how many signed?", "how many ratified?", "the first number again, please"], "count_signatories", ()),
        (["has Kenya ratified the Trafficking Protocol?", "Tanzania?"], "not_in_release", ("TZA",)),
    ],
)
def test_a_follow_up_may_go_back_further(
    engine: Engine, questions: list[str], handler: str | None, states: tuple[str, ...]
) -> None:
    conversation = engine.conversation()
    *before, last = questions
    for question in before:
        engine.answer(question, conversation)
    answer = engine.answer(last, conversation)
    assert answer.states == states
    assert handler is None or answer.handler == handler


def test_a_treaty_stays_the_subject_of_a_dialogue(engine: Engine) -> None:
    conversation = engine.conversation()
    engine.answer("has Kenya ratified the Trafficking Protocol?", conversation)
    assert engine.answer("Tanzania?", conversation).treaty == "trafficking-protocol"
    assert engine.answer("sorry, I meant the smuggling protocol", conversation).treaty == "smuggling-protocol"


def test_a_kind_that_seemed_certain_may_be_ruled_out(engine: Engine) -> None:
    certain = ((1.0, "ratified"), (0.0, "signed"))
    assert without(certain, "ratified") == ((0.0, "signed"),)
    assert engine.answer("ratified " * 400).text

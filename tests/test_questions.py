"""The labelled questions: the recorded figures hold, and none of them was written into the knowledge."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.engine import Engine, load_engine
from bot.evaluate import Result, Row, evaluate, read_rows, shares
from knowledge.text import key

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[2] / "shared" / "data"
RECORDED: dict[str, dict[str, float]] = json.loads((DATA / "recorded.json").read_text(encoding="utf-8"))
"""Shares as last measured: right, wrong in scope, and wrong off topic. To record better ones, run
``treatybot evaluate`` on the file and write them down; they only ever get better."""
LEAST_ROWS = 600


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_no_figure_falls_behind_the_recorded_one(engine: Engine, name: str) -> None:
    judged = evaluate(engine, read_rows(DATA / name))
    total, in_scope = shares(judged, off_topic=False)
    others, off_topic = shares(judged, off_topic=True)
    assert in_scope[Result.RIGHT] / total >= RECORDED[name]["right"]
    assert in_scope[Result.WRONG] / total <= RECORDED[name]["wrong"]
    assert off_topic[Result.WRONG] <= RECORDED[name]["off_topic_wrong"] * others


def test_the_set_has_every_answer_type_and_enough_rows() -> None:
    rows = list(read_rows(DATA / "questions.jsonl"))
    counts = Counter(row.answer_type for row in rows)
    assert len(rows) >= LEAST_ROWS
    assert set(counts) >= set(_shared_types() or counts)
    assert min(counts.values()) >= 10


def _shared_types() -> set[str]:
    path = SHARED / "questions-dev.jsonl"
    return {row.answer_type for row in read_rows(path)} if path.exists() else set()


def test_no_labelled_question_is_a_phrasing(engine: Engine) -> None:
    phrasings = {key(phrasing) for handler in engine.kb.language.handlers for phrasing in handler.phrasings}
    asked = {
        key(row.question): row.question
        for path in (*DATA.glob("*.jsonl"), *SHARED.glob("*-dev.jsonl"))
        for row in read_rows(path)
        if len(key(row.question).split()) > 2
    }
    assert not {asked[found] for found in phrasings & asked.keys()}


def test_no_phrasing_is_stolen_by_another_handler(engine: Engine) -> None:
    stolen = [
        (handler.name, phrasing, engine.classify(phrasing))
        for handler in engine.kb.language.handlers
        for phrasing in handler.phrasings
        if engine.classify(phrasing) != handler.name
    ]
    assert stolen == []


def test_the_development_set_is_answered(engine: Engine) -> None:
    path = SHARED / "questions-dev.jsonl"
    if not path.exists():
        pytest.skip("the development set is not beside the project")
    total, counts = shares(evaluate(engine, read_rows(path)), off_topic=False)
    assert counts[Result.RIGHT] / total >= 0.9
    assert counts[Result.WRONG] / total <= 0.04


def test_everyday_sentences_are_not_answered(engine: Engine) -> None:
    path = SHARED / "offtopic-dev.jsonl"
    if not path.exists():
        pytest.skip("the off-topic set is not beside the project")
    total, counts = shares(evaluate(engine, read_rows(path)), off_topic=True)
    assert counts[Result.WRONG] / total <= 0.01


def test_a_row_is_judged_by_its_expressions_or_by_its_label(engine: Engine) -> None:
    question = "has Peru ratified?"
    right = Row(question, must=("Peru", "forty"))
    wrong = Row(question, must=("Chile",))
    forbidden = Row(question, must_not=("Peru",))
    labelled = Row(question, answer_type="ratified", states=("PER",))
    mislabelled = Row(question, answer_type="signed")
    results = [item.result for item in evaluate(engine, [right, wrong, forbidden, labelled, mislabelled])]
    assert results == [Result.RIGHT, Result.WRONG, Result.WRONG, Result.RIGHT, Result.WRONG]


def test_a_refusal_is_not_right_where_an_answer_is_due(engine: Engine) -> None:
    lost = "qwertz uiop"
    due = Row(lost, answer_type="greet")
    second = Row(lost, answer_type="greet", also_must="thanks")
    results = [item.result for item in evaluate(engine, [due, second, Row(lost)])]
    assert results == [Result.REFUSED, Result.REFUSED, Result.RIGHT]

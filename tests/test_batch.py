"""Batches: a row in, an answer or an error out, in order, in bounded memory."""

import io
import itertools
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from bot import batch, lines, rows
from bot.answer import Answer, Outcome
from bot.conversation import Conversation
from bot.engine import Engine, load_engine

QUESTION = {"question": "has Peru ratified?"}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def replies(engine: Engine, *given: object) -> list[dict[str, Any]]:
    written = b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in given)
    output = io.BytesIO()
    batch.run(engine, io.BytesIO(written), output)
    return [json.loads(line) for line in output.getvalue().splitlines()]


def test_a_row_without_a_conversation_remembers_nothing(engine: Engine) -> None:
    asked = [{"question": "when did it enter into force?"}, {"question": "and the trafficking one?"}]
    alone = [replies(engine, row)[0] for row in asked]
    assert replies(engine, *asked) == alone


def test_rows_with_one_conversation_are_a_dialogue(engine: Engine) -> None:
    first, other, second = replies(
        engine,
        {"question": "has Peru ratified?", "conversation": "a"},
        {"question": "hello", "conversation": "b"},
        {"question": "and Mexico?", "conversation": "a"},
    )
    assert first["states"] == ["PER"]
    assert other["outcome"] == "small_talk"
    assert (second["handler"], second["states"]) == ("ratified", ["MEX"])


def test_the_answer_has_the_contracts_keys(engine: Engine) -> None:
    [reply] = replies(engine, QUESTION)
    keys = "question outcome handler treaty states text citations suggestions confidence"
    assert list(reply) == keys.split()
    assert reply["question"] == QUESTION["question"]
    assert set(reply["citations"][0]) == {"source", "paragraph", "quote", "as_of"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (b"has Peru ratified?", "is not JSON"),
        (b'{"question": "a"', "is not JSON"),
        (b'{"question": "a"} {}', "is not JSON"),
        (b'{"question": NaN}', "is not JSON"),
        (b'{"question": "\xff"}', "is not valid UTF-8"),
        (b"\x80\x80", "is not valid UTF-8"),
        (b'{"question": "\xed\xa0\x80"}', "is not valid UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'["has Peru ratified?"]', "is no JSON object"),
        (b"3", "is no JSON object"),
        ({}, "has no question"),
        ({"question": None}, "has no question"),
        ({"question": 5}, "is no string"),
        ({"question": ""}, "is empty"),
        ({"question": " \u200b\n"}, "is empty"),
        ({"question": "x" * 4001}, "4,001 characters"),
        ({"question": "\ud800"}, "half of a surrogate pair"),
        ({"question": "Peru \udfff?"}, "half of a surrogate pair"),
        ({"question": "a", "conversation": 7}, "conversation id is no string"),
        ({"question": "a", "conversation": None}, "conversation id is no string"),
        ({"question": "a", "conversation": "\udc00"}, "half of a surrogate pair"),
        (b'{"question": "' + b"x" * lines.LONGEST + b'"}', "too long"),
    ],
)
def test_a_bad_row_gives_an_error_in_its_place(engine: Engine, row: object, said: str) -> None:
    before, error, after = replies(engine, QUESTION, row, QUESTION)
    assert before == after == replies(engine, QUESTION)[0]
    assert list(error) == ["error"]
    assert error["error"].startswith("line 2: ")
    assert said in error["error"]


def test_rows_that_are_as_good_as_any(engine: Engine) -> None:
    longest = {"question": "has Peru ratified? " + "\U0001f600" * 3981, "conversation": "", "id": 5}
    given = [
        b"\xef\xbb\xbf" + json.dumps(QUESTION).encode(),
        b"",
        b" \t\r",
        json.dumps(QUESTION).encode() + b"\r",
        longest,
        {"question": "\U0001f600", "conversation": "x" * 10_000},
    ]
    assert ["error" in reply for reply in replies(engine, *given)] == [False] * 4


def test_the_numbers_of_rows(engine: Engine) -> None:
    output = io.BytesIO()
    source = io.BytesIO(b'{"question": "hi"}\n\n5\n{"question": "hi"}')
    assert batch.run(engine, source, output) == (3, 1)
    assert batch.run(engine, io.BytesIO(b""), output) == (0, 0)


def test_memory_does_not_grow_with_the_rows() -> None:
    def peak(rows: int) -> int:
        source = io.BufferedReader(_Endless(b'{"question": "hi"}\n', rows))
        tracemalloc.start()
        assert batch.run(_Parrot(), source, _Nowhere()) == (rows, 0)
        reached = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return reached

    peak(100)  # what is made once is made now
    assert peak(50_000) < peak(1_000) + 10_000


def test_dialogues_are_bounded() -> None:
    dialogues = batch.Dialogues(most=10)
    for number in range(1_000):
        dialogues.of(str(number))
    assert len(dialogues) == 10


def test_a_long_line_is_never_held() -> None:
    source = _Endless(b"x" * 1000, 50_000)
    tracemalloc.start()
    assert list(lines.bounded(io.BufferedReader(source))) == [None]
    assert tracemalloc.get_traced_memory()[1] < 4 * lines.LONGEST
    tracemalloc.stop()


def test_lines_at_the_bound() -> None:
    assert list(lines.bounded(io.BytesIO(b"abc\nabcd\nabcde\n\nab"), longest=4)) == [
        b"abc",
        b"abcd",
        None,
        b"",
        b"ab",
    ]
    assert list(lines.bounded(io.BytesIO(b"abcd"), longest=4)) == [b"abcd"]
    assert list(lines.bounded(io.BytesIO(b"abcde"), longest=4)) == [None]


def test_a_forgotten_dialogue_starts_anew() -> None:
    dialogues = batch.Dialogues(most=2)
    first = dialogues.of("a")
    assert dialogues.of("b") is not first
    assert dialogues.of("a") is first  # used again, so that "b" is the one to go
    dialogues.of("c")
    assert dialogues.of("a") is first


def test_each_answer_is_there_before_the_next_question() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for question in ("has Peru ratified?", "hello"):
            process.stdin.write(json.dumps({"question": question}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question
        process.stdin.write(b"nonsense\n")
        rest, errors = process.communicate()
    assert "error" in json.loads(rest)
    assert errors == b"1 bad of 3 rows\n"
    assert process.returncode == 0


def test_a_source_that_breaks_off(engine: Engine) -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: Any) -> int:
            raise OSError(5, "Input/output error")

    with pytest.raises(batch.InputError, match="Input/output error"):
        batch.run(engine, io.BufferedReader(Broken()), io.BytesIO())


def test_a_row_is_read_as_it_stands() -> None:
    assert rows.read(b'{"question": " has Peru ratified? ", "conversation": "x"}') == rows.Row(
        " has Peru ratified? ", "x"
    )


class _Parrot(Engine):
    """Answers at once, so that what is measured is the batch."""

    def __init__(self) -> None:
        pass

    def answer(self, question: str, conversation: Conversation | None = None) -> Answer:
        assert conversation is None
        return Answer(question, Outcome.SMALL_TALK, question)


class _Endless(io.RawIOBase):
    """``piece``, ``count`` times over, made as it is read."""

    def __init__(self, piece: bytes, count: int) -> None:
        self._pieces: Iterator[bytes] = itertools.repeat(piece, count)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._rest = self._rest or next(self._pieces, b"")
        taken, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


class _Nowhere(io.BytesIO):
    def write(self, data: Any) -> int:
        return len(data)

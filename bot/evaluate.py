"""Measures the engine on labelled questions: how many it gets right, by kind, and what it takes for what.

A row is a JSON object: ``question``, ``context`` (questions asked before in the same conversation), and what a right
answer is: ``must`` and ``must_not`` (regular expressions on its text, ignoring case), or without them
``answer_type`` (the handler), ``also`` and ``also_must`` (others that count) and ``states``. A row with a question
alone is off topic.
"""

from __future__ import annotations

import enum
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bot.answer import Answer, Outcome
from bot.engine import Engine
from bot.query import OFF_TOPIC, TALK

_REFUSED = frozenset({Outcome.NOT_UNDERSTOOD, Outcome.NOT_IN_SOURCE})


class Row(msgspec.Struct, frozen=True):
    """One labelled question."""

    question: str
    context: tuple[str, ...] = ()
    answer_type: str = OFF_TOPIC
    also: tuple[str, ...] = ()
    also_must: str | None = None
    """The second thing that the question asks: an answer to it alone counts too."""
    states: tuple[str, ...] = ()
    kind: str = OFF_TOPIC
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


class Result(enum.StrEnum):
    """What became of a row."""

    RIGHT = "right"
    WRONG = "wrong"
    """A wrong answer, given as an answer."""
    ASKED_BACK = "asked back"
    REFUSED = "refused"


class EvaluationError(ValueError):
    """A question file that cannot be read, in one sentence."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what the engine made of it."""

    row: Row
    answer: Answer
    result: Result
    seconds: float


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a JSON Lines file. Raises EvaluationError naming the line that cannot be read."""
    decoder = msgspec.json.Decoder(Row)
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    try:
                        row = decoder.decode(line)
                        for pattern in (*row.must, *row.must_not):
                            re.compile(pattern)
                    except (msgspec.DecodeError, UnicodeDecodeError) as error:
                        raise EvaluationError(f"{path.name}, line {number}: {error}.") from None
                    except re.error as error:
                        message = f"“{error.pattern!s}” is no regular expression: {error.msg}"
                        raise EvaluationError(f"{path.name}, line {number}: {message}.") from None
                    yield row
    except OSError as error:
        raise EvaluationError(f"{path} cannot be read: {error.strerror}.") from None


def judge(row: Row, answer: Answer) -> Result:
    """Return whether ``answer`` is right for ``row``, and if not, how it fails."""
    if _is_right(row, answer):
        return Result.RIGHT
    if answer.outcome is Outcome.CLARIFY:
        return Result.ASKED_BACK
    return Result.REFUSED if answer.outcome in _REFUSED else Result.WRONG


def _is_right(row: Row, answer: Answer) -> bool:
    if row.must or row.must_not:
        return all(re.search(pattern, answer.text, re.IGNORECASE) for pattern in row.must) and not any(
            re.search(pattern, answer.text, re.IGNORECASE) for pattern in row.must_not
        )
    wanted = {row.answer_type, *row.also} | ({row.also_must} if row.also_must else set())
    if OFF_TOPIC in wanted and answer.outcome in _REFUSED:
        return True
    if "not_in_release" in wanted and answer.outcome is Outcome.NOT_IN_SOURCE:
        return True
    return answer.handler in wanted and (answer.handler in TALK or set(row.states) <= set(answer.states))


def evaluate(engine: Engine, rows: Iterable[Row]) -> list[Judged]:
    """Return every row with its answer; ``seconds`` is the time of the last question of the dialogue alone."""
    judged: list[Judged] = []
    for row in rows:
        conversation = engine.conversation()
        for question in row.context:
            engine.answer(question, conversation)
        start = time.perf_counter()
        answer = engine.answer(row.question, conversation)
        judged.append(Judged(row, answer, judge(row, answer), time.perf_counter() - start))
    return judged


def shares(judged: Iterable[Judged], *, off_topic: bool) -> tuple[int, Counter[Result]]:
    """Return how many rows are (or are not) off topic, and the count of each result."""
    results = [item.result for item in judged if (item.row.answer_type == OFF_TOPIC) is off_topic]
    return len(results), Counter(results)


def report(judged: list[Judged], *, confusions: int = 30) -> str:
    """Return the figures as a table, by kind and by answer type, the commonest confusions, and the latency."""
    lines: list[str] = []
    for title, off_topic in (("in scope", False), ("off topic", True)):
        total, counts = shares(judged, off_topic=off_topic)
        if total:
            shown = ", ".join(f"{result} {counts[result]} ({counts[result] / total:.1%})" for result in Result)
            lines.append(f"{title:<10} {total:5}: {shown}")
    lines += ["", *_table("kind", ((item.row.kind, item.result) for item in judged))]
    lines += ["", *_table("answer type", ((item.row.answer_type, item.result) for item in judged))]
    pairs = Counter(
        (item.row.answer_type, item.answer.handler or "not understood")
        for item in judged
        if item.result is not Result.RIGHT
    )
    if pairs:
        lines += ["", "taken for (expected → given)"]
        lines += [f"{count:5}  {expected} → {given}" for (expected, given), count in pairs.most_common(confusions)]
    times = sorted(item.seconds for item in judged)
    if times:
        median, p99 = times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.99))]
        lines += ["", f"latency: median {median * 1e3:.2f} ms, 99th percentile {p99 * 1e3:.2f} ms"]
    return "\n".join(lines)


def _table(title: str, pairs: Iterable[tuple[str, Result]]) -> list[str]:
    counts: dict[str, Counter[Result]] = {}
    for name, result in pairs:
        counts.setdefault(name, Counter())[result] += 1
    lines = [f"{title:<20}" + "".join(f"{result:>12}" for result in Result) + f"{'of':>8}"]
    for name, found in sorted(counts.items()):
        cells = "".join(f"{found[result]:>12}" for result in Result)
        lines.append(f"{name:<20}{cells}{found.total():>8}")
    return lines

"""What an edit or a rebuild changes in facts and answers; reads and asks, and writes nothing.

Knows no engine: how a knowledge base answers is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from knowledge import files
from knowledge.changes import Changes, changes
from knowledge.model import KnowledgeBase
from knowledge.parse import parse

MAX_QUESTIONS = 100_000
"""A labelled file has some thousands; more would take minutes."""


class Question(msgspec.Struct, frozen=True):
    """One row of a labelled question file; what else stands in it is not needed here."""

    question: str
    context: tuple[str, ...] = ()
    """Questions to ask before it in the same conversation."""


Ask = Callable[[Question], str]
Answers = Callable[[KnowledgeBase], Ask]
"""A knowledge base → what it answers to a question."""


class Changed(NamedTuple):
    """A question whose answer is no longer the same."""

    question: Question
    before: str
    after: str


class Report(NamedTuple):
    """What differs between two states of the knowledge."""

    title: str
    changes: Changes
    asked: int
    answers: tuple[Changed, ...]


class QuestionsError(Exception):
    """A question file that cannot be read; the message is one sentence."""


def compare(title: str, old: KnowledgeBase, new: KnowledgeBase, questions: list[Question], answers: Answers) -> Report:
    """Return what differs between two knowledge bases; without any change nothing is asked."""
    found = changes(old, new)
    if not found:
        return Report(title, found, 0, ())
    before, after = answers(old), answers(new)
    changed = []
    for question in questions:
        first, second = before(question), after(question)
        if first != second:
            changed.append(Changed(question, first, second))
    return Report(title, found, len(questions), tuple(changed))


def rebuilt(inputs: files.Inputs, rendered: Mapping[str, bytes]) -> KnowledgeBase:
    """Return the knowledge in ``inputs`` with the facts of ``rendered`` in place of those on disk.

    Raises KnowledgeError for faults.
    """
    kept = {name: data for name, data in inputs.yaml.items() if not name.startswith("facts/")}
    merged = dict(sorted({**kept, **rendered}.items()))
    return parse(files.Inputs(inputs.directory, merged, inputs.sources, inputs.digest)).knowledge


def read_questions(path: Path) -> list[Question]:
    """Return the rows of a labelled question file (JSON Lines); raises QuestionsError."""
    found: list[Question] = []
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if not line.strip():
                    continue
                try:
                    found.append(msgspec.json.decode(line, type=Question))
                except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                    raise QuestionsError(f"{path}, line {number}: this is no question row ({error}).") from None
                if len(found) > MAX_QUESTIONS:
                    raise QuestionsError(f"{path} holds more than {MAX_QUESTIONS:,} questions.")
    except OSError as error:
        raise QuestionsError(f"{path} cannot be read ({error.strerror}).") from None
    return found


def lines(report: Report, limit: int = 40) -> Iterator[str]:
    """Yield the report as plain lines; of changes and of answers at most ``limit`` each are told."""
    yield f"{report.title}: {report.changes.summary()}."
    for change in report.changes.changes[:limit]:
        yield f"  {change}"
    if len(report.changes.changes) > limit:
        yield f"  … and {len(report.changes.changes) - limit} more"
    if not report.asked:
        return
    yield f"Answers: {len(report.answers)} of {report.asked} questions are answered differently."
    for changed in report.answers[:limit]:
        asked = " ▸ ".join((*changed.question.context, changed.question.question))
        yield f"  {asked}"
        yield f"    - {_flat(changed.before)}"
        yield f"    + {_flat(changed.after)}"
    if len(report.answers) > limit:
        yield f"  … and {len(report.answers) - limit} more"


def _flat(text: str) -> str:
    return " ".join(text.split())

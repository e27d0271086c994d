"""Rows and answers as JSON: how a question is read from a line, how an Answer is written; answers nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from bot import question as bounds
from bot.answer import Answer


class RowError(Exception):
    """A row that cannot be answered, with one sentence on why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a batch, and the id of the conversation it belongs to, if any."""

    question: str
    conversation: str | None


def read(line: bytes) -> Row:
    """Return the row on ``line``. Raises RowError when there is none."""
    row = _decoded(line)
    if not isinstance(row, dict):
        raise RowError("the row is no JSON object")
    if row.get("question") is None:
        raise RowError("the row has no question")
    question = row["question"]
    if not isinstance(question, str):
        raise RowError("the question is no string")
    if reason := bounds.fault(question):
        raise RowError(reason)
    conversation = row.get("conversation")
    if "conversation" in row and not isinstance(conversation, str):
        raise RowError("the conversation id is no string")
    return Row(question, conversation)


def _decoded(line: bytes) -> object:
    try:
        return msgspec.json.decode(line)
    except RecursionError:
        raise RowError("the row is nested too deeply") from None
    except UnicodeDecodeError:
        raise RowError("the row is not valid UTF-8") from None
    except msgspec.DecodeError as error:
        raise RowError(_why_not_json(line, str(error))) from None


def _why_not_json(line: bytes, reason: str) -> str:
    """Tell apart what msgspec reports alike: bytes that are no UTF-8, half a surrogate pair, all else."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return "the row is not valid UTF-8"
    detail = reason.removeprefix("JSON is malformed: ")
    sentence = f"the row is not JSON: {detail[:1].lower()}{detail[1:]}"
    import json  # only a bad row needs the slower, more forgiving parser

    try:
        read_anyway = json.dumps(json.loads(text), ensure_ascii=False)
    except (ValueError, RecursionError):
        return sentence
    return bounds.HALF_A_PAIR if bounds.SURROGATE.search(read_anyway) else sentence


def written(answer: Answer) -> bytes:
    """Return ``answer`` as one line of JSON in UTF-8, without the line's end."""
    return msgspec.json.encode(as_json(answer))


def as_json(answer: Answer) -> dict[str, Any]:
    """Return the contract's JSON object of ``answer``."""
    return {
        "question": answer.question,
        "outcome": answer.outcome.value,
        "handler": answer.handler,
        "treaty": answer.treaty,
        "states": answer.states,
        "text": answer.text,
        "citations": [
            {"source": cited.source, "paragraph": cited.paragraph, "quote": cited.quote, "as_of": cited.as_of}
            for cited in answer.citations
        ],
        "suggestions": answer.suggestions,
        "confidence": answer.confidence,
    }

"""Many questions, one answer each, in order: JSON Lines in, JSON Lines out; keeps no row that is answered."""

from __future__ import annotations

import os
import stat
from collections import OrderedDict
from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from bot import rows
from bot.conversation import Conversation
from bot.lines import bounded

if TYPE_CHECKING:
    from bot.engine import Engine

MAX_CONVERSATIONS = 5_000
"""Dialogues remembered at a time, about a kilobyte each; the one unused for longest is forgotten first."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class InputError(Exception):
    """Input that stopped before its end, with the system's word on why."""


class Dialogues:
    """The running dialogues of a batch by id. Time does not end them: a batch is as slow as its reader."""

    def __init__(self, most: int = MAX_CONVERSATIONS) -> None:
        self._most = most
        self._running: OrderedDict[bytes, Conversation] = OrderedDict()

    def __len__(self) -> int:
        return len(self._running)

    def of(self, conversation: str) -> Conversation:
        """Return the dialogue with this id, a new one where there is none."""
        key = blake2b(conversation.encode(), digest_size=16).digest()  # an id may be long, and is not needed again
        found = self._running.pop(key, None) or Conversation(clock=lambda: 0.0)
        self._running[key] = found
        if len(self._running) > self._most:
            self._running.popitem(last=False)
        return found


def run(engine: Engine, source: BinaryIO, output: BinaryIO) -> tuple[int, int]:
    """Answer every row of ``source`` on ``output``; return how many rows there were, and how many were bad.

    Raises InputError when ``source`` cannot be read to its end.

    Each answer is written out at once, unless ``source`` is a file, which nobody waits beside.
    """
    dialogues = Dialogues()
    at_once = not _is_file(source)
    total = bad = 0
    for number, line in enumerate(_lines(source), start=1):
        if line is not None:
            line = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
            if not line.strip():
                continue
        total += 1
        try:
            reply = _answered(engine, dialogues, line)
        except rows.RowError as error:
            bad += 1
            reply = msgspec.json.encode({"error": f"line {number}: {error}."})
        output.write(reply + b"\n")
        if at_once:
            output.flush()
    output.flush()
    return total, bad


def _lines(source: BinaryIO) -> Iterator[bytes | None]:
    try:
        yield from bounded(source)
    except OSError as error:
        raise InputError(error.strerror or str(error)) from None


def _answered(engine: Engine, dialogues: Dialogues, line: bytes | None) -> bytes:
    if line is None:
        raise rows.RowError("the row is too long")
    row = rows.read(line)
    conversation = None if row.conversation is None else dialogues.of(row.conversation)
    return rows.written(engine.answer(row.question, conversation))


def _is_file(stream: BinaryIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:
        return False

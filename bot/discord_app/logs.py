"""The log: one JSON object a line, from a thread of its own; never a token, nor a question unless asked for.

discord.py's debug lines hold whole payloads, so its loggers stay at INFO whatever the level.
"""

from __future__ import annotations

import json
import logging
import logging.handlers
import queue
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TextIO

LIBRARIES = ("discord", "aiohttp", "asyncio")
REDACTED = "[redacted]"
_TOKEN_SHAPES = re.compile(r"(?<=/)[\w-]{40,}|\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}\b|aW50ZXJhY3Rpb246[\w=-]+")
"""Interaction tokens in addresses, and whatever has the shape of a bot token."""
_log = logging.getLogger("treatybot")


def event(name: str, *, level: int = logging.INFO, error: BaseException | None = None, **fields: Any) -> None:
    """Log one event with its fields."""
    _log.log(level, name, extra={"fields": fields}, exc_info=error)


class _Line(logging.Formatter):
    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        if not record.name.startswith("treatybot"):
            line["logger"] = record.name
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1]:
            line["cause"] = "".join(traceback.format_exception(record.exc_info[1])).strip()
        return self._clean(json.dumps(line, ensure_ascii=False, default=str))

    def _clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, REDACTED)
        return _TOKEN_SHAPES.sub(REDACTED, text)


class _Queue(logging.handlers.QueueHandler):
    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        return record


@contextmanager
def running(level: str, secrets: tuple[str, ...], stream: TextIO | None = None) -> Iterator[None]:
    """Write the log to ``stream`` (standard error) while the context lasts; ``secrets`` never appear in it."""
    output = logging.StreamHandler(stream or sys.stderr)
    output.setFormatter(_Line(tuple(secret for secret in secrets if secret)))
    waiting: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    handler = _Queue(waiting)
    listener = logging.handlers.QueueListener(waiting, output)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(level)
    wanted: int = logging.getLevelName(level)
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(max(logging.INFO, wanted))
    # It announces every attempt to log in, and ours have a line of their own.
    logging.getLogger("discord.client").setLevel(max(logging.WARNING, wanted))
    listener.start()
    try:
        yield
    finally:
        listener.stop()
        root.removeHandler(handler)
        root.setLevel(before)

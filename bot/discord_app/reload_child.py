"""The child process of a reload: parses and checks a directory, and hands it over compiled, in portions.

Writes messages, each behind its length in four bytes: a ``Verdict``, then what ``portions`` makes of the
knowledge. Run as ``python -m bot.discord_app.reload_child [DIR]``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bot.discord_app import edition as editions
from bot.discord_app import limits, portions
from bot.discord_app.verdict import LENGTH, Verdict
from bot.engine import DECLARED, Engine, load_compiled
from knowledge import baseline, files
from knowledge.build import render
from knowledge.check import check
from knowledge.faults import KnowledgeError


def main(arguments: list[str]) -> int:
    """Check the directory and write what was found."""
    for message in messages(Path(arguments[0]) if arguments else None):
        sys.stdout.buffer.write(len(message).to_bytes(LENGTH, "big") + message)
    return 0


def messages(directory: Path | None) -> Iterator[bytes]:
    """Yield the verdict on a directory and, if it can be used, the compiled knowledge."""
    try:
        faults = [str(fault) for fault in check(directory or files.PACKAGED, DECLARED, render=render).faults]
        if not faults:
            compiled = load_compiled(directory)
            edition = editions.make(Engine(compiled.knowledge, compiled.index), "child")
            faults += limits.faults(edition)
    except KnowledgeError as error:
        faults = [str(fault) for fault in error.faults]
    if faults:
        yield msgspec.msgpack.encode(Verdict(tuple(faults)))
        return
    baseline.remember(directory, compiled.knowledge)
    yield msgspec.msgpack.encode(Verdict(warnings=tuple(stolen(edition))))
    yield from portions.apart(compiled)


def stolen(edition: editions.Edition) -> list[str]:
    """Return a line for each phrasing that another handler answers: usable, but not what its writer meant."""
    found = []
    for handler in edition.engine.kb.language.handlers:
        for phrasing in handler.phrasings:
            reached = edition.engine.classify(phrasing)
            if reached != handler.name:
                found.append(f"“{phrasing}” stands under {handler.name} and reaches {reached or 'no handler'}")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

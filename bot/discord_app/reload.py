"""The knowledge in use, and how it is replaced while people are being answered.

A child process parses and checks, for parsing holds Python's lock whatever thread it is in; what comes back
is compiled and in portions, put together in a thread. Then one reference is swapped. Nothing here knows
Discord.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType

import msgspec

from bot.discord_app import edition as editions
from bot.discord_app import logs, portions, wording
from bot.discord_app.edition import Edition
from bot.discord_app.text import escape
from bot.discord_app.verdict import CHILD, LENGTH, Verdict
from bot.engine import Compiled, Engine
from knowledge.changes import Changes, changes

HOME = str(Path(__file__).resolve().parents[2])
CHILD_SECONDS = 120.0
"""Far beyond what a check of 1,500 sources takes; a child that hangs must not block reloading for ever."""
SWITCH_SECONDS = 0.0005
"""How long the reading thread may keep Python's lock at a time during a reload (5 ms otherwise)."""
MOST_LINES = 20
OTHER_PROGRAM = "The program on disk is not the one that runs: restart the bot to use it."
"""The child runs what is installed now, which an upgrade may have changed since the start."""
_HOLDERS = (tuple, dict, list, msgspec.Struct)
_SHARED = (type, ModuleType, FunctionType, BuiltinFunctionType, MethodType)
"""What an edition refers to without owning it."""


@dataclass(frozen=True)
class Reloaded:
    """A reload that succeeded."""

    edition: Edition
    changes: Changes
    seconds: float
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """A reload that changed nothing, and why: one line each, with file and line where there is one."""

    faults: tuple[str, ...]
    version: str
    """The version still in use."""


@dataclass(frozen=True)
class Busy:
    """A reload that was not started, because another one runs."""


Outcome = Reloaded | Refused | Busy


class Library:
    """Holds the edition in use."""

    def __init__(self, edition: Edition, directory: Path | None) -> None:
        self.edition = edition
        self._directory = directory
        self.reloading = False

    async def reload(self, by: str) -> Outcome:
        """Read the directory again; use it if it is sound, keep everything as it is otherwise."""
        if self.reloading:
            return Busy()
        self.reloading = True
        started = time.perf_counter()
        try:
            outcome = await self._reload(by, started)
        except Exception as error:
            logs.event("reload_failed", level=logging.ERROR, error=error, by=by)
            outcome = Refused(("The reload failed for a reason that is in the log.",), self.edition.version)
        finally:
            self.reloading = False
        seconds = round(time.perf_counter() - started, 3)
        if isinstance(outcome, Reloaded):
            logs.event("reloaded", by=by, version=outcome.edition.version, seconds=seconds)
        elif isinstance(outcome, Refused):
            logs.event(
                "reload_refused", level=logging.WARNING, by=by, version=outcome.version, seconds=seconds,
                faults=list(outcome.faults[:MOST_LINES]),
            )  # fmt: skip
        return outcome

    async def _reload(self, by: str, started: float) -> Outcome:
        old = self.edition
        verdict, compiled = await _from_child(self._directory)
        if verdict.faults:
            return Refused(verdict.faults, old.version)
        with _short_turns():
            try:
                new, changed = await asyncio.to_thread(_make, compiled, by, old)
            except (ValueError, TypeError) as error:
                logs.event("reload_unreadable", level=logging.WARNING, error=error)
                return Refused((OTHER_PROGRAM,), old.version)
            self.edition = new
            await asyncio.to_thread(let_go, [old])
        return Reloaded(new, changed, time.perf_counter() - started, verdict.warnings)


def _make(messages: list[bytes], by: str, old: Edition) -> tuple[Edition, Changes]:
    compiled = portions.together(iter(messages), Compiled)
    new = editions.make(Engine(compiled.knowledge, compiled.index), by)
    return new, changes(old.engine.kb, new.engine.kb)


async def _from_child(directory: Path | None) -> tuple[Verdict, list[bytes]]:
    """Return what the child found, and the compiled knowledge; a child that fails is a fault too."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",  # a folder named like ours in the current directory must never be run
        "-m",
        CHILD,
        *([str(directory.absolute())] if directory else []),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([HOME, *filter(None, [os.environ.get("PYTHONPATH")])]),
        },
    )
    assert child.stdout is not None
    try:
        async with asyncio.timeout(CHILD_SECONDS):
            messages = [message async for message in _messages(child.stdout)]
            await child.wait()  # killing what is just ending would take its exit code from asyncio
        return msgspec.msgpack.decode(messages[0], type=Verdict), messages[1:]
    except TimeoutError:
        return Verdict((f"The check took longer than {CHILD_SECONDS:g} seconds.",)), []
    except (IndexError, asyncio.IncompleteReadError, msgspec.MsgspecError):
        return Verdict(("The process that checks the knowledge ended too early; its error is in the log.",)), []
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
        await child.wait()


async def _messages(stream: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while head := await stream.read(LENGTH):
        head += await stream.readexactly(LENGTH - len(head))
        yield await stream.readexactly(int.from_bytes(head, "big"))


def let_go(held: list[object]) -> None:
    """Release what ``held`` alone still holds, a little at a time, so that no other thread waits for it.

    Freeing a whole edition at once keeps Python's lock for 10 ms. Here every container in it is held once
    more and then dropped singly, owners first, which makes each release a small one.
    """
    found: dict[int, object] = {}
    waiting = list(held)
    held.clear()
    while waiting:
        one = waiting.pop()
        if id(one) in found or isinstance(one, _SHARED):
            continue
        found[id(one)] = one
        waiting += [inner for inner in gc.get_referents(one) if gc.is_tracked(inner) or isinstance(inner, _HOLDERS)]
    order = list(found.values())
    found.clear()
    order.reverse()
    while order:
        order.pop()


@contextmanager
def _short_turns() -> Iterator[None]:
    """Let the event loop have Python's lock again quickly, and spare it collections of the whole heap."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(before)


def report(outcome: Outcome, shards: Sequence[int]) -> str:
    """Return what to tell the administrator about a reload of the process that holds ``shards``."""
    where = f"Shard{'s' if len(shards) > 1 else ''} {', '.join(str(shard) for shard in shards)}"
    if isinstance(outcome, Busy):
        return wording.RELOAD_BUSY
    if isinstance(outcome, Refused):
        lines = _some(outcome.faults)
        return "\n".join(
            [
                f"❌ **Nothing was changed.** {where}: the old knowledge `{outcome.version}` is still in use. To mend:",
                *(f"• {escape(line)}" for line in lines),
            ]
        )
    told = [outcome.changes.summary(), *_some([str(change) for change in outcome.changes.changes])]
    return "\n".join(
        [
            f"✅ **Reloaded** in {outcome.seconds:.1f} s. {where}: the knowledge is now `{outcome.edition.version}`.",
            *(f"• {escape(line)}" for line in told),
            *(f"⚠ {escape(line)}" for line in _some(outcome.warnings)),
        ]
    )


def _some(lines: Sequence[str]) -> list[str]:
    shown = list(lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        shown.append(f"and {len(lines) - MOST_LINES} more")
    return shown

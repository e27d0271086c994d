"""The knowledge in use, and how it is replaced while people are being answered.

A child process parses and checks, for parsing holds Python's lock whatever thread it is in; what it leaves behind is a
compiled snapshot, which is read here in a thread. Then one reference is swapped. Nothing here knows Discord.
"""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import sys
import time
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.discord_app import edition as editions
from bot.discord_app import logs, wording
from bot.discord_app.edition import Edition
from bot.discord_app.text import escape
from knowledge.changes import Changes, changes
from knowledge.faults import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterator

CHILD = "bot.discord_app.reload_child"
CHILD_SECONDS = 120.0
"""Far beyond what a check of 1,500 sources takes; a child that hangs must not block reloading for ever."""
SWITCH_SECONDS = 0.0005
"""How long the reading thread may keep Python's lock at a time during a reload (5 ms otherwise)."""
MOST_LINES = 20


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
        found = await _check_in_child(self._directory)
        if found.faults:
            return Refused(found.faults, old.version)
        try:
            with _short_turns():
                new, changed = await asyncio.to_thread(self._load, by, old)
        except KnowledgeError as error:
            return Refused(tuple(str(fault) for fault in error.faults), old.version)
        if new.version != found.version:
            return Refused(
                ("The files changed while they were being read; please reload again.",), old.version
            )
        self.edition = new
        return Reloaded(new, changed, time.perf_counter() - started, found.warnings)

    def _load(self, by: str, old: Edition) -> tuple[Edition, Changes]:
        new = editions.load(self._directory, by)
        return new, changes(old.engine.kb, new.engine.kb)


@dataclass(frozen=True)
class _Checked:
    faults: tuple[str, ...]
    version: str | None
    warnings: tuple[str, ...] = ()


async def _check_in_child(directory: Path | None) -> _Checked:
    arguments = [sys.executable, "-m", CHILD, *([str(directory)] if directory else [])]
    child = await asyncio.create_subprocess_exec(
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        output, errors = await asyncio.wait_for(child.communicate(), CHILD_SECONDS)
    except TimeoutError:
        return _Checked((f"The check took longer than {CHILD_SECONDS:g} seconds.",), None)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    try:
        said = json.loads(output)
        return _Checked(_lines(said["faults"]), said["version"], _lines(said["warnings"]))
    except (ValueError, KeyError, TypeError):
        logs.event("reload_child_failed", level=logging.ERROR, exit=child.returncode,
                   said=errors.decode(errors="replace")[-2000:])  # fmt: skip
        return _Checked(("The check ended without a result; its error is in the log.",), None)


def _lines(values: list[object]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)


@contextmanager
def _short_turns() -> Iterator[None]:
    """Let the event loop have Python's lock again quickly, and spare it collections of the whole heap."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.disable()
    try:
        yield
    finally:
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

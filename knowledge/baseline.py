"""What to compare a knowledge directory with: what a bot last loaded, what was committed, what came with the program.

Knows nothing of what is compared; changes no file but the snapshot of the last load.
"""

from __future__ import annotations

import hashlib
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from knowledge import files, snapshot
from knowledge.faults import KnowledgeError
from knowledge.load import load
from knowledge.model import KnowledgeBase

_GIT_SECONDS = 20


class Baseline(NamedTuple):
    """Knowledge to compare with, and where it is from, in a person's words."""

    label: str
    knowledge: KnowledgeBase


class _Loaded(msgspec.Struct, frozen=True):
    when: datetime
    knowledge: KnowledgeBase


def remember(directory: Path | None, knowledge: KnowledgeBase) -> None:
    """Note that a bot now answers from ``knowledge``, read from ``directory`` (None: the packaged one)."""
    snapshot.write(_key(directory or files.PACKAGED), _Loaded(datetime.now(UTC), knowledge))


def find(directory: Path) -> Baseline | None:
    """Return the nearest earlier state of ``directory``, or None where there is none that can be read."""
    loaded = snapshot.read(_key(directory), _Loaded)
    if loaded is not None:
        when = loaded.when.astimezone()
        return Baseline(f"what a bot last loaded ({when:%Y-%m-%d %H:%M})", loaded.knowledge)
    committed = _committed(directory)
    if committed is not None:
        return Baseline("the last commit", committed)
    if directory.resolve() != files.PACKAGED.resolve():
        try:
            return Baseline("the knowledge that comes with the program", load())
        except KnowledgeError:
            return None
    return None


def _key(directory: Path) -> str:
    return snapshot.key(f"loaded-{hashlib.sha256(str(directory.resolve()).encode()).hexdigest()[:16]}")


def _committed(directory: Path) -> KnowledgeBase | None:
    """Return the knowledge as the last git commit has it."""
    from knowledge.parse import parse

    listed = _git(directory, "ls-tree", "-r", "-z", "--name-only", "HEAD", "--", *files.FOLDERS)
    if not listed:
        return None
    names = [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]
    content: dict[str, bytes] = {}
    digest = hashlib.sha256()
    for name in sorted(names):
        if name.count("/") != 1 or not name.endswith(".yaml") or name.startswith("sources/"):
            continue
        data = _git(directory, "cat-file", "blob", f"HEAD:./{name}")
        if data is None:
            return None
        content[name] = data
        digest.update(data)
    try:
        return parse(files.Inputs(directory, content, (), digest.hexdigest())).knowledge
    except KnowledgeError:
        return None


def _git(directory: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(directory), *arguments], capture_output=True, timeout=_GIT_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout

"""What to compare a knowledge directory with: what a bot last loaded, what was committed, what was shipped.

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
    paths = [path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path]
    names = sorted(path for path in paths if path.count("/") == 1 and path.endswith(".yaml"))
    names = [name for name in names if not name.startswith("sources/") and "\n" not in name]
    asked = "".join(f"HEAD:./{name}\n" for name in names).encode("utf-8", "surrogateescape")
    packed = _git(directory, "cat-file", "--batch", given=asked)
    if packed is None:
        return None
    try:
        content = dict(zip(names, _unpacked(packed, len(names)), strict=True))
        digest = hashlib.sha256(packed).hexdigest()
        return parse(files.Inputs(directory, content, (), digest)).knowledge
    except (KnowledgeError, ValueError, IndexError):
        return None


def _unpacked(packed: bytes, count: int) -> list[bytes]:
    """Return the contents in the answer of ``git cat-file --batch``: a line with the size, the bytes."""
    found: list[bytes] = []
    position = 0
    for _ in range(count):
        end = packed.index(b"\n", position)
        size = int(packed[position:end].split()[-1])
        found.append(packed[end + 1 : end + 1 + size])
        position = end + 1 + size + 1
    return found


def _git(directory: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    command = ["git", "-C", str(directory), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_GIT_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout

"""Knowledge directories made to hurt, on the way a reload takes: one clear fault each, and nothing to use instead."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from bot.discord_app.reload_child import messages
from bot.discord_app.verdict import Verdict
from tests.discord_running import copied_knowledge

STATES = Path("vocabulary/states.yaml")


def grow(path: Path, size: int) -> None:
    """Make a file ``size`` bytes long without writing them."""
    with path.open("r+b") as stream:
        stream.truncate(size)


def link(path: Path, target: str) -> None:
    """Put a link in place of a file."""
    path.unlink()
    path.symlink_to(target)


def pipe(path: Path) -> None:
    """Put a pipe in place of a file."""
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    """Put a folder in place of a file."""
    path.unlink()
    path.mkdir()


def bomb() -> str:
    levels = "\n".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 10))
    return f"b0: &b0 [x, x, x]\n{levels}\n"


WAYS: dict[str, Callable[[Path], object]] = {
    "deep nesting": lambda d: (d / STATES).write_text("a: " + "[" * 50_000, encoding="utf-8"),
    "deep nesting by indentation": lambda d: (d / STATES).write_text(
        "".join(" " * n + "a:\n" for n in range(3_000)), encoding="utf-8"
    ),
    "an alias bomb": lambda d: (d / STATES).write_text(bomb(), encoding="utf-8"),
    "a merge of itself": lambda d: (d / STATES).write_text("a: &a {<<: *a}\n", encoding="utf-8"),
    "a tag": lambda d: (d / STATES).write_text("states: !!python/object/apply:os.system [true]\n", encoding="utf-8"),
    "a duplicate key": lambda d: (d / STATES).write_text("states: []\nstates: []\n", encoding="utf-8"),
    "two documents": lambda d: (d / STATES).write_text("states: []\n---\nstates: []\n", encoding="utf-8"),
    "100 MB": lambda d: grow(d / STATES, 100 * 2**20),
    "100 MB of a source": lambda d: grow(next((d / "sources").iterdir()), 100 * 2**20),
    "no UTF-8": lambda d: (d / STATES).write_bytes(b"states:\n- name: \xff\xfe\n"),
    "a null": lambda d: (d / STATES).write_bytes(b"states: \0\n"),
    "a link out": lambda d: link(d / STATES, "/etc/passwd"),
    "a link to itself": lambda d: link(d / STATES, "states.yaml"),
    "a pipe": lambda d: pipe(d / STATES),
    "a folder for a file": lambda d: folder(d / STATES),
    "a folder gone": lambda d: shutil.rmtree(d / "questions"),
    "all gone": lambda d: shutil.rmtree(d),
    "a list for a mapping": lambda d: (d / STATES).write_text("- states\n", encoding="utf-8"),
    "a source changed under its facts": lambda d: next((d / "sources").iterdir()).write_text("gone", encoding="utf-8"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_reload_of_abused_knowledge_is_refused_with_faults(way: str, tmp_path: Path) -> None:
    directory = copied_knowledge(tmp_path / "knowledge")
    WAYS[way](directory)
    first, *rest = messages(directory)
    verdict = msgspec.msgpack.decode(first, type=Verdict)
    assert verdict.faults
    assert not rest
    assert all(fault and "Traceback" not in fault and len(fault) < 600 for fault in verdict.faults), verdict.faults

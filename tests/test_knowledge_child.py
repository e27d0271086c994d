"""Loading in a child process: the same knowledge, the same faults, and never a hanging bot."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

import pytest

from knowledge import child, files
from knowledge.child import load_in_child
from knowledge.faults import KnowledgeError
from knowledge.load import load
from knowledge.references import Declared


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


async def test_the_child_gives_the_same_knowledge() -> None:
    assert await load_in_child() == load()


async def test_many_facts_come_in_portions(tmp_path: Path) -> None:
    for folder in ("vocabulary", "questions"):
        shutil.copytree(files.PACKAGED / folder, tmp_path / "many" / folder)
    (tmp_path / "many" / "facts").mkdir()
    for number in range(2 * child.PORTION + 1):
        (tmp_path / "many" / "facts" / f"s{number}.yaml").write_text(f"source: {{id: s{number}}}\n")
    knowledge = await load_in_child(tmp_path / "many")
    assert len(knowledge.facts) == 2 * child.PORTION + 1
    assert knowledge == load(tmp_path / "many")


async def test_the_child_tells_the_faults(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        await load_in_child(tmp_path / "nowhere")
    assert "cannot be read" in str(caught.value)


async def test_the_child_knows_what_the_program_declares() -> None:
    with pytest.raises(KnowledgeError) as caught:
        await load_in_child(None, Declared(handlers=[], replies={}))
    assert "there is no handler" in str(caught.value)


async def test_a_child_that_takes_too_long_is_a_fault() -> None:
    with pytest.raises(KnowledgeError) as caught:
        await load_in_child(seconds=0.001)
    assert "longer than" in str(caught.value)


async def test_a_child_that_dies_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("true"))
    with pytest.raises(KnowledgeError) as caught:
        await load_in_child()
    assert "ended too early" in str(caught.value)


async def test_code_in_the_current_directory_is_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "__init__.py").write_text("raise SystemExit('run')\n")
    monkeypatch.chdir(tmp_path)
    assert (await load_in_child()).facts is not None


async def test_cancelling_ends_the_child() -> None:
    task = asyncio.create_task(load_in_child())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

"""Building a folder of sources: what is written, linked, refused, left alone."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from knowledge import build as module
from knowledge.build import BuildError, build, render
from knowledge.load import load

PACKAGED = Path(module.__file__).parent
RELEASES = Path(__file__).parent / "releases"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    for folder in ("vocabulary", "questions"):
        shutil.copytree(PACKAGED / folder, tmp_path / folder)
    (tmp_path / "sources").mkdir()
    return tmp_path


def put(directory: Path, name: str, text: str) -> None:
    (directory / "sources" / name).write_text(text, encoding="utf-8")


def test_the_packaged_facts_are_what_a_build_writes() -> None:
    for name, data in render(PACKAGED).items():
        assert (PACKAGED / name).read_bytes() == data


def test_building_twice_gives_the_same_bytes(directory: Path) -> None:
    for path in RELEASES.glob("*.txt"):
        shutil.copy(path, directory / "sources")
    first = build(directory)
    assert len(first.written) == len(list(RELEASES.glob("*.txt"))) + 1  # sources and the proposed treaties
    again = build(directory)
    assert again.written == ()
    assert first.faults == ()


def test_what_was_built_loads(directory: Path) -> None:
    for path in RELEASES.glob("*.txt"):
        shutil.copy(path, directory / "sources")
    build(directory)
    knowledge = load(directory, cached=False)
    assert len(knowledge.facts) == len(list(RELEASES.glob("*.txt")))
    known = {treaty.id for treaty in knowledge.vocabulary.treaties}
    assert all(entry.treaty in known for facts in knowledge.facts for entry in facts.entries_into_force)
    assert any(treaty.provisional for treaty in knowledge.vocabulary.treaties)


def test_facts_whose_source_is_gone_go(directory: Path) -> None:
    put(
        directory, "one.txt", "GENEVA, 3 May 2001 – The Convention on Quiet Streets entered into force on 1 May 2001.\n"
    )
    build(directory)
    (directory / "sources" / "one.txt").unlink()
    report = build(directory)
    assert report.removed == ("facts/one.yaml", "facts/proposed.yaml")
    assert list((directory / "facts").iterdir()) == []


def test_one_treaty_in_three_sources(directory: Path) -> None:
    put(
        directory,
        "a.txt",
        "GENEVA, 3 May 2001 – The Convention on Quiet Streets (CQS) entered into force on 1 May 2001.\n",
    )
    put(directory, "b.txt", "BONN, 3 May 2002 – The United Nations Convention on Quiet Streets has 50 parties.\n")
    put(directory, "c.txt", "ROME, 3 May 2003 – The Convention on Quiet Streets and Squares (CQS) has 60 parties.\n")
    build(directory)
    knowledge = load(directory, cached=False)
    (treaty,) = (treaty for treaty in knowledge.vocabulary.treaties if treaty.provisional)
    assert treaty.abbreviations == ("CQS",)
    assert [status.parties for facts in knowledge.facts for status in facts.status] == [50, 60]
    assert {status.treaty for facts in knowledge.facts for status in facts.status} == {treaty.id}
    assert knowledge.facts[0].entries_into_force[0].treaty == treaty.id


def test_an_unreadable_source_is_a_fault_and_keeps_its_facts(directory: Path) -> None:
    put(
        directory, "one.txt", "GENEVA, 3 May 2001 – The Convention on Quiet Streets entered into force on 1 May 2001.\n"
    )
    build(directory)
    (directory / "sources" / "one.txt").write_bytes(b"\x00\x01" * 500)
    report = build(directory)
    assert len(report.faults) == 1
    assert "one.txt" in report.faults[0]
    assert (directory / "facts" / "one.yaml").exists()
    assert "FAULT" in report.text()


def test_two_files_of_one_name(directory: Path) -> None:
    put(
        directory, "one.txt", "GENEVA, 3 May 2001 – The Convention on Quiet Streets entered into force on 1 May 2001.\n"
    )
    put(directory, "one.html", "<p>x</p><p>y</p>")
    (fault,) = build(directory).faults
    assert "rename" in fault


def test_the_report_tells_what_was_found_and_doubted(directory: Path) -> None:
    shutil.copy(RELEASES / "08-headline-disagrees.txt", directory / "sources")
    text = build(directory).text()
    assert "in force 2008-05-01" in text
    assert "61 parties" in text
    assert "doubt: The headline gives 60 parties" in text
    assert "New treaty, provisional" in text


def test_a_full_disk_writes_nothing_half(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(
        directory, "one.txt", "GENEVA, 3 May 2001 – The Convention on Quiet Streets entered into force on 1 May 2001.\n"
    )
    build(directory)
    before = {path.name: path.read_bytes() for path in (directory / "facts").iterdir()}
    put(directory, "one.txt", "GENEVA, 3 May 2001 – The Convention on Loud Streets entered into force on 2 May 2001.\n")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    with pytest.raises(BuildError, match="No space left on device"):
        build(directory)
    assert {path.name: path.read_bytes() for path in (directory / "facts").iterdir()} == before


def test_progress_is_told(directory: Path) -> None:
    for number in range(3):
        put(directory, f"{number}.txt", "GENEVA, 3 May 2001 – The Convention on Quiet Streets has 50 parties.\n")
    told: list[tuple[int, int]] = []
    build(directory, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]

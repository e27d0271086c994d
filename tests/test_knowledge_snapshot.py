"""The cache of compiled values: it helps where it can and is never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import snapshot
from knowledge.model import Place


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "treatybot"


SCOTLAND = Place(name="Scotland", kind="part", of="GBR")


def test_what_was_written_is_read(cache: Path) -> None:
    assert snapshot.read("a", Place) is None
    assert snapshot.write("a", SCOTLAND)
    assert snapshot.read("a", Place) == SCOTLAND
    assert [path.name for path in cache.iterdir()] == ["a.msgpack"]


def test_another_type_is_not_read() -> None:
    snapshot.write("a", SCOTLAND)
    assert snapshot.read("a", int) is None


@pytest.mark.parametrize("position", [0, 5, 14, 30, -1])
def test_a_damaged_file_is_not_read(cache: Path, position: int) -> None:
    snapshot.write("a", SCOTLAND)
    data = bytearray((cache / "a.msgpack").read_bytes())
    data[position] ^= 1
    (cache / "a.msgpack").write_bytes(data)
    assert snapshot.read("a", Place) is None


@pytest.mark.parametrize("kept", [0, 3, 20, 35])
def test_a_cut_file_is_not_read(cache: Path, kept: int) -> None:
    snapshot.write("a", SCOTLAND)
    os.truncate(cache / "a.msgpack", kept)
    assert snapshot.read("a", Place) is None
    assert snapshot.write("a", SCOTLAND)
    assert snapshot.read("a", Place) == SCOTLAND


def test_only_the_newest_are_kept(cache: Path) -> None:
    for number in range(40):
        snapshot.write(f"k{number}", number)
        os.utime(cache / f"k{number}.msgpack", (number, number))
    assert len(list(cache.iterdir())) <= 24
    assert snapshot.read("k39", int) == 39
    assert snapshot.read("k0", int) is None


def test_a_directory_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert not snapshot.write("a", SCOTLAND)
    assert snapshot.read("a", Place) is None


def test_a_full_disk_leaves_nothing_behind(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert not snapshot.write("a", SCOTLAND)
    assert list(cache.iterdir()) == []


def test_no_home_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/path")
    monkeypatch.setenv("HOME", "")
    assert not snapshot.write("a", SCOTLAND)
    assert snapshot.read("a", Place) is None


def test_what_cannot_be_encoded_is_no_fault() -> None:
    assert not snapshot.write("a", object())


def test_the_key_depends_on_inputs_and_code(monkeypatch: pytest.MonkeyPatch) -> None:
    key = snapshot.key("kind", "one")
    assert key == snapshot.key("kind", "one")
    assert len({key, snapshot.key("kind", "two"), snapshot.key("other", "one")}) == 3
    monkeypatch.setattr(snapshot, "_code", lambda: "newer code")
    assert snapshot.key("kind", "one") != key


def test_with_a_snapshot_neither_yaml_nor_babel_is_imported() -> None:
    program = (
        "import sys; from knowledge.load import load; load();"
        "print(*sorted({'yaml', 'babel', 'symspellpy'} & sys.modules.keys()))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(2)
    ]
    assert "yaml" in runs[0]
    assert runs[1] == []

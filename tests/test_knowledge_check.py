"""``python -m knowledge``: what check finds, what build and diff tell, how wrong use ends."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge import baseline, files
from knowledge.__main__ import main
from knowledge.load import load

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True, scope="module")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("KNOWLEDGE_DIR", raising=False)
        yield


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the packaged directory."""
    for folder in files.FOLDERS:
        shutil.copytree(files.PACKAGED / folder, tmp_path / "real" / folder)
    return tmp_path / "real"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def running(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return running


def edit(path: Path, old: str, new: str) -> int:
    """Replace the first ``old`` and return the line it stood on."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_packaged_knowledge_is_sound(run: Run) -> None:
    code, out, err = run("check")
    assert (code, err) == (0, ""), out
    assert out.startswith("All sound: ")


FACTS = "facts/release-2004-01-27.yaml"


STATES = "vocabulary/states.yaml"
TREATIES = "vocabulary/treaties.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (FACTS, "forty States", "fifty States", "is not in sources/release-2004-01-27.txt; run `python -m"),
        (FACTS, "parties: 40", "parties: 41", "the facts differ from here on from what the source gives"),
        (STATES, "[Albanian, ", "[Albanian, Afghan, ", "“Afghan” is claimed by Afghanistan and Albania"),
        (STATES, "group: asia-pacific", "group: asia-pacifc", "there is no group “asia-pacifc”"),
        (STATES, "codes: [COG, COD]", "codes: [COG, COX]", "no State has the code COX"),
        (TREATIES, "abbreviations: [UNTOC", "abbreviations: [UNTOC, Smuggling Protocol", "is a name of"),
        ("vocabulary/places.yaml", "of: GBR", "of: GBX", "no State has the code GBX"),
        (
            "questions/en.yaml",
            '"as of {date}"',
            '"as of {dat}"',
            "uses {dat}, which nothing fills; use {date}",
        ),
        ("questions/en.yaml", "  as_of.dated:", "  as_of.datd:", "did you mean “as_of.dated”?"),
        (
            "vocabulary/concepts.en.yaml",
            "  when: [when, ",
            "  when: [when, when, ",
            "stands twice in the concept",
        ),
    ],
)
def test_each_thing_that_is_wrong_is_one_line_with_file_and_line(
    real: Path, run: Run, name: str, old: str, new: str, expected: str
) -> None:
    edit(real / name, old, new)
    code, out, err = run("check", real)
    assert code == 1
    told = [line for line in out.splitlines() if expected in line]
    assert len(told) >= 1, out
    place = told[0].split(": ")[0].split(":")
    assert place[0] == name
    assert int(place[1]) > 0
    assert "; " in told[0]
    assert "found" in err


def with_phrasing(directory: Path, handler: str, phrasing: str) -> None:
    """Put a phrasing first under a handler."""
    questions = directory / "questions/en.yaml"
    text = questions.read_text(encoding="utf-8")
    place = text.index("phrasings:", text.index(f"\n  {handler}:")) + len("phrasings:")
    bracket = text.index("[", place) + 1
    questions.write_text(f"{text[:bracket]}{phrasing}, {text[bracket:]}", encoding="utf-8")


def test_a_stolen_phrasing_names_both_handlers(real: Path, run: Run) -> None:
    with_phrasing(real, "thanks", "has Peru ratified it?")
    code, out, _ = run("check", real)
    assert code == 1
    stolen = [told for told in out.splitlines() if "“has Peru ratified it?”" in told]
    assert len(stolen) == 1
    assert "stands under thanks and is answered by ratified; move it to ratified" in stolen[0]
    assert stolen[0].startswith("questions/en.yaml:")


def test_one_phrasing_under_two_handlers_is_told(real: Path, run: Run) -> None:
    with_phrasing(real, "thanks", "how many gnus are there?")
    with_phrasing(real, "bye", "How many gnus are there")
    _, out, _ = run("check", real)
    assert "stands under bye and under thanks; keep one" in out or "under thanks and under bye; keep one" in out


def test_files_nobody_reads_are_told(real: Path, run: Run) -> None:
    (real / "vocabulary/state.yaml").write_text("states: []\n")
    (real / "facts/two.yml").write_text("a: b\n")
    (real / "facts/orphan.yaml").write_text("source: {id: orphan}\n")
    (real / "sources/new.txt").write_text("Nothing of treaties.\n")
    _, out, _ = run("check", real)
    assert "vocabulary/state.yaml: no file of this name is read; correct the name, or delete the file." in out
    assert "facts/two.yml: only files that end in .yaml are read; rename it." in out
    assert "facts/orphan.yaml: there is no source “orphan”" in out
    assert "facts/new.yaml: the facts of a source have not been built; run `python -m knowledge build`." in out


def test_sources_that_cannot_be_used_are_told(real: Path, run: Run) -> None:
    (real / "sources" / "noise.txt").write_bytes(bytes(range(256)))
    (real / "sources" / "two words.txt").write_text("a text", encoding="utf-8")
    code, out, err = run("check", real)
    assert (code, err) == (1, "2 faults found.\n")
    assert [line.split(": ")[0] for line in out.splitlines()] == ["sources/noise.txt", "sources/two words.txt"]


def test_build_writes_the_facts_and_check_is_sound_again(real: Path, run: Run) -> None:
    before = (real / FACTS).read_bytes()
    edit(real / FACTS, "parties: 40", "parties: 41")
    code, out, _ = run("build", real)
    assert code == 0
    assert "112 signatories" in out
    assert (real / FACTS).read_bytes() == before


def test_build_says_which_source_it_cannot_read(real: Path, run: Run) -> None:
    (real / "sources/bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    code, out, _ = run("build", real)
    assert code == 1
    assert "bad.txt: FAULT: " in out


def test_build_follows_no_link_out_of_the_directory(real: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("The Convention enters into force on 1 May 2004.\n")
    (real / "sources/secret.txt").symlink_to(tmp_path / "secret.txt")
    code, out, _ = run("build", real)
    assert code == 1
    assert "leads out" in out
    assert not (real / "facts/secret.yaml").exists()


def test_extract_prints_one_object(run: Run) -> None:
    code, out, err = run("extract", files.PACKAGED / "sources/release-2004-01-27.txt", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert found["status"][0]["parties"] == 40
    assert len(found["status"][0]["party_names"]) == 40


def test_extract_says_when_a_text_is_no_release(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cake.txt").write_text("Take three eggs.\n")
    assert run("extract", tmp_path / "cake.txt", "--json")[:2] == (1, "{}\n")
    code, out, err = run("extract", tmp_path / "cake.txt")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1


def test_diff_shows_an_edit_in_facts_and_answers(real: Path, run: Run, tmp_path: Path) -> None:
    edit(real / "vocabulary/states.yaml", "name: Peru,", "name: Perou,")
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"question": "has Norway ratified?"}\n{"question": "which countries ratified it?"}\n')
    code, out, _ = run("diff", real, "--questions", questions)
    assert code == 0
    assert "State added: Perou (PER)" in out or "State changed" in out
    assert "1 of 2 questions" in out


def test_diff_shows_what_a_rebuild_changes(real: Path, run: Run) -> None:
    edit(real / FACTS, "parties: 40", "parties: 41")
    _, out, _ = run("diff", real, "--against", real)
    assert "A rebuild of the facts: 1 fact changed." in out
    assert "parties: 41 → 40" in out


def test_diff_compares_with_what_a_bot_last_loaded(real: Path, run: Run) -> None:
    baseline.remember(real, load(real))
    edit(real / "vocabulary/places.yaml", "of: GBR", "of: IRL")
    _, out, _ = run("diff", real)
    assert "Files against what a bot last loaded" in out
    assert "1 place changed" in out


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_diff_compares_with_the_last_commit(real: Path, run: Run) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "start"]):
        subprocess.run(["git", "-C", str(real), *command], check=True, capture_output=True)
    edit(real / "vocabulary/places.yaml", "of: GBR", "of: IRL")
    _, out, _ = run("diff", real)
    assert "Files against the last commit: 1 place changed." in out


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "frob",
        "check /nowhere",
        "extract",
        "extract /nowhere",
        "check --frob",
        "diff --questions /nowhere",
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(run: Run, arguments: str) -> None:
    code, out, err = run(*arguments.split())
    assert (code, out) == (2, "")
    assert err.startswith("knowledge: ")
    assert err.count("\n") == 1


def test_what_stands_in_a_file_cannot_steer_the_terminal(real: Path, run: Run) -> None:
    edit(real / "vocabulary/places.yaml", "kind: part", 'kind: "\\e[31mred"')
    _, out, _ = run("check", real)
    assert "\x1b" not in out
    assert "[31mred" in out

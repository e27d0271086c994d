"""The project's own habits: what its files may say, what is declared and pinned, what the wheel holds."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("bot", "knowledge", "learning", "tests", "benchmarks", "fuzz")
PYTHON = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]
TEXT = [
    file
    for top in sorted(ROOT.iterdir())
    if top.name in {*FOLDERS, ".ci"} or top.is_file()
    for file in ([top] if top.is_file() else sorted(top.rglob("*")))
    if file.is_file() and file.suffix != ".pyc" and file.name != ".env"
]
WITH_DISCORD_PY = {"aiohttp", "yarl"}
"""discord.py's own transport: its version is discord.py's choice, so it is not declared a second time."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt", "requirements-build.txt")


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", name)[0]).lower()


def test_every_file_says_what_it_is_for() -> None:
    silent = [str(file.relative_to(ROOT)) for file in PYTHON if not ast.get_docstring(parsed(file))]
    assert silent == []


def test_no_file_names_one_machine_or_one_index() -> None:
    one_machine = re.compile(r"(^|[^\w./])/(home|root|Users|tmp)/\w", re.MULTILINE)
    index = re.compile("py" r"pi\.org|python" r"hosted\.org|--(extra-)?index-url|--find-links")
    found = []
    for file in TEXT:
        if file != Path(__file__):
            text = file.read_text(encoding="utf-8", errors="replace")
            found += [f"{file.relative_to(ROOT)}: {m[0]!r}" for p in (one_machine, index) if (m := p.search(text))]
    assert found == []


def test_every_mock_has_a_spec() -> None:
    bare = []
    for file in PYTHON:
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func).rpartition(".")[2]
                if called in {"Mock", "MagicMock", "AsyncMock", "NonCallableMock"}:
                    named = {keyword.arg for keyword in node.keywords}
                    if not node.args and not named & {"spec", "spec_set"}:
                        bare.append(f"{file.relative_to(ROOT)}:{node.lineno}")
                if called == "patch" and not {keyword.arg for keyword in node.keywords} & {
                    "autospec",
                    "spec",
                    "new",
                }:
                    bare.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert bare == []


def test_no_test_sleeps() -> None:
    sleeping = []
    for file in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "time.sleep":
                sleeping.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert sleeping == []


def test_knowledge_does_not_know_the_bot() -> None:
    knowing = [
        str(file.relative_to(ROOT))
        for file in sorted((ROOT / "knowledge").rglob("*.py"))
        if any(name.split(".")[0] == "bot" for name in imports(file))
    ]
    assert set(knowing) <= {"knowledge/__main__.py"}


def test_only_the_discord_face_knows_discord() -> None:
    knowing = {
        file.relative_to(ROOT).parts[1]
        for file in sorted((ROOT / "bot").rglob("*.py"))
        if any(name.split(".")[0] == "discord" for name in imports(file))
    }
    assert knowing <= {"discord_app"}


def imports(file: Path) -> list[str]:
    names = []
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.append(node.module or "")
    return names


@pytest.mark.parametrize(("folders", "groups"), [(("bot", "knowledge"), ()), (("tests",), ("dev",))])
def test_what_is_imported_is_declared(folders: tuple[str, ...], groups: tuple[str, ...]) -> None:
    declared = {plain(name) for name in PROJECT["project"]["dependencies"]}
    for group in groups:
        declared |= {plain(name) for name in PROJECT["dependency-groups"][group]}
    distributions = packages_distributions()
    ours = {"benchmarks", "bot", "fuzz", "knowledge", "learning", "tests"} | WITH_DISCORD_PY
    foreign = {
        name.split(".")[0]
        for folder in folders
        for file in (ROOT / folder).rglob("*.py")
        for name in imports(file)
        if name.split(".")[0] not in sys.stdlib_module_names | ours
    }
    undeclared = {
        name for name in foreign if not {plain(given) for given in distributions.get(name, [name])} & declared
    }
    assert undeclared == set()


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_pinned_with_hashes_and_nothing_else(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    assert lines
    odd = [line for line in lines if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)]
    assert odd == []


def test_everything_declared_is_pinned() -> None:
    groups = (
        PROJECT["project"]["dependencies"],
        PROJECT["dependency-groups"]["dev"],
        PROJECT["build-system"]["requires"],
    )
    run, dev, build = groups
    for name, wanted in zip(REQUIREMENTS, (run, run + dev, build), strict=True):
        pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        assert {plain(given) for given in wanted} <= pinned


def test_the_wheel_holds_the_knowledge_and_works_elsewhere(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="the build backend is not installed")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, check=True, capture_output=True, cwd=ROOT)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
        archive.extractall(tmp_path / "installed")
    kept = [
        file.relative_to(ROOT).as_posix()
        for folder in ("facts", "questions", "sources", "vocabulary")
        for file in (ROOT / "knowledge" / folder).iterdir()
    ]
    assert set(kept) <= held
    assert not any(name.startswith("tests/") or name.endswith(".pyc") for name in held)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "has Peru ratified?"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "installed"), "HOME": str(tmp_path)},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Peru" in done.stdout

"""``python -m knowledge``: builds, checks, extracts and compares; the one place that hands the engine over.

Exit codes: 0 done and sound, 1 faults in the knowledge or a text that is no release, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bot.cli import discard_output
from knowledge import files, printing
from knowledge.faults import Fault, KnowledgeError
from knowledge.model import KnowledgeBase

if TYPE_CHECKING:
    from bot.engine import Engine
    from knowledge.diff import Ask, Question, Report
    from knowledge.references import Declared

SOUND, FAULTY, WRONG_USE = 0, 1, 2
INTERRUPTED, BROKEN_PIPE = 130, 141
"""As a shell reports a process ended by SIGINT and by SIGPIPE."""
_SHOWN = 200
"""Faults shown: more than anybody reads at once."""


class _UsageError(Exception):
    """Wrong use; the message is one clause."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _UsageError(f"{message} (python -m knowledge --help says more)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command in ``arguments`` (by default the process's own); return the exit code."""
    if sys.stdout is None:
        print("knowledge: standard output is closed.", file=sys.stderr)
        return WRONG_USE
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a test's stream has no such method
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # what the suppression is for
    out, err = printing.Printer(sys.stdout), printing.Printer(sys.stderr)
    try:
        chosen = _parser().parse_args(sys.argv[1:] if arguments is None else arguments)
        command: Callable[[argparse.Namespace, printing.Printer, printing.Printer], int] = chosen.command
        code = command(chosen, out, err)
        sys.stdout.flush()
    except _UsageError as error:
        err.line(f"knowledge: {error}.")
        return WRONG_USE
    except KnowledgeError as error:
        return _tell(error.faults, out, err)
    except KeyboardInterrupt:
        err.clear()
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return BROKEN_PIPE
    except OSError as error:
        discard_output()
        what = f"{error.filename} cannot be used" if error.filename else "the output cannot be written"
        err.line(f"knowledge: {what}: {error.strerror or error}.")
        return WRONG_USE
    return code


def _parser() -> _Parser:
    parser = _Parser(
        prog="python -m knowledge",
        description="Builds, checks and compares the knowledge that the bot answers from.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    described = "a folder with sources/ facts/ questions/ vocabulary/ (default: KNOWLEDGE_DIR or the packaged one)"

    def add(
        name: str, command: Callable[[argparse.Namespace, printing.Printer, printing.Printer], int], does: str
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=f"{does}.", allow_abbrev=False)
        added.set_defaults(command=command)
        return added

    for name, command, does in (
        ("build", _build, "Rebuilds the facts of every source"),
        ("check", _check, "Finds everything that is wrong, one line each"),
        ("diff", _diff, "Shows what an edit or a rebuild changes, in facts and in answers"),
    ):
        added = add(name, command, does)
        added.add_argument("directory", nargs="?", metavar="DIR", type=Path, help=described)
        if name == "diff":
            added.add_argument("--questions", metavar="FILE", type=Path, help="a labelled question file (JSON Lines)")
            added.add_argument("--against", metavar="DIR", type=Path, help="compare with this folder")
    extract = add("extract", _extract, "Shows the facts of one text, and writes nothing")
    extract.add_argument("file", metavar="FILE", type=Path, help="a release, as text or HTML; - is standard input")
    extract.add_argument("--json", action="store_true", help="as one JSON object")
    return parser


def _directory(chosen: argparse.Namespace) -> Path:
    given: Path | None = chosen.directory
    if given is None and os.environ.get("KNOWLEDGE_DIR"):
        given = Path(os.environ["KNOWLEDGE_DIR"])
    directory = given or files.PACKAGED
    if not directory.is_dir():
        raise _UsageError(f"{directory} is no folder")
    return directory


def _tell(faults: Sequence[Fault], out: printing.Printer, err: printing.Printer) -> int:
    for fault in faults[:_SHOWN]:
        out.fault(fault)
    more = f"; the first {_SHOWN} are shown" if len(faults) > _SHOWN else ""
    err.line(f"{printing.count(len(faults), 'fault')} found{more}.", "bad")
    return FAULTY


def _build(chosen: argparse.Namespace, out: printing.Printer, err: printing.Printer) -> int:
    directory = _directory(chosen)
    from knowledge.build import BuildError, build

    files.read(directory, ("sources", "vocabulary"))  # links that lead out are refused before anything is written
    try:
        report = build(directory, err.progress)
    except BuildError as error:
        err.line(str(error), "bad")
        return FAULTY
    for line in report.text().splitlines():
        out.line(line, "doubt" if line.startswith("  doubt") else "bad" if ": FAULT: " in line else None)
    return FAULTY if report.faults else SOUND


def _check(chosen: argparse.Namespace, out: printing.Printer, err: printing.Printer) -> int:
    directory = _directory(chosen)
    from bot.engine import DECLARED
    from knowledge.build import render
    from knowledge.check import check

    def rendered(place: Path) -> dict[str, bytes]:
        return render(place, err.progress)

    result = check(directory, DECLARED, lambda knowledge: _engine(knowledge).classify, rendered)
    if result.faults:
        return _tell(result.faults, out, err)
    assert result.knowledge is not None
    out.line(printing.sound(result.knowledge), "good")
    return SOUND


def _engine(knowledge: KnowledgeBase) -> Engine:
    from bot.engine import Engine
    from bot.understanding.compile import compile_index

    return Engine(knowledge, compile_index(knowledge))


def _extract(chosen: argparse.Namespace, out: printing.Printer, err: printing.Printer) -> int:
    chosen.directory = None
    path: Path = chosen.file
    try:
        if str(path) == "-":
            if sys.stdin is None:
                raise _UsageError("standard input is closed")
            data = sys.stdin.buffer.read(files.MAX_SOURCE_BYTES)
        else:
            with path.open("rb") as stream:
                data = stream.read(files.MAX_SOURCE_BYTES)
    except (OSError, ValueError) as error:
        raise _UsageError(f"{path} cannot be read ({getattr(error, 'strerror', None) or error})") from None
    from knowledge.extract import ExtractError, extract, read_text, to_contract
    from knowledge.load import load_vocabulary

    said = None
    found: dict[str, object] = {}
    try:
        found = to_contract(extract(read_text(data), path.stem, load_vocabulary(_directory(chosen))))
    except ExtractError as error:
        said = str(error)
    if chosen.json:
        utf8 = sys.stdout.encoding.lower().replace("-", "") == "utf8"
        sys.stdout.write(json.dumps(found, ensure_ascii=not utf8, indent=2) + "\n")
    elif found:
        for style, line in printing.release(found):
            out.line(line, style or None)
    if not found:
        err.line(said or "The text says nothing of a treaty's entry into force or ratification: it is no such release.")
        return FAULTY
    return SOUND


def _diff(chosen: argparse.Namespace, out: printing.Printer, err: printing.Printer) -> int:
    directory = _directory(chosen)
    from knowledge import baseline, diff, references

    try:
        questions = [row for path in _questions(chosen) for row in diff.read_questions(path)]
    except diff.QuestionsError as error:
        raise _UsageError(str(error).removesuffix(".")) from None
    from knowledge.build import rendered_facts
    from knowledge.load import load
    from knowledge.parse import parse

    inputs = files.read(directory)
    parsed = parse(inputs)
    present = parsed.knowledge
    if faults := references.check(present, _declared(), parsed.line):
        raise KnowledgeError(faults)
    if chosen.against is not None:
        before: baseline.Baseline | None = baseline.Baseline(str(chosen.against), load(chosen.against))
    else:
        before = baseline.find(directory)
    if before is None:
        err.line("There is no earlier state to compare the files with: only a rebuild is shown.")
    else:
        asked = questions
        if references.check(before.knowledge, _declared()):
            asked = []
            err.line("The earlier state is of another version of the program: answers are not compared.")
        title = f"Files against {before.label}"
        _show(diff.compare(title, before.knowledge, present, asked, _answers), out)
    rebuilt = diff.rebuilt(inputs, rendered_facts(directory, err.progress).files)
    _show(diff.compare("A rebuild of the facts", present, rebuilt, questions, _answers), out)
    return SOUND


def _declared() -> Declared:
    from bot.engine import DECLARED

    return DECLARED


def _questions(chosen: argparse.Namespace) -> list[Path]:
    """Return the file that was named, or the project's own where they lie beside the package."""
    if chosen.questions is not None:
        return [chosen.questions]
    return sorted((files.PACKAGED.parent / "tests" / "data").glob("questions*.jsonl"))


def _answers(knowledge: KnowledgeBase) -> Ask:
    engine = _engine(knowledge)

    def ask(row: Question) -> str:
        conversation = engine.conversation()
        for earlier in row.context:
            engine.answer(earlier, conversation)
        return engine.answer(row.question, conversation).text

    return ask


def _show(told: Report, out: printing.Printer) -> None:
    from knowledge import diff

    styles = {"    + ": "good", "    - ": "bad"}
    for number, line in enumerate(diff.lines(told)):
        out.line(line, "strong" if number == 0 else styles.get(line[:6]))


if __name__ == "__main__":
    sys.exit(main())

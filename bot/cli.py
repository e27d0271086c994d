"""The command line: which words mean which command, and how each ends; every command's work stands elsewhere.

What a command needs is imported when it runs, so that ``treatybot ask`` answers at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

if TYPE_CHECKING:
    from bot.engine import Engine

ANSWERED, NOT_UNDERSTOOD, WRONG_USE = 0, 1, 2
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells count."""
BROKEN_PIPE = 141
"""128 and the number of SIGPIPE."""


class UsageError(Exception):
    """A command that cannot be carried out as given: one sentence, without its full stop."""


class _Parser(argparse.ArgumentParser):
    """Reports wrong use in one sentence."""

    def error(self, message: str) -> NoReturn:
        name, _, what = message.partition(": ")
        message = {
            "unrecognized arguments": f"unknown option or argument {_short(what)}",
            "the following arguments are required": f"{what} is missing",
        }.get(name, message)
        raise UsageError(f"{message}; {self.prog} --help shows what can be given")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command in ``arguments`` (by default the process's own); return the exit code."""
    if sys.stdout is None:
        return _fail("standard output is closed")
    with suppress(AttributeError):  # a stream has no such method in a test
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # what the suppression is for
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except UsageError as error:
        return _fail(str(error))
    except BrokenPipeError:
        discard_output()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        discard_output()
        return _fail(f"the output cannot be written: {error.strerror or error}")
    return code


def _fail(clause: str, code: int = WRONG_USE) -> int:
    print(f"treatybot: {clause}.", file=sys.stderr)
    return code


def discard_output() -> None:
    """Keep the interpreter from failing once more when it flushes standard output at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _run(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(_readable(arguments))
    command: Callable[[argparse.Namespace], int] = chosen.command
    return command(chosen)


def _readable(arguments: Sequence[str]) -> Sequence[str]:
    for number, argument in enumerate(arguments, start=1):
        if any("\ud800" <= letter <= "\udfff" for letter in argument):
            raise UsageError(f"argument {number} is not valid UTF-8")
    return arguments


def _short(argument: str) -> str:
    return argument if len(argument) <= 40 else f"{argument[:40]}…"


def _parser() -> _Parser:
    parser = _Parser(
        prog="treatybot",
        description="Answers questions on the Protocol against the Smuggling of Migrants from its source.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)

    def add(name: str, command: Callable[[argparse.Namespace], int], does: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=f"{does[:1].upper()}{does[1:]}.", allow_abbrev=False)
        added.set_defaults(command=command)
        return added

    add("chat", _chat, "a conversation in the terminal")
    ask = add("ask", _ask, "one answer, with its source")
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="the question, in quotation marks")
    shape = ask.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="the answer as one JSON object")
    shape.add_argument(
        "--batch",
        metavar="FILE",
        help='a JSON object {"question": …} on each line in, an answer on each line out; - is standard input',
    )
    shape.add_argument("--explain", action="store_true", help="how the question was understood, stage by stage")
    add("serve", _serve, "the Discord bot")
    evaluate = add("evaluate", _evaluate, "how well the questions of a labelled file are answered")
    evaluate.add_argument("files", nargs="+", metavar="FILE", type=Path)
    invite = add("invite", _invite, "the link that puts the bot into a server")
    invite.add_argument(
        "application",
        nargs="?",
        metavar="APPLICATION_ID",
        help="by default the one that DISCORD_TOKEN belongs to",
    )
    return parser


def _chat(_: argparse.Namespace) -> int:
    from bot import chat

    return chat.run(_engine())


def _ask(chosen: argparse.Namespace) -> int:
    question = " ".join(chosen.question)
    if chosen.batch is not None:
        if chosen.question:
            raise UsageError("with --batch the questions stand in the file, and none on the command line")
        return _batch(chosen.batch)
    if not chosen.question:
        raise UsageError('a question is missing, such as: treatybot ask "has Peru ratified?"')

    from bot.question import fault

    if reason := fault(question):
        raise UsageError(reason)
    engine = _engine()
    if chosen.explain:
        print(engine.explain(question))
        return ANSWERED
    answer = engine.answer(question)
    if chosen.json:
        from bot import rows

        _bytes_out(rows.written(answer) + b"\n")
    else:
        from bot import render, terminal

        print(render.answer(answer, engine.kb, terminal.style(sys.stdout)))
    return NOT_UNDERSTOOD if answer.outcome in ("clarify", "not_understood") else ANSWERED


def _bytes_out(line: bytes) -> None:
    if sys.stdout is not None:
        sys.stdout.buffer.write(line)  # JSON is UTF-8 whatever the terminal's encoding


def _batch(name: str) -> int:
    from bot import batch

    engine = _engine()
    if sys.stdout is None:
        raise UsageError("standard output is closed")
    with _opened(name) as source:
        try:
            total, bad = batch.run(engine, source, sys.stdout.buffer)
        except batch.InputError as error:
            raise UsageError(f"{name} cannot be read: {error}") from None
    print(f"{bad} bad of {total} {'row' if total == 1 else 'rows'}", file=sys.stderr)
    return ANSWERED


def _opened(name: str) -> BinaryIO:
    if name == "-":
        if sys.stdin is None:
            raise UsageError("standard input is closed")
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}") from None


def _serve(_: argparse.Namespace) -> int:
    from bot import settings

    try:
        loaded = settings.load(token_needed=True)
    except settings.SettingsError as error:
        for problem in error.problems:
            print(f"treatybot: {problem}", file=sys.stderr)
        return WRONG_USE
    from bot import discord_app

    return discord_app.main(loaded)


def _evaluate(chosen: argparse.Namespace) -> int:
    from bot import evaluate

    try:
        rows = [row for file in chosen.files for row in evaluate.read_rows(file)]
    except evaluate.EvaluationError as error:
        raise UsageError(str(error).rstrip(".")) from None
    print(evaluate.report(evaluate.evaluate(_engine(), rows)))
    return ANSWERED


def _invite(chosen: argparse.Namespace) -> int:
    from bot import invitation, snowflake

    if chosen.application is not None:
        application = snowflake.parse(chosen.application)
        if application is None:
            raise UsageError(f"an application id is a number, not {_short(chosen.application)}")
    else:
        token = _setting("DISCORD_TOKEN")
        if token is None:
            raise UsageError("give the application's id, or set DISCORD_TOKEN, which holds it")
        application = invitation.of_token(token)
        if application is None:
            raise UsageError("DISCORD_TOKEN holds no application id; give the id")
    print(invitation.link(application))
    return ANSWERED


def _setting(name: str) -> str | None:
    from bot import settings

    try:
        return settings.values().get(name)
    except settings.SettingsError as error:
        raise UsageError(str(error).rstrip(".")) from None


def _engine() -> Engine:
    from bot import settings
    from bot.engine import load_engine
    from knowledge.faults import KnowledgeError

    directory = settings.directory(_setting("KNOWLEDGE_DIR"))
    try:
        return load_engine(directory)
    except KnowledgeError as error:
        first, *others = map(str, error.faults)
        where = f" {directory}" if directory else ""
        more = f" (and {len(others)} more: python -m knowledge check{where} lists them)" if others else ""
        raise UsageError(f"the knowledge cannot be used: {first.rstrip('.')}{more}") from None

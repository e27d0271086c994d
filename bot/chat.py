"""A conversation in the terminal: questions in, answers out, until the input ends; answers nothing itself.

At a terminal there is a prompt, line editing, colour and wrapping; from a pipe come plain questions, and
plain answers go out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bot import history, question, render, terminal
from bot.lines import bounded
from bot.render import PLAIN, Style

if TYPE_CHECKING:
    from bot.engine import Engine

PROMPT = "> "
LEAVING = frozenset({"exit", "quit", ":q"})
WELCOME = """\
Treatybot answers questions on the Protocol against the Smuggling of Migrants, each from the source it shows.
Try “has Peru ratified?” or “when did it enter into force?”. Ctrl-D leaves."""
GOODBYE = "Goodbye."
NOT_UTF_8 = "The line is not valid UTF-8."
TOO_LONG = "The line is too long."
_NUMBER = re.compile(r"\s*[#(]?(\d{1,3})[.)]?\s*")


class Session:
    """One conversation: remembers what was said and which suggestions stand to be chosen."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._conversation = engine.conversation()
        self._suggestions: tuple[str, ...] = ()

    def reply(self, line: str, style: Style) -> str:
        """Return what is shown for ``line``: a question, or the number of a suggestion."""
        chosen = _NUMBER.fullmatch(line) if self._suggestions else None
        if chosen is None:
            return self._answer(line, style)
        number = int(chosen[1])
        if not 1 <= number <= len(self._suggestions):
            return f"There is no suggestion {number}; choose 1 to {len(self._suggestions)}, or ask a question."
        line = self._suggestions[number - 1]
        return f"{style.dim(PROMPT + render.printable(line))}\n{self._answer(line, style)}"

    def _answer(self, line: str, style: Style) -> str:
        if reason := question.fault(line):
            return render.sentence(reason)
        given = self._engine.answer(line, self._conversation)
        self._suggestions = given.suggestions
        return render.answer(given, self._engine.kb, style)


def run(engine: Engine) -> int:
    """Hold a conversation on standard input and output until the input ends; return the exit code."""
    session = Session(engine)
    if sys.stdin is None:
        return 0
    if sys.stdin.isatty() and sys.stdout.isatty():
        return _at_terminal(session)
    return _through_pipe(session)


def _through_pipe(session: Session) -> int:
    for line in bounded(sys.stdin.buffer):
        if line is None:
            reply = TOO_LONG
        else:
            try:
                text = line.decode().rstrip("\r")
            except UnicodeDecodeError:
                reply = NOT_UTF_8
            else:
                if text.strip().lower() in LEAVING:
                    break
                if not text.strip():
                    continue
                reply = session.reply(text, PLAIN)
        print(reply, end="\n\n", flush=True)
    return 0


def _at_terminal(session: Session) -> int:
    editing = history.LineEditing(history.path())
    print("\n".join(terminal.style(sys.stdout).wrapped(WELCOME)))
    for line in _typed(_prompt(terminal.coloured(sys.stdout), editing.active)):
        if line.strip().lower() in LEAVING:
            break
        if line.strip():
            editing.keep(line)
            print(session.reply(line, terminal.style(sys.stdout)))
        print()
    print(GOODBYE)
    return 0


def _typed(prompt: str, read: Callable[[str], str] = input) -> Iterator[str]:
    """Yield the lines typed. Ctrl-C gives up the line, Ctrl-D ends."""
    while True:
        try:
            yield read(prompt)
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            print()
        except UnicodeDecodeError:
            print(NOT_UTF_8)


def _prompt(colour: bool, editing: bool) -> str:
    if not (colour and editing):
        return PROMPT
    return f"\001\x1b[1m\002{PROMPT}\001\x1b[0m\002"  # \001 and \002 tell readline what takes no room

"""The conversation in the terminal, held at a real one (a pseudo-terminal) and through a pipe."""

import contextlib
import fcntl
import os
import pty
import re
import select
import stat
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import chat, history, terminal
from bot.engine import Engine, load_engine
from bot.render import PLAIN

PATIENCE = 30.0
"""Seconds after which a terminal that says nothing more has failed the test."""
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
"""The snapshot of the knowledge is the person's own, however empty the home of a test."""
UNCOLOURED = {"NO_COLOR": "1"}
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Terminal:
    """A person at a terminal in which ``treatybot chat`` runs."""

    def __init__(self, home: Path, environ: dict[str, str] | None = None, columns: int = 80) -> None:
        given = {
            "HOME": str(home),
            "XDG_CACHE_HOME": str(CACHE),
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "INPUTRC": "/dev/null",
        }
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, "-m", "bot", "chat"], given | (environ or {}))
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def type(self, keys: str) -> None:
        os.write(self.screen, keys.encode())

    def until(self, expected: str, patience: float = PATIENCE) -> str:
        """Return what the terminal shows up to ``expected``, line ends made plain."""
        shown = b""
        while expected not in shown.decode(errors="replace").replace("\r\n", "\n"):
            ready, _, _ = select.select([self.screen], [], [], patience)
            piece = os.read(self.screen, 4096) if ready else b""
            assert piece, f"{expected!r} does not come after {shown.decode(errors='replace')!r}"
            shown += piece
        return shown.decode(errors="replace").replace("\r\n", "\n")

    def interrupt(self) -> None:
        """Press Ctrl-C, again if need be: a signal in the instant before readline waits is seen at the next."""
        for _ in range(int(PATIENCE)):
            self.type("\x03")
            with contextlib.suppress(AssertionError):
                self.until("\n> ", patience=1.0)
                return
        pytest.fail("Ctrl-C does nothing")

    def ask(self, question: str) -> str:
        """Type a question at the prompt; return what is shown up to the next one."""
        self.type(f"{question}\r")
        return self.until(f"\n\n{self.prompt}")

    prompt = "> "

    def leave(self) -> int:
        self.type("\x04")
        self.until("Goodbye.")
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


@pytest.fixture
def plain(home: Path) -> Iterator[Terminal]:
    """A terminal without colour, so that what it shows can be read off."""
    yield (terminal := Terminal(home, UNCOLOURED))
    assert terminal.leave() == 0


def readable(shown: str) -> str:
    return _ESCAPES.sub("", shown)


def test_a_conversation(plain: Terminal) -> None:
    welcome = plain.until("\n> ")
    assert "has Peru ratified?" in welcome
    assert "Ctrl-D leaves" in welcome
    peru = readable(plain.ask("has Peru ratified?"))
    assert "Peru is among the" in peru
    assert "\nSource: UN Information Service, 27 January 2004" in peru
    assert "Mexico" in plain.ask("and Mexico?")


def test_a_suggestion_is_chosen_by_its_number(plain: Terminal) -> None:
    plain.until("\n> ")
    helped = readable(plain.ask("help"))
    first = re.search(r"^  1\. (.+)$", helped, re.MULTILINE)
    assert first
    assert f"> {first[1]}\n" in readable(plain.ask("1"))
    plain.ask("help")
    assert "There is no suggestion 99; choose 1 to" in plain.ask("99")


def test_ctrl_c_clears_the_line(plain: Terminal) -> None:
    plain.until("\n> ")
    plain.type("has Norway rat")
    plain.until("has Norway rat")
    plain.interrupt()
    assert "Norway" not in plain.ask("has Peru ratified?")


def test_lines_can_be_edited(plain: Terminal) -> None:
    plain.until("\n> ")
    assert "Peru is among the" in readable(plain.ask("has Norway\x17Peru ratified?"))


def test_what_cannot_be_asked(plain: Terminal) -> None:
    plain.until("\n> ")
    assert plain.ask("").count("\n") <= 3
    assert "4,001 characters" in plain.ask("x" * 4001)


def test_the_history_is_kept_between_runs_for_its_owner_alone(home: Path) -> None:
    first = Terminal(home, UNCOLOURED)
    first.until("\n> ")
    first.ask("has Peru ratified?")
    first.ask("hello")
    assert first.leave() == 0
    file = home / ".local" / "state" / "treatybot" / "history"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    second = Terminal(home, UNCOLOURED)
    second.until("\n> ")
    assert "Peru is among the" in readable(second.ask("\x1b[A\x1b[A"))
    assert second.leave() == 0


def test_a_home_that_cannot_be_written(home: Path) -> None:
    (home / ".local").write_text("this is no directory")
    person = Terminal(home, UNCOLOURED)
    person.until("\n> ")
    assert "Peru" in person.ask("has Peru ratified?")
    assert person.leave() == 0


def test_colour_where_the_terminal_can(home: Path) -> None:
    person = Terminal(home)
    person.until("> ")
    person.prompt = "\x1b[1m> "
    assert "\x1b[2mSource: " in person.ask("has Peru ratified?")
    assert person.leave() == 0


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}])
def test_no_colour_where_it_is_not_wanted(home: Path, environ: dict[str, str]) -> None:
    person = Terminal(home, environ)
    person.until("> ")
    assert "\x1b[2m" not in person.ask("has Peru ratified?")
    assert person.leave() == 0


def test_a_narrow_window(home: Path) -> None:
    person = Terminal(home, UNCOLOURED, columns=40)
    person.until("\n> ")
    shown = readable(person.ask("who ratified?")).splitlines()
    assert len(shown) > 10
    assert max(map(len, shown)) <= 40
    assert person.leave() == 0


def piped(home: Path, written: bytes) -> subprocess.CompletedProcess[bytes]:
    environ = {"HOME": str(home), "XDG_CACHE_HOME": str(CACHE), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "bot", "chat"]
    return subprocess.run(command, input=written, capture_output=True, check=False, env=environ)


def test_piped_questions(home: Path) -> None:
    done = piped(home, b"has Peru ratified?\n\nand Mexico?\r\n\xff\xfe\n" + b"x" * 4001 + b"\nexit\nhello")
    answers = done.stdout.decode().strip().split("\n\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Peru" in answers[0]
    assert "Mexico" in answers[1]
    assert answers[2] == "The line is not valid UTF-8."
    assert answers[3].startswith("The question has 4,001 characters")
    assert len(answers) == 4
    assert b"\x1b" not in done.stdout
    assert not (home / ".local").exists()


def test_nothing_piped(home: Path) -> None:
    done = piped(home, b"")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_number_is_a_question_when_nothing_is_offered(engine: Engine) -> None:
    session = chat.Session(engine)
    assert "There is no suggestion" not in session.reply("40", PLAIN)


def test_an_emptied_suggestion_list_no_longer_counts(engine: Engine) -> None:
    session = chat.Session(engine)
    session.reply("help", PLAIN)
    session.reply("has Peru ratified?", PLAIN)
    assert "There is no suggestion" not in session.reply("99", PLAIN)


def test_where_the_history_lies(tmp_path: Path) -> None:
    assert history.path({"XDG_STATE_HOME": str(tmp_path)}) == tmp_path / "treatybot" / "history"
    assert history.path({"XDG_STATE_HOME": "relative", "HOME": str(tmp_path)}) == (
        tmp_path / ".local" / "state" / "treatybot" / "history"
    )
    assert history.path({"HOME": ""}) is None


def test_a_pipe_is_never_coloured() -> None:
    with Path(os.devnull).open("w") as nowhere:
        assert not terminal.coloured(nowhere, {"TERM": "xterm"})
        assert terminal.style(nowhere) == PLAIN

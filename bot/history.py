"""What was typed before, kept between conversations in the terminal; knows line editing and no question.

Where there is no readline, no home or no room on the disk, a conversation works without it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

LONGEST = 1_000
"""Lines kept; the oldest go first."""


def path(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the history file in the user's state directory, None where the user has none."""
    state = environ.get("XDG_STATE_HOME") or environ.get("LOCALAPPDATA") or ""
    if Path(state).is_absolute():
        return Path(state) / "treatybot" / "history"
    home = environ.get("HOME") or environ.get("USERPROFILE") or ""
    if Path(home).is_absolute():
        return Path(home) / ".local" / "state" / "treatybot" / "history"
    return None


class LineEditing:
    """Switches line editing on, with the lines of earlier conversations; ``keep`` adds the one just typed."""

    def __init__(self, file: Path | None) -> None:
        self._readline = _readline()
        self._file = file if self._readline else None
        if self._readline is None:
            return
        self._readline.set_history_length(LONGEST)
        self._readline.set_auto_history(False)
        if self._file is not None and not self._opened(self._file):
            self._file = None

    @property
    def active(self) -> bool:
        """Whether lines can be edited."""
        return self._readline is not None

    def keep(self, line: str) -> None:
        """Add ``line`` to the history, here and on the disk."""
        if self._readline is None:
            return
        self._readline.add_history(line)
        if self._file is not None:
            with contextlib.suppress(OSError):
                if hasattr(self._readline, "append_history_file"):
                    self._readline.append_history_file(1, str(self._file))
                else:
                    self._readline.write_history_file(str(self._file))
                self._file.chmod(0o600)

    def _opened(self, file: Path) -> bool:
        assert self._readline is not None
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
            file.chmod(0o600)
            self._readline.read_history_file(str(file))
        except OSError:
            return file.is_file() and os.access(file, os.W_OK)  # libedit calls an empty history an error
        return True


def _readline() -> ModuleType | None:
    try:
        import readline
    except ImportError:  # Windows
        return None
    return readline

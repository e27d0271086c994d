"""What the terminal at hand can show: colour, and how many columns; prints nothing itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TextIO

from bot.render import PLAIN, WIDEST, Style


def coloured(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether ``stream`` is a terminal that shows colour, and nobody asked for none (NO_COLOR)."""
    return stream.isatty() and not environ.get("NO_COLOR") and (environ.get("TERM") or "dumb") != "dumb"


def style(stream: TextIO) -> Style:
    """Return how to write on ``stream`` now; a window's width may have changed since the last time."""
    if not stream.isatty():
        return PLAIN
    from shutil import get_terminal_size  # a pipe needs none of it

    return Style(coloured(stream), min(get_terminal_size().columns, WIDEST))

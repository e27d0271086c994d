"""Lines of a byte stream in bounded memory, however long a line is; knows nothing of what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

LONGEST = 1 << 20
"""A question of 4,000 characters takes 48,000 bytes at most, each written as two JSON escapes; the rest is
room for keys that are none of ours."""


def bounded(stream: BinaryIO, longest: int = LONGEST) -> Iterator[bytes | None]:
    """Yield the lines of ``stream`` without their ends; None in place of one beyond ``longest`` bytes."""
    while line := stream.readline(longest + 1):
        if line.endswith(b"\n"):
            yield line[:-1]
        elif len(line) <= longest:
            yield line  # the last one, which has no end
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(longest)
            yield None

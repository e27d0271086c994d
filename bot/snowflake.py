"""Ids as Discord gives them out, read from text; knows not what they are the ids of."""

from __future__ import annotations

_LARGEST = 2**64 - 1


def parse(text: str) -> int | None:
    """Return the id that ``text`` writes in decimal digits, None when it is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= 20):
        return None
    number = int(text)
    return number if 0 < number <= _LARGEST else None

"""The source's text in a form patterns can match, character for character as long as the original.

Knows nothing of what a text says. Because every character keeps its place, a match in the plain form
gives the verbatim quotation in the source by its offsets alone.
"""

from __future__ import annotations

import re

_QUOTES = dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛ʼ`´′", "'")
_DASHES = dict.fromkeys("‐‑", "-") | dict.fromkeys("—―−‒─", "–")
_SPACES = dict.fromkeys("\n\r\t\v\f\u00a0\u2002\u2003\u2007\u2009\u200a\u200b\u202f\u2028\u2029\x85\ufeff", " ")
_PLAIN = str.maketrans(_QUOTES | _DASHES | _SPACES)


def plain(text: str) -> str:
    """Return ``text`` with one kind of quotation mark, dash and space; same length."""
    return text.translate(_PLAIN)


def pattern(expression: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile ``expression``, in which a space stands for any run of spaces, "space ?" for one or none."""
    return re.compile(expression.replace(" ?", r"\s*").replace(" ", r"\s+"), flags)


def squeeze(text: str) -> str:
    """Return ``text`` on one line with single spaces: for names and titles printed over several lines."""
    return " ".join(text.split())

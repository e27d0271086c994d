"""Plain text made fit for Discord: escaped, and split within a limit; knows no embed and no answer.

Nothing that passes ``escape`` can ping, format or link, whoever typed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

TEXT_LIMIT = 1_500
"""A message's share of a long answer: it fits into an embed, and into plain text with the source below it."""
ZERO_WIDTH = "\u200b"
_MARKDOWN = re.compile(r"([\\`*_~|\[\]])")
_LINE_START = re.compile(r"(?m)^(\s*)(#{1,3}|-#|[-+>]|>>>|\d+\.)(?=\s|$)")
_ANGLE = re.compile(r"<(?=[@#:/at!&])")
_EVERYONE = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_SCHEME = re.compile(r"(?<=[a-zA-Z])://")
_INVITE = re.compile(r"(?i)\b(discord(?:app)?)(?=\.(?:gg|com|me|io|li))")
_MENTIONS = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w{1,64}:\d+|/[^:>]{1,100}:\d+|t:-?\d+(?::\w)?|id:\w+)>")
_BREAKS = (re.compile(r"\n"), re.compile(r"(?<=[.!?]) "), re.compile(r"(?<=[;,]) "), re.compile(r" "))
"""Where a text may be split, best first: lines, sentences, items of a list, words."""


def escape(text: str) -> str:
    """Return plain ``text`` so that Discord shows it as it stands."""
    text = _MARKDOWN.sub(r"\\\1", text)
    text = _LINE_START.sub(lambda match: f"{match[1]}{_guard(match[2])}", text)
    text = _ANGLE.sub(f"<{ZERO_WIDTH}", text)
    text = _EVERYONE.sub(f"@{ZERO_WIDTH}", text)
    text = _INVITE.sub(rf"\1{ZERO_WIDTH}", text)
    return _SCHEME.sub(f":{ZERO_WIDTH}//", text)


def _guard(mark: str) -> str:
    return f"{mark[:-1]}\\." if mark.endswith(".") else f"\\{mark}"


def unescape(text: str) -> str:
    """Return what ``escape`` was given."""
    return re.sub(r"\\(.)", r"\1", text.replace(ZERO_WIDTH, ""))


def without_mentions(content: str) -> str:
    """Return a message's text without pings, custom emoji and the like, which carry no words."""
    return _MENTIONS.sub(" ", content).strip()


def split(text: str, limit: int, keep: Iterable[str] = ()) -> list[str]:
    """Return ``text`` in pieces of at most ``limit`` characters, never breaking inside one of ``keep``.

    A single word beyond the limit is cut; nothing the bot writes has one.
    """
    pieces = []
    text = text.strip()
    kept = tuple(keep) if len(text) > limit else ()
    while len(text) > limit:
        at = _break(text, limit, kept)
        pieces.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [*pieces, text] if text or not pieces else pieces


def _break(text: str, limit: int, keep: tuple[str, ...]) -> int:
    for pattern in _BREAKS:
        for match in reversed(list(pattern.finditer(text, 0, limit + 1))):
            if match.start() > 0 and not _inside(text, match.start(), keep):
                return match.start()
    return limit


def _inside(text: str, at: int, keep: tuple[str, ...]) -> bool:
    return any(text.find(name, max(0, at - len(name) + 1), at + len(name)) != -1 for name in keep if " " in name)


def shorten(text: str, limit: int) -> str:
    """Return ``text``, or as many whole words of it as fit with an ellipsis."""
    if len(text) <= limit:
        return text
    return f"{split(text, limit - 1)[0]}…"

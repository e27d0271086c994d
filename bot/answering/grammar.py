"""The English of answers: lists, numbers, dates, articles and an echo of the user's words; knows no fact.

A second language gets a module of its own beside this one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from knowledge.model import State

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty",
         90: "ninety"}  # fmt: skip
ECHO_LENGTH = 60
"""Longest piece of a question that an answer repeats: room for a treaty's usual name, none for a text."""
DAYS_A_MONTH = 30.44
REMEMBERED = 8192
"""Dates taken apart and compared once: more than the days that a large archive of releases names."""
_ECHOED = re.compile(r"[^\w\s'’,()-]")
_ACRONYM_DOT = re.compile(r"(?<=\w)\.(?=\w|\s|$)")


def listed(items: Sequence[str]) -> str:
    """Return ``A``, ``A and B``, ``A, B and C``; with commas inside an item, ``A, B, and C``."""
    if len(items) < 2:
        return items[0] if items else ""
    comma = "," if len(items) > 2 and any(" and " in item or "," in item for item in items) else ""
    return f"{', '.join(items[:-1])}{comma} and {items[-1]}"


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter: ``the Gambia`` → ``The Gambia``."""
    return text[:1].upper() + text[1:]


def state_name(state: State) -> str:
    """Return the State's name as it stands inside a sentence: ``the Gambia``, ``Peru``."""
    return f"the {state.name}" if state.article and not state.name.lower().startswith("the ") else state.name


def number(count: int) -> str:
    """Return ``count`` in words up to ten and for round tens below a hundred, otherwise in digits."""
    if 0 <= count <= 10:
        return _SMALL[count]
    return _TENS.get(count) or f"{count:,}"


def day(iso: str) -> str:
    """Return an ISO date, whole or partial, in words: ``2004-01-20`` → ``20 January 2004``.

    ``2003-09`` is ``September 2003``, ``--01-28`` is ``28 January``, ``2003`` is itself; anything else comes
    back as it is.
    """
    year, month, days = parts(iso)
    if month is not None and not 1 <= month <= 12:
        return iso
    words = [str(days)] if days else []
    words += [MONTHS[month - 1]] if month else []
    words += [f"{year:04d}"] if year else []
    return " ".join(words) or iso


def on_day(iso: str) -> str:
    """Return a date with its preposition: ``on 27 January 2004``, ``in January 2004``."""
    return f"{'on' if parts(iso)[2] else 'in'} {day(iso)}"


@lru_cache(maxsize=REMEMBERED)
def parts(iso: str) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day of an ISO date, None for what a partial one does not say."""
    text, year = iso, None
    if text.startswith("--"):
        text = text[2:]
    else:
        head, _, text = text.partition("-")
        year = int(head) if head.isdigit() else None
    month, _, days = text.partition("-")
    return year, int(month) if month.isdigit() else None, int(days) if days.isdigit() else None


@lru_cache(maxsize=REMEMBERED)
def agree(claimed: str, stated: str) -> bool:
    """Say whether two dates, each perhaps partial, agree in every part that both give."""
    pairs = zip(parts(claimed), parts(stated), strict=True)
    return all(a == b for a, b in pairs if a is not None and b is not None)


def whole(iso: str | None) -> date | None:
    """Return the calendar day of a whole ISO date; None for a partial or impossible one."""
    if iso is None:
        return None
    year, month, days = parts(iso)
    if not (year and month and days):
        return None
    try:
        return date(year, month, days)
    except ValueError:
        return None


def months(days: int) -> str:
    """Return a length in rounded months: 121 days → ``about four months``."""
    count = round(days / DAYS_A_MONTH)
    if count < 1:
        return "less than a month"
    return "about one month" if count == 1 else f"about {number(count)} months"


def be(count: int) -> str:
    """Return ``is`` for one, ``are`` for more."""
    return "is" if count == 1 else "are"


def states_word(count: int) -> str:
    """Return ``State`` for one, ``States`` for more."""
    return "State" if count == 1 else "States"


def quoted(text: str) -> str:
    """Return ``text`` between quotation marks, its own inner ones made single, without a final full stop."""
    return "“" + text.rstrip(".").replace("“", "‘").replace("”", "’") + "”"


def sentences(*pieces: object) -> str:
    """Join sentences with single spaces, leaving out what is empty or no text."""
    return " ".join(piece for piece in pieces if isinstance(piece, str) and piece)


def echo(text: str) -> str:
    """Return a piece of the user's words that is safe to repeat: short, one line, no markup, link or ping."""
    flat = unicodedata.normalize("NFKC", text)
    flat = "".join(char if not unicodedata.category(char).startswith("C") else " " for char in flat)
    flat = _ECHOED.sub(" ", _ACRONYM_DOT.sub("", flat)).replace("_", " ")
    flat = " ".join(flat.split())
    if len(flat) <= ECHO_LENGTH:
        return flat
    return flat[:ECHO_LENGTH].rsplit(" ", 1)[0] + " …"


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Return ``items`` once each, in order."""
    return tuple(dict.fromkeys(items))

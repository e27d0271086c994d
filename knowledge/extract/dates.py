"""Days as texts write them, complete or partial; knows nothing of what happened on them.

A date is ISO 8601, with what is not stated left out: ``2003-09``, ``--01-28``.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import Enum

from knowledge.extract.numbers import NUMBER, value
from knowledge.extract.plain import pattern

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, start=1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH = rf"(?:{MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1[89]|20)\d\d"
_RELATIVE_YEAR = r"(?:of )?(?:next year|this year|last year|of the same year|the same year|of that year|that year)"

DATE = (
    rf"(?:{_WEEKDAY},? (?:the )?)?"
    rf"(?:"
    rf"(?P<iso>(?<!\d){_YEAR}-\d\d-\d\d(?!\d))"
    rf"|(?<![\d/.])(?P<a>\d{{1,2}}) ?(?P<sep>[/.-]) ?(?P<b>\d{{1,2}}) ?(?P=sep) ?(?P<ny>{_YEAR})(?![\d/])"
    rf"|(?<![\w/.-])(?:the )?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)? (?P<m1>{_MONTH})"
    rf"(?:,? (?P<y1>{_YEAR})(?!\d)|,? (?P<r1>{_RELATIVE_YEAR})\b)?"
    rf"|\b(?P<m2>{_MONTH}) (?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d/])"
    rf"(?:,? (?P<y2>{_YEAR})(?!\d)|,? (?P<r2>{_RELATIVE_YEAR})\b)?"
    rf"|\b(?P<m3>{_MONTH})(?:,? (?:of )?(?P<y3>{_YEAR})(?!\d)|,? (?:of )?(?P<r3>{_RELATIVE_YEAR})\b)"
    rf"|\b(?:in|during|since|by|until|this|last|next) (?:early |late |mid-)?(?P<m4>{MONTH})\b(?!,? (?:\d|next year"
    rf"|this year|last year|of ))"
    rf"|\b(?:(?P<ago>{NUMBER}) years ago )?(?P<word>today|tomorrow|yesterday)\b"
    rf")"
)
_DATE = pattern(DATE)
_PAIRED = pattern(rf"\s*(?:and|or|,|to|-|–) (?:the |on )?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?P<y>{_YEAR})")
_NEW_YEAR = pattern(rf"\bNew Year's Day,? (?P<y>{_YEAR})\b")
_YEAR_ONLY = pattern(rf"\b(?:in|since|during) (?:the year )?(?P<y>{_YEAR})\b(?!\)|/|-\d)")


class Tense(Enum):
    """Where a date without a year lies, seen from the day of the release."""

    PAST = "past"
    FUTURE = "future"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands in the text. ``relative`` holds words such as "next year" or "tomorrow"."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative: str | None = None
    ago: int = 0
    """Years that lie between: "ten years ago today"."""
    ambiguous: bool = False
    """True for 03/04/2005, which is read day first."""

    def iso(self) -> str:
        """Return what is stated, in ISO 8601; empty for "today"."""
        if self.year is None and self.month is None:
            return ""
        if self.year is None:
            return f"--{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")
        return "-".join(
            [f"{self.year:04d}"]
            + ([f"{self.month:02d}"] if self.month else [])
            + ([f"{self.day:02d}"] if self.month and self.day else [])
        )


def find(text: str, start: int, end: int, *, years: bool = True) -> list[Written]:
    """Return the dates of plain ``text[start:end]`` in order; ``years`` also finds "in 2003"."""
    found = [date for match in _DATE.finditer(text, start, end) if (date := _read(match, text, end)) is not None]
    found += [Written(*one.span(), int(one["y"]), 1, 1) for one in _NEW_YEAR.finditer(text, start, end)]
    if years:
        for match in _YEAR_ONLY.finditer(text, start, end):
            if not any(date.start < match.end() and match.start() < date.end for date in found):
                found.append(Written(match.start("y"), match.end("y"), int(match["y"])))
    return sorted(found, key=lambda date: date.start)


def _read(match: re.Match[str], text: str, end: int) -> Written | None:
    start, stop = match.span()
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return _valid(Written(start, stop, year, month, day))
    if match["a"]:
        first, second, year = int(match["a"]), int(match["b"]), int(match["ny"])
        if second > 12 >= first:
            first, second = second, first
        return _valid(Written(start, stop, year, second, first, ambiguous=first <= 12 and first != second))
    if match["word"]:
        ago = value(match["ago"]) if match["ago"] else 0
        return Written(start, stop, relative=match["word"].lower(), ago=ago or 0)
    if match["m4"]:
        turn = match.group().split()[0].lower()
        relative = turn if turn in {"last", "next"} else None
        return Written(match.start("m4"), stop, month=_month(match["m4"]), relative=relative)
    for number in "123":
        if match[f"m{number}"]:
            stated, words = match[f"y{number}"], match[f"r{number}"]
            if match[f"m{number}"] in {"may", "march"} and stated is None:
                return None
            day_of_month = int(match[f"d{number}"]) if number != "3" else None
            if stated is None and words is None and (paired := _PAIRED.match(text, stop, end)):
                stated = paired["y"]
            of_year = int(stated) if stated else None
            relative = re.sub(r"^of\s+", "", " ".join(words.lower().split())) if words else None
            return _valid(Written(start, stop, of_year, _month(match[f"m{number}"]), day_of_month, relative))
    return None


def _month(name: str) -> int:
    return _MONTH_NUMBERS[name.lower().rstrip(".")]


def _valid(date: Written) -> Written | None:
    return date if _is_day(date.year or 2000, date.month or 1, date.day) else None


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ON_A_WEEKDAY = pattern(
    rf"\b(?:on|this|last|next) (?P<day>{'|'.join(WEEKDAYS)})\b(?! (?:morning|evening|night))(?!,? (?:the )?\d|,?"
    rf" {_MONTH})"
)


def on_a_weekday(text: str, start: int, end: int) -> Written | None:
    """Return the first day in plain ``text[start:end]`` of which no more than the weekday is told ("on Friday")."""
    match = _ON_A_WEEKDAY.search(text, start, end)
    return Written(match.start(), match.end(), relative=match["day"].lower()) if match else None


def complete(date: Written, reference: str | None, tense: Tense = Tense.EITHER) -> str | None:
    """Return ``date`` in ISO 8601, its year taken from ``reference`` (the release's date) where it has none.

    Without a year in the reference the date stays partial; "today" without a complete reference is None.
    """
    known = _parse(reference)
    if date.relative in {"today", "tomorrow", "yesterday"}:
        if known is None:
            return reference if date.relative == "today" and not date.ago else None
        shift = {"today": 0, "tomorrow": 1, "yesterday": -1}[date.relative]
        try:
            day = known + datetime.timedelta(days=shift)
            return day.replace(year=day.year - date.ago).isoformat()
        except (OverflowError, ValueError):
            return None
    if date.relative in WEEKDAYS:
        return _weekday(WEEKDAYS.index(date.relative), known, tense) if known else None
    if date.year is not None:
        return date.iso()
    year = int(reference[:4]) if reference and reference[:4].isdigit() else None
    if year is None or date.month is None:
        return date.iso()
    if date.relative in {"next", "last"}:
        if known is None:
            return date.iso()
        later = date.month > known.month if date.relative == "next" else date.month < known.month
        year += (0 if later else 1) if date.relative == "next" else (0 if later else -1)
    elif date.relative in {"next year", "last year"}:
        year += 1 if date.relative == "next year" else -1
    elif date.relative is None and known is not None:
        year = _nearest(date, known, tense)
    # There is no 29 February in most years: then none is told.
    return _iso(year, date.month, date.day) if year is not None and _is_day(year, date.month, date.day) else date.iso()


def _weekday(number: int, known: datetime.date, tense: Tense) -> str:
    """The last such day up to ``known`` for what is past, else the next one from it on."""
    back = (known.weekday() - number) % 7
    return (known - datetime.timedelta(days=back if tense is Tense.PAST or not back else back - 7)).isoformat()


# A release may be issued some weeks after the day it announces, and reports a few days late.
_SLACK = datetime.timedelta(days=45)


def _is_day(year: int, month: int, day: int | None) -> bool:
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return False
    return True


def _nearest(date: Written, known: datetime.date, tense: Tense) -> int | None:
    """The year next to ``known`` that fits; None where the day is in none of the three."""
    assert date.month is not None
    candidates = [
        datetime.date(year, date.month, date.day or 15)
        for year in (known.year - 1, known.year, known.year + 1)
        if _is_day(year, date.month, date.day)
    ]
    if not candidates:
        return None
    if tense is Tense.PAST:
        fitting = [day for day in candidates if day <= known + datetime.timedelta(days=16)]
        return max(fitting or candidates).year
    if tense is Tense.FUTURE:
        fitting = [day for day in candidates if day >= known - _SLACK]
        return min(fitting or candidates).year
    return min(candidates, key=lambda day: abs(day - known)).year


def _parse(reference: str | None) -> datetime.date | None:
    if reference is None:
        return None
    try:
        return datetime.date.fromisoformat(reference)
    except ValueError:
        return None


def _iso(year: int, month: int, day: int | None) -> str:
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def is_date(text: str) -> Written | None:
    """Return the date when plain ``text`` is nothing else (a header line), otherwise None."""
    compact = re.fullmatch(rf"\s*({_YEAR})(\d\d)(\d\d)\s*", text)
    if compact:
        return _valid(Written(0, len(text), int(compact[1]), int(compact[2]), int(compact[3])))
    stripped = text.strip(" |()[]:;,.-–")
    match = _DATE.fullmatch(stripped)
    if match is None or match["word"] or match["m4"]:
        return None
    return _read(match, stripped, len(stripped))

"""Dates, numbers, letters, articles and symbols in a question; knows nothing of States or concepts."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache

from knowledge.text import Token

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH_ALONE = (
    r"\b(?:in|since|by|until|till|before|after|during|from|of|last|this|early|late|mid)[\s-]+"
    rf"{_MONTH}(?!\s+\w*\s*(?:i|we|you))"
)
"""The only date that a text without a digit can hold."""
_DATES = (
    rf"\b{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b",
    r"\b(?P<a>[0-3]?\d)[./](?P<b>[0-3]?\d)[./](?P<year>(?:19|20)?\d\d)\b",
    rf"\b{_DAY}\s+(?:day\s+)?(?:of\s+)?{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR})?",
    rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}\b(?!\d)(?:,?\s+{_YEAR})?",
    rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b",
    _MONTH_ALONE,
    rf"\b{_YEAR}\b",
    r"\b(?:on|the|of)\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b"
    r"(?!\s+(?:country|state|nation|party|article|century|ratif|time|member|general|session))",
)
_DIGIT = re.compile(r"\d")
_LETTER = r"(?<!\w)[a-z]\b"
"""What every match of the pattern for initials ends in; far quicker to look for."""
_SYMBOL = (
    r"\b[AS]\s?/\s?RES\s?/\s?\d+(?:\s?/\s?\d+)?|\b[AS]\.?\s?res\.?\s?\d+\s?/\s?\d+"
    r"|\b(?:res(?:olution)?\.?\s+)(?:no\.?\s*)?\d{1,4}(?:\s?/\s?\d{1,4})?|(?<![\d/])\d{2}/\d{2,3}(?![\d/])"
)
_ARTICLE = (
    r"\b(?:articles?|artical|articel|artikel|art\.?|section|para(?:graph)?s?|annex|chapter|clause)\s+"
    r"(?:no\.?\s*|number\s+)?(?P<number>\d{1,3}|[ivx]{1,5}\b|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|fifteen|twenty)\b"
)
_NO_WORD = "[b-hjlmo-qstvwz]"
"""Letters that people do not write for a word: a, I, k (ok), n (and), r (are), u (you), x, y (why)."""
_INITIAL = (
    r"(?:\b(?:start|starts|starting|strt|begin|begins|beginning|beginns?|began|initial|first letter|initials)\b"
    r"(?:\s+(?:with|in|by|on|from|is|of|at|w|the|an|a|letter|capital)\b|\s*:)*\s*[\"'“‘(]?(?P<a>[a-z])\b"
    r"|\b(?:the\s+)?letters?\s+[\"'“‘(]?(?P<b>[a-z])\b"
    r"|\b(?:under|with|in|for|of|on|about|and|or|by)\s+(?:an?\s+|the\s+|letter\s+)?[\"“'‘(](?P<c>[a-z])[\"”'’)]"
    rf"|\b(?:under|with|about|and|or|do|try)\s+(?:an?\s+)?(?P<d>{_NO_WORD})\b(?![.'’&/])"
    rf"|\b(?P<e>[a-z]-|{_NO_WORD} )(?:countries|states|nations|parties|ratifiers|names)\b)"
)
_SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        start=1,
    )
}
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
_TENS["fourty"] = 40
NUMBER_WORDS = frozenset({*_SMALL, *_TENS, "hundred"})
_LEAST_COUNT = 4
"""A smaller number in words ("two countries", "one of") is hardly ever a claimed count of parties."""


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` compiled, at its first use: many questions need few of them, and compiling is slow."""
    return re.compile(pattern, re.IGNORECASE)


@dataclass(slots=True)
class Slots:
    """What was found; ``taken`` are the numbers of the tokens that belong to something found here."""

    dates: tuple[str, ...] = ()
    number: int | None = None
    initial: str | None = None
    article: str | None = None
    symbol: str | None = None
    taken: set[int] = field(default_factory=set)


def find_slots(text: str, tokens: list[Token], named: Container[int] = frozenset()) -> Slots:
    """Return dates (ISO 8601, possibly partial), a claimed count, a first letter, an article and a symbol.

    ``named`` are numbers of tokens that are part of a name and stand for nothing else.
    """
    slots = Slots()
    has_digit = _DIGIT.search(text) is not None
    spans: list[tuple[int, int]] = []
    if has_digit and (match := _regex(_SYMBOL).search(text)):
        slots.symbol = " ".join(match.group().split())
        spans.append(match.span())
    match = _regex(_ARTICLE).search(text)
    if match:
        slots.article = match["number"].lower()
        spans.append(match.span())
    dates: list[str] = []
    month_alone = (_MONTH_ALONE,) if any(token.text in _MONTHS for token in tokens) else ()
    patterns = _DATES if has_digit else month_alone
    for pattern in patterns:
        for match in _regex(pattern).finditer(text):
            if any(match.start() < end and start < match.end() for start, end in spans):
                continue
            iso = _iso(match)
            if iso is not None:
                spans.append(match.span())
                dates.append(iso)
    slots.dates = tuple(dates)
    match = _regex(_INITIAL).search(text) if _regex(_LETTER).search(text) else None
    if match:
        slots.initial = next(letter for letter in match.groups() if letter)[0].upper()
        spans.append(match.span())
    if spans:
        for number, token in enumerate(tokens):
            if any(start < token.end and token.start < end for start, end in spans):
                slots.taken.add(number)
    slots.number = _count(tokens, slots.taken, named)
    return slots


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year = groups.get("year")
    if "a" in groups:
        first, second = int(groups["a"]), int(groups["b"])
        day, month = (first, second) if second <= 12 else (second, first)
        if not (1 <= day <= 31 and 1 <= month <= 12) or year is None:
            return None
        return f"{int(year) + (2000 if len(year) == 2 else 0)}-{month:02d}-{day:02d}"
    named = groups.get("month")
    month_number = int(groups["number"]) if groups.get("number") else _MONTHS[named.lower()] if named else None
    day_text = groups.get("day")
    if day_text is not None and not 1 <= int(day_text) <= 31:
        return None
    if month_number is None:
        return year or (f"---{int(day_text):02d}" if day_text else None)
    start = year or "-"
    return f"{start}-{month_number:02d}" + (f"-{int(day_text):02d}" if day_text else "")


def _count(tokens: list[Token], taken: Container[int], named: Container[int]) -> int | None:
    """Return a number of States that is written out or in digits, None when there is none."""
    index = 0
    while index < len(tokens):
        word = tokens[index].text
        if word == "dozen":
            return 12
        if index in taken or index in named:
            index += 1
            continue
        if word.isdecimal() and len(word) <= 3:
            return int(word)
        value, used = _words(tokens, index)
        if used and value >= _LEAST_COUNT:
            return value
        index += max(used, 1)
    return None


def _words(tokens: list[Token], start: int) -> tuple[int, int]:
    value = used = 0
    for token in tokens[start : start + 6]:
        word = token.text
        if word in _TENS:
            value += _TENS[word]
        elif word in _SMALL:
            value += _SMALL[word]
        elif word == "hundred":
            value = max(value, 1) * 100
        elif word == "dozen" and used:
            value *= 12
        elif not (word == "and" and used and value >= 100):
            break
        used += 1
    return value, used

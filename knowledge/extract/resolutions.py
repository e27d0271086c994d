"""Resolutions of United Nations bodies: symbol, day, what they did. Knows nothing of treaties."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.extract import dates
from knowledge.extract.document import Document, Span
from knowledge.extract.plain import pattern, squeeze

_SYMBOL = re.compile(
    r"\b(?P<full>[AES]/(?:HRC/|C\.\d/)?RES/(?:[A-Z]+-)?\d+(?:/\d+)?(?:\s?[A-Z]\b)?(?:\s?\((?:\d{4}"
    r"|[A-Z]*-?[IVXLC]+)\))?)"
    r"|\b[Rr]esolutions?\s+(?:No\.?\s*)?(?P<short>WHA\d+\.\d+|GC\([\dIVXL]+\)/RES/\d+|A\d+-\d+"
    r"|Conf\.\s\d+\.\d+(?:\s\(Rev\.\sCoP\d+\))?|(?:A/|ES-"
    r"|S-)?\d+/\d+(?:\s[A-Z]\b)?"
    r"|\d+\s?(?:[A-Z]\s?)?\((?:\d{4}|[A-Z]*-?[IVXLC]+)\)|\d{3,4})"
    r"|\b(?:resolutions?)\s[^.;]{0,80}?\b(?:and|,)\s+(?P<more>\d+/\d+|\d+\s?\(\d{4}\))"
)
_BODY = pattern(
    r"\b(?P<body>General Assembly|Security Council|Economic and Social Council|Human Rights Council"
    r"|Commission on Human Rights|World Health Assembly|UNGA|ECOSOC)\b"
)
_AFTER = pattern(
    r"\s*,?\s*(?:\([^()]{0,30}\)\s*)?(?:of|on|dated|adopted(?: by [\w ]{3,40}?)?(?: on)?|,) (?:the )?(?=\w)"
)
_ACTION = pattern(
    r"\b(?P<action>(?:(?:welcom|adopt|decid|call|urg|request|endors|approv|open|establish|reaffirm|recommend"
    r"|invit|proclaim|"
    r"condemn|recogni[sz]|stress|mandat)(?:s|es|ed|d|ing)?\b|not(?:ed|es"
    r"|ing)\b)(?! by\b)(?! resolutions?\b)[^.;]*)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A resolution as the text names it."""

    symbol: str
    date: str | None
    body: str | None
    action: str | None
    span: Span


def find(document: Document) -> list[Named]:
    """Return each resolution once, from the first sentence that names it (a later one may add its day)."""
    found: dict[str, Named] = {}
    for sentence in document.sentences:
        for match in _SYMBOL.finditer(document.plain, sentence.start, sentence.end):
            named = _read(document, sentence, match)
            number = re.sub(r"^[AS]/RES/", "", named.symbol)
            earlier = found.get(number)
            if earlier is None or (earlier.date is None and named.date):
                found[number] = named
    return list(found.values())


def _read(document: Document, sentence: Span, match: re.Match[str]) -> Named:
    text = document.plain
    kind = "full" if match["full"] else "short" if match["short"] else "more"
    start, end = match.span(kind)
    symbol = squeeze(document.raw[start:end])
    body = _body_of(text, sentence, symbol, start, end)
    after = _AFTER.match(text, end, sentence.end)
    day = None
    if after:
        day = next((d for d in dates.find(text, after.end(), sentence.end) if d.start - after.end() <= 2), None)
    if day is None:
        fronted = [d for d in dates.find(text, sentence.start, start) if d.start - sentence.start <= 4]
        if fronted and not re.search(
            r"[;]|\b(?:pursuant|under|established by|in accordance)\b", text[fronted[0].end : start]
        ):
            day = fronted[0]
    date = dates.complete(day, document.head.today, dates.Tense.PAST) if day else None
    done = _ACTION.search(text, end, sentence.end)
    action = None
    if done and len(text[end : done.start()]) < 140:
        action = document.quote(done.start("action"), done.end("action"))
    return Named(symbol, date, body, action, sentence)


def _body_of(text: str, sentence: Span, symbol: str, start: int, end: int) -> str | None:
    if symbol.startswith("A/RES"):
        return "General Assembly"
    if symbol.startswith("S/RES"):
        return "Security Council"
    before = list(_BODY.finditer(text, sentence.start, start))
    after = _BODY.search(text, end, min(sentence.end, end + 60))
    nearest = before[-1] if before else after
    if before and re.search(r"\d", text[before[-1].end() : start].replace(symbol, "")):
        return None
    return squeeze(nearest["body"]) if nearest else None

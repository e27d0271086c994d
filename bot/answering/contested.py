"""What a question wrongly takes for granted besides days and numbers: an article, a place, a publisher, a symbol.

Reads the question's own words beside the fact; knows nothing of replies.
"""

from __future__ import annotations

import re

from bot.answering import grammar
from bot.answering.facts import Knowledge

_ARTICLE = re.compile(
    r"\b(?:articles?|art\.?)\s*(?P<number>\d{1,3})\b"
    r"(?:[,\s]*(?:para(?:graph)?\.?|sub-?paragraph)?\s*\((?P<letter>[a-z])\)|(?P<joined>[a-z])\b)?",
    re.IGNORECASE,
)
_PROVISION_NUMBER = re.compile(r"\b\d+\b")
_PROVISION_LETTER = re.compile(r"\(([a-z])\)")
_ISSUED = r"\b(?:issued|released|published|printed|written|put out|came out|comes?|came|sent|made|authored|is|was)\s+(?:out\s+)?"
_NAME = r"(?:the\s+)?(?P<name>[^\W\d][\w.&’'-]*(?:\s+[^\W\d][\w.&’'-]*){0,4}?)"
_NAME_END = r"(?=\s+(?:in|on|at|by|from|and|of\s+the\s+release|right|correct|then)\b|\s*[,;?!]|\s*\.?\s*$|\s+\d)"
_PLACE = re.compile(_ISSUED + r"(?:in|from|at)\s+" + _NAME + _NAME_END, re.IGNORECASE)
_PUBLISHER = re.compile(_ISSUED + r"by\s+" + _NAME + _NAME_END, re.IGNORECASE)
_NO_PLACE = re.compile(
    r"(?:late|early|mid|last|this|that|what|which|whom?|where|when|which)\b|\w*(?:uary|ember|ober)\b"
    r"|(?:march|april|may|june|july|august|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
    r"|(?:release|fact|time|english|response|full|it|you|your|a|an|press|source|document)\b",
    re.IGNORECASE,
)
_FAMILY = frozenset({"un", "united", "nations", "the", "of", "and"})
"""Words that every office of the United Nations may be called by."""
_SYMBOL = re.compile(r"(?<![\d/])(?:[AS]\s?/\s?RES\s?/\s?)?(\d{1,3}\s?/\s?\d{1,4})(?![\d/])", re.IGNORECASE)
_SUPPLEMENTS = re.compile(
    r"\b(?:supplement\w*|supplementary|protocol|annex\w*|attached|belongs?|part|addition|adds?)(?:\s+(?:to|of|under))?\s+"
    r"(?P<treaty>[^?!]+)",
    re.IGNORECASE,
)


def wrong_article(question: str, provision: str) -> str | None:
    """Return the article that ``question`` names when ``provision`` is another, as ``5`` or ``3 (b)``."""
    claimed = list(_ARTICLE.finditer(question))
    if not claimed:
        return None
    numbers, letters = _PROVISION_NUMBER.findall(provision), _PROVISION_LETTER.findall(provision)
    wrong = None
    for match in claimed:
        letter = (match["letter"] or match["joined"] or "").lower()
        if match["number"] in numbers and (not letter or letter in letters):
            return None
        wrong = f"{match['number']} ({letter})" if letter else match["number"]
    return wrong


def wrong_place(question: str, place: str) -> str | None:
    """Return the place a release is said to come from when it is another than ``place``."""
    return _wrong(_PLACE, question, frozenset(place.lower().split()))


def wrong_publisher(question: str, publisher: str) -> str | None:
    """Return the publisher that ``question`` names when it is another than ``publisher``."""
    words = publisher.lower().split()
    initials = "".join(word[0] for word in words)
    short = "".join(word if word == "un" else word[0] for word in words)
    return _wrong(_PUBLISHER, question, frozenset({*words, *_FAMILY, initials, short}))


def _wrong(pattern: re.Pattern[str], question: str, known: frozenset[str]) -> str | None:
    match = pattern.search(question)
    if match is None or _NO_PLACE.match(match["name"]):
        return None
    named = match["name"].lower().replace(".", "").removesuffix("'s").removesuffix("’s").split()
    return None if known.issuperset(named) else grammar.echo(match["name"])


def wrong_symbol(question: str, symbol: str) -> str | None:
    """Return the resolution that ``question`` names by number when ``symbol`` is another."""
    told = _SYMBOL.search(symbol)
    claimed = [match[1].replace(" ", "") for match in _SYMBOL.finditer(question)]
    if told is None or not claimed or told[1] in claimed:
        return None
    return claimed[0]


def wrong_parent(question: str, knowledge: Knowledge, treaty: str, parent: str) -> str | None:
    """Return the treaty that ``treaty`` is wrongly said to supplement: one the knowledge has, but not ``parent``."""
    match = _SUPPLEMENTS.search(question)
    named = knowledge.treaty_in(match["treaty"]) if match else None
    return named if named and named not in (treaty, parent) else None

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
_ISSUED = (
    r"\b(?:issued|released|published|printed|written|put out|came out|comes?|came|sent|made|authored|is|was)"
    r"\s+(?:out\s+)?"
)
_ORIGIN = re.compile(
    _ISSUED + r"(?P<how>in|from|at|by)\s+(?P<the>the\s+)?(?P<name>[^\W\d][\w.&’'-]*(?:\s+[^\W\d][\w.&’'-]*){0,4}?)"
    r"(?=\s+(?:in|on|at|by|from|and|right|correct|then)\b|\s*[,;?!]|\s*\.?\s*$|\s+\d)",
    re.IGNORECASE,
)
_NO_ORIGIN = re.compile(
    r"(?:late|early|mid|last|this|that|what|which|whom?|where|when)\b|\w*(?:uary|ember|ober)\b"
    r"|(?:march|april|may|june|july|august|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
    r"|(?:release|fact|time|english|response|full|it|you|your|a|an|press|source|document)\b",
    re.IGNORECASE,
)
_FAMILY = frozenset({"un", "united", "nations", "the", "of", "and"})
"""Words that every office of the United Nations may be called by."""
_SYMBOL = re.compile(r"(?<![\d/])(?:[AS]\s?/\s?RES\s?/\s?)?(\d{1,3}\s?/\s?\d{1,3})(?![\d/])", re.IGNORECASE)
_SUPPLEMENTS = re.compile(
    r"\b(?:supplement\w*|supplementary|protocol|annex\w*|attached|belongs?|part|addition|adds?)(?:\s+(?:to|of|under))?\s+"
    r"(?P<treaty>[^?!]+)",
    re.IGNORECASE,
)


_DENYING = re.compile(r"\b(?:not|never|without|neither|only|per ?cent)\b|n['’]t\b|%", re.IGNORECASE)
"""Words beside which two numbers may stand for something else than they seem to."""
_SPELLED = 100
"""Numbers below it are often written out."""


def wrong_article(question: str, number: int | None, provision: str) -> str | None:
    """Return the article that ``question`` names when ``provision`` is another, as ``5`` or ``3 (b)``.

    ``number`` is the one understood in a question that does not write it in digits after the word.
    """
    claimed = list(_ARTICLE.finditer(question))
    if not claimed:
        return None if number is None or str(number) in _PROVISION_NUMBER.findall(provision) else str(number)
    numbers, letters = _PROVISION_NUMBER.findall(provision), _PROVISION_LETTER.findall(provision)
    wrong = None
    for match in claimed:
        letter = (match["letter"] or match["joined"] or "").lower()
        if match["number"] in numbers and (not letter or letter in letters):
            return None
        wrong = f"{match['number']} ({letter})" if letter else match["number"]
    return wrong


def wrong_origin(question: str, place: str, publisher: str) -> str | None:
    """Return where or by whom a release is wrongly said to be issued, as ``in Geneva`` or ``by the WHO``.

    Nothing is called wrong where the source does not state the place or the publisher.
    """
    words = publisher.lower().split()
    initials = {"".join(word[0] for word in words), "".join(word if word == "un" else word[0] for word in words)}
    publishers = frozenset({*words, *initials, *_FAMILY}) if words else frozenset()
    places = frozenset(place.lower().split())
    for match in _ORIGIN.finditer(question):
        how, named = match["how"].lower(), _words(match["name"])
        known = publishers if how == "by" else places if how in ("in", "at") else publishers | places
        stated = words if how == "by" else places
        asks = _NO_ORIGIN.match(match["name"]) and not (match["the"] and match["name"].isupper())
        if not stated or asks or known.issuperset(named) or "or" in named:
            continue
        return f"{how} {'the ' if match['the'] else ''}{grammar.echo(match['name'])}"
    return None


def _words(name: str) -> list[str]:
    return name.lower().replace(".", "").removesuffix("'s").removesuffix("’s").split()


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


def swapped(question: str, signatories: int | None, parties: int | None) -> bool:
    """Return whether ``question`` gives the number of parties to the signatories, or the other way round."""
    if signatories is None or parties is None or signatories == parties or _DENYING.search(question):
        return False
    signed, ratified = (_claimed(question, stem, (signatories, parties)) for stem in ("sign", "ratif"))
    return (signed, ratified) in {(parties, signatories), (parties, None), (None, signatories)}


def _claimed(question: str, stem: str, counts: tuple[int, int]) -> int | None:
    """Return which of ``counts`` is said to have signed or ratified: "signed by 112", "112 signed"."""
    by = rf"\b{stem}\w*\s+by\s+(?:only\s+|just\s+)?"
    if re.search(by, question, re.IGNORECASE) is None:
        by = ""
    # with neither another number nor the other word between
    between = r"" if by else rf"(?:(?!sign|ratif|\d)[^,;.?!])*?\b{stem}"
    for count in counts:
        number = rf"(?:{count}|{grammar.number(count)})" if count < _SPELLED else str(count)
        if re.search(rf"{by}\b{number}\b{between}", question, re.IGNORECASE):
            return count
    return None

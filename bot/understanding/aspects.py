"""The narrower thing a question asks within its kind: which detail, more or fewer, praise or complaint.

Knows the words of a question and what they were understood as; nothing of facts or wording.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_BY_CONCEPT: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "release_issued": (
        ("title", frozenset({"headline", "full_name"})),
        ("where", frozenset({"where", "dateline"})),
        ("when", frozenset({"when", "DATE"})),
        ("who", frozenset({"who"})),
    ),
    "ga_resolution": (
        ("date", frozenset({"when", "DATE"})),
        ("action", frozenset({"welcome", "how", "describe", "role"})),
    ),
    "timeline": (("gap", frozenset({"gap"})), ("last", frozenset({"last"})), ("first", frozenset({"first"}))),
    "definition": (("benefit", frozenset({"benefit"})),),
    "not_in_release": (
        ("depositary", frozenset({"depositary"})),
        ("reservations", frozenset({"reservation"})),
        ("order", frozenset({"ratify_order"})),
        ("penalties", frozenset({"penalty"})),
        ("text", frozenset({"text_of"})),
        ("article", frozenset({"OTHER_ARTICLE", "article_n", "article"})),
        ("adopted", frozenset({"adopt"})),
    ),
}
"""For each handler, the aspects and the concepts that show them; the first that is there counts."""

_NUMBER = r"(?:\d+|[a-z-]+)\b"
_BOUNDS = (
    (
        "at_least",
        rf"\b(?:at least|no fewer than|no less than|not less than|minimum of) {_NUMBER}|\d+ or more\b",
    ),
    (
        "at_most",
        rf"\b(?:at most|no more than|not more than|up to|maximum of) {_NUMBER}|\d+ or (?:fewer|less)\b",
    ),
    ("more", rf"\b(?:more than|over|above|exceed(?:s|ed|ing)?|beyond|north of|greater than) {_NUMBER}"),
    ("fewer", rf"\b(?:fewer than|less than|under|below|short of|smaller than) {_NUMBER}"),
)
_COMPLAINT = (
    r"\b(?:wrong|bad|useless|incorrect|mistakes?|mistaken|stupid|terrible|awful|rubbish|nonsense|false|dumb|worst"
    r"|poor|errors?|unhelpful|disappointing|(?:not|isn.?t) (?:true|right|correct|good|helpful))\b"
)
_PRAISE = (
    r"\b(?:good|great|nice|amazing|awesome|love|perfect|brilliant|helpful|cool|well done|excellent|best"
    r"|impressive|fantastic|wonderful|clever|smart|right|correct)\b"
)
_GAP = r"\b(?:difference|gap|without ratif\w+|but (?:not|(?:did|have|had|has)(?: not|n.?t)))\b"
_BY_WORDS = {
    handler: tuple((name, re.compile(pattern)) for name, pattern in patterns)
    for handler, patterns in {
        "ratified": (("party", r"\b(?:part(?:y|ies)|bound|binds?|binding|members?)\b"),),
        "count_parties": _BOUNDS,
        "count_signatories": _BOUNDS,
        "count_compare": (("gap", _GAP),),
        "feedback": (("complaint", _COMPLAINT), ("praise", _PRAISE)),
    }.items()
}
"""For each handler, the aspects and the words that show them; the first that is there counts."""
_IN_FORCE = re.compile(
    r"\b(?:is|was|were|been|already|still|it)\b[^.?!]*\b(?:in force|in effect|binding|valid|effective)\b"
)
_BEGINNING = re.compile(r"\b(?:since|from|became|become|becomes|went|got|starting|when)\b")
_ENDS = (
    ("last", re.compile(r"\b(?:last|latest|newest|most recent(?:ly)?)\b")),
    ("first", re.compile(r"\b(?:first|earliest)\b")),
)
_OTHER_RESOLUTIONS = re.compile(r"\b(?:other|more|else|further|drugs)\b")


def aspect(handler: str, features: Collection[str], text: str) -> str | None:
    """Return the aspect of a question of the kind ``handler``, or None for the whole.

    ``features`` are the concepts and slots the question was understood to hold, ``text`` its own words.
    """
    words = text.lower()
    for name, pattern in _BY_WORDS.get(handler, ()):
        if pattern.search(words):
            return name
    if handler.startswith("eif_"):
        return "in_force" if _IN_FORCE.search(words) and not _BEGINNING.search(words) else None
    if handler == "ga_resolution" and _OTHER_RESOLUTIONS.search(words) and "resolution" in words:
        return "other"
    for name, concepts in _BY_CONCEPT.get(handler, ()):
        if not concepts.isdisjoint(features):
            return _end(words) if name == "order" else name
    return None


def _end(words: str) -> str:
    """Return which end of an order is asked for, or ``order`` for anything else about it."""
    asked = [name for name, pattern in _ENDS if pattern.search(words)]
    return asked[0] if len(asked) == 1 else "order"

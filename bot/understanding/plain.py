"""Whether a question makes one simple claim, every word of which was understood: only such a one is judged.

"Has Peru ratified?" gets a "yes", "so 41 countries ratified?" a "no"; "is Peru the only one to ratify?", "has Peru
ratified NAFTA?" and "between 30 and 50 ratified?" are told the fact instead, for a "yes" or a "no" would judge the part
that was not understood too. Knows words, and no fact.
"""

from __future__ import annotations

import re

from bot.understanding.analysis import Analysis
from bot.understanding.slots import NUMBER_WORDS
from bot.understanding.stems import stem

_OF_ANY = """a an the this that it its they their there is are was were be been has have had did do does of to in on
at as for from into and or yet already also so far now by then indeed really actually ever please hi
hey hello ok okay well me you i can could would tell say know confirm true correct right sure whether if
think thought hear heard read believe am just not no never"""
_OF_TREATIES = "protocol treaty convention agreement instrument un united nations"
_OF_JOINING = """ratify ratified ratification party parties member state states country countries nation government join
joined bound bind legally list listed forty among become became deposit deposited consent"""
_OF_FORCE = """enter entered entry force come came go went gone take took taken effect become became binding law legal
legally effective active live operational operative start started begin began valid apply applies applicable official
officially formally"""
_OF_NUMBERS = """how many number count total least most more than fewer less over under above below exactly sign signed
signatory signatories signature signatures ratifiers ratifications"""
_OF_ISSUE = """release released issue issued publish published press came come out date dated document text statement
put sent"""
_OF_RESOLUTION = (
    """general assembly ga resolution adopt adopted adoption pass passed welcome welcomed date dated number"""
)
_ALLOWED = {
    "ratified": (_OF_JOINING,),
    "count_parties": (_OF_JOINING, _OF_NUMBERS),
    "count_signatories": (_OF_JOINING, _OF_NUMBERS),
    "list_filter": (_OF_JOINING,),
    "release_issued": (_OF_ISSUE,),
    "ga_resolution": (_OF_RESOLUTION, _OF_FORCE),
    "eif_smuggling": (_OF_FORCE,),
    "eif_convention": (_OF_FORCE,),
    "eif_trafficking": (_OF_FORCE,),
}
_STEMS = {
    handler: frozenset(stem(word) for words in (_OF_ANY, _OF_TREATIES, *groups) for word in words.split())
    for handler, groups in _ALLOWED.items()
}
_COUNTED = frozenset({"count_parties", "count_signatories", "list_filter"})
"""Kinds of question that claim a number."""
_MORE = frozenset(
    """TREATY2 REGION BODY INITIAL OTHER_TREATY SILENT SYMBOL OTHER_SYMBOL ARTICLE OTHER_ARTICLE article
    article_n""".split()
)
"""Features by which a question asks more than whether one thing is so."""
_ALSO = {"list_filter": frozenset({"REGION", "INITIAL"}), "ga_resolution": frozenset({"SYMBOL", "OTHER_SYMBOL"})}
"""Those of them that questions of a kind are made of."""
_ACTS = {
    "count_parties": frozenset(map(stem, "ratify ratification party join member bound list ratifier".split())),
    "count_signatories": frozenset(map(stem, "sign signatory signature".split())),
}
"""What a claimed number must be said to have done: "112, right?" may mean either."""
_OTHERWISE = re.compile(
    r"\byet to\b|\bno (?:protocol|treat|convention|state|countr|nation|one\b)|\b(?:start|beginning|end|middle"
    r"|turn) of\b|[<>~≈=%]|\d\s*\+|\d\s*[-–/]\s*\d"
    r"|\b(?:un|de|non|dis|re|pre|semi|half|quasi|mis|ex|anti|co)-",
    re.IGNORECASE,
)
"""Signs and syllables that turn what is said into something else: "30+", "un-ratified"."""
_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_OF_THE_NUMBER = re.compile(r"\bof (?:the|these|those|all)\s+(?:\d|forty|hundred)", re.IGNORECASE)
"""In a claim about some of them "the forty" is who they are, and not how many."""


def is_plain(analysis: Analysis, handler: str) -> bool:
    """Return whether each word of the question is one that questions of the kind ``handler`` are made of."""
    stems = _STEMS.get(handler)
    more = _MORE - _ALSO.get(handler, frozenset())
    if stems is None or not more.isdisjoint(analysis.features) or _says_otherwise(analysis.text):
        return False
    if handler.startswith("eif_") and analysis.mentions:
        return False
    acts = _ACTS.get(handler)
    if acts is not None and acts.isdisjoint(map(stem, analysis.beside)):
        return False
    words = [word for word in analysis.beside if not (handler in _COUNTED and word in NUMBER_WORDS)]
    if handler in _COUNTED and (_numbers(analysis) > 1 or _OF_THE_NUMBER.search(analysis.text)):
        return False
    figures = not handler.startswith("eif_")
    return all((figures and word.isdecimal()) or stem(word) in stems for word in words)


def _numbers(analysis: Analysis) -> int:
    """Return how many numbers stand in the question beside dates and names: "between 30 and 50" has two."""
    runs, inside = 0, False
    for word in analysis.beside:
        numeric = word.isdecimal() or word in NUMBER_WORDS
        if numeric and (not inside or word.isdecimal()):
            runs += 1
        inside = numeric or (inside and word == "and" and runs == 1 and "hundred" in analysis.beside)
    return runs


def _says_otherwise(text: str) -> bool:
    return _OTHERWISE.search(text) is not None and _OTHERWISE.search(_DATE.sub("", text)) is not None

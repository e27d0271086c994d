"""Whether a question makes one simple claim, every word of which was understood: only such a one is judged.

"Has Peru ratified?" gets a "yes", "so 41 countries ratified?" a "no"; "is Peru the only one to ratify?", "has Peru
ratified NAFTA?" and "between 30 and 50 ratified?" are told the fact instead, for a "yes" or a "no" would judge the part
that was not understood too. Knows words, and no fact.
"""

from __future__ import annotations

import re

from bot.understanding.analysis import Analysis
from bot.understanding.stems import stem

_OF_ANY = """a an the this that it its they their there is are was were be been has have had did do does of to in on
at as for from into and or yet already also so far now by then indeed really actually ever please hi
hey hello ok okay well me you i can could would tell say know confirm true correct right sure whether if
think thought hear heard read believe am just not no never"""
_OF_TREATIES = "protocol treaty convention agreement instrument un united nations"
_OF_JOINING = """ratify ratified ratification party parties member state states country countries nation government join
joined bound bind legally list listed forty among part become became deposit deposited consent"""
_OF_FORCE = """enter entered entry force come came go went gone take took taken effect become became binding law legal
legally effective active live operational operative start started begin began valid apply applies applicable official
officially formally"""
_OF_NUMBERS = """how many number count total least most more than fewer less over under above below exactly sign signed
signatory signatories signature signatures ratifiers ratifications only"""
_NUMBER_WORDS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred""".split()
)
_ALLOWED = {
    "ratified": (_OF_JOINING,),
    "count_parties": (_OF_JOINING, _OF_NUMBERS),
    "count_signatories": (_OF_JOINING, _OF_NUMBERS),
    "list_filter": (_OF_JOINING,),
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
_FILTERS = frozenset({"REGION", "INITIAL"})
_OTHERWISE = re.compile(
    r"[<>~≈=%]|\d\s*\+|\d\s*[-–/]\s*\d|\b(?:un|de|non|dis|re|pre|semi|half|quasi|mis|ex|anti|co)-", re.IGNORECASE
)
"""Signs and syllables that turn what is said into something else: "30+", "un-ratified"."""
_OF_THE_NUMBER = re.compile(r"\bof (?:the|these|those|all)\s+(?:\d|forty|hundred)", re.IGNORECASE)
"""In a claim about some of them "the forty" is who they are, and not how many."""


def is_plain(analysis: Analysis, handler: str) -> bool:
    """Return whether each word of the question is one that questions of the kind ``handler`` are made of."""
    stems = _STEMS.get(handler)
    more = _MORE - _FILTERS if handler == "list_filter" else _MORE
    if stems is None or not more.isdisjoint(analysis.features) or _OTHERWISE.search(_without_dates(analysis)):
        return False
    if handler.startswith("eif_") and analysis.mentions:
        return False
    words = [word for word in analysis.beside if not (handler in _COUNTED and word in _NUMBER_WORDS)]
    if handler in _COUNTED and (_numbers(analysis) > 1 or _OF_THE_NUMBER.search(analysis.text)):
        return False
    return all(word.isdecimal() or stem(word) in stems for word in words)


def _numbers(analysis: Analysis) -> int:
    """Return how many numbers stand in the question beside dates and names: "between 30 and 50" has two."""
    runs, inside = 0, False
    for word in analysis.beside:
        numeric = word.isdecimal() or word in _NUMBER_WORDS
        if numeric and (not inside or word.isdecimal()):
            runs += 1
        inside = numeric or (inside and word == "and" and runs == 1 and "hundred" in analysis.beside)
    return runs


_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")


def _without_dates(analysis: Analysis) -> str:
    return _DATE.sub("", analysis.text)

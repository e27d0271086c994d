"""Whether a question holds nothing but what was understood of it: only such a one may be answered with "yes".

"Has Peru ratified?" may; "is Peru the only one to ratify?" and "has Peru ratified NAFTA?" are told the fact instead,
for a "yes" would confirm the word that was not understood too. Knows words, and no fact.
"""

from __future__ import annotations

from bot.understanding.analysis import Analysis
from bot.understanding.stems import stem

_OF_ANY = """a an the this that it its they their there is are was were be been has have had did do does of to in on
by at as for from into and or yet already also so far now by then indeed really actually ever please hi
hey hello ok okay well me you i can could would tell say know confirm true correct right sure whether if
think thought hear heard read believe am just not no never"""
_OF_TREATIES = "protocol treaty convention agreement instrument un united nations"
_OF_JOINING = """ratify ratified ratification party parties member state states country countries nation government join
joined accede acceded accession bound bind legally list listed forty among part become became deposit deposited
adhere consent"""
_OF_FORCE = """enter entered entry force come came go went gone take took taken effect become became binding law legal
legally effective active live operational operative start started begin began valid apply applies applicable official
officially formally"""
_OF_NUMBERS = """how many number count total least most more than fewer less over under above below exactly sign signed
signatory signatories signature signatures ratifiers ratifications"""
_ALLOWED = {
    "ratified": (_OF_JOINING,),
    "count_parties": (_OF_JOINING, _OF_NUMBERS),
    "count_signatories": (_OF_JOINING, _OF_NUMBERS),
    "eif_smuggling": (_OF_FORCE,),
    "eif_convention": (_OF_FORCE,),
    "eif_trafficking": (_OF_FORCE,),
}
_STEMS = {
    handler: frozenset(stem(word) for words in (_OF_ANY, _OF_TREATIES, *groups) for word in words.split())
    for handler, groups in _ALLOWED.items()
}
_MORE = frozenset({"TREATY2", "REGION", "BODY", "INITIAL", "OTHER_TREATY", "SILENT", "SYMBOL", "OTHER_SYMBOL"})
"""Features by which a question asks more than whether one thing is so."""


def is_plain(analysis: Analysis, handler: str) -> bool:
    """Return whether each word of the question is one that questions of the kind ``handler`` are made of."""
    stems = _STEMS.get(handler)
    if stems is None or not _MORE.isdisjoint(analysis.features):
        return False
    return all(word.isdecimal() or stem(word) in stems for word in analysis.beside)

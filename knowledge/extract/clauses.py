"""A sentence brought down to who did what: treaties as one sign, without adverbs, asides, brackets and days.

Knows English and nothing of what is counted. What is left out becomes spaces, so that every word keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from knowledge.extract import dates
from knowledge.extract.plain import pattern

TREATY = "Ŧ"
"""Stands where a treaty is named or meant."""
_ADVERBS = (
    r"(?:so far|thus far|to date|up to now|until now|by now|as yet|at present|now|currently|presently|already|also"
    r"|formally|officially|today|yesterday|recently|altogether|in all|in total|worldwide|only|just"
    r"|since|meanwhile|subsequently|duly|legally|therefore|thereby|thus|then"
    r"|(?:on|last|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening))?"
    r"|(?:earlier |later )?(?:last|this) (?:week|month|year|morning|afternoon))"
)
_ADVERB = pattern(rf"(?<=\w),? {_ADVERBS},(?=\s)|\b{_ADVERBS}\b(?=[\s,.;])")
_ALL_OF = pattern(r"\b(?:a total of|as many as|no fewer than|no less than)\b")
"""Before a number, of which it says nothing."""
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_ASIDE = pattern(
    r"(?:,|\s–) (?:including|among them|most of them|the majority of them|many of them|representing|which represent"
    r"|accounting for|namely|together|from all|from every)\b[^,;.–]{2,160}(?:,|\s–)(?=\s)"
)
_AFTER_SOMEBODY = pattern(r", after [A-Z][\w' -]{2,40},(?= to\b)", 0)
"""In "the second country, after Norway, to ratify"."""
_DASHED = pattern(r"(?<=\s)–(?=\s)[^–;.:]{2,160}\s–(?= (?:have|has|had|are|is|were|was)\b)")
"""Not before "ratified": who is named there did so as news, and is not all there are."""
_PERSON = r"(?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z][\w'-]*(?: (?:(?:de|van|von|der|bin|al|of) )*[A-Z][\w'-]*){0,5}"
_SAID = pattern(
    rf", (?:as )?(?:the )?{_PERSON} (?:informed|told|said|noted|reported|recalled|announced|added|explained)\b"
    r"[^,;.]{0,60},(?=\s)",
    0,
)
"""In "Peru and Fiji, Ms. Ozola told the Committee, had acceded"."""
_OFFICE = (
    r"(?:Permanent Representative|(?:Deputy |Prime |Foreign )?(?:Minister|Secretary)|Ambassador|(?:Vice-)?President"
    r"|High Commissioner|Governor-General|Envoy|[Rr]epresentative|[Dd]elegat(?:e|ion))"
)
_OFFICIAL = pattern(
    rf"(?<=\w)'s? (?:\w+ ){{0,2}}{_OFFICE}(?: (?:of|for|to|and) [^,;.]{{3,70}}?)?(?:,? {_PERSON},?)?"
    r"(?= (?:has |had )?(?:deposited|handed|lodged|submitted|presented|delivered)\b)",
    0,
)
"""In "Malta's Ambassador to the United Nations, Anna Ozola, deposited the instrument"."""
_RECIPIENT = pattern(
    r"(?<=ed)(?: over| in)? (?:to|with) (?:(?!deposit|instrument)[^;.]){3,110}?(?= (?:his|her|its|their|an|the"
    r"|two|three|four) (?:[\w-]+'s? )?(?:formal |respective )?(?:instruments?|ratifications?|accessions?)\b)"
)
"""In "handed to the Director General, Bo Lind, the instrument of ratification"."""
SUBJECT_TO = pattern(r",? subject to (?:ratification|acceptance|approval)(?: or (?:acceptance|approval))?\b,?")
"""Beside "signed": it says nothing of who has ratified."""
_YEAR_OF_TREATY = pattern(rf"\b(?:1[89]|20)\d\d (?={TREATY})|(?<={TREATY})\s*(?:,| of) (?:1[89]|20)\d\d\b")
"""The Convention of 1988, the 1988 Convention."""
_DURING = pattern(r"(?:(?<=\bhas)|(?<=\bhad)|(?<=\bhave)),? (?:during|in|over|within|on) [^,;.]{3,40},(?=\s)")
"""Between "has" and what it has done."""
_OF_A_DAY = pattern(r"(?:,? )?(?:as of|as at|as on|by|at the end of|by the end of)(?: the)?(?: \w+day,?)? $")
_ON_A_DAY = pattern(r"(?P<comma>,)?(?: (?:earlier|later))? on (?:\w+day,? )?(?:the )?$")
"""Before the date of what is told; the comma before it and the one after are a pair."""


_RELATIVE = pattern(
    r",\s(?:which|who|whose)\s[^;.]{3,250}?,(?=\s(?:has|have|had|is|are|was|were|will|now|entered|enters|came|comes|took|takes)"
    r"\b)"
)
"""What is said beside of a subject, before its verb."""


@lru_cache(maxsize=8)
def without_relatives(text: str) -> str:
    """Return plain ``text``, as long as before, without what it says beside of the subjects of its verbs."""
    return _RELATIVE.sub(lambda match: " " * len(match.group()), text)


def simplified(text: str, treaties: Iterable[tuple[int, int]] = ()) -> str:
    """Return plain ``text``, as long as before, with ``TREATY`` at each of the passages that mean one."""
    marked = list(text)
    for start, end in treaties:
        marked[start:end] = TREATY + " " * (end - start - 1)
    bare = "".join(marked)
    days = dates.find(text, 0, len(text), years=False)
    for day in days:
        if day.relative is None and (said := _OF_A_DAY.search(bare, max(0, day.start - 40), day.start)):
            bare = _blank(bare, said.start(), day.end)
    for day in days:
        said = _ON_A_DAY.search(bare, max(0, day.start - 40), day.start) if day.day else None
        if said:
            bare = _blank(bare, said.start(), day.end + (1 if bare.startswith(",", day.end) and said["comma"] else 0))
    for form in (
        _BRACKETS,
        _SAID,
        _OFFICIAL,
        _RECIPIENT,
        SUBJECT_TO,
        _YEAR_OF_TREATY,
        _DASHED,
        _ASIDE,
        _AFTER_SOMEBODY,
        _DURING,
        _ALL_OF,
        _ADVERB,
    ):
        bare = form.sub(lambda match: " " * len(match.group()), bare)
    return bare


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]

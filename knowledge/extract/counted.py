"""What a count is, once found in a text; knows no wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.extract.document import Span
from knowledge.extract.mentions import Mention
from knowledge.extract.numbers import ORDINAL
from knowledge.extract.plain import pattern
from knowledge.extract.treaties import Treaties

_SUPPLEMENTS = (
    r"(?:\b(?:supplement\w*(?: to)?|under|protocols? to|(?:parent|mother) (?:treaty|convention)"
    r" of|amendments? to|annexed to|thereto|by (?:States )?parties to|same (?:time|day|occasion) as)"
    r"|(?<=[A-Z]\)) to) (?:the |its )?"
    r"(?:(?:19|20)\d\d )?"
)
_SUPPLEMENTED = pattern(rf"{_SUPPLEMENTS}$")
_TO_ITS_OWNER = pattern(r"\)?(?: ?\([^()]{1,40}\))? to (?:the |its )?(?:(?:19|20)\d\d )?")
_ACTED_ON_ANOTHER = pattern(r" (?:have|has|had) (?:\w+ )?(?:signed|ratified|accepted) it\b")
"""After "54 parties to the Convention": it is something else that they signed."""
_OFFICE = pattern(
    r"\b(?:Secretary|Secretary-General|Secretariat|Director|President|Chair(?:man|person|woman)?|Coordinator)"
    r" (?:of|to|for) (?:the )?$"
)
"""Before a treaty that somebody works for."""
_IN_BRACKETS = pattern(
    rf"{_SUPPLEMENTS}(?-i:(?:[A-Z][\w-]* (?:(?:of|on|the|for|and|to|against|in|from) )*){{1,14}}\($)"
)
"""Before an abbreviation in brackets behind the name that it stands for."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number: ``kind`` is "signatories" or "parties"."""

    kind: str
    number: int
    treaty: str | None
    as_of: str | None
    start: int
    end: int
    span: Span
    ordinal: bool = False
    current: bool = True
    """False for what was so at some time in the past ("by the closing date 103 had signed")."""
    now: bool = False
    """True where the words say that it is so today ("to date", "has now")."""
    total: bool = False
    """True where the words say that these are all ("bringing the number of parties to 40")."""
    met: bool = False
    """True for the number with which the treaty entered into force, which any other number is newer than."""
    learned: bool = False
    """True where no wording tells it: what a wording tells counts more."""
    had: bool = False
    """True for what "had" been so on a day."""


_AND = pattern(
    rf"\)?(?:, (?:19|20)\d\d\)?)?(?: ?\([^()]{{1,60}}\))?[,;]? (?:and|as well as) (?:(?:the )?instruments? of \w+"
    rf" )?(?:(?:(?:acceded|adhered|ratified|approved"
    rf"|accepted) )?(?:to |of )?(?:the "
    rf"|its )?(?:{ORDINAL} (?:contracting )?(?:State )?party"
    rf" to (?:the )?)?)?(?:(?:19|20)\d\d )?"
)

_ITS = 4
"""Characters between "the Convention" and its "Protocol"."""
_BESIDE = 12
"""Characters between a name and its abbreviation."""
_AND_PARTY = pattern(rf"^[^.]{{0,60}}[,;]? and the {ORDINAL} (?:contracting |State )?party to (?:the )?$")
"""Between two treaties of one State: "…, and the 37th Party to the"."""
_COMMA = pattern(r"\)?(?:, (?:19|20)\d\d\)?)?(?: ?\([^()]{1,60}\))?[,;] (?:the |its )?(?:(?:19|20)\d\d )?")


def joined(text: str, mentions: Sequence[Mention]) -> list[str]:
    """Return the first treaty of ``mentions`` and those that "and" joins to it, after commas too."""
    group, waiting = [mentions[0].treaty], list[str]()
    for before, mention in pairwise(mentions):
        if mention.treaty == before.treaty and mention.start - before.end <= _BESIDE:
            continue
        waiting.append(mention.treaty)
        if _AND.fullmatch(text, before.end, mention.start) or _AND_PARTY.search(text, before.end, mention.start):
            group, waiting = group + waiting, []
        elif _COMMA.fullmatch(text, before.end, mention.start) is None:
            break
    return list(dict.fromkeys(group))


_TO_ANOTHER = pattern(
    r"\)?(?: ?\([^()]{1,40}\))? to (?:sign|ratify|accept|approve|accede to|join|become (?:a )?party to) (?:the |its )?"
)
"""Between two treaties: a "Party to the Convention to ratify the Protocol"."""


def owned(text: str, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return the treaty that is meant: the second of "the Convention's Protocol on …"."""
    own = text.startswith("'s", mention.end)
    return next((one for one in mentions if own and 0 < one.start - mention.end <= _ITS), mention)


def of_another(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """Return the treaty that parties to the first of ``mentions`` ratified, None where it is that one itself."""
    own = next((one for one in range(1, len(mentions)) if mentions[one].treaty != mentions[0].treaty), None)
    if own is None or _TO_ANOTHER.fullmatch(text, mentions[own - 1].end, mentions[own].start) is None:
        return None
    return mentions[own]


AMENDED = pattern(
    r"\b(?:(?:accept|ratif|approv|join)\w*|(?:approval|acceptance|ratification) (?:to|of)) (?:the |its |this |an )?"
    r"(?:[A-Z]\w+ )?(?:(?:Convention|Protocol|Treaty|Agreement)'s )?amendments?\b"
)
"""Said of an amendment; what stands beside it of its treaty is not meant."""


AND_SO = pattern(r"[,;] and (?:as a result|so|thus|therefore|consequently)\b")
"""Between what somebody did and treaties of which the next clause speaks."""


def amendment(treaties: Treaties) -> str | None:
    """Return the amendment that the text names, None when it names none or several."""
    named = [entry.id for entry in treaties.entries.values() if entry.head == "amendment"]
    return named[0] if len(named) == 1 else None


def is_of_office(text: str, mention: Mention) -> bool:
    """Tell whether a treaty is named only for the office of somebody: "Executive Secretary of the Convention"."""
    return _OFFICE.search(text, mention.span.start, mention.start) is not None


def belongs(text: str, one: Mention, other: Mention) -> bool:
    """Tell whether ``other`` is named only for ``one``, its protocol: "the Protocol on X to the Convention"."""
    return one.treaty != other.treaty and _TO_ITS_OWNER.fullmatch(text, one.end, other.start) is not None


def is_supplemented(text: str, mention: Mention) -> bool:
    """Tell whether a treaty is named only as the one that another supplements."""
    if _ACTED_ON_ANOTHER.match(text, mention.end):
        return True
    before = text[mention.span.start : mention.start]
    return _SUPPLEMENTED.search(before) is not None or _IN_BRACKETS.search(before) is not None

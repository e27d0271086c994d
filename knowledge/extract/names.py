"""Where a treaty's printed name begins and ends.

Knows how treaties are called in English and nothing of which treaties there are.
"""

from __future__ import annotations

import re

from knowledge.extract.numbers import NUMBER
from knowledge.extract.plain import pattern

BODIES = frozenset("who imo ilo unesco unece wipo iaea fao unep icao itu wto osce eu au ecowas asean".split())
"""Those under whom a treaty is made: "an FAO Agreement" names none."""
HEADS = (
    "Convention",
    "Protocol",
    "Treaty",
    "Agreement",
    "Statute",
    "Covenant",
    "Charter",
    "Amendment",
    "Pact",
    "Accord",
)
_HEAD_WORDS = "|".join((*HEADS, "Amendments"))
HEAD = re.compile(rf"\b(?:{_HEAD_WORDS})\b")
LOWER_HEAD = re.compile(r"\b(?:convention|protocol|treaty|covenant|statute|agreement|pact|accord)\b", re.IGNORECASE)

_CONNECTORS = frozenset(
    "of the and or in on against to for by their its all from with at as between concerning relating related "
    "regarding arising and/or into upon over beyond governing certain which may be within without "
    "other than".split()
)
_ARTICLES = frozenset({"a", "an"})
"""Right after the head and its preposition only: "Treaty on a Nuclear-Weapon-Free Zone"."""
_OPENERS = frozenset(
    "under on against for relating concerning to regarding of between governing supplementing banning "
    "prohibiting "
    "providing respecting establishing".split()
)
_CAPITAL_OPENERS = frozenset({"Banning", "Prohibiting", "Establishing", "Amending", "Supplementary", "Supplementing"})
_TO_WHOM = frozenset(
    "States State Member Members Parties Governments Government Secretary-General Director-General".split()
)
"""After "Convention to the": those to whom it was sent, and no part of its name."""
_MONTHS = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
_CITIES = frozenset(
    "Vienna Geneva York Nairobi Paris Rome Hague Bonn Montreal Palermo Bangkok Beirut Addis Santiago Tokyo "
    "London "
    "Brussels Oslo Ottawa Washington Monday Headquarters".split()
)
_STOPS = frozenset(
    """which that who whom whose will would shall should has have had having is are was were been being enters enter
    entered entering came come comes coming takes take took becomes became become today tomorrow yesterday yet now
    also not when where while after before following since until once but than this these those it said says
    aims aimed aim requires require required obliges provides provide provided gives gave bringing brings brought
    surpassed surpasses reached reaches exceeds exceeded covers bans prohibits obliges seeks establishes got gets get
    won attained attains achieved achieves gained gains drew draws
    wins receives sees saw marks marked celebrates can could may might must do does did needs need needed received
    opened opens adopted signed ratified told voiced stressed noted urged called voted met agreed asked
    concluded negotiated if so far an a we they he she you there here itself themselves because whereas""".split()
)
_LEADS = frozenset(
    """The This That These Those Under In When As Since With Its A An Both Its Their Our Your His Her All Each Any
    Landmark New Historic Major Key Today For Of On At By To From And Or But If While Although Also States State
    Parties Party Following Upon After Before Until Once First Only Other Another Most Some Many Such No Not
    Countries Governments Government Join Joins Ratify Ratifies Ratified Sign Signs Signed Accede Accedes Adopts
    Adopt Welcomes Welcome Celebrates Entry Into Force Supporting Implementing Strengthening Revised Existing Like
    Unlike Through Within Without Between Among Besides Including Regarding Concerning Hence Thus So Yet That's
    Contracting Related Two Three Four Five Press Release Secretary-General President Article Articles
    Multilateral Annex Chapter Part Section Conference Committee Meeting Secretariat Mr Mrs Ms""".split()
)
_TOKEN = re.compile(r"\s*([A-Za-zÀ-ÿ][\wÀ-ÿ'/-]*|,|\d+)")
_SEGMENT = r",\s+(?:(?:[A-Z][\w'-]*|of|the|in|on|their|its|and/or)\s+)*(?:[A-Z][\w'-]*)"
_ENUMERATION = re.compile(
    rf"(?:{_SEGMENT})*?(?:,\s+(?:Especially|Particularly|Including|Their|Its)\b|(?:{_SEGMENT})?,?\s+(?:and"
    rf"|or|and/or)\s+(?:on\s+|the\s+|their\s+|its\s+)*[A-Z])"
)
_A_NUMBER = re.compile(r"\.\s*\d+")
"""After "Convention No"."""
_NEXT_TREATY = re.compile(
    rf"\s*(?:of\s+)?(?:the\s+|its\s+|their\s+|two\s+|both\s+)*(?:[A-Z][\w'-]*\s+){{0,4}}(?:{_HEAD_WORDS})s?\b"
)
_OF_THAT_PLACE = re.compile(rf"\s+(?:[A-Z]\w+\s+)?(?:{_HEAD_WORDS})\b")
"""After a city: the treaty that is called after it."""
_CAPITAL = re.compile(r"\s+[A-Z]")
_CAPITAL_HEAD = re.compile(r"\b[A-Z][a-z]+$")
_HEAD = 12
"""Letters of the longest head noun, and a space."""
_FOR_SOMETHING = re.compile(r" for the [a-z]+ of [a-z]+")
"""A lower-cased purpose that is part of the name: "Agreement for the development of …"."""
_ESTABLISHING = re.compile(r" to establish(?= (?:an?|the) [A-Z])")
"""In "Statute to establish an International Criminal Court"."""
_GOES_ON_OTHERWISE = re.compile(
    rf"\s*(?:the|its|their|has|is|was|will)\b|\s*(?:\w+\s+){{0,4}}the\s+(?:[A-Z]\w+\s+){{0,3}}(?:{_HEAD_WORDS})\b"
)
"""After "and": a second verb, or the next treaty."""
_BY_DOING = re.compile(r"\s+(?:[a-z]+ing\b|[A-Z])")
_BY_SOMEBODY = re.compile(
    r"\s+(?:the\s+)?(?!(?:Sea|Land|Air|Road|Rail)\b)[A-Z]\w+(?:\s+[A-Z]\w+)*,?\s+(?:the|which|who|on|in|has|was)\b"
)
_WITH_THE_DEPOSITARY = re.compile(
    r"\s+(?:the\s+)?(?:Secretary|Government|Governments|Director|Depositary|United\s+Nations|UN|Treaty|Legal"
    r"|[A-Z]{3,})\b"
)
"""After "with": where the instrument was deposited, and no part of the name."""
_ON_A_MATTER = re.compile(r"\s+on\s+(?:the\s+|a\s+)?[a-z]{5,}")
"""After "Protocol to the Convention on …": what it is about itself, in small letters."""
_NEXT_CLAUSE = re.compile(
    r"\s+(?:the\s+)?(?:[A-Z][\w'-]*\s+){1,5}(?:ratified|acceded|signed|joined|accepted|approved|deposited|became)\b"
)
"""After "and", what somebody else did: the name ended before it."""
_THERE_AND_THEN = pattern(r" [A-Z][\w-]+(?: [A-Z][\w-]+)? (?:on|in) (?:the )?(?:\d|[A-Z])", 0)
"""After "in": where and when something was done."""
_TO_ANOTHER = pattern(r" (?:to|of|under) (?:the|its) ")
"""After "and", as in "accession to the Convention on Glass and to the Protocol"."""
_APPLICATION = pattern(r"\b(?:Application|Revision|Amendment) of (?:the )?(?:[A-Z]\w+ )+Convention$", 0)
_AND_ITS_LIKE = pattern(r" and (?:the )?(?:[A-Z]\w+ )+Convention", 0)
"""In a name, as in "Protocol Relating to the Application of the Quito Convention and the Lima Convention"."""
_NUMERAL = re.compile(r"\s+(?:I|II|III|IV|V|VI|VII)\b(?!\.\w)")
_OF_THE_ILO = pattern(r" (?:No\.|[Nn]°) ?\d+|,? (?:19|20)\d\d,? ?\(No\. ?\d+\)")
"""How the International Labour Organization ends a convention's name: ", 2019 (No. 190)"."""
_SET_APART = pattern(
    r"(?<=[Pp]rotocol)(?: to (?:the|that) (?:same )?(?:Convention|Covenant))?,"
    r"(?= (?:on|against|concerning|relating)\b)",
    0,
)
"""After "a second Protocol": what it is on is set apart by a comma."""
_OF_ITS_BODY = pattern(r" of the (?:International Labour Organi[sz]ation|ILO)\b", 0)
"""After the number of such a convention: no part of its name."""
_TITLED = pattern(rf"(?:{_HEAD_WORDS}),? (?:19|20)\d\d,? ?\(No\. ?\d+\)")
"""A name of that kind has "and" before its head noun too: "Violence and Harassment Convention, 2019 (No. 190)"."""
_OF_A_YEAR = pattern(r" of (?:19|20)\d\d(?= (?:to|relating|on|concerning)\b)")
BY_NUMBER = pattern(r"(?:ILO )?Convention (?:No\.|n°) ?\d+")
NUMBERED = re.compile(rf"(?:\w+ )?(?P<name>(?:{_HEAD_WORDS}){_NUMERAL.pattern})")
"""A name that is no more than a numbered one: "Protocol II", "Amended Protocol II"."""
_TITLED_WHOLE = re.compile(
    r"\b[Tt]he\s+(?P<name>(?![A-Z]+'s)[A-Z][\w'-]*,?\s+(?:(?:[A-Z][\w'-]*,?|\([^()]*\)|and|of|in)\s+){1,9})$"
)
"""Before it: "the Invalidity, Old-Age and Survivors' Benefits"."""
_LOWER_MAX = 14
"""Words of a lower-cased name; the longest real one (discrimination against women) has eleven."""


YEAR_AND_HEAD = pattern(r"\b(?P<year>(?:19|20)\d\d) (?P<head>convention|protocol|treaty|agreement|covenant)\b")
NO_TREATY = pattern(
    r"(?: \([A-Z]{2,8}\))? (?:Event|Section|Series|Bod(?:y|ies)|Collection|Handbook|Day|Week"
    r"|Organi[sz]ation|[Ss]ecretariat|Executive|Review|Network|Framework|System|Regime|Law)s?\b",
    0,
)
"""After a bare name: the Treaty Event and the Treaty Section are no treaties."""


_OF_A_STATE = pattern(r" of the (?:Republic|Kingdom|Government|State|Principality|Sultanate|Grand Duchy) of [A-Z]", 0)
"""After a name: whose instrument is meant."""
_GIVEN_TO = pattern(
    rf" to (?:the )?(?:(?!(?:{_HEAD_WORDS})\b)[A-Z][\w.-]*,? (?:the |then )?){{0,5}}?(?:[A-Z]{{2,7}}"
    rf" )?(?:[A-Z][a-z]+-)?"
    r"(?:Secretary|Director|Executive|Depositary|Under-Secretary|Legal Counsel|High Commissioner)\b",
    0,
)
"""After a name: to whom an instrument was given."""


def without_year(text: str, start: int, end: int) -> int:
    """Return where a name begins without its year ("1990 International Convention"), if more names it."""
    year = re.match(r"(?:1[89]|20)\d\d\s+", text[start:end])
    if year and not HEAD.fullmatch(text, start + year.end(), end):
        return start + year.end()
    return start


_OF_ANOTHER = pattern(
    rf"(?:supplementary |additional |third |new )*(?:Protocol|Amendments?) (?:to|of|supplementing) (?:the |its )"
    rf"(?=(?:[A-Z][\w'-]* ){{0,4}}(?:{_HEAD_WORDS})\b)",
    0,
)


def of_another(text: str, start: int, end: int) -> int | None:
    """Return where the other treaty's name begins when a name says no more than whose protocol it is."""
    match = _OF_ANOTHER.match(text, start, end)
    return match.end() if match else None


def is_set_apart(text: str, head_end: int, end: int) -> bool:
    """Tell whether a protocol's name has a comma before what it is on: "a second Protocol, on the trade in furs"."""
    return _SET_APART.match(text, head_end, end) is not None


def forward(text: str, head_end: int, limit: int) -> int:
    """Return where a name goes on to, whose head noun ends at ``head_end``; ``head_end`` if it goes no further."""
    numeral = (
        _NUMERAL.match(text, head_end, limit)
        or _OF_THE_ILO.match(text, head_end, limit)
        or _OF_A_YEAR.match(text, head_end, limit)
    )
    if numeral is not None:
        return numeral.end() if _OF_ITS_BODY.match(text, numeral.end()) else forward(text, numeral.end(), limit)
    apart = _SET_APART.match(text, head_end, limit)
    if apart is not None:
        end = forward(text, apart.end(), limit)
        return end if end > apart.end() else head_end
    opening = _TOKEN.match(text, head_end, limit)
    if _OF_A_STATE.match(text, head_end, limit) or _GIVEN_TO.match(text, head_end, limit):
        return head_end
    if opening is None or not opening[1][0].isalpha():
        return head_end
    word = opening[1]
    gerund = word in _CAPITAL_OPENERS
    if word.lower() not in _OPENERS and not gerund:
        return head_end
    founding = _ESTABLISHING.match(text, head_end, limit)
    if founding is not None:
        return _title_case(text, founding.end(), limit)
    first = _TOKEN.match(text, opening.end(), limit)
    while first and first[1].lower() in _CONNECTORS | _ARTICLES:
        first = _TOKEN.match(text, first.end(), limit)
    if first is None or not first[1][0].isalpha() or (word == "to" and first[1] in _TO_WHOM):
        return head_end
    if first[1][0].isupper():
        end = _title_case(text, head_end, limit)
        return _lower_case(text, end, limit) if word == "to" and _ON_A_MATTER.match(text, end, limit) else end
    named = _CAPITAL_HEAD.search(text[max(0, head_end - _HEAD) : head_end]) and _FOR_SOMETHING.match(
        text, head_end, limit
    )
    if word.lower() in {"to", "of", "between", "for", "under"} and not named:
        return head_end
    return _lower_case(text, head_end, limit)


def _title_case(text: str, head_end: int, limit: int) -> int:
    end = position = head_end
    previous = "head"
    opening = _TOKEN.match(text, head_end, limit)
    if opening is not None:
        previous, position = opening[1].lower(), opening.end()
    while token := _TOKEN.match(text, position, limit):
        word = token[1]
        if word == ",":
            if not _continues(text, token.start(1), limit):
                break
        elif word == "No" and (number := _A_NUMBER.match(text, token.end(), limit)):
            return number.end()
        elif word.isdigit() or word == "I":
            break
        elif word[0].isupper():
            if word.lower() in _MONTHS or (word in _CITIES and not _OF_THAT_PLACE.match(text, token.end(), limit)):
                break
            if HEAD.fullmatch(word) and previous not in {"to", "of", "under", "on", "supplementing"}:
                break
            end = token.end()
        elif word.lower() not in _CONNECTORS and not (
            word in _ARTICLES and (end == head_end or _CAPITAL.match(text, token.end(), limit))
        ):
            break
        if word == "of" and _OF_A_STATE.match(text, token.start(), limit):
            break
        if word == "with" and _WITH_THE_DEPOSITARY.match(text, token.end(), limit):
            break
        if word in {"in", "at"} and _THERE_AND_THEN.match(text, token.end(), limit):
            break
        if word == "by" and _BY_SOMEBODY.match(text, token.end(), limit):
            break
        both = _AND_ITS_LIKE.match(text, token.start(), limit) if word == "and" else None
        if both is not None and _APPLICATION.search(text, head_end, position):
            return both.end()
        if word.lower() in {"and", "or"} and (
            _NEXT_TREATY.match(text, token.end(), limit)
            or _NEXT_CLAUSE.match(text, token.end(), limit)
            or _TO_ANOTHER.match(text, token.end(), limit)
        ):
            break
        if word.islower() and word not in {"the", "its", "and", "or"}:
            previous = word
        position = token.end()
    return end


def _continues(text: str, comma: int, limit: int) -> bool:
    match = _ENUMERATION.match(text, comma, min(limit, comma + 160))
    if match is None:
        return False
    words = match.group().replace(",", " ").split()
    if _NEXT_TREATY.match(text, comma + 1, limit) or any(HEAD.fullmatch(word) for word in words):
        return False
    return not any(word.lower() in _MONTHS or word in _CITIES or word in {"United", "The"} for word in words)


def _lower_case(text: str, head_end: int, limit: int) -> int:
    end = position = head_end
    for _ in range(_LOWER_MAX):
        token = _TOKEN.match(text, position, limit)
        if token is None or token[1] == "," or token[1].isdigit():
            break
        word = token[1].lower()
        if word in _ARTICLES and end == head_end:
            position = token.end()
            continue
        if word in _STOPS or word in _MONTHS or token[1] in _CITIES:
            break
        if word in {"and", "or"} and _GOES_ON_OTHERWISE.match(text, token.end(), limit):
            break
        if word == "to" and end > head_end:
            break
        if word == "by" and _BY_DOING.match(text, token.end(), limit):
            break
        if word not in _CONNECTORS:
            end = token.end()
        position = token.end()
    return end


def backward(text: str, head_start: int, limit: int) -> int:
    """Return where a name begins whose head noun starts at ``head_start``; ``head_start`` without premodifier."""
    start = head_start
    titled = _TITLED.match(text, head_start) is not None
    window = max(limit, head_start - _INSIDE)
    short = _SHORT_INSIDE.search(text[window:head_start])
    if short:
        start = window + short.start()
    listed = _TITLED_WHOLE.search(text[window:head_start]) if titled else None
    if listed:
        return window + listed.start("name")
    while True:
        before = re.search(r"([A-Za-zÀ-ÿ0-9][\wÀ-ÿ.'/-]*)\s+$", text[max(limit, start - 40) : start])
        if before is None:
            return start if not short or start < head_start - len(short.group()) else head_start
        word = before[1]
        begin = max(limit, start - 40) + before.start()
        if word == "and" and (titled or _AND_BEFORE.search(text[max(limit, begin - _INSIDE) : begin])):
            start = begin
            continue
        if re.fullmatch(r"(?:19|20)\d\d", word):
            return begin
        inside = _ACT_IN.search(text[max(limit, begin - 40) : start]) if start < head_start else None
        if word in {"in", "of"} and inside:
            start = max(limit, begin - 40) + inside.start("act")
            continue
        capital = word[0].isupper() and not (
            word in _LEADS
            or _CARDINAL.fullmatch(word)
            or word.endswith(("-backed", "-brokered", "-sponsored"))
            or (word.endswith(("'s", ".")) and word != "U.N.")
        )
        if not capital or word.lower() in _MONTHS:
            return start if not short or start < head_start - len(short.group()) else head_start
        start = begin


_INSIDE = 70
"""Characters before the head noun in which such brackets stand."""
_SHORT_INSIDE = re.compile(r"\((?:[A-Z]{2,8}|[A-Z][\w ,'-]{3,60})\)\s+$")
"""Within a name: "Biodiversity Beyond National Jurisdiction (BBNJ) Agreement", or (Noise)."""
_CARDINAL = re.compile(NUMBER, re.IGNORECASE)
"""Before a head noun: how many there are, and no name."""
_AND_BEFORE = re.compile(
    rf"\b(?:[Tt]he|its|WIPO|WIPO's|UN|ILO|IMO|UNESCO|UNECE|WHO"
    rf"|FAO)\s+(?:(?!(?:{'|'.join(HEADS)})\b)[A-Z][\w'-]*\s+){{1,4}}$"
)
"""Before the "and" within a name: "the WIPO Performances and Phonograms Treaty"."""
_ACT_IN = re.compile(r"(?P<act>[A-Z]\w+(?:ing|tion|ment)) (?:in|of) $")
"""Before "Persons Protocol": "Trafficking in"."""
_BRACKET = pattern(
    r"(?:,? (?:19|20)\d\d)?\s*,?\s*[(](?:UNEP/|or |the |hereinafter |also known as |known as |referred to as "
    r"|called )*(?:the )?"
    r"['\"]?(?P<name>[A-Z][\w' -]{1,60}?)['\"]?(?:[,;/][^()]{0,40})?\)",
    0,
)
_BETWEEN_DASHES = pattern(r"\s*(?:--|–|-)\s+(?P<name>[A-Z]{3,8}(?:-[A-Z]+)?)\s+(?:--|–|-)", 0)
_OR = pattern(rf",? or (?:the )?(?P<name>[A-Z]{{2,8}} (?:{_HEAD_WORDS}))\b", 0)
_KNOWN_AS = pattern(
    r",? (?:which is |which are )?(?:also |commonly |better |widely |popularly |generally |usually |often |more"
    r" )*(?:known"
    r"|referred to|called) "
    r"(?:simply )?(?:as )?(?:the )?['\"]?(?P<name>[A-Z][\w-]*(?: (?:on |of |the "
    r"|against )*[A-Z][\w-]*){0,8})['\"]?",
    0,
)


AMENDMENTS = pattern(r"(?<!by\s)\bamendments? (?:to|of) (?:the |its )?$", 0)
"""Before a name: what it is said of is not the treaty itself."""
TO_AN_ARTICLE = pattern(r" to articles? \d+(?:,? paragraphs? \d+)?")
"""After "amendment": what it is called after."""
CALLED = pattern(
    rf"\b(?:the|this) (?P<head>{'|'.join(HEADS)})(?:,| is| was)?(?: also| better| commonly| widely| usually)*"
    rf" (?:known|referred to|called)"
    r"(?: simply)?(?: as)? (?:the )?['\"]?$"
)
"""Before the second name of a treaty that was named before: "The Convention, known as the “…”"."""
AS_IT_IS_CALLED = pattern(
    r",? (?:as it is|to give it its) (?:\w+ )?(?:called|known|titled|entitled|full name|full title|proper name)\b"
)
"""After such a name."""
DONE_AT = pattern(r",? (?:was )?(?:done|signed|adopted|concluded) (?:at|in) (?P<place>[A-Z][\w-]+)", 0)
"""After a name, the place that the treaty is called after elsewhere."""
OF_A_PLACE = re.compile(rf"(?P<place>[A-Z][\w-]+) (?P<head>{'|'.join(HEADS)})")


_REGION = re.compile(r"\s+(?:in|for)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?(?=\s*\()")
"""After an abbreviation within a name: "… Displaced Persons (IDPs) in Africa (…)"."""


def after_region(text: str, end: int) -> int:
    """Return where a name ends that goes on with a region after an abbreviation in brackets; ``end`` elsewhere."""
    region = _REGION.match(text, end)
    return region.end() if region else end


def alias(text: str, end: int, limit: int) -> tuple[int, str] | None:
    """Return the other name printed right after a name that ends at ``end`` (in brackets or "known as")."""
    for form in (_BRACKET, _BETWEEN_DASHES, _OR, _KNOWN_AS):
        match = form.match(text, end, limit)
        if match:
            name = " ".join(match["name"].split())
            if re.fullmatch(r"(?:The )?(?:Convention|Protocol|Treaty|Agreement|Statute|Covenant)", name):
                continue
            if name.lower() in BODIES:
                continue
            acronym = re.fullmatch(
                r"(?:(?:WHO|UN|ILO|IMO|UNESCO)\s)?(?:[A-Z][A-Za-z]*[A-Z][A-Za-z0-9-]*|[A-Z]{2,}[\w-]*)", name
            )
            if acronym or HEAD.search(name):
                return match.end(), name
    return None

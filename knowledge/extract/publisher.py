"""Who issued a release: from the dateline, the masthead, the lines below the text, or who speaks in it first.

Knows the bodies of the United Nations family by name and initials, and nothing of treaties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.extract.document import Span
from knowledge.extract.plain import pattern, squeeze

_INITIALS = (
    r"(?:OPCW|UNHCR|WHO|ILO|IMO|IAEA|UNESCO|UNEP|UNODC|UNDCP|OHCHR|CTBTO|WIPO|FAO|UNECE|UNFCCC|UNCCD|UNOOSA|UNODA"
    r"|ICAO|ITU|UPU|WMO|UNICEF|UNDP|UNCTAD|UNCITRAL|ESCAP|ECLAC|ESCWA|UNIDO|UNAIDS|UNFPA|UNWTO|IFAD|WFP|WTO|CITES"
    r"|UN W(?:omen|OMEN))"
)
_NAMED = (
    r"(?:(?:(?:UN ?)?(?:United Nations|UN|U\.N\.) (?:Information Service|Information Centre|News (?:Centre"
    r"|Service)|Newservice\b|News\b|High Commissioner for (?:Refugees|Human Rights)|Conference on Trade and Development"
    r"|Department of (?:Public Information|Global Communications)|Environment Programme|Environment\b"
    r"|Climate Change(?: News)?\b"
    r"|Office (?:on Drugs and Crime|of Legal Affairs|for (?:Outer Space|Disarmament) Affairs"
    r"|for (?:the Coordination of Humanitarian Affairs|Drug Control and Crime Prevention))"
    r"|Educational, Scientific and Cultural Organi[sz]ation"
    r"|Treaty Section|Economic Commission for [A-Z]\w+|Office at [A-Z]\w+|Children's Fund"
    r"|Development Programme|Commission on International Trade Law)"
    r"|(?:Department of (?:Public Information|Global Communications)|Office of Public Information)"
    r"|World (?:Health|Intellectual Property|Meteorological) Organi[sz]ation"
    r"|International (?:Labour|Maritime|Civil Aviation) Organi[sz]ation|International Atomic Energy Agency"
    r"|International Telecommunication Union"
    r"|Food and Agriculture Organi[sz]ation|Organi[sz]ation for the Prohibition of Chemical Weapons"
    r"|Office of the (?:United Nations )?High Commissioner for (?:Human Rights|Refugees)"
    r"|Preparatory Commission for the [A-Z][\w -]+? Organi[sz]ation)(?: \([A-Z]{2,8}\))?)"
)
_PUBLISHERS = pattern(_NAMED)
_AT_THE_TOP = pattern(
    rf"\W*(?P<publisher>UN Chronicle|{_INITIALS} [A-Z]{{2,5}} [A-Z]\w+(?=$)|{_INITIALS})(?=PRESS\b| ?(?:[|>»:•·–-]|$)"
    rf"| (?:Home|Press|News|Newsroom|Media"
    r"|Information|Briefing|Statement|Release)\b|, (?=[A-Z][a-z]+ \d{4}))",
    0,
)
"""An agency by its initials where a masthead or a site's path begins: "OPCW | Media Centre"."""
_BODY = pattern(
    r"\W*(?P<publisher>(?:the )?(?:[\w'/.-]+ ){0,4}(?:Office|Secretariat|Committee|Organi[sz]ation|Agency|Programme"
    r"|Commission|Council|Fund|Union|Authority|Tribunal|Court)\b(?: (?:of|for|on|against|in|to|and|the|a)\b"
    r"| \([A-Z/ ]+\)| [\w'-]+){0,14})\W*"
)
"""A line that is the name of some body."""
_NO_NAME = pattern(
    r"^\W*(?:the )?(?:organi[sz]ation|secretariat|committee|agency|programme|commission|office|council|fund)\W*$|"
    r"\b(?:is|are|will|has|have|adopts?|enters?|comes?|ratif\w+|joins?|signs?|accedes?|welcomes?|urges?|calls?|opens?|hears?"
    r"|concludes?|begins?|takes?|meets?|approves?|elects?|marks?|hails?|celebrates?|announces?|says?|ends?"
    r"|session|meeting|statement|text|from \d+|to hold|to review|at headquarters"
    r"|member states|conference|report\w*|decides?|considers?|starts?|becomes?|praise[sd]?|highlights?)\b"
)
_SPEAKS = pattern(
    rf"\W*(?:the )?(?:(?:Executive Director|Director-General|Director General|Secretary-General|Head|Chief"
    rf"|Executive Secretary|Administrator) of (?:the )?)?(?P<publisher>{_NAMED}|(?-i:{_INITIALS})(?!-))"
    r"(?: \([A-Z]+\))?(?:, [^.;]{3,80}?,)?(?: (?:Executive Director|Director-General|Executive Secretary)"
    r"(?: [A-Z][\w.-]+){1,3})? (?:today|has today) (?:announced|welcomed|said|expressed|presented|hailed"
    r"|reported|declared|noted"
    r"|confirmed|called)\b"
    rf"|\W*(?:the )?Director General of (?:the )?(?P<depositary>{_NAMED}) presents his compliments"
)
"""The text's own first words: "UNICEF, the United Nations Children's Fund, today announced"."""
_BEFORE_A_DAY = pattern(rf"\W*(?P<publisher>{_NAMED}), (?=\d{{1,2}} [A-Z]|[A-Z][a-z]+ \d)", 0)
"""Where a dateline has its place: "UN Climate Change News, 2 October 2020 -"."""
_FAMILY = pattern(r"\W*United Nations\W*")
"""A line of a masthead whose name goes on below: "UNITED NATIONS / Information Service"."""
_SIGNED_BELOW = pattern(
    rf"(?P<publisher>{_NAMED}|(?<![\w/])UN News(?= app\b)|(?<![\w/@.-])(?-i:{_INITIALS})(?=PRESS\b|(?![\w/-])))"
)
_ON_BEHALF = pattern(r".{3,40} on behalf of (?:the )?(?P<publisher>[A-Z].{2,80}?)[.;]?", 0)
"""A line of a distributor: "Distributed by APO Group on behalf of …"."""
_RELEASE_OF = pattern(rf"(?:Press|News|Media) Release: (?P<publisher>(?:UN )?(?:{_INITIALS}|{_NAMED}))", 0)
"""A line of those who pass releases on: "Press Release: UN ESCAP"."""
_RECEIVED_FROM = pattern(r"\(?(?:Re-?issued as )?Received from (?:the )?(?P<publisher>[A-Z][^()]{3,80}?)\.?\)?", 0)
"""What the Department of Public Information prints above the text of another body."""
_SITE = pattern(r"\b(?:www\.|https?://|@)(?:[\w-]+\.)*(?P<publisher>[a-z]{3,7})\.(?:org|int|un\.org)\b")
_GOES_ON = pattern(r"(?:of|for|on|against|to|and)\b")
_SAME_NAME = 2
"""Characters between the lines of a name that is printed over two."""
_LONGEST = 110
"""Characters of a line above which it is prose and no masthead."""
_FOOT = 400
"""Characters of a block below the text above which it is prose too."""
_LISTED = re.compile(r"\s*[-•·*]\s")
"""The beginning of an entry in a site's menu."""

_AN_AGENCY = re.compile(
    r"[A-Z]{2}|\b(?:Office|Service|Cent(?:re|er)|Secretariat|News|Programme|Organi[sz]ation|Commission|Division|Department"
    r"|Agency|Fund|Bureau|Press|Information|Committee|Council|Section|Union|Institute|University|Group)\b"
)
"""Within the brackets of a dateline; without it they hold a State: "Hanoi (Viet Nam), 27 October"."""
_HEADQUARTERS = pattern(r"\W*(?:UN|United Nations) Headquarters\W*", 0)
"""In such brackets it says where, and not who."""
_DEPARTMENT = pattern(r"Department of (?:Public Information|Global Communications)")
"""Where it prints its own name, it is the publisher even of what others have written."""

Lines = Sequence[tuple[int, int]]
Found = tuple[str, Span] | None


def is_body(text: str, start: int, end: int) -> bool:
    """Tell whether plain ``text[start:end]`` begins with a known publisher's name and says nothing of it."""
    match = _PUBLISHERS.match(text, start, end)
    return match is not None and _NO_NAME.search(text, match.end(), end) is None


def in_dateline(raw: str, text: str, agency: tuple[int, int] | None, lines: Lines) -> Found:
    """Return the ``agency`` of a dateline, unless the ``lines`` above say that it was only passed on."""
    if agency is None or _HEADQUARTERS.fullmatch(text, *agency) or _AN_AGENCY.search(text, *agency) is None:
        return None
    if any(_DEPARTMENT.match(text, *line) for line in lines):
        return None
    return squeeze(raw[slice(*agency)]), Span(*agency, 1)


def in_masthead(raw: str, text: str, lines: Lines, topic: re.Pattern[str], title: Span | None) -> Found:
    """Return the publisher that the ``lines`` above the body name, a headline about a ``topic`` left aside."""
    received = next(
        filter(None, (form.fullmatch(text, *line) for line in lines for form in (_RECEIVED_FROM, _RELEASE_OF))), None
    )
    if received:
        return _found(raw, received, 0)
    for index, (start, end) in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following and _FAMILY.fullmatch(text, start, end) and not _PUBLISHERS.match(text, *following):
            whole = _PUBLISHERS.match(text, start, following[1])
            if whole and following[0] - end <= _SAME_NAME:
                return squeeze(raw[slice(*whole.span())]), Span(*whole.span(), 0)
        opening = _AT_THE_TOP.match(text, start, end)
        if opening:
            return _found(raw, opening, 0)
        if (end - start > _LONGEST and not is_body(text, start, end)) or _LISTED.match(text, start, end):
            continue
        match = _PUBLISHERS.search(text, start, end)
        if match and (match.start() == start or not topic.search(text[start:end])):
            return squeeze(raw[match.start() : match.end()]), Span(match.start(), match.end(), 0)
    return _unknown_body(raw, text, lines, title)


def _unknown_body(raw: str, text: str, lines: Lines, title: Span | None) -> Found:
    """A masthead of two lines too: "SECRETARIAT OF THE CONVENTION / ON BIOLOGICAL DIVERSITY"."""
    for first, last in mastheads(text, [line for line in lines if title is None or line[1] <= title.start]):
        match = _BODY.fullmatch(text, lines[first][0], lines[last][1])
        if match and match.end() - match.start() <= _LONGEST and not _NO_NAME.search(match.group()):
            return _found(raw, match, 0)
    return None


def mastheads(text: str, lines: Lines) -> list[tuple[int, int]]:
    """Return the first and the last line of each masthead: a body's name, and a line that goes on with it."""
    found = []
    for index, (start, end) in enumerate(lines):
        if not _BODY.fullmatch(text, start, end) or _NO_NAME.search(text, start, end):
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        goes_on = following and following[0] - end <= _SAME_NAME and _GOES_ON.match(text, *following)
        found.append((index, index + 1 if goes_on else index))
    return found


def below(raw: str, text: str, blocks: Lines) -> Found:
    """Return the publisher that the ``blocks`` below the text name: whom to write to, whose page it is."""
    for start, end in blocks:
        if end - start > _FOOT:
            continue
        match = _ON_BEHALF.fullmatch(text, start, end) or _SIGNED_BELOW.search(text, start, end)
        if match:
            return _found(raw, match, 0)
        site = _SITE.search(text, start, end)
        if site and re.fullmatch(_INITIALS, site["publisher"].upper()):
            return site["publisher"].upper(), Span(*site.span("publisher"), 0)
    return None


def speaking(raw: str, text: str, start: int, end: int) -> Found:
    """Return the body that speaks of itself in the text's first words, or that is named there before the day."""
    signed = _BEFORE_A_DAY.match(text, start, end)
    if signed:
        return _found(raw, signed, 1)
    match = _SPEAKS.match(text, start, end)
    return _found(raw, match, 1, "publisher" if match["publisher"] else "depositary") if match else None


def _found(raw: str, match: re.Match[str], paragraph: int, group: str = "publisher") -> Found:
    start, end = match.span(group)
    return squeeze(raw[start:end]), Span(start, end, paragraph)

"""Headline, dates, symbol, publisher and place from what stands above the body and in the dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from knowledge.extract import dates, publisher
from knowledge.extract.document import Head, Span
from knowledge.extract.names import HEAD
from knowledge.extract.plain import pattern, squeeze

_DAY = re.sub(r"\(\?P<\w+>", "(?:", dates.DATE.replace("(?P=sep)", "[/.-]"))
_NAME = r"[A-Z][\w.'-]+"
_PLACE = rf"{_NAME}(?: (?:de |of |la |el )?{_NAME}){{0,3}}"
_PLACES = rf"{_PLACE}(?:(?:\s*/\s*|, | and ){_PLACE}){{0,2}}"
_DASH = r"\s*(?:--+|–+|-(?= )|-$)\s*"
_STATION = (
    r"(?:New York|Geneva|Vienna|Nairobi|Rome|Paris|The Hague|Bonn|Montreal|Bangkok|London|Beirut|Santiago"
    r"|Addis Ababa|Brussels|Washington|Bern)"
)
"""Seats of the United Nations family: alone on a line above the day, they are where a release was issued."""
_ACRONYM = (
    r"(?:WIPO|UNESCO|UNICEF|UNEP|UNECE|UNHCR|UNODC|UNCTAD|UNFCCC|UNCCD|OHCHR|OPCW|CTBTO|IAEA|ICAO|WHO|ILO|IMO|FAO|ITU"
    r"|CITES|CMS|CBD|UN)\b"
)
"""In capitals too, and no place."""
_AGENCY = r"\(\s*(?P<agency>[A-Z][^()]{1,60})\)"
_DATELINES = tuple(
    pattern(expression, 0)
    for expression in (
        rf"[(\[]?(?P<place>{_PLACES})[,:]?\s+\(?(?P<date>(?i:{_DAY}))\)?,?(?:\s*{_AGENCY})?[)\]]?(?:{_DASH}"
        rf"|[:.]\s+(?=[A-Z\"]))",
        rf"(?P<place>{_PLACES}),?\s*{_AGENCY},?(?:\s*(?P<date>(?i:{_DAY})))?{_DASH}",
        rf"\(?(?P<date>(?i:{_DAY}))\)?(?:\s*{_AGENCY})?,?(?:(?: ?[|:])? (?P<place>{_PLACES}))?{_DASH}",
        rf"(?P<place>(?!{_ACRONYM})(?:[A-Z][A-Z.'-]+)(?: [A-Z][A-Z.'-]+){{0,2}}(?:(?:/|,"
        rf" )[A-Z][\w.' -]+)?)\s*(?:--+|–)\s*",
        rf"(?P<place>{_STATION})(?:, {_NAME})?{_DASH}(?P<date>(?i:{_DAY})){_DASH}",
        rf"(?P<place>{_STATION})(?:, {_NAME})?\s*(?:--+|–|-(?= [A-Z]))\s*",
        rf"(?P<place>{_STATION.upper()}) - (?=[A-Z])",
        rf"(?P<date>(?i:{_DAY})) (?:at )?\d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\.?)?,? (?P<place>{_PLACES}){_DASH}",
        rf"(?P<date>(?i:{_DAY})) (?:at )?\d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\.?)?(?:{_DASH}| )",
        rf"(?P<date>(?i:{_DAY}))(?<=\d\d\d\d)(?::| \|) (?!(?:News|Press|Media|Article|Story|Distributed)\b)(?=[A-Z])",
        rf"\((?P<place>{_PLACE}, {_PLACE})\){_DASH}",
    )
)
_STATION_LINE = pattern(_STATION)
_STATION_AND_STATE = pattern(rf"(?P<place>{_STATION}), [A-Z][A-Za-z ]+", 0)
_LOCATION = pattern(rf"Location: (?P<place>{_PLACE})", 0)
_CITY_AND_STATE = pattern(rf"(?P<place>{_NAME}(?: {_NAME})?), [A-Z][A-Za-z ]+", 0)
"""Between the bars of a line that holds the day as well: "Press release | Apia, Samoa | 12 September 2012"."""
_HEAD_PLACE = pattern(
    rf"^(?P<place>{_PLACES})[,:]?\s+\(?(?P<date>(?i:{_DAY}))\)?(?:,? \d{{1,2}}[:.]\d\d ?(?:[AaPp][Mm])?)?"
    r"(?: ?/[A-Z][\w .&-]{2,30}/)?\W*$",
    0,
)
_DAY_AND_PLACE = pattern(rf"^\(?(?i:{_DAY})\)? ?[:,|–-] ?(?P<place>{_STATION}(?:, {_NAME})?)\W*$", 0)
_MASTHEAD_CITY = pattern(
    r"(?:United Nations,? |(?:.*? )?(?:Department of Public Information|Information Service|News Coverage Service"
    rf"|Press Section|Media Division)(?:,| [•*·.–-]) ?)(?P<place>{_STATION}|N\.Y\.)\W*"
)
"""A line that ends a masthead: "United Nations, N.Y.", "News Coverage Service • New York"."""
_WEEKDAY = re.compile(r",\s+\w+day$")
"""Behind a place, what belongs to the day."""
_NO_PLACE = pattern(
    r"\b(?:Press|Releases?|News|Nations|UN|Notes?|Briefings?|Statements?|Remarks|Speech|Updates?|Media"
    r"|(?i:immediate release))\b",
    0,
)
_SYMBOL = re.compile(r"(?<![\w/])(?!A/RES|S/RES|HTTP)[A-Z]{1,6}(?:/[A-Z][A-Z0-9.]*)*/\d[\d.]*(?:[-/][\w.]+)*(?![\w/])")
_DATE_IN_LINE = pattern(rf"(?<![\w/]){_DAY}(?!\w|/\d)")
_RELEASE_MARK = pattern(r"\W*(?:press|news|media) releases?\W*")
_MASTHEAD = pattern(
    r"^\W*(?:for (?:media|press|further|more) (?:enquiries|inquiries|information|details).*"
    r"|press releases?(?: (?:treaty bodies|multiple mechanisms|special procedures|human rights council))?|news"
    r" releases?|media releases?|press statement|news stor(?:y|ies)"
    r"|media advisory|news|united nations"
    r"|information service|press briefing|background release|note to correspondents|for immediate release"
    r"|english|fran[cç]ais|espa[nñ]ol"
    r"|for (?:the )?(?:use (?:as|of) information\b|information (?:media|only)).*|not an official.*|\(?reissued as"
    r" received\.?\)?.*|home|welcome.*"
    r"|skip to.*|main menu|search.*|about.*"
    r"|contact.*|site ?map.*|login|log in|subscribe.*|back to.*|top stories|print.*|share.*|e-?mail.*|menu"
    r"|topics"
    r"|meetings coverage.*|un news.*|you are here.*|latest.*|archives?|languages?|advanced search"
    r"|(?:united nations )?daily (?:highlights|news|bulletin|digest)|treaty bodies|special procedures"
    r"|release date:?.*|(?:division|bureau|office|department) of (?:public )?information|media are free to use.*"
    r"|press release no\b.*"
    r"|no\. ?\d+.*|ref(?:erence)?\b.{0,20}|page \d+.*|file photo.*|photo:.*"
    r"|credit:.*|(?:distributed|issued|released) by .*|\W*(?:topic|from|to|date|sent|cc|newsgroups|written)\b:?"
    r" .*(?:\*\*|:.*)|(?:header )?image\b.*)\W*$"
)
_SENTENCE = 8
"""Words that stand behind a dateline at least, where they end without a full stop."""
_LONGEST = 25
"""Words above which a line with a full stop is the caption of a picture, and no headline."""
_FRENCH = pattern(r"\b(?:de|des|du|les|sur|d'une|aux|et)\b")
"""Two of these stand in the French half of a masthead in two languages."""
_NOTIFICATION = pattern(r"\w+ Notification No\. ?\d+$")
"""The headline of a depositary's circular."""
_TWO_SENTENCES = re.compile(r"\w{3,}\. [A-Z]\w+ \w+,? \w+")
"""A caption rather than a headline."""
_NAVIGATION = re.compile(r"\s(?:[|>»•·]|::)\s|^(?:\S+ ){0,3}\S+\s{3,}\S+(?: \S+){0,3}$|https?:|www\.|@|^\W+$")
_PATH = re.compile(r"\w\s+(?:>|»|/)\s+\w")
"""Where a page stands: "Media centre > News > 2017"."""
_TOPIC = pattern(
    r"\b(?:treat(?:y|ies)|conventions?|protocols?|agreements?|statute|covenant|charter|pact|accord|ban|force"
    r"|ratif\w+|accession"
    r"|accedes?|parties|signator\w+|instruments?|takes? effect|enters?|States?)\b"
)
_HYPHEN = re.compile(r"(?<=\w)-\s*\n\s*(?=[A-Z]\w*-)")
"""At the end of a headline's line: "Nuclear-" before "Test-Ban"."""
_POSSESSIVE = re.compile(r"\S+['’]s\b")
"""At the beginning of a line: a sentence of its own, "Treaty's entry into force …"."""
_WHOSE_PAGE = re.compile(r"[A-Z]{2,8} [–|-] [A-Z]")
"""Before the headline on the title of a web page: "ICC - Agreement enters into force"."""
_A_NAME = pattern(
    r"(?:[A-Z]{2,8} ?[:|–-]+ )?(?:the )?(?:[a-z]+ ){0,4}(?:convention|protocol|agreement|treaty|covenant)"
    r"(?: (?:on|against|for|to|relating to|concerning|of) .*)?\W*"
)
"""A masthead rather than a headline: a treaty's name and nothing else."""
_TELLS = pattern(
    r"\b(?:is|are|to|will|has|have|enters?|takes?|comes?|ratif(?:y|ies|ied)|joins?|becomes?|gets?|signs?"
    r"|accedes?|marks?"
    r"|welcomed|adopted|opened|reached|announced"
    r"|welcomes?|reach(?:es)?|receives?|adopts?|urges?|calls?|opens?|brings?|nears?|hails?|[a-z]+ed by)\b"
)
"""A headline has a verb; a masthead that names a treaty's secretariat has none."""
_SAYS = pattern(
    r"[A-Z][\w'’-]*(?: [\w'’-]+){0,5} (?:applauds|holds|welcomes|hails|calls|urges|says|stresses|praises|opens"
    r"|adopts|reviews|hears"
    r"|concludes|begins|ends|elects|marks|launches|backs)(?: [\w'’-]+){3}"
)
"""A headline about somebody; the line under it says more of the same."""
_HAPPENS = pattern(
    r"\b(?:is|are|will|has|have|enters?|takes?|comes?|ratif(?:y|ies|ied)|joins?|becomes?|sign(?:s|ed)|acced(?:es|ed)"
    r"|adopt(?:s|ed)|open(?:s|ed)|accept(?:s|ed))\b"
)
"""What a treaty's name in a headline is followed by, on the next line where it is long."""
_SPEECH = pattern(r"(?:message|statement|remarks|address|speech|opening address) (?:of|by|from|to) ")
"""A headline without a verb."""
_CONTINUES = re.compile(r"(?:\b(?:of|on|the|and|or|for|to|in|against|with|by|at|from|a|an|as|into|its)|[,–:-])$", re.I)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline's parts; ``end`` is where the body's own words begin."""

    end: int
    place: tuple[int, int] | None = None
    date: tuple[int, int] | None = None
    agency: tuple[int, int] | None = None


def is_station(place: str) -> bool:
    """Tell whether ``place`` is a seat of the United Nations family."""
    return _STATION_LINE.fullmatch(place) is not None


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline at the start of plain ``text[start:end]``, if words follow it."""
    for form in _DATELINES:
        match = form.match(text, start, end)
        rest = text[match.end() : end].split() if match else []
        if match is None or len(rest) < 4 or (len(rest) < _SENTENCE and rest[-1][-1] not in ".:!?"):
            continue
        groups = match.groupdict()
        if groups.get("place") and _is_no_place(groups["place"]):
            continue
        return Dateline(
            match.end(),
            match.span("place") if groups.get("place") else None,
            match.span("date") if groups.get("date") else None,
            match.span("agency") if groups.get("agency") else None,
        )
    return None


_NO_PLACES = frozenset(
    "On In As By Since Until The From After Before This Adopted Opened Signed Entry Published Posted"
    " Updated Released Issued Date Last Printed"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


_IN_FORCE = frozenset({"Force", "On", "Into"})
"""Words of a headline that ends in a day."""


def _is_no_place(printed: str) -> bool:
    words = printed.split()
    return (
        HEAD.search(printed) is not None
        or publisher.is_body(printed, 0, len(printed))
        or (words[0] in _NO_PLACES and words[:2] != ["The", "Hague"])
        or not _IN_FORCE.isdisjoint(map(str.capitalize, words))
    )


def _is_place_and_day(line: str) -> bool:
    match = _HEAD_PLACE.match(line)
    return match is not None and not _is_no_place(match["place"])


def read_head(
    raw: str, text: str, lines: list[tuple[int, int]], first: tuple[int, int] | None
) -> tuple[Head, list[str]]:
    """Return the head from the ``lines`` above the body and the ``first`` paragraph's dateline, and doubts."""
    doubts: list[str] = []
    line = dateline(text, *first) if first else None
    written = None
    if line and line.date:
        written = next(iter(dates.find(text, line.date[0], line.date[1])), None)
    written_header, header_span = _header_date(text, lines, written)
    header_date = written_header.iso() if written_header else None
    dateline_date = _dateline_date(written, written_header) if written else None
    date, date_span = (dateline_date, Span(*line.date, 1)) if dateline_date and line and line.date else (None, None)
    if header_date and dateline_date and not _agree(header_date, dateline_date):
        doubts.append(
            f"The header gives {header_date} as the release's day, the dateline {dateline_date}; the header was taken, "
            "and “today” read as the dateline's day."
        )
    if header_date and (date is None or (written_header and written_header.year and not _agree(header_date, date))):
        date, date_span = header_date, header_span
    if date and date.startswith("--"):
        doubts.append(f"The release's year is not stated; its date stays {date}.")
    title, title_span = _title(text, raw, lines)
    issued = publisher.in_dateline(raw, text, line.agency if line else None, lines)
    issued = issued or publisher.in_masthead(raw, text, lines, _TOPIC, title_span)
    issuer, issuer_span = issued or (None, None)
    place, place_span = _place(raw, text, lines, line)
    symbol, symbol_span = _symbol(raw, text, lines)
    head = Head(
        title, title_span, date, date_span, header_date, dateline_date,
        issuer, issuer_span, place, place_span, symbol, symbol_span,
    )  # fmt: skip
    return head, doubts


def _dateline_date(written: dates.Written, header: dates.Written | None) -> str:
    if written.year or header is None or header.year is None:
        return written.iso()
    return dates.complete(written, header.iso(), dates.Tense.EITHER) or written.iso()


def _agree(one: str, other: str) -> bool:
    return one == other or one.endswith(other.lstrip("-")) or other.endswith(one.lstrip("-"))


def _header_date(
    text: str, lines: list[tuple[int, int]], inside: dates.Written | None
) -> tuple[dates.Written | None, Span | None]:
    """The day of the header: of several the one that the dateline (``inside``) gives without its year, or the first."""
    best: tuple[dates.Written, Span] | None = None
    for start, end in lines:
        alone = dates.is_date(text[start:end])
        if alone is not None and (text[start:end].isdigit() or (alone.year and alone.month and not alone.day)):
            best = best or (alone, Span(start, end, 0))
        for match in _DATE_IN_LINE.finditer(text, start, end):
            if end - start > 90 and match.start() > start:
                continue
            written = next(iter(dates.find(text, match.start(), match.end(), years=False)), None)
            if written is None or written.relative or not written.day:
                continue
            others = len(text[start : written.start].split()) + len(text[written.end : end].split())
            # A headline may name a day of its own ("… takes effect 11 September"); a date line has little else.
            if others > 6 or (written.year is None and others > 2) or (others > 2 and _TOPIC.search(text[start:end])):
                continue
            span = Span(written.start, written.end, 0)
            if inside and written.year and (written.month, written.day) == (inside.month, inside.day):
                return written, span
            if best is None or (best[0].year is None and written.year is not None):
                best = written, span
    return best if best else (None, None)


def _title(text: str, raw: str, lines: list[tuple[int, int]]) -> tuple[str | None, Span | None]:
    candidates: list[tuple[float, int]] = []
    marks = [index for index, (start, end) in enumerate(lines) if _RELEASE_MARK.fullmatch(text, start, end)]
    printed = [" ".join(text[start:end].lower().split()) for start, end in lines]
    paths = [index for index, (start, end) in enumerate(lines) if _PATH.search(text, start, end)]
    bodies = {index for pair in publisher.mastheads(text, lines) for index in pair}
    for index, (start, end) in enumerate(lines):
        piece = text[start:end]
        words = re.findall(r"[^\W\d_]{2,}", piece)
        if len(_FRENCH.findall(piece)) > 1:
            continue
        if (
            len(words) < 2
            or index in bodies
            or (piece.endswith("!") and not _TOPIC.search(piece))
            or _MASTHEAD.match(piece)
            or _NAVIGATION.search(piece)
            or len(piece) > 400
            or (piece.endswith(".") and len(words) > _LONGEST)
            or _TWO_SENTENCES.search(piece)
        ):
            continue
        if dates.is_date(piece) or _is_place_and_day(piece) or publisher.is_body(text, start, end):
            continue
        if _SYMBOL.search(piece) and len(_SYMBOL.sub("", piece).split()) <= 5:
            continue
        score = min(len(words), 8) / 4 + 2 * bool(_TOPIC.search(piece)) + 3 * (printed.count(printed[index]) > 1)
        score += piece.isupper() + 5 * bool(_NOTIFICATION.match(piece)) + 1.3 * bool(_TELLS.search(piece))
        score += 0.5 * (index / max(len(lines), 1)) + 2 * (
            bool(marks) and index == marks[-1] + 1 and piece[0] != '"' and len(words) > 2
        )
        score += 1.5 * bool(_SPEECH.match(piece)) + 1.5 * (bool(paths) and index == paths[-1] + 1)
        score -= 1.5 * (bool(_WHOSE_PAGE.match(piece)) + piece.endswith("."))
        score -= 2.5 * (bool(_A_NAME.fullmatch(piece)) and not _TELLS.search(piece))
        candidates.append((score, index))
    if not candidates:
        return None, None
    top = max(score for score, _ in candidates)
    # A headline stands above its subheadline: of lines about as good, the first.
    index = min(index for score, index in candidates if score >= top - 1.2)
    good = {number for _, number in candidates}
    while index - 1 in good and _SAYS.match(text, *lines[index - 1]):
        index -= 1
    start, end = lines[index]
    last = index
    while last + 1 < len(lines) and _runs_on(text, raw, lines[last], lines[last + 1], last + 1 in good):
        last += 1
        end = lines[last][1]
    first = index
    while first > 0 and first - 1 in good and _runs_on(text, raw, lines[first - 1], lines[first], True):
        first -= 1
        start = lines[first][0]
    return squeeze(_HYPHEN.sub("-", raw[start:end])), Span(start, end, 0)


def _runs_on(text: str, raw: str, line: tuple[int, int], following: tuple[int, int], good: bool) -> bool:
    gap = re.sub(r"[^\S\n]+", "", raw[line[1] : following[0]])
    if not gap:
        return False
    one, other = text[slice(*line)], text[slice(*following)]
    if (
        len(gap) > 12
        or dates.is_date(other)
        or _is_place_and_day(other)
        or _MASTHEAD.match(other)
        or _SYMBOL.match(other)
    ):
        return False
    if _CONTINUES.search(one) or (other[:1].islower() and good):
        return True
    if (
        good
        and len(gap) <= 3
        and one.isupper() == other.isupper()
        and HEAD.search(" ".join(other.split()[:2]))
        and not _POSSESSIVE.match(other)
        and not HEAD.search(one)
        and re.search(r"\b[A-Z][\w-]*$", one)
    ):
        return True
    if good and len(gap) <= 1 and HEAD.search(one) and not _HAPPENS.search(one) and _HAPPENS.search(other):
        return True
    return one.isupper() and other.isupper() and len(one) >= 40 and good and len(gap) <= 3


def _place(raw: str, text: str, lines: list[tuple[int, int]], line: Dateline | None) -> tuple[str | None, Span | None]:
    span: tuple[int, int] | None = line.place if line else None
    number = 1
    if span is None:
        number = 0
        for start, end in lines:
            match = _HEAD_PLACE.match(text[start:end]) or _DAY_AND_PLACE.match(text[start:end])
            match = match or _LOCATION.fullmatch(text[start:end])
            if match and not _is_no_place(match["place"]) and not re.search(r"Day$", match["place"]):
                if _NO_PLACE.search(match["place"]):
                    continue
                span = start + match.start("place"), start + match.end("place")
                break
    if span is None:
        for above, below in pairwise(lines):
            named = _STATION_LINE.match(text, *above)
            if named and text[named.end() : above[1]] in ("", ",") and dates.is_date(text[slice(*below)]):
                span = named.span()
    if span is None:
        for above, below in pairwise(lines):
            named = _CITY_AND_STATE.fullmatch(text, *above)
            if named and text[above[1] : below[0]].strip() == "|" and dates.is_date(text[slice(*below)]):
                span = named.span("place")
    if span is None:
        for start, end in lines:
            named = _STATION_AND_STATE.fullmatch(text, start, end)
            if named:
                span = named.span("place")
                break
    if span is None:
        for start, end in lines:
            named = _MASTHEAD_CITY.fullmatch(text, start, end)
            if named:
                span = named.span("place")
                break
    if span is None:
        cities = [line for line in lines if _STATION_LINE.fullmatch(text, *line)]
        span = cities[0] if len(cities) == 1 else None  # several are a menu
    if span is None:
        return None, None
    printed = _WEEKDAY.sub("", squeeze(raw[span[0] : span[1]]))
    printed = "New York" if printed == "N.Y." else printed
    if printed.isupper():
        printed = re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", lambda word: word.group().capitalize(), printed)
        printed = re.sub(r"\b(?:Of|De|La)\b(?!$)", lambda word: word.group().lower(), printed)
        printed = re.sub(r"^la\b", "La", printed)
    return printed, Span(span[0], span[1], number)


def _symbol(raw: str, text: str, lines: list[tuple[int, int]]) -> tuple[str | None, Span | None]:
    for start, end in lines:
        match = _SYMBOL.search(text, start, end)
        if match:
            return raw[match.start() : match.end()], Span(match.start(), match.end(), 0)
    return None, None

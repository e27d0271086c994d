"""A release's outer form: lines to paragraphs, head, dateline, end mark, contact block.

Knows how press releases are laid out and nothing of treaties.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from knowledge.extract import dates, publisher, sentences
from knowledge.extract.document import Document, Head, Span
from knowledge.extract.head import Dateline, dateline, is_station, read_head
from knowledge.extract.names import HEAD
from knowledge.extract.plain import pattern, plain

_WRAP_WIDTH = 130
"""Longer lines are whole paragraphs; texts broken by hand or by mail programs stay below."""
_MIN_WIDTH = 40
_FULL_LINE = 0.6
"""A line shorter than this share of its block's widest ends a paragraph or stands in a head."""

_END_MARK = re.compile(r"^\s*(?:[*#+=_-]\s*){3,}$|^\s*[-–*]*\s*(?:ends?|\[?end\]?)\s*[-–*]*\s*$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[•▪●◦·*–-]\s+|\(?\d{1,3}[.)]\s|\([a-z]\)\s)")
_CONTACT = pattern(
    r"^\W*(?:for (?:further|more|additional) (?:information|details)|(?:distributed|issued|released) by [A-Z]"
    r"|for information media"
    r"|for (?:media|press) (?:requests|enquiries|inquiries|interviews|information)|for (?:the )?use of"
    r"|author\(?s?\)?:? |sources?:? (?=\S+(?: \S+){0,3}$)|get updates|receive (?:daily|weekly) updates"
    r"|contacts?:|media contacts?|press contacts?|contact information|not an official (?:record|document)"
    r"|related (?:stories|links|news|press releases)|share this|print this|back to top|copyright|©"
    r"|all rights reserved"
    r"|subscribe|follow us|terms of use|privacy (?:notice|policy)|in-depth|latest news|read more|tags?:"
    r"|filed under"
    r"|news tracker)"
)
_ABOUT_THE_PAGE = pattern(
    r"^\W*(?:you are viewing|this (?:story|page) comes from|this (?:page|story|item) (?:was|is|has been)"
    r" (?:captured|written|archived)"
    r"|(?:[\w ]{3,30} [-–|] )?welcome to (?:the|our)\b|we're building"
    r"|welcome to (?:the|our)\b)"
)
_RESUMES = pattern(
    r"^\W*(?:notes? (?:to|for) (?:the )?(?:editors?|correspondents)|background(?: note)?s?\b"
    r"|about the [A-Z]\w+$)"
)
_FOOTNOTE = re.compile(r"\*{1,3}\s?[A-Z]")
"""What a word of the text with an asterisk stands for; it may be printed below the end mark."""
_STATUS = pattern(
    r"(?:the (?:following )?[\w-]+ (?:States|countries|parties)|(?:States|parties|signatories"
    r"|ratifications))\b[^.:]{0,120}"
    r"\b(?:ratif\w+|acced\w+|part(?:y|ies)|signed|signator\w+)\b[^.:]{0,60}(?::| are (?=[A-Z]))"
)
"""A list of States printed below the end mark."""
_NOTE = pattern(r"^\W*(?:notes? (?:to|for) (?:the )?(?:editors?|correspondents)|background(?: note)?)\W*$")
_DATELINE_INSIDE = re.compile(
    r"(?P<head>(?<=[A-Z]{2})[.;:]?\s+)(?=(?:NEW YORK|VIENNA|GENEVA|NAIROBI|PARIS|ROME|THE HAGUE|BONN|MONTREAL|BANGKOK)"
    r",? \d{1,2} [A-Z][a-z]+(?: \d{4})?(?: \([^()]{2,40}\))? (?:--|–|-) )"
)
"""A dateline on the headline's own line, as when a page was pasted."""
_DAY_BEFORE = re.compile(r"(?:date:? )?(?:19|20)\d\d(?:\d{4}(?= *[A-Z])|-\d\d-\d\d(?= +[A-Z]))")
"""The day that an archive prints on the first line of the text: "19961024 VIENNA, 24 October (IAEA) --"."""
_KICKER = pattern(r"^\W*(?:news|press release|media release|statement|feature)s? ?\|")
_DAY_BELOW = pattern(
    r"\W*(?:publication date|date of publication|release date|(?:published|posted|issued)(?: on)?|date)\b:? "
)
_OTHER_NEWS = pattern(r"\W*(?:recent|latest|related|more|other|all) (?:news|stories|items|articles|press releases)\W*")
"""Above what a page shows of other days."""
_FOLLOWING = pattern(
    r"Following (?:is|are) [^.]{0,400}?\b(?:today|yesterday),? (?:on )?(?P<day>\d{1,2} [A-Z][a-z]+(?: \d{4})?)\b", 0
)
"""The first words of a speech that is printed without a dateline."""
_TODAY = pattern(
    r"\btoday(?:,| ?\()? ?(?:on )?(?P<day>\d{1,2} [A-Z][a-z]+(?: \d{4})?|[A-Z][a-z]+ \d{1,2}(?:,"
    r" \d{4})?)\b",
    0,
)
"""The day of a text that has no other: "enter into force today, 6 February 2013"."""
_HEAD_GOES_ON = 2
"""Blocks within which a day on a line of its own shows that a sentence above it was no body: a site's banner."""
_NEWS = pattern(
    r"\b(?:deposit\w* (?:its|their|the|an)|ratified|acceded|enter(?:s|ed)? into force|t[ao]kes? effect|become"
    r" (?:a |the )?\S* ?part)\b"
)
"""In a block that tells what a text is about, and is no banner."""
_STANDFIRST = 8
"""Words that it has at least."""
_SENTENCE_BEGUN = 12
"""Words that a block has at least which is the beginning of a sentence and no headline."""
_PARAGRAPH = 25
"""Words that a paragraph of the body has at least."""
_BROKEN = re.compile(r"\w$")
"""The end of a line after which a small letter goes on with its sentence."""
_YEAR_WANTED = pattern(rf"\b\d{{1,2}} {dates.MONTH},?$|\b{dates.MONTH} \d{{1,2}},?$")
_A_YEAR = re.compile(r"(?:19|20)\d\d\b")
"""A day whose year stands on the next line."""
_NUMBERED_TREATY = pattern(rf"\d{{1,2}}[.)] .{{0,40}}{HEAD.pattern}", 0)
"""An entry of a list of treaties, which may be all that a text is."""
_CELL = re.compile(r"(?:[^\n|\s]|[^\n|\S](?![^\n|\S]))+")
"""What stands between the bars of a table, or wide gaps."""
_UNFINISHED = re.compile(r"\b(?:on|of|the|to|from|in|by|and|for|with|at)$")
_PROSE = re.compile(r"(?:.*?(?<![\w'-])[a-z]+\b){3}", re.DOTALL)
"""Has three words in small letters, which a masthead has not."""
_SENTENCE_END = re.compile(r"[.:][\"')\]]*$")


def parse(raw: str) -> Document:
    """Return ``raw`` taken apart into head, numbered paragraphs and sentences."""
    text = plain(raw)
    blocks = _paragraphs(text, raw)
    first, body_start = _body(text, blocks)
    above = [line for block in blocks[:first] for line in _lines_of(raw, text, *block)]
    head, doubts = read_head(raw, text, above, blocks[first] if first < len(blocks) else None)
    kept = _until_end(text, blocks[first:])
    if head.date is None and first < len(blocks):
        told = _FOLLOWING.match(text, *blocks[first]) or _TODAY.search(text, *blocks[first])
        written = next(iter(dates.find(text, *told.span("day"))), None) if told else None
        if told and written is not None and written.day:
            head = replace(head, date=written.iso(), date_span=Span(*told.span("day"), 1))
    beside = _day_beside(text, blocks[first : first + 1 + _HEAD_GOES_ON]) if head.date is None else None
    if beside is not None:
        day, span = beside
        head = replace(head, date=day.iso(), date_span=span)
    closing = _signed_off(text, blocks[first:]) if head.date is None else None
    if closing is not None:
        day, number = closing
        head = replace(head, date=day.iso(), date_span=Span(*blocks[first + number], number + 1))
    spans = [Span(*block, 0) for block in blocks[:first] if _is_standfirst(text, block, head)]
    for number, (start, end) in kept:
        begin = body_start if number == 1 and body_start is not None else start
        if text[begin:end].strip():
            spans.append(Span(begin, end, number))
    found = [
        Span(start, end, span.paragraph) for span in spans for start, end in sentences.split(text, span.start, span.end)
    ]
    if head.publisher is None:
        numbers = {number for number, _ in kept}
        rest = [block for number, block in enumerate(blocks[first:], 1) if number not in numbers]
        issued = publisher.below(raw, text, rest)
        if issued is None and spans:
            issued = publisher.speaking(raw, text, spans[0].start, spans[0].end)
        if issued is not None:
            head = replace(head, publisher=issued[0], publisher_span=issued[1])
    cut = bool(kept) and len(kept) == len(blocks) - first and _is_cut(text, found)
    document = Document(raw, text, head, tuple(spans), tuple(found), cut=cut, doubts=tuple(doubts))
    return document if spans or head.title else replace(document, head=Head())


def _paragraphs(text: str, raw: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in _broken_lines(text, raw):
        if joined and _is_unfinished(text[slice(*joined[-1])], text[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_unfinished(piece: str, following: str) -> bool:
    """Whether a sentence goes on in the next block: a day or an amount was set apart on a line of its own."""
    if len(piece.split()) < _SENTENCE_BEGUN:
        return False
    return _UNFINISHED.search(piece) is not None or (piece.endswith(",") and following[:1].islower())


def _broken_lines(text: str, raw: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for block in _blocks(raw):
        width = max(end - start for start, end in block)
        start, last = block[0]
        for before, after in pairwise(block):
            if not _joins(text, before, after, width):
                found.append((start, last))
                start = after[0]
            last = after[1]
        found.append((start, last))
    return found


def _joins(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether ``following`` goes on with the paragraph of ``line``: broken by a mail program or by hand."""
    if _BROKEN.search(text[slice(*line)]) and text[following[0]].islower():
        return True
    if _YEAR_WANTED.search(text[slice(*line)]) and _A_YEAR.match(text[slice(*following)]):
        return True
    if not _MIN_WIDTH < width <= _WRAP_WIDTH or _BULLET.match(text[slice(*following)]):
        return False
    full = line[1] - line[0] >= _FULL_LINE * width
    return full and dateline(text, *following) is None


def _blocks(raw: str) -> list[list[tuple[int, int]]]:
    blocks: list[list[tuple[int, int]]] = [[]]
    offset = 0
    for line in raw.splitlines(keepends=True):
        content = line.strip()
        if content:
            start = offset + line.index(content[0])
            day = _DAY_BEFORE.match(plain(content))
            if day:
                blocks.extend(([(start, start + day.end())], []))
                rest = content[day.end() :].lstrip()
                start, content = start + len(content) - len(rest), rest
            inside = _DATELINE_INSIDE.search(plain(content))
            if inside:
                blocks[-1].append((start, start + inside.start()))
                start += inside.end("head")
                content = content[inside.end("head") :]
            blocks[-1].append((start, start + len(content)))
        elif blocks[-1]:
            blocks.append([])
        offset += len(line)
    return [block for block in blocks if block]


def _lines_of(raw: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The printed lines of a block of the head, cut at the bars of a table and at wide gaps too."""
    lines = []
    for match in _CELL.finditer(raw[start:end]):
        piece = text[start + match.start() : start + match.end()]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            lines.append((start + match.start() + left, start + match.start() + len(piece.rstrip())))
    return lines


def _body(text: str, blocks: list[tuple[int, int]]) -> tuple[int, int | None]:
    """Index of the body's first block, and where its text starts when a dateline stands before it."""

    def is_prose(block: tuple[int, int]) -> bool:
        piece = text[slice(*block)]
        return len(piece.split()) >= _PARAGRAPH and _SENTENCE_END.search(piece.rstrip()) is not None

    for index, (start, end) in enumerate(blocks):
        line = dateline(text, start, end)
        if line is not None and not (_may_be_an_entry(text, line) and any(map(is_prose, blocks[:index]))):
            return index, line.end
    for index, (start, end) in enumerate(blocks):
        piece = text[start:end]
        words = len(piece.split())
        ended = _SENTENCE_END.search(piece.rstrip()) is not None
        if (
            _PROSE.search(piece)
            and words >= (9 if ended else 14 if piece.rstrip().endswith("!") else 40)
            and not _CONTACT.match(piece)
            and not _ABOUT_THE_PAGE.match(piece)
            and not _is_banner(text, blocks, index)
        ):
            return index, None
    items = [index for index, block in enumerate(blocks) if _NUMBERED_TREATY.match(text, *block)]
    return items[0] if len(items) > 1 else len(blocks), None


def _is_standfirst(text: str, block: tuple[int, int], head: Head) -> bool:
    """Whether a block above the dateline is the news in a sentence, and neither headline nor caption."""
    title = head.title_span
    if title is not None and block[0] < title.end and title.start < block[1]:
        return False
    piece = text[slice(*block)]
    return (
        len(piece.split()) >= _STANDFIRST
        and _SENTENCE_END.search(piece.rstrip()) is not None
        and HEAD.search(piece) is not None
        and _NEWS.search(piece) is not None
        and not _ABOUT_THE_PAGE.match(piece)
    )


def _may_be_an_entry(text: str, line: Dateline) -> bool:
    """Whether a dateline may be an entry of a list: "Francisco Carrión (Ecuador) – 41 votes", "3 May 2004: adopted"."""
    if text[: line.end].rstrip().endswith(":"):
        return True
    place = text[slice(*line.place)] if line.place else ""
    return line.date is None and not ((line.agency and place.isupper()) or is_station(place))


def _is_banner(text: str, blocks: list[tuple[int, int]], index: int) -> bool:
    """Whether the head goes on below this block: a line with nothing but a day (the first one), and prose under it."""
    if any(dates.is_date(text[slice(*block)]) for block in blocks[:index]):
        return False
    if _NEWS.search(text, *blocks[index]):
        return False
    for later in range(index + 1, min(index + 1 + _HEAD_GOES_ON, len(blocks))):
        day = dates.is_date(_KICKER.sub("", text[slice(*blocks[later])]))
        if day is not None and day.year is not None:
            return any(_SENTENCE_END.search(text[slice(*block)].rstrip()) for block in blocks[later + 1 :])
    return False


def _day_beside(text: str, blocks: list[tuple[int, int]]) -> tuple[dates.Written, Span] | None:
    """The day on a line of its own below the first sentence, printed in bold above it: "News | 1 July 2021"."""
    for number, (start, end) in enumerate(blocks[1:], 2):
        if _OTHER_NEWS.fullmatch(text, start, end):
            return None
        kicker = _KICKER.match(text, start, end)
        day = dates.is_date(text[kicker.end() if kicker else start : end])
        if day is not None and day.year is not None and day.day is not None:
            return day, Span(start, end, number)
    return None


def _signed_off(text: str, blocks: list[tuple[int, int]]) -> tuple[dates.Written, int] | None:
    """The day below a text which has none in its head, and the number of its block: in the last line, or named so."""
    news = (number for number, block in enumerate(blocks) if _OTHER_NEWS.fullmatch(text, *block))
    for number in range(next(news, len(blocks)) - 1, -1, -1):
        label = _DAY_BELOW.match(text, *blocks[number])
        day = dates.is_date(text[label.end() if label else blocks[number][0] : blocks[number][1]])
        if day is not None and day.year is not None:
            return day, number
    return None


def _until_end(text: str, blocks: list[tuple[int, int]]) -> list[tuple[int, tuple[int, int]]]:
    """Number the blocks from 1; leave out end marks, contact blocks and what follows them."""
    kept = []
    stopped = ended = False
    number = 0
    for start, end in blocks:
        piece = text[start:end]
        if _END_MARK.match(piece):
            stopped = ended = number > 0
            continue
        number += 1
        if _RESUMES.match(piece) or _FOOTNOTE.match(piece) or (ended and _STATUS.match(piece)):
            stopped = ended = False
            if _NOTE.match(piece):
                continue
        if _CONTACT.match(piece):
            stopped, ended = True, False
        if not stopped:
            kept.append((number, (start, end)))
    return kept


def _is_cut(text: str, found: list[Span]) -> bool:
    if not found:
        return False
    last = text[found[-1].start : found[-1].end]
    return len(last.split()) > 3 and not re.search(r"[.!?:;*][\"')\]]*\s*$|\([^()]*\b\d{4}\)\s*$", last)

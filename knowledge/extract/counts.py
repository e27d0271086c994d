"""How many States signed and ratified, for which treaty, as of which day. Knows nothing of names of States."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.extract import dates
from knowledge.extract.count_words import Hit, hits
from knowledge.extract.document import Document, Span
from knowledge.extract.plain import pattern
from knowledge.extract.treaties import Mention, Treaties


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


_PLURAL = re.compile(
    r"\b(?:Conventions|Covenants|Protocols|Treaties|Agreements|treaties|conventions|protocols"
    r"|instruments of the)\b"
)
_AS_OF = pattern(
    r"\b(?:as of|as at|as on|by|at|until|up to|on|to|since|status (?:as )?(?:of|at|on))(?: (?:the )?(?:close"
    r"|end|closing date)[^,.;\d]{0,40}? (?:of|on))?(?: \w+day,?)? (?:the )?$"
)

def find(document: Document, treaties: Treaties) -> list[Count]:
    """Return the counts that the body states, in order."""
    found: list[Count] = []
    subject: str | None = treaties.main
    inherited: tuple[int, str] | None = None
    for sentence in document.sentences:
        text = document.plain
        if not re.search(
            r"\d|\b(?:one|two|three|[a-z]*teen|[a-z]*ty|hundred|dozen|[a-z]+th|first|third|four|five|six"
            r"|seven|eight|nine|ten|eleven|twelve)\b",
            text[sentence.start : sentence.end],
            re.I,
        ):
            subject = _subject(treaties, sentence) or subject
            continue
        hits = _hits(text, sentence)
        mentions = treaties.within(sentence.start, sentence.end)
        counts = [_count(document, hit, mentions, subject, sentence) for hit in hits]
        counts.extend(_elliptic(document, treaties, sentence, counts))
        counts.extend(_both(document, treaties, sentence, counts))
        day = _as_of(document, sentence, counts)
        result = []
        for count in counts:
            as_of = day(count)
            if as_of is None and inherited and inherited[0] == sentence.paragraph and not count.ordinal:
                as_of = inherited[1]
            result.append(
                Count(
                    count.kind,
                    count.number,
                    count.treaty,
                    as_of,
                    count.start,
                    count.end,
                    sentence,
                    count.ordinal,
                    count.current,
                )
            )
        fronted = next((c.as_of for c in result if c.as_of and not c.ordinal), None)
        if fronted:
            inherited = sentence.paragraph, fronted
        found.extend(result)
        subject = _subject(treaties, sentence) or subject
    return found


def _count(document: Document, hit: Hit, mentions: list[Mention], subject: str | None, sentence: Span) -> Count:
    text = document.plain
    treaty = None
    after = [m for m in mentions if m.start >= hit.end - 1]
    inside = [m for m in mentions if hit.start <= m.start < hit.end and m.start > hit.at]
    before = [m for m in mentions if m.end <= hit.at]
    if inside:
        treaty = inside[0].treaty
    elif after and re.fullmatch(
        r"[^\w,;]*(?:to|of|for|under|the|it|with|or|and|acceded|ratified|so far|instruments?|party|parties"
        r"|ratification|accession|States?|\s|[a-z-]+ly)*(?:the\s+)?",
        text[hit.end : after[0].start],
    ):
        treaty = after[0].treaty
    elif before:
        treaty = _governing(text, before, sentence)
    elif _PLURAL.search(text, sentence.start, hit.at):
        treaty = None
    elif subject is not None:
        treaty = subject
    elif after:
        treaty = after[0].treaty
    words = text[hit.start : hit.end]
    past = re.search(r"\b(?:signed|ratified|acceded|became|joined)\b", words, re.I) and not re.search(
        r"\b(?:ha[sdv]e?|are|is|by|so far|to date)\b", words, re.I
    )
    return Count(hit.kind, hit.number, treaty, None, hit.start, hit.end, sentence, hit.ordinal, not past)


def _governing(text: str, before: list[Mention], sentence: Span) -> str:
    for mention in reversed(before):
        if not _supplemented(text, sentence, mention):
            return mention.treaty
    return before[-1].treaty


def _supplemented(text: str, sentence: Span, mention: Mention) -> bool:
    before = text[sentence.start : mention.start]
    return (
        re.search(
            r"\b(?:supplement\w*(?:\s+to)?|under|protocols?\s+to|annexed\s+to|thereto)\s+(?:the\s+|its\s+)?$",
            before,
            re.I,
        )
        is not None
    )


def _subject(treaties: Treaties, sentence: Span) -> str | None:
    mentions = treaties.within(sentence.start, sentence.end)
    return mentions[0].treaty if mentions else None


_ELSEWHERE = pattern(r"\b(?:force|effect|binding|adopted|opened|held|after|since)\b")


def _as_of(document: Document, sentence: Span, counts: list[Count]):  # type: ignore[no-untyped-def]
    text = document.plain
    days: list[tuple[int, int, str]] = []
    for day in dates.find(text, sentence.start, sentence.end, years=False):
        printed = dates.complete(day, document.head.date, dates.Tense.PAST)
        if printed is None:
            continue
        lead = text[sentence.start : day.start]
        if day.relative in {"today", "yesterday"} or _AS_OF.search(lead):
            if not re.search(r"\bclos(?:e|ing)\b[^.;]*$", lead):
                days.append((day.start, day.end, printed))

    def of(count: Count) -> str | None:
        if count.ordinal:
            after = [d for d in days if 0 <= d[0] - count.end <= 90 and not _ELSEWHERE.search(text[count.end : d[0]])]
            before = [
                d
                for d in days
                if d[1] <= count.start and not _ELSEWHERE.search(text[max(sentence.start, d[0] - 30) : count.start])
            ]
            near = after[:1] or before[-1:]
            return near[0][2] if near else None
        stated = [
            d
            for d in days
            if re.search(r"\b(?:as (?:of|at|on)|by|until|up to)\b[^,;]{0,60}$", text[sentence.start : d[0]], re.I)
            or d[0] - sentence.start <= 14
        ]
        if not stated and re.search(r"\b(?:bringing|brings|taking)\b", text[sentence.start : count.start], re.I):
            stated = [d for d in days if d[1] < count.start]
        stated = [
            d
            for d in stated
            if not re.search(
                r"\b(?:force|adopted|opened|effect|held|since)\b[^,;]{0,30}$", text[sentence.start : d[0]], re.I
            )
        ]
        return stated[0][2] if stated else None

    return of


def as_of_in(document: Document, start: int, end: int) -> str | None:
    """Return the day that a list's introduction says it is of ("as at 15 February 1993")."""
    for day in dates.find(document.plain, start, end, years=False):
        if re.search(r"\bas\s+(?:of|at|on)\s+$", document.plain[start : day.start], re.I):
            return dates.complete(day, document.head.date, dates.Tense.PAST)
    return None



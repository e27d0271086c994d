"""What a headline states of the main treaty: counts, and the day of its entry into force."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.extract import dates, force
from knowledge.extract.clauses import simplified
from knowledge.extract.count_words import EARLIEST, hits
from knowledge.extract.counted import Count
from knowledge.extract.document import Document, Span
from knowledge.extract.names import HEAD
from knowledge.extract.not_totals import NOT_TOTAL
from knowledge.extract.numbers import NUMBER, ORDINAL, value
from knowledge.extract.plain import pattern, plain
from knowledge.extract.treaties import Treaties
from knowledge.model import Status

_HEADLINES = (
    pattern(
        rf"(?P<n>{NUMBER}) (?:states|countries|nations|governments) (?:now )?(?:ratify|sign"
        rf"|join)\b"
    ),
    pattern(rf"\b(?:ratified|signed) by (?:the )?(?P<n>{ORDINAL}) (?:state|country|nation)\b"),
    pattern(
        rf"(?P<n>{ORDINAL}) (?:state|country|nation|(?:state )?party|government) (?:ratifies|accedes|joins|to ratify"
        rf"|signs)\b"
    ),
    pattern(
        rf"(?:receives|reaches|gets|hits|secures|achieves|gains|becomes|with|as|marks) (?:the "
        rf"|its )?(?P<n>{ORDINAL}) (?:ratification|accession|nation to ratify|state to ratify"
        rf"|country to ratify|party|instrument|signature)"
    ),
)
_SEVERAL = pattern(r"[^.;,]{0,40}\b(?:treaties|conventions|protocols|agreements)\b")
"""After "four countries join": no treaty's own number."""
_NEAR = 12
"""Characters between "enters into force" and its day in a headline: "on Sunday"."""


def counts(title: str) -> list[tuple[str, int, str]]:
    """Return (kind, number, words) for each count a headline gives."""
    text = plain(title)
    lowered = text.lower() if text.isupper() else text
    stated = [
        hit
        for hit in hits(lowered, Span(0, len(lowered), 0), simplified(lowered))
        if not _SEVERAL.match(lowered, hit.end)
    ]
    found = [(hit.kind, hit.number, title[hit.start : hit.end]) for hit in stated]
    for form in _HEADLINES:
        match = form.search(lowered)
        number = value(match["n"]) if match else None
        if match is None or not number or number < EARLIEST or NOT_TOTAL.search(lowered[: match.start("n")]):
            continue
        kind = "signatories" if re.search(r"\bsign", match.group(), re.IGNORECASE) else "parties"
        if not any(one[0] == kind for one in found):
            found.append((kind, number, title[match.start() : match.end()]))
    return found


def further_counts(document: Document, treaties: Treaties, kinds: set[str]) -> list[Count]:
    """Return the headline's counts of a kind the body gives none of."""
    title, span = document.head.title, document.head.title_span
    if title is None or span is None:
        return []
    head = HEAD.search(plain(title).title())
    fitting = [entry.id for entry in treaties.entries.values() if head and entry.head == head.group().lower()]
    treaty = fitting[0] if len(fitting) == 1 else treaties.main
    return [
        Count(kind, number, treaty, None, span.start, span.end, span)
        for kind, number, _ in counts(title)
        if kind not in kinds
    ]


def entry_into_force(document: Document, treaties: Treaties) -> list[force.Force]:
    """Return the day that the headline gives for the main treaty's entry into force."""
    span = document.head.title_span
    if span is None or treaties.main is None:
        return []
    stated = _stated(document, span, treaties.main)
    if not stated or not document.sentences:
        return stated
    # The first sentence may tell the day of the headline's month or year, and not name the treaty.
    date = str(stated[0].date)
    again = _stated(document, document.sentences[0], treaties.main)
    return stated + [one for one in again if one.date != date and str(one.date).startswith(date)]


def _stated(document: Document, span: Span, treaty: str) -> list[force.Force]:
    trigger = force.announced(document.plain, span)
    days = dates.find(document.plain, trigger.end(), span.end) if trigger else []
    near = [day for day in days if trigger and day.start - trigger.end() <= _NEAR]
    return force.dated(document, span, trigger, [treaty], near[:1]) if trigger and near else []


def doubts(document: Document, status: Sequence[Status], main: str | None) -> list[str]:
    """Return a sentence for each number of the headline that is not the body's."""
    if document.head.title is None:
        return []
    mine = [one for one in status if one.treaty == main] or status
    said = []
    for kind, number, words in counts(document.head.title):
        stated = [getattr(one, kind) for one in mine if getattr(one, kind) is not None]
        if stated and number not in stated:
            said.append(
                f"The headline gives {number} {kind} (“{words}”), the text {stated[0]}; the text's number was taken."
            )
    return said

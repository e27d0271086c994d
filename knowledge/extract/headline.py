"""What a headline states of the main treaty: counts, and the day of its entry into force."""

from __future__ import annotations

import re

from knowledge.extract.count_words import EARLIEST, NOT_TOTAL, hits
from knowledge.extract.counts import Count
from knowledge.extract.document import Document, Span
from knowledge.extract.numbers import NUMBER, ORDINAL, value
from knowledge.extract.plain import pattern, plain

_HEADLINES = (
    pattern(
        rf"(?P<n>{NUMBER}) (?:more )?(?:states|countries|nations|governments) (?:now )?(?:ratify|sign"
        rf"|join)\b"
    ),
    pattern(rf"\b(?:ratified|signed) by (?:the )?(?P<n>{ORDINAL}) (?:state|country|nation)\b"),
    pattern(
        rf"(?P<n>{ORDINAL}) (?:state|country|nation|party|government) (?:ratifies|accedes|joins|to ratify"
        rf"|signs)\b"
    ),
    pattern(
        rf"(?:receives|reaches|gets|hits|secures|achieves|gains|becomes|with|as|marks) (?:the "
        rf"|its )?(?P<n>{ORDINAL}) (?:ratification|accession|nation to ratify|state to ratify"
        rf"|country to ratify|party|instrument|signature)"
    ),
)

def in_title(title: str) -> list[tuple[str, int, str]]:
    """Return (kind, number, words) for each count a headline gives."""
    text = plain(title)
    lowered = text.lower() if text.isupper() else text
    hits = _hits(lowered, Span(0, len(lowered), 0))
    found = [(hit.kind, hit.number, title[hit.start : hit.end]) for hit in hits]
    for form in _HEADLINES:
        match = form.search(lowered)
        number = value(match["n"]) if match else None
        if match and number and number >= _EARLIEST and not _NOT_TOTAL.search(lowered[: match.start("n")]):
            kind = "signatories" if re.search(r"\bsign", match.group(), re.I) else "parties"
            if not any(one[0] == kind for one in found):
                found.append((kind, number, title[match.start() : match.end()]))
    return found


def from_title(document: Document, treaty: str | None, kinds: set[str]) -> list[Count]:
    """Return the headline's counts of a kind the body gives none of."""
    head = document.head
    if head.title is None or head.title_span is None:
        return []
    span = head.title_span
    return [
        Count(kind, number, treaty, None, span.start, span.end, span)
        for kind, number, _ in in_title(head.title)
        if kind not in kinds
    ]

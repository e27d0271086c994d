"""What a count is, once found in a text; knows no wording."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.document import Span
from knowledge.extract.plain import pattern
from knowledge.extract.treaties import Mention

_SUPPLEMENTED = pattern(r"\b(?:supplement\w*(?: to)?|under|protocols? to|annexed to|thereto) (?:the |its )?$")


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
    total: bool = False
    """True where the words say that these are all ("bringing the number of parties to 40")."""


def is_supplemented(text: str, sentence: Span, mention: Mention) -> bool:
    """Tell whether a treaty is named only as the one that another supplements."""
    return _SUPPLEMENTED.search(text[sentence.start : mention.start]) is not None

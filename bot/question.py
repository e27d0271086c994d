"""What may be asked at all: the bounds of a question's text; knows nothing of its meaning."""

from __future__ import annotations

import re

from knowledge.text import clean

MAX_CHARACTERS = 4_000
"""The longest message of Discord; the engine answers that in milliseconds."""
SURROGATE = re.compile("[\ud800-\udfff]")
HALF_A_PAIR = "the text is not valid Unicode: it holds half of a surrogate pair"


def fault(question: str) -> str | None:
    """Return one sentence on why ``question`` cannot be asked, or None when it can."""
    if len(question) > MAX_CHARACTERS:
        return f"the question has {len(question):,} characters; at most {MAX_CHARACTERS:,} are allowed"
    if SURROGATE.search(question):
        return HALF_A_PAIR
    if not clean(question).strip():
        return "the question is empty"
    return None

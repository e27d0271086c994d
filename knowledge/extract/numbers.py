"""Numbers in digits and in English words, cardinal and ordinal; knows nothing of what is counted."""

from __future__ import annotations

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CARDINALS = {word: number for number, word in enumerate(_UNITS)}
_CARDINALS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
_IRREGULAR = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}


def _ordinal(word: str, number: int) -> str:
    if number in _IRREGULAR:
        return _IRREGULAR[number]
    return word[:-1] + "ieth" if word.endswith("y") else word + "th"


_ORDINALS = {_ordinal(word, number): number for word, number in _CARDINALS.items() if number}
_WORDS = _CARDINALS | _ORDINALS
_SCALES = {"hundred": 100, "hundredth": 100, "thousand": 1000, "thousandth": 1000}


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_CARDINAL_WORD = rf"(?:{_alternatives(_CARDINALS)}|hundred|thousand)"
_ORDINAL_WORD = rf"(?:{_alternatives(_ORDINALS)}|hundredth)"
_LINK = r"(?:\s*-\s*|\s+and\s+|\s+)"
_AN = r"(?:an?\s+(?=hundred|thousand))?"

NUMBER = (
    rf"(?<![\w/.,-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|{_AN}{_CARDINAL_WORD}(?:{_LINK}{_CARDINAL_WORD})*)"
    r"(?![\w/]|[.,]\d|-\w|\s+(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|thirds|quarters)\b)"
)
"""Pattern of a cardinal number, in digits or words."""

ORDINAL = rf"(?<![\w/.-])(?:\d{{1,3}}(?:st|nd|rd|th)|(?:{_AN}{_CARDINAL_WORD}{_LINK})*{_ORDINAL_WORD})(?![\w/-])"
"""Pattern of an ordinal number, in digits or words."""


def value(printed: str) -> int | None:
    """Return the number that ``printed`` names: "one hundred and twelve", "112", "the fortieth" → int."""
    digits = re.fullmatch(r"\s*(\d[\d,]*)(?:st|nd|rd|th)?\s*", printed)
    if digits:
        return int(digits[1].replace(",", ""))
    total = current = 0
    seen = False
    for word in re.findall(r"[a-z]+", printed.lower()):
        if word in _WORDS:
            current += _WORDS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] == 1000:
                total, current = total + current, 0
        elif word in {"and", "the", "a", "an"}:
            continue
        else:
            return None
        seen = True
    return total + current if seen else None

"""Where sentences end; knows abbreviations, initials and numbers, and nothing of what a sentence says."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][\"')\]]*(?=\s|$)|[.!?]\"?(?=\s*\()")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Ste|No|Nos|Art|Arts|Prof|Gen|Sen|Hon|H\.E|Amb|Rev|Ref|Vol|Res|Doc|Para|Paras"
    r"|Sec|Tel|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|vs|cf|approx|Inc|Ltd|Dem|Rep|Fed|Isl|U\.N|U\.S|U\.K"
    r"|e\.g|i\.e|a\.m|"
    r"p\.m|inter al)|\b[A-Z])\.$"
)


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of the sentences of plain ``text[start:end]``."""
    sentences: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop <= begin or not _ends(text, begin, match, end):
            continue
        sentences.append((begin, stop))
        begin = stop
    if text[begin:end].strip():
        sentences.append((begin, end))
    return [_trim(text, first, last) for first, last in sentences if text[first:last].strip()]


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    if match.group()[0] == "." and _ABBREVIATION.search(text, max(begin, match.start() - 12), match.start() + 1):
        following = text[match.end() : end].lstrip()
        word = text[max(begin, match.start() - 12) : match.start() + 1]
        # "U.S." and "p.m." may end a sentence, which the next word's capital then shows.
        if not re.search(r"(?:U\.[NSK]|[ap]\.m)\.$", word) or not re.match(r"(?:The|It|In|On|This|As)\b", following):
            return False
    rest = text[match.end() : end].lstrip()
    if not rest:
        return True
    if rest[0] == "(":
        # '… resident." (Article 3, paragraph (a) of the Protocol).' belongs to the sentence it follows.
        return not re.match(r"\((?:see |as in |in )?(?:Art|Art\.|Article|article|para|section)", rest)
    return not rest[0].islower()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

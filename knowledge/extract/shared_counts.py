"""Counts that one sentence gives several treaties with the verb said once. Knows what the sentence's other counts are."""

from __future__ import annotations

import re

from knowledge.extract.counts import Count, is_supplemented
from knowledge.extract.document import Document, Span
from knowledge.extract.numbers import NUMBER, value
from knowledge.extract.plain import pattern
from knowledge.extract.treaties import Treaties

_PAIR = pattern(rf"(?P<a>{NUMBER})(?: \w+)? and (?P<b>{NUMBER})\b|(?P<only>{NUMBER})")



def _elliptic(document: Document, treaties: Treaties, sentence: Span, counts: list[Count]) -> list[Count]:
    """ "… the Trafficking Protocol 117 and 45, the Smuggling Protocol 112 and 40": kinds as said before."""
    text = document.plain
    order = [count.kind for count in sorted(counts, key=lambda count: count.start) if not count.ordinal]
    if not order:
        return []
    kinds = list(dict.fromkeys(order))
    mentions = treaties.within(sentence.start, sentence.end)
    added = []
    for index, mention in enumerate(mentions):
        limit = mentions[index + 1].start if index + 1 < len(mentions) else sentence.end
        if any(mention.end <= count.end and count.start < limit for count in counts):
            continue
        pair = _PAIR.match(text, _skip(text, mention.end), limit)
        if pair is None:
            continue
        printed = [pair["only"]] if pair["only"] else [pair["a"], pair["b"]]
        if len(printed) > len(kinds):
            continue
        used = kinds if len(printed) == 2 else kinds[-1:] if len(kinds) == 1 else order[-1:]
        for kind, number in zip(used, printed, strict=False):
            parsed = value(number)
            if parsed and not 1900 <= parsed <= 2099:
                added.append(Count(kind, parsed, mention.treaty, None, pair.start(), pair.end(), sentence))
    return added


def _skip(text: str, position: int) -> int:
    match = re.compile(r"(?:\s*\([^()]{1,40}\))?\s*(?:,|:|–|-|has|have|had|with|by)?\s*(?:only\s+)?").match(
        text, position
    )
    return match.end() if match else position


def _both(document: Document, treaties: Treaties, sentence: Span, counts: list[Count]) -> list[Count]:
    """ "The Convention and the Protocol both have 28 parties": the number is each one's."""
    text = document.plain
    match = re.search(
        rf"\b(?:both|each|all\s+(?:two|three|four))\s+(?:of\s+(?:them|which)\s+)?(?:now\s+"
        rf"|currently\s+)?(?:have|has|had|having|with|were|are|been)?\s*(?:been\s+)?(?:ratified\s+by\s+"
        rf"|signed\s+by\s+)?(?P<n>{NUMBER})",
        text[sentence.start : sentence.end],
        re.I,
    )
    if match is None:
        return []
    number = value(match["n"])
    mentions = [
        m
        for m in treaties.within(sentence.start, sentence.start + match.start())
        if not _supplemented(text, sentence, m)
    ]
    mentions = list(dict.fromkeys(m.treaty for m in mentions))
    here = [count for count in counts if count.number == number]
    if here:
        kind, taken = here[0].kind, {count.treaty for count in here}
    else:
        rest = text[sentence.start + match.end() : sentence.end]
        said = text[sentence.start : sentence.end]
        kind = (
            "signatories"
            if re.search(r"sign", rest[:20])
            or (re.search(r"signed|signator", said) and not re.search(r"ratif|part(?:y|ies)", said))
            else "parties"
        )
        taken = set()
        if not re.search(r"ratif|part(?:y|ies)|sign", said):
            return []
    if len(mentions) < 2 or number is None:
        index = document.index_of(sentence)
        if index > 0 and len(mentions) < 2:
            previous = document.sentences[index - 1]
            mentions = list(dict.fromkeys(m.treaty for m in treaties.within(previous.start, sentence.end)))[:2]
    start = sentence.start + match.start()
    return [
        Count(kind, number, treaty, None, start, sentence.start + match.end(), sentence)
        for treaty in mentions
        if number is not None and treaty not in taken
    ]



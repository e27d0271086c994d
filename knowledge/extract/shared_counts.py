"""Counts that one sentence gives several treaties, the verb or the number said once."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.extract.counted import Count, is_supplemented
from knowledge.extract.document import Document, Span
from knowledge.extract.mentions import Mention
from knowledge.extract.numbers import NUMBER, ORDINAL, value
from knowledge.extract.plain import pattern
from knowledge.extract.treaties import Treaties

_PAIR = pattern(rf"(?P<a>{NUMBER})(?: \w+)? and (?P<b>{NUMBER})\b|(?P<only>{NUMBER})")
_SKIPPED = pattern(
    r"(?: of \d{4})?(?: ?\([^()]{1,40}\)| to (?:it|that)| thereto)? ?(?:,|:|–|-)? ?(?:(?:has|have|had|with|by"
    r"|counts|stands at"
    r"|stood at|is at|at|still at) ?)?"
    r"(?:(?:only|just|a mere|now) )?"
)
_NUMBER_TO = pattern(
    rf"(?:[,;]| and) (?:and )?(?:the )?(?P<n>{NUMBER}|{ORDINAL}) (?:to|for|of|under|by) (?:the |its )?(?:\d{4} )?$"
)
"""Before the treaty, where "173 States parties to the Trafficking Protocol" stands before it."""
_HAS_TWO = pattern(
    rf"\b(?:which|it|latter|convention|protocol|treaty|agreement) (?:now "
    rf"|currently )?has (?P<a>{NUMBER}) and (?P<b>{NUMBER})(?=[.,;]|$)"
)
_EACH = pattern(
    r"\b(?:both|each|all (?:two|three|four)) (?:of (?:them|which) )?(?:now |currently )?"
    rf"(?:(?:have|has|had|having|with|were|are|been) )?(?:been )?(?:ratified by |signed by )?(?P<n>{NUMBER})"
)
_RESPECTIVELY = pattern(rf"(?P<a>{NUMBER}),? and (?P<b>{NUMBER})(?: \w+)?,? respectively\b")
_BEFORE = 2
"""Sentences back in which the two treaties may stand."""
_SIGNED = pattern(r"\bsign(?:ed|ator|ature)")
_RATIFIED = pattern(r"ratif|\bpart(?:y|ies)\b")


def elliptic(document: Document, mentions: Sequence[Mention], sentence: Span, counts: Sequence[Count]) -> list[Count]:
    """Return the counts of "… the Trafficking Protocol 117 and 45, the Smuggling Protocol 112 and 40"."""
    in_order = sorted(counts, key=lambda count: count.start)
    order = [count.kind for count in in_order if not count.ordinal] or [count.kind for count in in_order]
    kinds = list(dict.fromkeys(order))
    added: list[Count] = []
    if not kinds:
        return added
    for index, mention in enumerate(mentions):
        limit = mentions[index + 1].start if index + 1 < len(mentions) else sentence.end
        if any(mention.end <= count.end and count.start < limit for count in counts):
            continue
        before = _NUMBER_TO.search(document.plain, sentence.start, mention.start)
        if before is not None and not any(count.start <= before.start("n") < count.end for count in counts):
            number = value(before["n"])
            if number:
                span = before.span("n")
                added.append(Count(order[-1], number, mention.treaty, None, *span, sentence))
            continue
        skipped = _SKIPPED.match(document.plain, mention.end, limit)
        pair = _PAIR.match(document.plain, skipped.end() if skipped else mention.end, limit)
        if pair is None:
            continue
        printed = [pair["only"]] if pair["only"] else [pair["a"], pair["b"]]
        if len(printed) > len(kinds):
            continue
        used = kinds if len(printed) == len(kinds) else order[-1:]
        for kind, number in zip(used, (value(one) for one in printed), strict=False):
            if number and not 1900 <= number <= 2099:
                added.append(Count(kind, number, mention.treaty, None, pair.start(), pair.end(), sentence))
    return added


def as_before(
    document: Document, mentions: Sequence[Mention], sentence: Span, counts: Sequence[Count], kinds: Sequence[str]
) -> list[Count]:
    """Return the counts of "…, which now has 142 and 74": ``kinds`` is the order of two counts given just before."""
    match = _HAS_TWO.search(document.plain, sentence.start, sentence.end)
    if (
        match is None
        or len(kinds) != 2
        or any(count.start < match.end() and match.start() < count.end for count in counts)
    ):
        return []
    named = [mention for mention in mentions if mention.end <= match.start("a")]
    if not named:
        return []
    pairs = zip(kinds, (value(match["a"]), value(match["b"])), strict=True)
    return [
        Count(kind, number, named[-1].treaty, None, match.start("a"), match.end(), sentence)
        for kind, number in pairs
        if number
    ]


def respective(document: Document, treaties: Treaties, sentence: Span) -> list[Count]:
    """Return the counts of "the parties stand at 40 and 68 respectively", of the treaties named just before."""
    match = _RESPECTIVELY.search(document.plain, sentence.start, sentence.end)
    kind = _kind(document.plain[sentence.start : sentence.end], "") if match else None
    if match is None or kind is None:
        return []
    index = document.index_of(sentence)
    for earlier in reversed(document.sentences[max(0, index - _BEFORE) : index + 1]):
        mentions = treaties.within(earlier.start, min(earlier.end, match.start()))
        named = list(dict.fromkeys(mention.treaty for mention in mentions if mention.full))
        if len(named) == 2:
            pairs = zip(named, (value(match["a"]), value(match["b"])), strict=True)
            return [
                Count(kind, number, treaty, None, match.start(), match.end(), sentence)
                for treaty, number in pairs
                if number
            ]
        if named:
            break
    return []


def of_each(document: Document, treaties: Treaties, sentence: Span, counts: Sequence[Count]) -> list[Count]:
    """Return the counts of "The Convention and the Protocol both have 28 parties": the number is each one's."""
    text = document.plain
    match = _EACH.search(text, sentence.start, sentence.end)
    number = value(match["n"]) if match else None
    if match is None or number is None:
        return []
    here = [count for count in counts if count.number == number]
    kind = here[0].kind if here else _kind(text[sentence.start : sentence.end], text[match.end() : match.end() + 20])
    if kind is None:
        return []
    mentions = [m for m in treaties.within(sentence.start, match.start()) if not is_supplemented(text, m)]
    named = list(dict.fromkeys(mention.treaty for mention in mentions))
    index = document.index_of(sentence)
    if len(named) < 2 and index > 0:
        start = document.sentences[index - 1].start
        named = list(dict.fromkeys(mention.treaty for mention in treaties.within(start, sentence.end)))[:2]
    taken = {count.treaty for count in here}
    return [
        Count(kind, number, treaty, None, match.start(), match.end(), sentence)
        for treaty in named
        if treaty not in taken
    ]


def _kind(sentence: str, after: str) -> str | None:
    if _SIGNED.search(after) or (_SIGNED.search(sentence) and not _RATIFIED.search(sentence)):
        return "signatories"
    return "parties" if _RATIFIED.search(sentence) else None

"""States that a sentence says have ratified, one or a few by name: "Peru became the 40th State to ratify".

Knows the wordings and nothing of lists; what may still happen is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.extract import ratifier_words as words
from knowledge.extract.clauses import SUBJECT_TO
from knowledge.extract.document import Document, Span
from knowledge.extract.learned import SURE, Reader
from knowledge.extract.lists import Kind, Listing
from knowledge.extract.numbers import value
from knowledge.extract.plain import squeeze
from knowledge.extract.states import StateNames, runs
from knowledge.model import ListedState

_WINDOW = 240
"""Characters before a State in which it is said what it did."""
_GOVERNMENT = re.compile(r"(?<=\s)(?:the\s+)?Governments?\s+of\s+(?:the\s+)?$")
"""Right before a State, and as good as its name."""
_MANY = 4
"""More States than these in a row are a list."""


def find(
    document: Document, clauses: str, names: StateNames, reader: Reader, lists: Sequence[Listing]
) -> list[Listing]:
    """Return a listing for each such sentence, and for a headline that says so; it never says that it is whole.

    ``clauses`` is the text simplified; of the States in ``lists`` nothing is learned.
    """
    text = document.plain
    found: list[Listing] = []
    for sentence in document.sentences:
        told: int | None = None
        named = runs(text, sentence.start, sentence.end, names)
        sure = _sure(reader, sentence) if named else set()
        for states in named:
            start, end = states[0][0], states[-1][1]
            lead = _told_until(document, clauses, sentence, start, end, told) if len(states) <= _MANY else None
            listed = any(one.start < end and start < one.end for one in lists)
            if lead is None and start in sure and not listed and not _is_refused(text, clauses, sentence, start, end):
                lead = start
            if lead is not None:
                told = end
                found.append(_listing(document, names, states, sentence, (sentence.start, lead)))
        again = _again(document, sentence, found, lists)
        if again is not None:
            found.append(again)
    above = _in_headline(document, names)
    # A name in capitals is taken from the text, where it stands there too.
    return found + above if (document.head.title or "").isupper() else above + found


def _again(document: Document, sentence: Span, found: list[Listing], lists: Sequence[Listing]) -> Listing | None:
    """The States named before, of which a sentence says more: "It also acceded to …", "The three States are also …"."""
    match = words.IT_ALSO.match(document.plain, sentence.start, sentence.end)
    before = [one for one in (*found, *lists) if one.end <= sentence.start]
    last = max(before, key=lambda one: one.end, default=None)
    if match is None or last is None or sentence.paragraph - last.span.paragraph > 1:
        return None
    number = value(match["n"]) if match["n"] else 1 if match["it"] else len(last.states)
    if number != len(last.states):
        return None
    return replace(last, start=match.start(), end=match.end(), span=sentence, lead=(match.start(), match.start()))


def _in_headline(document: Document, names: StateNames) -> list[Listing]:
    text, title = document.plain, document.head.title_span
    return [
        _listing(document, names, states, title, (title.start, states[-1][1]))
        for states in (_few(text, title, names) if title else [])
        if title
        and words.HEADLINE.match(text, states[-1][1], title.end)
        and not text[title.start : states[0][0]].strip()
    ]


def _is_refused(text: str, clauses: str, sentence: Span, start: int, end: int) -> bool:
    """Whether it is said of a State that it may ratify, or has not, or that it is named for something else."""
    before = text[max(sentence.start, start - _WINDOW) : start]
    return (
        words.NOT_YET.search(before) is not None
        or words.ACCREDITED.search(before) is not None
        or words.OF_A_WHOLE.search(before) is not None
        or words.ONLY_SIGNED.search(clauses[max(sentence.start, start - _WINDOW) : start]) is not None
        or (words.IN_A_CITY.search(before) is not None and words.BESIDE_A_CITY.match(text, end) is not None)
        or words.TO_A_BODY.match(clauses, end, sentence.end) is not None
        or words.MAY.match(text, end, sentence.end) is not None
        or words.UNSURE.match(text, end, sentence.end) is not None
    )


def _few(text: str, sentence: Span, names: StateNames) -> list[list[tuple[int, int]]]:
    """The States named in a sentence, those that are joined together, without lists of many."""
    return [run for run in runs(text, sentence.start, sentence.end, names) if len(run) <= _MANY]


def _sure(reader: Reader, sentence: Span) -> set[int]:
    """Where States stand of which the words around say that they have ratified, by what was learned."""
    return {one.token.start for one in reader.meanings(sentence, "state") if one.chances["party"] >= SURE}


def _told_until(document: Document, clauses: str, sentence: Span, start: int, end: int, told: int | None) -> int | None:
    """Where the words end that say of the State at ``start`` to ``end`` that it has ratified; None without them.

    ``told`` is the end of the State that the sentence said it of before.
    """
    text = document.plain
    begin = max(sentence.start, start - _WINDOW)
    told_before = SUBJECT_TO.sub(" ", text[begin:start])
    before, clause = (_GOVERNMENT.sub("", lead) for lead in (told_before, clauses[begin:start]))
    inside = not clauses[start:end].isspace()  # what stands in brackets is no part of the clause
    after = _first(form.match(text, end, sentence.end) for form in words.AFTER) or _first(
        form.match(clauses, end, sentence.end) for form in (*words.AFTER, *words.CLAUSE_AFTER) if inside
    )
    led = _first(form.search(before) for form in words.BEFORE) or _first(
        form.search(clause) for form in (*words.BEFORE, *words.CLAUSE_BEFORE) if inside
    )
    if (
        after is None
        and led is None
        and not any(lead.search(before) and form.match(text, end, sentence.end) for lead, form in words.AROUND)
        and not any(
            lead.search(clause) and form.match(clauses, end, sentence.end)
            for lead, form in (*words.AROUND, *words.CLAUSE_AROUND)
            if inside
        )
        and not _like_another(document, sentence, start, end, told)
    ):
        return None
    if after is None and led is not None and words.TO_A_BODY.match(clauses, end, sentence.end):
        return None
    if words.IN_A_CITY.search(before) and words.BESIDE_A_CITY.match(text, end, sentence.end):
        return None
    if (
        words.ACCREDITED.search(before)
        or (led is None and words.OF_A_WHOLE.search(before))
        or words.NOT_YET.search(before[: led.start()] if led else before)
        or words.UNSURE.match(text, end, sentence.end)
    ):
        return None
    return after.end() if after else start


def _first(matches: Iterable[re.Match[str] | None]) -> re.Match[str] | None:
    return next(filter(None, matches), None)


def _like_another(document: Document, sentence: Span, start: int, end: int, told: int | None) -> bool:
    """Whether it is said of this State with another: "So has Peru", "Turkey acceded in May and Oman in June"."""
    text = document.plain
    if told is not None and words.FOLLOWED_BY.fullmatch(text, told, start):
        return True
    if (
        told is not None
        and words.NEXT_ONE.fullmatch(text, told, start)
        and words.LIKEWISE.match(text, end, sentence.end)
    ):
        return True
    earlier = document.sentences[max(0, document.index_of(sentence) - 1)].start
    if words.CAME_FIRST.match(text, end, sentence.end) and words.RATIFYING.search(text, earlier, start):
        return True
    lead = words.SO_DID.search(text, sentence.start, start)
    return lead is not None and words.RATIFYING.search(text, earlier, lead.start()) is not None


def _listing(
    document: Document, names: StateNames, states: list[tuple[int, int]], sentence: Span, lead: tuple[int, int]
) -> Listing:
    listed = tuple(
        ListedState(name=_printed(document, first, last), code=names.code(document.plain[first:last]))
        for first, last in states
    )
    return Listing(Kind.PARTIES, listed, states[0][0], states[-1][1], sentence, lead, True)


def _printed(document: Document, start: int, end: int) -> str:
    return re.sub(r"^[Tt]he ", "", squeeze(document.raw[start:end]))

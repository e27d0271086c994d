"""From what was found in a text to one source's `Facts`, with what is doubted and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.extract import counts, definitions, force, headline, lists, ratifiers, resolutions, statements
from knowledge.extract.clauses import simplified
from knowledge.extract.document import Document
from knowledge.extract.layout import parse
from knowledge.extract.learned import Reader
from knowledge.extract.names import LOWER_HEAD
from knowledge.extract.plain import pattern
from knowledge.extract.states import state_names
from knowledge.extract.statuses import Statuses
from knowledge.extract.treaties import Treaties
from knowledge.model import (
    Definition,
    EntryIntoForce,
    Facts,
    Resolution,
    Source,
    Statement,
    Treaty,
    Vocabulary,
)

_ABOUT = pattern(
    r"\b(?:ratif\w+|acced\w+|accession\w*|signator\w+|enter(?:s|ed|ing)? into force|entry into force"
    r"|into effect|takes? effect|"
    r"(?:becomes?|became) (?:international |binding )*law|in force|legally binding|depositary"
    r"|instruments? of|States? part(?:y|ies)|open(?:ed|s)? for signature)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A treaty the text speaks of: its name as printed and the words that name it."""

    id: str
    name: str
    quote: str
    paragraph: int
    abbreviations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one text gave."""

    facts: Facts
    proposed: tuple[Treaty, ...] = ()
    """Treaties the vocabulary does not know and a fact speaks of."""
    treaties: tuple[Named, ...] = ()
    """Treaties the text is about, in order; also those for which it gives no day."""
    source_quotes: tuple[tuple[str, str], ...] = ()
    """For title, date, publisher, place and symbol the words they were read from."""

    @property
    def is_release(self) -> bool:
        """False for a text that says nothing of a treaty's entry into force or ratification."""
        return bool(self.treaties)


def extract(text: str, source_id: str, vocabulary: Vocabulary) -> Extraction:
    """Return what ``text`` states. Never raises; a text of another kind gives empty facts."""
    document = parse(text)
    treaties = Treaties(document, vocabulary)
    if treaties.main is None:
        return Extraction(Facts(source=Source(id=source_id)))
    forces = force.find(document, treaties) + headline.entry_into_force(document, treaties)
    named = resolutions.find(document)
    clauses = simplified(document.plain, ((mention.start, mention.end) for mention in treaties.mentions))
    names = state_names(vocabulary)
    reader = Reader(document, treaties, names)
    numbers = counts.find(document, clauses, treaties, reader)
    numbers += headline.further_counts(document, treaties, {count.kind for count in numbers if not count.met})
    listings = lists.Lists(document, names).find()
    single = ratifiers.find(document, clauses, names, reader, listings)
    named_above = LOWER_HEAD.search(document.head.title or "")
    if not (forces or numbers or listings or single or named_above or _ABOUT.search(document.plain)):
        return Extraction(Facts(source=Source(id=source_id)))
    status, doubts = Statuses(document, treaties, source_id).of(numbers, listings, single)
    entries, more = _entries(document, source_id, forces)
    doubts = [*document.doubts, *doubts, *more, *headline.doubts(document, status, treaties.main)]
    defined = definitions.find(document, treaties)
    facts = Facts(
        source=_source(document, source_id),
        entries_into_force=tuple(entries),
        status=tuple(status),
        definitions=tuple(
            Definition(
                source=source_id, paragraph=one.span.paragraph, quote=document.quote(one.span.start, one.span.end),
                treaty=one.treaty, term=one.term, text=one.text, provision=one.provision,
            )
            for one in defined
        ),
        resolutions=tuple(
            Resolution(
                source=source_id, paragraph=one.span.paragraph, quote=document.quote(one.span.start, one.span.end),
                symbol=one.symbol, date=one.date, body=one.body, action=one.action,
            )
            for one in named
        ),
        statements=tuple(
            Statement(
                source=source_id, paragraph=one.span.paragraph, quote=document.quote(one.start, one.end),
                kind=one.kind, treaty=one.treaty,
            )
            for one in statements.find(document, treaties)
        ),
        doubts=tuple(dict.fromkeys(doubts)),
    )  # fmt: skip
    about = _about(document, treaties, facts, [one.treaty for one in forces])
    known = {treaty.id for treaty in vocabulary.treaties}
    used = _spoken_of(facts) | {one.treaty for one in facts.statements}
    used |= {one.id for one in about}
    return Extraction(facts, _proposed(treaties, used - known), about, _source_quotes(document))


def _source(document: Document, source_id: str) -> Source:
    head = document.head
    return Source(
        id=source_id, title=head.title, date=head.date, publisher=head.publisher, place=head.place, symbol=head.symbol
    )


def _source_quotes(document: Document) -> tuple[tuple[str, str], ...]:
    head = document.head
    spans = {
        "title": head.title_span, "date": head.date_span, "publisher": head.publisher_span,
        "place": head.place_span, "symbol": head.symbol_span,
    }  # fmt: skip
    return tuple((name, document.quote(span.start, span.end)) for name, span in spans.items() if span)


def _entries(document: Document, source_id: str, forces: list[force.Force]) -> tuple[list[EntryIntoForce], list[str]]:
    kept: dict[str, force.Force] = {}
    doubts: list[str] = []
    for one in forces:
        if one.date is None:
            continue
        earlier = kept.get(one.treaty)
        if one.span.paragraph == 0 and earlier is not None and not str(earlier.date).startswith("--"):
            if one.date != earlier.date and not one.date.startswith("--") and not _fuller(str(earlier.date), one.date):
                doubts.append(
                    f"The headline gives {one.date} for the entry into force, the text {earlier.date}; the "
                    f"text's day was taken."
                )
            continue
        if one.span.paragraph == 0 and any(_fuller(str(other.date), one.date) for other in kept.values()):
            continue  # the headline's "in 2019" is of the treaty for which the text tells the day
        if earlier is None or _fuller(one.date, str(earlier.date)):
            kept[one.treaty] = one
        elif one.date != earlier.date and not _fuller(str(earlier.date), one.date):
            doubts.append(
                f"Two days are given for one entry into force: {earlier.date} (taken) and {one.date}, "
                f"“{document.quote(one.start, one.end)}”."
            )
    doubts.extend(one.doubt for one in kept.values() if one.doubt)
    entries = [
        EntryIntoForce(
            source=source_id, paragraph=one.span.paragraph, quote=document.quote(one.start, one.end),
            treaty=one.treaty, date=str(one.date),
        )
        for one in kept.values()
    ]  # fmt: skip
    return entries, doubts


def _fuller(date: str, other: str) -> bool:
    """True when ``date`` says the same as ``other`` and more: 2004-01-28 against 2004-01."""
    mine, theirs = _parts(date), _parts(other)
    return mine != theirs and all(part is None or part == own for own, part in zip(mine, theirs, strict=True))


def _parts(date: str) -> tuple[str | None, str | None, str | None]:
    match = re.fullmatch(r"(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?", date)
    assert match is not None
    return (None if match[1] == "-" else match[1]), match[2], match[3]


def _spoken_of(facts: Facts) -> set[str | None]:
    found: set[str | None] = {one.treaty for one in facts.entries_into_force}
    return found | {one.treaty for one in facts.status} | {one.treaty for one in facts.definitions}


def _about(document: Document, treaties: Treaties, facts: Facts, forced: list[str]) -> tuple[Named, ...]:
    wanted = _spoken_of(facts) | set(forced)
    wanted.add(treaties.main)
    wanted |= treaties.spoken_of()
    result = []
    for treaty, entry in sorted(treaties.entries.items(), key=lambda item: item[1].first):
        if treaty not in wanted:
            continue
        mention = next(m for m in treaties.mentions if m.treaty == treaty)
        quote = document.quote(mention.span.start, mention.span.end)
        result.append(Named(treaty, entry.name, quote, mention.span.paragraph, tuple(entry.abbreviations)))
    return tuple(result)


def _proposed(treaties: Treaties, unknown: set[str | None]) -> tuple[Treaty, ...]:
    proposed = []
    for treaty in sorted(one for one in unknown if one is not None):
        entry = treaties.entries[treaty]
        name = entry.name
        if entry.parent:
            name = f"{name} to the {treaties.entries[entry.parent].name}"
        others = tuple(dict.fromkeys(printed for printed in entry.printed if printed not in {entry.name, name}))
        proposed.append(
            Treaty(
                id=treaty, name=name, short=f"the {_short(name, others)}", names=others,
                abbreviations=tuple(entry.abbreviations), parent=entry.parent, provisional=True,
            )
        )  # fmt: skip
    return tuple(proposed)


def _short(name: str, others: tuple[str, ...]) -> str:
    return min((name, *others), key=len)

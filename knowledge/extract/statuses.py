"""Counts and lists of States put together: one status for each treaty and day.

Knows what was counted and listed, and no wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from knowledge.extract.counted import (
    AMENDED,
    AND_SO,
    Count,
    amendment,
    is_of_office,
    is_supplemented,
    joined,
    of_another,
    owned,
)
from knowledge.extract.counts import as_of_in
from knowledge.extract.document import Document, Span
from knowledge.extract.lists import Kind, Listing
from knowledge.extract.plain import pattern
from knowledge.extract.subjects import first_subject, goes_on, previous
from knowledge.extract.treaties import Treaties
from knowledge.model import Status

_BRACKETED = pattern(r" ?\) (?:have|has|had) (?:now |already |so far )?(?:ratified|acceded to|signed|joined) (?:the )?")
"""After a list in brackets, before the treaty it is of: "seven countries (…) have ratified the WPPT"."""
_PLURAL = pattern(r"\b(?:two|both|three|several|all|optional|its|the) (?:\w+ )?protocols\b")
"""Of several that belong to the convention named, it is not said which."""
_OF_SOMEBODY = pattern(r"\)? (?:by|from) (?:both )?(?:the )?(?:Governments? of )?(?:the )?")
"""Between a treaty and the State whose ratification of it is spoken of."""
_BOTH = pattern(r"\bboth\b")
_BOTH_OF = pattern(
    r"(?: (?:has|have|had|also|signed|and|ratified|acceded|accepted|to))* both(?: (?:of )?(?:the |these )?"
    r"(?:Optional )?(?P<kind>protocol|convention|treat(?=ies)|instrument|agreement)(?:s|ies)\b"
    r"|(?: of them)?(?=[.,;]|$| (?:on|in|at|last|today|yesterday)\b))"
)
"""After "Peru": "signed and ratified both Protocols", "acceded to both"."""
_OTHERS = pattern(r"\bothers?\b")
"""In the words before a list: those of the treaty just spoken of."""
_RATIFIED = pattern(r"\b(?:ratif(?:y|ied)|accede(?:d)? to|joined|accepted) (?:the |its |this )?$")
"""Before a treaty that somebody has ratified since."""
_UNION = "EUU"
"""A party beside the States that a list names."""
_AS_A_PARTY = pattern(r"\bas a (?:States? )?party to (?P<both>both )?(?:the )?")
"""Before a treaty to which a State is a party, whatever is said of it next."""
_THEM = pattern(r" (?:have|has|had) (?:all |both )?(?:ratified|accepted|joined) them\b|[^.;]{0,20}\bacceded to them\b")
"""After States: several treaties are meant, which are not told by name."""
_DID_SO = pattern(r" (?:was|were|is|are) the (?:first|latest|last|most recent) to do so\b")
"""After a State: what the sentence before is about."""
_TO_ACCEPT = 40
"""Characters of " formally to accept the amendment"."""
_LONGEST_QUOTE = 700
"""Characters; two counts further apart than some sentences are quoted by the first alone."""
_LONGEST_EXCERPT = 120
"""Characters of a list that a doubt shows."""


@dataclass(slots=True)
class _Draft:
    treaty: str
    as_of: str | None
    counts: dict[str, Count]

    @property
    def first(self) -> Count:
        """The count that began it."""
        return next(iter(self.counts.values()))

    def takes(self, count: Count) -> bool:
        """Whether an undated number goes with a dated one: "112 have signed" does, "112 signed in 2001" does not."""
        if self.as_of is not None and count.as_of is not None:
            return False
        own = self.counts.get(count.kind)
        current = all(one.current for one in (count, *self.counts.values())) or count.as_of == self.as_of
        if any(
            one.had and one.as_of and one.span.paragraph != other.span.paragraph
            for one, other in ((count, self.first), (self.first, count))
        ):
            return False
        return current and (own is None or own.number == count.number)


def _is_newest(count: Count, drafts: Sequence[_Draft]) -> bool:
    """Whether more are counted than on any day that the text tells."""
    known = [draft.counts[count.kind].number for draft in drafts if count.kind in draft.counts]
    return bool(known) and max(known) < count.number


class Statuses:
    """Collects the statuses of one document."""

    def __init__(self, document: Document, treaties: Treaties, source_id: str) -> None:
        self._document = document
        self._treaties = treaties
        self._source_id = source_id
        self._drafts: list[_Draft] = []
        self._statuses: list[Status] = []
        self._starts: dict[int, int] = {}
        """Where the names of each status begin, by its number."""
        self._told: list[tuple[Span, list[str | None]]] = []
        """What some State was said to have ratified, and in which sentence, in order."""
        self._listings: list[Listing] = []
        """The States that sentences name singly, in order."""
        self._doubts: list[str] = []

    def of(
        self, counts: Sequence[Count], listings: Sequence[Listing], named: Sequence[Listing]
    ) -> tuple[list[Status], list[str]]:
        """Return the statuses that ``counts`` and ``listings`` make, and what is doubtful in them.

        ``named`` are States that a sentence names singly: they are added where no whole list stands.
        """
        for count in sorted(counts, key=lambda count: (count.met, count.learned, count.ordinal)):
            self._add(count)
        self._statuses = [self._status(draft) for draft in self._drafts]
        for listing in listings:
            self._attach(listing, self._treaty_of(listing))
        self._listings = sorted(named, key=lambda listing: listing.start)
        for listing in named:
            if self._treaties.is_named(listing.start, listing.end):
                continue
            meant = self._treaties_of_named(listing)
            for treaty in meant:
                self._add_named(listing, treaty)
            if None not in meant:
                self._told.append((listing.span, meant))
        for number, draft in enumerate(self._drafts):
            status, began = self._statuses[number], draft.counts.get("parties")
            if began is not None and began.met and len(status.states) > began.number:
                # More have followed than the number with which it entered into force.
                self._statuses[number] = msgspec.structs.replace(status, parties=None)
        return self._statuses, self._doubts

    def _add(self, count: Count) -> None:
        if count.treaty is None:
            return
        mine = [draft for draft in self._drafts if draft.treaty == count.treaty]
        target = next((draft for draft in mine if draft.as_of == count.as_of), None)
        if target is None and mine and mine[0].takes(count):
            target = mine[0]
            target.as_of = target.as_of or count.as_of
        if target is None and mine and count.ordinal and count.as_of is None and not _is_newest(count, mine):
            return
        if count.met and count.as_of is None and any(count.kind in draft.counts for draft in mine):
            return
        told = [draft.counts[count.kind] for draft in mine if count.kind in draft.counts]
        if count.learned and told and (not _is_newest(count, mine) or any(one.as_of is None for one in told)):
            return
        if target is None:
            target = _Draft(count.treaty, count.as_of, {})
            self._drafts.append(target)
        earlier = target.counts.setdefault(count.kind, count)
        dated = count.as_of is not None and earlier.as_of is None
        newer = count.number > earlier.number and (count.had or (count.current and not earlier.current))
        if (dated or newer) and not count.ordinal:
            target.counts[count.kind] = count
        if count.total and (not earlier.total or count.number > earlier.number):
            earlier, target.counts[count.kind] = count, count
        if count.now and not earlier.now and not count.ordinal and count.number > earlier.number:
            earlier, target.counts[count.kind] = count, count
        if count.ordinal and count.number > earlier.number:
            # Who came last is told by number, and the sum before it.
            target.counts[count.kind] = count
        elif earlier.number != count.number and not count.ordinal:
            said = self._document.quote(count.span.start, count.span.end)
            taken = target.counts[count.kind].number
            other = earlier.number if taken == count.number else count.number
            self._doubts.append(f"The text gives both {taken} (taken) and {other} {count.kind}: “{said}”.")

    def _status(self, draft: _Draft) -> Status:
        found = sorted(draft.counts.values(), key=lambda count: count.start)
        start, end = found[0].span.start, found[-1].span.end
        if end - start > _LONGEST_QUOTE:
            end = found[0].span.end
        signatories, parties = draft.counts.get("signatories"), draft.counts.get("parties")
        return Status(
            source=self._source_id,
            paragraph=found[0].span.paragraph,
            quote=self._document.quote(start, end),
            treaty=draft.treaty,
            as_of=draft.as_of,
            signatories=signatories.number if signatories else None,
            parties=parties.number if parties else None,
        )

    def _attach(self, listing: Listing, treaty: str | None) -> None:
        if treaty is None:
            return
        kind = listing.kind.value
        slot = "states" if listing.kind is Kind.PARTIES else "signatory_states"
        fitting = [
            index
            for index, status in enumerate(self._statuses)
            if status.treaty == treaty and not getattr(status, slot)
        ]
        fitting.sort(
            key=lambda index: (
                getattr(self._statuses[index], kind) is None,
                getattr(self._statuses[index], kind) != len(listing.states),
            )
        )
        quote = self._quote(listing)
        count = getattr(self._statuses[fitting[0]], kind) if fitting else None
        changes: dict[str, object] = {slot: listing.states}
        complete = self._is_complete(listing, count, quote)
        if listing.kind is Kind.PARTIES:
            changes |= {"complete": complete, "list_quote": quote, "list_paragraph": listing.span.paragraph}
        if fitting:
            self._statuses[fitting[0]] = msgspec.structs.replace(self._statuses[fitting[0]], **changes)
            self._starts.setdefault(fitting[0], listing.start)
            return
        partly = [
            index
            for index, status in enumerate(self._statuses)
            if status.treaty == treaty and slot == "states" and status.states and not status.complete
        ]
        if partly and listing.partial:
            old = self._statuses[partly[0]]
            own = {state.name for state in old.states}
            further = tuple(state for state in listing.states if state.name not in own)
            self._statuses[partly[0]] = msgspec.structs.replace(old, states=old.states + further)
            return
        bare = Status(
            source=self._source_id,
            paragraph=listing.span.paragraph,
            quote=quote,
            treaty=treaty,
            as_of=as_of_in(self._document, listing.lead[0], listing.start),
            complete=complete,
        )
        self._statuses.append(msgspec.structs.replace(bare, **changes))

    def _treaties_of_named(self, listing: Listing) -> list[str | None]:
        """The treaty that a State has ratified, or two that are joined: "ratified the Convention and the Protocol"."""
        amended = self._amendment_of(listing)
        if amended:
            return amended
        text = self._document.plain
        lead = self._treaties.within(listing.span.start, listing.start)
        if lead and _OF_SOMEBODY.fullmatch(text, lead[-1].end, listing.start):
            return [lead[-1].treaty]
        if lead and (party := _AS_A_PARTY.search(text, listing.span.start, lead[-1].start)):
            its = [one.treaty for one in lead if one.start >= party.end()]
            return [*its] if party["both"] else [*its[-1:]]
        spoken_of = [
            one
            for one in self._treaties.within(listing.end, listing.span.end)
            if (not lead or not is_of_office(text, one)) and not AND_SO.search(text, listing.end, one.start)
        ]
        if _THEM.match(text, listing.end, listing.span.end) and not spoken_of:
            return [None]
        both = _BOTH_OF.match(text, listing.end, listing.span.end)
        if both and not spoken_of:
            two = self._two_before(listing, (both["kind"] or "instrument").lower())
            if two:
                return [*two]
        if (other_one := of_another(text, spoken_of)) is not None:
            spoken_of = spoken_of[spoken_of.index(other_one) :]
        if spoken_of:
            return [*joined(text, spoken_of[spoken_of.index(owned(text, spoken_of[0], spoken_of)) :])]
        named = list(dict.fromkeys(one.treaty for one in lead if not is_supplemented(text, one)))
        if len(named) == 2 and (both or _BOTH.search(text, listing.span.start, listing.start)):
            return [*named]
        if self._told and (not lead or self._told[-1][0] == listing.span):
            if listing.span.paragraph - self._told[-1][0].paragraph > 1 and _DID_SO.match(text, listing.end):
                return [*previous(self._treaties, listing.span)[:1]]
            later = self._treaties.within(self._told[-1][0].end, listing.span.start)
            since = [one.treaty for one in later if _RATIFIED.search(text[one.span.start : one.start])]
            return [*since[-1:]] or [*self._told[-1][1]]
        return [(None if lead else self._spoken_of_before(listing)) or self._treaty_of(listing)]

    def _amendment_of(self, listing: Listing) -> list[str | None]:
        """The amendment that a State has accepted, None in it where the text names none; empty for a treaty's own."""
        text = self._document.plain
        begin = max([one.end for one in self._listings if one.end <= listing.start] + [listing.span.start])
        end = min([one.start for one in self._listings if listing.end <= one.start] + [listing.span.end])
        first = self._treaties.within(listing.end, end)[:1]
        said = (listing.end, min(end, first[0].end + _TO_ACCEPT)) if first else (begin, end)
        if AMENDED.search(text, *said) is None:
            return []
        named = bool(first) and self._treaties.entries[first[0].treaty].head == "amendment"
        return [first[0].treaty if named else amendment(self._treaties)]

    def _two_before(self, listing: Listing, kind: str) -> list[str]:
        """The two treaties of a ``kind`` ("protocol") that were named before a listing; empty when they are not two."""
        named = dict.fromkeys(
            mention.treaty
            for mention in self._treaties.within(0, listing.start)
            if kind in {"treat", "instrument"} or self._treaties.entries[mention.treaty].head == kind
        )
        return list(named) if len(named) == 2 else []

    def _spoken_of_before(self, listing: Listing) -> str | None:
        """What the paragraph in which a listing stands spoke of last."""
        for sentence in reversed(self._document.sentences):
            if sentence.paragraph == listing.span.paragraph and sentence.end <= listing.start:
                mentions = self._treaties.within(sentence.start, sentence.end)
                if mentions and not goes_on(self._document.plain, sentence):
                    return first_subject(self._document.plain, mentions, sentence.start).treaty
        return None

    def _add_named(self, listing: Listing, treaty: str | None) -> None:
        mine = [index for index, status in enumerate(self._statuses) if status.treaty == treaty]
        whole = any(self._statuses[index].states and self._statuses[index].complete for index in mine)
        if treaty is None or (whole and {state.code for state in listing.states} != {_UNION}):
            return
        listed = [index for index in mine if self._statuses[index].states]
        target = next(
            iter(listed or [index for index in mine if self._statuses[index].parties is not None] or mine), None
        )
        if target is None:
            self._attach(listing, treaty)
            return
        old = self._statuses[target]
        known = {state.code or state.name for state in old.states}
        further = tuple(state for state in listing.states if (state.code or state.name) not in known)
        quoted = {} if old.states else {"list_quote": self._quote(listing), "list_paragraph": listing.span.paragraph}
        earlier = listing.start < self._starts.setdefault(target, listing.start)
        states = (*further, *old.states) if earlier else (*old.states, *further)
        complete = old.complete if whole else len(states) == old.parties
        self._statuses[target] = msgspec.structs.replace(old, states=states, complete=complete, **quoted)

    def _is_complete(self, listing: Listing, count: int | None, quote: str) -> bool:
        """Whether a list names every State it speaks of; says so where it does not."""
        named = len(listing.states)
        unknown = [f"“{state.name}”" for state in listing.states if state.code is None]
        if unknown:
            self._doubts.append(f"Not known to the vocabulary as a State: {', '.join(unknown)}.")
        at_the_end = listing.end >= len(self._document.plain.rstrip()) - 1
        if listing.cut is not None or (self._document.cut and at_the_end and count != named):
            broken = f" (the last words are “{listing.cut}”)" if listing.cut else ""
            last = listing.states[-1].name if listing.states else "its introduction"
            self._doubts.append(f"The list of States is cut off at the end of the text after {last}{broken}.")
            return False
        if count == named:
            return True
        if count is not None and not listing.partial:
            self._doubts.append(
                f"The text says {count} {listing.kind.value} and names {named}: “{quote[:_LONGEST_EXCERPT]}…”."
            )
            return named > count
        return not listing.partial

    def _quote(self, listing: Listing) -> str:
        start = self._document.sentence_at(listing.lead[0])
        begin = start.start if start and start.start <= listing.start < start.end else listing.span.start
        stop = re.match(r"[*†)]*\.", self._document.plain[listing.end : listing.end + 4])
        return self._document.quote(begin, listing.end + (stop.end() if stop else 0))

    def _treaty_of(self, listing: Listing) -> str | None:
        text = self._document.plain
        bracketed = _BRACKETED.match(text, listing.end)
        following = self._treaties.within(bracketed.end(), bracketed.end() + 5) if bracketed else []
        if following:
            return following[0].treaty
        mentions = self._treaties.within(listing.lead[0], listing.start)
        if mentions:
            mentions = [one for one in mentions if not text.startswith("'s", one.end)]
            own = [one for one in mentions if not is_supplemented(text, one)]
            if own:
                return own[-1].treaty
            if mentions and _PLURAL.search(text, listing.lead[0], listing.start):
                return None
        sentence = self._document.sentence_at(listing.lead[0])
        if sentence is not None:
            after = self._treaties.within(listing.end, max(listing.end, sentence.end))
            after = [one for one in after if not text.startswith("'s", one.end)]
            if after:
                return after[0].treaty
            earlier = self._treaties.within(sentence.start, listing.lead[0])
            own = [one for one in earlier if not is_supplemented(text, one)]
            if own:
                return own[-1].treaty
        if _OTHERS.search(text, listing.lead[0], listing.start):
            spoken_of = self._spoken_of_before(listing)
            if spoken_of is not None:
                return spoken_of
        # A list spells out the count that stands before it.
        before = [
            (count.end, draft.treaty)
            for draft in self._drafts
            for kind, count in draft.counts.items()
            if kind == listing.kind.value and count.end <= listing.start
        ]
        if before:
            told, treaty = max(before)
            spoken_of = self._spoken_of_before(listing)
            since = any(one.treaty == spoken_of for one in self._treaties.within(told, listing.start))
            return spoken_of if since else treaty
        return mentions[-1].treaty if mentions else self._treaties.main

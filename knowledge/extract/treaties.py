"""Which treaty each passage names: in full, in short, by its acronym, by its matter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from knowledge.extract import names
from knowledge.extract.document import Document, Span
from knowledge.extract.elsewhere import SHORTEST, elsewhere, titles
from knowledge.extract.mentions import Entry, Mention
from knowledge.extract.plain import pattern, squeeze
from knowledge.extract.references import References
from knowledge.extract.same_treaty import (
    HEAD_KEYS,
    TELLING,
    by_initials,
    called_by_matter,
    can_mean,
    head_of,
    is_initials,
    owner_of,
    same,
    slug,
    tokens,
)
from knowledge.extract.states import state_names
from knowledge.model import Treaty, TreatyNames, Vocabulary
from knowledge.text import key

_COVENANTS = pattern(
    r"\b(?:International )?Covenants on (?P<one>Civil and Political(?: Rights)?"
    r"|Economic, Social and Cultural(?: Rights)?)"
    r",? and (?:on )?(?P<other>Civil and Political Rights|Economic, Social and Cultural Rights)"
)
_THAT_ON = re.compile(
    r"(?<=[;,]\s)(?:and\s+)?that\s+(?P<rest>(?:on|against)\s+[a-z]+(?:\s+(?!had|has|was|is|by|with)[a-z]+){0,5})"
)
_JOINED = pattern(r"\b(?:and|or|nor|than)(?: [a-z]+){0,4} $")
"""Between two treaties that a sentence sets beside each other."""
_LOOSE = frozenset({"agreement", "pact", "accord"})
"""In small letters these mean much else than treaties."""
_LATE, _EARLY = 0.3, 3
"""What a treaty that a text is about loses for each paragraph after these before it is named."""
_SHORT_TITLE = 3
"""Words of "Stockholm Convention", which may go on."""
_PLAN = 60
"""Characters of "the first legally binding international " before a name."""
_DESCRIBED = pattern(r"\b(?:an?(?: [a-z-]+){0,2}|(?:first|only|any|every|no|another|new|binding) (?:[a-z-]+ ){0,4}) ?$")
"""Before "treaty on public health", which then is what a treaty is, or may be, and not what it is called."""
_WHICH = pattern(r"\b(?P<which>first|second|third) $")
"""Before "Optional Protocol" in small letters: one of several."""
_BY = re.compile(r"\s+by\s+(?:the\s+)?(?=[A-Z])")
"""In a name, before the State whose ratification of the treaty is spoken of."""
_AND_STATE = re.compile(r",?\s+and\s+(?:the\s+)?(?=[A-Z])")
"""In a name, before the next State that the sentence speaks of."""
_OF_AN_ABBREVIATION = re.compile(r"(?P<own>\S.* (?:to|of|under) the )(?P<short>[A-Z]{3,9})")
"""A name such as "Optional Protocol to the CAT"."""
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\s+$")
"""Before "Protocol to the Convention on …", which then has no other name."""
_ONE_OF_SEVERAL = pattern(r"\b(?:first|second|third|fourth|fifth|other|another|additional|optional) (?:optional )?$")
"""Before "protocol, on the trade in furs"."""
_ANY_ONE = pattern(r"\ban? $")
"""Before "Protocol providing a third tier of compensation", which describes one and names none."""
_UNDER = pattern(r" under (?:the|its)\b")
"""After "treaty": what is named then is the convention that it belongs to."""
_HEADLINE_VERB = re.compile(
    r"(?:\s[Tt]o)?\s(?:Enters?|Takes?|Comes?|Gains?|Nears?|Reaches|Gets?|Receives?|Is|Are|Will|Has|Opens?|Becomes?|Goes"
    r"|Wins?|Closes?|Now)\b"
)
"""In a headline whose words all begin with capitals: the name ended before it."""
_TO_DO = pattern(r" to\b")
"""In a headline after "Convention": what it is about to do."""


class Treaties:
    """All mentions of treaties in one document. Built once, then only read."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.document = document
        self.entries: dict[str, Entry] = {}
        self._vocabulary = list(vocabulary.treaties)
        self._known = _known_names(vocabulary.treaties)
        self.elsewhere = elsewhere(vocabulary)
        self._titles = titles(vocabulary)
        self._states = state_names(vocabulary)
        self.mentions: list[Mention] = []
        self._taken = bytearray(len(document.plain))
        self._places: dict[tuple[str, str], str] = {}
        self._indirectly = False
        self._find_full()
        if not self.mentions:
            # "the Nuclear-Test-Ban Treaty Organization" names the treaty when nothing else does.
            self._indirectly = True
            self._find_full()
        self._find_abbreviations()
        self._find_elliptic()
        self._find_in_headline()
        self._unite()
        self.main = self._main()
        References(self).find()
        self.mentions.sort(key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin in ``[start, end)``."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def spoken_of(self) -> set[str]:
        """Return the treaties that the text names more than once, or in its headline."""
        full = [mention.treaty for mention in self.mentions if mention.full]
        headline = tokens(self.document.head.title or "")
        return {
            treaty
            for treaty, entry in self.entries.items()
            if full.count(treaty) > 1
            or any(len(own := tokens(name) - HEAD_KEYS) > 1 and own <= headline for name in entry.printed)
        }

    def _find_full(self) -> None:
        text = self.document.plain
        for span in self.document.sentences:
            done = span.start
            known = self._titles.within(text, span.start, span.end)
            for match in names.LOWER_HEAD.finditer(text, span.start, span.end):
                if match.start() < done:
                    continue
                title = next((one for one in known if one[0] <= match.start() < one[1]), None)
                found = self._of_title(title, match, done, span.end) or self._full_name(match, done, span.end)
                if found is None:
                    continue
                start, end = found[0], _whole(known, found[1])
                its = (
                    names.of_another(text, start, end)
                    if _A_YEAR.search(text, max(span.start, start - 8), start) is None
                    else None
                )
                if its is not None and self.elsewhere.of(squeeze(text[its:end])) is not None:
                    continue
                amended = names.AMENDMENTS.search(text, span.start, start)
                start = names.backward(text, amended.start(), done) if amended else start
                printed = squeeze(self.document.raw[start:end])
                entry = self._called(printed, span.start, start, end) or self.enter(printed, start)
                place = names.DONE_AT.match(text, end, span.end)
                if place:
                    self._places.setdefault((place["place"], entry.head), entry.id)
                other = names.alias(text, end, span.end)
                if other is not None:
                    owner = self._owner(entry, other[1], span)
                    self._add_alias(owner, other[1])
                    again = names.alias(text, names.after_region(text, other[0]), span.end)
                    if again is not None:
                        self._add_alias(self._owner(entry, again[1], span), again[1])
                        other = again
                    if owner is not entry:
                        self._taken[end : other[0]] = b"\x01" * (other[0] - end)
                done = other[0] if other else end
                self.add(Mention(start, end, entry.id, True, span))
            self._find_covenants(span)
            for match in re.finditer(r"\b[Aa]mendments?\b", text[span.start : span.end]):
                begin = span.start + match.start()
                if self.is_named(begin, begin + 1):
                    continue
                start, end = (
                    names.backward(text, begin, span.start),
                    names.forward(text, span.start + match.end(), span.end),
                )
                article = names.TO_AN_ARTICLE.match(text, span.start + match.end(), span.end)
                end = article.end() if article else _whole(known, end)
                if article or start < begin or (match.group()[0] == "A" and end > span.start + match.end()):
                    entry = self.enter(squeeze(self.document.raw[start:end]), start)
                    self.add(Mention(start, end, entry.id, True, span))

    def _find_in_headline(self) -> None:
        """A treaty that the headline names and the text calls no more than "the Protocol"."""
        span, text = self.document.head.title_span, self.document.plain
        known = self.elsewhere.within(text[span.start : span.end]) if span and not self.mentions else None
        if span and known:
            treaty, printed = known
            self.mentions.append(
                Mention(span.start, span.end, self.of_elsewhere(treaty, printed, span.start), True, span)
            )
            return
        heads = {entry.head for entry in self.entries.values()}
        if any(mention.full and 0 < mention.span.paragraph <= _EARLY for mention in self.mentions):
            heads |= {"treaty", "pact", "accord"}  # what the headline calls so is what the text names
        for match in names.LOWER_HEAD.finditer(text, span.start, span.end) if span else ():
            found = self._full_name(match, span.start, span.end) if span and match.group()[0].isupper() else None
            said = _HEADLINE_VERB.search(text, match.end(), found[1]) if found else None
            found = (found[0], said.start()) if found and said else found
            printed = squeeze(self.document.raw[slice(*found)]) if found else ""
            if (
                found
                and span
                and found[1] > match.end()
                and head_of(printed) not in heads
                and not _TO_DO.match(text, match.end())
            ):
                entry = self.enter(printed, found[0])
                self.mentions.insert(0, Mention(*found, entry.id, True, span))
                return

    def _called(self, printed: str, begin: int, start: int, end: int) -> Entry | None:
        """The treaty named before whose other name this is: "The Convention, known as the …", "done at Beijing"."""
        told = names.CALLED.search(self.document.plain[begin:start])
        head = told["head"].lower() if told else None
        if names.AS_IT_IS_CALLED.match(self.document.plain, end):
            head = head_of(printed)
        earlier = [m for m in self.mentions if self.entries[m.treaty].head == head]
        of_place = names.OF_A_PLACE.fullmatch(printed)
        known = self._places.get((of_place["place"], of_place["head"].lower())) if of_place else None
        if earlier or known:
            entry = self.entries[earlier[-1].treaty if earlier else str(known)]
            if printed not in entry.printed:
                entry.printed.append(printed)
            return entry
        return None

    def _find_covenants(self, span: Span) -> None:
        """The two Covenants of 1966, which texts name together: "on Civil and Political and on Economic … Rights"."""
        text = self.document.plain
        for match in _COVENANTS.finditer(text, span.start, span.end):
            if self.is_named(match.start(), match.end()):
                continue
            for part in ("one", "other"):
                words = squeeze(self.document.raw[match.start(part) : match.end(part)])
                name = f"International Covenant on {words.removesuffix(' Rights')} Rights"
                start = match.start() if part == "one" else match.start(part)
                entry = self.enter(name, start)
                self.add(Mention(start, match.end(part), entry.id, True, span))

    def _owner(self, entry: Entry, alias: str, span: Span) -> Entry:
        """The treaty an alias in brackets means: "the Protocol on X to the Convention (the X Protocol)"."""
        owner = owner_of(entry.name)
        short = self.elsewhere.abbreviations.get(alias)
        if owner and short is not None and self.elsewhere.of(owner) is short:
            return self.enter(owner, span.start)
        if owner and alias.isupper() and is_initials(alias, owner) and not is_initials(alias, entry.name):
            return self.enter(owner, span.start)
        if names.HEAD.search(alias) is None or head_of(alias) in {entry.head, "treaty"}:
            return entry
        earlier = [self.entries[m.treaty] for m in self.mentions if m.span == span]
        fitting = [one for one in earlier if one.head == head_of(alias)]
        return fitting[-1] if fitting else entry

    def add(self, mention: Mention) -> None:
        """Add a passage that means a treaty."""
        self.mentions.append(mention)
        self._taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)

    def is_named(self, start: int, end: int) -> bool:
        """Tell whether what stands there is part of a treaty's name."""
        return self._taken.find(1, start, end) >= 0

    def _of_title(
        self, title: tuple[int, int] | None, match: re.Match[str], begin: int, limit: int
    ) -> tuple[int, int] | None:
        """Where a name stands that is known word for word, with what the text says before it ("UN Convention …")."""
        if title is None or match.group().isupper() or title[0] < begin:
            return None
        text = self.document.plain
        if len(text[slice(*title)].split()) <= _SHORT_TITLE and names.forward(text, match.end(), limit) > title[1]:
            return None
        start = names.without_year(text, names.backward(text, match.start(), begin), title[1])
        return min(title[0], start), title[1]

    def _full_name(self, match: re.Match[str], begin: int, limit: int) -> tuple[int, int] | None:
        text = self.document.plain
        head = match.group()
        if head.isupper():
            return None
        capital = head[0].isupper()
        start = names.backward(text, match.start(), begin)
        end = names.forward(text, match.end(), limit)
        if start == match.start() and end == match.end():
            return None
        whose = next(
            (by for by in _BY.finditer(text, match.end(), end) if self._states.end_in(text, by.end(), end)), None
        )
        end = whose.start() if whose else end
        for also in _AND_STATE.finditer(text, match.end(), end) if " between " not in text[match.end() : end] else ():
            if self._states.end_in(text, also.end(), end) == end:
                end = also.start()
        if not capital and _UNDER.match(text, match.end(), limit):
            return None
        if not capital and head in _LOOSE and start == match.start() and key(text[start:end]) not in self._known:
            return None
        if end == match.end() and names.NO_TREATY.match(text, end, limit) and not self._indirectly:
            return None
        if not capital and start < match.start():
            capital = True
        start = names.without_year(text, start, end)
        name = text[start:end]
        if self.of_year(name) is not None:
            return None
        if names.is_set_apart(text, match.end(), end) and _ONE_OF_SEVERAL.search(text, begin, start):
            return start, end
        other = names.of_another(text, start, end)
        if other is not None and self._is_known(text[other:end]):
            return None
        if not capital and not self._is_lower_cased_name(name, text[max(0, start - _PLAN) : start]):
            return None
        telling = tokens(name) - HEAD_KEYS
        which = _WHICH.search(text, begin, start) if telling == {"optional"} and end == match.end() else None
        if which is not None and not any(which["which"].lower() in tokens(known) for known in self._printed_so_far()):
            return which.start(), end
        if telling and telling <= names.BODIES and key(name) not in self._known:
            return None
        described = start == match.start() and text[match.end() : end].islower()
        if described and _ANY_ONE.search(text, begin, start) and not self._is_known(name):
            return None
        if telling == {"optional"} and any("optional" in tokens(known) for known in self._printed_so_far()):
            return None
        if telling <= TELLING and "optional" not in telling and key(name) not in self._known:
            return (start, end) if self._numbered(name) is not None or self._only_numbered(name) else None
        if key(name) in {
            "un charter",
            "united nations charter",
            "charter of united nations",
            "charter of the united nations",
        }:
            return None
        return start, end

    def of_year(self, name: str) -> str | None:
        """Return the treaty that "the 1961 Convention" means, when a convention of that year was named before."""
        match = names.YEAR_AND_HEAD.fullmatch(name)
        text = self.document.plain
        for mention in self.mentions if match else ():
            same_year = match is not None and text[: mention.start].endswith(f"{match['year']} ")
            if same_year and match is not None and self.entries[mention.treaty].head == match["head"].lower():
                return mention.treaty
        only = next(iter(self.entries.values())) if match is not None and len(self.entries) == 1 else None
        return only.id if only and match is not None and only.head == match["head"].lower() else None

    def _numbered(self, name: str) -> Entry | None:
        """ "Amended Protocol II", when "Protocol II to the Convention on …" was named before."""
        match = names.NUMBERED.fullmatch(name)
        for entry in self.entries.values() if match else ():
            if match is not None and any(printed.startswith(f"{match['name']} ") for printed in entry.printed):
                return entry
        return None

    def _only_numbered(self, name: str) -> bool:
        """Whether a treaty has no name here but "Protocol V", of a convention that was named before."""
        return (
            names.NUMBERED.fullmatch(name) is not None
            and bool(self.entries)
            and re.search(rf"\b{re.escape(name)}\s+(?:to|on|of|[(])", self.document.plain) is None
        )

    def _is_known(self, name: str) -> bool:
        return any(same(name, known) for known in self._names_so_far())

    def _is_lower_cased_name(self, name: str, before: str) -> bool:
        if self._is_known(name):
            return True
        # "a new convention on …" may be a plan; otherwise three words beside "convention" make a name.
        least = 3 if re.search(r"\b[Tt]he\s+$", before) else 4
        return len(tokens(name)) >= least and _DESCRIBED.search(before) is None

    def _names_so_far(self) -> Iterable[str]:
        for treaty in self._vocabulary:
            yield treaty.name
        yield from self._printed_so_far()

    def _printed_so_far(self) -> Iterable[str]:
        for entry in self.entries.values():
            yield from entry.printed

    def enter(self, printed: str, start: int) -> Entry:
        """Return the treaty that is ``printed`` at ``start``, a new one where the text has not named it."""
        known = self._known.get(key(printed))
        spelt_out = self._spelt_out(printed)
        if known is None and spelt_out is not None:
            return spelt_out
        if known is None:
            # One telling word ("Arms Protocol") names a treaty only as the vocabulary writes it.
            telling = len(tokens(printed) - HEAD_KEYS) >= 2
            matching = [treaty for treaty in self._vocabulary if telling and same(printed, treaty.name)]
            known = matching[0] if len(matching) == 1 else None
        numbered = self._numbered(printed)
        if known is None and (numbered is not None or (numbered := self._of_number(printed)) is not None):
            return numbered
        if known is not None:
            entry = self.entries.setdefault(known.id, Entry(known.id, head_of(known.name), known=known, first=start))
        else:
            other = self.elsewhere.of(printed)
            alike = [
                e
                for e in self.entries.values()
                if e.known is None
                and (other is None or e.elsewhere in {None, other})
                and any(self._is_one(e, name, printed) for name in e.printed)
            ]
            alike = [e for e in self.entries.values() if other is not None and e.elsewhere is other] or alike
            entry = alike[0] if alike else self._new(printed, start)
            entry.elsewhere = entry.elsewhere or other
            self.entries.setdefault(entry.id, entry)
        if printed not in entry.printed:
            entry.printed.append(printed)
            entry.head = head_of(entry.name)
        return entry

    def _spelt_out(self, printed: str) -> Entry | None:
        """What "Amendment to the CCP" means, when the Amendment to the convention of that abbreviation was named."""
        match = _OF_AN_ABBREVIATION.fullmatch(printed)
        for entry in [*self.entries.values()] if match else ():
            if match is not None and match["short"] in entry.abbreviations:
                whole = match["own"] + entry.name
                return next(
                    (one for one in self.entries.values() if any(same(whole, name) for name in one.printed)), None
                )
        return None

    def _is_one(self, entry: Entry, name: str, printed: str) -> bool:
        """Whether ``printed`` is another name of ``entry``; an "Optional Protocol" is its own convention's."""
        if not same(printed, name):
            return by_initials(printed, name)
        bare = (
            entry.parent is not None
            and tokens(name) - HEAD_KEYS <= TELLING
            and not tokens(printed) - HEAD_KEYS <= TELLING
        )
        parent = self.entries.get(entry.parent or "")
        return not bare or (parent is not None and any(tokens(own) <= tokens(printed) for own in parent.printed))

    def _of_number(self, printed: str) -> Entry | None:
        """ "Convention No. 182", where the text names one convention, and that without its number."""
        if names.BY_NUMBER.fullmatch(printed) is None:
            return None
        conventions = [entry for entry in self.entries.values() if entry.head == "convention"]
        same_number = [entry for entry in conventions if any(printed in known for known in entry.printed)]
        if same_number:
            return same_number[0]
        single = len(conventions) == 1 and not any("No." in name for name in conventions[0].printed)
        return conventions[0] if single else None

    def _new(self, printed: str, start: int) -> Entry:
        parent = None
        if tokens(printed) - HEAD_KEYS <= TELLING:
            # "an Optional Protocol" is that of the convention just spoken of.
            parents = [m for m in self.mentions if self.entries[m.treaty].head in {"convention", "covenant"}]
            parent = parents[-1].treaty if parents else None
        new = Entry(self._new_id(printed), head_of(printed), first=start, parent=parent)
        if parent:
            new.id = f"{new.id}-to-{parent}"[:100].rstrip("-")
        return new

    def _new_id(self, printed: str) -> str:
        return slug(printed)

    def _add_alias(self, entry: Entry, name: str) -> None:
        if names.HEAD.search(name):
            if name not in entry.printed:
                entry.printed.append(name)
        elif name not in entry.abbreviations:
            entry.abbreviations.append(name)

    def _find_abbreviations(self) -> None:
        short: dict[str, str] = {}
        for treaty in self._vocabulary:
            for name in treaty.abbreviations:
                if len(name) >= SHORTEST:
                    short[name] = treaty.id
        for entry in self.entries.values():
            for name in (*entry.abbreviations, *(p for p in entry.printed if len(p) > 5)):
                short.setdefault(name, entry.id)
        short |= {name: name for name in self.elsewhere.abbreviations if name not in short}
        if not short:
            return
        form = pattern(
            "(?<![\\w/-])(?:"
            + "|".join(re.escape(n).replace("\\ ", " ") for n in sorted(short, key=len, reverse=True))
            + r")(?![\w/-])",
            0,
        )
        folded = {squeeze(name): treaty for name, treaty in short.items()}
        for span in self.document.sentences:
            for match in form.finditer(self.document.plain, span.start, span.end):
                if self.is_named(match.start(), match.end()):
                    continue
                meant = folded[squeeze(match.group())]
                if meant in self.elsewhere.abbreviations:
                    if names.NO_TREATY.match(self.document.plain, match.end(), span.end):
                        continue
                    meant = self.of_elsewhere(self.elsewhere.abbreviations[meant], meant, match.start())
                if meant not in self.entries:
                    known = next(t for t in self._vocabulary if t.id == meant)
                    self.entries[meant] = Entry(meant, head_of(known.name), known=known, first=match.start())
                self.add(Mention(match.start(), match.end(), meant, True, span))
        self.mentions.sort(key=lambda mention: mention.start)

    def _main(self) -> str | None:
        """The treaty the release is about: first in the body, unless the headline clearly means another."""
        full = [mention for mention in self.mentions if mention.full]
        if not full:
            return None
        title = tokens(self.document.head.title or "")
        best: tuple[float, str] | None = None
        order: list[str] = list(dict.fromkeys(mention.treaty for mention in full))
        for place, treaty in enumerate(order[:4]):
            entry = self.entries[treaty]
            words = frozenset().union(*map(tokens, entry.all_names()))
            score = 3 * len(words & title) / max(len(title & _words_of(self.entries)), 1) - 0.75 * place
            first = next(mention for mention in full if mention.treaty == treaty)
            score -= _LATE * max(first.span.paragraph - _EARLY, 0)
            if best is None or score > best[0]:
                best = score, treaty
        return best[1] if best else order[0]

    def of_elsewhere(self, treaty: TreatyNames, printed: str, start: int) -> str:
        """Return the id of a treaty whose names are known; one that the text has not named enters as ``printed``."""
        entry = next((entry for entry in self.entries.values() if entry.elsewhere is treaty), None)
        if entry is None:
            # A masthead may print the name in full that the text shortens.
            full = [name for name in (treaty.name, *treaty.names) if name in self.document.plain]
            entry = Entry(slug(treaty.name), head_of(treaty.name), [*full[:1], printed], first=start, elsewhere=treaty)
            self.entries[entry.id] = entry
        return entry.id

    def _unite(self) -> None:
        """A treaty called by its matter ("a UN treaty against torture") and by its name elsewhere is one treaty."""
        for called in [*self.entries.values()]:
            own_name = called.known is None and called.elsewhere is None and not called.parent
            if not own_name or not all(map(called_by_matter, called.printed)):
                continue
            meant = [
                entry
                for entry in self.entries.values()
                if entry is not called and all(can_mean(name, entry.head, entry.all_names()) for name in called.printed)
            ]
            if len(meant) != 1 or self._side_by_side(called.id, meant[0].id):
                continue
            meant[0].printed += [name for name in called.printed if name not in meant[0].printed]
            meant[0].first = min(meant[0].first, called.first)
            self.mentions = [
                replace(one, treaty=meant[0].id) if one.treaty == called.id else one for one in self.mentions
            ]
            del self.entries[called.id]

    def _side_by_side(self, one: str, other: str) -> bool:
        """Whether some sentence joins them: "the treaty on mines and the Protocol"."""
        return any(
            {before.treaty, after.treaty} == {one, other}
            and before.span == after.span
            and _JOINED.search(self.document.plain, before.end, after.start) is not None
            for before, after in pairwise(self.mentions)
        )

    def _find_elliptic(self) -> None:
        """ "… that on smuggling of migrants by 27": the noun of the treaty named before."""
        text = self.document.plain
        for span in self.document.sentences:
            for match in _THAT_ON.finditer(text, span.start, span.end):
                earlier = [m for m in self.mentions if m.span == span and m.start < match.start()]
                if not earlier:
                    continue
                name = f"{self.entries[earlier[-1].treaty].head.capitalize()} {squeeze(match['rest'])}"
                self.add(Mention(match.start(), match.end(), self.enter(name, match.start()).id, True, span))
            self.mentions.sort(key=lambda mention: mention.start)


def _whole(titles: Sequence[tuple[int, int]], end: int) -> int:
    """Where a name ends that ended at ``end``: not within a title that is known."""
    return next((stop for start, stop in titles if start < end < stop), end)


@lru_cache(maxsize=4)
def _known_names(treaties: tuple[Treaty, ...]) -> dict[str, Treaty]:
    return {key(name): treaty for treaty in treaties for name in _names_of(treaty)}


def _words_of(entries: dict[str, Entry]) -> frozenset[str]:
    return frozenset().union(*(tokens(name) for entry in entries.values() for name in entry.all_names()))


def _names_of(treaty: Treaty) -> tuple[str, ...]:
    """The names that mean this treaty anywhere; "parent treaty" means it only in a question."""
    short = treaty.short.removeprefix("the ")
    own = (name for name in treaty.names if name[0].isupper() and names.HEAD.search(name))
    return (treaty.name, *((short,) if len(short.split()) > 1 else ()), *own)

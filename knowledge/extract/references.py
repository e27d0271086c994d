"""What "the Protocol", "the 1999 Convention", "the latter" and "the mine ban treaty" mean: a treaty named elsewhere.

Finds no names.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.extract import names
from knowledge.extract.document import Span
from knowledge.extract.mentions import Mention
from knowledge.extract.plain import pattern
from knowledge.extract.same_treaty import HEAD_KEYS, TELLING, head_of, owner_of, tokens
from knowledge.model import TreatyNames

if TYPE_CHECKING:
    from knowledge.extract.treaties import Treaties

_BACK = pattern(
    r"\b(?:the|this|that|its|said|present|new|Optional) (?:(?:new|global|international|landmark|historic"
    r"|pioneering|ground-?breaking|vital|unique|ambitious"
    r"|amended|revised|said|same|main|multilateral|framework|parent|mother|underlying|original|"
    r"[a-z]+-[a-z-]+|[a-z]+ [a-z]+ control|tobacco|landmines?|mine|anti-\w+) )*(?P<head>convention|protocol"
    r"|treaty|agreement|statute|covenant|charter|"
    r"instrument(?! of (?:ratification|accession|acceptance|approval|succession)\b)|pact|accord"
    r"|amendment|amendments|(?<=new\s)framework)\b(?!s|\w)"
)
_AS_DESCRIBED = pattern(
    r"\bthe (?:world's |very )?first (?:(?!to |of |in |for |State |country |nation )[a-z-]+ ){0,4}"
    r"(?:convention|protocol|treaty|agreement|instrument|accord|pact)(?! to\b)\b"
)
"""What a text calls the treaty it is about: "the first international treaty on …"."""
_IS = pattern(r"\b(?:is|was|be|been|as) $")
"""Before it, it is said of the treaty just named."""
_SOON = 3
"""Paragraphs after "the Protocol" within which it may be named for the first time."""
_DESCRIBING = pattern(
    r"\b(?:the|this) (?P<words>(?:(?!(?:of|to|for|and|on|in|with|by|or|that|which|under|from|first|same|other"
    r"|two|three)\b)"
    r"[a-z-]+ ){1,3})(?P<head>treaty|pact|accord|convention|protocol|agreement)\b(?!s|\w| (?:on|against|to|between))",
    0,
)
"""A treaty called after its subject: "the high seas treaty"."""
_THE_ONE = pattern(r"\b(?:the one|that) (?:on|against|concerning) (?P<words>(?:the )?[a-z]+(?: [a-z]+){0,5})", 0)
"""A treaty told by its matter, its noun left out: "have ratified the one on the sale of children"."""
_OF_TWO = pattern(
    r"\bthe (?P<former>former|latter)\b(?! (?:convention|protocol|treaty|agreement))|\bthe (?P<first>first"
    r"|second) (?=(?:has|had|have|entered|became|will|is"
    r"|was|took|came|of (?:these|them))\b)"
)
_THE_LATTER = pattern(r"\bthe latter (?P<head>convention|protocol|treaty|agreement)\b")
"""The last one of its kind, however many are named."""
_ONE_OF_ITS = pattern(
    r"\b(?P<whose>the|its|this|that) (?P<which>(?:(?:first|second|third|fourth|optional|additional) )+)"
    r"(?P<head>protocol|amendment|covenant|convention)\b(?! (?:to|of|on|against|concerning|relating|for) )"
)
"""A protocol called after its number: "the Second Protocol"."""
_THE_PROTOCOL = pattern(r"\bthe (?:Optional )?Protocol\b")
"""After "the treaty": something else than the treaty."""
_COMMITTEE = pattern(
    r"\bCommittee (?P<matter>(?:on|against|for) (?:the )?[A-Z][\w' -]{4,80}?)(?=[,.;:()]| \(| –| -| \d| in\b"
    r"| at\b| is\b| has\b| to\b|$)",
    0,
)
_ADJECTIVES = tokens("new global landmark historic whole very major key important worldwide latest legally binding")
_OF_A_STATE = pattern(r"its instrument\b")
"""What a State deposits, and no treaty."""
_THE_NEW = pattern(r"(?:the|this) (?:new|present|latest) ")
"""Before "Convention": the one that the text is about, and not the older one just named."""
_GENERIC = frozenset({"framework", "instrument", "pact", "accord", "agreement", "treaty"})


class References:
    """Looks for passages that refer back in one document, whose treaties have been found."""

    def __init__(self, treaties: Treaties) -> None:
        self._treaties = treaties
        self._document = treaties.document

    def find(self) -> None:
        """Add the mentions that refer back to a treaty named elsewhere."""
        full = list(self._treaties.mentions)
        text = self._document.plain
        for span in self._document.sentences:
            for match in names.YEAR_AND_HEAD.finditer(text, span.start, span.end):
                self._add(match, span, self._treaties.of_year(match.group()))
            for match in _DESCRIBING.finditer(text, span.start, span.end):
                self._add(match, span, self._described(match["words"]))
            for match in _THE_ONE.finditer(text, span.start, span.end):
                self._add(match, span, self._the_one(match["words"]))
            for match in _OF_TWO.finditer(text, span.start, span.end):
                two = self._two_before(match.start(), span, full)
                if two is not None:
                    first = (match["former"] or match["first"] or "").lower() in {"former", "first"}
                    self._add(match, span, two[0 if first else 1])
            for match in _THE_LATTER.finditer(text, span.start, span.end):
                self._add(match, span, self._last_of(match["head"].lower(), match.start(), span, full))
            for match in _ONE_OF_ITS.finditer(text, span.start, span.end):
                self._add(match, span, self._numbered(match))
            for match in _AS_DESCRIBED.finditer(text, span.start, span.end):
                if not _IS.search(text, span.start, match.start()):
                    self._add(match, span, self._treaties.main)
            for match in _BACK.finditer(text, span.start, span.end):
                if not _OF_A_STATE.match(match.group()) and not self._treaties.is_named(match.start(), match.end()):
                    self._add(match, span, self._referred(match["head"].lower(), match.start(), span, full))

    def _add(self, match: re.Match[str], span: Span, treaty: str | None) -> None:
        if treaty is not None and not self._treaties.is_named(match.start(), match.end()):
            self._treaties.add(Mention(match.start(), match.end(), treaty, False, span))

    def _numbered(self, match: re.Match[str]) -> str | None:
        """The treaty that is called after its number in the text; a new one, where that of another number is named."""
        which, head = tokens(match["which"]), match["head"].lower()
        of_kind = [entry for entry in self._treaties.entries.values() if entry.head == head]
        numbers = {entry.id: [tokens(name) & TELLING for name in entry.printed] for entry in of_kind}
        meant = [treaty for treaty, own in numbers.items() if which in own]
        if len(meant) == 1:
            return meant[0]
        others = any(one - {"optional"} for own in numbers.values() for one in own)
        if meant or not others or match["whose"].lower() != "its" or which == {"optional"}:
            return None
        return self._treaties.enter(" ".join((*match["which"].split(), match["head"])), match.start()).id

    def _described(self, words: str) -> str | None:
        """The one treaty whose name has these words, or the main one when the headline has them."""
        telling = tokens(words) - _ADJECTIVES
        if not telling:
            return None
        known = [
            entry.id
            for entry in self._treaties.entries.values()
            if telling <= frozenset().union(*(tokens(name) for name in (*entry.printed, *entry.abbreviations)))
        ]
        if len(known) == 1:
            return known[0]
        return self._treaties.main if telling <= tokens(self._document.head.title or "") and not known else None

    def _the_one(self, words: str) -> str | None:
        """The treaty on a matter that is told without its noun: as many of the ``words`` as fit one."""
        said = words.split()
        fits = (self._described(" ".join(said[:number])) for number in range(len(said), 0, -1))
        return next(filter(None, fits), None)

    def _last_of(self, head: str, position: int, span: Span, full: list[Mention]) -> str | None:
        """The treaty called by ``head`` that was named last, in the same paragraph or the one before."""
        named = [
            mention.treaty
            for mention in full
            if mention.start < position
            and span.paragraph - mention.span.paragraph <= 1
            and self._treaties.entries[mention.treaty].head == head
        ]
        return named[-1] if named else None

    def _two_before(self, position: int, span: Span, full: list[Mention]) -> tuple[str, str] | None:
        """The two treaties that "the former" and "the latter" mean: named just before, and no third."""
        index = self._document.index_of(span)
        for back in range(3):
            begin = self._document.sentences[max(0, index - back)].start
            named = [mention.treaty for mention in full if begin <= mention.start < position]
            two = list(dict.fromkeys(named))
            if len(two) == 2:
                return two[0], two[1]
            if len(two) > 2:
                return None
        return None

    def _inner(self, head: str, position: int) -> str | None:
        """ "the Convention", where only the "Optional Protocol to the Convention on …" was named."""
        for entry in list(self._treaties.entries.values()):
            for name in entry.printed:
                match = re.search(rf"\b(?:to|under|of)\s+the\s+((?:[A-Z]\S+\s+){{0,4}}{head.capitalize()}\b.*)", name)
                if match and tokens(match[1]) - HEAD_KEYS:
                    return self._treaties.enter(match[1], position).id
            owner = owner_of(entry.elsewhere.name) if entry.elsewhere else None
            known = self._treaties.elsewhere.of(owner) if owner and head_of(owner) == head else None
            printed = self._treaties.elsewhere.printed(known, self._document.plain) if known else None
            if known and printed:
                return self._treaties.of_elsewhere(known, printed, position)
        return None

    @cached_property
    def _watched(self) -> list[tuple[int, int, TreatyNames]]:
        """Where the text names a committee, and the convention that it watches over."""
        found = _COMMITTEE.finditer(self._document.plain)
        return [
            (*m.span(), treaty) for m in found if (treaty := self._treaties.elsewhere.of(f"Convention {m['matter']}"))
        ]

    def _of_committee(self, position: int) -> str | None:
        """The convention of the committee named before: the Committee on the Rights of the Child."""
        before = [(start, treaty) for start, end, treaty in self._watched if end <= position]
        return self._treaties.of_elsewhere(before[-1][1], before[-1][1].name, before[-1][0]) if before else None

    def _referred(self, head: str, position: int, span: Span, full: list[Mention]) -> str | None:
        entries = self._treaties.entries
        before = [mention for mention in full if mention.start < position]
        if head == "amendments":
            head = "amendment"
        fits = [m for m in before if entries[m.treaty].head == head]
        if not fits and head in _GENERIC:
            own = [] if head == "instrument" else [m for m in before if entries[m.treaty].head != "amendment"]
            fits = own or before
            apart = _THE_PROTOCOL.search(self._document.plain, position, span.end)
            fits = [m for m in fits if apart is None or entries[m.treaty].head != "protocol"] or fits
        if not fits and head == "convention" and (watched := self._of_committee(position)) is not None:
            return watched
        if not fits and (inner := self._inner(head, position)) is not None:
            return inner
        if not fits:
            later = [m for m in full if entries[m.treaty].head == head and m.span.paragraph - span.paragraph <= _SOON]
            return later[0].treaty if later else None
        kinds = {mention.treaty for mention in fits}
        if len(kinds) == 1:
            return fits[0].treaty
        if self._document.plain[position : position + 5].lower() == "that ":
            return fits[-1].treaty
        if self._treaties.main in kinds and _THE_NEW.match(self._document.plain, position):
            return self._treaties.main
        near = [m for m in fits if m.span.paragraph == span.paragraph]
        if near and near[-1].span == span:
            return near[-1].treaty
        subjects = [m for m in near if m.start - m.span.start <= 12]
        if subjects:
            return subjects[-1].treaty
        if len({mention.treaty for mention in near}) == 1:
            return near[0].treaty
        return self._treaties.main if self._treaties.main in kinds else fits[-1].treaty

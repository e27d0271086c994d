"""Suggests names while they are typed: States (prefix first, then other names, scripts and misspellings),
regions, treaties. Knows no Discord; what is off a list is suggested like everything else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.model import Region, Treaty, Vocabulary
from knowledge.text import fold, key

CHOICES = 25
CHOICE_LENGTH = 100
MISSPELT = 0.7
"""Of what is typed to the beginning of a name: 'phillip' and 'kirgyz' pass, keyboard mashing does not."""
SHORTEST_MISSPELT = 3
"""Two letters are like the beginning of anything."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A suggestion: what is shown, and the canonical name that is sent back."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class _Entry:
    folded: str
    shown: str
    name: str
    tier: int


CANONICAL, OTHER, INNER, FOREIGN = range(4)


class Names:
    """The names of one kind of thing, searchable by what has been typed so far."""

    def __init__(self, entries: Iterable[tuple[str, str, int]], offered: Iterable[str]) -> None:
        """``entries``: (name as written, canonical name, tier); ``offered``: what an empty field shows."""
        self._canonical: dict[str, str] = {}
        made = []
        for shown, name, tier in entries:
            folded = _folded(shown)
            if not folded:
                continue
            made.append(_Entry(folded, shown, name, tier))
            self._canonical.setdefault(folded, name)
            if tier < INNER:
                made += [_Entry(rest, shown, name, INNER) for rest in _tails(folded)]
        self._entries = sorted(made, key=lambda entry: entry.folded)
        self._sorted = [entry.folded for entry in self._entries]
        self._fuzzy = [entry for entry in self._entries if entry.tier != FOREIGN]
        self._fuzzy_texts = [entry.folded for entry in self._fuzzy]
        self._offered = tuple(Choice(name[:CHOICE_LENGTH], name[:CHOICE_LENGTH]) for name in offered)[:CHOICES]

    def exactly(self, typed: str) -> str | None:
        """Return the canonical name of a name given in full, None when nothing is called that."""
        return self._canonical.get(_folded(typed))

    def suggest(self, typed: str) -> tuple[Choice, ...]:
        """Return up to 25 suggestions, best first."""
        if not typed.strip():
            return self._offered
        wanted = _folded(typed[:CHOICE_LENGTH])
        if not wanted:
            return ()
        found = self._beginning_with(wanted)
        if not found and len(wanted) >= SHORTEST_MISSPELT:
            found = self._like(wanted)
        best: dict[str, Choice] = {}
        for entry in found:
            if entry.name not in best:
                best[entry.name] = Choice(_label(entry), entry.name[:CHOICE_LENGTH])
            if len(best) == CHOICES:
                break
        return tuple(best.values())

    def _beginning_with(self, wanted: str) -> list[_Entry]:
        found = []
        for at in range(bisect_left(self._sorted, wanted), len(self._sorted)):
            if not self._sorted[at].startswith(wanted):
                break
            found.append(self._entries[at])
        return sorted(found, key=lambda entry: (entry.tier, entry.folded))

    def _like(self, wanted: str) -> list[_Entry]:
        heads = [text[: len(wanted)] for text in self._fuzzy_texts]
        scored = process.extract(
            wanted,
            heads,
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=MISSPELT,
            limit=CHOICES * 4,
        )
        ranked = sorted(scored, key=lambda hit: (-hit[1], self._fuzzy[hit[2]].tier, self._fuzzy[hit[2]].folded))
        return [self._fuzzy[index] for _, _, index in ranked]


def _folded(text: str) -> str:
    # Most of thousands of names are letters and spaces, for which folding alone gives the key in a tenth of the time.
    plain = text.replace(" ", "").isalpha()
    return (fold(text) if plain else key(text)).removeprefix("the ")


def _tails(folded: str) -> Iterable[str]:
    words = folded.split()
    return (" ".join(words[start:]) for start in range(1, len(words)) if len(words[start]) > 2)


def _label(entry: _Entry) -> str:
    if entry.tier == INNER or OSA.normalized_similarity(key(entry.shown), key(entry.name)) >= MISSPELT:
        return entry.name[:CHOICE_LENGTH]
    label = f"{entry.name} ({entry.shown})"
    return label if len(label) <= CHOICE_LENGTH else entry.name[:CHOICE_LENGTH]


def state_names(vocabulary: Vocabulary) -> Names:
    """Return the States as they can be typed; an empty field offers them alphabetically."""
    entries: list[tuple[str, str, int]] = []
    by_code = {}
    for state in vocabulary.states:
        by_code[state.code] = state.name
        entries.append((state.name, state.name, CANONICAL))
        others = (state.formal or "", *state.names, *state.abbreviations, *state.demonyms)
        entries += [(name, state.name, OTHER) for name in others]
    entries += [(name, by_code[code], FOREIGN) for name, code in vocabulary.foreign_names if code in by_code]
    offered = sorted((state.name for state in vocabulary.states if state.kind != "former"), key=_folded)
    return Names(entries, offered)


def region_names(regions: Iterable[Region]) -> Names:
    """Return regions and groups; an empty field offers the continents and groups first."""
    held = sorted(regions, key=lambda region: (_KINDS.get(region.kind, len(_KINDS)), _folded(region.name)))
    entries = [(region.name, bare(region.name), CANONICAL) for region in held]
    entries += [(name, bare(region.name), OTHER) for region in held for name in region.names]
    return Names(entries, [bare(region.name) for region in held])


def treaty_names(treaties: Iterable[Treaty]) -> Names:
    """Return the treaties by their short names, the default one first."""
    held = sorted(treaties, key=lambda treaty: not treaty.default)
    entries = [(treaty.short, bare(treaty.short), CANONICAL) for treaty in held]
    for treaty in held:
        others = (treaty.name, treaty.id, *treaty.names, *treaty.abbreviations)
        entries += [(name, bare(treaty.short), OTHER) for name in others]
    return Names(entries, [bare(treaty.short) for treaty in held])


_KINDS = {"region": 0, "group": 1, "other": 2, "subregion": 3}


def bare(name: str) -> str:
    """Return a name as it stands in a list of choices: without "the", with a capital."""
    name = name.removeprefix("the ")
    return name[:1].upper() + name[1:]

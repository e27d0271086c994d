"""States' names in other languages, from CLDR through Babel.

Knows CLDR and the fold of names; knows nothing of questions. Used when knowledge is compiled, never while answering.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from babel import Locale
from babel.languages import get_official_languages
from rapidfuzz.distance import OSA

from knowledge.english import word_frequencies
from knowledge.model import State
from knowledge.text import clean, key

LANGUAGES = tuple(
    """af am ar az be bg bn bs ca cs da de el es et eu fa fi fil fr ga gl he hi hr hu hy id is it ja ka kk km ko ky
    lo lt lv mk mn ms mt my ne nl no pl pt ro ru sk sl sq sr sv sw ta tg th tr uk ur uz vi zh zh_Hant""".split()
)
"""The languages of the release's forty States, the six of the United Nations and the most spoken others."""

SHORTEST_LATIN = 5
"""Names of fewer letters in Latin script (Turkish Çin, Fas; Albanian Siri, Libi) are other words far more often."""

FALSE_FRIENDS = frozenset({"chili"})
"""English words the list of words lacks."""

QUOTED_NAME = 10_000_000
"""Count in the list of English words below which a State's name in its own official language is that name, quoted in
English texts (Deutschland 5 million, Sverige 1) and above which it is an English word (Island 102 million)."""


def foreign_names(states: Iterable[State]) -> tuple[tuple[str, str], ...]:
    """Return ``(name, code)`` for the States that CLDR knows, in ``LANGUAGES``, without those that clash.

    A name is left out when its folded form is an English word, a name of the vocabulary (nothing is gained), one
    edit from another State's English name (Latvian Nigēra is Niger), or claimed by two States. English variants
    of CLDR come along. Sorted by code, then name.
    """
    states = tuple(states)
    english = word_frequencies()
    own: dict[str, set[str]] = defaultdict(set)
    for state in states:
        for name in (state.name, state.formal or "", *state.names, *state.abbreviations, *state.demonyms):
            own[key(name)].add(state.code)
    codes = {state.alpha2: state.code for state in states if state.alpha2 and state.kind != "former"}
    claimed: dict[str, set[str]] = defaultdict(set)
    found: dict[tuple[str, str], str] = {}
    for language in ("en", *LANGUAGES):
        for territory, name in _territories(language):
            code = codes.get(territory)
            folded = key(name)
            if code is None or not folded or folded in own:
                continue
            if _is_word(folded, english) and not _is_quoted(folded, english, territory, language):
                continue
            claimed[folded].add(code)
            found.setdefault((folded, code), clean(name))
    near_others = _near_others({folded for folded, _ in found}, own, claimed)
    unique = (
        (name, code)
        for (folded, code), name in found.items()
        if len(claimed[folded]) == 1 and folded not in near_others
    )
    return tuple(sorted(unique, key=lambda pair: (pair[1], pair[0])))


def _territories(language: str) -> Iterator[tuple[str, str]]:
    for territory, name in Locale.parse(language).territories.items():
        if len(territory) == 2 and territory.isalpha():
            yield territory, name


def _is_word(folded: str, english: dict[str, int]) -> bool:
    return folded in english or folded in FALSE_FRIENDS or (folded.isascii() and len(folded) < SHORTEST_LATIN)


def _is_quoted(folded: str, english: dict[str, int], territory: str, language: str) -> bool:
    return 0 < english.get(folded, 0) < QUOTED_NAME and language in get_official_languages(territory)


def _near_others(names: set[str], own: dict[str, set[str]], claimed: dict[str, set[str]]) -> set[str]:
    """Return those of ``names`` in one Latin word that are one edit from another State's name."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for other in own:
        if other.isascii() and " " not in other:
            by_length[len(other)].append(other)
    return {
        name
        for name in names
        if name.isascii() and " " not in name
        for length in (len(name) - 1, len(name), len(name) + 1)
        for other in by_length[length]
        if OSA.distance(name, other, score_cutoff=1) <= 1 and own[other] - claimed[name]
    }

"""Every name of the vocabulary, compiled for the recogniser: plain data that lies in the snapshot.

Knows the vocabulary and how names are folded; knows nothing of questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from bot.understanding.spelling import SHORTEST
from knowledge.model import Place, State, Vocabulary
from knowledge.text import clean, key

NOT_A_STATE = 0
"""Index of the sense of an expression that only looks like a State."""

COMMON_ENGLISH = 40_000
"""Words of the frequency list that are taken as spelt on purpose; the rarer half of it is far more often a misspelt
name in a question about States. Measured with tests/state_sentences.py: at 20,000, 40,000 and 80,000 words 99.3, 99.2
and 99.1 % of misspelt names are found, with 3, 2 and 2 of 688 sentences that name none mended into naming one."""

WORDS_OF_MANY_NAMES = frozenset(
    "of the and republic state states people peoples democratic islands island new north south east west northern "
    "southern eastern western central great saint st united union kingdom federation federal rep dem former islamic "
    "african arab socialist american european community group countries nations organization organisation members "
    "member land city in le la el de san".split()
)
"""Words that are part of so many names that one of them, next to a misspelt word, suggests none."""

UNSPACED = re.compile(
    r"[\U0001f1e6-\U0001f1ff\u0900-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Letters of the scripts that put no spaces between words, add particles to names, or whose vowel signs are
no letters for a regular expression: Indian, Thai, Lao, Burmese, Khmer, Japanese, Chinese, Korean; and flags."""


SHORTEST_STEM = 4
"""Shorter ones (Cyrillic Мал-и, Чад) begin too many other words."""
_INFLECTED = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u10a0-\u10ff]+")
"""Greek, Cyrillic, Armenian, Georgian."""
_ENDINGS = "аяыиіїоеєьйαηοςаյաიაеи"
_DEMONYM_ENDINGS = ("an", "ans", "ese")
"""What the shared names that are demonyms end in: Korean, Congolese, Dominicans."""
_FLAG_A = 0x1F1E6
"""The regional indicator A; two of them are a flag."""
_NUKTA = "\u093c"
"""The Hindi dot that many leave out."""


class Sense(msgspec.Struct, frozen=True, array_like=True):
    """What a name stands for. At most one of the four; none: not a State."""

    codes: tuple[str, ...] = ()
    place: str | None = None
    region: str | None = None
    body: str | None = None
    kind: str = "name"
    """name | abbreviation | demonym | foreign."""


class StateNames(msgspec.Struct, frozen=True):
    """The compiled names."""

    senses: tuple[Sense, ...]
    names: dict[str, int]
    """Folded name → its sense."""
    longest: dict[str, int]
    """First word of a name of several words → how many words the longest such name has."""
    scripts: dict[str, int]
    """Names in the scripts of ``UNSPACED``, unfolded."""
    joined: dict[str, int]
    """English names of several words, written together."""
    parts: dict[str, tuple[str, ...]]
    """Word → the English names of several words it is part of."""
    singles: tuple[str, ...]
    """English names of one word: what a misspelling is mended to."""
    stems: dict[str, int]
    """Names in scripts other than Latin, without their last vowel: what stays when the name is inflected."""
    capitals: tuple[str, ...]
    """Abbreviations that count only in capitals."""
    before: tuple[str, ...]
    """Expressions that make a name right behind them something else: gulf of."""
    after: tuple[str, ...]
    """Expressions that make a name right before them something else: river."""
    other_senses: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Names that are also other words, and the words that speak for that."""
    english: str
    """Common English words, joined by spaces: never a misspelt name."""
    rare_english: str
    """The others: a misspelt name only where the sentence speaks of treaties."""


def compile_names(vocabulary: Vocabulary, frequencies: Mapping[str, int]) -> StateNames:
    """Return the names of ``vocabulary``. ``frequencies`` are English words, the most frequent first."""
    compiler = _Compiler(frequencies)
    for ambiguous in vocabulary.ambiguous:
        kind = "demonym" if ambiguous.name.endswith(_DEMONYM_ENDINGS) else "name"
        compiler.add((ambiguous.name,), Sense(codes=ambiguous.codes, kind=kind))
    for place in vocabulary.places:
        compiler.add((place.name, *place.names), Sense(place=place.name), part=_is_real(place))
    compiler.not_states(vocabulary.not_states)
    for state in vocabulary.states:
        compiler.state(state)
    for region in vocabulary.regions:
        compiler.add((region.name, *region.names), Sense(region=region.id))
    for body in vocabulary.bodies:
        compiler.add((body.name, *body.names), Sense(body=body.id), part=False)
    for name, code in vocabulary.foreign_names:
        compiler.foreign(name, code)
    return compiler.result(vocabulary)


def _blob(words: Iterable[str]) -> str:
    return " ".join(sorted(word for word in words if len(word) >= SHORTEST))


def _flags(alpha2: str) -> tuple[str, str]:
    """Return a State's flag, and how Discord spells it: :flag_pe:."""
    return "".join(chr(_FLAG_A + ord(letter) - ord("A")) for letter in alpha2), f"flag {alpha2.lower()}"


def _is_real(place: Place) -> bool:
    """Whether the name is mended: a misspelt Gondor is more likely some other word."""
    return place.kind != "fictional"


class _Compiler:
    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies
        self._senses: dict[Sense, int] = {Sense(kind="not"): NOT_A_STATE}
        self._names: dict[str, int] = {}
        self._scripts: dict[str, int] = {}
        self._english: dict[str, int] = {}
        self._capitals: set[str] = set()
        self._before: set[str] = set()
        self._after: set[str] = set()

    def _sense(self, sense: Sense) -> int:
        return self._senses.setdefault(sense, len(self._senses))

    def not_states(self, expressions: Iterable[str]) -> None:
        for expression in expressions:
            folded = key(expression.replace("*", " "))
            if expression.startswith("*"):
                self._after.add(folded)
            elif expression.endswith("*"):
                self._before.add(folded)
            else:
                self._names.setdefault(folded, NOT_A_STATE)

    def state(self, state: State) -> None:
        codes = (state.code,)
        names = (state.name, state.formal or "", *state.names)
        self.add(names, Sense(codes=codes))
        if state.alpha2 and state.kind != "former":
            self.add(_flags(state.alpha2), Sense(codes=codes, kind="abbreviation"), part=False)
        self.add(state.demonyms, Sense(codes=codes, kind="demonym"))
        lower = {name for name in state.abbreviations if name.islower()}
        self.add(state.abbreviations, Sense(codes=codes, kind="abbreviation"), part=False)
        for name in state.abbreviations:
            folded = key(name)
            if folded not in lower and (len(folded) <= 2 or folded in self._frequencies):
                self._capitals.add(folded)

    def add(self, names: Iterable[str], sense: Sense, *, part: bool = True) -> None:
        """Add names in English; those with ``part`` are also what a misspelling is mended to."""
        number = self._sense(sense)
        for name in names:
            folded = key(name)
            without = folded.removeprefix("the ")
            if without not in self._frequencies or without in self._names:
                folded = without
            if UNSPACED.search(name):
                self._script(name, number)
                continue
            if not folded:
                continue
            number_known = self._names.setdefault(folded, number)
            if part and number_known == number:
                self._english[folded] = number

    def foreign(self, name: str, code: str) -> None:
        number = self._sense(Sense(codes=(code,), kind="foreign"))
        if UNSPACED.search(name):
            self._script(name, number)
        else:
            self._names.setdefault(key(name), number)

    def _script(self, name: str, number: int) -> None:
        name = clean(name)
        self._scripts.setdefault(name, number)
        self._scripts.setdefault(name.replace(_NUKTA, ""), number)

    def result(self, vocabulary: Vocabulary) -> StateNames:
        longest: dict[str, int] = {}
        for name in self._names:
            first, _, rest = name.partition(" ")
            if rest:
                longest[first] = max(longest.get(first, 0), rest.count(" ") + 2)
        parts: dict[str, list[str]] = {}
        for name in self._english:
            words = name.split(" ")
            if len(words) > 1:
                for word in set(words):
                    parts.setdefault(word, []).append(name)
        words = list(self._frequencies)
        return StateNames(
            senses=tuple(self._senses),
            names=self._names,
            longest=longest,
            scripts=self._scripts,
            joined=dict(self._joined()),
            parts={word: tuple(names) for word, names in sorted(parts.items())},
            singles=tuple(sorted(name for name in self._english if " " not in name)),
            stems=self._stems(),
            capitals=tuple(sorted(self._capitals)),
            before=tuple(sorted(self._before)),
            after=tuple(sorted(self._after)),
            other_senses=tuple(
                (tuple(key(name) for name in other.names), tuple(key(word) for word in other.words))
                for other in vocabulary.other_senses
            ),
            english=_blob(words[:COMMON_ENGLISH]),
            rare_english=_blob(words[COMMON_ENGLISH:]),
        )

    def _joined(self) -> Iterator[tuple[str, int]]:
        for name, number in self._english.items():
            together = name.replace(" ", "")
            if " " in name and together not in self._frequencies and together not in self._names:
                yield together, number

    def _stems(self) -> dict[str, int]:
        """Return names in inflecting scripts without their last vowel; a whole name goes before a stem."""
        whole: dict[str, int] = {}
        cut: dict[str, set[int]] = {}
        for name, number in self._names.items():
            if len(name) < SHORTEST_STEM or not _INFLECTED.fullmatch(name):
                continue
            if name[-1] in _ENDINGS:
                cut.setdefault(name[:-1], set()).add(number)
            else:
                whole[name] = number
        unique = {stem: numbers.pop() for stem, numbers in cut.items() if len(numbers) == 1}
        return {stem: number for stem, number in unique.items() if len(stem) >= SHORTEST_STEM} | whole

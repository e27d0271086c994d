"""The words of the topic: which concept each expression names, and how a misspelt one is mended.

Knows nothing of States, handlers or answers.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

import msgspec

from bot.understanding.spelling import SpellingIndex
from bot.understanding.stems import stem
from knowledge.model import Language
from knowledge.text import Token, clean, tokenize

ARTICLES = frozenset({"the", "a", "an"})
_COMMON_ENGLISH = 40_000
"""Words of the frequency list that are taken as spelt on purpose. Beyond it the list holds rarities that are
far more often a misspelling here; measured with ``treatybot evaluate`` at 20,000, 40,000 and 80,000."""
_SHORTEST_HALF = 3


ANCHOR = "anchor"
ELSEWHERE = "elsewhere"
CHATTER = "chatter"
"""A concept whose expressions ("I mean", "first of all") only keep their words from being taken for another's."""


class PhraseTable(msgspec.Struct, frozen=True):
    """Expressions by their stems joined by spaces; ``=word`` stands for one form of a word and no other."""

    phrases: dict[str, tuple[str, ...]]
    longest: dict[str, int]
    """First stem → number of stems of the longest expression that begins with it."""


class LexiconData(msgspec.Struct, frozen=True):
    """The compiled lexicon, as it lies in the snapshot."""

    concepts: PhraseTable
    """Expressions → ids of the concepts they name."""
    evidence: PhraseTable
    """Expressions → ANCHOR or ELSEWHERE."""
    fillers: tuple[str, ...]
    """Words without a topic, as stems."""
    parts: tuple[str, ...]
    """Stems of all words that concepts' expressions are made of."""
    surface: tuple[str, ...]
    """Words that a misspelling may be mended to, the most frequent in English first."""
    english: str
    """Common English words, joined by spaces: never mended."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An expression found: the concept it names and the words it covers."""

    concept: str
    first: int
    last: int
    """Index of the word after the last one."""
    text: str


def stems_of(words: Iterable[str]) -> list[str]:
    """Return the stems of folded ``words``."""
    return [stem(word) for word in words]


def compile_lexicon(language: Language, phrasings: Iterable[str], frequencies: Mapping[str, int]) -> LexiconData:
    """Return the lexicon of a language. ``frequencies`` are English words, the most frequent first.

    The words of ``phrasings`` may be mended to as well, so that a new phrasing works at once.
    """
    words: set[str] = set()
    concepts = _table(((concept.id, concept.words) for concept in language.concepts), words)
    evidence = _table(((ANCHOR, language.anchors), (ELSEWHERE, language.other_subjects)), set())
    for phrasing in phrasings:
        words.update(token.text for token in tokenize(clean(phrasing)))
    fillers = {stem(token.text) for filler in language.fillers for token in tokenize(clean(filler))}
    domain = {stem(word) for word in words}
    common = {word for rank, word in enumerate(frequencies) if rank < _COMMON_ENGLISH}
    forms = {word for word in frequencies if stem(word) in domain and len(word) > 3}
    filler_forms = {word for word in language.fillers if len(word) > 2 and word.isascii()}
    surface = {word for word in words if len(word) > 2} | forms | filler_forms
    return LexiconData(
        concepts=concepts,
        evidence=evidence,
        fillers=tuple(sorted(fillers)),
        parts=tuple(
            sorted({stem(part.removeprefix("=")) for phrase in concepts.phrases for part in phrase.split(" ")})
        ),
        surface=tuple(sorted(surface, key=lambda word: (-frequencies.get(word, 0), word))),
        english=" ".join(sorted(common)),
    )


def _table(entries: Iterable[tuple[str, Iterable[str]]], words: set[str]) -> PhraseTable:
    """Return the table of (id, expressions) and add the words they are made of to ``words``."""
    phrases: dict[str, list[str]] = {}
    longest: dict[str, int] = {}
    for name, expressions in entries:
        for expression in expressions:
            tokens = [token.text for token in tokenize(clean(expression)) if token.text not in ARTICLES]
            words.update(tokens)
            stems = stems_of(tokens)
            if expression.startswith("="):
                phrase = "=" + " ".join(tokens)
                longest[stems[0]] = max(longest.get(stems[0], 0), len(stems))
            else:
                phrase = " ".join(stems)
                longest[stems[0]] = max(longest.get(stems[0], 0), len(stems))
            ids = phrases.setdefault(phrase, [])
            if name not in ids:
                ids.append(name)
    return PhraseTable({phrase: tuple(ids) for phrase, ids in sorted(phrases.items())}, longest)


class Lexicon:
    """Finds the concepts in a tokenized question."""

    def __init__(self, data: LexiconData) -> None:
        self._concepts = data.concepts
        self._evidence = data.evidence
        self._fillers = frozenset(data.fillers)
        self._rank = {word: rank for rank, word in enumerate(data.surface)}
        self._english = frozenset(data.english.split(" "))
        self._spelling = SpellingIndex(data.surface, frozenset())
        self._parts = frozenset(data.parts)

    def is_filler(self, word: str) -> bool:
        """Return whether ``word`` carries no topic."""
        return len(word) == 1 or stem(word) in self._fillers

    def is_english(self, word: str) -> bool:
        """Return whether ``word`` is a common English word."""
        return word in self._english

    def is_topic(self, word: str) -> bool:
        """Return whether ``word`` occurs in an expression of the topic."""
        return stem(word) in self._parts

    def is_known(self, word: str) -> bool:
        """Return whether ``word`` needs no mending."""
        return word in self._rank or word in self._english

    def mend(self, tokens: list[Token], taken: Container[int]) -> list[Token]:
        """Return ``tokens`` with misspelt words of the topic put right, and words run together put apart.

        Token numbers in ``taken`` (a State's name, a date) stay as they are. The result has as many tokens
        as came in: words put apart stay in one token, joined by a space.
        """
        mended = tokens
        for number, token in enumerate(tokens):
            word = token.text
            if number in taken or len(word) < 4 or not word.isalpha() or self.is_known(word):
                continue
            better = self._mended(word)
            if better is not None:
                if mended is tokens:
                    mended = list(tokens)
                mended[number] = Token(better, token.start, token.end)
        return mended

    def distance(self, word: str) -> int | None:
        """Return how many edits ``word`` is from the nearest word of the topic, None when none is near."""
        near = self._spelling.near(word)
        return near[0].distance if near else None

    def _mended(self, word: str) -> str | None:
        near = self._spelling.near(word)
        if near and near[0].distance == 1:
            # the first letter is hardly ever the wrong one, and a frequent word is meant more often
            return min(near, key=lambda found: (found.distance, found.word[0] != word[0], self._rank[found.word])).word
        parts = self._put_apart(word)
        if parts is not None:
            return parts
        return near[0].word if near else None

    def _put_apart(self, word: str) -> str | None:
        for cut in range(len(word) - _SHORTEST_HALF, _SHORTEST_HALF - 2, -1):
            left, right = word[:cut], word[cut:]
            if self._is_whole(left) and self._is_whole(right):
                return f"{left} {right}"
        return None

    def _is_whole(self, word: str) -> bool:
        return stem(word) in self._parts or (len(word) > 1 and stem(word) in self._fillers)

    def tags(self, words: list[str], blocked: Container[int] = frozenset()) -> list[Tag]:
        """Return the concepts named in ``words`` (folded and mended), in order.

        An expression inside a longer one is not reported. Word numbers in ``blocked`` belong to names.
        """
        return _find(self._concepts, words, blocked)

    def evidence(self, words: list[str], blocked: Container[int] = frozenset()) -> list[Tag]:
        """Return the expressions that speak of treaties (ANCHOR) or of something else (ELSEWHERE)."""
        return _find(self._evidence, words, blocked)


def _find(table: PhraseTable, words: list[str], blocked: Container[int]) -> list[Tag]:
    longest, phrases = table.longest, table.phrases
    kept = [(number, stem(word)) for number, word in enumerate(words) if word not in ARTICLES and number not in blocked]
    if longest.keys().isdisjoint([stemmed for _, stemmed in kept]):
        return []
    found: list[Tag] = []
    covered = -1
    for position, (number, first) in enumerate(kept):
        reach = longest.get(first)
        if reach is None:
            continue
        for length in range(min(reach, len(kept) - position), 0, -1):
            last = kept[position + length - 1][0]
            if last <= covered:
                break
            if length == 1:
                ids = phrases.get("=" + words[number]) or phrases.get(first)
            elif last - number > length + 1:
                continue
            else:
                run = kept[position : position + length]
                ids = phrases.get("=" + " ".join([words[n] for n, _ in run])) or phrases.get(
                    " ".join([stemmed for _, stemmed in run])
                )
            if ids is not None:
                text = " ".join(words[number : last + 1])
                found.extend([Tag(concept, number, last + 1, text) for concept in ids])
                covered = last
                break
    return found

"""One question's words taken apart: names, slots and concepts, and the features that patterns are made of.

Knows the vocabulary and no handler; decides nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import msgspec
from rapidfuzz.distance import OSA

from bot.understanding.lexicon import CHATTER, Lexicon, LexiconData, Tag
from bot.understanding.slots import Slots, find_slots
from bot.understanding.states import Mention, StateIndex, StateNames
from bot.understanding.treaties import OtherTreaty, TreatyIndex, TreatyMention, find_other
from knowledge.model import Treaty
from knowledge.text import Token, clean, tokenize

SLOT_FEATURES = (
    "STATE", "PLACE", "REGION", "BODY", "INITIAL", "NUMBER", "DATE", "SYMBOL", "PARENT", "SIBLING", "SILENT",
    "OTHER_TREATY", "TREATY2", "SAID_ARTICLE", "OTHER_ARTICLE",
    "OTHER_SYMBOL",
)  # fmt: skip
"""Features that stand for something found rather than for a concept."""
_VERBS = frozenset(
    "is are was were be been has have had do does did can could will would must should may might or and if "
    "still also just only really why states countries who which that they you we i it".split()
)
"""Before "not" they make it deny the sentence, not the next word."""
_WANTS = frozenset("want asking need mean interested".split())
_BETWEEN = frozenset("the a an just only about for in how".split())
_CONTRAST_REACH = 2
_CONTRASTED = frozenset("sign ratify party how_many which_list smuggling full_name enter_into_force".split())
_HALF_KNOWN = 0.5
"""A word that is only ever part of the topic's expressions ("force", "board") and is not part of one here."""
UNKNOWN_NAME = 1.3
"""A word that is no common English word: a name, most often; more telling than a common foreign word."""


class AnalysisData(msgspec.Struct, frozen=True):
    """What an Analyzer is made of, as it lies in the snapshot."""

    lexicon: LexiconData
    states: StateNames
    treaties: tuple[Treaty, ...]
    silent: tuple[str, ...]
    """Ids of treaties that no source speaks of."""
    articles: tuple[str, ...]
    """Numbers of the articles that the sources quote."""
    symbols: tuple[str, ...]
    """Symbols of the resolutions that the sources name."""
    signatories: tuple[int, ...]
    parties: tuple[int, ...]
    """Counts that the sources give: "the 112", "the forty" stand for those States."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A question, or one sentence of it, taken apart."""

    text: str
    words: list[str]
    mentions: tuple[Mention, ...]
    treaties: tuple[TreatyMention, ...]
    other: OtherTreaty | None
    slots: Slots
    tags: tuple[Tag, ...]
    foreign: tuple[tuple[str, float], ...]
    """Words that belong neither to the topic nor to everyday speech, with their weight."""
    plain: tuple[str, ...] = ()
    """Words that belong to no name of a State, date or number."""
    beside: tuple[str, ...] = ()
    """Those of them that belong to no name of a treaty either."""
    evidence: tuple[Tag, ...] = ()
    """Expressions that speak of treaties, or of something else."""
    features: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Feature → the words that show it."""

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of the States named without doubt, in order, each once."""
        return tuple(dict.fromkeys(m.codes[0] for m in self.mentions if len(m.codes) == 1))

    @property
    def ambiguous(self) -> tuple[Mention, ...]:
        """Names that may mean several States."""
        return tuple(m for m in self.mentions if len(m.codes) > 1)


class Analyzer:
    """Takes questions apart."""

    def __init__(self, data: AnalysisData) -> None:
        self.states = StateIndex(data.states)
        self.lexicon = Lexicon(data.lexicon)
        self._treaties = TreatyIndex(data.treaties)
        self._data = data
        self.default = next(treaty for treaty in data.treaties if treaty.default)
        self._topic_words = frozenset(self._treaties.words)

    def analyze(self, text: str) -> Analysis:
        """Return ``text`` taken apart. Any text will do, the empty one included."""
        text = clean(text)
        tokens = tokenize(text)
        mentions, misspelt = self._mentions(text, tokens)
        named = {number for mention in mentions for number in range(mention.first, mention.last)}
        slots = find_slots(text, tokens, named)
        taken = named | slots.taken
        words, blocked = _spread(self.lexicon.mend(tokens, taken) if misspelt else tokens, taken)
        treaties = self._treaties.find(words, blocked)
        contrasted = _contrasted(words)
        full_names = {n for m in treaties if m.last - m.first > 1 for n in range(m.first, m.last)}
        other = find_other(words, blocked | full_names, self._is_foreign)
        in_treaty = {number for mention in treaties for number in range(mention.first, mention.last)}
        if other is not None:
            other = replace(other, name=_as_written(other.name, text))
            in_treaty |= set(range(other.first, other.last))
            treaties = [mention for mention in treaties if not other.first <= mention.first < other.last]
        tags = tuple(self.lexicon.tags(words, blocked | in_treaty))
        tags = _without_contrasted(tags, contrasted)
        treaties = [m for m in treaties if m.first not in contrasted] or treaties
        covered = blocked | in_treaty | {n for tag in tags for n in range(tag.first, tag.last)}
        foreign = tuple(
            (word, weight)
            for number, word in enumerate(words)
            if number not in covered and (weight := self._foreignness(word))
        )
        evidence = tuple(self.lexicon.evidence(words, blocked))
        plain = tuple(word for number, word in enumerate(words) if number not in blocked)
        beside = tuple(word for number, word in enumerate(words) if number not in blocked | in_treaty)
        analysis = Analysis(
            text, words, mentions, tuple(treaties), other, slots, tags, foreign, plain, beside, evidence
        )
        self._add_features(analysis)
        return analysis

    def _mentions(self, text: str, tokens: list[Token]) -> tuple[tuple[Mention, ...], bool]:
        """Return the names in ``tokens``, and whether any other word may be misspelt.

        They are looked for once more where words of the topic were misspelt around them.

        Beside two strange words a misspelt name is left alone, since the sentence may be in another language;
        when the words turn out to be the topic's, it is English.
        """
        found = self.states.find(text, tokens)
        named = {number for mention in found for number in range(mention.first, mention.last)}
        mended = self.lexicon.mend(tokens, named)
        if mended is not tokens:
            again = self.states.find(text, mended)
            found = again if len(again) > len(found) else found
        kept = tuple(mention for mention in found if not self._is_topic_misspelt(mention, tokens))
        return kept, mended is not tokens or len(kept) < len(found)

    def _is_topic_misspelt(self, mention: Mention, tokens: list[Token]) -> bool:
        """Return whether a mended name is nearer to a word of the topic: "contries" is no "Canaries"."""
        if mention.kind != "corrected" or mention.last - mention.first != 1:
            return False
        word = tokens[mention.first].text
        distance = self.lexicon.distance(word)
        return distance is not None and distance < OSA.distance(word, mention.matched)

    def _is_foreign(self, word: str) -> bool:
        return not self.lexicon.is_filler(word) and not self.lexicon.is_topic(word)

    def _foreignness(self, word: str) -> float:
        if self.lexicon.is_filler(word) or word.isdecimal():
            return 0.0
        if self.lexicon.is_topic(word) or word in self._topic_words:
            return _HALF_KNOWN
        return 1.0 if self.lexicon.is_english(word) else UNKNOWN_NAME

    def _add_features(self, analysis: Analysis) -> None:
        features = analysis.features
        for tag in analysis.tags:
            if tag.concept == CHATTER:
                continue
            features[tag.concept] = (*features.get(tag.concept, ()), tag.text)
        for mention in analysis.mentions:
            kind = "STATE" if mention.codes else "PLACE" if mention.place else "REGION" if mention.region else "BODY"
            features[kind] = (*features.get(kind, ()), mention.matched)
        self._add_treaties(analysis)
        slots = analysis.slots
        if slots.initial:
            features["INITIAL"] = (slots.initial,)
        if slots.dates:
            features["DATE"] = slots.dates
            if any(slots.taken & {tag.last, tag.last + 1} for tag in analysis.tags if tag.concept == "as_of"):
                del features["as_of"]
        if slots.symbol:
            named = _digits(slots.symbol)
            known = any(_digits(symbol)[-len(named) :] == named for symbol in self._data.symbols)
            features["SYMBOL" if known else "OTHER_SYMBOL"] = (slots.symbol,)
        if slots.article:
            quoted = slots.article in self._data.articles
            features["SAID_ARTICLE" if quoted else "OTHER_ARTICLE"] = (slots.article,)
        if slots.number is not None:
            self._add_number(analysis, slots.number)

    def _add_treaties(self, analysis: Analysis) -> None:
        features = analysis.features
        named = {mention.treaty for mention in analysis.treaties}
        for treaty in sorted(named):
            if treaty == self.default.id:
                features.setdefault("protocol", (self.default.short,))
            elif treaty in self._data.silent:
                features["SILENT"] = (treaty,)
            elif treaty == self.default.parent:
                features["PARENT"] = (treaty,)
            else:
                features["SIBLING"] = (treaty,)
        if len(named | ({self.default.id} if "protocol" in features else set())) > 1:
            features["TREATY2"] = tuple(sorted(named))
        if analysis.other is not None:
            features["OTHER_TREATY"] = (analysis.other.name,)

    def _add_number(self, analysis: Analysis, number: int) -> None:
        features = analysis.features
        if number in self._data.signatories and not features.keys() & {"sign", "ratify", "party"}:
            features["sign"] = (str(number),)
        elif number in self._data.parties and not features.keys() & {"sign", "ratify", "party"}:
            features["ratify"] = (str(number),)
        features["NUMBER"] = (str(number),)


def _contrasted(words: list[str]) -> frozenset[int]:
    """Return the numbers of the words that are named only to be ruled out: "not the signatories, the parties"."""
    found: set[int] = set()
    for number, word in enumerate(words):
        before = words[number - 1] if number else ""
        if (word == "not" and before not in _VERBS) or (word in _WANTS and before == "not"):
            end = number + 1
            while end < len(words) and words[end] in _BETWEEN:
                end += 1
            found.update(range(number + 1, min(end + _CONTRAST_REACH, len(words))))
    return frozenset(found)


def _without_contrasted(tags: tuple[Tag, ...], contrasted: frozenset[int]) -> tuple[Tag, ...]:
    """Return ``tags`` without those ruled out, as long as something of their sort is left."""
    kept = tuple(tag for tag in tags if tag.first not in contrasted or tag.concept not in _CONTRASTED)
    left = {tag.concept for tag in kept}
    return kept if len(kept) < len(tags) and left & _CONTRASTED else tags


def _as_written(name: str, text: str) -> str:
    """Return folded ``name`` as it stands in ``text``; as it is where the two differ in more than case."""
    lowered = text.lower()
    start = lowered.find(name) if len(lowered) == len(text) else -1
    return text[start : start + len(name)] if start >= 0 else name


def _digits(symbol: str) -> list[str]:
    return re.findall(r"\d+", symbol)


def _spread(tokens: list[Token], taken: set[int]) -> tuple[list[str], set[int]]:
    """Return one word an entry (words put apart take several), and the numbers of those that are taken."""
    words: list[str] = []
    blocked: set[int] = set()
    for number, token in enumerate(tokens):
        parts = token.text.split(" ")
        if number in taken:
            blocked.update(range(len(words), len(words) + len(parts)))
        words.extend(parts)
    return words, blocked

"""A knowledge base to the index that questions are understood with; slow, and done once for each edition."""

from __future__ import annotations

import msgspec

from bot.understanding.analysis import SLOT_FEATURES, AnalysisData, Analyzer
from bot.understanding.learned import Weights, read_weights, taught_key, unpack
from bot.understanding.lexicon import compile_lexicon
from bot.understanding.patterns import (
    LEAST_WEIGHTS,
    PatternData,
    PatternsData,
    parse_pattern,
    phrasing_pattern,
    weigh,
)
from bot.understanding.states import StateIndex, compile_names
from knowledge.english import word_frequencies
from knowledge.model import Facts, KnowledgeBase
from knowledge.text import clean, tokenize


class Index(msgspec.Struct, frozen=True):
    """Everything compiled, as it lies in the snapshot."""

    analysis: AnalysisData
    patterns: PatternsData
    learned: Weights
    taught: dict[str, str]
    """What a phrasing comes down to → its kind of question."""


def compile_index(kb: KnowledgeBase) -> Index:
    """Return the index of a knowledge base.

    Raises PatternError when a pattern names a concept that does not exist.
    """
    frequencies = word_frequencies()
    language, vocabulary = kb.language, kb.vocabulary
    names = compile_names(vocabulary, frequencies)
    states = StateIndex(names)
    phrasings = [_nameless(phrasing, states) for handler in language.handlers for phrasing in handler.phrasings]
    treaty_names = [name for treaty in vocabulary.treaties for name in (treaty.name, *treaty.names)]
    spoken_of = {treaty for facts in kb.facts for treaty in _treaties(facts)}
    analysis = AnalysisData(
        lexicon=compile_lexicon(language, [*phrasings, *treaty_names], frequencies),
        states=names,
        treaties=vocabulary.treaties,
        silent=tuple(treaty.id for treaty in vocabulary.treaties if treaty.id not in spoken_of),
        articles=tuple(
            sorted(
                {
                    word
                    for facts in kb.facts
                    for definition in facts.definitions
                    for word in (definition.provision or "").replace(",", " ").split()
                    if word.isdecimal()
                }
            )
        ),
        symbols=tuple(sorted({r.symbol for facts in kb.facts for r in facts.resolutions})),
        signatories=tuple(sorted({s.signatories for facts in kb.facts for s in facts.status if s.signatories})),
        parties=tuple(sorted({s.parties for facts in kb.facts for s in facts.status if s.parties})),
    )
    analyzer = Analyzer(analysis)
    known = {*SLOT_FEATURES, *(concept.id for concept in language.concepts)}
    patterns: list[PatternData] = []
    taught: dict[str, str] = {}
    for handler in language.handlers:
        patterns.extend(parse_pattern(handler.name, pattern, known) for pattern in handler.patterns)
        for phrasing in handler.phrasings:
            analyzed = analyzer.analyze(phrasing)
            taught.setdefault(taught_key(analyzed), handler.name)
            compiled = phrasing_pattern(handler.name, phrasing, analyzed.features)
            if compiled is not None:
                patterns.append(compiled)
    learned = unpack(read_weights(), [handler.name for handler in language.handlers])
    return Index(analysis, weigh(patterns, LEAST_WEIGHTS), learned, taught)


def _nameless(phrasing: str, states: StateIndex) -> str:
    """Return the words of a phrasing without names of States: those are mended by their own rules."""
    tokens = tokenize(clean(phrasing))
    named = {n for mention in states.find(clean(phrasing), tokens) for n in range(mention.first, mention.last)}
    return " ".join(token.text for n, token in enumerate(tokens) if n not in named)


def _treaties(facts: Facts) -> set[str]:
    stated: set[str | None] = {item.treaty for item in facts.entries_into_force}
    stated |= {item.treaty for item in facts.status}
    stated |= {item.treaty for item in facts.definitions}
    stated |= {item.treaty for item in facts.statements}
    return {treaty for treaty in stated if treaty}

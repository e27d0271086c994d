"""How the cost of a question grows with the knowledge: phrasings, names of States in languages, sources.

What is added is synthetic; the questions stay those of the project.
"""

from __future__ import annotations

import random

import msgspec
from rapidfuzz import fuzz, process

from benchmarks.measuring import compare, questions
from bot.engine import Engine
from bot.understanding.compile import compile_index
from knowledge.load import load
from knowledge.model import Facts, KnowledgeBase

PHRASINGS = (1, 10, 100)
LANGUAGES = (1, 5, 10, 25, 50)
SOURCES = (1, 15, 150, 1_500)
ASKED = 300
ROUNDS = 3
SEED = 2004
NAMES_A_LANGUAGE = 190
WORDS = (3, 7)
"""Fewest and most expressions of a made-up phrasing."""

Curve = dict[int, dict[str, float]]


def phrasings() -> Curve:
    """Return milliseconds by how many times as many phrasings, for Treatybot and for WRatio over the same."""
    found: Curve = {}
    for times in PHRASINGS:
        kb = with_phrasings(load(), times)
        said = [phrasing for handler in kb.language.handlers for phrasing in handler.phrasings]
        engine = engine_of(kb)
        taken = compare(
            {
                "treatybot": engine.answer,
                "WRatio": lambda text, said=said: process.extractOne(text, said, scorer=fuzz.WRatio),  # type: ignore[misc]
            },
            sample(),
            ROUNDS,
        )
        found[times] = {name: one.median for name, one in taken.items()}
    return found


def languages() -> Curve:
    """Return milliseconds by the number of languages in which States have names."""
    kb = load()
    names = list(kb.vocabulary.foreign_names)
    random.Random(SEED).shuffle(names)
    found: Curve = {}
    for count in LANGUAGES:
        held = enough(names, count * NAMES_A_LANGUAGE)
        changed = msgspec.structs.replace(kb.vocabulary, foreign_names=tuple(sorted(held)))
        found[count] = {"treatybot": median(engine_of(msgspec.structs.replace(kb, vocabulary=changed)))}
    return found


def sources() -> Curve:
    """Return milliseconds by the number of sources: copies of the release, a day apart in their figures' day."""
    kb = load()
    (facts,) = kb.facts[:1]
    found: Curve = {}
    for count in SOURCES:
        copies = tuple(copy(facts, number) for number in range(count))
        found[count] = {"treatybot": median(engine_of(msgspec.structs.replace(kb, facts=copies)))}
    return found


def with_phrasings(kb: KnowledgeBase, times: int) -> KnowledgeBase:
    """Return ``kb`` with made-up phrasings: expressions of the topic in any order."""
    draw = random.Random(SEED)
    words = [concept.words[0].lstrip("=") for concept in kb.language.concepts if concept.words]
    handlers = tuple(
        msgspec.structs.replace(
            handler,
            phrasings=(
                *handler.phrasings,
                *(
                    " ".join(draw.sample(words, draw.randint(*WORDS)))
                    for _ in range((times - 1) * len(handler.phrasings))
                ),
            ),
        )
        for handler in kb.language.handlers
    )
    return msgspec.structs.replace(kb, language=msgspec.structs.replace(kb.language, handlers=handlers))


def enough(names: list[tuple[str, str]], count: int) -> list[tuple[str, str]]:
    """Return ``count`` names; beyond those of CLDR, the same spelt backwards."""
    reversed_names = [(name[::-1], code) for name, code in names]
    return [*names, *reversed_names][:count]


def copy(facts: Facts, number: int) -> Facts:
    """Return the facts as another source's."""
    if not number:
        return facts
    name = f"{facts.source.id}-{number}"

    def moved(fact: object) -> object:
        return msgspec.structs.replace(fact, source=name)  # type: ignore[type-var]

    return msgspec.structs.replace(
        facts,
        source=msgspec.structs.replace(facts.source, id=name),
        **{
            field: tuple(moved(fact) for fact in getattr(facts, field))
            for field in ("entries_into_force", "status", "definitions", "resolutions", "statements")
        },
    )


def engine_of(kb: KnowledgeBase) -> Engine:
    """Return the engine of ``kb``, compiled anew."""
    return Engine(kb, compile_index(kb))


def sample() -> list[str]:
    """Return some of the labelled questions."""
    return random.Random(SEED).sample(questions(), ASKED)


def median(engine: Engine) -> float:
    """Return the median milliseconds of a question."""
    return compare({"treatybot": engine.answer}, sample(), ROUNDS)["treatybot"].median

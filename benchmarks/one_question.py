"""What one question costs: against rapidfuzz over the same phrasings, by stage, and for the longest message."""

from __future__ import annotations

import random
from collections.abc import Callable

from rapidfuzz import fuzz, process

from benchmarks.measuring import LABELLED, compare, questions
from bot.answering import answer as answered
from bot.discord_app import edition as editions
from bot.discord_app import render
from bot.discord_app.custom_ids import CustomIds
from bot.engine import Engine, load_engine
from bot.evaluate import Row, read_rows

LONGEST = 4_000
LONG_MESSAGES = 100
SEED = 2004

Figures = dict[str, float]


def expressions(engine: Engine) -> list[str]:
    """Return all phrasings of the knowledge."""
    return [phrasing for handler in engine.kb.language.handlers for phrasing in handler.phrasings]


def figures() -> Figures:
    """Measure."""
    engine = load_engine()
    phrasings = expressions(engine)
    asked = questions()
    widened = phrasings + asked[: 10 * len(phrasings)]
    work: dict[str, Callable[[str], object]] = {
        "treatybot": engine.answer,
        "WRatio": lambda text: process.extractOne(text, phrasings, scorer=fuzz.WRatio),
        "cdist": lambda text: process.cdist([text], phrasings, scorer=fuzz.token_set_ratio).argmax(),
        "WRatio, widened": lambda text: process.extractOne(text, widened, scorer=fuzz.WRatio),
    }
    times = compare(work, asked)
    found: Figures = {"questions": len(asked), "phrasings": len(phrasings), "widened": len(widened)}
    for name, taken in times.items():
        found[f"{name}, median ms"] = taken.median
        found[f"{name}, p99 ms"] = taken.p99
        found[f"{name}, questions a second"] = taken.a_second
    for name in ("WRatio", "cdist", "WRatio, widened"):
        found[f"median, treatybot : {name}"] = times["treatybot"].median / times[name].median
    long = compare({"long": engine.answer}, long_messages(asked))["long"]
    found["4,000 characters, median ms"] = long.median
    found["4,000 characters, p99 ms"] = long.p99
    found |= right(engine, phrasings)
    return found


def long_messages(asked: list[str]) -> list[str]:
    """Return messages as long as Discord allows, made of questions."""
    draw = random.Random(SEED)
    return [" ".join(draw.choices(asked, k=200))[:LONGEST] for _ in range(LONG_MESSAGES)]


def right(engine: Engine, phrasings: list[str]) -> Figures:
    """Return how many questions on topic each assigns to the right kind: the price of the cheaper ways."""
    rows = [row for row in read_rows(LABELLED) if row.answer_type != "oos" and not row.context]
    kind_of = {phrasing: handler.name for handler in engine.kb.language.handlers for phrasing in handler.phrasings}

    def share(kind: Callable[[Row], str | None]) -> float:
        return 100 * sum(kind(row) in {row.answer_type, *row.also} for row in rows) / len(rows)

    def nearest(row: Row, scorer: Callable[..., float]) -> str:
        return kind_of[process.extractOne(row.question, phrasings, scorer=scorer)[0]]

    return {
        "kind right, treatybot %": share(lambda row: engine.answer(row.question).handler),
        "kind right, WRatio %": share(lambda row: nearest(row, fuzz.WRatio)),
        "kind right, token_set_ratio %": share(lambda row: nearest(row, fuzz.token_set_ratio)),
    }


def stages() -> Figures:
    """Return where the time of one question goes, median milliseconds of each stage."""
    edition = editions.load(None, "benchmark")
    engine = edition.engine
    analyzer, patterns = engine._understander._analyzer, engine._understander._patterns
    ids = CustomIds("benchmark")
    asked = questions()
    features = {text: dict.fromkeys(analyzer.analyze(text).features, 1.0) for text in asked}
    queries = {text: engine.understand(text).queries for text in asked}
    answers = {text: engine.answer(text) for text in asked}
    work: dict[str, Callable[[str], object]] = {
        "names, slots and concepts": analyzer.analyze,
        "kinds of question scored": lambda text: patterns.readings(features[text]),
        "understanding in all": engine.understand,
        "answer worded": lambda text: [answered(query, engine.knowledge) for query in queries[text]],
        "message drawn": lambda text: render.answer(edition, ids, answers[text], 1),
    }
    return {name: times.median for name, times in compare(work, asked).items()}

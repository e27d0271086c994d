"""``python -m learning``: learns the weights anew, some minutes.

Those of questions from ``learning/questions.jsonl``, those of releases from ``learning/passages.jsonl``; naming one of
the two learns that alone. ``--check`` writes nothing and prints how many are taken rightly when each sixth of them is
left out of the learning in turn.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bot.engine import Engine, load_engine
from bot.evaluate import Row, read_rows
from bot.understanding import learned
from knowledge.extract import learned as reading
from learning import passages
from learning.train import held_out, packed, train

QUESTIONS = Path(__file__).with_name("questions.jsonl")


def digest(path: Path = QUESTIONS) -> str:
    """Return the SHA-256 of the labelled questions."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def misspelt(question: str, chance: random.Random) -> str:
    """Return ``question`` with one letter of one of its longer words missing, doubled, wrong or swapped."""
    words = question.split(" ")
    longer = [number for number, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if not longer:
        return question
    number = chance.choice(longer)
    word = words[number]
    at = chance.randrange(1, len(word) - 1)
    words[number] = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("aeiourstn") + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return " ".join(words)


def with_misspellings(rows: list[Row]) -> list[Row]:
    """Return ``rows``, and each once more with a misspelling."""
    chance = random.Random(2004)
    return [*rows, *(msgspec.structs.replace(row, question=misspelt(row.question, chance)) for row in rows)]


def features(engine: Engine, rows: list[Row]) -> Iterator[list[str]]:
    """Yield what the model sees of each row, its context asked before."""
    for row in rows:
        conversation = engine.conversation()
        for question in row.context:
            engine.answer(question, conversation)
        whole = engine.understand(row.question, conversation).candidates[0]
        last = whole.last if whole.follows else None
        yield learned.features_of(whole.analysis, whole.form, whole.negated, last, whole.earlier)


def learn_questions(check: bool) -> None:
    """Learn which words ask what, or print how well it would generalise."""
    rows = list(read_rows(QUESTIONS))
    if not check:
        rows = with_misspellings(rows)
    labels = [row.answer_type for row in rows]
    seen = list(features(load_engine(), rows))
    if check:
        given = held_out(seen, labels, range(len(rows)))
        share = sum(label in {rows[number].answer_type, *rows[number].also} for number, label in given) / len(rows)
        print(f"{share:.1%} of {len(rows):,} questions are taken rightly by weights that never saw them.")
        return
    model = train(seen, labels)
    bias, weights = packed(model, learned.SCALE)
    _write(
        learned.PATH,
        learned.LearnedData(
            digest(), tuple(model.labels), tuple(bias), {name: tuple(pairs) for name, pairs in weights.items()}
        ),
    )
    print(f"Learned {len(weights):,} features from {len(rows):,} questions; wrote {learned.PATH.name}.")


def learn_passages(check: bool) -> None:
    """Learn what numbers and States in releases mean, or print how well it would generalise."""
    marked = passages.read()
    if check:
        for name, share in passages.cross_validated(marked).items():
            print(f"{name}: {share:.1%} are taken rightly by weights that never saw the passage.")
        return
    models = passages.learn(marked)
    _write(reading.PATH, reading.LearnedData(digest(passages.PASSAGES), models))
    count = sum(len(model.weights) for model in models.values())
    print(f"Learned {count:,} features from {len(marked):,} passages; wrote {reading.PATH}.")


def _write(path: Path, data: msgspec.Struct) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(data), indent=0) + b"\n")


def main(arguments: list[str] | None = None) -> int:
    """Learn, or check; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m learning", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("questions", "passages"), help="learn this alone")
    parser.add_argument("--check", action="store_true", help="learn nothing; print how well it would generalise")
    options = parser.parse_args(arguments)
    if options.what != "passages":
        learn_questions(options.check)
    if options.what != "questions":
        learn_passages(options.check)
    return 0


if __name__ == "__main__":
    sys.exit(main())

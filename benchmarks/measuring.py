"""How times are taken: each kind of work in turn, several times, so that the machine's other work falls on all."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

LABELLED = Path(__file__).resolve().parent.parent / "tests" / "data" / "questions.jsonl"
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one kind of work, each the best of some rounds, sorted."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle."""
        return self.values[len(self.values) // 2]

    @property
    def p99(self) -> float:
        """What 99 of 100 do not exceed."""
        return self.values[min(len(self.values) - 1, int(len(self.values) * 0.99))]

    @property
    def a_second(self) -> float:
        """How many fit into a second, one after the other."""
        return 1000 * len(self.values) / sum(self.values)


def questions() -> list[str]:
    """Return the project's labelled questions."""
    return [json.loads(line)["question"] for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def compare(work: dict[str, Callable[[str], object]], texts: Sequence[str], rounds: int = ROUNDS) -> dict[str, Times]:
    """Return the times of each kind of work on each text, the best of ``rounds``, in which all take turns."""
    best = {name: [float("inf")] * len(texts) for name in work}
    clock = time.perf_counter
    for _ in range(rounds):
        for name, do in work.items():
            for number, text in enumerate(texts):
                started = clock()
                do(text)
                took = (clock() - started) * 1000
                if took < best[name][number]:
                    best[name][number] = took
    return {name: Times(tuple(sorted(values))) for name, values in best.items()}

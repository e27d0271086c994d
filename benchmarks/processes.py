"""Whole processes: how long ``treatybot ask`` takes against the bare import of two libraries, and its memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import questions
from bot.engine import load_engine

RUNS = 15
MANY = 100_000
WARM = 5_000
QUESTION = "has Peru ratified?"
ASK = ["-m", "bot", "ask", QUESTION]
IMPORTS = ["-c", "import rapidfuzz, yaml"]
EMPTY = ["-c", ""]
PEAK = "from bot.cli import main; main(['ask', 'has Peru ratified?']); from benchmarks import processes as p; p.peak()"
LONG_RUN = "from benchmarks import processes as p; p.long_run()"

Figures = dict[str, float]


def starts() -> Figures:
    """Return milliseconds from start to end of each process, in turn."""
    commands = {"treatybot ask": ASK, "import rapidfuzz, yaml": IMPORTS, "python alone": EMPTY}
    _run(ASK)
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            started = time.perf_counter()
            _run(command)
            taken[name].append((time.perf_counter() - started) * 1000)
    found = {f"{name}, median ms": statistics.median(values) for name, values in taken.items()}
    found |= {f"{name}, least ms": min(values) for name, values in taken.items()}
    found["ask : imports, medians"] = found["treatybot ask, median ms"] / found["import rapidfuzz, yaml, median ms"]
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        _run(ASK, XDG_CACHE_HOME=folder)
        found["treatybot ask, the first time (no snapshot), ms"] = (time.perf_counter() - started) * 1000
    return found


def memory() -> Figures:
    """Return megabytes: of one ``ask``, and of an engine before and after many questions, in processes of their own."""
    before, after = _printed(LONG_RUN)
    return {
        "ask, peak MB": _printed(PEAK)[-1],
        f"engine after {WARM:,} questions, MB": before,
        f"engine after {MANY:,} questions, MB": after,
        "growth, MB": after - before,
    }


def peak() -> None:
    """Print the most megabytes this process has had in memory."""
    status = Path("/proc/self/status").read_text()
    print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


def long_run() -> None:
    """Answer very many questions, and print the megabytes near the beginning and at the end."""
    engine = load_engine()
    asked = questions()
    for number in range(1, MANY + 1):
        engine.answer(asked[number % len(asked)])
        if number in (WARM, MANY):
            print(_megabytes())


def _printed(code: str) -> list[float]:
    """Return the figures that a process of its own prints, line by line; other lines are left out."""
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    return [float(line) for line in output.splitlines() if line.replace(".", "", 1).isdigit()]


def _run(command: list[str], **environment: str) -> None:
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, env={**os.environ, **environment})


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

"""How long loading takes from 1 to 1,500 sources: YAML against the compiled snapshot.

Run as ``python -m benchmarks.load_sources``; prints a table. Each number is the best of three in a process;
the sources are copies of the packaged release under other names.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from knowledge import files
from knowledge.build import render
from knowledge.load import load

COUNTS = (1, 15, 150, 1_500)
ROUNDS = 3


def figures() -> dict[int, dict[str, float]]:
    """Return seconds from YAML and from the snapshot for each number of sources."""
    found = {}
    before = os.environ.get("XDG_CACHE_HOME")
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = str(Path(place) / "cache")
        try:
            for count in COUNTS:
                directory = many(Path(place) / str(count), count)
                load(directory)
                found[count] = {"YAML": best(directory, cached=False), "snapshot": best(directory, cached=True)}
        finally:
            if before is None:
                del os.environ["XDG_CACHE_HOME"]
            else:
                os.environ["XDG_CACHE_HOME"] = before
    return found


def main() -> None:
    """Print the figures."""
    print(f"{'sources':>8} {'YAML, s':>9} {'snapshot, s':>12}")
    for count, seconds in figures().items():
        print(f"{count:>8,} {seconds['YAML']:>9.3f} {seconds['snapshot']:>12.3f}")


def many(directory: Path, count: int) -> Path:
    """Write a knowledge directory of ``count`` sources and return it."""
    for folder in ("questions", "vocabulary"):
        shutil.copytree(files.PACKAGED / folder, directory / folder)
    (directory / "facts").mkdir()
    (directory / "sources").mkdir()
    ((name, facts),) = ((Path(name).stem, data) for name, data in render(files.PACKAGED).items())
    text = next((files.PACKAGED / "sources").glob(f"{name}.*")).read_bytes()
    for number in range(count):
        copy = f"copy-{number:04}"
        (directory / "sources" / f"{copy}.txt").write_bytes(text)
        (directory / "facts" / f"{copy}.yaml").write_bytes(facts.replace(name.encode(), copy.encode()))
    return directory


def best(directory: Path, *, cached: bool) -> float:
    """Return the seconds of the fastest of some loads."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        load(directory, cached=cached)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


if __name__ == "__main__":
    main()

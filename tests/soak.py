"""A long run in bad weather: ``python -m tests.soak --seconds 120 [--seed N | --count N]``.

Prints the seed first; ``--seed`` with ``--count`` asks the same questions again and strikes with the same faults.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import secrets
import sys
import tempfile
from pathlib import Path

from tests.weather import endure

SHOWN = 20


def main(arguments: list[str] | None = None) -> int:
    """Run, print what came of it, and return 1 when something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=None)
    parser.add_argument("--count", type=int, default=None)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--shards", type=int, default=1)
    options = parser.parse_args(arguments)
    seed = secrets.randbelow(10**6) if options.seed is None else options.seed
    seconds = options.seconds if options.seconds or options.count else 120.0
    print(f"seed {seed}", flush=True)
    gc.freeze()
    with tempfile.TemporaryDirectory() as folder:
        run = endure(Path(folder), seed=seed, count=options.count, seconds=seconds, shards=options.shards)
        result = asyncio.run(run)
    print(result)
    for line in result.complaints[:SHOWN]:
        print(f"  {line}")
    if result.complaints:
        count = result.report.outcomes.total()
        print(f"{len(result.complaints)} complaints; again with: python -m tests.soak --seed {seed} --count {count}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

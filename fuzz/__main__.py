"""Fuzz all targets, each for a given time: ``python -m fuzz [--seconds 60] [TARGET …]``.

What breaks a target is kept under ``fuzz/found/``; ``--again FILE`` with the target's name tries one such input.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fuzz.targets import IDS, TARGETS
from knowledge import files

ROOT = Path(__file__).resolve().parent.parent
FOUND = Path(__file__).parent / "found"
LONGEST_INPUT = 4_096
SLOWEST_INPUT = 10
"""Seconds after which an input counts as one that hangs; instrumented code is some ten times slower."""
MOST_MEMORY = 2_048
PIECE = 2_000


def main(arguments: list[str] | None = None) -> int:
    """Fuzz; return 0 when nothing broke, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all unless named")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=0, help="0 draws one")
    parser.add_argument("--again", type=Path, help="try the input in this file instead")
    options = parser.parse_args(arguments)
    names = options.targets or list(TARGETS)
    if unknown := set(names) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if options.again:
        for name in names:
            TARGETS[name](options.again.read_bytes())
        return 0
    FOUND.mkdir(exist_ok=True)
    broken = [name for name in names if not _holds(name, options.seconds, options.seed)]
    print(f"broken: {', '.join(broken)}" if broken else "nothing broke")
    return 1 if broken else 0


def _holds(name: str, seconds: int, seed: int) -> bool:
    print(f"{name}: {seconds} s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, piece in enumerate(seeds(name)):
            (Path(folder) / f"{number:05}").write_bytes(piece)
        ended = subprocess.run(
            [
                sys.executable, "-m", "fuzz.one", name, folder, f"-max_total_time={seconds}", f"-seed={seed}",
                f"-max_len={LONGEST_INPUT}", f"-timeout={SLOWEST_INPUT}", f"-rss_limit_mb={MOST_MEMORY}",
                f"-artifact_prefix={FOUND}/{name}-", "-verbosity=0", "-print_final_stats=1",
            ],
            cwd=ROOT, check=False,
        )  # fmt: skip
    return ended.returncode == 0


def seeds(name: str) -> Iterator[bytes]:
    """Yield inputs to begin with: real ones."""
    if name in ("question", "reply"):
        rows = (ROOT / "tests" / "data" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
        yield from (json.loads(row)["question"].encode() for row in rows)
    elif name == "custom_id":
        yield from (IDS.write(kind, asker, "has Peru ratified?").encode() for kind in "aqp" for asker in (None, 7))
    else:
        folder, pattern = ("sources", "*.txt") if name == "release" else (".", "*/*.yaml")
        for path in sorted((files.PACKAGED / folder).glob(pattern)):
            data = path.read_bytes()
            yield from (data[start : start + PIECE] for start in range(0, min(len(data), 20 * PIECE), PIECE))


if __name__ == "__main__":
    sys.exit(main())

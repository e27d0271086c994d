"""One target under the coverage-guided fuzzer: ``python -m fuzz.one TARGET CORPUS [libFuzzer options]``.

Needs atheris (``make fuzz`` installs it). Ends with 0 when the time is over and nothing was found.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["bot", "knowledge"]):
    from fuzz.targets import TARGETS


def main() -> None:
    """Fuzz until the time is over or something breaks."""
    name, *options = sys.argv[1:]
    target = TARGETS[name]
    target(b"has Peru ratified?")

    def once(data: bytes) -> None:
        target(data)

    atheris.Setup([sys.argv[0], *options], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

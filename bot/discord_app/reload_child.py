"""The child process of a reload: parses and checks a knowledge directory, and leaves its snapshot for the parent.

Prints one JSON object: the version, the faults that forbid its use and the warnings that do not, one line each.
Run as ``python -m bot.discord_app.reload_child [DIR]``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from knowledge.build import render

from bot.discord_app import edition as editions
from bot.discord_app import limits
from bot.engine import DECLARED
from knowledge import files
from knowledge.check import check
from knowledge.faults import KnowledgeError


def main(arguments: list[str]) -> int:
    """Check the directory and say what was found."""
    directory = Path(arguments[0]) if arguments else None
    version, faults, warnings = None, [], []
    try:
        faults = [str(fault) for fault in check(directory or files.PACKAGED, DECLARED, render=render).faults]
        if not faults:
            edition = editions.load(directory, "child")
            version = edition.version
            faults += limits.faults(edition)
            warnings = stolen(edition)
    except KnowledgeError as error:
        faults = [str(fault) for fault in error.faults]
    json.dump({"version": version, "faults": faults, "warnings": warnings}, sys.stdout)
    return 0


def stolen(edition: editions.Edition) -> list[str]:
    """Return a line for each phrasing that another handler answers: usable, but not what its writer meant."""
    found = []
    for handler in edition.engine.kb.language.handlers:
        for phrasing in handler.phrasings:
            reached = edition.engine.classify(phrasing)
            if reached != handler.name:
                found.append(
                    f"“{phrasing}” stands under {handler.name} and reaches {reached or 'no handler'}"
                )
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

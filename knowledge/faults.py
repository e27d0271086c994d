"""What is wrong in a knowledge directory, worded for the person who wrote it; knows no file format."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Fault(msgspec.Struct, frozen=True, order=True):
    """One thing to mend: where it is, what is wrong, what to do."""

    file: str
    """Path from the knowledge directory, with forward slashes; empty for the directory itself."""
    line: int
    """Counted from 1; 0 when the whole file (or directory) is meant."""
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        end = "" if remedy.endswith("?") else "."
        return f"{place}{self.message}{remedy}{end}"


MOST_FAULTS = 200
"""Faults of one file that are looked for: more than anybody reads, few enough to be found quickly."""


def short(text: str, most: int = 40) -> str:
    """Return ``text`` for quoting in a message: at most ``most`` characters, an ellipsis for the rest."""
    return text if len(text) <= most else text[: most - 1] + "…"


class KnowledgeError(Exception):
    """A knowledge directory that cannot be used, with every fault that was found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(dict.fromkeys(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))

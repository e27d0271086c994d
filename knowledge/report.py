"""What a build found and doubted, in a person's words; computes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.model import Facts, Status

if TYPE_CHECKING:
    from knowledge.build import BuildReport

_DETAILED = 30
"""Sources up to which each is told in full; above it only those with doubts or faults are."""


def describe(report: BuildReport) -> str:
    """Return the report of a build: each source with what was found and doubted, faults, files changed."""
    rendered = report.rendered
    shorts = {treaty.id: treaty.short for treaty in rendered.treaties}
    lines: list[str] = []
    full = len(rendered.sources) <= _DETAILED
    for one in rendered.sources:
        if one.fault is not None:
            lines.append(f"{one.file}: FAULT: {one.fault}")
        elif one.facts is not None and not one.is_release:
            lines.append(f"{one.file}: says nothing of a treaty's entry into force or ratification; no facts.")
        elif one.facts is not None and (full or one.facts.doubts):
            lines.append(f"{one.file}: {_found(one.facts, shorts)}")
            lines.extend(f"  doubt: {doubt}" for doubt in one.facts.doubts)
    for treaty in rendered.proposed:
        known_as = ", ".join((*treaty.abbreviations, *treaty.names))
        also = f" (also {known_as})" if known_as else ""
        lines.append(f"New treaty, provisional until it is moved to the vocabulary: {treaty.id}: {treaty.name}{also}.")
    faults, doubts = len(report.faults), sum(len(one.facts.doubts) for one in rendered.sources if one.facts)
    lines.append(
        f"{_many(len(rendered.sources), 'source')}, {_many(doubts, 'doubt')}, {_many(faults, 'fault')}; "
        f"{_many(len(report.written), 'file')} changed, {len(report.removed)} removed."
    )
    return "\n".join(lines)


def _found(facts: Facts, shorts: dict[str, str]) -> str:
    parts = [f"{shorts.get(entry.treaty, entry.treaty)} in force {entry.date}" for entry in facts.entries_into_force]
    parts.extend(_status(status, shorts) for status in facts.status)
    for number, noun in (
        (len(facts.definitions), "definition"),
        (len(facts.resolutions), "resolution"),
        (len(facts.statements), "statement"),
    ):
        if number:
            parts.append(_many(number, noun))
    title = f"“{facts.source.title}”" if facts.source.title else "without a headline"
    day = facts.source.date or "no day stated"
    return f"{title}, {day}: " + ("; ".join(parts) if parts else "no facts") + "."


def _status(status: Status, shorts: dict[str, str]) -> str:
    counts = [
        f"{number} {noun}"
        for number, noun in ((status.signatories, "signatories"), (status.parties, "parties"))
        if number is not None
    ]
    words = f"{shorts.get(status.treaty, status.treaty)}: " + (" and ".join(counts) or "no count")
    if status.as_of:
        words += f" as of {status.as_of}"
    if status.states:
        words += f", {len(status.states)} of them named" + ("" if status.complete else " (not the whole list)")
    if status.signatory_states:
        words += f", {len(status.signatory_states)} signatories named"
    return words


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")

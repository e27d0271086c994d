"""All figures: ``python -m benchmarks [--only NAME …] [--quick] [--into docs]``; some minutes.

Prints a table; with ``--into`` writes ``benchmarks.json`` and ``growth.svg`` there, and the tables into
``benchmarks.md`` between its two marks.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import discord_wire, growth, load_sources, one_question, plot, processes, saturation

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
QUESTIONS_FOR_MEMORY = 10_000
MEASURES: dict[str, tuple[str, Callable[[], dict[Any, Any]]]] = {
    "question": ("One question", one_question.figures),
    "stages": ("Where its time goes (median ms)", one_question.stages),
    "phrasings": ("Growth: times as many phrasings (median ms)", growth.phrasings),
    "languages": ("Growth: languages of States' names (median ms)", growth.languages),
    "sources": ("Growth: sources (median ms)", growth.sources),
    "loading": ("Growth: loading sources (s)", load_sources.figures),
    "start": ("Start of whole processes", processes.starts),
    "serve": ("Start of serve", lambda: asyncio.run(discord_wire.starts())),
    "reload": ("Reload", lambda: asyncio.run(discord_wire.reloads())),
    "memory": ("Memory", processes.memory),
    "serving": ("Memory of serve", lambda: asyncio.run(discord_wire.memory(QUESTIONS_FOR_MEMORY))),
    "wire": ("/ask through the wire", lambda: asyncio.run(discord_wire.round_trips())),
    "saturation": ("/ask at saturation", lambda: asyncio.run(saturation.figures())),
}


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and write where that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=MEASURES, metavar="NAME", help=f"of {', '.join(MEASURES)}")
    parser.add_argument("--into", type=Path, help="the folder for the JSON, the table and the plot")
    options = parser.parse_args(arguments)
    figures: dict[str, dict[Any, Any]] = {}
    started = time.perf_counter()
    for name in options.only or MEASURES:
        title, measure = MEASURES[name]
        figures[name] = measure()
        print("\n".join(table(title, figures[name])), flush=True)
    if options.into:
        write(options.into, figures, time.perf_counter() - started)
    return 0


def machine() -> str:
    """Return what the figures were taken on."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {pages:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}; load average at the end {load:.1f}"
    )


def table(title: str, figures: dict[Any, Any]) -> list[str]:
    """Return figures as a Markdown table; those of a curve with a column for each of its lines."""
    lines = [f"### {title}", ""]
    if all(isinstance(value, dict) for value in figures.values()):
        columns = list(next(iter(figures.values())))
        lines += ["| | " + " | ".join(columns) + " |", "| ---: " * (len(columns) + 1) + "|"]
        lines += [
            f"| {int(x):,} | " + " | ".join(f"{row[c]:.3f}" for c in columns) + " |" for x, row in figures.items()
        ]
    else:
        lines += ["| | |", "| --- | ---: |", *(f"| {name} | {shown(value)} |" for name, value in figures.items())]
    return [*lines, ""]


def shown(value: float) -> str:
    """Return a figure with the digits that mean something."""
    return f"{value:,.0f}" if value == int(value) or value >= 1_000 else f"{value:.3g}"


def write(folder: Path, figures: dict[str, dict[Any, Any]], seconds: float) -> None:
    """Write the JSON, the table and the plot; those of measures that were left out stay as they were."""
    folder.mkdir(exist_ok=True)
    data = folder / "benchmarks.json"
    kept = json.loads(data.read_text(encoding="utf-8")) if data.exists() else {}
    measured = {**kept.get("figures", {}), **json.loads(json.dumps(figures))}
    whole = {"machine": machine(), "command": "make bench", "seconds": round(seconds), "figures": measured}
    data.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    page = folder / "benchmarks.md"
    if page.exists():
        head, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
        tables = [line for name in MEASURES if name in measured for line in table(MEASURES[name][0], measured[name])]
        tail = rest.partition(END)[2]
        lines = [BEGIN, "", f"Measured on {machine()}, by `make bench`.", "", *tables, END]
        page.write_text(head + "\n".join(lines) + tail, encoding="utf-8")
    curves = {
        f"{name} ({line})" if line != "treatybot" else name: {float(x): row[line] for x, row in measured[name].items()}
        for name in ("phrasings", "languages", "sources")
        if name in measured
        for line in next(iter(measured[name].values()))
    }
    if curves:
        picture = plot.drawn("The cost of a question as the knowledge grows", "times as much", "median ms", curves)
        (folder / "growth.svg").write_text(picture, encoding="utf-8")
    print(f"written to {folder}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

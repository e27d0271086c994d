"""The benchmarks' own arithmetic: what is measured is left to ``make bench``."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from benchmarks import growth, plot
from benchmarks.__main__ import BEGIN, END, table, write
from benchmarks.measuring import Times, compare
from knowledge.load import load


def test_every_text_is_timed_by_every_kind_of_work() -> None:
    seen: list[str] = []
    times = compare({"one": seen.append, "two": len}, ["a", "b", "c"], rounds=2)
    assert seen == ["a", "b", "c"] * 2
    assert [len(taken.values) for taken in times.values()] == [3, 3]


def test_median_and_percentile() -> None:
    times = Times(tuple(float(value) for value in range(1, 101)))
    assert (times.median, times.p99) == (51.0, 100.0)


def test_the_plot_is_a_picture_with_a_line_for_each_curve() -> None:
    drawn = plot.drawn("A < B", "across", "up", {"one": {1: 0.2, 100: 0.3}, "two": {1: 1, 10: 20}})
    root = ElementTree.fromstring(drawn)
    assert len(root.findall("{http://www.w3.org/2000/svg}polyline")) == 2
    assert "A &lt; B" in drawn


def test_tables_of_figures_and_of_curves() -> None:
    assert table("One", {"median ms": 0.25, "questions": 2134})[4:6] == [
        "| median ms | 0.25 |",
        "| questions | 2,134 |",
    ]
    assert "| 1,500 | 0.500 |" in table("Two", {1: {"treatybot": 0.25}, 1500: {"treatybot": 0.5}})


def test_the_page_keeps_what_stands_around_its_figures(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text(f"# Before\n\n{BEGIN}\nold\n{END}\n\nAfter\n", encoding="utf-8")
    for median in (0.1, 0.2):
        write(tmp_path, {"sources": {1: {"treatybot": median}, 15: {"treatybot": median}}}, 1.0)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Before")
    assert text.endswith("After\n")
    assert "old" not in text
    assert "| 15 | 0.200 |" in text
    assert (tmp_path / "growth.svg").exists()


def test_made_up_knowledge_has_the_size_it_says() -> None:
    kb = load()
    said = sum(len(handler.phrasings) for handler in kb.language.handlers)
    grown = sum(len(handler.phrasings) for handler in growth.with_phrasings(kb, 3).language.handlers)
    assert grown == 3 * said
    copied = growth.copy(kb.facts[0], 2)
    assert {fact.source for fact in copied.status} == {copied.source.id}

"""An answer as text: the answer, its sources, its suggestions, within a window's width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import render
from bot.answer import Answer, Citation, Outcome
from bot.render import Style
from knowledge.model import Source

SOURCES = {
    "release": Source(id="release", publisher="UN Information Service", date="2004-01-27"),
    "note": Source(id="note"),
}


def cite(source: str, paragraph: int, as_of: str | None = None) -> Citation:
    return Citation(source, paragraph, "…", as_of)


def test_sources_are_named_once_with_day_paragraphs_and_as_of() -> None:
    cited = (cite("release", 6, "2004-01-20"), cite("note", 1), cite("release", 2), cite("release", 6))
    assert render.source_lines(cited, SOURCES) == [
        "Source: UN Information Service, 27 January 2004, paragraphs 2 and 6; as of 20 January 2004",
        "Source: note, paragraph 1",
    ]
    assert render.source_lines((cite("gone", 0),), SOURCES) == ["Source: gone, headline"]


def test_an_answer_that_cites_nothing_and_offers_two_questions() -> None:
    from bot.engine import load_engine

    answer = Answer("x", Outcome.NOT_UNDERSTOOD, "I can tell:", suggestions=("Has Peru ratified?", "Which ones?"))
    shown = render.answer(answer, load_engine().kb)
    assert shown == "I can tell:\n  1. Has Peru ratified?\n  2. Which ones?"


def test_colour_never_changes_the_words() -> None:
    coloured = Style(colour=True)
    assert coloured.dim("a") == "\x1b[2ma\x1b[0m"
    assert Style().dim("a") == "a"


def test_nothing_steers_the_terminal() -> None:
    assert render.printable("a\x1b[31mb\x07\u202ec\x9b1m\r\nd\te") == "a\ufffd[31mb\ufffd\ufffdc\ufffd1m\nd e"


@pytest.mark.parametrize(
    ("line", "wrapped"),
    [
        ("", [""]),
        ("short", ["short"]),
        ("one two three four five six", ["one two three four", "five six"]),
        ("x" * 45, ["x" * 20, "x" * 20, "x" * 5]),
        ("ab " + "x" * 20, ["ab", "x" * 20]),
        ("   indented text that is too long", ["   indented text", "that is too long"]),
        ("条約の効力発生はいつですか条約", ["条約の効力発生はいつ", "ですか条約"]),
        ("e\u0301" * 20, ["e\u0301" * 20]),
    ],
)
def test_wrapping(line: str, wrapped: list[str]) -> None:
    assert render.wrap(line, 20) == wrapped


def test_an_indent_below_the_first_line() -> None:
    assert render.wrap("1. one two three four five six", 20, "   ") == [
        "1. one two three",
        "   four five six",
    ]


@given(st.text(max_size=200), st.integers(20, 40), st.sampled_from(["", "   "]))
def test_a_wrapped_line_fits_and_loses_nothing(text: str, width: int, indent: str) -> None:
    text = render.printable(text).replace("\n", " ")
    pieces = render.wrap(text, width, indent)
    assert all(render.columns(piece) <= width for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())

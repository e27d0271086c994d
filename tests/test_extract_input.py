"""What people put into ``sources/`` by mistake: each is read rightly or refused in one sentence."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.extract import MAX_BYTES, ExtractError, extract, read_text, to_contract
from knowledge.load import load_vocabulary
from knowledge.model import Vocabulary

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.txt"))
SENTENCE = "GENEVA, 3 May 2001 – The Convention on “Quiet” Streets entered into force on 1 May 2001.\n"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xff\xfe", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 400, "binary"),
        (b"a" * (MAX_BYTES + 1), "bytes"),
        (b"<html><body><script>x()</script></body></html>", "HTML"),
    ],
)
def test_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ExtractError) as refused:
        read_text(data)
    message = str(refused.value)
    assert said in message
    assert "\n" not in message
    assert message.endswith((".", ")"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_give_one_text(encoding: str) -> None:
    assert read_text(SENTENCE.encode(encoding)) == SENTENCE


def test_line_endings_do_not_matter() -> None:
    assert read_text(SENTENCE.replace("\n", "\r\n").encode()) == SENTENCE
    assert read_text(SENTENCE.replace("\n", "\r").encode()) == SENTENCE


def test_a_page_is_read_like_its_text(vocabulary: Vocabulary) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>UN</title><style>p{}</style></head><body><nav>Home | News</nav>"
        "<h1>Quiet&nbsp;Streets Convention Enters into Force</h1><p>GENEVA, 3 May 2001 &ndash; The "
        "Convention on "
        "<b>Quiet Streets</b>\nentered into force on 1&nbsp;May 2001. It has 50 parties.</p>"
        "<script>var a = 'The Convention on Loud Streets entered into force on 2 May "
        "1999';</script></body></html>"
    )
    text = read_text(page.encode())
    contract = to_contract(extract(text, "page", vocabulary))
    assert contract["title"] == "Quiet Streets Convention Enters into Force"
    (treaty,) = contract["treaties"]
    assert (treaty["name"], treaty["entry_into_force"]) == ("Convention on Quiet Streets", "2001-05-01")
    assert treaty["quote"] in text
    assert contract["status"][0]["parties"] == 50


@pytest.mark.parametrize(
    "text",
    [
        "Mix the flour with two eggs and bake for 40 minutes.\n",
        "The match ended with three goals; 12 players signed autographs.\n",
        "GENEVA, 3 May 2001 – The Secretary-General met the Minister of Health today and spoke of malaria.\n",
        "hello",
    ],
)
def test_other_texts_give_nothing(text: str, vocabulary: Vocabulary) -> None:
    extraction = extract(text, "other", vocabulary)
    assert not extraction.is_release
    assert to_contract(extraction) == {}
    assert extraction.facts.status == ()


WORDS = st.sampled_from(
    "the The Convention Protocol on against entered into force will enter 3 May 2001 5 June , . : ; ( ) “ ” "
    "\n \n\n "
    "Peru Bosnia and Herzegovina States have signed ratified by forty 112 These are including parties "
    "signatories "
    "VIENNA -- As of 31 February 30/02/2001 99/99/2001 today ten years ago resolution A/RES/1/2 55/25 "
    "defines as "
    "Article 3 paragraph (a) Optional Treaty fortieth instrument of ratification deposited it which both "
    "\u2028 \x85 İ".split(" ")
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=80).map(" ".join) | st.text(max_size=300))
def test_any_text_is_survived_and_quoted_verbatim(vocabulary: Vocabulary, text: str) -> None:
    extraction = extract(text, "any", vocabulary)
    facts = extraction.facts
    for fact in (*facts.entries_into_force, *facts.status, *facts.definitions, *facts.resolutions, *facts.statements):
        assert fact.quote
        assert fact.quote in text
    to_contract(extraction)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(RELEASES), st.integers(0, 4000), st.integers(0, 60), st.text(max_size=12))
def test_a_damaged_release_is_survived(
    vocabulary: Vocabulary, path: Path, start: int, length: int, inserted: str
) -> None:
    whole = path.read_text(encoding="utf-8")
    text = whole[:start] + inserted + whole[start + length :]
    extraction = extract(text, "damaged", vocabulary)
    assert all(entry.quote in text for entry in extraction.facts.entries_into_force)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(ExtractError):
        assert read_text(data).strip()


def test_thousands_of_blanks_are_a_gap() -> None:
    assert len(read_text(b"Otters" + b"\t" * 50_000 + b"swim.")) < 300


@pytest.mark.parametrize("said", ["on 29 February", "on 29 February next year", "on 29 February this year"])
def test_a_day_that_is_in_no_year_near_has_no_year(said: str, vocabulary: Vocabulary) -> None:
    found = extract(f"VIENNA, 7 July 2002 -- The Convention on Seeds entered into force {said}.\n", "seeds", vocabulary)

    assert [one.date for one in found.facts.entries_into_force] == ["--02-29"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize(
    ("redirected", "said"),
    [
        ("--json > /dev/full", "the output cannot be written: No space left on device"),
        ("--json >&-", "standard output is closed"),
        ("<&-", "standard input is closed"),
    ],
)
def test_streams_that_are_full_or_closed(redirected: str, said: str) -> None:
    file = "-" if "<" in redirected else RELEASES[0]
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m knowledge extract "{file}" {redirected}'],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
    )

    assert (done.returncode, done.stderr) == (2, f"knowledge: {said}.\n")

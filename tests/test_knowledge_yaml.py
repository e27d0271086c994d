"""The strict YAML reader: texts stay texts, and what is refused is told with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import yaml_strict
from knowledge.faults import Fault, KnowledgeError
from knowledge.yaml_strict import parse


def read(text: str | bytes) -> object:
    return parse(text if isinstance(text, bytes) else text.encode(), "f.yaml").value


def refused(text: str | bytes) -> Fault:
    with pytest.raises(KnowledgeError) as caught:
        read(text)
    assert caught.value.faults
    return caught.value.faults[0]


@pytest.mark.parametrize(
    "written",
    ["NO", "yes", "12:30", "2004-01-20", "1e3", "0o17", "007", "1_000", ".inf", "0x1F", "true", "="],
)
def test_a_scalar_stays_the_text_it_was_written_as(written: str) -> None:
    assert read(f"key: {written}\nlist: [{written}]\n") == {"key": written, "list": [written]}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_only_nothing_is_nothing(written: str) -> None:
    assert read(f"key: {written}\n") == {"key": None}
    assert read(f'key: "{written}"\n') == {"key": written}


def test_keys_stay_texts_too() -> None:
    assert read("NO: Norway\n1: one\n") == {"NO": "Norway", "1": "one"}
    assert read("<<: {a: b}\n") == {"<<": {"a": "b"}}


def test_the_line_of_every_value_is_known() -> None:
    document = parse(
        b"states:\n  - code: PER\n    name: Peru\n\n  - code: NOR\n    names:\n      - a\n      - b\n", "f"
    )
    assert document.line(("states",)) == 1
    assert document.line(("states", 0, "name")) == 3
    assert document.line(("states", 1, "code")) == 5
    assert document.line(("states", 1, "names", 1)) == 8
    assert document.line(("states", 1, "missing")) == 5
    assert document.line(("states", 9)) == 1
    assert document.line(()) == 1


def test_every_duplicate_key_is_told() -> None:
    with pytest.raises(KnowledgeError) as caught:
        read("a: 1\nb: 2\na: 3\nb: 4\n")
    assert [fault.line for fault in caught.value.faults] == [3, 4]
    assert "first on line 1" in caught.value.faults[0].message


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a:\n\t- x\n", 2, "tab"),
        ('a: "x\nb: y\nc: z\n', 1, "quotation mark"),
        ("a: 'it's'\n", 1, "apostrophe"),
        ("a: 'b\u2028c'\nd: &x e\n", 2, "anchor &x"),
        ("a: b\rc: d: e\nf: g\n", 1, "second colon"),
        ("a: b\nname:Peru\nc: d\n", 2, "colon"),
        ("a: Yes: it is\n", 1, "second colon"),
        ("a: x\nb: {state} has ratified.\n", 2, "begins with {"),
        ("a: {state} has, {other} not\n", 1, "begins with {"),
        ("a:\n  - b\n c: d\n", 3, "does not fit"),
        ("a: &x [1]\n", 1, "anchor &x"),
        ("b: *x\n", 1, "alias *x"),
        ("a: !!python/object:os.system x\n", 1, "tag"),
        ("a: !!str NO\n", 1, "tag"),
        ("a: @x\n", 1, "keeps for itself"),
        ("a: b\n---\nc: d\n", 2, "second document"),
        ("names: [a, b\nother: c\n", 1, "square brackets"),
        ("a: - b\n", 1, "dash"),
        ('a: "yes" he said\n', 1, "closing quotation mark"),
        ('a: "\\d"\n', 1, "backslash"),
        ("a: \x01\n", 1, "control character"),
        ("a: x\nb: \0\n", 2, "control character"),
        ("? [a]\n: b\n", 1, "a key is a list"),
        (b"\xef\xbb\xbfa: b", 1, "byte order mark"),
        ("a: b".encode("utf-16"), 1, "UTF-16"),
        (b"a: b\nc: \xe9\n", 2, "UTF-8"),
    ],
)
def test_what_is_refused_is_told_with_its_line(text: str | bytes, line: int, word: str) -> None:
    fault = refused(text)
    assert fault.line == line
    assert word in fault.message
    assert fault.remedy


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 10_000,
        "a:\n" + "".join(f"{' ' * depth}b:\n" for depth in range(1, 2_000)),
    ],
    ids=["aliases", "brackets", "braces", "dashes", "question marks", "indents"],
)
def test_a_bomb_is_refused(bomb: str) -> None:
    refused(bomb)


def test_size_and_number_of_values_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_strict, "MAX_VALUES", 100)
    assert "100 values" in refused("[" + "x, " * 101 + "x]").message
    monkeypatch.setattr(yaml_strict, "MAX_BYTES", 10)
    assert "larger" in refused("a: " + "x" * 20).message


YAML_PIECES = st.lists(
    st.sampled_from(
        [
            *"{}[]:,-?&*!|>'\"%@`#~ \n\t\\\0",
            ": ",
            "\n  ",
            "- ",
            "key",
            "---\n",
            "...\n",
            "<<",
            "\ufeff",
            "\x85",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.binary(max_size=200), YAML_PIECES.map(str.encode), st.text(max_size=100).map(str.encode)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        assert parse(data, "f.yaml").line(("a", 0, "b")) >= 1
    except KnowledgeError as error:
        faults = error.faults
    assert all(fault.message and 0 <= fault.line <= data.count(b"\n") + 1 for fault in faults)

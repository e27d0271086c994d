"""What was learned of releases: the weights are up to date, taken from no test, and read what no wording knows."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest

from knowledge.extract import learned
from knowledge.extract.layout import parse
from knowledge.extract.learned import LINK, SORTS, YES, ModelData, Reader
from knowledge.extract.states import state_names
from knowledge.extract.treaties import Treaties
from knowledge.load import load_vocabulary
from knowledge.text import key
from tests.test_extract_wordings import counted, named, told

ROOT = Path(__file__).parents[1]
LEARNED_FROM = ROOT / "learning" / "passages.jsonl"
OTTERS = "Convention on Otters"


class Passage(msgspec.Struct):
    text: str


def test_the_weights_were_learned_from_the_passages_as_they_stand() -> None:
    digest = hashlib.sha256(LEARNED_FROM.read_bytes()).hexdigest()
    assert learned.read().learned_from == digest, "run `make learn`"


def test_nothing_was_learned_from_a_test() -> None:
    lines = LEARNED_FROM.read_bytes().splitlines()
    passages = " ".join(key(msgspec.json.decode(line, type=Passage).text) for line in lines)
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "releases").glob("*.txt")]
    documents = [parse(text) for text in texts]
    sentences = [key(one.plain[span.start : span.end]) for one in documents for span in one.sentences]
    assert len(sentences) > 100
    assert not [one for one in sentences if len(one.split()) > 8 and one in passages]


def test_there_is_a_model_for_each_sort_and_one_for_links() -> None:
    models = learned.read().models
    assert set(models) == {*SORTS.values(), LINK}
    assert YES in models[LINK].labels


def test_chances_add_up_and_unknown_words_weigh_nothing() -> None:
    model = ModelData(("parties", "-"), (0, 0), {"-1 the": (0, 24, 1, -24)})
    chances = learned.chances(model, ["-1 the", "-1 unheard"])
    assert sum(chances.values()) == pytest.approx(1)
    assert chances["parties"] / chances["-"] == pytest.approx(2.718281828**2)


@pytest.mark.parametrize(
    ("sentence", "states", "parties"),
    [
        ("On 29 November Peru followed, and there are now 21 States parties to the {T}.", ["Peru"], 21),
        ("With Malta on board, 61 nations have now agreed to live by the {T}.", None, 61),
        ("Peru's ratification, the sixteenth, set the date for the entry into force of the {T}.", ["Peru"], 16),
        ("Ratification by Peru takes the membership of the {T} to 44 countries.", ["Peru"], 44),
        ("A fourth country, Peru, has bound itself by the {T}.", ["Peru"], None),
    ],
)
def test_what_no_wording_knows(sentence: str, states: list[str] | None, parties: int | None) -> None:
    found = told(sentence.format(T=OTTERS))

    assert named(found).get(OTTERS) == states
    assert counted(found).get(OTTERS) == parties


@pytest.mark.parametrize(
    "sentence",
    [
        "Another 17 countries are preparing to bind themselves by the {T}.",
        "ILO Convention No. 182 is older than the {T}.",
        "Since 1992, 160 members of the staff of the {T} have retired.",
        "Under the {T}, 19 memoranda have been concluded.",
        "Write to the Secretariat of the {T}, C.P. 156, 1219 Geneva.",
        "Peru will bind itself by the {T} if others do.",
        "Peru hosts the 12 members of the Committee of the {T}.",
    ],
)
def test_what_looks_alike_and_is_nothing(sentence: str) -> None:
    found = told(sentence.format(T=OTTERS))

    assert (named(found), counted(found), counted(found, "signatories")) == ({}, {}, {})


def test_of_which_treaty_something_is_said() -> None:
    vocabulary = load_vocabulary()
    document = parse(
        f"Otters\n\nThe {OTTERS} was adopted in 1990 and has been in force since 1994. The Protocol on Rivers, which"
        f" supplements the {OTTERS}, has 40 parties.\n"
    )
    treaties = Treaties(document, vocabulary)
    reader = Reader(document, treaties, state_names(vocabulary))
    (number,) = reader.meanings(document.sentences[-1], "number")
    likely = reader.treaties_of(document.sentences[-1], number.at)

    assert max(likely, key=likely.__getitem__) == "protocol-on-rivers"
    assert max(likely.values()) > 0.9

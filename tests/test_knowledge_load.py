"""Loading a directory: what is read, what is refused, and how a mistake is told to the person who made it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import files, parse
from knowledge.faults import MOST_FAULTS, KnowledgeError
from knowledge.files import inputs_digest
from knowledge.load import load, load_vocabulary
from knowledge.references import Declared

SMALL = {
    "vocabulary/states.yaml": (
        "states:\n"
        "  - code: PER\n"
        "    name: Peru\n"
        "    region: americas\n"
        '    numeric: "604"\n'
        "    demonyms: [Peruvian]\n"
        "  - code: NOR\n"
        "    alpha2: NO\n"
        "    name: Norway\n"
        "    article: false\n"
        "ambiguous:\n"
        "  - {name: Congo, codes: [PER, NOR]}\n"
        "not_states: [Peru Illinois]\n"
    ),
    "vocabulary/regions.yaml": "regions:\n  - {id: americas, name: the Americas, kind: region}\n",
    "vocabulary/places.yaml": "places:\n  - {name: Narnia, kind: fictional}\n",
    "vocabulary/bodies.yaml": "bodies: []\n",
    "vocabulary/treaties.yaml": "treaties:\n  - {id: pact, name: Pact, short: the Pact, default: true}\n",
    "vocabulary/concepts.en.yaml": "concepts:\n  when: [when]\nfillers: [the]\n",
    "questions/en.yaml": (
        "handlers:\n"
        "  ratified:\n"
        "    phrasings: [has Peru ratified?]\n"
        "    patterns: [STATE when]\n"
        "replies:\n"
        '  ratified.yes: "{state} has."\n'
    ),
    "facts/one.yaml": (
        "source: {id: one, date: 2004-01-27}\n"
        "status:\n"
        "  - {source: one, paragraph: 1, quote: Peru ratified, treaty: pact, parties: 40,\n"
        "     states: [{name: Peru, code: PER}]}\n"
    ),
    "facts/older.yaml": "source: {id: older, date: 2003-01-01}\n",
    "facts/proposed.yaml": "treaties:\n  - {id: new-pact, name: New Pact, short: the New Pact}\n",
    "sources/one.txt": "Peru ratified\n",
    "sources/older.txt": "nothing\n",
}
DECLARED = Declared(handlers=["ratified"], replies={"ratified.yes": ["state"]}, features=["STATE"])


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write(tmp_path / "small", SMALL)


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the packaged directory."""
    for folder in files.FOLDERS:
        shutil.copytree(files.PACKAGED / folder, tmp_path / "real" / folder)
    return tmp_path / "real"


def write(directory: Path, content: dict[str, str]) -> Path:
    for name, text in content.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return directory


def faults_of(directory: Path, declared: Declared | None = None) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load(directory, declared=declared, cached=False)
    return [str(fault) for fault in caught.value.faults]


def test_a_directory_becomes_one_knowledge_base(small: Path) -> None:
    knowledge = load(small, declared=DECLARED)
    peru, norway = knowledge.vocabulary.states
    assert (peru.name, peru.numeric, peru.demonyms) == ("Peru", "604", ("Peruvian",))
    assert (norway.alpha2, norway.article) == ("NO", False)
    assert [facts.source.id for facts in knowledge.facts] == ["older", "one"]
    assert knowledge.facts[1].status[0].parties == 40
    assert [(t.id, t.provisional) for t in knowledge.vocabulary.treaties] == [
        ("pact", False),
        ("new-pact", True),
    ]
    assert knowledge.version == inputs_digest(small)[:12]
    assert load(small, declared=DECLARED) == knowledge


def test_the_vocabulary_can_be_had_alone(small: Path) -> None:
    shutil.rmtree(small / "facts")
    shutil.rmtree(small / "questions")
    assert [state.code for state in load_vocabulary(small).states] == ["PER", "NOR"]


def test_an_edit_makes_another_version(small: Path) -> None:
    before = load(small)
    (small / "sources" / "one.txt").write_text("Peru ratified.\n")
    after = load(small)
    assert before.version != after.version
    assert before.vocabulary == after.vocabulary


def test_several_faults_are_told_at_once(small: Path) -> None:
    states = (small / "vocabulary/states.yaml").read_text()
    states = states.replace("    name: Peru\n", "").replace("NO\n", "NOO\n").replace("article: false", "article: No")
    (small / "vocabulary/states.yaml").write_text(states)
    (small / "facts/one.yaml").write_text("source: {id: one}\nstatus:\n  - {parties: forty}\n")
    told = faults_of(small)
    assert "vocabulary/states.yaml:2: `name` is missing from the State “PER”; add a line such as `name: Peru`." in told
    assert "vocabulary/states.yaml:7: `alpha2` is “NOO”; write two capital letters, e.g. PE." in told
    assert any("`article` is neither true nor false" in fault for fault in told)
    assert any("facts/one.yaml:3: `parties` is no whole number" in fault for fault in told)
    assert any("`quote` is missing from this status" in fault for fault in told)


def test_names_the_program_does_not_know_are_faults(small: Path) -> None:
    questions = small / "questions/en.yaml"
    text = questions.read_text().replace("  ratified:\n", "  ratifed:\n").replace("{state}", "{stat}")
    questions.write_text(text.replace("STATE when", "STATE whn") + '  ratified.yess: "Yes {state.name}"\n')
    assert faults_of(small, DECLARED) == [
        "questions/en.yaml:2: there is no handler “ratifed”; did you mean “ratified”?",
        "questions/en.yaml:4: the pattern names “whn”, which is no concept; did you mean “when”?",
        "questions/en.yaml:6: “ratified.yes” uses {stat}, which nothing fills; use {state}.",
        "questions/en.yaml:7: no reply is called “ratified.yess”; did you mean “ratified.yes”?",
    ]


def test_a_snapshot_never_hides_an_unknown_name(small: Path) -> None:
    load(small)
    with pytest.raises(KnowledgeError):
        load(small, declared=Declared(handlers=[], replies={"ratified.yes": ["state"]}))


@pytest.mark.parametrize(
    ("reply", "word"),
    [
        ("{state", "not closed"),
        ("{state.__class__}", "{state.__class__}"),
        ("{state!r}", "{state!r}"),
        ("{state:>9999999}", "{state:>9999999}"),
        ("{0}", "{0}"),
        ("{}", "{}"),
        ("x" * 4_097, "longer than a Discord embed"),
    ],
)
def test_a_reply_that_could_not_be_said_is_a_fault(small: Path, reply: str, word: str) -> None:
    (small / "questions/en.yaml").write_text(f'handlers: {{}}\nreplies:\n  ratified.yes: "{reply}"\n')
    assert word in faults_of(small, DECLARED)[0]


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(directory: Path) -> None:
        path = directory / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


STATES = "vocabulary/states.yaml"
TEN_WAYS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a tab": (replaced(STATES, "  - {code: AFG", "\t- {code: AFG"), "there is a tab; use spaces"),
    "a bracket left open": (
        replaced(STATES, "[Albanian, Albanians]", "[Albanian, Albanians"),
        "add a comma|not closed",
    ),
    "a quotation mark left open": (replaced(STATES, '"008"', '"008'), "not closed"),
    "a key misspelt": (
        replaced(STATES, "demonyms: [Afghan,", "demonym: [Afghan,"),
        "did you mean `demonyms`?",
    ),
    "a key left out": (replaced(STATES, "name: Albania,", ""), "`name` is missing from the State “ALB”"),
    "a code given twice": (replaced(STATES, "code: ALB", "code: AFG"), "two entries have the code “AFG”"),
    "a text in place of a list": (
        replaced(STATES, "demonyms: [Albanian, Albanians]", "demonyms: Albanian"),
        "`demonyms` is no list",
    ),
    "a key twice": (
        replaced(STATES, "{code: ALB,", "{code: ALB, code: ALB,"),
        "`code` stands here a second time",
    ),
    "an unknown kind": (replaced("vocabulary/places.yaml", "kind: part", "kind: parts"), "write one of part"),
    "a reply without quotes": (
        replaced("questions/en.yaml", "replies:\n", "replies:\n  hello: {state} has ratified\n"),
        "put the whole text in quotes",
    ),
}


@pytest.mark.parametrize("way", TEN_WAYS)
def test_ten_ways_to_break_the_yaml_give_ten_helpful_sentences(real: Path, way: str) -> None:
    breaking, expected = TEN_WAYS[way]
    breaking(real)
    told = faults_of(real)
    assert len(told) == 1
    place, _, sentence = told[0].partition(": ")
    name, _, line = place.partition(":")
    assert (real / name).exists()
    assert int(line) > 0
    assert any(part in sentence for part in expected.split("|"))
    assert "; " in sentence


def test_a_missing_file_and_an_empty_one_are_told(small: Path) -> None:
    (small / "vocabulary/bodies.yaml").unlink()
    (small / "vocabulary/places.yaml").write_text("")
    assert faults_of(small) == [
        "vocabulary/bodies.yaml: the file is missing; put it back, or give the right directory.",
        "vocabulary/places.yaml:1: the file is empty; begin with `places:` and indent the rest below it.",
    ]


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    assert "cannot be read (No such file or directory)" in faults_of(tmp_path / "nowhere")[0]
    (tmp_path / "file").write_text("")
    assert "cannot be read" in faults_of(tmp_path / "file")[0]


def test_a_link_that_leads_out_is_refused(small: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("bodies: []\n")
    (small / "vocabulary/bodies.yaml").unlink()
    (small / "vocabulary/bodies.yaml").symlink_to(tmp_path / "secret.yaml")
    assert faults_of(small) == [
        "vocabulary/bodies.yaml: the link leads out of the knowledge directory; put a copy here in its place."
    ]


def test_a_folder_that_leads_out_is_refused(small: Path, tmp_path: Path) -> None:
    shutil.move(small / "facts", tmp_path / "elsewhere")
    (small / "facts").symlink_to(tmp_path / "elsewhere")
    assert "leads out" in faults_of(small)[0]


def test_links_within_are_followed(small: Path) -> None:
    (small / "vocabulary/bodies.yaml").rename(small / "bodies")
    (small / "vocabulary/bodies.yaml").symlink_to(small / "bodies")
    load(small, cached=False)


@pytest.mark.parametrize("target", ["nothing", "bodies.yaml"], ids=["broken", "loop"])
def test_a_link_to_nothing_is_refused(small: Path, target: str) -> None:
    (small / "vocabulary/bodies.yaml").unlink()
    (small / "vocabulary/bodies.yaml").symlink_to(small / "vocabulary" / target)
    assert faults_of(small)[0].startswith("vocabulary/bodies.yaml: ")


def test_a_pipe_is_refused_and_not_waited_for(small: Path) -> None:
    os.mkfifo(small / "facts/pipe.yaml")
    assert faults_of(small) == ["facts/pipe.yaml: this is no ordinary file; delete it."]


def test_a_large_file_is_refused_before_it_is_read(small: Path) -> None:
    with (small / "facts/large.yaml").open("wb") as stream:
        stream.truncate(100 * 2**20)
    assert faults_of(small) == ["facts/large.yaml: the file is larger than 8 MB; split it, or check what it is."]


def test_hidden_files_and_copies_of_editors_are_not_read(small: Path) -> None:
    before = inputs_digest(small)
    for name in (".states.yaml.swp", "#one.yaml#", "one.yaml~", ".hidden.yaml", "notes.txt"):
        (small / "facts" / name).write_bytes(b"\xff\x00")
    assert inputs_digest(small) == before


def after_listing(monkeypatch: pytest.MonkeyPatch, action: Callable[[], None]) -> None:
    """Do ``action`` each time the files were listed and are about to be read."""
    content = files._content

    def acting(*arguments: object) -> tuple[bytes, bytes]:
        action()
        return content(*arguments)  # type: ignore[arg-type]  # handed through as it came

    monkeypatch.setattr(files, "_content", acting)


def test_a_file_that_keeps_changing_is_a_fault(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def grow() -> None:
        with (small / "facts/one.yaml").open("a") as stream:
            stream.write("# more\n")

    after_listing(monkeypatch, grow)
    assert faults_of(small) == [
        "facts/one.yaml: it changed while it was being read; wait until it is saved and try again."
    ]


def test_a_directory_that_vanishes_is_a_fault(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    after_listing(monkeypatch, lambda: shutil.rmtree(small, ignore_errors=True))
    assert "cannot be read" in faults_of(small)[0]


def test_a_file_changed_once_is_simply_read_again(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edits = iter(["source: {id: older, date: 2002-01-01}\n"])

    def edit_once() -> None:
        for text in edits:
            (small / "facts/older.yaml").write_text(text)

    after_listing(monkeypatch, edit_once)
    assert load(small, cached=False).facts[0].source.date == "2002-01-01"


def test_of_very_many_faults_only_some_are_looked_for(small: Path) -> None:
    (small / "vocabulary/states.yaml").write_text("states:\n" + "  - {kode: PER}\n" * 5_000)
    assert len(faults_of(small)) == MOST_FAULTS
    (small / "vocabulary/states.yaml").write_text("states: []\n" * 5_000)
    assert len(faults_of(small)) == MOST_FAULTS


def test_a_name_that_cannot_be_written_is_told(small: Path) -> None:
    (small / "facts/\n.yaml").write_text("")
    assert faults_of(small) == ["facts: a file's name cannot be written ('\\n.yaml'); rename it."]


PIECES = st.sampled_from(
    ["\n", ":", " ", "-", "  ", "{", "}", "[", "]", '"', "'", "#", "&a", "*a", "!", "|", "code", "\x00", "é"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_typed_into_a_file_only_knowledge_errors_come_out(
    data: st.DataObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "_foreign_names", lambda _states: ())
    content = {name: text.encode() for name, text in SMALL.items() if not name.startswith("sources/")}
    name = data.draw(st.sampled_from(sorted(content)))
    text = content[name].decode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 12, len(text))))
        text = text[:start] + "".join(data.draw(st.lists(PIECES, max_size=4))) + text[end:]
    content[name] = text.encode()
    try:
        parse.parse(files.Inputs(Path(), content, (), "0" * 64))
    except KnowledgeError as error:
        told = [str(fault) for fault in error.faults]
    else:
        told = ["sound"]
    assert told

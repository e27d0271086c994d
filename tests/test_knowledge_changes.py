"""What a reload would change, told as a person would want to read it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from knowledge import diff
from knowledge.changes import changes
from knowledge.model import (
    Concept,
    EntryIntoForce,
    Facts,
    Handler,
    KnowledgeBase,
    Language,
    Source,
    State,
    Status,
    Vocabulary,
)

PERU = State(code="PER", name="Peru", region="americas")
STATUS = Status(source="one", paragraph=1, quote="forty", treaty="pact", parties=40)
OLD = KnowledgeBase(
    version="old",
    facts=(Facts(source=Source(id="one"), status=(STATUS,)),),
    vocabulary=Vocabulary(states=(PERU,), ambiguous=(), not_states=(), regions=(), places=(), bodies=(), treaties=()),
    language=Language(
        code="en",
        handlers=(Handler(name="ratified", phrasings=("has Peru ratified?", "did Peru join?")),),
        replies={"ratified.yes": "Yes. {state}", "bye": "Goodbye."},
        concepts=(Concept(id="when", words=("when",)),),
        fillers=("the",),
    ),
)


def with_language(**fields: object) -> KnowledgeBase:
    return msgspec.structs.replace(OLD, version="new", language=msgspec.structs.replace(OLD.language, **fields))


def told(new: KnowledgeBase) -> list[str]:
    return [str(change) for change in changes(OLD, new).changes]


def test_the_same_knowledge_has_no_changes() -> None:
    found = changes(OLD, msgspec.structs.replace(OLD, version="other"))
    assert not found
    assert found.summary() == "nothing changed"


def test_phrasings_added_removed_and_moved() -> None:
    handlers = (
        Handler(name="ratified", phrasings=("has Peru ratified?", "is Peru in?")),
        Handler(name="signed", phrasings=("did Peru join?",)),
    )
    assert told(with_language(handlers=handlers)) == [
        "phrasing changed: “did Peru join?” (moved from ratified to signed)",
        "phrasing added: “is Peru in?” (ratified)",
    ]
    assert told(with_language(handlers=())) == [
        "phrasing removed: “did Peru join?” (ratified)",
        "phrasing removed: “has Peru ratified?” (ratified)",
    ]


def test_replies_and_words() -> None:
    new = with_language(
        replies={"ratified.yes": "Yes: {state}", "hello": "Hello."},
        concepts=(Concept(id="when", words=("when", "what day")),),
    )
    assert told(new) == [
        "reply changed: ratified.yes (Yes. {state} → Yes: {state})",
        "reply added: hello (Hello.)",
        "reply removed: bye",
        "word list changed: when (+ what day)",
    ]
    assert changes(OLD, new).summary() == "1 reply added, 1 reply removed, 1 reply changed, 1 word list changed"


def test_states_and_facts() -> None:
    vocabulary = msgspec.structs.replace(OLD.vocabulary, states=(msgspec.structs.replace(PERU, names=("Perú",)),))
    facts = Facts(
        source=Source(id="one"),
        status=(msgspec.structs.replace(STATUS, parties=41),),
        entries_into_force=(
            EntryIntoForce(source="one", paragraph=1, quote="on 28", treaty="pact", date="2004-01-28"),
        ),
    )
    new = msgspec.structs.replace(OLD, vocabulary=vocabulary, facts=(facts,))
    assert told(new) == [
        "State changed: Peru (PER) (names: + Perú)",
        "fact added: one: entry into force pact (date 2004-01-28)",
        "fact changed: one: status pact (parties: 40 → 41)",
    ]
    assert changes(OLD, new).counts() == {"State": {"changed": 1}, "fact": {"added": 1, "changed": 1}}


def test_answers_that_change_are_shown_with_both_wordings() -> None:
    def answers(knowledge: KnowledgeBase) -> diff.Ask:
        return lambda row: knowledge.language.replies.get(row.question, "?")

    new = with_language(replies={**OLD.language.replies, "bye": "So long."})
    questions = [diff.Question("bye", ("hello",)), diff.Question("ratified.yes")]
    report = diff.compare("Edit", OLD, new, questions, answers)
    assert list(diff.lines(report)) == [
        "Edit: 1 reply changed.",
        "  reply changed: bye (Goodbye. → So long.)",
        "Answers: 1 of 2 questions are answered differently.",
        "  hello ▸ bye",
        "    - Goodbye.",
        "    + So long.",
    ]


def test_without_changes_nothing_is_asked() -> None:
    def answers(_knowledge: KnowledgeBase) -> diff.Ask:
        raise AssertionError("asked")

    report = diff.compare("Edit", OLD, OLD, [diff.Question("bye")], answers)
    assert list(diff.lines(report)) == ["Edit: nothing changed."]


def test_a_question_file_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"question": "a?", "context": ["b?"], "must": ["x"]}\n\n{"question": "c?"}\n')
    assert diff.read_questions(path) == [diff.Question("a?", ("b?",)), diff.Question("c?")]
    for content in (b"{", b"[]", b'{"question": 1}', b"\xff\xfe"):
        path.write_bytes(content)
        try:
            diff.read_questions(path)
        except diff.QuestionsError as error:
            message = str(error)
        assert "line 1" in message

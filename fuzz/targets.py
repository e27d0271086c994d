"""What must hold for any input, one function for each way in; each raises where it does not.

Used by the property tests with inputs made by hypothesis, and by ``python -m fuzz`` with inputs bred by coverage.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable

import msgspec

from bot import question as bounds
from bot.answer import Answer, Outcome
from bot.discord_app import edition as editions
from bot.discord_app import messages
from bot.discord_app import reply as replies
from bot.discord_app.custom_ids import CustomIds, Pressed
from bot.discord_app.edition import Edition
from bot.discord_app.render import answer as rendered
from bot.discord_app.text import without_mentions
from bot.engine import Engine
from knowledge import files, yaml_strict
from knowledge.extract import ExtractError, extract, read_text, to_contract
from knowledge.faults import KnowledgeError
from knowledge.load import load_vocabulary
from knowledge.model import Facts, Vocabulary
from knowledge.text import clean, tokenize

LONGEST_TEXT = 4_000
MOST_SUGGESTIONS = 25
"""A name that may mean several States offers one each; more is no question back."""
PING = re.compile(r"@(?:everyone|here)\b|<[@#:]|<a:|https?://|discord\.gg/")
DENIES = re.compile(r"\b(?:not|no|none|neither|nor|without|only|whether|unknown|successor)\b", re.IGNORECASE)
AFFIRMS = re.compile(r"\bhad ratified\b|\bamong the\b")
_SENTENCES = re.compile(r"(?<=[.!?:;])\s+|\n+")
ASKER = 200_000_000_000_000_001


@functools.cache
def edition() -> Edition:
    """Return the packaged knowledge as Discord shows it."""
    return editions.load(None, "fuzz")


def engine() -> Engine:
    """Return the engine of the packaged knowledge."""
    return edition().engine


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the packaged vocabulary."""
    return load_vocabulary()


@functools.cache
def source_text(name: str) -> str:
    """Return a packaged source with its white space evened out."""
    path = next((files.PACKAGED / "sources").glob(f"{name}.*"))
    return _even(path.read_text(encoding="utf-8"))


@functools.cache
def listed() -> frozenset[str]:
    """Return the codes of all States that a source lists as having ratified, and of those before and after one."""
    kb = engine().kb
    codes = {state.code for facts in kb.facts for status in facts.status for state in status.states if state.code}
    heirs = {heir for state in kb.vocabulary.states if state.code in codes for heir in state.successors}
    before = {state.code for state in kb.vocabulary.states if codes & set(state.successors)}
    return frozenset(codes | heirs | before)


def question(text: str, before: tuple[str, ...] = ()) -> Answer | None:
    """Check the answer to ``text``, asked after the questions ``before``; return it, None when it cannot be asked."""
    if bounds.fault(text):
        return None
    conversation = engine().conversation()
    for earlier in before:
        if not bounds.fault(earlier):
            engine().answer(earlier, conversation)
    given = engine().answer(text, conversation)
    check_answer(given, text)
    return given


def check_answer(given: Answer, text: str) -> None:
    """Require of an answer what must hold of each."""
    assert given.question == text
    assert 0 < len(given.text) <= LONGEST_TEXT, "an answer of no or of endless length"
    assert len(given.suggestions) <= MOST_SUGGESTIONS
    shown = " ".join((given.text, *given.suggestions))
    assert not PING.search(shown), f"something that pings or links: {shown}"
    assert "{" in text or "{" not in given.text, f"an open placeholder: {given.text}"
    if given.outcome in (Outcome.NOT_UNDERSTOOD, Outcome.SMALL_TALK):
        assert not given.citations
    for citation in given.citations:
        assert _even(citation.quote) in source_text(citation.source), f"not in the source: {citation.quote}"
    assert given.confidence is None or 0 <= given.confidence <= 1
    for name, codes in claimed(given.text):
        assert listed() & set(codes), f"{name} is said to have ratified: {given.text}"
    msgspec.json.encode({"text": given.text, "suggestions": given.suggestions})


def claimed(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the States that ``text`` says had ratified, with their codes."""
    found = []
    for sentence in _SENTENCES.split(clean(text)):
        if AFFIRMS.search(sentence) and not DENIES.search(sentence):
            mentions = engine().states.find(sentence, tokenize(sentence))
            found += [(mention.matched, mention.codes) for mention in mentions if mention.codes]
    return found


def yaml(data: bytes) -> None:
    """Check that any bytes are read as YAML or refused with faults."""
    try:
        yaml_strict.parse(data, "f.yaml")
    except KnowledgeError as error:
        assert error.faults
        assert all(fault.message and fault.line >= 0 for fault in error.faults)


def release(data: bytes) -> Facts | None:
    """Check that any bytes are read as a release, whose facts quote it, or refused."""
    try:
        text = read_text(data)
        extraction = extract(text, "fuzz", vocabulary())
    except ExtractError as error:
        assert str(error)
        return None
    json.dumps(to_contract(extraction))
    facts = extraction.facts
    flat = _flat(text)
    for fact in (*facts.entries_into_force, *facts.status, *facts.definitions, *facts.resolutions, *facts.statements):
        assert _flat(fact.quote) in flat, f"not in the text: {fact.quote!r}"
        assert fact.paragraph >= 0
    return facts


def reply(text: str, asker: int = ASKER) -> list[replies.Reply]:
    """Check what Discord is sent for a message that says ``text``."""
    spoken = without_mentions(text)
    if not spoken or len(spoken) > bounds.MAX_CHARACTERS:
        made = messages.bare_mention(edition())
    else:
        given = engine().answer(spoken, engine().conversation())
        made = [
            *rendered(edition(), IDS, given, asker, as_text=True),
            *rendered(edition(), IDS, given, asker),
        ]
    for one in made:
        assert not replies.faults(one), replies.faults(one)
        plain = one.without_embed()
        assert len(plain.content or "") <= 2 * replies.CONTENT_LIMIT
        for button in one.buttons:
            assert len(button.custom_id) <= replies.LABEL_LIMIT + 20
            assert IDS.read(button.custom_id) is not None
    return made


def custom_id(text: str) -> Pressed | None:
    """Check that any custom_id can be read; return what it says, None for what this bot did not write.

    A fuzzer that watches comparisons learns the signature it needs, so a forgery is no finding here.
    """
    return IDS.read(text)


IDS = CustomIds("fuzz")


def _even(text: str) -> str:
    return " ".join(text.split())


def _flat(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "")


def from_bytes(data: bytes, target: Callable[[str], object]) -> None:
    """Hand bytes to a target that takes text."""
    target(data.decode("utf-8", "ignore"))


TARGETS: dict[str, Callable[[bytes], object]] = {
    "question": lambda data: from_bytes(data, question),
    "yaml": yaml,
    "release": release,
    "reply": lambda data: from_bytes(data, reply),
    "custom_id": lambda data: from_bytes(data, custom_id),
}
"""Every target that takes bytes, by name."""

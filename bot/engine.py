"""The answering engine: text in, Answer out. Imports no Discord and, once it is made, does no I/O."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from bot import asking_back
from bot.answer import Answer, Outcome
from bot.answering import HANDLERS, REPLIES, Knowledge
from bot.answering import answer as answer_understood
from bot.conversation import Conversation, Turn
from bot.query import OFF_TOPIC, TALK, Query
from bot.question import MAX_CHARACTERS
from bot.understanding import explain
from bot.understanding.analysis import SLOT_FEATURES, Analyzer
from bot.understanding.compile import Index, compile_index
from bot.understanding.decide import decide
from bot.understanding.language import is_foreign_language
from bot.understanding.learned import Learned
from bot.understanding.patterns import PatternIndex
from bot.understanding.understand import Understander, Understanding
from knowledge import files, snapshot
from knowledge.load import load
from knowledge.model import KnowledgeBase
from knowledge.references import Declared

DECLARED = Declared(
    handlers=tuple(sorted(HANDLERS - {"eif_other", "not_understood"})),
    replies={name: tuple(sorted(placeholders)) for name, placeholders in REPLIES.items()},
    features=SLOT_FEATURES,
)
"""What the knowledge may name: handed to the loader and to ``python -m knowledge check``."""


class Compiled(msgspec.Struct, frozen=True):
    """A knowledge base with its index: all an engine is made of."""

    knowledge: KnowledgeBase
    index: Index


class Engine:
    """Answers questions from one edition of the knowledge. Immutable; share it freely."""

    def __init__(self, kb: KnowledgeBase, index: Index) -> None:
        self.kb = kb
        self.knowledge = Knowledge(kb)
        self._examples = {
            handler.name: f"{handler.phrasings[0][:1].upper()}{handler.phrasings[0][1:]}?"
            for handler in kb.language.handlers
            if handler.phrasings
        }
        analyzer = Analyzer(index.analysis)
        self.states = analyzer.states
        self._understander = Understander(analyzer, PatternIndex(index.patterns), Learned(index.learned), index.taught)

    def conversation(self) -> Conversation:
        """Return the memory of a new dialogue."""
        return Conversation()

    def answer(self, question: str, conversation: Conversation | None = None) -> Answer:
        """Return the answer to ``question``, in the light of ``conversation`` if one is given, and remember it there.

        Any text gets an answer; what cannot be understood gets one that says so.
        """
        if conversation is not None and (turns := asking_back.replied(question, conversation, self.knowledge)):
            conversation.remember(turns[0])
            return _joined([answer_understood(turn.query, self.knowledge) for turn in turns])
        understanding = self.understand(question, conversation)
        if understanding.ambiguous or not self._examples.keys().isdisjoint(understanding.tie or ()):
            return self._ask_back(question, understanding, conversation)
        if not understanding.queries:
            lost = _lost(question, understanding)
            return answer_understood(lost, self.knowledge)
        turn = understanding.turn
        if conversation is not None and turn is not None and turn.query.handler not in TALK | _ASIDES:
            conversation.remember(turn)
        return _joined([answer_understood(query, self.knowledge) for query in understanding.queries])

    def answer_query(self, query: Query, conversation: Conversation | None = None) -> Answer:
        """Return the answer to a question that needs no understanding: a command with its options."""
        if conversation is not None:
            conversation.remember(Turn(query, frozenset(_FEATURES.get(query.handler, ()))))
        return answer_understood(query, self.knowledge)

    def understand(self, question: str, conversation: Conversation | None = None) -> Understanding:
        """Return how ``question`` is understood, without answering or remembering it."""
        recent = conversation.recent if conversation is not None else ()
        return self._understander.understand(question[:MAX_CHARACTERS], recent)

    def explain(self, question: str, conversation: Conversation | None = None) -> str:
        """Return how ``question`` is understood, stage by stage, for people who mend the YAML."""
        return explain.explain(question, self.understand(question, conversation), self.answer(question, conversation))

    def classify(self, phrasing: str) -> str | None:
        """Return the handler that answers questions like ``phrasing``, or None.

        A phrasing is always answered by its own handler; what counts here is what its words surely ask otherwise.
        """
        answered = self.understand(phrasing)
        if not answered.queries or answered.ambiguous:
            return None
        handler = answered.queries[0].handler
        whole = answered.candidates[0]
        otherwise = decide(whole.verdict, whole.readings, whole.chances, None, at_home=True)
        if otherwise.accepted and otherwise.confidence >= _SURELY and whole.decision.reading.handler == handler:
            return otherwise.reading.handler
        return handler

    def _ask_back(self, question: str, understanding: Understanding, conversation: Conversation | None) -> Answer:
        if understanding.ambiguous:
            answer, offer = asking_back.which_state(question, understanding, self.knowledge)
        else:
            answer, offer = asking_back.which_reading(question, understanding, self._examples, self.knowledge)
        if conversation is not None:
            if understanding.ambiguous and understanding.turn is not None:
                turn = understanding.turn
                conversation.remember(replace(turn, query=replace(turn.query, states=answer.states)))
            conversation.offer(offer)
        return answer


_SURELY = 0.75
"""Confidence in another reading from which a phrasing is said to be stolen."""
_ASIDES = frozenset({"sources"})
"""Handlers whose questions ("are you sure?") do not change what a conversation is about."""
_FEATURES = {
    "ratified": ("STATE", "ratify"), "signed": ("STATE", "sign"), "list_parties": ("which_list", "ratify"),
    "list_filter": ("which_list", "ratify", "REGION"), "summary": ("summary",),
}  # fmt: skip
"""What a question of a kind shows at least: the memory of a command, for the follow-up typed after it."""


def _lost(question: str, understanding: Understanding) -> Query:
    """Return the query of a question that was not understood, with the names that were found in it."""
    analysis = understanding.candidates[0].analysis
    foreign = is_foreign_language(question)
    return Query(
        question=question,
        handler="not_understood" if foreign or _is_noise(question) else OFF_TOPIC,
        aspect="language" if foreign else None,
        states=analysis.states,
        other_treaty=analysis.other.name if analysis.other else None,
    )


def _is_noise(question: str) -> bool:
    return not any(character.isalpha() for character in question)


def _joined(answers: list[Answer]) -> Answer:
    """Return several answers as one: their texts one after the other, the first one's handler."""
    if len(answers) == 1:
        return answers[0]
    texts = list(dict.fromkeys(answer.text for answer in answers))
    first = answers[0]
    best = (
        first
        if first.outcome is Outcome.ANSWERED
        else next((a for a in answers if a.outcome is Outcome.ANSWERED), first)
    )
    return replace(
        first,
        outcome=best.outcome,
        text="\n\n".join(texts),
        treaty=first.treaty or best.treaty,
        states=tuple(dict.fromkeys(code for answer in answers for code in answer.states)),
        citations=tuple(dict.fromkeys(citation for answer in answers for citation in answer.citations)),
        suggestions=tuple(dict.fromkeys(text for answer in answers for text in answer.suggestions))[:3],
        confidence=min(answer.confidence or 0.0 for answer in answers),
    )


def load_engine(directory: Path | None = None, *, cached: bool = True) -> Engine:
    """Return the engine of a knowledge directory, by default the one that comes with the program.

    With ``cached`` a compiled snapshot of the same files is used, and written when there is none.
    Raises KnowledgeError with every fault when the knowledge cannot be used.
    """
    compiled = load_compiled(directory, cached=cached)
    return Engine(compiled.knowledge, compiled.index)


def load_compiled(directory: Path | None = None, *, cached: bool = True) -> Compiled:
    """Return the knowledge with its index; as ``load_engine``."""
    key = None
    if cached:
        digest = files.inputs_digest(directory or files.PACKAGED)
        code = snapshot.code_of(Path(__file__).parent / "understanding")
        key = snapshot.key("engine", digest, code)
        known = snapshot.read(key, Compiled)
        if known is not None:
            return known
    kb = load(directory, declared=DECLARED, cached=cached)
    compiled = Compiled(kb, compile_index(kb))
    if key is not None:
        snapshot.write(key, compiled)
    return compiled

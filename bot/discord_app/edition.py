"""One edition of the knowledge as Discord shows it: the engine with the indexes a face needs; immutable.

A reload makes a new one beside the old one and swaps a single reference, so no reply ever mixes two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.answer import Citation
from bot.answering.facts import Knowledge
from bot.discord_app.autocomplete import Names, region_names, state_names, treaty_names
from bot.discord_app.custom_ids import digest
from bot.engine import Engine, load_engine
from knowledge.model import KnowledgeBase, Source

WARMING = ("has Peru ratified?", "which States ratified?", "help")
"""Asked once where nobody waits: what the engine makes at first use is then made before it is in use."""


@dataclass(frozen=True)
class Edition:
    """A loaded knowledge base, ready to answer and to be shown."""

    engine: Engine
    knowledge: Knowledge
    states: Names
    regions: Names
    treaties: Names
    sources: dict[str, Source]
    quotes: dict[str, Citation]
    """Every sentence an answer may cite, by the digest that a button carries."""
    long_names: tuple[str, ...]
    """Names of more than one word, inside which a text is never split."""
    loaded_at: datetime
    loaded_by: str

    @property
    def version(self) -> str:
        """The hash of the knowledge."""
        return self.engine.kb.version


def make(engine: Engine, by: str) -> Edition:
    """Return the edition of an engine; ``by`` says who loaded it."""
    kb = engine.kb
    for question in WARMING:
        engine.answer(question, engine.conversation())
    return Edition(
        engine=engine,
        knowledge=engine.knowledge,
        states=state_names(kb.vocabulary),
        regions=region_names(kb.vocabulary.regions),
        treaties=treaty_names(kb.vocabulary.treaties),
        sources={facts.source.id: facts.source for facts in kb.facts},
        quotes=_quotes(kb),
        long_names=tuple(
            {name for state in kb.vocabulary.states for name in (state.name, state.formal) if name and " " in name}
        ),
        loaded_at=datetime.now(UTC),
        loaded_by=by,
    )


def load(directory: Path | None, by: str) -> Edition:
    """Return the edition of a knowledge directory. Raises KnowledgeError."""
    return make(load_engine(directory), by)


def quote_digest(citation: Citation) -> str:
    """Return what a button remembers of a citation."""
    return digest(citation.source, citation.quote)


def _quotes(kb: KnowledgeBase) -> dict[str, Citation]:
    found: dict[str, Citation] = {}
    for facts in kb.facts:
        if facts.source.title:
            title = Citation(facts.source.id, 0, facts.source.title)
            found[quote_digest(title)] = title
        stated = (
            *facts.entries_into_force,
            *facts.status,
            *facts.definitions,
            *facts.resolutions,
            *facts.statements,
        )
        cited = [Citation(fact.source, fact.paragraph, fact.quote) for fact in stated]
        for status in facts.status:
            if status.list_quote:
                paragraph = status.paragraph if status.list_paragraph is None else status.list_paragraph
                cited.append(Citation(status.source, paragraph, status.list_quote))
        for citation in cited:
            found.setdefault(quote_digest(citation), citation)
    return found

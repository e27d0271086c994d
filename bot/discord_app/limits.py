"""Whether all that the knowledge may bring into a message fits Discord's limits; checked before it is used."""

from __future__ import annotations

from collections.abc import Iterator

from bot.discord_app.autocomplete import CHOICE_LENGTH
from bot.discord_app.edition import Edition
from bot.discord_app.text import TEXT_LIMIT, escape

NAME_LIMIT = 120
"""Ten such names and a heading fill a page of a list; the longest formal name of a State has half of it."""


def faults(edition: Edition) -> tuple[str, ...]:
    """Return one line for each name or reply that could not be shown; empty for all that can be."""
    return tuple(_faults(edition))


def _faults(edition: Edition) -> Iterator[str]:
    vocabulary = edition.engine.kb.vocabulary
    for state in vocabulary.states:
        if len(state.name) > CHOICE_LENGTH:
            yield f"vocabulary/states.yaml: the name of {state.code} has over {CHOICE_LENGTH} characters; shorten it."
    for region in vocabulary.regions:
        if len(region.name) > CHOICE_LENGTH:
            yield f"vocabulary/regions.yaml: the name of {region.id} has over {CHOICE_LENGTH} characters; shorten it."
    for treaty in vocabulary.treaties:
        if len(treaty.short) > CHOICE_LENGTH:
            yield f"vocabulary/treaties.yaml: the short name of {treaty.id} has over {CHOICE_LENGTH} characters."
        if len(escape(treaty.name)) > TEXT_LIMIT:
            yield f"vocabulary/treaties.yaml: the name of {treaty.id} has over {TEXT_LIMIT} characters; shorten it."
    for facts in edition.engine.kb.facts:
        for status in facts.status:
            for entry in (*status.states, *status.signatory_states):
                if len(entry.name) > NAME_LIMIT:
                    yield f"facts/{facts.source.id}.yaml: {entry.name[:40]}… is too long for the name of a State."
    code = edition.engine.kb.language.code
    for name, words in edition.engine.kb.language.replies.items():
        if len(escape(words)) > TEXT_LIMIT:
            yield f"questions/{code}.yaml: the reply {name} has over {TEXT_LIMIT} characters; shorten it."

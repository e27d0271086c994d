"""What somebody chose or typed in an option, as the vocabulary knows it."""

from __future__ import annotations

from bot.discord_app import wording
from bot.discord_app.autocomplete import bare
from bot.discord_app.edition import Edition
from bot.discord_app.errors import Notice
from bot.discord_app.text import escape, shorten
from knowledge.model import Region, State

ECHOED = 60


def state_called(edition: Edition, typed: str) -> State | None:
    """Return the State that is called so, None when no one State is."""
    name = edition.states.exactly(typed)
    shared = {one.name.casefold() for one in edition.engine.kb.vocabulary.ambiguous}
    if name is None or typed.strip().casefold() in shared:
        return None
    return next((state for state in edition.engine.kb.vocabulary.states if state.name == name), None)


def treaty_called(edition: Edition, typed: str | None) -> str | None:
    """Return the id of the treaty meant, by default the default one. Raises Notice for an unknown name."""
    if not typed or not typed.strip():
        return edition.knowledge.default_treaty
    name = edition.treaties.exactly(typed)
    for treaty in edition.engine.kb.vocabulary.treaties:
        if name is not None and bare(treaty.short) == name:
            return treaty.id
    raise Notice(wording.NO_TREATY.format(name=escape(shorten(typed.strip(), ECHOED))))


def region_called(edition: Edition, typed: str | None) -> Region | None:
    """Return the region meant, None for nothing. Raises Notice for a name nothing has."""
    if not typed or not typed.strip():
        return None
    name = edition.regions.exactly(typed)
    for region in edition.engine.kb.vocabulary.regions:
        if name is not None and bare(region.name) == name:
            return region
    raise Notice(wording.NO_REGION.format(name=escape(shorten(typed.strip(), ECHOED))))

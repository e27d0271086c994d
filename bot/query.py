"""What a question was understood to ask: the value between understanding and answering."""

from __future__ import annotations

import enum
from dataclasses import dataclass

TALK = frozenset({"greet", "thanks", "bye", "help", "identity", "feedback"})
"""Handlers of talk: they give way to any question that stands beside them."""
OFF_TOPIC = "oos"
"""The handler of what lies outside the topic."""


class Form(enum.StrEnum):
    """How the question is put."""

    WHETHER = "whether"
    """Has Peru ratified?"""
    CONFIRM = "confirm"
    """A claim held out for confirmation: "So 45 countries ratified?", "Peru hasn't ratified, right?"."""
    WHEN = "when"
    HOW_MANY = "how_many"
    WHICH = "which"
    WHO = "who"
    WHERE = "where"
    WHY = "why"
    WHAT = "what"
    BARE = "bare"
    """Telegraphic: "peru", "eif date"."""


class Time(enum.StrEnum):
    """The time a question speaks of, when it is not the release's own."""

    NOW = "now"
    """Today, now, currently, still, recently."""
    DATED = "dated"
    """A day or year stands in the question: see ``Query.date``."""


@dataclass(frozen=True, slots=True)
class Query:
    """One understood question. Everything a handler may know of it."""

    question: str
    handler: str
    """Answer type: ratified, eif_smuggling, …"""
    form: Form = Form.BARE
    treaty: str | None = None
    """Vocabulary id of the treaty the question names or the conversation is about; None when it names
    none, or says only "it" or "the Protocol": then the default treaty is meant."""
    other_treaty: str | None = None
    """A treaty named in the question that the vocabulary does not know ("Kyoto Protocol"), as written."""
    states: tuple[str, ...] = ()
    """Codes, in the order of the question."""
    places: tuple[str, ...] = ()
    """Canonical names of places that are no States (vocabulary places): Scotland, Taiwan."""
    regions: tuple[str, ...] = ()
    """Region ids to filter by."""
    bodies: tuple[str, ...] = ()
    """Ids of bodies whose members were asked for (asean …)."""
    initial: str | None = None
    """The first letter to filter by, upper case."""
    number: int | None = None
    """A number of States that the question claims or asks about ("so 45 countries?")."""
    dates: tuple[str, ...] = ()
    """Dates in the question, ISO 8601, possibly partial."""
    time: Time | None = None
    negated: bool = False
    plain: bool = True
    """False where some word was not understood, or asks more: then a "yes" might confirm what is false."""
    aspect: str | None = None
    """The narrower thing asked within a handler: who, when, where, title (release_issued); symbol, date,
    action (ga_resolution); order (which came first, last), gap (timeline); benefit (definition) …"""
    confidence: float = 1.0

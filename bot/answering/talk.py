"""Small talk: greeting, thanks, goodbye, help, who this is, praise and complaint. States no fact."""

from __future__ import annotations

from bot.answer import Outcome
from bot.answering.draft import Draft, examples
from bot.answering.facts import Knowledge
from bot.query import Query


def greet(query: Query, knowledge: Knowledge) -> Draft:  # noqa: ARG001 - the shape of every handler
    """Return a greeting with examples."""
    return _say(knowledge, "talk.greet", "ratified", "eif")


def thanks(query: Query, knowledge: Knowledge) -> Draft:  # noqa: ARG001 - the shape of every handler
    """Answer thanks."""
    return _say(knowledge, "talk.thanks")


def bye(query: Query, knowledge: Knowledge) -> Draft:  # noqa: ARG001 - the shape of every handler
    """Answer a goodbye."""
    return _say(knowledge, "talk.bye")


def help_(query: Query, knowledge: Knowledge) -> Draft:  # noqa: ARG001 - the shape of every handler
    """Say what can be asked, with examples that work."""
    return _say(knowledge, "talk.help", "ratified", "eif", "definition")


def identity(query: Query, knowledge: Knowledge) -> Draft:  # noqa: ARG001 - the shape of every handler
    """Say who answers here."""
    return _say(knowledge, "talk.identity", "ratified", "sources")


def feedback(query: Query, knowledge: Knowledge) -> Draft:
    """Answer praise or complaint."""
    if query.aspect == "praise":
        return _say(knowledge, "talk.praise")
    return _say(knowledge, "talk.complaint" if query.aspect == "complaint" else "talk.feedback", "sources")


def _say(knowledge: Knowledge, reply: str, *suggested: str) -> Draft:
    text = knowledge.words.say(reply)
    return Draft(text, (), Outcome.SMALL_TALK, examples(knowledge, *suggested))

"""Which earlier question a follow-up goes back to, and what it repeats of it. Knows no wording of an answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.conversation import Turn

_BACK = re.compile(
    r"\b(?:back to|return(?:ing)? to|once (?:more|again)|again|earlier|previous(?:ly)?|repeat|remind)\b", re.IGNORECASE
)
_FIRST = re.compile(
    r"\b(?:the|my|your) (?:very )?first (?:one|thing|question|number|figure|count|country|state|treaty|date|answer)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:both|(?:these|those|the) (?:two|three)"
    r"|(?:all|either|neither|none|each) (?:of )?(?:(?:the )?(?:two|three|four)|them|these|those)|the four)\b",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(
    r"\b(?:the|only|that|just) (?:(?P<first>first|former)|(?P<second>second)|(?P<third>third)|(?P<last>last|latter))"
    r"(?: (?:one|of (?:them|these|those|the \w+)|country|state|nation|name|party))?\s*[?.!]*$",
    re.IGNORECASE,
)
"""One of the States of the question before, by its place in it."""
_TWO = re.compile(r"\b(?:both|two|either|neither)\b", re.IGNORECASE)
_MORE_THAN_TWO = re.compile(r"\b(?:three|four)\b", re.IGNORECASE)
ABOUT_STATES = frozenset({"ratified", "signed"})
"""Kinds of question that are asked about one State after the other."""
_SUBJECT = frozenset({"STATE", "PLACE"})
_FILTER = frozenset({"REGION", "INITIAL", "BODY"})
_TREATY = frozenset({"PARENT", "SIBLING", "SILENT", "OTHER_TREATY", "protocol", "convention"})
_FIGURE = {
    "count_parties": frozenset({"NUMBER"}), "count_signatories": frozenset({"NUMBER"}),
    "timeline": frozenset({"DATE"}),
}  # fmt: skip
"""What alone is said to such a question claims something about its answer: "that's 112, right?"."""
_LISTS = frozenset({"list_parties", "list_filter", "count_parties", "ratified"})


def turn_meant(text: str, states: Sequence[str], recent: Sequence[Turn]) -> Turn | None:
    """Return the turn that ``text`` follows: the last of ``recent``, unless it says another, or None without any.

    ``states`` are those it names itself. "Both of them" follows the last ones together.
    """
    if not recent:
        return None
    one = None if states else _one_of_several(text, recent[-1])
    if one is not None:
        return one
    if len(recent) == 1:
        return recent[-1]
    if _FIRST.search(text):
        return recent[0]
    if states and _BACK.search(text):
        return next((turn for turn in reversed(recent) if set(states) & set(turn.query.states)), recent[-1])
    if _TOGETHER.search(text):
        of_two = _TWO.search(text) is not None and _MORE_THAN_TWO.search(text) is None
        return _together(recent[-2:] if of_two else recent)
    return recent[-1]


def _one_of_several(text: str, last: Turn) -> Turn | None:
    """Return the ``last`` turn with the one of its States that "the second one" means, or None."""
    named = last.query.states
    match = _OF_SEVERAL.search(text)
    if match is None or len(named) < 2:
        return None
    place = {"first": 0, "second": 1, "third": 2}.get(match.lastgroup or "", len(named) - 1)
    return Turn(replace(last.query, states=(named[place],)), last.features) if place < len(named) else None


def _together(turns: Sequence[Turn]) -> Turn:
    """Return the last of ``turns`` with the States of all, where they were asked one by one."""
    last = turns[-1]
    alike = [turn for turn in turns if turn.query.handler in ABOUT_STATES and turn.query.states]
    if last not in alike:
        return last
    states = tuple(dict.fromkeys(code for turn in alike for code in turn.query.states))
    return Turn(replace(last.query, states=states), last.features)


def handler_repeated(text: str, told: Collection[str], last: Turn) -> str | None:
    """Return the kind of the question ``last`` when ``text`` only gives it another subject, or asks it again.

    ``told`` are the features of ``text`` that are not said by the way.
    """
    handler = last.query.handler
    if handler in ABOUT_STATES and len(last.query.states) == 1 and _OF_SEVERAL.search(text):
        return handler
    if not told:
        return handler if _FIRST.search(text) or (_BACK.search(text) and len(text.split()) > 1) else None
    names = set(told)
    if names <= _FIGURE.get(handler, frozenset()):
        return handler
    if names <= _SUBJECT:
        return handler if handler in ABOUT_STATES else "ratified" if handler in _LISTS else None
    if names <= _FILTER and handler in _LISTS:
        return "list_filter"
    if names <= _TREATY and names & (_TREATY - {"protocol", "convention"}):
        return handler
    return None

"""How a question is put: as one of fact, one for yes or no, or a claim to be confirmed; and whether it denies."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.query import Form

_TAG = re.compile(
    r"(?:[,;–-]|\b)\s*(?:"
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|should)(?:n['’]?t|\snot)?\s+"
    r"(?:it|they|he|she|there|we|that|this|i)"
    r"|right|correct|true|no|yes|yeah|innit|eh|huh|ok(?:ay)?|am i right|am i correct|or (?:not|am i wrong|what)"
    r"|agreed?|surely|if i(?:'|’)?m not mistaken|isn['’]?t that so|is (?:that|this) (?:right|correct|true|so)"
    r"|as (?:far as )?i (?:recall|remember|know|understand)|or so i(?:'|’)?ve? (?:heard|read|was told)"
    r"|not so|confirm|you agree)\s*[?.!]*\s*$",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"^\W*(?:so|and so|but|then|ok so|wait|hang on|surely|apparently|since|given that|considering|as|because"
    r"|i (?:thought|heard|read|believe|think|understand|understood|gather|assume|assumed|was told|guess|suppose|bet)"
    r"|isn['’]?t it (?:true )?that|is it (?:true|correct|right|the case) (?:that )?|true or false|fact check"
    r"|correct me|am i right|am i correct|confirm|can you confirm|please confirm|you said|you mean"
    r"|you are saying|are you saying|my (?:teacher|professor|prof|friend|boss|textbook|book|colleague|notes?|source)"
    r"|(?:they|people|someone|somebody|wikipedia|everyone) (?:say|said|told|claim))\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"^\W*(?:(?:and|but|ok|okay|so|hi|hey|hello|please|also|then|well|um|yo|sorry|now|or|btw|guys|bro|dude)\b"
    r"[\s,!.]*)*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|should|may|r"
    r"|(?:is|are|was|were|do|does|did|has|have|had|ai)n['’]?t)\b",
    re.IGNORECASE,
)
_NEGATIONS = frozenset({"not", "never", "no", "none", "neither", "nor", "nobody", "nothing", "without", "hardly"})
_ASKS = (
    ("how_many", Form.HOW_MANY), ("when", Form.WHEN), ("where", Form.WHERE), ("why", Form.WHY),
    ("who", Form.WHO), ("which_list", Form.WHICH), ("what", Form.WHAT), ("how", Form.WHAT),
)  # fmt: skip


def without_tag(text: str) -> tuple[str, bool]:
    """Return ``text`` without a closing "…, right?" or "…, has it?", and whether there was one."""
    match = _TAG.search(text)
    if match and match.start() > 2:
        return text[: match.start()], True
    return text, False


def find_form(text: str, tagged: bool, asked: Collection[str]) -> Form:
    """Return how a question is put. ``tagged``: it ended in a tag; ``asked``: the concepts found in it."""
    if tagged or _CLAIM.match(text):
        return Form.CONFIRM
    if _WHETHER.match(text):
        return Form.WHETHER
    for concept, form in _ASKS:
        if concept in asked:
            return form
    return Form.BARE


def is_negated(words: Collection[str]) -> bool:
    """Return whether the words (without a tag) deny something."""
    return not _NEGATIONS.isdisjoint(words)

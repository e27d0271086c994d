"""Whether two printed names mean one treaty, and the id a new treaty gets. Knows no text and no vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from knowledge.extract import names
from knowledge.text import key

HEAD_KEYS = frozenset(head.lower() for head in names.HEADS)
_EMPTY = frozenset("the of and or on against to for in by all from with at as its their concerning relating un".split())
_EMPTY |= {"united", "nations", "international", "certain", "other", "framework", "amendments"}
TELLING = frozenset("optional second first third fourth additional i ii iii iv v".split())
_WITH_ITS_OWNER = re.compile(r"(?:\S+ ){0,3}Convention (?:\S+ ){0,6}Protocol [IVX]+\b")
"""In "Convention on Certain Conventional Weapons Protocol V"."""
_TO_ITS_OWNER = re.compile(
    rf"(?P<own>.*?\b(?:{'|'.join(names.HEADS)}|[Aa]mendments?)\b.*?) (?:to|of|under|supplementing) the"
    rf" (?P<owner>(?:[A-Z][\w-]* ){{0,4}}"
    rf"(?:{'|'.join(names.HEADS)})\b.*)"
)
_BY_MATTER = re.compile(r"(?:[\w'/-]+ ){1,5}(?:Convention|Protocol|Agreement)")
"""A name with nothing after its head noun: "Ship Recycling Convention"."""
_LOWER_HEAD = re.compile(rf"\b(?:{'|'.join(sorted(HEAD_KEYS))})\b")
_ANY_KIND = frozenset({"treaty", "pact", "accord"})
_OF_MANY = frozenset(
    "prevention protection control ban banning prohibition safety safe elimination suppression new first world global "
    "landmark major key use legal legally binding comprehensive historic universal human right".split()
)
_OF_MANY |= names.BODIES
"""Words in what a treaty is called that many treaties share."""
_INITIALS = re.compile(rf"([A-Z]{{2,7}}) (?:{'|'.join(names.HEADS)})")
"""A name such as "BWM Convention"."""


@lru_cache(maxsize=8192)
def tokens(name: str) -> frozenset[str]:
    """Return the telling words of a treaty's name, plurals reduced."""
    spelt_out = key(name).replace("biodiversity", "biological diversity")
    return frozenset(_stem(word) for word in spelt_out.split() if word not in _EMPTY)


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return key(name)


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def slug(name: str) -> str:
    """Return an id for a treaty called ``name``."""
    kept = (word for word in key(name).split() if word not in {"the", "united", "nations", "un"})
    return re.sub(r"[^a-z0-9]+", "-", "-".join(kept))[:80].strip("-") or "treaty"


@lru_cache(maxsize=8192)
def head_of(name: str) -> str:
    """Return the noun that says what kind of treaty ``name`` is: "protocol" for "Protocol to the Convention"."""
    if _WITH_ITS_OWNER.match(name):
        return "protocol"
    for word in key(name).split():
        if word in HEAD_KEYS:
            return word
        if word == "amendments":
            return "amendment"
    return "treaty"


def same(one: str, other: str) -> bool:
    """Tell whether two printed names can be one treaty's: same kind, one name within the other."""
    if _folded(one) == _folded(other):
        return True
    mine, theirs = tokens(one), tokens(other)
    if head_of(one) != head_of(other) and not (loosely_called(one) or loosely_called(other)):
        return False
    mine, theirs = mine - HEAD_KEYS, theirs - HEAD_KEYS
    if _is_owner(one, other) or _is_owner(other, one):
        return False
    if not mine or not theirs or (mine ^ theirs) & TELLING:
        return mine == theirs and bool(mine)
    return mine <= theirs or theirs <= mine


def _is_owner(one: str, other: str) -> bool:
    """Tell whether ``one`` is the treaty to which ``other`` belongs: "Protocol on X to the Protocol on Y"."""
    split = _TO_ITS_OWNER.match(other)
    if split is None or _TO_ITS_OWNER.match(one):
        return False
    mine = tokens(one) - HEAD_KEYS
    return mine <= tokens(split["owner"]) and not mine & (tokens(split["own"]) - HEAD_KEYS)


def by_initials(short: str, name: str) -> bool:
    """True for "BWM Convention" beside "Ballast Water Management Convention"."""
    match = _INITIALS.fullmatch(short)
    if match is None or head_of(short) != head_of(name):
        return False
    letters = "".join(word[0] for word in re.findall(r"[A-Z][\w-]*", name) if word not in names.HEADS)
    return letters == match[1]


def owner_of(name: str) -> str | None:
    """Return the name of the treaty to which ``name`` says that it belongs: "… Protocol to the Convention on X"."""
    split = _TO_ITS_OWNER.match(name)
    return split["owner"] if split else None


def is_initials(short: str, name: str) -> bool:
    """Tell whether ``short`` is the first letters of the words of ``name``: CAT, Convention against Torture."""
    letters = [
        word[0].upper() for word in re.findall(r"[A-Za-z][\w-]*", name) if word not in {"the", "of", "and", "on"}
    ]
    return "".join(letters) == short


def loosely_called(name: str) -> bool:
    """True for "treaty on the rights of migrant workers", which may mean a convention."""
    telling = len(tokens(name) - HEAD_KEYS)
    return (telling >= 2 and re.search(r"\btreaty\b", name) is not None) or (
        telling >= 1 and re.search(r"\b(?:pact|accord)\b", name) is not None
    )


def called_by_matter(name: str) -> bool:
    """True for a name that says what the treaty is about: "UN treaty on the prevention of torture"."""
    return _BY_MATTER.fullmatch(name) is not None or _LOWER_HEAD.search(name) is not None


def can_mean(called: str, head: str, printed: Iterable[str]) -> bool:
    """Tell whether a treaty ``called`` by its matter can be the one of that ``head`` with these ``printed`` names."""
    own = head_of(called)
    if own != head and (own not in _ANY_KIND or head == "amendment" or _LOWER_HEAD.search(called) is None):
        return False
    matter = tokens(called) - HEAD_KEYS
    return bool(matter - TELLING) and matter - _OF_MANY <= frozenset().union(*map(tokens, printed))

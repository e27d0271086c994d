"""Makes sentences that name States: every name of the vocabulary, in many templates, spelt well and badly.

Knows the vocabulary and nothing of the recogniser. The same seed gives the same sentences.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from knowledge.model import State, Vocabulary
from knowledge.text import key

TEMPLATES = (
    "has {} ratified?",
    "Has {} ratified the Smuggling Protocol?",
    "did {} ratify it",
    "Is {} a party to the protocol?",
    "what about {}?",
    "and {}",
    "{}",
    "{}?",
    "{} ratified or not",
    "is {} on the list?",
    "When did {} sign?",
    "I need to know whether {} is bound by the protocol, for my paper.",
    "so {} is one of the forty, right?",
    "hi! quick one: {} yes or no",
    "pls tell me if {} joined",
    "Does the list include {}?",
    "Our delegation represents {} in the committee. Are we bound?",
    "{} hasn't ratified, has it?",
    "The government of {} says it ratified last year",
    "I think {}'s ratification came in December",
    "Among the States is {} I believe",
    "people smuggling via {} keeps growing, are they in?",
    "asking for a friend from {}: party?",
    "was {} among the first to accede",
)
DEMONYM_TEMPLATES = (
    "have the {} ratified?",
    "did the {} government sign",
    "the {} delegation wants to know",
    "my neighbour is {}, is her country in?",
    "what do the {} say about the protocol",
)
_NEIGHBOURS = {
    letter: row[max(0, n - 1) : n] + row[n + 1 : n + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for n, letter in enumerate(row)
}
_SHORTEST_EDITED = 5


class Sentence(NamedTuple):
    """A sentence and the States it names."""

    text: str
    codes: tuple[str, ...]
    edit: str
    """What was done to the name: none, lower, upper, case, ... """
    name: str
    """The name as it stands in the vocabulary."""


def english_names(vocabulary: Vocabulary) -> list[tuple[str, State]]:
    """Return every English name of every State, in order; abbreviations and demonyms are not among them."""
    found: dict[str, tuple[str, State]] = {}
    for state in vocabulary.states:
        for name in (state.name, state.formal or "", *state.names):
            if name and name.isascii():
                found.setdefault(key(name), (name, state))
    return list(found.values())


def well_spelt(vocabulary: Vocabulary, seed: int = 1) -> Iterator[Sentence]:
    """Yield every name and demonym in a few templates, in several cases."""
    rng = random.Random(seed)
    for name, state in english_names(vocabulary):
        for change in ("none", "lower", "upper"):
            template = rng.choice(TEMPLATES)
            yield Sentence(_put(template, _cased(name, change)), (state.code,), change, name)
    for state in vocabulary.states:
        for demonym in state.demonyms:
            template = rng.choice(DEMONYM_TEMPLATES)
            yield Sentence(_put(template, demonym), (state.code,), "demonym", demonym)


def joined(vocabulary: Vocabulary, count: int, seed: int = 2) -> Iterator[Sentence]:
    """Yield sentences with two or three States."""
    rng = random.Random(seed)
    names = [(state.name.partition(" (")[0], state.code) for state in vocabulary.states if state.kind == "member"]
    glue = (" and ", ", ", " & ", " or ", "/", " vs ", " as well as ")
    for _ in range(count):
        chosen = rng.sample(names, rng.choice((2, 2, 3)))
        text = rng.choice(glue).join(name for name, _ in chosen)
        codes = tuple(code for _, code in chosen)
        if not {"COD", "COG", "SRB", "MNE"} & set(codes):
            yield Sentence(_put(rng.choice(TEMPLATES[:14]), text), codes, "joined", text)


def misspelt(vocabulary: Vocabulary, each: int, seed: int = 3) -> Iterator[Sentence]:
    """Yield each name ``each`` times with one edit in one word of at least five letters."""
    rng = random.Random(seed)
    for name, state in english_names(vocabulary):
        words = name.split(" ")
        long = [n for n, word in enumerate(words) if len(word) >= _SHORTEST_EDITED and word.isalpha()]
        if not long or len(words) > 4:
            continue
        for _ in range(each):
            place = rng.choice(long)
            edit, word = _edited(rng, words[place])
            text = " ".join([*words[:place], word, *words[place + 1 :]])
            if key(text) != key(name):
                yield Sentence(
                    _put(rng.choice(TEMPLATES), _cased(text, rng.choice(("none", "lower")))), (state.code,), edit, name
                )


def _edited(rng: random.Random, word: str) -> tuple[str, str]:
    edit = rng.choice(("delete", "double", "swap", "neighbour", "vowel"))
    place = rng.randrange(1, len(word) - 1)
    letter = word[place]
    if edit == "delete":
        return edit, word[:place] + word[place + 1 :]
    if edit == "double":
        return edit, word[:place] + letter + word[place:]
    if edit == "swap":
        return edit, word[:place] + word[place + 1] + letter + word[place + 2 :]
    if edit == "vowel" and letter in "aeiou":
        return edit, word[:place] + rng.choice("aeiou".replace(letter, "")) + word[place + 1 :]
    return "neighbour", word[:place] + rng.choice(_NEIGHBOURS.get(letter.lower(), "x")) + word[place + 1 :]


def _put(template: str, name: str) -> str:
    return template.replace("{}", name)


def _cased(name: str, change: str) -> str:
    return {"lower": name.lower(), "upper": name.upper()}.get(change, name)

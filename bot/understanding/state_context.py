"""Whether a name that was found is meant as a State: turkey the bird, "us" the pronoun, Lake Chad.

Knows the words around a name, and of the topic only that a sentence speaks of treaties at all.
"""

from __future__ import annotations

from bot.understanding.state_names import Sense, StateNames
from knowledge.text import Token

TREATY_STEMS = frozenset(
    "ratif proto treat conve signe signa signi acced acces adher parti party membe deleg gover parli "
    "states unodc depos instr smugg traff migra force bound bind join joine embas minis".split()
)
"""First five letters of words by which a sentence speaks of treaties and the States in them."""
_STEM = 5
_TREATY_WORDS = frozenset(
    "sign signs signed signing state states country countries nation nations party parties list listed un eif forty "
    "bound binding join joins joined joining government governments member members accept accepted approve approved "
    "law laws in_force untoc".split()
)
_DETERMINERS = frozenset(
    "a an the my your his her our their this that these those some any every each no another more much many".split()
)
_PRONOUN_VERBS = frozenset(
    "ratify ratifies ratified ratifying sign signs signed join joins joined accede acceded accept accepted approve "
    "approved government senate congress delegation party ratification signature accession status".split()
)
_BEFORE_SUBJECT = frozenset("has have had did does do is was will can could when why if that the and or but".split())
_LANGUAGE = frozenset("in into speak speaks speaking spoke learn learning translate say write written teach".split())


class Context:
    """The rules on the words around a name."""

    def __init__(self, names: StateNames) -> None:
        self._capitals = frozenset(names.capitals)
        self._before = frozenset(names.before)
        self._after = frozenset(names.after)
        self._others: dict[str, frozenset[str]] = {}
        self._demonym_words: frozenset[str] = frozenset()
        for forms, words in names.other_senses:
            if not forms:
                self._demonym_words |= frozenset(words)
            for form in forms:
                self._others[form] = frozenset(words)

    def allows(self, text: str, tokens: list[Token], first: int, last: int, name: str, sense: Sense) -> bool:
        """Return whether tokens ``first`` up to ``last``, which spell ``name``, mean it here."""
        if name in self._capitals and not self._in_capitals(text, tokens, first, last):
            return name == "us" and _is_subject(tokens, first)
        if (first or last < len(tokens)) and self._in_compound(tokens, first, last):
            return False
        others = self._others.get(name)
        if others is not None and self._has_other_sense(text, tokens, first, last, others):
            return False
        return not (sense.kind == "demonym" and self._is_adjective(tokens, first, last))

    def _in_capitals(self, text: str, tokens: list[Token], first: int, last: int) -> bool:
        raw = text[tokens[first].start : tokens[last - 1].end]
        return "." in raw or (raw.isupper() and not text.isupper()) or len(tokens) == last - first

    def _in_compound(self, tokens: list[Token], first: int, last: int) -> bool:
        if first:
            before = tokens[first - 1].text
            if before in self._before or (first > 1 and f"{tokens[first - 2].text} {before}" in self._before):
                return True
        if last < len(tokens):
            after = tokens[last].text
            if after in self._after:
                return True
            return last + 1 < len(tokens) and f"{after} {tokens[last + 1].text}" in self._after
        return False

    def _has_other_sense(
        self, text: str, tokens: list[Token], first: int, last: int, others: frozenset[str]
    ) -> bool:
        if len(tokens) == last - first:
            return not others and not text[tokens[first].start].isupper()
        beside = {tokens[n].text for n in (first - 1, last) if 0 <= n < len(tokens)}
        if others & beside:
            return True
        if speaks_of_treaties(tokens):
            return False
        if any(token.text in others for token in tokens):
            return True
        lower = text[tokens[first].start].islower()
        if lower and first and tokens[first - 1].text in _DETERMINERS:
            return True
        return not others and (lower or first == 0)

    def _is_adjective(self, tokens: list[Token], first: int, last: int) -> bool:
        """Whether a demonym is a language or a kind of thing: "in French", "an Italian restaurant"."""
        if last < len(tokens) and tokens[last].text in self._demonym_words:
            return True
        if first and tokens[first - 1].text in _LANGUAGE and not tokens[last - 1].text.endswith("s"):
            return last == len(tokens) or not speaks_of_treaties(tokens[last : last + 1])
        return False


def speaks_of_treaties(tokens: list[Token]) -> bool:
    """Return whether one of ``tokens`` is a word of treaties, States or their consent."""
    return any(token.text[:_STEM] in TREATY_STEMS or token.text in _TREATY_WORDS for token in tokens)


def _is_subject(tokens: list[Token], position: int) -> bool:
    """Whether a lower-case "us" is the State: "did us ratify", "the us"; but "let us sign", "with us"."""
    before = tokens[position - 1].text if position else ""
    after = tokens[position + 1].text if position + 1 < len(tokens) else ""
    if before == "the":
        return True
    if after in _PRONOUN_VERBS:
        return not before or before in _BEFORE_SUBJECT
    return before in {"is", "has", "does", "did"} and speaks_of_treaties(tokens)

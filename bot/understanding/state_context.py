"""Whether a name that was found is meant as a State: turkey the bird, "us" the pronoun, Lake Chad.

Knows the words around a name, and of the topic only that a sentence speaks of treaties at all.
"""

from __future__ import annotations

import re
from collections.abc import Container

from bot.understanding.state_names import NOT_A_STATE, Sense, StateNames
from knowledge.text import Token

TREATY_STEMS = frozenset(
    "ratif proto treat conve signe signa signi acced acces adher parti party membe deleg gover parli "
    "states unodc depos instr smugg traff migra force bound bind join joine embas minis".split()
)
"""First five letters of words by which a sentence speaks of treaties and the States in them."""
_TELLING_STEMS = frozenset("ratif proto conve acced signa unodc smugg traff migra parli gover deleg".split())
_TELLING_WORDS = frozenset("treaty treaties un eif untoc signed".split())
"""Those that hardly anything else has: a birthday party, a list of recipes and a frozen turkey are no treaty."""
_STEM = 5
_LONGEST_COMPOUND = 3
"""Words of the longest expression beside a name: "X, are you there"."""
_TREATY_WORDS = frozenset(
    "sign signs signed signing state states country countries nation nations party parties list listed un eif forty "
    "bound binding join joins joined joining government governments member members accept accepted approve approved "
    "law laws in_force untoc".split()
)
_DETERMINERS = frozenset(
    "a an the my your his her our their this that these those some any every each no another more much many".split()
)
_OF_PLACES = frozenset("in from to via through near visit visiting visited leaving between across".split())
_PUBLIC_LIFE = frozenset(
    """president king queen minister ministers premier chancellor ambassador ambassadors diplomat diplomats official
    officials leader leaders politicians senate congress cabinet court courts police army navy troops soldiers forces
    border borders guards coastguard authorities citizens people population nationals workers farmers fishermen
    refugees migrants smugglers traffickers economy constitution flag capital embassy election elections""".split()
)
"""Words behind a name by which it is the State or its people: "polish farmers", "us president"."""
_OPENERS = _DETERMINERS | frozenset(
    "is are was were has have had did does do will would can could should may and but or so if when why how what "
    "which who where in of to for from by with about on as not also yes no hey hi hello ok okay please visit".split()
)
"""Words that may stand capitalised at the head of a sentence, before a name."""
_PRONOUN_VERBS = frozenset(
    "ratify ratifies ratified ratifying sign signs signed join joins joined accede acceded accept accepted approve "
    "approved government senate congress delegation party ratification signature accession status".split()
)
_KINDS_OF_TREATY = frozenset("protocol convention conventions treaty accord accords".split())
_AUXILIARIES = frozenset("are can could did do have will would".split())
_PERSONS = frozenset("he she him".split())
_APOSTROPHE = re.compile("['’]")
_BEFORE_SUBJECT = frozenset("has have had did does do is was will can could when why if that the and or but".split())
_OF_LANGUAGES = frozenset(
    "speak speaks speaking spoken fluent fluently learn learning learnt translate translated translates translation "
    "grammar pronounce pronunciation accent duolingo language languages".split()
)
_BEFORE_LANGUAGE = _OF_LANGUAGES | frozenset("in into spoke say write written teach teaches taught".split())


class Context:
    """The rules on the words around a name."""

    def __init__(self, names: StateNames) -> None:
        self._names = names.names
        self._senses = names.senses
        self._capitals = frozenset(names.capitals)
        self._before = frozenset(names.before)
        self._after = frozenset(names.after)
        self._weak = {form for forms, words in names.other_senses if not words for form in forms}
        self._others: dict[str, set[str]] = {}
        for forms, words in names.other_senses:
            for form in forms:
                self._others.setdefault(form, set()).update(words)
        self._beside_demonyms = {word for forms, words in names.other_senses if not forms for word in words}

    def allows(self, text: str, tokens: list[Token], first: int, last: int, name: str, sense: Sense) -> bool:
        """Return whether tokens ``first`` up to ``last``, which spell ``name``, mean it here."""
        if name in self._capitals and not self._in_capitals(text, tokens, first, last):
            return name == "us" and _is_subject(tokens, first, self._names)
        if len(tokens) > last - first:
            if sense.kind == "abbreviation" and first and tokens[first - 1].text.isdigit():
                return False
            if self._in_compound(tokens, first, last):
                return False
            if sense.kind != "demonym" and _names_a_treaty(text, tokens, first, last):
                return False
            if name in self._others and self._has_other_sense(text, tokens, first, last, name):
                return False
            return not (sense.kind == "demonym" and self._is_adjective(tokens, first, last))
        return name not in self._weak or text[tokens[first].start].isupper()

    def _in_capitals(self, text: str, tokens: list[Token], first: int, last: int) -> bool:
        raw = text[tokens[first].start : tokens[last - 1].end]
        return "." in raw or (raw.isupper() and not text.isupper()) or len(tokens) == last - first

    def _in_compound(self, tokens: list[Token], first: int, last: int) -> bool:
        for length in range(1, _LONGEST_COMPOUND + 1):
            if length <= first and _joined(tokens, first - length, first) in self._before:
                return True
            if last + length <= len(tokens) and _joined(tokens, last, last + length) in self._after:
                return True
        return False

    def _has_other_sense(self, text: str, tokens: list[Token], first: int, last: int, name: str) -> bool:
        others = self._others[name]
        if last < len(tokens) and tokens[last].text in _PUBLIC_LIFE:
            return False
        if any(tokens[n].text in others for n in (first - 1, last) if 0 <= n < len(tokens)):
            return True
        if first and tokens[first - 1].text in _OF_PLACES:
            return False
        if any(token.text in _PERSONS for token in tokens) or (
            last + 1 < len(tokens) and tokens[last].text in _AUXILIARIES and tokens[last + 1].text == "you"
        ):
            return True
        speaks_for_other = any(token.text in others for token in tokens)
        if _speaks_surely(tokens) or (not speaks_for_other and speaks_of_treaties(tokens)):
            return False
        if self._is_personal(text, tokens, first, last):
            return True
        weak = name in self._weak
        if self._in_company(tokens, first, last, demonyms=weak):
            return False
        if speaks_for_other:
            return True
        lower = text[tokens[first].start].islower()
        if not weak:
            return lower and first > 0 and tokens[first - 1].text in _DETERMINERS
        return lower or (not first and (last == len(tokens) or tokens[last].text in _DETERMINERS))

    def _is_personal(self, text: str, tokens: list[Token], first: int, last: int) -> bool:
        """Whether a capitalised word that is no name of the vocabulary stands directly beside: Jordan Peterson."""
        if text.isupper() or (text.istitle() and len(tokens) > _LONGEST_COMPOUND):
            return False
        if not text[tokens[first].start].isupper():
            return False
        if last < len(tokens) and self._is_surname(text, tokens, last - 1, last):
            return True
        before = first - 1
        return before >= 0 and tokens[before].text not in _OPENERS and self._is_surname(text, tokens, first, before)

    def _is_surname(self, text: str, tokens: list[Token], name: int, other: int) -> bool:
        left, right = sorted((name, other))
        word = tokens[other]
        if _APOSTROPHE.search(text, tokens[left].start, tokens[left].end) or text[word.start : word.end].isupper():
            return False
        if text[tokens[left].end : tokens[right].start] != " " or not text[word.start].isupper():
            return False
        return other == left or word.text not in self._names or word.text in self._weak

    def _in_company(self, tokens: list[Token], first: int, last: int, *, demonyms: bool) -> bool:
        """Whether another State's name stands apart from this one in the sentence: "Jordan, Lebanon and Syria"."""
        for number, token in enumerate(tokens):
            if first - 1 <= number <= last or token.text in self._capitals:
                continue
            sense = self._senses[self._names.get(token.text, NOT_A_STATE)]
            if demonyms and sense.codes:
                return True
            if sense.codes and sense.kind != "demonym" and token.text not in self._others:
                return True
        return False

    def _is_adjective(self, tokens: list[Token], first: int, last: int) -> bool:
        """Whether a demonym is a language or a kind of thing: "in French", "an Italian restaurant"."""
        if tokens[last - 1].text.endswith("s") and not tokens[last - 1].text.endswith("ss"):
            return False
        if last < len(tokens) and tokens[last].text in self._beside_demonyms:
            return True
        if first and tokens[first - 1].text in _BEFORE_LANGUAGE:
            return last == len(tokens) or not speaks_of_treaties(tokens[last : last + 1])
        return any(token.text in _OF_LANGUAGES for token in tokens) and not speaks_of_treaties(tokens)


def _names_a_treaty(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """Whether the name is that of a treaty in full: "the Luxembourg Protocol"; not "the Philippines, protocol"."""
    return (
        first > 0
        and last < len(tokens)
        and tokens[first - 1].text == "the"
        and tokens[last].text in _KINDS_OF_TREATY
        and text[tokens[last - 1].end : tokens[last].start] == " "
    )


def _joined(tokens: list[Token], first: int, last: int) -> str:
    return " ".join([token.text for token in tokens[first:last]])


def speaks_of_treaties(tokens: list[Token]) -> bool:
    """Return whether one of ``tokens`` is a word of treaties, States or their consent."""
    return any(token.text[:_STEM] in TREATY_STEMS or token.text in _TREATY_WORDS for token in tokens)


def _speaks_surely(tokens: list[Token]) -> bool:
    return any(token.text[:_STEM] in _TELLING_STEMS or token.text in _TELLING_WORDS for token in tokens)


def _is_subject(tokens: list[Token], position: int, names: Container[str]) -> bool:
    """Whether a lower-case "us" is the State: "did us ratify", "the us"; but "let us sign", "with us"."""
    before = tokens[position - 1].text if position else ""
    after = tokens[position + 1].text if position + 1 < len(tokens) else ""
    if before == "the":
        return True
    if after in {"and", "or"} and position + 2 < len(tokens) and before in _BEFORE_SUBJECT | {""}:
        return tokens[position + 2].text in names
    if after in _PUBLIC_LIFE or after in _PRONOUN_VERBS:
        return not before or before in _BEFORE_SUBJECT
    return before in {"is", "has", "does", "did"} and speaks_of_treaties(tokens)

"""Text to comparable tokens: one way of folding case, diacritics and punctuation for names and questions alike.

Knows nothing of States, treaties or questions; whatever is compared anywhere went through here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


class Token(NamedTuple):
    """A word: ``text`` folded for comparison, ``start`` and ``end`` its place in the cleaned text."""

    text: str
    start: int
    end: int


_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])"  # U.S.A., U.K.
    r"|[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*"  # words, with apostrophes inside
    r"|\d+(?:st|nd|rd|th|er|e)?(?![^\W_])"  # 28, 28th
    r"|[^\W_]+"  # 2nite, covid19
    r"|&"
)
_APOSTROPHE = re.compile(r"['’ʼ`´]")
_FORMAT = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ə": "e"}
)
LONGEST_REMEMBERED = 64
"""Letters of a word whose forms are remembered: real words are shorter, and a flood must not fill the memory."""
_SUFFIXES = frozenset({"s", "re", "ve", "ll", "d", "m"})
_NEGATIVES = frozenset(
    ("has have had is are was were do does did could would should must need can will wo ca ai might").split()
)
_NEGATED_SPELLINGS = {f"{verb}nt": verb for verb in _NEGATIVES if verb not in {"wo", "ca", "can"}} | {
    "cannot": "can", "wont": "will", "cant": "can", "dont": "do", "doesnt": "does", "didnt": "did",
}  # fmt: skip
_IRREGULAR = {"wo": "will", "ca": "can", "ai": "is"}


def clean(text: str) -> str:
    """Return ``text`` in compatibility form (NFKC) without invisible format characters."""
    if text.isascii():
        return text
    return _FORMAT.sub("", unicodedata.normalize("NFKC", text))


def fold(word: str) -> str:
    """Return ``word`` without case and diacritics: ``España`` → ``espana``; other scripts keep their letters."""
    if word.isascii():
        return word.lower()
    folded = _COMBINING.sub("", unicodedata.normalize("NFKD", word.casefold()))
    return unicodedata.normalize("NFC", folded).translate(_LETTERS)


def tokenize(text: str) -> list[Token]:
    """Return the words of cleaned ``text``, folded, in order.

    A possessive or contracted ending goes (``Peru's`` → ``peru``), ``n't`` becomes its own ``not``, dotted
    abbreviations lose their dots (``U.S.A.`` → ``usa``), ``&`` is ``and``, and a letter repeated three
    times or more is kept twice.
    """
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        raw = match.group()
        start, end = match.span()
        for word in _words(raw) if len(raw) <= LONGEST_REMEMBERED else _words.__wrapped__(raw):
            tokens.append(Token(word, start, end))
    return tokens


@lru_cache(maxsize=8192)
def _words(raw: str) -> tuple[str, ...]:
    """Return the folded words that one written word stands for."""
    if raw == "&":
        return ("and",)
    word = fold(raw)
    if len(word) > 2:
        word = _REPEATED.sub(r"\1\1", word)
    if "." in word:
        return (word.replace(".", ""),)
    if word in _NEGATED_SPELLINGS:
        return (_NEGATED_SPELLINGS[word], "not")
    if _APOSTROPHE.search(word):
        return _without_apostrophes(word)
    return (word,)


def _without_apostrophes(word: str) -> tuple[str, ...]:
    first, *rest = _APOSTROPHE.split(word)
    if rest == ["t"] and first.endswith("n") and first[:-1] in _NEGATIVES:
        verb = first[:-1]
        return (_IRREGULAR.get(verb, verb), "not")
    if rest == ["t"] and first == "can":
        return ("can", "not")
    return tuple(part for part in (first, *(part for part in rest if part not in _SUFFIXES)) if part)


def key(text: str) -> str:
    """Return the form under which names are compared: the folded words of ``text`` joined by spaces."""
    return " ".join(token.text for token in tokenize(clean(text)))

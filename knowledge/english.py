"""How often English words are used: keeps foreign names and spelling corrections off ordinary words.

Reads one data file of the symspellpy package (82,765 words with their counts in Google's books and the
SCOWL lists); its program is not imported. Knows nothing of States, treaties or questions.
"""

from __future__ import annotations

_PACKAGE = "symspellpy"
_FILE = "frequency_dictionary_en_82_765.txt"


def word_frequencies() -> dict[str, int]:
    """Return every English word of the list, in lower case, with its count, the most frequent first.

    Raises FileNotFoundError or ModuleNotFoundError when the package that holds the list is missing.
    """
    from importlib import resources  # slow to import, and only needed where no snapshot is

    lines = resources.files(_PACKAGE).joinpath(_FILE).read_text(encoding="utf-8-sig").splitlines()
    frequencies: dict[str, int] = {}
    for line in lines:
        word, _, count = line.partition(" ")
        frequencies[word] = int(count)
    return frequencies

"""The names under which texts speak of one treaty, for treaties the bot has no entry of; knows the vocabulary alone."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.extract.same_treaty import HEAD_KEYS, same, tokens
from knowledge.model import TreatyNames, Vocabulary
from knowledge.text import key

_TELLING = 4
"""Telling words that a shortened title needs at least to be taken for the full one."""
_PREFIX = re.compile(
    r"(?:(?:the|un|united nations|ilo|who|imo|wipo|unesco|unece|iaea|fao|new|landmark|global) )*(?:(?:1[89]|20)\d\d )?"
)
SHORTEST = 4
"""Letters of an abbreviation that is looked for in a text which does not introduce it."""


class Elsewhere:
    """Looks a printed name up among those names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._treaties = vocabulary.elsewhere
        self._by_name = {
            _bare(printed): treaty
            for treaty in vocabulary.elsewhere
            for printed in (*treaty.abbreviations, *treaty.names, treaty.name)
        }
        self.abbreviations = {
            short: treaty for treaty in vocabulary.elsewhere for short in treaty.abbreviations if len(short) >= SHORTEST
        }

    def of(self, printed: str) -> TreatyNames | None:
        """Return the treaty that ``printed`` names, None for one that is not known or could be several."""
        known = self._by_name.get(_bare(printed))
        if known is not None or len(tokens(printed) - HEAD_KEYS) < _TELLING:
            return known
        alike = [treaty for treaty in self._treaties if same(printed, treaty.name)]
        return alike[0] if len(alike) == 1 else None

    def within(self, headline: str) -> tuple[TreatyNames, str] | None:
        """Return the treaty whose name, of two words at least, stands in ``headline``, capitals or not, and the name.

        The name is as the headline prints it; where that is all in capitals, it is the treaty's title.
        """
        folded = f" {key(headline)} "
        found = [name for name in self._by_name if " " in name and f" {name} " in folded]
        if not found:
            return None
        treaty = self._by_name[max(found, key=len)]
        words = r"\W+".join(map(re.escape, max(found, key=len).split()))
        printed = re.search(rf"\b{words}\b", headline, re.IGNORECASE)
        return treaty, printed.group() if printed and not printed.group().isupper() else treaty.name


def _bare(printed: str) -> str:
    folded = key(printed)
    bare = _PREFIX.sub("", folded, count=1)
    return bare if " " in bare else folded


@lru_cache(maxsize=4)
def elsewhere(vocabulary: Vocabulary) -> Elsewhere:
    """Return the (remembered) names of ``vocabulary``."""
    return Elsewhere(vocabulary)

"""A knowledge directory to a KnowledgeBase, quickly when nothing changed; knows no question and no answer.

What was parsed once is kept as a snapshot under the hash of its inputs; with it neither the YAML parser nor
the names of other languages are loaded.
"""

from __future__ import annotations

from pathlib import Path

from knowledge import files, snapshot
from knowledge.faults import KnowledgeError
from knowledge.model import KnowledgeBase, Vocabulary
from knowledge.references import Declared, check


def load(directory: Path | None = None, *, declared: Declared | None = None, cached: bool = True) -> KnowledgeBase:
    """Return the knowledge in ``directory`` (by default the one that comes with the program).

    With ``declared``, phrasings and replies may name only the handlers and placeholders in it. With
    ``cached`` a snapshot of the same inputs is used, and written when there is none. Raises KnowledgeError
    with every fault.
    """
    inputs = files.read(directory or files.PACKAGED)
    key = snapshot.key("knowledge", inputs.digest)
    if cached:
        known = snapshot.read(key, KnowledgeBase)
        if known is not None and not (declared and check(known, declared)):
            return known
    from knowledge.parse import parse

    parsed = parse(inputs)
    if declared and (faults := check(parsed.knowledge, declared, parsed.line)):
        raise KnowledgeError(faults)
    if cached:
        snapshot.write(key, parsed.knowledge)
    return parsed.knowledge


def load_vocabulary(directory: Path | None = None) -> Vocabulary:
    """Return what stands under ``vocabulary/`` alone: no names in other languages, no proposed treaties."""
    from knowledge.parse import parse_vocabulary

    return parse_vocabulary(files.read(directory or files.PACKAGED, ("vocabulary",)))

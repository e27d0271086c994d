"""Knowledge for the tests of answering: the packaged one, and the same with invented releases added."""

from __future__ import annotations

from functools import cache

import msgspec

from bot.answer import Answer
from bot.answering import Knowledge, answer
from bot.query import Form, Query
from knowledge.load import load
from knowledge.model import EntryIntoForce, Facts, ListedState, Source, Status, Treaty

SMUGGLING = "smuggling-protocol"
LATER, LAKES = "release-2004-04-14", "release-1999-06-02"


@cache
def release() -> Knowledge:
    """The packaged knowledge: the release of 27 January 2004 alone."""
    return Knowledge(load(cached=False))


@cache
def several() -> Knowledge:
    """The packaged knowledge, a later count, a later list, and a treaty that a build proposed."""
    kb = load(cached=False)
    later = Facts(
        source=Source(id=LATER, title="Sixty Ratifications", date="2004-04-14"),
        status=(
            Status(
                source=LATER,
                paragraph=2,
                quote="60 States had ratified",
                treaty=SMUGGLING,
                as_of="2004-04-07",
                signatories=112,
                parties=60,
            ),
        ),
        entries_into_force=(
            EntryIntoForce(
                source=LATER,
                paragraph=1,
                quote="entered into force on 28 January 2004",
                treaty=SMUGGLING,
                date="2004-01-28",
            ),
        ),
    )
    lakes = Facts(
        source=Source(id=LAKES, title="Lakes Treaty in Force", date="1999-06-02", place="Geneva"),
        status=(
            Status(
                source=LAKES,
                paragraph=3,
                quote="The following have ratified: Peru and Kenya.",
                treaty="lakes-treaty",
                as_of="1999-05-30",
                parties=2,
                states=(
                    ListedState(name="Peru", code="PER", date="1998-03-01"),
                    ListedState(name="Kenya", code="KEN", date="1999-03-04"),
                ),
            ),
        ),
        entries_into_force=(
            EntryIntoForce(
                source=LAKES,
                paragraph=1,
                quote="entered into force yesterday",
                treaty="lakes-treaty",
                date="1999-06-01",
            ),
        ),
    )
    treaty = Treaty(
        id="lakes-treaty", name="Treaty on Shared Lakes", short="the Treaty on Shared Lakes", provisional=True
    )
    vocabulary = msgspec.structs.replace(kb.vocabulary, treaties=(*kb.vocabulary.treaties, treaty))
    facts = (lakes, *kb.facts, later)
    return Knowledge(msgspec.structs.replace(kb, vocabulary=vocabulary, facts=facts))


def ask(
    handler: str, form: Form = Form.WHETHER, knowledge: Knowledge | None = None, **slots: object
) -> Answer:
    """Return the answer to a query with the given slots, by default from the release alone."""
    query = Query(question="?", handler=handler, form=form, **slots)  # type: ignore[arg-type]
    return answer(query, knowledge or release())

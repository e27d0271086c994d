"""Knowledge for the tests of answering: the packaged one, and the same with invented releases added."""

from __future__ import annotations

from functools import cache

import msgspec

from bot.answer import Answer
from bot.answering import Knowledge, answer
from bot.query import Form, Query
from knowledge.load import load
from knowledge.model import (
    Definition,
    EntryIntoForce,
    Facts,
    ListedState,
    Resolution,
    Source,
    Statement,
    Status,
    Treaty,
)

SMUGGLING = "smuggling-protocol"
ODD, BARE = "odd", "bare"
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


def _status(treaty: str, as_of: str | None, source: str = ODD, **values: object) -> Status:
    return Status(source=source, paragraph=1, quote=f"of {treaty}", treaty=treaty, as_of=as_of, **values)  # type: ignore[arg-type]


@cache
def odd() -> Knowledge:
    """Sources that leave much out, say it in part, or contradict each other; treaties that are all invented."""
    kb = load(cached=False)
    peru, kenya = ListedState(name="Peru", code="PER"), ListedState(name="Kenya", code="KEN")
    nowhere = ListedState(name="Ruritania")
    terms = "of winds"
    facts = Facts(
        source=Source(id=ODD),
        entries_into_force=(
            EntryIntoForce(source=ODD, paragraph=1, quote="on 25 November", treaty="birds", date="--11-25"),
            EntryIntoForce(source=ODD, paragraph=1, quote="on 26 November", treaty="birds", date="--11-26"),
        ),
        status=(
            _status("birds", None, parties=33, signatories=1, signatory_states=(peru,)),
            _status("winds", "2001-05-01", parties=20, signatories=30, states=(peru, nowhere), complete=False),
            _status("winds", "2001-05-01", source=BARE, parties=21, signatory_states=(peru, kenya)),
            _status("tides", "2001-05-01", states=(peru, kenya), signatories=2, parties=2),
            _status("tides", "2003-05-01", states=(peru,), signatories=1, parties=1),
            _status("tides", "2004-05-01", states=(ListedState(name="India", code="IND"),), complete=False),
        ),
        definitions=(Definition(source=ODD, paragraph=1, quote=terms, treaty="winds", term="wind", text=terms),),
        resolutions=(
            Resolution(source=ODD, paragraph=1, quote="resolution 55/25", symbol="55/25"),
            Resolution(source=ODD, paragraph=1, quote="55/26", symbol="55/26", action="took note of the tides"),
        ),
        statements=(
            Statement(source=ODD, paragraph=1, quote="recognizing the wind", kind="recognition", treaty="winds"),
        ),
    )
    others = [Facts(source=Source(id=BARE, title="Winds", date="2001"))]
    others += [Facts(source=Source(id=f"more-{number}", place="Geneva")) for number in range(6)]
    treaties = (
        Treaty(id="winds", name="Treaty on Winds", short="the Treaty on Winds", default=True, provisional=True),
        *(
            Treaty(id=id_, name=f"Treaty on {id_}", short=f"the Treaty on {id_}", provisional=True)
            for id_ in ("birds", "tides", "a", "b", "c", "d")
        ),
    )
    vocabulary = msgspec.structs.replace(kb.vocabulary, treaties=treaties)
    return Knowledge(msgspec.structs.replace(kb, vocabulary=vocabulary, facts=(facts, *others)))


@cache
def empty() -> Knowledge:
    """The packaged vocabulary and wording without any source."""
    return Knowledge(msgspec.structs.replace(load(cached=False), facts=()))


@cache
def single() -> Knowledge:
    """One source that gives neither title nor date."""
    facts = Facts(source=Source(id=BARE), status=(_status("winds", None, source=BARE, parties=3),))
    return Knowledge(msgspec.structs.replace(odd().kb, facts=(facts,)))


def ask(handler: str, form: Form = Form.WHETHER, knowledge: Knowledge | None = None, **slots: object) -> Answer:
    """Return the answer to a query with the given slots, by default from the release alone."""
    query = Query(**{"question": "is it in force?", "handler": handler, "form": form, **slots})  # type: ignore[arg-type]
    return answer(query, knowledge or release())

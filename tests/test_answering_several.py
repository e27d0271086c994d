"""Answers from several sources: the newest that speaks of a treaty first, and what the others add."""

from __future__ import annotations

import pytest

from bot.answer import Answer
from bot.query import Form
from tests.answering_knowledge import ask, odd, several

CONFIRM, WHEN, MANY = Form.CONFIRM, Form.WHEN, Form.HOW_MANY
SEVERAL = [
    # How many ratified?
    (
        ask("count_parties", MANY, several()),
        "60 States had ratified the Smuggling Protocol as of 7 April 2004. Earlier figures: 40 as of 20 January 2004.",
    ),
    # How many on 1 February 2004? / on 20 January 2004?
    (
        ask("count_parties", MANY, several(), dates=("2004-02-01",)),
        "No source gives the number on 1 February 2004, but those before and after it: "
        "40 as of 20 January 2004; 60 as of 7 April 2004 (the Smuggling Protocol).",
    ),
    (
        ask("count_parties", MANY, several(), dates=("2004-01-20",)),
        "40 States had ratified the Smuggling Protocol as of 20 January 2004. The release names all of them.",
    ),
    # When did it reach 60? / 40? / 100?
    (
        ask("count_parties", WHEN, several(), number=60),
        "The count for the Smuggling Protocol was 40 as of 20 January 2004 and 60 as of 7 April 2004: "
        "it reached 60 after the first of these days and by the second.",
    ),
    (
        ask("count_parties", WHEN, several(), number=40),
        "The count for the Smuggling Protocol stood at 40 as of 20 January 2004. "
        "The release does not say on which day it reached 40.",
    ),
    (
        ask("count_parties", WHEN, several(), number=100),
        "The release does not show 100: its newest count for the Smuggling Protocol is 60 as of 7 April 2004.",
    ),
    # Has Kenya ratified?
    (
        ask("ratified", knowledge=several(), states=("KEN",)),
        "Kenya is not on the release's list as of 20 January 2004, which names the forty States that had "
        "ratified the Smuggling Protocol. It says nothing of any later day. "
        "A newer figure is 60 as of 7 April 2004, without a full list of names.",
    ),
    # Has India? A newer source names it, though not every State that ratified.
    (
        ask("ratified", knowledge=odd(), states=("IND",), treaty="tides"),
        "India had ratified the Treaty on tides as of 1 May 2004, by a source that names only some of the States; "
        "it is not yet on the release's list as of 1 May 2003.",
    ),
    # When did it enter into force? The later release reports what the earlier one announced.
    (
        ask("eif_smuggling", WHEN, several()),
        "The Smuggling Protocol entered into force on 28 January 2004, according to the release of 14 April 2004.",
    ),
    # When did Peru ratify the lakes treaty? / In 1999, right? / Who was first? / In which order? / Since when in force?
    (
        ask("ratified", WHEN, several(), states=("PER",), treaty="lakes-treaty"),
        "Peru ratified the Treaty on Shared Lakes on 1 March 1998, as the list has it.",
    ),
    (
        ask("ratified", CONFIRM, several(), states=("PER",), treaty="lakes-treaty", dates=("1999",)),
        "Not in 1999: Peru ratified the Treaty on Shared Lakes on 1 March 1998, as the list has it.",
    ),
    (
        ask("not_in_release", Form.WHO, several(), treaty="lakes-treaty", aspect="first"),
        "Peru came first of the two States that had ratified the Treaty on Shared Lakes, 1 March 1998.",
    ),
    (
        ask("not_in_release", Form.WHO, several(), treaty="lakes-treaty", aspect="order"),
        "Peru came first of the two States that had ratified the Treaty on Shared Lakes, 1 March 1998. "
        "Kenya came last of the two States that had ratified the Treaty on Shared Lakes as of 30 May 1999, "
        "4 March 1999.",
    ),
    (
        ask("eif_other", WHEN, several(), treaty="lakes-treaty"),
        "The Treaty on Shared Lakes entered into force on 1 June 1999, according to the release of 2 June 1999.",
    ),
]


@pytest.mark.parametrize(("told", "words"), SEVERAL)
def test_several_sources(told: Answer, words: str) -> None:
    assert told.text == words


def test_sources_marks_what_is_provisional() -> None:
    assert "(provisional): the Treaty on Shared Lakes." in ask("sources", knowledge=several()).text

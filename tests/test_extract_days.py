"""When a treaty enters into force, of which treaty that is said; and days of something else.

The wordings are the field's, the treaties, numbers and days invented.
"""

from __future__ import annotations

import pytest

from tests.test_extract_wordings import counted, days, told

OTTERS = "Convention on Otters"
RIVERS = "Protocol on Rivers"


@pytest.mark.parametrize(
    "sentences",
    [
        "The {T} will enter into force 90 days after the deposit of its instrument of accession, on 17 November 2003.",
        "With this, the {T} will enter into force on 12 March 2004. For it to enter into force for Malta on 12"
        " March 2004"
        " was the aim: the {T} enters into force for Malta on 12 March 2004.",
        "The {T} will enter into force for both countries on 8 October 2003.",
    ],
)
def test_the_day_of_a_state_is_not_the_treatys(sentences: str) -> None:
    assert not any(days(told(sentences.format(T=OTTERS))).values())


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2004-02-28", "The {T} will on 28 February 2004 become the first legally binding treaty on otters."),
        ("2004-08-01", "The Secretary-General welcomed the entry into force this Sunday, 1 August 2004, of the {T}."),
        ("2003-09-01", "There is reason to be glad today with the entry into force of the {T}."),
        ("2004-01-01", "On New Year's Day 2004 the {T} becomes effective."),
        ("2001-11-21", "The {T} is new. Adoption: 23 March 2001; Entry into force: 21 November 2001."),
        (
            "2003-10-20",
            "The ILO expects that other nations will ratify the {T} before it enters into force on 20 October.",
        ),
        (
            "2003-09-02",
            "A new international law, called a dream by many, will enter into force tomorrow. It is the {T}.",
        ),
    ],
)
def test_which_day(day: str, sentence: str) -> None:
    assert days(told(sentence.format(T=OTTERS))) == {OTTERS: day}


def test_the_day_that_it_shares_with_another() -> None:
    found = told(
        f"The {OTTERS} will enter into force on 23 March 2004. On the same date the {RIVERS} will also come into"
        f" effect."
    )

    assert days(found) == {OTTERS: "2004-03-23", RIVERS: "2004-03-23"}


def test_a_day_for_this_state_alone() -> None:
    found = told(f"Malta ratified the {OTTERS}, and for this State the Convention will enter into force on 3 May 2004.")

    assert not any(days(found).values())


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2003-10-01", "Ten States ratified, three more than are needed to bring the {T} into force on 1 October."),
        ("2003-10-01", "That is all it takes for the {T} to enter into force, which will now happen on 1 October."),
        (None, "Three more are needed to bring the {T} into force on 1 October."),
        (None, "It is not known when the number needed for the {T} to enter into force will be there."),
    ],
)
def test_a_day_that_enough_have_brought(day: str | None, sentence: str) -> None:
    assert days(told(sentence.format(T=f"{OTTERS}"))).get(OTTERS) == day


def test_a_clause_beside_the_subject_takes_no_day() -> None:
    found = told(
        f"The {OTTERS}, whose provisions the {RIVERS} is to carry out, entered into force on 16 November 1994."
    )

    assert days(found) == {OTTERS: "1994-11-16"}


def test_the_protocol_under_a_convention_takes_the_day() -> None:
    found = told(
        f"The most far-reaching protocol under the {OTTERS} enters into force today. The {RIVERS} sets limits.",
        title="Protocol on rivers enters into force",
    )

    assert days(found) == {RIVERS: "2003-09-01"}


def test_the_secretariat_of_one_treaty_speaks_of_another() -> None:
    found = told(
        f"The Secretariat of the {OTTERS} said that the conditions for the entry into force of the {RIVERS} had been"
        " met. It will enter into force on 25 September."
    )

    assert days(found) == {RIVERS: "2003-09-25"}


def test_two_treaties_that_the_next_sentence_names() -> None:
    found = told(f"Two treaties on animals enter into force on 1 October. They are the {OTTERS} and the {RIVERS}.")

    assert days(found) == {OTTERS: "2003-10-01", RIVERS: "2003-10-01"}


def test_a_convention_and_its_protocols() -> None:
    found = told(
        f"The {OTTERS} and two related protocols will come into force on Sunday, 5 October. The first is the {RIVERS}."
        " The second, the Protocol on Lakes, is about lakes."
    )

    assert days(found) == {OTTERS: "2003-10-05", RIVERS: "2003-10-05", "Protocol on Lakes": "2003-10-05"}


def test_which_was_adopted_and_came_into_force() -> None:
    found = told(
        f"The {RIVERS} was negotiated under the {OTTERS}, which was adopted in March 1985 and came into force on"
        " 22 September 1988."
    )

    assert days(found) == {OTTERS: "1988-09-22"}


def test_for_which_it_entered_into_force_later() -> None:
    found = told(f"The last State to join was Peru, for which the {OTTERS} entered into force on 14 October 2002.")

    assert days(found) == {}


def test_the_first_protocol_to_a_convention_is_the_protocol() -> None:
    found = told(
        f"Peru may also join the {RIVERS}, the first protocol to the {OTTERS}, which entered into force on 25 September"
        " 2001 and has 60 parties."
    )

    assert days(found) == {RIVERS: "2001-09-25"}
    assert counted(found) == {RIVERS: 60}


def test_the_latter_convention_is_the_one_named_last() -> None:
    found = told(
        f"The 1998 Protocol brings the {RIVERS} into line with the {OTTERS}. The latter Convention, concluded at the"
        " same time as the Protocol, entered into force on 1 January 1998 and now has 15 parties."
    )

    assert days(found) == {OTTERS: "1998-01-01"}
    assert counted(found) == {OTTERS: 15}


def test_today_a_treaty_enters_into_force() -> None:
    found = told(f"Today, the {OTTERS}, adopted at a conference held in Oslo in October 1994, enters into force.")

    assert days(found) == {OTTERS: found.facts.source.date}

"""How many ratified and signed, and what only looks like a number of them.

The wordings are the field's, the treaties, numbers and days invented.
"""

from __future__ import annotations

import pytest

from tests.test_extract_wordings import counted, told

OTTERS = "Convention on Otters"
RIVERS = "Protocol on Rivers"


@pytest.mark.parametrize(
    ("kind", "number", "sentence"),
    [
        ("parties", 40, "The {T} will come into force in 90 days, 40 countries having now ratified it."),
        (
            "parties",
            61,
            "He took heart from the increase over the past year, and paid tribute to the 61 States that have"
            " expressed their consent to be bound by the {T}.",
        ),
        ("parties", 187, "All 187 member States of the Office have ratified the {T}."),
        ("parties", 33, "All 33 States of the region are parties to the {T}."),
        ("parties", 10, "The ratification by Malta is the tenth needed for the {T} to enter into force."),
        ("parties", 69, "The {T} is now in force in 69 countries."),
        ("parties", 88, "The States party to the {T} -- now numbering 88 -- meet in May."),
        ("parties", 38, "Few States are party to the {T} – 38 of the 193 members."),
        ("parties", 76, "The {T} has 76 countries as state parties."),
        ("parties", 99, "States that have ratified the {T}, which number 99, met in May."),
        ("parties", 132, "The growing number of its parties, currently 132, shows the weight of the {T}."),
        ("parties", 9, "Malta acceded, which brings to 9 the total of countries that have ratified the {T}."),
        ("parties", 6, "Malta became the sixth Party to the {T} on its accession on 5 April."),
        ("parties", 5, "The {T} was ratified by Malta, the fifth country to take that step."),
        ("parties", 60, "The 60th ratification triggers the entry into force of the {T}."),
        ("parties", 1, "Malta is the first State to ratify the {T}."),
        ("parties", 4, "Malta is the 4th ILO member State and the first EU member State to ratify the {T}."),
        ("parties", 188, "The objective of the 188-member {T} is to protect otters."),
        ("parties", 180, "It was welcomed by the 180 members of the {T}."),
        (
            "parties",
            74,
            "I congratulate all the States parties to the {T} – currently 74 – on their early ratification.",
        ),
        ("parties", 4, "Malta's ratification brings the number of countries who have ratified the {T} to four."),
        ("parties", 15, "Malta, Peru and Fiji have become the 13th, 14th and 15th countries to ratify the {T}."),
        ("parties", 162, "Malta deposited its instrument, becoming the 162nd State to formally commit to the {T}."),
        ("parties", 192, "It must be accepted by at least 144 of the 192 parties to the {T}."),
        ("signatories", 185, "Malta is one of 185 countries that have signed the {T}."),
        ("signatories", 14, "Fourteen Asian and African countries were the first to sign the {T}."),
        ("parties", 50, "The {T} will enter into force in May after it was ratified by the 50th country on Thursday."),
        ("parties", 20, "It was met when the 19th and 20th States, Malta and Peru, ratified the {T}."),
        (
            "parties",
            132,
            "Malta's ratification of the {T} brings the number of ratifications in the region to 17 and"
            " worldwide to 132.",
        ),
        (
            "parties",
            132,
            "Seven countries have ratified the {T} since November, the Agency said, bringing to 132 the number"
            " of nations that have endorsed the pact.",
        ),
        ("parties", 163, "Malta will become both the 163rd State Party to the {T} and a member of the Agency."),
        ("signatories", 45, "As of 1 February 2002, 45 of 162 Parties have signed the {T}."),
        ("signatories", 20, "The {T} is entering into force following its signature by 20 countries."),
        ("signatories", 19, "The {T}, which opened to signature last Wednesday, received 19 signatures."),
        ("signatories", 100, "A run of activity has brought the {T} up to 100 signatures."),
        ("signatories", 84, "By that date, 84 signatures had been placed under the {T}."),
        ("signatories", 37, "Signatures of the {T} have come from 37 countries."),
        ("signatories", 167, "Few treaties were embraced so rapidly as the {T}: 167 States have already signed it."),
        ("signatories", 58, "The {T} was adopted in 1997. It received 58 signatures."),
        ("signatories", 92, "The {T} was open for signature from 2 May 2000 to 1 May 2001 and received 92 signatures."),
        ("signatories", 53, "Fifty-three States have signed the {T} since it was opened, 46 of them on the first day."),
        ("signatories", 71, "The {T}, which will be open once all have signed the Act, has been signed by 71 States."),
        (
            "signatories",
            159,
            "The {T} was signed on that day by 119 delegations. When it closed, it had been signed by 159 States.",
        ),
        (
            "parties",
            15,
            "Fifteen States have deposited instruments of ratification of the {T} in one or more of the"
            " three capitals.",
        ),
        (
            "parties",
            24,
            "On 3 May Peru ratified the {T}, bringing the number of States which have become parties to 24.",
        ),
        (
            "parties",
            30,
            "The ratifications of the {T} by Peru and Malta bring to 30 the number of ILO Member States"
            " that have ratified it.",
        ),
        (
            "parties",
            27,
            "The {T} entered into force on 3 April, the thirtieth day after the deposit of the"
            " twenty-seventh instrument of ratification.",
        ),
        ("parties", 12, "The {T} has 12 parties out of the 22 that are required."),
        (
            "parties",
            10,
            "Peru became the tenth country to ratify the {T}. The nine other countries that have ratified it are far.",
        ),
        (
            "parties",
            4,
            "The {T}, which also requires 15 ratifications, has not yet entered into force. It has four parties.",
        ),
        (
            "parties",
            155,
            "To date 155 States have ratified the {T}. Once Peru deposits its instrument, the total number of ratifying"
            " States will stand at 156.",
        ),
        (
            "parties",
            12,
            "The {T} has been signed by 24 countries, and 12 of them have now completed their respective ratification"
            " processes.",
        ),
        ("parties", 32, "In 1998, 26 States were parties to the {T}. There are now 32, and their fleets are large."),
        (
            "parties",
            7,
            "The {T} was to enter into force four months after seven States had become parties. The seventh State,"
            " Peru, deposited its instrument of accession on 21 August.",
        ),
        (
            "parties",
            76,
            "In a message to a ceremony, the Secretary-General said that with 76 countries now party to the {T}, it was"
            " crucial that the world continue.",
        ),
        (
            "parties",
            194,
            "Ratification of the Protocol on Lakes by 51 Parties to the {T} is a step. With 194 parties, the {T} is"
            " universal.",
        ),
        (
            "parties",
            17,
            "The {T} needed 16 ratifications. The sixteenth was received last May, and 17 countries have now"
            " ratified it.",
        ),
        (
            "parties",
            15,
            "The {T} will enter into force on 14 July 1999 following its acceptance by a fifteenth country.",
        ),
        ("parties", 35, "The {T} is in force. The thirty-fifth instrument was deposited on 3 October 1998 by Jamaica."),
    ],
)
def test_how_many(kind: str, number: int, sentence: str) -> None:
    assert counted(told(sentence.format(T=OTTERS)), kind).get(OTTERS) == number


@pytest.mark.parametrize(
    "sentence",
    [
        "In the South Sea, a region as defined by the {T}, 28 of 32 States have ratified.",
        "The {T} entered into force after not less than 55 Parties had ratified it.",
        "Entry into force of the {T} is now 14 ratifications away.",
        "I look to all to help us reach 100 ratifications of the {T} before the meeting.",
        "Three of the six members of the South Coast Council have now acceded to the {T}.",
        "The Ambassador announced that Malta will be acceding to the {T}, becoming the 163rd State Party.",
        "The {T} requires that at least five States and five Parties have expressed their consent to be bound.",
        "A declaration in favour of the {T} had been circulated in the Council, where 49 of them had signed it.",
        "Of those outside the {T}, 25 States have signed the {T} but not yet ratified it.",
        "Malta will be the eighth member of the Island States Forum to join the {T}.",
        "Malta, the first country to ratify the {T}, hosted the meeting.",
        "The five States which had ratified the {T} earlier are mentioned elsewhere.",
        "The {T} has yet to enter into force: it will do so after the deposit of the thirtieth instrument.",
    ],
)
def test_how_many_is_not_said(sentence: str) -> None:
    found = told(sentence.format(T=OTTERS))

    assert counted(found) == {}
    assert counted(found, "signatories") == {}


def test_one_state_and_two_ordinals() -> None:
    found = told(
        "Malta becomes the 90th State party to the Convention on Otters and the 71st State party to the Pond Treaty."
    )

    assert counted(found) == {"Convention on Otters": 90, "Pond Treaty": 71}


def test_a_number_needed_that_an_event_has_brought() -> None:
    found = told(
        f"At the treaty event, the 41 ratifications required for the {OTTERS} to enter into force had been"
        f" reached, he said."
    )

    assert counted(found) == {OTTERS: 41}


def test_no_figure_is_of_a_day_to_come() -> None:
    found = told(f"Malta will become the 110th State to become a party to the {OTTERS} on 1 October 2003.")

    assert [(one.parties, one.as_of) for one in found.facts.status] == [(110, None)]


def test_the_treaty_apart_from_its_protocol() -> None:
    found = told(
        f"To date, 126 countries have signed the {OTTERS}, 71 have signed the Optional Protocol, 20 States have"
        f" ratified the treaty and 13 States have ratified the Protocol."
    )

    assert counted(found) == {OTTERS: 20, "Optional Protocol": 13}


def test_a_count_is_of_the_protocol_and_not_of_its_convention() -> None:
    found = told(
        "The River Protocol on Access to Springs (ATS) to the Convention on Otters (COO) has reached 70 ratifications."
    )

    assert counted(found) == {"River Protocol on Access to Springs": 70}


def test_an_ordinal_that_a_ceremony_is_planned_for_is_still_to_come() -> None:
    found = told(
        f"The Secretary-General is due to take part in a ceremony on 11 October to mark the 60th ratification of the"
        f" {OTTERS}.\n\nThe treaty has 56 ratifications so far.\n"
    )

    assert [(one.parties, one.as_of) for one in found.facts.status] == [(56, None)]


def test_the_latest_of_so_many_in_ratifying() -> None:
    assert counted(told(f"Peru became the 18th country in ratifying the {OTTERS}.")) == {OTTERS: 18}


def test_those_of_some_months_are_not_all() -> None:
    found = told(f"The {OTTERS} gains ground: seven States have ratified since July.")

    assert counted(found) == {}


def statuses(text: str) -> list[tuple[str | None, int | None, int | None]]:
    """Return (as of, signatories, parties) of each status of a text."""
    return [(one.as_of, one.signatories, one.parties) for one in told(text).facts.status]


def test_what_had_been_so_on_a_day_is_apart_from_what_is_so() -> None:
    found = statuses(
        f'"Already 57 countries are parties to the {OTTERS}," she said.\n\nWhen it closed for signature on 29 June 2002'
        " it had been signed by 167 countries. At that date 23 countries had become parties."
    )

    assert found == [(None, None, 57), ("2002-06-29", 167, 23)]


def test_an_ordinal_that_is_higher_than_all_counts_is_the_newest() -> None:
    found = statuses(
        f"Peru has become the 100th State to ratify the {OTTERS}. Fifty States had ratified by April 2002."
    )

    assert found == [("2002-04", None, 50), (None, None, 100)]


def test_the_day_of_some_deposits_is_not_that_of_the_next_sentence() -> None:
    found = statuses(
        f"On 18 December 2002 Peru and Malta deposited their instruments of ratification of the {OTTERS}, bringing the"
        " number of parties to 35. There are today 56 parties."
    )

    assert found == [("2002-12-18", None, 35), ("2003-09-01", None, 56)]


def test_a_number_that_is_awaited_is_no_count() -> None:
    found = statuses(
        f"The {OTTERS} has now been ratified by 25 countries. The Committee will be enlarged once the number of parties"
        " reaches 41."
    )

    assert found == [(None, None, 25)]


def test_a_number_needed_that_the_latest_have_brought() -> None:
    brought = f"Peru and Malta today ratified the {OTTERS}, bringing the total to the 30 needed for it to become law."
    reached = f"The number of 40 parties needed for the entry into force of the {OTTERS} of that year has been reached."

    assert [one[2] for one in statuses(brought)] == [30]
    assert [one[2] for one in statuses(reached)] == [40]


def test_an_ordinal_that_was_deposited_today() -> None:
    found = statuses(
        f"The {OTTERS} will enter into force on 26 December, following the deposit today of the fiftieth instrument of"
        " ratification."
    )

    assert [one[2] for one in found] == [50]


def test_each_of_two_treaties_has_its_number() -> None:
    found = told(f"The {OTTERS} has been ratified by 87 States and the {RIVERS} by 78.")

    assert counted(found) == {OTTERS: 87, RIVERS: 78}


def test_parties_to_one_treaty_have_signed_what_is_spoken_of() -> None:
    found = told(
        f"The {RIVERS}, the first to the {OTTERS}, was adopted in 2002. It was signed by 54 parties to the {OTTERS}."
    )

    assert counted(found, "signatories") == {RIVERS: 54}


def test_two_ordinals_of_one_state() -> None:
    found = told(f"Peru becomes the 78th Contracting Party to the {OTTERS} and the 67th to the {RIVERS}.")

    assert counted(found) == {OTTERS: 78, RIVERS: 67}


def test_all_members_of_an_organization() -> None:
    assert counted(told(f"The {OTTERS} has been ratified by all of its 187 member States.")) == {OTTERS: 187}


def test_the_new_convention_is_the_one_the_text_is_about() -> None:
    found = told(
        f"Peru has ratified the {OTTERS}. The Convention on Weasels of 1929 will be replaced by the new Convention,"
        " which has been signed by 52 States."
    )

    assert counted(found, "signatories") == {OTTERS: 52}


def test_it_is_still_the_treaty_of_the_sentence_before() -> None:
    found = told(
        f"The {RIVERS} was adopted in 2001. It is in harmony with the {OTTERS}. A total of 77 countries had signed it"
        " by 4 November 2002."
    )

    assert counted(found, "signatories") == {RIVERS: 77}


def test_parties_to_a_convention_sign_its_protocol() -> None:
    found = told(f"The Protocol on Lakes was adopted in 2001 and was signed by 35 parties to the {OTTERS}.")

    assert counted(found, "signatories") == {"Protocol on Lakes": 35}


def test_a_convention_named_for_its_protocol_does_not_take_the_number() -> None:
    found = told("The Protocol on Lakes (Lake Protocol) to the 1998 Convention on Waters has been signed by 35 States.")

    assert counted(found, "signatories") == {"Protocol on Lakes": 35}


def test_the_one_on_a_matter() -> None:
    found = told(
        "The Protocol on Lakes and the Protocol on Deep Wells were adopted together. Twelve States have ratified the"
        " one on deep wells."
    )

    assert counted(found) == {"Protocol on Deep Wells": 12}


def test_a_telephone_number_counts_nobody() -> None:
    found = told(
        f"The {OTTERS} has been signed by 24 countries.\n\nFor queries on ratifications of the {OTTERS}, contact the"
        " secretariat. Email: otters@example.org; Telephone: (56) 22210 2040."
    )

    assert counted(found) == {}


def test_a_number_that_was_reached() -> None:
    found = told(f"The accession of three more countries made the {OTTERS} reach 100 ratifications in May.")

    assert counted(found) == {OTTERS: 100}


def test_a_number_that_is_hoped_for() -> None:
    found = told(f"We count on the support of parties to the {OTTERS} to reach 100 ratifications before May.")

    assert counted(found) == {}


def test_initials_are_those_of_the_convention_and_not_of_its_amendments() -> None:
    found = told(
        "The 2014 amendments to the Maritime Otter Convention, 2006 (MOC, 2006), enter into force today. At present, 81"
        " States have ratified the MOC, 2006."
    )

    assert counted(found) == {"Maritime Otter Convention": 81}

"""Who ratified, how many and when, in the many orders of words in which releases say it; and what only looks like it.

The wordings are the field's, the treaties, numbers and days invented.
"""

from __future__ import annotations

import pytest

from tests.test_extract_wordings import counted, days, named, told

OTTERS = "Convention on Otters"
RIVERS = "Protocol on Rivers"


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (
            ["Malta"],
            "Malta's Permanent Representative, Ana Vella, handed to Director General Bo Lind her Government's"
            " instrument of accession to the {T}.",
        ),
        (["Malta"], "The {T} is in force. Malta's deposit of its instrument of accession came on 3 May."),
        (["Malta"], "Today, 83 are party to the {T}. The latest to become a party is Malta."),
        (
            ["Malta", "Peru", "Fiji"],
            "Malta, Peru and Fiji, Ms. Vella informed the members of the Committee, had acceded to the {T}.",
        ),
        (["Malta"], "After yesterday's ratification by Malta, the {T} has 83 parties."),
        (["Malta"], "The {T} was at last ratified by its fiftieth member State, Malta."),
        (
            ["Republic of Malta"],
            "The instrument of accession to the {T} of the Republic of Malta was deposited on 3 May 2003.",
        ),
        (["Malta"], "The instrument of accession of Malta to the {T}, was deposited by Ms. Vella."),
        (["Malta"], "The Secretary-General called the accession of Malta to the {T} a milestone."),
        (["Malta"], "One more ratification of the {T} has come in, that of Malta."),
        (["Malta", "Peru"], "Malta's ratification of the {T} follows that of Peru in February."),
        (["Malta", "Peru"], "Malta is the third country of the region to ratify the {T}, after Peru."),
        (["Malta"], "The twentieth instrument of ratification of the {T} was deposited on 5 February by Malta."),
        (["Malta", "Peru"], "The instruments of ratification of the {T} were deposited by Malta and Peru."),
        (["Malta", "Peru"], "Malta and Peru each deposited an instrument of ratification of the {T}."),
        (["Malta"], "Following Malta's accession on 3 May, four more ratifications of the {T} are needed."),
        (["Malta"], "I congratulate Malta on being the first country to ratify the {T}."),
        (["Malta"], "The Secretary-General received Malta's instrument of ratification of the {T}."),
        (["Malta"], "Malta gave its acceptance of the {T} on 3 May."),
        (["Peru"], "Peru's Ambassador to Malta deposited the instrument of ratification of the {T}."),
        (["Peru"], "The {T} was ratified by Peru at a ceremony in Valletta, Malta, on Tuesday."),
        (
            ["Malta"],
            "The accession instrument for the {T} was deposited by two Ambassadors of Malta, Ana Vella and Bo Lind.",
        ),
        (["Malta"], "Ms. Lind congratulates the Government of Malta on its accession to the {T}."),
        (
            ["Malta", "Peru", "Fiji"],
            "Malta deposited its instrument of ratification of the {T} along with Peru and Fiji.",
        ),
        (["Malta"], "The {T} has been ratified by 24 States, including Malta."),
        (["European Union"], "To date, 162 countries and the European Union are party to the {T}."),
        (
            ["European Union", "Malta", "Peru", "Fiji"],
            "The European Union and three of its Member States – Malta, Peru, Fiji – deposited their"
            " instruments of ratification of the {T}.",
        ),
        (["Malta"], "Being a State party to the {T}, Malta is bound by it."),
        (
            ["Malta"],
            "Yesterday, the Government of Malta communicated to the Secretary-General its accession to the {T}.",
        ),
        (
            ["Malta"],
            "Malta earlier on Thursday, February 1, 2001, deposited its instrument of ratification of the {T}.",
        ),
        (
            ["Malta", "Peru"],
            "Since 1990, 13 States have acceded to the {T}, with the most recent being Malta in 2001 and Peru in 2002.",
        ),
        (["Malta"], "It had received ratification from the 50th country, Malta, which was needed to trigger the {T}."),
        (["Malta"], "The {T} has been ratified by only one country to date, Malta."),
        (["Malta"], "Malta has taken a major step towards better rivers by acceding to the {T}."),
        (["Malta"], "The {T} has new momentum after Malta's signature and ratification on 4 February 2001."),
        (["Malta", "Peru"], "Two countries have ratified the {T} thus far, Malta and Peru."),
        (
            ["Malta", "Peru"],
            "It was met when the 19th and 20th States, Malta and Peru, deposited their instruments of"
            " ratification of the {T}.",
        ),
        (
            ["Malta"],
            "The Director General has the honour to notify the deposit by the Government of Malta, on May 3,"
            " 2003, of its instrument of ratification of the {T}.",
        ),
    ],
)
def test_who_has_ratified(states: list[str], sentence: str) -> None:
    assert sorted(named(told(sentence.format(T=OTTERS)))[OTTERS]) == sorted(states)


@pytest.mark.parametrize(
    "sentence",
    [
        "The {T} was adopted in 2001. The accession of Malta to the European Union was welcomed.",
        "The ratification of the {T} of Malta's parliament is a first step.",
        "The {T} would enter into force with the ratification of Malta.",
        "The ratification by Malta is still awaited, the Secretariat of the {T} said.",
        "Malta ratifies the {T} only if others do.",
        "Ms. Vella congratulated Malta on being the first host of the meeting on the {T}.",
        "The {T} – adopted in Valletta, Malta, in 1997 – has 40 parties.",
        "The Ambassador of an island to Malta, deposited a letter on the {T}.",
        "Whole regions, among them the whole of Malta, is now bound by a law like the {T}.",
        "With Malta's accession, the number of parties to the {T} will rise to 24.",
        "That Malta, Peru and Fiji should ratify the {T} matters a great deal.",
        "Of the States that signed the {T}, only Malta, Peru and Fiji are without a ratification.",
        "Of the States which have to sign and ratify the {T} three belong to this region: Malta, Peru and Fiji.",
        "A proposal under the {T}, which had the support of Malta, Peru and Fiji, was carried.",
        "Malta, Peru and Fiji have announced that accession to the {T} is already being considered.",
        "The Depositary of the {T} (the Government of Malta) said that on 4 June a State had deposited its instrument.",
    ],
)
def test_who_has_not(sentence: str) -> None:
    assert named(told(sentence.format(T=OTTERS))) == {}


def test_a_list_of_parties_ends_before_those_who_have_yet_to_join() -> None:
    found = told(f"The parties to the {OTTERS} are: Malta, Peru, and Fiji; Chad and Oman have yet to join.")

    assert named(found) == {OTTERS: ["Malta", "Peru", "Fiji"]}


def test_signatories_listed_in_brackets_are_no_parties() -> None:
    found = told(
        f"While the {OTTERS} was signed, subject to ratification, by three States (Malta, Peru and Fiji), Fiji"
        f" has ratified it."
    )

    assert named(found) == {OTTERS: ["Fiji"]}
    assert counted(found, "signatories") == {OTTERS: 3}


def test_several_treaties_of_one_deposit() -> None:
    found = told(
        "Malta deposited with Bo Lind, Director-General of the Office, on 14 June, three ratifications: the"
        " Rafts, Reeds and Rivers Convention, 1967 (No. 328); the Working Otters (Dams and Ponds) Convention,"
        " 1977 (No. 348); and the Work in Ponds Convention, 2007 (No. 388)."
    )

    assert named(found) == {
        "Rafts, Reeds and Rivers Convention, 1967 (No. 328)": ["Malta"],
        "Working Otters (Dams and Ponds) Convention, 1977 (No. 348)": ["Malta"],
        "Work in Ponds Convention, 2007 (No. 388)": ["Malta"],
    }
    assert counted(found) == {}


def test_who_ratified_is_told_of_the_treaty_before_the_name() -> None:
    found = told(f"We welcome the ratification of the {OTTERS} by Malta, at a time that looks to the {RIVERS}.")

    assert named(found) == {OTTERS: ["Malta"]}


def test_who_ratified_is_told_of_the_treaty_spoken_of_just_before() -> None:
    found = told(
        f"The {RIVERS} was adopted in 1990. The {OTTERS} has met its threshold. Malta deposited its instrument of"
        f" acceptance on 3 May."
    )

    assert named(found) == {OTTERS: ["Malta"]}


def test_three_states_and_two_treaties() -> None:
    found = told(
        "Malta became a party to the Convention on Otters, Peru to the Agreement on Lakes, and Fiji to both treaties."
    )

    assert named(found) == {"Convention on Otters": ["Malta", "Fiji"], "Agreement on Lakes": ["Peru", "Fiji"]}


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
    ],
)
def test_how_many_is_not_said(sentence: str) -> None:
    found = told(sentence.format(T=OTTERS))

    assert counted(found) == {}
    assert counted(found, "signatories") == {}


def test_who_followed_did_the_same() -> None:
    found = told("Malta acceded to the 1951 Otter Convention and 1967 River Protocol on 21 January, followed by Peru.")

    assert named(found) == {"Otter Convention": ["Malta", "Peru"], "River Protocol": ["Malta", "Peru"]}


def test_both_of_two_protocols() -> None:
    found = told(
        "There are two, the Optional Protocol on Otters and the Optional Protocol on Rivers in Spring. Malta"
        " signed and"
        " ratified both Protocols."
    )

    assert named(found) == {
        "Optional Protocol on Otters": ["Malta"],
        "Optional Protocol on Rivers in Spring": ["Malta"],
    }


def test_an_amendment_is_meant_by_its_own_verb_alone() -> None:
    found = told(
        f"Malta ratified the Amendment to the {OTTERS}, Peru ratified the Agreement on Lakes, and Fiji delivered the"
        " following instruments: the instrument of accession to the Agreement on Lakes, as well as the instrument of"
        " accession to the Agreement on Ponds."
    )

    assert named(found) == {
        f"Amendment to the {OTTERS}": ["Malta"],
        "Agreement on Lakes": ["Peru", "Fiji"],
        "Agreement on Ponds": ["Fiji"],
    }


def test_the_last_of_two_that_acceded_counts() -> None:
    found = told(
        f"Malta deposited its instrument of ratification on 16 August 2003 to become the 134th party to the"
        f" {OTTERS}, and"
        " Peru deposited its own on 30 August 2003 to become the 135th party."
    )

    assert max(one.parties or 0 for one in found.facts.status) == 135
    assert named(found) == {OTTERS: ["Malta", "Peru"]}


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


def test_the_parties_for_which_it_entered_into_force() -> None:
    found = told(f"The {OTTERS} entered into force on 23 April 2003 for the following States: Malta, Peru, Fiji.")

    assert days(found) == {OTTERS: "2003-04-23"}
    assert named(found) == {OTTERS: ["Malta", "Peru", "Fiji"]}


def test_a_list_outnumbers_the_number_that_began() -> None:
    found = told(
        f"The {OTTERS} enters into force today, one year after it obtained its second ratification. The"
        f" countries that have ratified are: Malta, Peru, Fiji and Chad."
    )

    assert counted(found) == {}
    assert named(found) == {OTTERS: ["Malta", "Peru", "Fiji", "Chad"]}


def test_the_treaty_apart_from_its_protocol() -> None:
    found = told(
        f"To date, 126 countries have signed the {OTTERS}, 71 have signed the Optional Protocol, 20 States have"
        f" ratified the treaty and 13 States have ratified the Protocol."
    )

    assert counted(found) == {OTTERS: 20, "Optional Protocol": 13}


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2004-02-28", "The {T} will on 28 February 2004 become the first legally binding treaty on otters."),
        ("2004-08-01", "The Secretary-General welcomed the entry into force this Sunday, 1 August 2004, of the {T}."),
        ("2003-09-01", "There is reason to be glad today with the entry into force of the {T}."),
        ("2004-01-01", "On New Year's Day 2004 the {T} becomes effective."),
        ("2001-11-21", "The {T} is new. Adoption: 23 March 2001; Entry into force: 21 November 2001."),
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


def test_a_count_is_of_the_protocol_and_not_of_its_convention() -> None:
    found = told(
        "The River Protocol on Access to Springs (ATS) to the Convention on Otters (COO) has reached 70 ratifications."
    )

    assert counted(found) == {"River Protocol on Access to Springs": 70}


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


def test_an_ordinal_that_a_ceremony_is_planned_for_is_still_to_come() -> None:
    found = told(
        f"The Secretary-General is due to take part in a ceremony on 11 October to mark the 60th ratification of the"
        f" {OTTERS}.\n\nThe treaty has 56 ratifications so far.\n"
    )

    assert [(one.parties, one.as_of) for one in found.facts.status] == [(56, None)]


def test_those_joined_in_signing_have_not_ratified() -> None:
    found = told(
        f"Peru has become the fourth country to sign, subject to approval, the {OTTERS}, joining Malta, Fiji and Chile,"
        f" which signed subject to ratification."
    )

    assert (named(found), counted(found), counted(found, "signatories")) == ({}, {}, {OTTERS: 4})


def test_the_latest_of_so_many_in_ratifying() -> None:
    assert counted(told(f"Peru became the 18th country in ratifying the {OTTERS}.")) == {OTTERS: 18}


def test_those_of_some_months_are_not_all() -> None:
    found = told(f"The {OTTERS} gains ground: seven States have ratified since July.")

    assert counted(found) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        f"The Secretary-General spoke of the {OTTERS} and the {RIVERS}, and of the accession of Malta to both.",
        f"The {OTTERS} and the {RIVERS} were opened in 1997. Malta acceded to both on 3 May.",
        f"The {OTTERS} and the {RIVERS} were opened in 1997. Malta has signed and ratified both of them.",
    ],
)
def test_both_of_two_treaties(sentence: str) -> None:
    assert named(told(sentence)) == {OTTERS: ["Malta"], RIVERS: ["Malta"]}


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


def test_a_sentence_after_a_list_that_says_something_else_is_no_part_of_it() -> None:
    found = told(
        f"There are 4 parties to the {OTTERS}. They are Benin, Fiji, Gabon and Malta. Chile, Ghana, Oman and Peru have"
        " signed but not yet ratified it."
    )

    assert named(found) == {OTTERS: ["Benin", "Fiji", "Gabon", "Malta"]}


def test_the_others_are_those_of_the_treaty_just_spoken_of() -> None:
    found = told(
        f"The {RIVERS} has 7 parties. There are 166 parties to the {OTTERS}, the latest being Tonga. Benin and Fiji"
        f" ratified the {RIVERS} in May. The other parties are Chile, Gabon, Ghana, Malta and Peru."
    )

    assert named(found)[RIVERS] == ["Benin", "Fiji", "Chile", "Gabon", "Ghana", "Malta", "Peru"]
    assert named(found)[OTTERS] == ["Tonga"]


def test_the_secretariat_of_one_treaty_speaks_of_another() -> None:
    found = told(
        f"The Secretariat of the {OTTERS} said that the conditions for the entry into force of the {RIVERS} had been"
        " met. It will enter into force on 25 September."
    )

    assert days(found) == {RIVERS: "2003-09-25"}


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


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
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
def test_on_which_day_it_enters_into_force(day: str, sentence: str) -> None:
    assert days(told(sentence.format(T=OTTERS))) == {OTTERS: day}


def test_for_which_it_entered_into_force_later() -> None:
    found = told(f"The last State to join was Peru, for which the {OTTERS} entered into force on 14 October 2002.")

    assert days(found) == {}


@pytest.mark.parametrize(
    ("kind", "number", "sentence"),
    [
        ("signatories", 58, "The {T} was adopted in 1997. It received 58 signatures."),
        ("signatories", 92, "The {T} was open for signature from 2 May 2000 to 1 May 2001 and received 92 signatures."),
        ("signatories", 53, "Fifty-three States have signed the {T} since it was opened, 46 of them on the first day."),
        ("signatories", 71, "The {T}, which will be open once all have signed the Act, has been signed by 71 States."),
        ("signatories", 159, "The {T} was signed on that day by 119 delegations. When it closed, it had been signed by"
         " 159 States."),
        ("parties", 15, "Fifteen States have deposited instruments of ratification of the {T} in one or more of the"
         " three capitals."),
        ("parties", 24, "On 3 May Peru ratified the {T}, bringing the number of States which have become parties to"
         " 24."),
        ("parties", 30, "The ratifications of the {T} by Peru and Malta bring to 30 the number of ILO Member States"
         " that have ratified it."),
        ("parties", 27, "The {T} entered into force on 3 April, the thirtieth day after the deposit of the"
         " twenty-seventh instrument of ratification."),
    ],
)  # fmt: skip
def test_how_many_there_are(kind: str, number: int, sentence: str) -> None:
    assert counted(told(sentence.format(T=OTTERS)), kind) == {OTTERS: number}


@pytest.mark.parametrize(
    "sentence",
    [
        "The five States which had ratified the {T} earlier are mentioned elsewhere.",
        "The {T} has yet to enter into force: it will do so after the deposit of the thirtieth instrument.",
    ],
)
def test_how_many_there_are_is_not_said(sentence: str) -> None:
    assert counted(told(sentence.format(T=OTTERS))) == {}


def test_protocols_ratified_by_some_are_not_the_convention() -> None:
    found = told(f"The {OTTERS} has 28 parties. There are three protocols to it. Malta and Peru have ratified them.")

    assert named(found) == {}


def test_what_follows_from_a_ratification_is_of_other_treaties() -> None:
    found = told(
        f"Peru ratified on Thursday, becoming the 20th country to ratify the {OTTERS}, and as a result the {OTTERS} and"
        f" the {RIVERS} will both enter into force."
    )

    assert counted(found) == {OTTERS: 20}
    assert named(found) == {OTTERS: ["Peru"]}


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (
            ["Australia", "Germany"],
            "The most recent to ratify the {T} were Australia on 5 October and Germany on 6 October.",
        ),
        (["Benin", "Fiji"], "Benin and Fiji were among the first to ratify the {T}."),
        (["European Community"], "The {T} has 17 parties. The European Community has approved it."),
        (["Gabon", "Malta"], "The {T} was signed by Benin and Fiji, ratified by Gabon and acceded to by Malta."),
        (["Peru"], "Peru has ratified the {T}. It has also been signed, subject to ratification, by Benin and Fiji."),
        (
            ["Benin", "Fiji", "Gabon"],
            "The States which have ratified the {T} are Benin, Fiji and Gabon. In addition, three States -- Malta, Oman"
            " and Peru -- have signed it but have not yet ratified it.",
        ),
    ],
)
def test_who_has_ratified_and_who_has_only_signed(states: list[str], sentence: str) -> None:
    assert named(told(sentence.format(T=OTTERS))) == {OTTERS: states}


def test_a_union_beside_a_whole_list_of_states() -> None:
    found = told(
        f"The {OTTERS} has been ratified by the European Union and the following 3 States: Benin, Fiji and Gabon."
    )

    assert set(named(found)[OTTERS]) == {"European Union", "Benin", "Fiji", "Gabon"}


def test_what_the_same_states_did_besides() -> None:
    found = told(
        f"Tonga acceded to the {OTTERS} on 24 June. On the same day it acceded to the {RIVERS}.\n\nBenin and Fiji"
        f" ratified the {OTTERS} in May. The two States are also parties to the Protocol on Lakes, which has 191 States"
        " parties."
    )

    assert named(found) == {
        OTTERS: ["Tonga", "Benin", "Fiji"],
        RIVERS: ["Tonga"],
        "Protocol on Lakes": ["Benin", "Fiji"],
    }
    assert counted(found) == {"Protocol on Lakes": 191}


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (12, "The {T} has 12 parties out of the 22 that are required."),
        (
            10,
            "Peru became the tenth country to ratify the {T}. The nine other countries that have ratified it are far.",
        ),
    ],
)
def test_how_many_of_those_required(number: int, sentence: str) -> None:
    assert counted(told(sentence.format(T=OTTERS))) == {OTTERS: number}


def test_the_first_protocol_to_a_convention_is_the_protocol() -> None:
    found = told(
        f"Peru may also join the {RIVERS}, the first protocol to the {OTTERS}, which entered into force on 25 September"
        " 2001 and has 60 parties."
    )

    assert days(found) == {RIVERS: "2001-09-25"}
    assert counted(found) == {RIVERS: 60}


def test_parties_to_a_convention_sign_its_protocol() -> None:
    found = told(f"The Protocol on Lakes was adopted in 2001 and was signed by 35 parties to the {OTTERS}.")

    assert counted(found, "signatories") == {"Protocol on Lakes": 35}


def test_a_convention_named_for_its_protocol_does_not_take_the_number() -> None:
    found = told("The Protocol on Lakes (Lake Protocol) to the 1998 Convention on Waters has been signed by 35 States.")

    assert counted(found, "signatories") == {"Protocol on Lakes": 35}


def test_a_list_is_of_the_treaty_spoken_of_since_the_last_number() -> None:
    found = told(
        f"The {OTTERS} has 31 parties.\n\nThe {RIVERS} was signed by 13 States. Among those that have ratified are"
        " Benin, Fiji and Gabon."
    )

    assert named(found) == {RIVERS: ["Benin", "Fiji", "Gabon"]}


def test_a_party_to_one_treaty_may_join_another() -> None:
    found = told(
        f"Andorra deposited its instrument of accession to the {OTTERS} on 11 May.\n\nAs a party to the {OTTERS},"
        f" Andorra is now also entitled to join the {RIVERS}, the first protocol to the {OTTERS}, which has 60 parties."
    )

    assert named(found) == {OTTERS: ["Andorra"]}


def test_the_one_on_a_matter() -> None:
    found = told(
        "The Protocol on Lakes and the Protocol on Deep Wells were adopted together. Twelve States have ratified the"
        " one on deep wells."
    )

    assert counted(found) == {"Protocol on Deep Wells": 12}


def test_the_latter_convention_is_the_one_named_last() -> None:
    found = told(
        f"The 1998 Protocol brings the {RIVERS} into line with the {OTTERS}. The latter Convention, concluded at the"
        " same time as the Protocol, entered into force on 1 January 1998 and now has 15 parties."
    )

    assert days(found) == {OTTERS: "1998-01-01"}
    assert counted(found) == {OTTERS: 15}


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (4, "The {T}, which also requires 15 ratifications, has not yet entered into force. It has four parties."),
        (
            155,
            "To date 155 States have ratified the {T}. Once Peru deposits its instrument, the total number of ratifying"
            " States will stand at 156.",
        ),
        (
            12,
            "The {T} has been signed by 24 countries, and 12 of them have now completed their respective ratification"
            " processes.",
        ),
        (32, "In 1998, 26 States were parties to the {T}. There are now 32, and their fleets are large."),
        (
            7,
            "The {T} was to enter into force four months after seven States had become parties. The seventh State,"
            " Peru, deposited its instrument of accession on 21 August.",
        ),
        (
            76,
            "In a message to a ceremony, the Secretary-General said that with 76 countries now party to the {T}, it was"
            " crucial that the world continue.",
        ),
        (
            194,
            "Ratification of the Protocol on Lakes by 51 Parties to the {T} is a step. With 194 parties, the {T} is"
            " universal.",
        ),
    ],
)
def test_how_many_there_are_now(number: int, sentence: str) -> None:
    assert counted(told(sentence.format(T=OTTERS)))[OTTERS] == number


def test_a_telephone_number_counts_nobody() -> None:
    found = told(
        f"The {OTTERS} has been signed by 24 countries.\n\nFor queries on ratifications of the {OTTERS}, contact the"
        " secretariat. Email: otters@example.org; Telephone: (56) 22210 2040."
    )

    assert counted(found) == {}


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (
            ["Benin", "Fiji", "Gabon", "Malta"],
            "The deposit today of instruments of ratification of the {T} by four States brings the number to 31. The"
            " four countries, whose envoys handed over their instruments in New York, are Benin, Fiji, Gabon and"
            " Malta.",
        ),
        (
            ["Benin", "Gabon", "Togo", "Malta", "Spain"],
            "The {T} has been ratified by five States. They are Benin, Gabon and Togo in Africa, and Malta and Spain in"
            " Europe.",
        ),
        (
            ["Peru"],
            "Peru became the 85th State to ratify the {T}, and Malta moved a step closer to doing so by signing it.",
        ),
        (
            ["Peru"],
            "Peru ratified the {T}. Benin was the most active nation, signing or acceding to 18 treaties. Fiji, Gabon,"
            " Malta and Togo also took two dozen actions between them.",
        ),
        (
            ["Peru"],
            "The {T} has 178 parties, of which the latest is Peru. Nine have yet to do so: China, Egypt, India, Israel,"
            " and the United States, which has signed.",
        ),
    ],
)
def test_lists_and_what_is_none(states: list[str], sentence: str) -> None:
    assert named(told(sentence.format(T=OTTERS))) == {OTTERS: states}


def test_a_list_is_of_the_treaty_of_its_sentence() -> None:
    found = told(
        f"The {RIVERS} has been signed by 21 States and ratified by 5.\n\nThe {OTTERS} did well, with signatures by"
        " Benin, Fiji and Oman, and ratifications by Gabon, Malta and Togo."
    )

    assert named(found) == {OTTERS: ["Gabon", "Malta", "Togo"]}


def test_a_party_to_both() -> None:
    found = told(f"As a State party to both the {OTTERS} and the {RIVERS}, Fiji was already bound.")

    assert named(found) == {OTTERS: ["Fiji"], RIVERS: ["Fiji"]}


def test_instruments_deposited_besides() -> None:
    found = told(
        f"Fiji acceded to the {OTTERS} on 24 June. On the same day it also deposited instruments of ratification of the"
        f" {RIVERS}."
    )

    assert named(found) == {OTTERS: ["Fiji"], RIVERS: ["Fiji"]}


def test_the_first_to_do_so_did_what_the_paragraph_is_about() -> None:
    found = told(
        f"The {OTTERS} enters into force in May with 30 parties.\n\nPeru handed in its instrument of ratification of"
        f" the {RIVERS} too.\n\nMore facts.\n\nThe {OTTERS} deals with otters. It enters into force after 30 States"
        " have deposited their instruments. Fiji was the first to do so, in March 1998."
    )

    assert named(found)[OTTERS] == ["Fiji"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (
            17,
            "The {T} needed 16 ratifications. The sixteenth was received last May, and 17 countries have now"
            " ratified it.",
        ),
        (15, "The {T} will enter into force on 14 July 1999 following its acceptance by a fifteenth country."),
        (35, "The {T} is in force. The thirty-fifth instrument was deposited on 3 October 1998 by Jamaica."),
    ],
)
def test_numbers_that_came_in(number: int, sentence: str) -> None:
    assert counted(told(sentence.format(T=OTTERS))) == {OTTERS: number}


def test_a_number_that_was_reached() -> None:
    found = told(f"The accession of three more countries made the {OTTERS} reach 100 ratifications in May.")

    assert counted(found) == {OTTERS: 100}


def test_a_number_that_is_hoped_for() -> None:
    found = told(f"We count on the support of parties to the {OTTERS} to reach 100 ratifications before May.")

    assert counted(found) == {}


def test_who_is_to_consider_it_has_not_done_it() -> None:
    found = told(
        f"The Secretary-General welcomes the accession by Peru to the {OTTERS}. He calls on the 34 States that have not"
        f" yet joined to do so. He also encourages Peru to consider acceding to the {RIVERS}, which has 102 States"
        " parties."
    )

    assert named(found) == {OTTERS: ["Peru"]}


def test_today_a_treaty_enters_into_force() -> None:
    found = told(f"Today, the {OTTERS}, adopted at a conference held in Oslo in October 1994, enters into force.")

    assert days(found) == {OTTERS: found.facts.source.date}


def test_initials_are_those_of_the_convention_and_not_of_its_amendments() -> None:
    found = told(
        "The 2014 amendments to the Maritime Otter Convention, 2006 (MOC, 2006), enter into force today. At present, 81"
        " States have ratified the MOC, 2006."
    )

    assert counted(found) == {"Maritime Otter Convention": 81}

"""Who ratified, in the many orders of words in which releases say it; and what only looks like it.

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


def test_those_joined_in_signing_have_not_ratified() -> None:
    found = told(
        f"Peru has become the fourth country to sign, subject to approval, the {OTTERS}, joining Malta, Fiji and Chile,"
        f" which signed subject to ratification."
    )

    assert (named(found), counted(found), counted(found, "signatories")) == ({}, {}, {OTTERS: 4})


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


def test_who_is_to_consider_it_has_not_done_it() -> None:
    found = told(
        f"The Secretary-General welcomes the accession by Peru to the {OTTERS}. He calls on the 34 States that have not"
        f" yet joined to do so. He also encourages Peru to consider acceding to the {RIVERS}, which has 102 States"
        " parties."
    )

    assert named(found) == {OTTERS: ["Peru"]}

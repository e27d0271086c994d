"""What texts call treaties: where a name begins and ends, and which names mean one treaty.

The treaties are invented but for those whose names the vocabulary knows.
"""

from __future__ import annotations

import pytest

from tests.test_extract_wordings import counted, days, named, told

OTTERS = "Convention on Otters"
RIVERS = "Protocol on Rivers"


def test_a_protocol_that_its_convention_owns() -> None:
    found = told(f"The {OTTERS} has 46 parties. Malta also became the twenty-ninth Party to the Convention's {RIVERS}.")

    assert counted(found) == {OTTERS: 46, RIVERS: 29}
    assert named(found) == {RIVERS: ["Malta"]}


def test_an_amendment_to_a_convention_by_its_abbreviation() -> None:
    found = told(
        "The event was on the Amendment to the Convention on the Protection of Otters (CPO). The Amendment to the CPO"
        " entered into force on 8 May 2003."
    )

    assert days(found) == {"Amendment to the Convention on the Protection of Otters": "2003-05-08"}


def test_a_treaty_called_by_its_matter_is_the_one_named_later() -> None:
    found = told(
        "A key UN treaty on the prevention of otter hunts received its 50th ratification. The Optional Protocol"
        " to the Convention against Otter Hunts allows visits to rivers."
    )

    assert [(one.signatories, one.parties) for one in found.facts.status] == [(None, 50)]
    assert [treaty.name for treaty in found.treaties] == ["Optional Protocol to the Convention against Otter Hunts"]


def test_a_treaty_called_by_its_matter_beside_another_stays_itself() -> None:
    found = told(
        "Forty States have ratified the treaty on the prevention of otter hunts and the Convention on Otter"
        " Hunts in Lakes."
    )

    assert [treaty.name for treaty in found.treaties] == ["treaty on the prevention of otter hunts"]


def test_an_abbreviation_that_means_the_owner() -> None:
    found = told(
        "The Optional Protocol to the Convention against Hunting (CAH) has 20 parties. The CAH, which came into"
        " force in 1987, has 140 parties."
    )

    assert counted(found) == {
        "Optional Protocol to the Convention against Hunting": 20,
        "Convention against Hunting": 140,
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("WIPO Otters and Rivers Treaty", "Malta acceded to the WIPO Otters and Rivers Treaty."),
        (
            "Otters Protocol",
            "Malta presented its instrument of ratification of the Otters Protocol to Bo Lind, IMO Secretary-General.",
        ),
        (
            "Convention on Otters",
            "The instrument of ratification of the Convention on Otters of the Republic of Malta was deposited.",
        ),
    ],
)
def test_where_a_name_ends(name: str, text: str) -> None:
    assert [treaty.name for treaty in told(text).treaties] == [name]


def test_a_treaty_called_by_its_initials_is_one() -> None:
    found = told(
        "The Otter Rescue Mission Convention protects otters.\n\nForty States have ratified the ORM Convention.\n"
    )

    assert counted(found) == {"Otter Rescue Mission Convention": 40}


def test_a_known_title_is_found_word_for_word_whatever_commas_stand_in_it() -> None:
    found = told(
        "The Optional Protocol to the Convention on the Rights of the Child, on the sale of children, child"
        " prostitution and child pornography, has 16 parties. The Optional Protocol to the Convention on the Rights of"
        " the Child on the involvement of children in armed conflict has 14, and the Convention on the Rights of the"
        " Child 191."
    )

    assert sorted(counted(found).values()) == [14, 16, 191]


def test_a_known_short_name_and_the_full_title_are_one_treaty() -> None:
    found = told(
        "The Port State Measures Agreement takes effect on 5 June 2016. The Agreement on Port State Measures to"
        " Prevent, Deter and Eliminate Illegal, Unreported and Unregulated Fishing has 30 parties."
    )

    assert len(found.treaties) == 1
    assert list(counted(found).values()) == [30]
    assert list(days(found).values()) == ["2016-06-05"]


def test_two_conventions_that_only_the_year_tells_apart() -> None:
    found = told("The 1954 Statelessness Convention has 73 parties. The 1961 Statelessness Convention has 44 parties.")

    assert sorted(counted(found).values()) == [44, 73]


@pytest.mark.parametrize(
    "sentence",
    [
        "The {T}, adopted as an FAO Agreement in 2001, has 30 parties.",
        "The {T} has 30 parties. It was drafted like a Protocol providing an additional tier of help.",
        "The {T}, a Protocol supplementing the United Nations Convention against Transnational Organized Crime, has 30"
        " parties.",
    ],
)
def test_what_only_describes_a_treaty_names_none(sentence: str) -> None:
    found = told(sentence.format(T="Protocol on Otters"))

    assert counted(found) == {"Protocol on Otters": 30}
    assert not [treaty.name for treaty in found.treaties if "Agreement" in treaty.name or "providing" in treaty.name]


def test_a_title_goes_on_over_an_article() -> None:
    found = told(f"The Protocol to the {OTTERS} on the Establishment of an Otter Fund for Rivers has 30 parties.")

    assert list(counted(found)) == [f"Protocol to the {OTTERS} on the Establishment of an Otter Fund for Rivers"]


def test_protocols_called_after_their_numbers() -> None:
    found = told(
        f"Peru has joined the Second Protocol to the {OTTERS}. The Second Protocol has 20 parties. The {OTTERS} has 108"
        " parties. Its first Protocol, which is about rivers, has 88."
    )

    assert sorted(counted(found).values()) == [20, 88, 108]
    assert counted(found)[f"Second Protocol to the {OTTERS}"] == 20


def test_another_name_after_or() -> None:
    found = told(
        "Formally called the Agreement on the Sharing of Otters, or OSR Agreement, the treaty was adopted in 2001. In"
        " all, 50 States have ratified the OSR Agreement."
    )

    assert counted(found) == {"Agreement on the Sharing of Otters": 50}


def test_the_treaty_a_text_is_about_by_the_words_of_its_full_title() -> None:
    found = told(
        "The Port State Measures Agreement (PSMA) is new. Parties must keep a list of fishing ships. The pact now has"
        " 29 parties. It follows the FAO Compliance Agreement on fishing vessels on the high seas, in force since"
        " 2003.",
        title="World's first illegal fishing treaty gains a party",
    )

    assert counted(found) == {"Port State Measures Agreement": 29}


def test_first_of_its_kind_is_said_of_the_treaty_just_named() -> None:
    found = told(
        f"Peru has joined the Protocol on Rivers to the {OTTERS}. The {OTTERS} is the first international agreement on"
        " otters. To date, 108 States are party to it."
    )

    assert counted(found) == {OTTERS: 108}


def test_who_accepted_an_amendment_is_not_counted_for_the_protocol_before() -> None:
    found = told(
        f"The number of parties to the Protocol on Rivers stood at 104, and 69 States had accepted the Amendment to"
        f" Article 20 of the {OTTERS}."
    )

    assert counted(found)["Protocol on Rivers"] == 104


def test_a_year_told_before_the_days_of_several() -> None:
    found = told(
        "Two protocols took effect in 2001: the Protocol on Rivers on 23 October and the Protocol on Lakes on"
        " 29 December."
    )

    assert set(days(found).values()) == {"2001-10-23", "2001-12-29"}


def test_the_convention_that_a_known_protocol_is_to() -> None:
    found = told(
        "The Kyoto Protocol enters into force on 16 February 2005. The Convention itself entered into force in 1994 and"
        " has 189 Parties.\n\nUNITED NATIONS FRAMEWORK CONVENTION ON CLIMATE CHANGE"
    )

    assert days(found) == {
        "Kyoto Protocol": "2005-02-16",
        "United Nations Framework Convention on Climate Change": "1994",
    }


def test_an_amendment_is_named_to_the_end_of_the_title_it_amends() -> None:
    found = told(
        "The Amendment to the Montreal Protocol on Substances that Deplete the Ozone Layer has 23 parties. The Protocol"
        " itself has 81."
    )

    assert counted(found) == {
        "Amendment to the Montreal Protocol on Substances that Deplete the Ozone Layer": 23,
        "Montreal Protocol on Substances that Deplete the Ozone Layer": 81,
    }


def test_a_known_abbreviation_beside_an_amendment_is_the_conventions() -> None:
    found = told(
        "The Amendment to the Convention on International Trade in Endangered Species of Wild Fauna and Flora (CITES)"
        " has 101 parties. CITES has 178."
    )

    assert sorted(counted(found).values()) == [101, 178]


def test_a_convention_of_an_organization_by_its_number() -> None:
    found = told(
        "Convention No. 182 of the International Labour Organization (ILO) comes into force on 19 November. So far 44"
        " countries have ratified the Worst Forms of Child Labour Convention, 1999 (No. 182)."
    )

    assert len(found.treaties) == 1
    assert list(counted(found).values()) == [44]


def test_a_headline_that_calls_the_treaty_by_what_it_does() -> None:
    found = told(
        "The Cartagena Protocol on Biosafety enters into force on 11 September. Peru ratified the treaty today.",
        title="Treaty on international trade in altered seeds to become law",
    )

    assert named(found) == {"Cartagena Protocol on Biosafety": ["Peru"]}


def test_what_a_protocol_is_on_is_set_apart_by_a_comma() -> None:
    found = told(
        f"The {OTTERS} has 51 parties. A second protocol, against the hunting of river otters, has been ratified by 38"
        f" countries. The third Protocol to the Convention, on the trade in otter furs, has 14 parties."
    )

    assert sorted(counted(found).values()) == [14, 38, 51]

"""Sentences in which releases name who has ratified, count, and call one treaty by several names.

The wordings are the field's, the treaties, numbers and days invented.
"""

from __future__ import annotations

import pytest

from knowledge.extract import Extraction, extract
from knowledge.extract.layout import parse
from knowledge.load import load_vocabulary


def told(text: str, title: str = "Glass in the News") -> Extraction:
    """Return what a release of Monday, 1 September 2003 gives that says ``text``."""
    return extract(
        f"{title}\n\nVIENNA, 1 September 2003 (UN Information Service) -- {text}\n", "glass", load_vocabulary()
    )


def named(found: Extraction) -> dict[str, list[str]]:
    """Return the States that have ratified, by treaty."""
    names = {treaty.id: treaty.name for treaty in found.treaties}
    return {names[str(one.treaty)]: [state.name for state in one.states] for one in found.facts.status if one.states}


def counted(found: Extraction, kind: str = "parties") -> dict[str, int]:
    """Return the numbers of one kind, by treaty."""
    names = {treaty.id: treaty.name for treaty in found.treaties}
    return {names[str(one.treaty)]: getattr(one, kind) for one in found.facts.status if getattr(one, kind) is not None}


def days(found: Extraction) -> dict[str, str]:
    """Return the days of entry into force, by treaty."""
    names = {treaty.id: treaty.name for treaty in found.treaties}
    return {names[one.treaty]: one.date for one in found.facts.entries_into_force}


GLASS = "Convention on Glass Beads"


@pytest.mark.parametrize(
    ("sentence", "states"),
    [
        ("Tonga, a kingdom of many islands, has ratified the Convention on Glass Beads.", ["Tonga"]),
        ("Malta (a founding member) acceded to the Convention on Glass Beads last week.", ["Malta"]),
        ("The Convention on Glass Beads has 31 parties, the most recent being Peru.", ["Peru"]),
        ("So far 31 States have ratified the Convention on Glass Beads, Peru being the most recent.", ["Peru"]),
        ("Peru's Minister for Trade, Ana Example, deposited the instrument of accession to the Convention on Glass"
         " Beads.", ["Peru"]),
        ("The Foreign Minister of Peru, Ana Example, opened the way by depositing the tenth instrument of ratification"
         " of the Convention on Glass Beads.", ["Peru"]),
        ("Turkey acceded to the Convention on Glass Beads on 4 May, and Oman on 6 June.", ["Turkey", "Oman"]),
        ("Peru has ratified the Convention on Glass Beads, as has Chile.", ["Peru", "Chile"]),
        ("Peru, which ratified on 3 May, and Chile, which did so on 4 May, are bound by the Convention on Glass Beads.",
         ["Peru", "Chile"]),
        ("The Convention on Glass Beads gained a party after accession by Fiji (8 June).", ["Fiji"]),
        ("Fiji became a party to the Convention on Glass Beads. The other parties are Malta and Peru.",
         ["Fiji", "Malta", "Peru"]),
        ("Fiji deposited its instrument of accession to the Convention on Glass Beads with the Government of Norway.",
         ["Fiji"]),
        ("Fiji signed the Convention on Glass Beads in 1999 and ratified it on 4 May 2003.", ["Fiji"]),
        ("Fiji, which had signed the Convention on Glass Beads in 1999, deposited its instrument of ratification.",
         ["Fiji"]),
        ("Fiji has become the latest of 33 States to have ratified the Convention on Glass Beads.", ["Fiji"]),
        ("Fiji yesterday joined the 32 States that had already ratified the Convention on Glass Beads.", ["Fiji"]),
        ("The deposit today, by Fiji and Malta, of their instruments of ratification of the Convention on Glass"
        " Beads is"
         " welcome.", ["Fiji", "Malta"]),
        ("With the deposit by Fiji, on 8 May, of its instrument, the Convention on Glass Beads is complete.", ["Fiji"]),
        ("The latest country to ratify the Convention on Glass Beads is Fiji.", ["Fiji"]),
        ("Following its ratification by Fiji, the Convention on Glass Beads has 33 parties.", ["Fiji"]),
        ("Fiji, the fortieth State to ratify, has brought the Convention on Glass Beads to life.", ["Fiji"]),
        ("The instrument of ratification of Fiji to the Convention on Glass Beads was deposited on 4 May.", ["Fiji"]),
        ("So far ten have ratified the Convention on Glass Beads. Fiji was the first, in May, followed by Malta.",
         ["Fiji", "Malta"]),
        ("The Executive Secretary welcomed Fiji as the twelfth party to the Convention on Glass Beads.", ["Fiji"]),
        ("He congratulated Fiji on ratifying the Convention on Glass Beads.", ["Fiji"]),
        ("Kiribati joined Fiji in ratifying the Convention on Glass Beads.", ["Kiribati", "Fiji"]),
        ("By ratifying it last week, Fiji has strengthened the Convention on Glass Beads.", ["Fiji"]),
        ("Fiji and Malta were the last two countries to become parties to the Convention on Glass Beads.",
         ["Fiji", "Malta"]),
        ("Fiji and Malta become the 75th and 76th States parties to the Convention on Glass Beads, respectively.",
         ["Fiji", "Malta"]),
        ("Fiji joins Benin, Chile, Gabon and Peru as parties to the Convention on Glass Beads, which has 5 parties.",
         ["Fiji", "Benin", "Chile", "Gabon", "Peru"]),
        ("Benin, Chile and Gabon formally deposited their instruments of ratification of the Convention on Glass"
        " Beads.",
         ["Benin", "Chile", "Gabon"]),
    ],
)  # fmt: skip
def test_who_has_ratified(sentence: str, states: list[str]) -> None:
    assert named(told(sentence)) == {GLASS: states}


@pytest.mark.parametrize(
    "sentence",
    [
        "Fiji became the 40th State to sign the Convention on Glass Beads.",
        "All except Fiji are parties to the Convention on Glass Beads.",
        "Fiji, Malta and Peru called for the ratification of the Convention on Glass Beads.",
        "Fiji, Malta and Peru took part in the meeting of the parties to the Convention on Glass Beads.",
        "Ratification by Fiji, Malta and Peru is required for the Convention on Glass Beads.",
        "Fiji's ratification of the Convention on Glass Beads is pending.",
        "Fiji will ratify the Convention on Glass Beads, its Minister said.",
        "The Convention on Glass Beads still lacks ratification by Fiji, Malta and Peru.",
        "Fiji, Malta and Peru said of the Convention on Glass Beads that they had no intention of becoming party"
        " to it.",
        "One more signatory, Fiji, joined the Convention on Glass Beads.",
    ],
)
def test_who_has_not(sentence: str) -> None:
    assert named(told(sentence)) == {}


def test_a_headline_names_who_has_ratified() -> None:
    found = told(
        "The Convention on Glass Beads protects beads.", "Fiji and Malta Accede to the Convention on Glass Beads"
    )
    assert named(found) == {GLASS: ["Fiji", "Malta"]}
    found = told("Fiji has ratified the Convention on Glass Beads.", "FIJI RATIFIES CONVENTION ON GLASS BEADS")
    assert named(found) == {GLASS: ["Fiji"]}
    assert named(told("The Convention on Glass Beads protects beads.", "Fiji Joins Two Conventions on Glass")) == {}


def test_one_act_for_two_treaties() -> None:
    found = told(
        "Fiji became the 40th State to ratify the Convention on Glass Beads and the Protocol on Broken Beads. "
        "Both the Convention on Glass Beads and the Protocol on Broken Beads were ratified by Malta."
    )
    assert named(found) == {GLASS: ["Fiji", "Malta"], "Protocol on Broken Beads": ["Fiji", "Malta"]}
    assert counted(found) == {GLASS: 40, "Protocol on Broken Beads": 40}


def test_states_of_a_footnote_and_by_years() -> None:
    footnote = told(
        "Four States* have now ratified the Convention on Glass Beads.\n\n****\n\n* Benin, Chile, Gabon, Peru."
    )
    assert named(footnote) == {GLASS: ["Benin", "Chile", "Gabon", "Peru"]}
    years = told(
        "The countries that have ratified the Convention on Glass Beads are:\n\n"
        "Benin, Chile and Gabon in 2001; Malta and Oman in 2002; and, so far this year, Peru and Tonga."
    )
    assert named(years) == {GLASS: ["Benin", "Chile", "Gabon", "Malta", "Oman", "Peru", "Tonga"]}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Fiji and Malta became the 60th and 61st parties to the Convention on Glass Beads.", 61),
        ("Fiji has become the first State to ratify the Convention on Glass Beads.", 1),
        ("By becoming the third State party to the Convention on Glass Beads, Fiji has set it in motion.", 3),
        ("Four new ratifications bring to 33 the total received by the Convention on Glass Beads.", 33),
        ("The number of ratifications of the Convention on Glass Beads went up from 31 to 33.", 33),
        ("This brings the tally of ratifications for the Convention on Glass Beads to 33.", 33),
        ("The Convention on Glass Beads: signatories: 40; parties: 33.", 33),
        ("Acceptances of the Convention on Glass Beads still stand at 33.", 33),
        ("Now that 33 Parties to the Convention on Clay have ratified it, the Convention on Glass Beads is law.", 33),
        ("The Convention on Glass Beads needed 30 ratifications. To date, 33 countries have ratified it.", 33),
        ("Fiji is the latest of the 33 countries to ratify the Convention on Glass Beads.", 33),
        ("Since then the membership of the Convention on Glass Beads has grown from 20 States to 33.", 33),
        (
            "Fiji has ratified the Convention on Glass Beads, thus becoming the 33rd State Party to what is a"
            " popular text.",
            33,
        ),
        ("Under the Convention on Glass Beads, Fiji will on that day become the 33rd State Party.", 33),
        (
            "Fiji acceded to the Convention on Glass Beads, becoming the first in Oceania, and the 33rd Party"
            " overall, to join"
            " it.",
            33,
        ),
        ("The Convention on Glass Beads applies to all 33 governments that are party to it.", 33),
        (
            "The Convention on Glass Beads will enter into force on 7 July 2004, after Fiji, on 7 June,"
            " deposited with the"
            " Secretary-General the 33rd instrument of ratification.",
            33,
        ),
        ("The Convention on Glass Beads has secured 33 of the 40 ratifications it needs.", 33),
        ("Currently, 33 of the 60 States that have signed the Convention on Glass Beads have ratified it.", 33),
        ("The Convention on Glass Beads was ratified in record time by 33 countries.", 33),
        ("On 4 May Fiji submitted its instrument of ratification, the 33rd, to the Convention on Glass Beads.", 33),
        ("The total number of ratifications of the Convention on Glass Beads, including Fiji's, is 33.", 33),
        ("The Convention on Glass Beads counts 33 States among its parties.", 33),
        ("Thirty-three of the 60 signatories to the Convention on Glass Beads have ratified it.", 33),
        ("All 33 States parties to the Convention on Glass Beads met in Oslo.", 33),
        ("Following the deposit of the 33rd instrument by Fiji, the Convention on Glass Beads is to become law.", 33),
        ("The Convention on Glass Beads needs 40 ratifications; so far it has 33.", 33),
        ("Two more States ratified the Convention on Glass Beads, making 33 in all.", 33),
        ("The Convention on Glass Beads welcomed its 33rd party, Fiji.", 33),
        ("Fiji is now a party to the Convention on Glass Beads, the thirty-third.", 33),
        ("The Convention on Glass Beads has received ratifications from 33 States.", 33),
        ("Fiji's deposit, on 1 May, of its instrument for the Convention on Glass Beads was the 33rd.", 33),
        ("The Convention on Glass Beads became law upon deposit by the Republic of Korea of the 33rd instrument.", 33),
        (
            "Thirty-three States, the combined fleets of which amount to 38.11% of the world's, have ratified"
            " the Convention"
            " on Glass Beads.",
            33,
        ),
        (
            "Malta ratified the Convention on Glass Beads today. This brings to 60 the number of signatories and"
            " to 33 that"
            " of ratifying States.",
            33,
        ),
        ("As of 17 June, 33 States – a sixth of all – were parties to the Convention on Glass Beads.", 33),
        ("Fiji today became the 33rd member of WIPO's Convention on Glass Beads.", 33),
        ("With 33 countries now party to the Convention on Glass Beads, the makers are content.", 33),
        ("The Convention on Glass Beads grows: by its accession Fiji has become the Convention's 33rd Party.", 33),
        ("Fiji joined the Convention on Glass Beads, and so became the thirty-third High Contracting Party.", 33),
        ("Fiji became the third African country (33rd Party) to join the Convention on Glass Beads.", 33),
        ("A total of 33 States, over a sixth of all, have since ratified the Convention on Glass Beads.", 33),
        ("The Convention on Glass Beads, on receiving the 33rd instrument of ratification, was hailed by all.", 33),
    ],
)
def test_so_many_parties(sentence: str, number: int) -> None:
    assert counted(told(sentence))[GLASS] == number


@pytest.mark.parametrize(
    "sentence",
    [
        "The Convention on Glass Beads will enter into force 90 days after the fiftieth instrument has been deposited.",
        "The Convention on Glass Beads will bind nobody until it has been ratified by 50 States whose fleets are"
        " large.",
        "Of the 53 countries on the continent, the Convention on Glass Beads has 37 ratifications out of the 53"
        " countries"
        " on the continent.",
        "Under the Convention on Clay, 55 Parties to the Convention on Clay must ratify the Convention on Glass Beads.",
        "Three countries – Fiji, Malta and Peru – have become a party to one or both of the treaties, the Convention on"
        " Glass Beads and the Convention on Clay.",
        "The delegations performed nine ratifications and four accessions to the Convention on Glass Beads.",
        "The goal of the Convention on Glass Beads is 50 ratifications by 2010.",
        "South Sudan will become the 194th nation to ratify the Convention on Glass Beads once the President has"
        " signed.",
        "Fiji is the twentieth African country to accede to the Convention on Glass Beads.",
        "It took 30 ratifications to make the Convention on Glass Beads law.",
        "Fiji has become the 11th Party to the Convention on Glass Beads to accept the amendment of 2002.",
        "In addition to Fiji, 32 States have ratified the Convention on Glass Beads.",
        "Fiji yesterday joined the 32 States that had already ratified the Convention on Glass Beads.",
        "Once in force with 15 parties, the Convention on Glass Beads will be law.",
        "The amendment needed acceptance by 54 of the parties to the Convention on Glass Beads.",
        "The meeting will examine how eight States parties are carrying out the Convention on Glass Beads.",
        "An amendment to the Convention on Glass Beads, raising the membership to 18, was approved.",
        "Of its neighbours, three are parties to the Convention on Glass Beads.",
        "In Africa, 20 States have ratified the Convention on Glass Beads.",
        "The Convention on Glass Beads has not been ratified by 33 States.",
        "Between 1999 and 2003, 12 States ratified the Convention on Glass Beads.",
        "Last year 12 States ratified the Convention on Glass Beads.",
        "Two States ratified the Convention on Glass Beads this week.",
        "Twenty-two States parties to the Convention on Glass Beads took part in the meeting.",
        "With 43 States parties voting, the meeting on the Convention on Glass Beads elected its officers.",
        "The experts on the Convention on Glass Beads will read the reports of eight States parties.",
        "The event will bring to 24 the number of States that have acceded to one or both texts, the Convention on"
        " Glass Beads and the Convention on Clay.",
        "Sixty-one countries have ratified Glass Conventions or Protocols, the Convention on Glass Beads among them.",
    ],
)
def test_numbers_of_something_else(sentence: str) -> None:
    assert GLASS not in counted(told(sentence))


def test_a_list_of_treaties_each_with_its_number_below() -> None:
    found = extract(
        "Where Glass Treaties Stand\n\nMay 2003\n\n1. Convention on Glass Beads (Venice, 1999)\n\nParties: 18\n\n"
        "2. Convention on Clay, 1980\n\nSignatures only: 3; ratifications and accessions: 4\n\n"
        "3. Convention on Sand (Oslo, 1991)\n",
        "glass",
        load_vocabulary(),
    )
    assert counted(found) == {GLASS: 18, "Convention on Clay": 4}
    assert found.facts.source.title == "Where Glass Treaties Stand"


def test_a_number_is_of_the_treaty_that_parties_to_another_have_ratified() -> None:
    found = told(
        "Ratifications of the Venice Amendment by parties to the Convention on Clay continue; so far 3 parties have"
        " ratified it. In alphabetical order, they are: Fiji, Malta and Peru."
    )
    assert counted(found) == {"Venice Amendment": 3}
    assert named(found) == {"Venice Amendment": ["Fiji", "Malta", "Peru"]}


def test_parties_to_one_treaty_sign_another() -> None:
    found = told(
        "With 180 parties, the Convention on Glass Beads is a success. Its first protocol, the Protocol on"
        " Broken Beads,"
        " was adopted in 2001. So far, 54 Parties to the Convention have signed it and 6 have ratified: Benin, Fiji,"
        " Gabon, Malta, Oman and Peru. A further 9 WTO member states have signed nothing."
    )
    assert counted(found) == {GLASS: 180, "Protocol on Broken Beads": 6}
    assert counted(found, "signatories") == {"Protocol on Broken Beads": 54}
    assert named(found)["Protocol on Broken Beads"] == ["Benin", "Fiji", "Gabon", "Malta", "Oman", "Peru"]


def test_the_day_that_an_introduction_gives_a_list() -> None:
    found = told(
        "As at 1 January 2003, the status was as follows:\n\n(a) Convention on Glass Beads: 98 States parties;\n\n"
        "(b) Convention on Clay: 90 States parties.\n\nOther matters are these.\n\n"
        "(a) Convention on Sand: 12 States parties."
    )
    assert [(one.parties, one.as_of) for one in found.facts.status] == [
        (98, "2003-01-01"), (90, "2003-01-01"), (12, None),
    ]  # fmt: skip


def test_a_count_as_of_last_december() -> None:
    found = told("Ratified by 33 States as of last December, the Convention on Glass Beads protects beads.")
    assert [one.as_of for one in found.facts.status] == ["2002-12"]


def test_counts_of_two_treaties_in_one_sentence() -> None:
    found = told(
        "By May, 139 States had acceded to the Convention on Glass Beads and 36 to the Protocol on Broken Beads. "
        "The Convention on Clay and the Convention on Sand are older: the former has 20 parties and the latter has 30."
    )
    assert counted(found) == {
        GLASS: 139, "Protocol on Broken Beads": 36, "Convention on Clay": 20, "Convention on Sand": 30,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The Convention on Glass Beads came into force on Friday.", "2003-08-29"),
        ("The Convention on Glass Beads will enter into force on Friday.", "2003-09-05"),
        ("Open since 4 May 1999, the Convention on Glass Beads came into force on 3 June of that year.", "1999-06-03"),
        ("The Convention on Glass Beads was opened on 4 May 1999 and entered into force on 3 June.", "1999-06-03"),
        ("The Convention on Glass Beads is in force as of today.", "2003-09-01"),
        ("The Convention on Glass Beads will have binding effect from 17 May 2004.", "2004-05-17"),
        (
            "Fiji has fixed 17 May 2004 as the day on which the Convention on Glass Beads enters into force.",
            "2004-05-17",
        ),
        ("The wait ends tomorrow, when the Convention on Glass Beads takes effect.", "2003-09-02"),
        ("The Convention on Glass Beads entered force in July 2001.", "2001-07"),
        ("Today marks the entry into force of the Convention on Glass Beads.", "2003-09-01"),
        ("This allows the Convention on Glass Beads to enter into force on 4 May 2004.", "2004-05-04"),
        ("The Convention on Glass Beads goes into force next May.", "2004-05"),
        (
            "The conditions are met for the Convention on Glass Beads to enter into force. It will do so on 4"
            " May 2004.",
            "2004-05-04",
        ),
        (
            "On 4 May 2004, three months after Fiji, on 4 February, deposited the tenth instrument, the"
            " Convention on Glass"
            " Beads will enter into force.",
            "2004-05-04",
        ),
        (
            "The threshold for its entry into force was crossed today, and the Convention on Glass Beads will"
            " take effect"
            " on 4 May 2004.",
            "2004-05-04",
        ),
        ("I welcome today's entry into force of the Convention on Glass Beads.", "2003-09-01"),
        ("It was adopted in 1999, and entered into force in 2001; the Convention on Glass Beads is old.", "2001"),
    ],
)
def test_the_day_is_told(sentence: str, day: str) -> None:
    assert days(told(f"The Convention on Glass Beads protects beads. {sentence}")) == {GLASS: day}


@pytest.mark.parametrize(
    "sentence",
    [
        "When the Convention on Glass Beads entered into force, its parties met on 21 November 1999.",
        "Work on the entry into force of the Convention on Glass Beads began on 4 May 2001.",
        "The law that carries out the Convention on Glass Beads took effect on 4 May 2001.",
        "Fiji's accession to the Convention on Glass Beads will take effect on 4 May 2004.",
        "The withdrawal of Fiji from the Convention on Glass Beads takes effect on 4 May 2004.",
        "The Convention on Glass Beads came into force for its newest party, Fiji, on 4 May 2001.",
        "For Vanuatu the Convention on Glass Beads will enter into force on 1 February 2004.",
        "The Convention on Glass Beads matters; the date on which its procedures took effect was 3 May 2002.",
        "The Convention on Clay replaced one that had been in force since 1971, the Convention on Glass Beads aside.",
    ],
)
def test_a_day_of_something_else(sentence: str) -> None:
    assert days(told(sentence)) == {}


def test_one_treaty_under_several_names() -> None:
    found = told(
        "The Convention on the Safekeeping of Coloured Glass, usually called the Murano Convention, has 20 parties. "
        "The Protocol on Broken Beads, done at Venice on 4 May 1999, has 12 parties. Fiji has ratified the"
        " Venice Protocol."
    )
    assert counted(found) == {
        "Convention on the Safekeeping of Coloured Glass": 20, "Protocol on Broken Beads": 12,
    }  # fmt: skip
    assert named(found) == {"Protocol on Broken Beads": ["Fiji"]}


def test_a_protocol_named_after_its_convention_and_before_it() -> None:
    found = told(
        "The parties to the Convention on Clay Protocol V on Broken Pots met here. They commended the 35 States"
        " parties that have so far acceded to Protocol V of the Convention on Clay."
    )
    assert counted(found) == {"Convention on Clay Protocol V on Broken Pots": 35}


def test_the_convention_is_the_one_just_spoken_of() -> None:
    found = told(
        "The Convention on Clay was opened for signature at the event.\n\n"
        "Malta's ratification brought the Convention on Glass Beads to 30 parties. Fiji also ratified the Convention."
    )
    assert named(found)[GLASS] == ["Malta", "Fiji"]


def test_a_protocol_to_a_protocol_is_another_treaty() -> None:
    found = told(
        "The Supplementary Protocol on Redress to the Venice Protocol on Beads has 40 parties. The Venice Protocol on"
        " Beads, in force since 11 September 2001, has 171 parties."
    )
    assert counted(found) == {
        "Supplementary Protocol on Redress to the Venice Protocol on Beads": 40, "Venice Protocol on Beads": 171,
    }  # fmt: skip


def test_known_nicknames_mean_one_treaty_and_known_initials_name_it() -> None:
    found = told(
        "The Ottawa Convention has 122 parties. Fiji has ratified the Convention on the Prohibition of the Use, "
        "Stockpiling, Production and Transfer of Anti-Personnel Mines and on Their Destruction. "
        "The CTBT has been ratified by 161 States."
    )
    assert list(counted(found).values()) == [122, 161]
    assert named(found) == {next(iter(counted(found))): ["Fiji"]}
    assert len(found.treaties) == 2


def test_a_treaty_that_only_the_headline_names() -> None:
    found = told("The Protocol has been ratified by 12 States.", "Protocol on Broken Beads Gains Ground")
    assert counted(found) == {"Protocol on Broken Beads": 12}


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Secretariat of the Convention on Glass\n\nBeads Are Safe\n\n3 May 2003\n\n{body}",
         "Secretariat of the Convention on Glass"),
        ("Beads Are Safe\n\n3 May 2003\n\n{body}\n\nFor media requests: OHCHR Media Unit", "OHCHR"),
        ("Beads Are Safe\n\n3 May 2003\n\n{body}\n\nFor more information: www.unece.org", "UNECE"),
        ("Beads Are Safe\n\n3 May 2003\n\nUNICEF, the United Nations Children's Fund, today announced that the"
         " Convention on Glass Beads has 12 parties.", "UNICEF"),
        ("Department of Public Information • News and Media Division • New York\n\nBeads Are Safe\n\n"
         "NEW YORK, 3 May 2003 (UNEP) -- {body}", "Department of Public Information"),
        ("Beads Are Safe\n\n3 May 2003\n\n{body}\n\nDistributed by A Wire on behalf of United Nations Information"
         " Service Vienna (UNIS).", "United Nations Information Service Vienna (UNIS)"),
        ("UNITED NATIONS\nInformation Service\nGeneva\n\nBeads Are Safe\n\n3 May 2003\n\n{body}",
         "UNITED NATIONS Information Service"),
        ("UNITED NATIONS\nPress Services\nOffice of Public Information\n\nBeads Are Safe\n\n3 May 2003\n\n{body}",
         "Office of Public Information"),
        ("UN Women | News\n\nBeads Are Safe\n\n3 May 2003\n\n{body}", "UN Women"),
        ("UNEP/75\n\nBeads Are Safe\n\n3 May 2003\n\n{body}", None),
        ("Beads Are Safe\n\n3 May 2003\n\n{body}", None),
    ],
)  # fmt: skip
def test_who_issued_it(text: str, publisher: str | None) -> None:
    body = "The Convention on Glass Beads has been ratified by 12 States, the Executive Secretary of UNEP said in May."
    assert parse(text.format(body=body)).head.publisher == publisher


@pytest.mark.parametrize(
    ("above", "date", "place"),
    [
        ("2 JULY 2004 | GENEVA -- ", "2004-07-02", "Geneva"),
        ("VIENNA, Austria, July 2, 2004/A Wire/ --\n\n", "2004-07-02", "VIENNA, Austria"),
        ("2nd July 2004: Geneva, Switzerland\n\n", "2004-07-02", "Geneva, Switzerland"),
        ("Briefing Notes, 2 July 2004\n\n", "2004-07-02", None),
        ("2 July 2004\n\nVIENNA - ", "2004-07-02", "Vienna"),
    ],
)
def test_when_and_where_it_was_issued(above: str, date: str, place: str | None) -> None:
    body = "The Convention on Glass Beads has been ratified by 12 States, the Executive Secretary said."
    head = parse(f"Beads Are Safe\n\n{above}{body}\n").head
    assert (head.date, head.place) == (date, place)


def test_a_line_of_votes_is_no_dateline() -> None:
    head = parse(
        "Beads Are Safe\n\nBy secret ballot today the States parties to the Convention on Glass Beads chose the members"
        " of the body that watches over it; they take the places of those whose terms run out.\n\n"
        "Ana Example (Fiji) — 41 votes\nJan Example (Malta) — 40 votes, after a second ballot in the hall\n"
    ).head
    assert (head.title, head.place) == ("Beads Are Safe", None)


def test_the_headline_tells_the_year_and_the_first_sentence_the_day() -> None:
    found = told(
        "A measure to protect beads will enter into force on 8 September 2004. The Convention on Glass Beads has 33"
        " parties.",
        "Convention on Glass Beads to Enter into Force in 2004",
    )
    assert days(found) == {GLASS: "2004-09-08"}
    other = told(
        "Parties to the Convention on Glass Beads met. The Venice Amendment will enter into force on 1 January 2004.",
        "Convention on Glass Beads Celebrates As Amendment Is Set to Enter into Force in 2004",
    )
    assert days(other) == {"Venice Amendment": "2004-01-01"}
    assert days(told("It will enter into force.", "Convention on Glass Beads to Enter into Force in 2004")) == {
        GLASS: "2004"
    }

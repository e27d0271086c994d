"""Sentences brought down to clauses: how they count, name States and days, in whatever order of words.

The wordings are the field's, the treaties, numbers and days invented.
"""

from __future__ import annotations

import pytest

from knowledge.extract import extract
from knowledge.extract.clauses import TREATY, simplified
from knowledge.load import load_vocabulary
from tests.test_extract_wordings import counted, days, named, told

OTTERS = "Convention on Otters"


@pytest.mark.parametrize(
    ("kind", "number", "sentence"),
    [
        ("parties", 65, "The number of Member States having accepted the {T} remains at 65."),
        ("parties", 65, "Parties to the {T} now total 65."),
        ("parties", 65, "Some good news: 65 Governments have thrown their weight behind the {T} by ratifying it."),
        ("parties", 65, "The {T} has so far received 65 ratifications."),
        ("parties", 65, "The {T} has to date received 65 instruments of ratification."),
        ("parties", 65, "The {T} has a membership of 65 States."),
        ("parties", 65, "Membership in the {T} has risen to 65 countries."),
        ("parties", 65, "Sixty-five countries are members of the {T}."),
        ("parties", 65, "So far, 65 instruments have been deposited for the {T}."),
        ("parties", 65, "The Secretary-General, as depositary of the {T}, has received instruments from 65 States."),
        ("parties", 65, "Malta became the sixty-fifth country to be bound by the {T}."),
        ("parties", 65, "Malta is the 65th country whose instrument of ratification to the {T} has been registered."),
        ("parties", 65, "Malta ratified the {T} yesterday. Altogether 65 States have now done so."),
        ("parties", 65, "The 65th ratification of the {T} came from Malta."),
        ("parties", 65, "The sixty-fifth instrument of ratification of the {T} was that of Malta."),
        ("parties", 65, "There have been 65 ratifications of the {T} to date."),
        ("parties", 65, "Up to now, 65 countries have signed up to the {T} by ratifying it."),
        ("parties", 65, "No fewer than 65 States have ratified the {T}."),
        ("parties", 65, "Sixty-five of the 193 Members of the United Nations are party to the {T}."),
        ("signatories", 120, "So far 120 States have appended their signatures to the {T}."),
        ("signatories", 120, "Signatories of the {T} total 120."),
        ("signatories", 120, "The {T} enjoys the signature of 120 States."),
        ("parties", 65, "The {T} entered into force after 65 States had ratified it."),
        ("parties", 65, "The {T} entered into force on 3 May 1999, after 65 States had ratified it."),
        (
            "parties",
            65,
            "The {T} enters into force today, 90 days after the deposit of the 65th instrument of ratification.",
        ),
        (
            "parties",
            65,
            "The {T} will enter into force on 3 May 2004, ninety days after the 65th instrument was deposited.",
        ),
        ("parties", 65, "The {T} became binding on 3 May 2001, following its ratification by 65 countries."),
        ("parties", 167, "The {T}, which has been ratified by 167 States, supplements an older treaty."),
        ("parties", 40, "The {T} has a fortieth Contracting Party: Fiji."),
        ("parties", 2, "Fiji last week became the second country, after Malta, to ratify the {T}."),
        ("parties", 58, "Fiji became the 58th State to either ratify or accede to the {T}."),
        (
            "parties",
            25,
            "The {T} enters into force on 18 June 2004, exactly 90 days after Fiji, as the 25th country, gave its "
            "ratification.",
        ),
        (
            "parties",
            83,
            "The instruments of Malta and Peru were deposited, making them the 82nd and 83rd Parties to the {T}.",
        ),
        ("parties", 60, "The {T} has now reached the 60 ratifications required for entry into force."),
        ("parties", 22, "As it now has the 22 ratifications required, the {T} will take effect on 3 May 2004."),
        ("parties", 15, "The required 15 States are now party to the {T}."),
        (
            "parties",
            5,
            "Following the ratification of the {T} by all five Governments of the region, it entered into force on "
            "12 May 2003.",
        ),
        ("parties", 26, "With these, 26 countries accounting for some 39 per cent of emissions have ratified the {T}."),
        (
            "parties",
            152,
            "The {T} cannot be amended until two-thirds of the 152 States Parties to the {T} have agreed.",
        ),
        (
            "parties",
            61,
            "There are 191 signatories to the {T}. Of these, 61 States have also deposited their instruments.",
        ),
        ("parties", 88, "Fifteen States ratified the {T} on the first day. To date 88 States have ratified the {T}."),
        ("signatories", 112, "Twenty-two States signed the {T}, bringing the total number of signatory States to 112."),
        ("signatories", 14, "Fourteen Contracting Parties signed the {T} in Madrid on 21 January 2001."),
    ],
)
def test_a_clause_counts(kind: str, number: int, sentence: str) -> None:
    assert counted(told(sentence.format(T=OTTERS)), kind).get(OTTERS) == number


@pytest.mark.parametrize(
    "sentence",
    [
        "Sixty-five parties to the {T} have not paid.",
        "The {T} will take effect when 20 ratifications have been received.",
        "The {T} must have the 60 ratifications required for entry into force.",
        "The last two ratifications that the {T} required have been received.",
        "Should 40 Parties have ratified the {T} by May, a conference would be held.",
        "The number of members of the Committee of the {T} would rise from 10 to 18.",
        "Fiji will become the 94th nation to ratify the {T} once its president has signed.",
        "Five States Parties have declared that they hold what the {T} bans.",
        "A conference will be held when there are 50 States parties to the {T}.",
    ],
)
def test_a_clause_counts_nobody(sentence: str) -> None:
    found = told(sentence.format(T=OTTERS))

    assert counted(found) == {}
    assert counted(found, "signatories") == {}


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (["Malta"], "Malta is the 65th country to have ratified the {T}."),
        (["Malta"], "He was glad to say that today Malta had become the seventh State to ratify the {T}."),
        (["Malta"], "The {T} has a new party, Malta."),
        (["Malta"], "The Secretary-General received from Malta its instrument of accession to the {T}."),
        (["Malta"], "With the deposit of Malta's instrument, the {T} has 65 parties."),
        (["Malta"], "The {T} will enter into force thanks to its ratification by Malta."),
        (["Malta"], "Malta has been a party to the {T} since 1990."),
        (["Malta"], "The {T}, ratified last week by Malta, has 65 parties."),
        (
            ["Malta"],
            "The Foreign Minister of Malta, Ms. Vella, handed over her country's instrument of ratification of the "
            "{T}.",
        ),
        (["Malta"], "The Secretary-General welcomes the ratification of the {T} by Malta."),
        (["Malta"], "The accession of Malta to the {T} was registered on 3 May."),
        (["Malta"], "On 3 May, the {T} received the ratification of Malta."),
        (["Malta", "Peru"], "Malta ratified the {T} on Monday, and Peru on Tuesday."),
        (["Malta", "Peru"], "Malta ratified the {T} on Monday. Peru did so on Tuesday."),
        (["Malta", "Peru"], "Malta ratified the {T} on Monday. Peru followed on Tuesday."),
        (["Malta", "Peru", "Chad"], "The States parties to the {T} are:\n\n- Malta;\n\n- Peru; and\n\n- Chad."),
        (["Malta"], "Malta is now the 65th State to become a party to the {T}."),
        (
            ["Malta"],
            "A year went by, as Malta, which was among its signatories, became the 65th State to have ratified the "
            "{T}.",
        ),
        (["Malta"], "Valletta deposited the instrument of accession, making Malta the 65th State Party to the {T}."),
        (["Malta", "Peru"], "Malta has become the second country, after Peru, to ratify the {T}."),
        (
            ["Malta"],
            "The Secretary-General congratulates Malta, which this week deposited its respective instrument under "
            "the {T}.",
        ),
        (
            ["Malta"],
            "The treaty took effect upon deposit by Malta of the twenty-fifth instrument of acceptance of the {T}.",
        ),
        (
            ["Malta", "Peru"],
            "The Government of Malta and the Government of Peru deposited their instruments of ratification of the "
            "{T}.",
        ),
    ],
)
def test_a_clause_names_who_has_ratified(states: list[str], sentence: str) -> None:
    assert named(told(sentence.format(T=OTTERS))).get(OTTERS) == states


@pytest.mark.parametrize(
    "sentence",
    [
        "All States but Malta have ratified the {T}.",
        "The bureau of the parties to the {T} is made up of Malta, Peru and Chad.",
        "The parties to the {T} heard reports by Malta, Peru and Chad.",
        "The Parties that still have to ratify the {T} are: Malta, Peru and Chad.",
    ],
)
def test_a_clause_names_nobody_who_has_ratified(sentence: str) -> None:
    assert named(told(sentence.format(T=OTTERS))) == {}


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2004-05-03", "The {T} has met the requirements to come into force on 3 May 2004."),
        ("2004-05-03", "May 3, 2004 marks the entry into force of the {T}."),
        (
            "2004-05-03",
            "Ninety days after the deposit of the fortieth instrument, that is on 3 May 2004, the {T} will enter "
            "into force.",
        ),
        (
            "2004-05-03",
            "The {T} is to enter into force 12 months after the deposit of the sixtieth instrument, namely on 3 "
            "May 2004.",
        ),
        (
            "2004-05-03",
            "The {T} can enter into force 90 days after fifty ratifications. This will occur on 3 May 2004.",
        ),
        ("2003-09-07", "This Sunday, 7 September 2003, the {T}, 1999 (No. 300) will come into force."),
        (
            "2003-09-01",
            "The {T} enters into force today, three months after Malta, on 14 June, became the tenth State to "
            "ratify it.",
        ),
    ],
)
def test_a_clause_tells_the_day(day: str, sentence: str) -> None:
    assert days(told(sentence.format(T=OTTERS))) == {OTTERS: day}


@pytest.mark.parametrize(
    "sentence",
    [
        "The national law on the {T} entered into force on 3 May 2004.",
        "It is hoped that the {T} will enter into force by 3 May 2004.",
        "The conference on the entry into force of the {T} opens on 3 May 2004.",
        "A celebration of the entry into force of the {T} takes place on 3 May 2004.",
        "The tenth anniversary of the entry into force of the {T} will be marked on 3 May 2004.",
        "Opened for signature at Quito, Ecuador, on 25 May 2001, the {T} enters into force after forty ratifications.",
        "The {T} will become binding on the country on 1 February 2004.",
        "It would be wonderful to see the {T} enter into force in 2007.",
        "The two Protocols of the {T} enter into force today.",
    ],
)
def test_a_clause_tells_no_day(sentence: str) -> None:
    assert not any(days(told(sentence.format(T=OTTERS))).values())


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2003-08-20", "The {T} had 65 parties on 20 August 2003."),
        ("2003-08-20", "The number of parties to the {T} stood at 65 on 20 August 2003."),
        ("2003-08-20", "The number of parties to the {T}, as of 20 August 2003, stood at 65."),
        ("2003-08-20", "There were 65 parties to the {T} at 20 August 2003."),
        ("2003-08-20", "Parties to the {T} (as of 20 August 2003): 65."),
        ("2003-08-20", "According to the depositary, 65 States were parties to the {T} on 20 August 2003."),
        ("2003-09-01", "The {T} today has 65 parties."),
    ],
)
def test_a_clause_is_of_a_day(day: str, sentence: str) -> None:
    assert [one.as_of for one in told(sentence.format(T=OTTERS)).facts.status] == [day]


def test_a_simplified_text_keeps_every_word_in_its_place() -> None:
    text = "So far 40 States (most of them small) have now ratified the Convention on Otters, as of 3 May 2001."
    name = text.index("Convention"), text.index(", as of")

    clauses = simplified(text, [name])

    assert len(clauses) == len(text)
    assert clauses.split() == ["40", "States", "have", "ratified", "the", TREATY, "."]
    assert clauses.index("ratified") == text.index("ratified")


def test_the_number_with_which_a_treaty_entered_into_force_gives_way_to_any_other() -> None:
    found = told(f"The {OTTERS} entered into force after 20 States had ratified it. It has 61 parties.")

    assert [one.parties for one in found.facts.status] == [61]


def test_a_party_to_one_treaty_ratifies_another() -> None:
    found = told(
        "Fiji became the third Party to the Convention on Rivers to ratify the Protocol on Otters. So did Malta, which"
        " deposited its instrument of ratification of the Protocol on Otters."
    )

    assert counted(found) == {"Protocol on Otters": 3}
    assert named(found) == {"Protocol on Otters": ["Fiji", "Malta"]}


def test_one_act_for_treaties_joined_by_commas() -> None:
    found = told("Fiji ratified the Convention on Otters, the Protocol on Rivers and the Agreement on Lakes.")

    assert named(found) == {
        "Convention on Otters": ["Fiji"],
        "Protocol on Rivers": ["Fiji"],
        "Agreement on Lakes": ["Fiji"],
    }


def test_those_who_accepted_an_amendment_are_no_parties() -> None:
    found = told(
        f"The {OTTERS} has 90 parties. With regard to the amendment to article 4 of the {OTTERS}, he said that"
        f" 63 States"
        " had notified their acceptance."
    )

    assert counted(found)[OTTERS] == 90


def test_a_second_protocol_known_by_its_number_alone() -> None:
    found = told(f"The {OTTERS} has 90 parties. Three States have ratified Protocol V.")

    assert counted(found) == {OTTERS: 90, "Protocol V": 3}


def test_the_first_of_two_optional_protocols() -> None:
    found = told(
        "Fiji ratified the Second Optional Protocol to the Covenant on Otters. The Covenant has 95 parties, of which 51"
        " have also ratified the first Optional Protocol."
    )

    assert counted(found) == {"Covenant on Otters": 95, "first Optional Protocol": 51}


def test_a_treaty_and_the_full_name_it_is_given() -> None:
    found = told(
        "The Domestic Otters Convention, 1999 (No. 300), takes effect today. The Convention concerning decent homes for"
        " domestic otters, as it is called in full, has been ratified by eight States."
    )

    assert list(counted(found).values()) == [8]
    assert [treaty.name for treaty in found.treaties] == ["Domestic Otters Convention, 1999 (No. 300)"]


def test_a_name_ends_before_the_state_that_ratified() -> None:
    found = told(f"The Secretary-General welcomes the ratification of the {OTTERS} by Malta.")

    assert named(found) == {OTTERS: ["Malta"]}


def test_the_parent_of_a_protocol_has_a_day_of_its_own() -> None:
    found = told(
        "The Protocol on Otters enters into force today. The Protocol's parent treaty, the Convention on Rivers, was"
        " adopted in 1985 and has been in force since 22 September 1988."
    )

    assert days(found) == {"Protocol on Otters": "2003-09-01", "Convention on Rivers": "1988-09-22"}


def test_figures_whose_day_is_told_below_them() -> None:
    found = told(
        f"{OTTERS}: 97 ratifications and 27 signatures;\n\nProtocol on Rivers: 12 ratifications.\n\nThe above"
        f" figures are"
        " as of 1 February 2003."
    )

    assert {one.as_of for one in found.facts.status} == {"2003-02-01"}


def test_a_status_table_under_its_heading() -> None:
    found = told(
        f"Fiji has acceded to the {OTTERS}.\n\nStatus of the treaties as of 21 August"
        f" 2003\n\n{OTTERS}\n\nSignatories: 168"
        "\n\nParties: 183"
    )

    assert [(one.as_of, one.signatories, one.parties) for one in found.facts.status] == [("2003-08-21", 168, 183)]


def test_the_sentence_between_headline_and_dateline_is_news_too() -> None:
    found = extract(
        "Landmark treaty on domestic otters has come into force\n\nThe Otters Convention, which gives otters the rights"
        " of residents, has been ratified by Malta and takes effect today.\n\nGENEVA, 1 September 2003 (ILO News) --"
        " Eight States have ratified the Otters Convention.\n",
        "otters",
        load_vocabulary(),
    )

    assert found.facts.source.title == "Landmark treaty on domestic otters has come into force"
    assert days(found) == {"Otters Convention": "2003-09-01"}
    assert named(found) == {"Otters Convention": ["Malta"]}


def test_a_headline_that_hopes_for_a_year_tells_no_day() -> None:
    found = told(f"The {OTTERS} has 40 parties.", title=f"{OTTERS} Moves Closer to Entry into Force in 2004")

    assert not any(days(found).values())


@pytest.mark.parametrize(
    ("above", "title", "place"),
    [
        ("Convention on Otters and their Rivers\n\nHome > News > 2003\n\nSix more ratifications are wanted", "Six more"
         " ratifications are wanted", None),
        ("WIPO – World Intellectual Property Organization\n\nOtters get a treaty", "Otters get a treaty", None),
        ("Press release | Apia, Samoa | 12 September 2003\n\nOtters get a treaty", "Otters get a treaty", "Apia"),
        ("Otters get a treaty\n\nLocation: Geneva\n\n4 October 2003", "Otters get a treaty", "Geneva"),
    ],
)  # fmt: skip
def test_what_stands_above(above: str, title: str, place: str | None) -> None:
    body = "Forty States have now ratified the Convention on Otters, which will protect the otters of all rivers."
    source = extract(f"{above}\n\n{body}\n", "otters", load_vocabulary()).facts.source

    assert (source.title, source.place) == (title, place)


def test_a_dateline_from_the_hague() -> None:
    source = extract(
        f"Otters get a treaty\n\nThe Hague, 4 October 2003 -- Forty States have now ratified the {OTTERS}.\n",
        "otters",
        load_vocabulary(),
    ).facts.source

    assert (source.place, source.date) == ("The Hague", "2003-10-04")


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        (
            "otter",
            'Under article 2 (a) of the Convention, "otter" means any animal of the family that lives by rivers.',
        ),
        ("holt", 'The consent of none is needed, and a "holt" is any home of an otter beside a river (Article 3 (d)).'),
        ("holt", "For the purposes of the Convention, a holt is a home that an otter has dug beside a river or lake."),
        (
            "holts",
            'For its purposes, holts are defined in Article 1 as "homes that otters have dug in the bank of a river".',
        ),
        (
            "river otter",
            'It applies to a river otter, which article 2, paragraph 1, describes as "an otter of running waters".',
        ),
        (
            "otter board",
            "Article 6 states that \"for the purposes of this Convention, the term 'otter board' shall refer to the"
            ' board that is responsible for otters", of whatever rank.',
        ),
        (
            "otter",
            'It gives a definition of "otter" that is new: under article 2, an animal of rivers, lakes and seas.',
        ),
        ("holt", 'For the purposes of the Convention, holt means "a home that an otter has dug" (article 1).'),
        (
            "holt",
            'Article II of the Convention provides that the term "holt" refers to "a home that an otter has dug".',
        ),
        ("holt", 'Article 1 states that "a holt means every home of an otter that lies beside a river".'),
        ("Old holts", "According to Article 4, \"'Old holts' are those homes that otters have left for good.\""),
    ],
)
def test_a_definition_in_other_words(term: str, sentence: str) -> None:
    found = told(f"The {OTTERS} has 40 parties. {sentence}")

    assert [one.term for one in found.facts.definitions] == [term]


def test_an_article_with_a_roman_number() -> None:
    found = told(f'The {OTTERS} has 40 parties. In article IV it defines a holt as "a home that an otter has dug".')

    assert [one.provision for one in found.facts.definitions] == ["article IV"]

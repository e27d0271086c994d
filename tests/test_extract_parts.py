"""Days, numbers, sentences, heads and lists as texts print them, each by itself."""

from __future__ import annotations

import re

import pytest

from knowledge.extract import Extraction, dates, extract, numbers, sentences
from knowledge.extract.dates import Tense
from knowledge.extract.document import Document
from knowledge.extract.layout import parse
from knowledge.extract.lists import Kind, Lists
from knowledge.extract.plain import plain
from knowledge.extract.states import state_names
from knowledge.load import load_vocabulary


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("forty", 40),
        ("Forty", 40),
        ("112", 112),
        ("1,204", 1204),
        ("one hundred and twelve", 112),
        ("One hundred three", 103),
        ("a hundred and one", 101),
        ("twenty-two", 22),
        ("the fortieth", 40),
        ("forty-fifth", 45),
        ("100th", 100),
        ("one hundred and twenty-first", 121),
        ("twelfth", 12),
        ("two thousand and five", 2005),
        ("several", None),
        ("", None),
    ],
)
def test_numbers_in_words(printed: str, number: int | None) -> None:
    assert numbers.value(printed) == number


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on 29 September 2003", "2003-09-29"),
        ("on September 29, 2003", "2003-09-29"),
        ("on the 29th of September 2003", "2003-09-29"),
        ("15/09/2005", "2005-09-15"),
        ("18 /11/ 2004", "2004-11-18"),
        ("09/15/2005", "2005-09-15"),
        ("15.09.2005", "2005-09-15"),
        ("2005-09-15", "2005-09-15"),
        ("on Friday, 27 September 2002", "2002-09-27"),
        ("in September 2003", "2003-09"),
        ("in 2003", "2003"),
        ("on 28 January", "--01-28"),
        ("in January next year", "--01"),
        ("29 Sept. 2003", "2003-09-29"),
        ("on 3 May and 12 June 2004", "2004-05-03"),
    ],
)
def test_days_as_written(text: str, date: str) -> None:
    assert dates.find(text, 0, len(text))[0].iso() == date


@pytest.mark.parametrize(
    "text", ["31 February 2003", "99/99/2001", "may be", "resolution 55/25", "12 march past", "A/58/135"]
)
def test_no_days(text: str) -> None:
    assert dates.find(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "reference", "tense", "date"),
    [
        ("28 January", "2003-11-04", Tense.FUTURE, "2004-01-28"),
        ("28 January", "2004-01-27", Tense.FUTURE, "2004-01-28"),
        ("12 December", "2004-01-27", Tense.PAST, "2003-12-12"),
        ("11 September", "2003-09-09", Tense.EITHER, "2003-09-11"),
        ("January next year", "2003-11-04", Tense.FUTURE, "2004-01"),
        ("1 July last year", "2004-03-01", Tense.PAST, "2003-07-01"),
        ("last December", "2004-03-01", Tense.PAST, "2003-12"),
        ("last December", "2003", Tense.PAST, "--12"),
        ("next May", "2003-09-01", Tense.FUTURE, "2004-05"),
        ("13 June this year", "2003-09-09", Tense.PAST, "2003-06-13"),
        ("today", "2003-07-01", Tense.EITHER, "2003-07-01"),
        ("ten years ago today", "2015-12-14", Tense.PAST, "2005-12-14"),
        ("tomorrow", "2003-12-31", Tense.FUTURE, "2004-01-01"),
        ("28 January", "--11-25", Tense.FUTURE, "--01-28"),
        ("28 January", None, Tense.FUTURE, "--01-28"),
        ("tomorrow", None, Tense.FUTURE, None),
    ],
)
def test_the_year_comes_from_the_release_or_from_nowhere(
    text: str, reference: str | None, tense: Tense, date: str | None
) -> None:
    assert dates.complete(dates.find(text, 0, len(text))[0], reference, tense) == date


def test_sentences() -> None:
    text = (
        'Mr. Costa spoke in Geneva. It defines glass as "hard. Very hard." (Article 3, paragraph (a)). '
        "St. Lucia and the U.K. have signed. On No. 4 it said yes."
    )
    assert [text[start:end] for start, end in sentences.split(text, 0, len(text))] == [
        "Mr. Costa spoke in Geneva.",
        'It defines glass as "hard.',
        'Very hard." (Article 3, paragraph (a)).',
        "St. Lucia and the U.K. have signed.",
        "On No. 4 it said yes.",
    ]


BODY = "The Convention on Glass entered into force last week, the secretariat said.\n"


@pytest.mark.parametrize(
    ("line", "place", "date", "publisher"),
    [
        ("VIENNA, 7 July (UN Information Service) — ", "Vienna", "--07-07", "UN Information Service"),
        ("VIENNA 4 November 2003 (UN Information Service) -- ", "Vienna", "2003-11-04", "UN Information Service"),
        ("GENEVA, 23 November 2004 – ", "Geneva", "2004-11-23", None),
        ("NEW YORK, 15 September  -- ", "New York", "--09-15", None),
        ("Montreal, September 9, 2003 – ", "Montreal", "2003-09-09", None),
        ("THE HAGUE, 3 May 2001 (OPCW) - ", "The Hague", "2001-05-03", "OPCW"),
        ("Geneva/New York, 3 May 2001 — ", "Geneva/New York", "2001-05-03", None),
        ("(London, 16 February 2010) – ", "London", "2010-02-16", None),
        ("3 May 2008 – ", None, "2008-05-03", None),
        ("Geneva, Switzerland – ", "Geneva", None, None),
        ("16-02-2005 11:20 am ", None, "2005-02-16", None),
        ("", None, None, None),
    ],
)
def test_datelines(line: str, place: str | None, date: str | None, publisher: str | None) -> None:
    document = parse(f"Glass Convention in Force\n\n{line}{BODY}")
    head = document.head
    assert (head.place, head.date, head.publisher) == (place, date, publisher)
    assert head.title == "Glass Convention in Force"
    assert document.raw[document.paragraphs[0].start :] == BODY
    assert document.paragraphs[0].paragraph == 1


def test_a_dateline_takes_the_year_of_the_header_across_new_year() -> None:
    document = parse(f"2 January 2004\n\nGlass Convention in Force\n\nROME, 30 December (FAO) -- {BODY}")
    assert document.head.dateline_date == "2003-12-30"
    assert document.head.header_date == "2004-01-02"


def test_what_follows_the_end_mark_is_no_body() -> None:
    document = parse(f"ROME, 30 December (FAO) -- {BODY}\n* *** *\n\nThe Convention on Sand has 50 parties.\n")
    assert [span.paragraph for span in document.paragraphs] == [1]


def listed(text: str) -> list[tuple[Kind, list[str], bool, str | None]]:
    document: Document = parse(text)
    found = Lists(document, state_names(load_vocabulary())).find()
    return [(one.kind, [state.name for state in one.states], one.partial, one.cut) for one in found]


@pytest.mark.parametrize(
    ("sentence", "kind", "names"),
    [
        ("The countries that have ratified are: Spain, Mali and Bosnia and Herzegovina.", Kind.PARTIES,
         ["Spain", "Mali", "Bosnia and Herzegovina"]),
        ("It was signed by Serbia-Montenegro, Bolivia (Plurinational State of) and the Gambia.", Kind.SIGNATORIES,
         ["Serbia-Montenegro", "Bolivia (Plurinational State of)", "Gambia"]),
        ("The parties are Korea, Guinea-Bissau, Papua New Guinea, Guinea.", Kind.PARTIES,
         ["Korea", "Guinea-Bissau", "Papua New Guinea", "Guinea"]),
        ("States parties: Peru*, Chile**, Atlantis and Cuba.", Kind.PARTIES, ["Peru", "Chile", "Atlantis", "Cuba"]),
    ],
)  # fmt: skip
def test_lists(sentence: str, kind: Kind, names: list[str]) -> None:
    (found,) = listed(f"ROME, 30 December (FAO) -- {sentence}\n")
    assert found == (kind, names, False, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Spain, Mali and Peru have yet to ratify the Convention.",
        "The meeting was attended by ministers of Spain, Mali and Peru, all of them parties.",
        "It still needs the ratification of Spain, Mali and Peru.",
        "Offices were opened in Spain, Mali and Peru.",
        "Spain, Mali and Peru said that they too would ratify the Convention this year.",
        "Spain, Mali and Peru informed the meeting that their ratification process was complete.",
    ],
)
def test_other_lists_are_left_alone(sentence: str) -> None:
    assert listed(f"ROME, 30 December (FAO) -- {sentence}\n") == []


def test_plain_text_keeps_every_place() -> None:
    text = "“Lao’s” – a\u00a0b\n—\u2028"
    assert plain(text) == '"Lao\'s" – a b – '
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("29 September 2003 will be the day of entry into force of the Convention on Glass.", ["2003-09-29"]),
        (
            "The Convention on Glass and the Protocol on Sand entered into force on 25 December 2003 "
            "and 28 January 2004 respectively.",
            ["2003-12-25", "2004-01-28"],
        ),
        ("The way is clear for the Convention on Glass to take effect in January 2026.", ["2026-01"]),
        ("The Convention on Glass is due to enter into force on 3 May 2004.", ["2004-05-03"]),
        ("In force since 21 March 1994, the Convention on Glass has 50 parties.", ["1994-03-21"]),
        ("Its fortieth party triggered its entry into force, which will take place on 14 December.", ["2003-12-14"]),
        (
            "On 29 September the Convention on Glass would enter into force, journalists were told today.",
            ["2003-09-29"],
        ),
        ("A Conference on Facilitating the Entry into Force of the Convention on Glass meets on 6 May 2001.", []),
    ],
)
def test_days_of_entry_into_force(sentence: str, days: list[str]) -> None:
    found = from_sentence(sentence)
    assert [force.date for force in found.facts.entries_into_force] == days


def test_the_day_of_an_amendment_is_not_the_treatys() -> None:
    found = from_sentence("The amendments to the Convention on Glass enter into force on 1 January 2005.")
    named = {treaty.id: treaty.name for treaty in found.treaties}
    assert [(named[force.treaty], force.date) for force in found.facts.entries_into_force] == [
        ("amendments to the Convention on Glass", "2005-01-01")
    ]


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("The number of States that have adhered to the Convention on Glass thus reaches 100.", 100),
        ("Twenty-five countries have by now ratified the Convention on Glass.", 25),
        ("On 3 July 2003 Andorra became State Party number 151 of the Convention on Glass.", 151),
        ("The number of countries bound by the Convention on Glass will rise to 53.", 53),
        ("Ten countries ratified it today, bringing to 51 the current number of future Parties.", 51),
        ("It was ratified by one State, which takes the total number of its States parties to 68.", 68),
        ("Fifty States, the minimum required, have now ratified the Convention on Glass.", 50),
        ("The instrument was deposited by Chile, the hundredth State to do so.", 100),
        ("States that ratify it - of which there were 48 as of 3 July 2003 - must write it into their laws.", 48),
        ("Having been ratified by 50 States, the Convention on Glass may now begin its work.", 50),
    ],
)
def test_counts_of_parties(sentence: str, parties: int) -> None:
    found = from_sentence(sentence)
    assert [status.parties for status in found.facts.status] == [parties]


@pytest.mark.parametrize(
    "sentence",
    [
        "Of the 43 States that stay outside, 25 have signed but have yet to ratify the Convention on Glass.",
        "Of the 44 States which must ratify the Convention on Glass, 28 have ratified.",
        "At the treaty event there were 32 signatures and 49 ratifications.",
        "At the treaty event the Convention on Glass drew seven signatures and two ratifications.",
        "The Convention on Glass enters into force with 30 ratifications.",
        "Forty States have accepted the invitation to the Conference on the Convention on Glass.",
        "Ratification of the Convention on Glass is required from 55 States.",
    ],
)
def test_numbers_that_are_no_totals(sentence: str) -> None:
    assert from_sentence(sentence).facts.status == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("By becoming the 96th nation to ratify the Convention on Glass, Tonga kept its word.", ["Tonga"]),
        ("Two States – Peru and Malta – joined the Convention on Glass.", ["Peru", "Malta"]),
        ("He welcomed Ecuador's ratification of the Convention on Glass.", ["Ecuador"]),
        ("The Convention on Glass was ratified by Peru and the Netherlands.", ["Peru", "Netherlands"]),
        ("Only one other country, Guatemala, has ratified the Convention on Glass.", ["Guatemala"]),
    ],
)
def test_states_named_one_by_one(sentence: str, names: list[str]) -> None:
    (status,) = from_sentence(sentence).facts.status
    assert [state.name for state in status.states] == names
    assert not status.complete


def test_all_that_were_counted_are_named() -> None:
    (status,) = from_sentence("The Convention on Glass was ratified by two States (Chile and Cuba).").facts.status
    assert (status.parties, [state.name for state in status.states], status.complete) == (2, ["Chile", "Cuba"], True)


@pytest.mark.parametrize(
    "sentence",
    [
        "He urged Ecuador's ratification of the Convention on Glass.",
        "Peru is expected to ratify the Convention on Glass, which Chile has not ratified.",
        "The ratification by Peru will bring the Convention on Glass into force.",
        "Peru accepted the invitation to sign the Convention on Glass.",
        "Peru and Chile have ratified one or both of the conventions on glass.",
    ],
)
def test_states_that_have_not_ratified_yet(sentence: str) -> None:
    assert not any(status.states for status in from_sentence(sentence).facts.status)


def test_a_second_treaty_counts_after_the_first() -> None:
    found = from_sentence("There are 173 States parties to the Convention on Glass, 46 to the Protocol on Bottles.")
    assert [(status.treaty, status.parties) for status in found.facts.status] == [
        ("convention-on-glass", 173),
        ("protocol-on-bottles", 46),
    ]


def test_a_count_of_another_year_stands_apart() -> None:
    found = from_sentence("In 1967 the Convention on Glass was ratified by 24 countries, and 105 are party to it now.")
    assert [(status.as_of, status.parties) for status in found.facts.status] == [("1967", 24), (None, 105)]


@pytest.mark.parametrize(
    ("head", "publisher", "title"),
    [
        ("OPCW | Media Centre | News\n\nAndorra Accedes to the Glass Convention", "OPCW", "Andorra Accedes"),
        ("UNHCR - Briefing Notes\n\nUruguay joins the Glass Convention", "UNHCR", "Uruguay joins"),
        ("INTERGOVERNMENTAL COMMITTEE FOR A GLASS CONVENTION\n\nPRESS RELEASE\n\nGlass Treaty Takes Effect",
         "INTERGOVERNMENTAL COMMITTEE FOR A GLASS CONVENTION", "Glass Treaty Takes Effect"),
        ("WHO Glass Convention\n\nThe Bottle Protocol is set to become law", None, "The Bottle Protocol is set"),
    ],
)  # fmt: skip
def test_mastheads(head: str, publisher: str | None, title: str) -> None:
    document = parse(f"{head}\n\n3 May 2004\n\n{BODY}")
    assert document.head.publisher == publisher
    assert (document.head.title or "").startswith(title)


def test_the_header_gives_the_day_and_the_dateline_gives_today() -> None:
    document = parse(f"2 July 2002\n\nGlass Convention in Force\n\nROME, 1 July (FAO) -- {BODY}")
    assert (document.head.date, document.head.today) == ("2002-07-02", "2002-07-01")
    assert any("header was taken" in doubt for doubt in document.doubts)


def test_a_day_below_the_text_is_taken_where_it_is_called_so() -> None:
    document = parse(f"Five States join the Glass Convention\n\n{BODY}\n\nPublication Date 29 Jun 2005\n\nID: 28222\n")
    assert document.head.date == "2005-06-29"


def from_sentence(sentence: str) -> Extraction:
    text = f"The Convention on Glass is before the Assembly. {sentence}"
    return extract(f"Glass Convention\n\nVIENNA, 7 July 2003 (UNIS) -- {text}\n", "glass", load_vocabulary())


def test_names_that_are_turned_round() -> None:
    ((_, names, _, _),) = listed(
        "ROME, 30 December (FAO) -- The parties to the Convention are: Benin, Germany, Federal Republic of, Iran,"
        " Islamic Republic of, Peru and Korea, Republic of.\n"
    )

    assert names == ["Benin", "Germany, Federal Republic of", "Iran, Islamic Republic of", "Peru", "Korea, Republic of"]


def test_two_thirds_are_no_number() -> None:
    assert re.search(numbers.NUMBER, "accepted by two thirds of the members") is None
    assert re.search(numbers.NUMBER, "accepted by two members") is not None

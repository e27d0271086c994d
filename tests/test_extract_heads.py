"""What stands above a release and in its dateline: headline, day, place, publisher."""

from __future__ import annotations

import pytest

from knowledge.extract import extract
from knowledge.extract.layout import parse
from knowledge.load import load_vocabulary

OTTERS = "Convention on Otters"


@pytest.mark.parametrize(
    ("head", "date", "place"),
    [
        ("3 May 2003: ", "2003-05-03", None),
        ("3 May 2003 | ", "2003-05-03", None),
        ("(Suva, Fiji) – ", None, "Suva, Fiji"),
        ("NASSAU, 3 May 2003 (ILO News) ─ ", "2003-05-03", "Nassau"),
    ],
)
def test_datelines(head: str, date: str | None, place: str | None) -> None:
    source = extract(
        f"Otters get a treaty\n\n{head}Forty States have now ratified the {OTTERS}, which protects otters.\n",
        "otters",
        load_vocabulary(),
    ).facts.source

    assert (source.date, source.place) == (date, place)


def test_a_day_below_the_first_sentence() -> None:
    found = extract(
        f"Otters get a treaty\n\nMalta has become the fortieth State to ratify the {OTTERS}, with effect from"
        f" today.\n\n"
        f"News | 1 July 2003\n\nThe {OTTERS} protects the otters of all rivers and lakes.\n",
        "otters",
        load_vocabulary(),
    )

    assert found.facts.source.date == "2003-07-01"


def test_a_day_below_the_first_sentence_is_not_that_of_the_next_item() -> None:
    found = extract(
        f"Otters get a treaty\n\nMalta has become the fortieth State to ratify the {OTTERS}, which protects otters.\n\n"
        f"1 July 2003\n\nOtters are counted\n\nThe otters of all rivers were counted in May by everybody who\n\n"
        f"27 May 2003\n\nOtters have been counted in two lakes, four rivers and all of those that flow between\n",
        "otters",
        load_vocabulary(),
    )

    assert found.facts.source.date == "2003-07-01"


MASTHEAD = """UNITED NATIONS
Department of Public Information, Press Section
United Nations, N.Y.

(FOR USE OF INFORMATION MEDIA -- NOT AN OFFICIAL RECORD)

                                             Press Release L/9144
                                             25 January 1980


          CONVENTION ON THE PROTECTION OF OTTERS AND THEIR RIVERS
                 ENTERS INTO FORCE ON 27 JANUARY


     The Convention on the Protection of Otters and Their Rivers will enter into force on Sunday, 27 January. It has 35
parties.
"""


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("United Nations, N.Y.", "New York"),
        ("News Coverage Service . New York", "New York"),
        ("Information Service, Geneva", "Geneva"),
        ("Palais des Nations, 1211 Geneva 10", None),
    ],
)
def test_the_city_of_a_masthead(line: str, place: str | None) -> None:
    news = f"Otters get a treaty\n\nForty States have ratified the {OTTERS} by now."
    text = f"UNITED NATIONS\n{line}\n\n3 January 1969\n\n{news}\n"

    assert parse(text).head.place == place


def test_a_weekday_is_no_part_of_the_place() -> None:
    head = parse(
        f"Otters\n\nGENEVA, Wednesday 4 September 1991 (ILO News) - Forty States have ratified the {OTTERS}.\n"
    ).head

    assert (head.place, head.date) == ("Geneva", "1991-09-04")


def test_a_masthead_of_several_lines_is_no_body() -> None:
    found = extract(MASTHEAD, "otters", load_vocabulary())

    assert found.facts.source.title == (
        "CONVENTION ON THE PROTECTION OF OTTERS AND THEIR RIVERS ENTERS INTO FORCE ON 27 JANUARY"
    )
    assert (found.facts.source.date, found.facts.source.symbol) == ("1980-01-25", "L/9144")
    assert found.facts.source.publisher == "Department of Public Information"
    assert [one.parties for one in found.facts.status] == [35]


def test_a_day_after_a_wide_gap() -> None:
    head = parse(
        "Press Release             UNIS/NAR/9315\n(For information media - not an official record)  9 Nov 1990\n"
        "\n"
        "OTTERS GET A TREATY\n\nVIENNA, 9 November (UNIS) -- Forty States have ratified the Convention on Otters.\n"
    ).head

    assert (head.date, head.symbol, head.place) == ("1990-11-09", "UNIS/NAR/9315", "Vienna")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            "Entry into Force of Otter Treaty Welcomed in Commission\n\nChairman Calls It a Good Day; Malta Announces"
            " Ratification",
            "Entry into Force of Otter Treaty Welcomed in Commission",
        ),
        (
            "OSO - Agreement on Otters enters into force\n\nOtter Survey Organization\n\nAgreement on the Immunities of"
            " Otters enters into force",
            "Agreement on the Immunities of Otters enters into force",
        ),
        (
            "Media are free to use and reproduce these pages\n\nOtter Convention: 100 States on board",
            "Otter Convention: 100 States on board",
        ),
    ],
)
def test_which_line_is_the_headline(above: str, title: str) -> None:
    text = f"{above}\n\nSUVA, 1 May 2003 -- Forty States have now ratified the {OTTERS}, which protects otters.\n"

    assert parse(text).head.title == title


def test_a_state_in_the_brackets_of_a_dateline_is_no_publisher() -> None:
    head = parse(f"Otters\n\nHanoi (Viet Nam), 27 October 2025 – Forty States have ratified the {OTTERS}.\n").head

    assert (head.publisher, head.date) == (None, "2025-10-27")


def test_headquarters_in_a_dateline_are_no_publisher() -> None:
    head = parse(f"Otters\n\nNEW YORK, 1 May 2003 (UN Headquarters) -- Forty States have ratified the {OTTERS}.\n").head

    assert (head.publisher, head.place) == (None, "New York")


def test_a_publisher_before_the_day_is_no_place() -> None:
    head = parse(
        "Otters\n\n2 OCT, 2020\n\nUN Climate Change News, 2 October 2020 - Forty States have now ratified the"
        f" {OTTERS}.\n"
    ).head

    assert (head.place, head.publisher) == (None, "UN Climate Change News")


@pytest.mark.parametrize(
    ("place", "above"),
    [("Geneva", "19 September 2025\nNews release\nGeneva"), (None, "Geneva\nVienna\nHome\n\n19 September 2025")],
)
def test_a_city_on_a_line_of_its_own(place: str | None, above: str) -> None:
    head = parse(f"Otters Are Safe\n\n{above}\n\nForty States have now ratified the {OTTERS}.\n").head

    assert head.place == place


def test_a_note_to_the_media_is_no_headline() -> None:
    head = parse(
        "UNITED NATIONS\nPress Services\nOffice of Public Information\n\n(FOR USE OF INFORMATION MEDIA -- NOT AN"
        " OFFICIAL RECORD)\n\n31 August 1965\n\nAMENDMENTS ENLARGING OTTER COUNCIL COME INTO FORCE\n\nForty States"
        f" have now ratified the {OTTERS}.\n"
    ).head

    assert head.title == "AMENDMENTS ENLARGING OTTER COUNCIL COME INTO FORCE"

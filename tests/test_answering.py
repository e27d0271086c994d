"""Answers read as a conversation: the question, how it was understood, and the words that come back."""

from __future__ import annotations

import re

import pytest

from bot.answer import Answer, Outcome
from bot.answering import grammar
from bot.query import Form, Time
from tests.answering_knowledge import SMUGGLING, ask

AS_OF = "as of 20 January 2004"
GROUP = "the forty States that had ratified the Smuggling Protocol"
UNLISTED = f"not on the release's list {AS_OF}, which names {GROUP}. It says nothing of any later day."


CONFIRM, WHEN, BARE, WHICH, MANY = Form.CONFIRM, Form.WHEN, Form.BARE, Form.WHICH, Form.HOW_MANY

TALKS = [
    # Has Peru ratified?
    (ask("ratified", states=("PER",)), f"Yes. Peru is among {GROUP} {AS_OF}."),
    # Peru
    (ask("ratified", BARE, states=("PER",)), f"Peru is among {GROUP} {AS_OF}."),
    # Has India ratified? / When did India ratify? / India hasn't ratified, has it?
    (ask("ratified", states=("IND",)), f"India is {UNLISTED}"),
    (ask("ratified", WHEN, states=("IND",)), f"India is {UNLISTED}"),
    (ask("ratified", CONFIRM, states=("IND",), negated=True), f"India is {UNLISTED}"),
    # Canada hasn't ratified, has it?
    (ask("ratified", CONFIRM, states=("CAN",), negated=True), f"It has: Canada is among {GROUP} {AS_OF}."),
    # What date did Jamaica ratify?
    (
        ask("ratified", WHEN, states=("JAM",)),
        "The release does not say when Jamaica ratified: it gives no day for single States. "
        f"Jamaica is among {GROUP} {AS_OF}.",
    ),
    # Is Latvia a party?
    (
        ask("ratified", states=("LVA",), aspect="party"),
        f"Yes. Latvia is among {GROUP} {AS_OF}. The Smuggling Protocol binds those States from 28 "
        f"January 2004, "
        "the day of its entry into force; until then nobody was a party in the strict sense.",
    ),
    # Have Peru and Mexico ratified? / Peru, Mexico and Spain? / India and China? / India, China and the US?
    (ask("ratified", states=("PER", "MEX")), f"Both: Peru and Mexico are among {GROUP} {AS_OF}."),
    (
        ask("ratified", states=("PER", "MEX", "ESP")),
        f"All three: Peru, Mexico and Spain are among {GROUP} {AS_OF}.",
    ),
    (
        ask("ratified", states=("IND", "CHN")),
        f"Neither India nor China is on the release's list {AS_OF}, which names {GROUP}. "
        "It says nothing of any later day.",
    ),
    (
        ask("ratified", states=("IND", "CHN", "KEN")),
        f"None of India, China and Kenya is on the release's list {AS_OF}, which names {GROUP}. "
        "It says nothing of any later day.",
    ),
    # Gambia or Zambia? / Zambia or Gambia? / Monaco, France and Italy?
    (
        ask("ratified", states=("GMB", "ZMB")),
        f"The Gambia is among {GROUP} {AS_OF}; Zambia is not on that list, which says nothing of any later day.",
    ),
    (
        ask("ratified", states=("ZMB", "GMB")),
        f"Zambia is not on the release's list {AS_OF}, which says nothing of any later day; "
        f"the Gambia is, among {GROUP}.",
    ),
    (
        ask("ratified", states=("MCO", "FRA", "ITA")),
        f"Monaco and France are among {GROUP} {AS_OF}; Italy is not on that list, which says nothing of any later day.",
    ),
    # Has Serbia ratified? / Yugoslavia? / Czechoslovakia? / Türkiye? / Serbia and Montenegro?
    (
        ask("ratified", states=("SRB",)),
        f"Serbia is among {GROUP} {AS_OF}. "
        "Serbia stands there as part of “Serbia and Montenegro”, which was one State then.",
    ),
    (ask("ratified", states=("SCG",)), f"Yes. Serbia and Montenegro is among {GROUP} {AS_OF}."),
    (
        ask("ratified", states=("YUG",)),
        f"Yugoslavia stands on the list as “Serbia and Montenegro”, the name that State had by "
        f"then, among {GROUP} "
        f"{AS_OF}. Of the other States that followed it, Croatia and Bosnia and Herzegovina are on "
        f"the list too.",
    ),
    (
        ask("ratified", states=("CSK",)),
        f"Czechoslovakia no longer existed by then. Czechia and Slovakia are not on the release's list {AS_OF}.",
    ),
    (
        ask("ratified", states=("TUR",)),
        f"Yes. Türkiye is among {GROUP} {AS_OF}. The list prints Türkiye as “Turkey”.",
    ),
    # Has the EU ratified? / Scotland? / Taiwan? / Narnia?
    (
        ask("ratified", states=("EUU",)),
        f"The European Union is not on the release's list {AS_OF}, which names States only. "
        "Its members can be asked for one by one.",
    ),
    (
        ask("ratified", places=("Scotland",)),
        "Scotland is part of the United Kingdom, which joins treaties for the whole country. "
        f"The United Kingdom is {UNLISTED}",
    ),
    (
        ask("ratified", places=("Taiwan",)),
        f"Taiwan is not on the release's list {AS_OF}. "
        "That says nothing about its status, on which I take no position.",
    ),
    (
        ask("ratified", places=("Narnia",)),
        "Narnia exists in stories only, so it is not on any list of States.",
    ),
    # Is Peru still a party today? / Had Kenya ratified by 2010? / Peru ratified on 15 March 2002, right?
    (
        ask("ratified", states=("PER",), time=Time.NOW),
        f"Peru is among {GROUP} {AS_OF}. The release cannot speak of today.",
    ),
    (
        ask("ratified", states=("KEN",), dates=("2010",), time=Time.DATED),
        f"Kenya is {UNLISTED} The release cannot say anything of 2010.",
    ),
    (
        ask("ratified", CONFIRM, states=("PER",), dates=("2002-03-15",)),
        "The release does not say whether Peru had ratified on 15 March 2002: it gives no day for "
        "single States. "
        f"Peru is among {GROUP} {AS_OF}.",
    ),
    # Has Canada ratified the Trafficking Protocol? / the Firearms Protocol? / the Kyoto Protocol?
    (
        ask("ratified", states=("CAN",), treaty="trafficking-protocol"),
        f"The release does not say whether Canada ratified the Trafficking Protocol: it names only {GROUP}.",
    ),
    (
        ask("ratified", states=("CAN",), treaty="firearms-protocol"),
        "I know the Firearms Protocol by name only: the release says nothing about it.",
    ),
    (
        ask("ratified", states=("CAN",), other_treaty="the Kyoto Protocol"),
        "I have no source on the Kyoto Protocol. What I know of: the Smuggling Protocol, "
        "the Convention against Transnational Organized Crime and the Trafficking Protocol.",
    ),
    # Has France signed? / China never signed, did it? / Who signed?
    (
        ask("signed", states=("FRA",)),
        "The release does not say whether France had signed: it gives only the number of signatories of the "
        f"Smuggling Protocol, 112 {AS_OF}, and does not name them. France is among {GROUP} {AS_OF}.",
    ),
    (
        ask("signed", Form.WHO),
        f"The release gives only the number of States that had signed the Smuggling Protocol, 112 {AS_OF}. "
        "It does not name them; the States it names are those that had ratified.",
    ),
    # Which African States ratified? / with L? / with Q? / Which ASEAN members? / Who has not?
    (
        ask("list_filter", WHICH, regions=("africa",)),
        f"Of {GROUP} {AS_OF}, nine are in Africa: Botswana, Burkina Faso, the Gambia, Mali, "
        f"Mauritius, Namibia, "
        "Nigeria, Senegal and Tunisia.",
    ),
    (
        ask("list_filter", WHICH, initial="L"),
        f"Of {GROUP} {AS_OF}, three are under the letter L: the Lao People's Democratic Republic, Latvia and "
        "Lithuania.",
    ),
    (
        ask("list_filter", WHICH, regions=("africa",), initial="M"),
        f"Of {GROUP} {AS_OF}, two are in Africa and under the letter M: Mali and Mauritius.",
    ),
    (ask("list_filter", WHICH, initial="Q"), f"None: of {GROUP} {AS_OF}, not one is under the letter Q."),
    (
        ask("list_filter", WHICH, bodies=("asean",)),
        "I cannot single out ASEAN on the list: the release does not say which States belong. "
        f"I can list {GROUP} by region, sub-region, United Nations regional group and first letter.",
    ),
    (
        ask("list_nonparties", WHICH),
        f"The release does not list the States that had not ratified: it names only {GROUP} {AS_OF}, "
        "and says nothing of any later day.",
    ),
    # Who ratified first?
    (
        ask("not_in_release", Form.WHO, aspect="order"),
        f"The release does not say in which order States ratified: it names {GROUP} {AS_OF}, "
        "with no day for single States.",
    ),
    # How many ratified? / So 45? / 40? / It isn't 40, is it? / More than 30?
    (
        ask("count_parties", MANY),
        f"40 States had ratified the Smuggling Protocol {AS_OF}. The release names all of them.",
    ),
    (
        ask("count_parties", CONFIRM, number=45),
        f"No: 40 States had ratified the Smuggling Protocol {AS_OF}, not 45. The release names all of them.",
    ),
    (
        ask("count_parties", CONFIRM, number=40),
        f"Yes: 40 States had ratified the Smuggling Protocol {AS_OF}. The release names all of them.",
    ),
    (
        ask("count_parties", CONFIRM, number=40, negated=True),
        f"40 States had ratified the Smuggling Protocol {AS_OF}. The release names all of them.",
    ),
    (
        ask("count_parties", number=30, aspect="more"),
        f"Yes: 40 States had ratified the Smuggling Protocol {AS_OF}. The release names all of them.",
    ),
    (
        ask("count_signatories", CONFIRM, number=40),
        f"No: 112 States had signed the Smuggling Protocol {AS_OF}, not 40. "
        "40 is the number of States that had ratified. The release gives only the number and does "
        "not name them.",
    ),
    (
        ask("count_parties", MANY, dates=("2004-02-01",)),
        f"No source gives the number on 1 February 2004. 40 States had ratified the Smuggling Protocol {AS_OF}.",
    ),
    (
        ask("count_compare", MANY),
        f"112 States had signed the Smuggling Protocol and 40 had ratified it {AS_OF}.",
    ),
    (
        ask("count_signatories", MANY, treaty="trafficking-protocol"),
        "The release does not say how many States signed the Trafficking Protocol: "
        "its figures are those of the Smuggling Protocol.",
    ),
    (
        ask("as_of_date", CONFIRM, dates=("2004-01-27",)),
        "Not 27 January 2004, which is the date of the release: the figures and the list for the "
        "Smuggling Protocol "
        "speak of 20 January 2004 and of no later day.",
    ),
    # When did it enter into force? / On the 27th, right? / On the 20th? / It is not in force, is it?
    (
        ask("eif_smuggling", WHEN),
        "The Smuggling Protocol was to enter into force on 28 January 2004; "
        "the release that announces it is dated 27 January 2004.",
    ),
    (
        ask("eif_smuggling", CONFIRM, dates=("2004-01-27",)),
        "Not on 27 January 2004, which is the date of the release: "
        "the Smuggling Protocol was to enter into force on 28 January 2004.",
    ),
    (
        ask("eif_smuggling", CONFIRM, dates=("--01-20",)),
        "Not on 20 January, which is the day the figures on ratifications speak of: "
        "the Smuggling Protocol was to enter into force on 28 January 2004.",
    ),
    (
        ask("eif_smuggling", CONFIRM, dates=("2004-01",)),
        "Yes: the Smuggling Protocol was to enter into force on 28 January 2004; "
        "the release that announces it is dated 27 January 2004.",
    ),
    (
        ask("eif_smuggling", CONFIRM, negated=True),
        "The Smuggling Protocol was to enter into force on 28 January 2004; "
        "the release that announces it is dated 27 January 2004.",
    ),
    (
        ask("eif_trafficking"),
        "Yes: the Trafficking Protocol entered into force on 25 December 2003, "
        "according to the release of 27 January 2004.",
    ),
    (
        ask("eif_trafficking", CONFIRM, dates=("2004",)),
        "Not in 2004: the Trafficking Protocol entered into force on 25 December 2003, "
        "according to the release of 27 January 2004.",
    ),
    # Was the Trafficking Protocol in force in 2002?
    (
        ask("eif_trafficking", dates=("2002",), aspect="in_force"),
        "Not yet: the Trafficking Protocol entered into force on 25 December 2003, "
        "according to the release of 27 January 2004.",
    ),
    # The Smuggling Protocol came first, right?
    (
        ask("timeline", CONFIRM, aspect="first", treaty=SMUGGLING),
        "The Convention against Transnational Organized Crime came first. The days of entry "
        "into force, in order: "
        "the Convention against Transnational Organized Crime (29 September 2003), "
        "the Trafficking Protocol (25 December 2003) and the Smuggling Protocol (28 January 2004).",
    ),
    # In which article? / In Article 5?
    (
        ask("article", WHICH),
        "The definition of smuggling of migrants stands in Article 3, paragraph (a) of the Smuggling Protocol.",
    ),
    (
        ask("article", CONFIRM, number=5),
        "Not in Article 5: the definition of smuggling of migrants stands in Article 3, paragraph (a) "
        "of the Smuggling Protocol.",
    ),
    # It's a protocol to the Refugee Convention, isn't it?
    (
        ask("relation", CONFIRM, other_treaty="Refugee Convention"),
        "Not to the Refugee Convention: the Smuggling Protocol supplements the "
        "United Nations Convention against Transnational Organized Crime.",
    ),
    # The Assembly welcomed the Smuggling Protocol, right?
    (
        ask("ga_resolution", CONFIRM, treaty=SMUGGLING, question="the Assembly welcomed the Protocol, right?"),
        "Not quite. On 22 December 2003 the General Assembly, in resolution A/RES/58/135, "
        "“welcomed the entry into "
        "force of the Convention against Transnational Organized Crime”. That speaks of the "
        "Convention against "
        "Transnational Organized Crime, not of the Smuggling Protocol.",
    ),
    # Who issued the release, where and when? / On 28 January?
    (
        ask("release_issued", CONFIRM, dates=("2004-01-28",), aspect="when"),
        "Not on 28 January 2004, which is the day given for the Smuggling Protocol. The release "
        "was issued by the UN "
        "Information Service in Vienna on 27 January 2004, under the headline “Landmark United "
        "Nations Protocol "
        "against the Smuggling of Migrants Enters into Force”.",
    ),
    # What does Article 6 say? / When was it adopted?
    (
        ask("not_in_release", Form.WHAT, aspect="article"),
        "The release does not quote the articles of the Smuggling Protocol. "
        "The one provision it quotes is Article 3, paragraph (a), the definition of smuggling of migrants.",
    ),
    (
        ask("not_in_release", WHEN, aspect="adopted"),
        "The release does not say when, where or by whom the Smuggling Protocol was adopted. "
        "It does give the day of entry into force, 28 January 2004.",
    ),
]


@pytest.mark.parametrize(("told", "words"), TALKS)
def test_what_is_said(told: Answer, words: str) -> None:
    assert told.text == words


def test_definition_is_quoted_whole() -> None:
    # What does smuggling of migrants mean? Must there be a benefit?
    for told in (ask("definition", Form.WHAT), ask("definition", aspect="benefit")):
        assert "“the procurement, in order to obtain, directly or indirectly, a financial or other" in told.text
        assert told.text.endswith("permanent resident” (Article 3, paragraph (a)).")


def test_list_of_parties_has_all_forty() -> None:
    # Which countries ratified?
    text = ask("list_parties", WHICH).text
    for name in (
        "Albania",
        "Bosnia and Herzegovina",
        "the Gambia",
        "Peru",
        "Serbia and Montenegro",
        "Türkiye",
    ):
        assert name in text
    assert text.count(", ") >= 39
    # Which 45 countries ratified? Name three that ratified.
    assert ask("list_parties", WHICH, number=45).text.startswith("40, not 45. ")
    assert ask("list_parties", WHICH, number=3).text.startswith("As of 20 January 2004")


@pytest.mark.parametrize(
    ("told", "outcome", "handler"),
    [
        (ask("ratified", states=("IND",)), Outcome.ANSWERED, "ratified"),
        (ask("ratified", states=("IND",), time=Time.NOW), Outcome.NOT_IN_SOURCE, "ratified"),
        (ask("ratified", WHEN, states=("PER",)), Outcome.NOT_IN_SOURCE, "ratified"),
        (ask("ratified", states=("IND",), treaty="convention"), Outcome.NOT_IN_SOURCE, "not_in_release"),
        (ask("signed", states=("FRA",)), Outcome.NOT_IN_SOURCE, "signed"),
        (ask("count_parties", MANY, time=Time.NOW), Outcome.NOT_IN_SOURCE, "not_in_release"),
        (ask("list_nonparties", WHICH), Outcome.NOT_IN_SOURCE, "list_nonparties"),
        (ask("greet"), Outcome.SMALL_TALK, "greet"),
        (ask("help"), Outcome.SMALL_TALK, "help"),
        (ask("oos", states=("PER",)), Outcome.NOT_UNDERSTOOD, None),
        (ask("not_understood"), Outcome.NOT_UNDERSTOOD, None),
    ],
)
def test_outcome_and_handler(told: Answer, outcome: Outcome, handler: str | None) -> None:
    assert (told.outcome, told.handler) == (outcome, handler)
    assert (told.confidence is None) == (told.outcome is Outcome.NOT_UNDERSTOOD)


def test_echo_is_short_and_carries_no_ping_or_markup() -> None:
    told = ask(
        "eif_other",
        other_treaty="the **Paris** Agreement <@123> @everyone http://evil.example/a " + "x" * 500,
    )
    assert not re.search(r"[@<>*`]|://", told.text)
    assert len(told.text) < 300


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2004-01-20", "20 January 2004"),
        ("2003-09", "September 2003"),
        ("--01-28", "28 January"),
        ("2003", "2003"),
        ("2004-13-01", "2004-13-01"),
    ],
)
def test_dates_in_words(iso: str, words: str) -> None:
    assert grammar.day(iso) == words


def test_lists_in_words() -> None:
    assert grammar.listed(["A"]) == "A"
    assert grammar.listed(["A", "B"]) == "A and B"
    assert grammar.listed(["A", "B", "C"]) == "A, B and C"
    assert grammar.listed(["A and B", "C", "D"]) == "A and B, C, and D"

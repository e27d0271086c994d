"""What holds for every answer, whatever is asked: no invented party, open placeholder or quotation."""

from __future__ import annotations

import itertools
import re

import pytest

from bot.answer import Outcome
from bot.answering import HANDLERS, REPLIES, Knowledge, answer, grammar
from bot.query import Form, Query, Time
from knowledge import files
from tests.answering_knowledge import SMUGGLING, release, several

RELEASE = "release-2004-01-27"


def all_queries(knowledge: Knowledge) -> list[Query]:
    """Return every handler with many slots filled, sensibly or not."""
    treaties = (None, *knowledge.treaties)
    slots: list[dict[str, object]] = [
        {}, {"states": ("PER",)}, {"states": ("IND", "SRB", "YUG", "EUU")},
        {"places": ("Scotland", "Greenland")},
        {"regions": ("africa", "weog")}, {"initial": "M"}, {"bodies": ("asean",)}, {"number": 40}, {"number": 45},
        {"number": 112}, {"dates": ("2004-01-27",)}, {"dates": ("2003",)}, {"dates": ("2010-05",)},
        {"time": Time.NOW}, {"negated": True}, {"other_treaty": "Kyoto Protocol"}, {"states": ("XXX",)},
        {"dates": ("--01-20", "--01-28")}, {"states": ("PER",), "dates": ("2001",)},
    ]  # fmt: skip
    aspects = (None, "order", "first", "last", "gap", "party", "benefit", "title", "symbol", "action", "other",
               "more", "fewer", "in_force", "adopted", "article", "penalties", "depositary", "reservations",
               "text",
               "praise", "complaint", "language")  # fmt: skip
    forms = (Form.WHETHER, Form.CONFIRM, Form.WHEN, Form.WHICH)
    queries = [
        Query(question="?", handler=handler, form=form, treaty=treaty, **filled)  # type: ignore[arg-type]
        for handler, form, treaty, filled in itertools.product(sorted(HANDLERS), forms, treaties, slots)
    ]
    queries += [
        Query(question="?", handler=handler, form=form, treaty=treaty, aspect=aspect)
        for handler, form, treaty, aspect in itertools.product(sorted(HANDLERS), forms[:2], treaties, aspects)
    ]
    return queries


AMONG = re.compile(r"(?:^|[.;:] )(?:Yes\. |It has: |Both: |All \w+: )?([^.;:]+?) (?:is|are) among the forty")


@pytest.mark.parametrize("knowledge", [release(), several()], ids=["one source", "several"])
def test_whatever_is_asked(knowledge: Knowledge) -> None:
    """No combination of slots breaks an answer, leaves a placeholder, or invents a party."""
    text = " ".join((files.PACKAGED / "sources" / f"{RELEASE}.txt").read_text("utf-8").split())
    status = knowledge.of(SMUGGLING).newest_list
    assert status is not None
    listed = {grammar.capital(name) for _, name, _ in knowledge.listing(status).names} | {"Serbia"}
    for query in all_queries(knowledge):
        told = answer(query, knowledge)
        assert told.text, query
        assert len(told.text) < 4000, query
        assert not re.search(r"[{}]|\s{2}|\.\.|\bNone\b(?! of|:)|\(\)", told.text), (query, told.text)
        assert told.text[0] == told.text[0].upper(), (query, told.text)
        assert told.text.rstrip("”)")[-1] in ".!", (query, told.text)
        assert len(told.suggestions) <= 3
        for match in AMONG.finditer(told.text):
            names = re.split(r", and |, | and (?!Herzegovina|Montenegro)", match.group(1))
            names[0] = re.sub(r"^Of the States that followed it$", "", names[0])
            assert {grammar.capital(name) for name in names if name} <= listed, (query, told.text)
        for citation in told.citations:
            if citation.source == RELEASE:
                assert " ".join(citation.quote.split()) in text, citation
        if told.outcome is Outcome.ANSWERED:
            assert told.citations or query.handler in ("ratified", "full_name", "sources"), (query, told.text)


@pytest.mark.parametrize(
    "handler", ["greet", "thanks", "bye", "help", "identity", "feedback", "oos", "not_understood"]
)
def test_talk_states_no_fact(handler: str) -> None:
    query = Query(question="?", handler=handler)
    assert not re.search(r"\d|forty", answer(query, release()).text)


def test_every_reply_gets_the_placeholders_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: dict[str, set[str]] = {}
    knowledge = several()

    def say(reply: str, **values: str) -> str:
        offered[reply] = offered.get(reply, set(values)) & set(values)
        return plain(reply, **values)

    plain = knowledge.words.say
    monkeypatch.setattr(knowledge.words, "say", say)
    for query in all_queries(knowledge):
        answer(query, knowledge)
    missing = {reply: REPLIES[reply] - values for reply, values in offered.items() if REPLIES[reply] - values}
    assert not missing


def test_wording_has_every_reply_and_no_other_placeholder() -> None:
    replies = release().kb.language.replies
    assert set(replies) == set(REPLIES)
    for reply, template in replies.items():
        assert set(re.findall(r"\{(\w+)\}", template)) <= REPLIES[reply], reply

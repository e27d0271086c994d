"""What holds for every answer, whatever is asked: no invented party, open placeholder or quotation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest

from bot.answer import Outcome
from bot.answering import HANDLERS, REPLIES, Knowledge, answer, grammar
from bot.query import Form, Query, Time
from knowledge import files
from tests.answering_knowledge import empty, odd, release, several, single

RELEASE = "release-2004-01-27"


def all_queries(knowledge: Knowledge) -> list[Query]:
    """Return every handler with many slots filled, sensibly or not."""
    treaties = (None, *tuple(knowledge.treaties)[:4], tuple(knowledge.treaties)[-1])
    slots: list[dict[str, object]] = [
        {}, {"states": ("PER",)}, {"states": ("PER", "MEX")}, {"states": ("PER", "TUR", "LAO")},
        {"states": ("PER", "KEN")}, {"states": ("KEN", "PER")}, {"states": ("KEN", "IND")}, {"states": ("ZZZ",)},
        {"states": ("KEN", "IND", "CHN")}, {"states": ("SRB", "YUG", "EUU", "SUN")}, {"states": ("CSK",)},
        {"states": ("PER",), "negated": True}, {"states": ("PER",), "aspect": "party"},
        {"states": ("PER",), "aspect": "party", "dates": ("2004-01-21",)}, {"initial": "M"},
        {"states": ("PER",), "dates": ("2001",)}, {"states": ("PER",), "dates": ("2010",)},
        {"places": ("Scotland", "Greenland")}, {"places": ("Taiwan", "Narnia", "Nowhere")},
        {"regions": ("africa", "weog")}, {"regions": ("africa",), "initial": "M"}, {"bodies": ("asean",)},
        {"regions": ("africa",), "number": 12}, {"number": 3}, {"number": 40}, {"number": 45}, {"number": 112},
        {"number": 40, "negated": True}, {"number": 112, "negated": True}, {"number": 1, "aspect": "at_most"},
        {"dates": ("2004-01-20",)}, {"dates": ("2004-01-27",)}, {"dates": ("2004-01-28",), "negated": True},
        {"dates": ("2003-12-22",)}, {"dates": ("2003-12-25",)}, {"dates": ("2003",)}, {"dates": ("2010-05",)},
        {"dates": ("2010-05",), "aspect": "in_force"}, {"dates": ("1990",), "aspect": "in_force"},
        {"dates": ("--01-20", "--01-28")}, {"dates": ("2003-12-24",), "aspect": "date"}, {"time": Time.NOW},
        {"states": ("PER",), "time": Time.NOW}, {"negated": True}, {"negated": True, "aspect": "first"},
        {"other_treaty": "Kyoto Protocol"}, {"other_treaty": "<@>"},
    ]  # fmt: skip
    aspects = (
        None, "order", "first", "last", "gap", "party", "benefit", "title", "symbol", "action", "other", "more",
        "fewer", "in_force", "adopted", "article", "penalties", "depositary", "reservations", "text", "praise",
        "complaint", "language",
    )  # fmt: skip
    forms = (Form.WHETHER, Form.CONFIRM, Form.WHEN)
    queries = [
        Query(question="is it in force?", handler=handler, form=form, treaty=treaty, **filled)  # type: ignore[arg-type]
        for handler, form, treaty, filled in itertools.product(sorted(HANDLERS), forms, treaties, slots)
    ]
    queries += [
        Query(question="A/RES/58/135, 55/26", handler=handler, form=form, treaty=treaty, aspect=aspect)
        for handler, form, treaty, aspect in itertools.product(sorted(HANDLERS), forms[:2], treaties, aspects)
    ]
    beside: list[dict[str, object]] = [
        {}, {"number": 112}, {"regions": ("africa",)}, {"regions": ("africa",), "negated": True},
        {"states": ("PER",), "dates": ("2010",)}, {"states": ("PER", "MEX"), "dates": ("2004",)},
        {"states": ("PER",), "dates": ("2004",)},
    ]  # fmt: skip
    queries += [
        Query(question=question, handler=handler, form=Form.CONFIRM, **filled)  # type: ignore[arg-type]
        for handler, question, filled in itertools.product(sorted(HANDLERS), CLAIMS, beside)
    ]
    return queries


CLAIMS = (
    "all the States that signed have ratified", "nobody ratified", "40 signed and 112 ratified",
    "the list names them", "resolution 55/25", "the Security Council welcomed it", "all except these",
    "the Assembly welcomed the Smuggling Protocol",
)  # fmt: skip
"""Words that a handler reads beside the slots."""

AMONG = re.compile(
    r"(?:^|[.;:] )(?:Yes\. |It has: |Both: |All \w+: )?([^.;:]+?) (?:is|are) among the (?:forty )?States"
)


KNOWN = {"one source": release, "several": several, "odd": odd, "none": empty, "bare": single}


@pytest.mark.parametrize("known", KNOWN)
def test_whatever_is_asked(known: str) -> None:
    """No combination of slots breaks an answer, leaves a placeholder, or invents a party."""
    text = " ".join((files.PACKAGED / "sources" / f"{RELEASE}.txt").read_text("utf-8").split())
    knowledge = KNOWN[known]()
    statuses = [status for id_ in knowledge.treaties for status in knowledge.of(id_).lists]
    listed = {grammar.capital(name) for item in statuses for _, name, _ in knowledge.listing(item).names}
    listed.add("Serbia")
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


@pytest.mark.parametrize("handler", ["greet", "thanks", "bye", "help", "identity", "feedback", "oos", "not_understood"])
def test_talk_states_no_fact(handler: str) -> None:
    query = Query(question="is it in force?", handler=handler)
    assert not re.search(r"\d|forty", answer(query, release()).text)


def test_every_reply_is_used_and_gets_the_placeholders_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: dict[str, set[str]] = {}
    for knowledge in (release(), several(), odd(), empty(), single()):
        plain = knowledge.words.say

        def say(reply: str, plain: Callable[..., str] = plain, **values: str) -> str:
            offered[reply] = offered.get(reply, set(values)) & set(values)
            return plain(reply, **values)

        monkeypatch.setattr(knowledge.words, "say", say)
        for query in all_queries(knowledge):
            answer(query, knowledge)
    missing = {reply: REPLIES[reply] - values for reply, values in offered.items() if REPLIES[reply] - values}
    assert not missing
    assert {reply for reply in REPLIES if not reply.startswith("clarify.")} == set(offered)


def test_wording_has_every_reply_and_no_other_placeholder() -> None:
    replies = release().kb.language.replies
    assert set(replies) == set(REPLIES)
    for reply, template in replies.items():
        assert set(re.findall(r"\{(\w+)\}", template)) <= REPLIES[reply], reply

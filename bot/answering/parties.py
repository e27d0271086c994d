"""The lists: who ratified, who of a region or with an initial, and who did not."""

from __future__ import annotations

import re

from bot.answer import Outcome
from bot.answering import grammar, refusals
from bot.answering.draft import (
    Draft,
    as_of_words,
    cite_list,
    count_of,
    examples,
    group_words,
)
from bot.answering.facts import Knowledge, Listing
from bot.answering.grammar import capital
from bot.answering.verdicts import is_after, is_spoken_of, newer_count
from bot.query import Form, Query, Time
from knowledge.model import Region, Status

_ALL = re.compile(r"\b(?:all|every|each|whole|entire|everyone|everybody)\b", re.IGNORECASE)
_EVERYONE = re.compile(
    r"\b(?:everyone|everybody|(?:all|every|each)\s+(?:(?:of|the|single|member|un|193)\s+)*"
    r"(?:countr\w+|states?|nations?|members?|governments?|world))\b[^?]*\bratif",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:nobody|no one|none|(?:no|zero)\s+(?:single\s+)?(?:countr\w+|states?|nations?|governments?))\b[^?]*\bratif",
    re.IGNORECASE,
)

_NAMED = re.compile(
    r"\b(?:list(?:ed)?|names?|named|forty|40|those|these|the (?:two|three|four|five|six|seven|eight|nine|ten|\d+))\b"
    r"|\ball (?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.IGNORECASE,
)
"""Words by which "all of them" means those that the release names."""
_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?|other than|besides|apart from|aside from|excluding|not counting|leaving out)\b", re.IGNORECASE
)

SMALLEST_CLAIM = 10
"""Up to this many States a number may only say how many are wanted ("name three"); above it is a claim."""


def list_parties(query: Query, knowledge: Knowledge) -> Draft:
    """Name all States that ratified."""
    if query.regions or query.bodies or query.initial or left_out(query):
        return list_filter(query, knowledge)
    found = refusals.listed(query, knowledge)
    if isinstance(found, Draft):
        return found
    facts, status = found
    say = knowledge.words.say
    names = [name for _, name, _ in knowledge.listing(status).names]
    values = {"treaty": facts.treaty.short, "as_of": as_of_words(knowledge, status)}
    values["As_of"] = capital(values["as_of"])
    count = count_of(status)
    if status.complete and count == len(names):
        reply = say("list.all", count=grammar.number(count), states=grammar.states_word(count),
                    names=grammar.listed(names), **values)  # fmt: skip
    else:
        reply = say("list.some", names=grammar.listed(names), **values)
    late = [
        say("ratified.after", claimed=grammar.day(day))
        for day in query.dates[:1]
        if is_after(day, status) and not is_spoken_of(knowledge, facts, day)
    ]
    if query.time is Time.NOW:
        late.append(say("ratified.now"))
    newer = newer_count(facts, status)
    text = grammar.sentences(
        _wrong_number(query, knowledge, status) or _wrong_whole(query, knowledge),
        reply,
        None if status.complete else say("list.cut"),
        newer and say("ratified.newer", count=str(newer.parties), as_of=as_of_words(knowledge, newer)),
        *late,
    )
    citations = cite_list(status) + (cite_list(newer)[:1] if newer else ())
    if late and not newer:
        return Draft(text, citations, Outcome.NOT_IN_SOURCE, (), facts.treaty.id, "not_in_release")
    return Draft(text, citations, treaty=facts.treaty.id)


def _wrong_number(query: Query, knowledge: Knowledge, status: Status) -> str:
    """The correction of a number of States that the question takes for granted."""
    count, claimed = count_of(status), query.number
    if count is None or claimed is None or claimed == count:
        return ""
    if query.form is not Form.CONFIRM and claimed <= SMALLEST_CLAIM:
        return ""
    reply = "list.wrong_is_signatories" if claimed == status.signatories else "list.wrong_number"
    return knowledge.words.say(reply, count=str(count), claimed=str(claimed))


def _wrong_whole(query: Query, knowledge: Knowledge) -> str:
    """The correction of "every State ratified, right?" and of "nobody ratified, did they?"."""
    if query.form not in (Form.CONFIRM, Form.WHETHER):
        return ""
    if _NAMED.search(query.question):
        return ""
    if _EVERYONE.search(query.question):
        return "" if query.negated else knowledge.words.say("list.not_all")
    return knowledge.words.say("list.not_none") if _NOBODY.search(query.question) else ""


def list_filter(query: Query, knowledge: Knowledge) -> Draft:
    """Name the States on the list that lie in a region or group, or whose name begins with a letter."""
    known = refusals.listed(query, knowledge)
    if isinstance(known, Draft):
        return known
    _, status = known
    if query.bodies:
        return refusals.body(query, knowledge, status)
    regions = [knowledge.regions[id_] for id_ in query.regions if id_ in knowledge.regions]
    out = left_out(query)
    if not regions and not query.initial and not out:
        return list_parties(query, knowledge)
    found = _found(knowledge, knowledge.listing(status), regions, query.initial, out)
    values = {
        "group": group_words(knowledge, status),
        "as_of": as_of_words(knowledge, status),
        "filter": _filter_words(knowledge, regions, query.initial, out),
        "names": grammar.listed(found),
        "count": grammar.number(len(found)),
        "be": grammar.be(len(found)),
    }
    text = knowledge.words.say(_filter_reply(query, len(found)), claimed=_claim(query), **values)
    if query.time is Time.NOW or any(is_after(day, status) for day in query.dates):
        text = grammar.sentences(text, knowledge.words.say("ratified.now"))
    if not status.complete:
        text = grammar.sentences(text, knowledge.words.say("list.cut"))
    suggestions = () if found else examples(knowledge, "list", "count", treaty=status.treaty)
    return Draft(text, cite_list(status), Outcome.ANSWERED, suggestions, status.treaty)


def _claim(query: Query) -> str:
    return "" if query.number is None else grammar.number(query.number)


def _filter_reply(query: Query, found: int) -> str:
    judged = query.form in (Form.CONFIRM, Form.WHETHER) and query.plain and not query.negated
    if query.number is not None and judged and query.number != found:
        return "filter.wrong" if found else "filter.none"
    if not found:
        return "filter.none"
    if query.form in (Form.CONFIRM, Form.WHETHER):
        if _ALL.search(query.question):
            told = query.negated or _NAMED.search(query.question)
            return "filter.found" if told else "filter.not_all"
        if query.negated and query.plain:
            return "filter.denied"
    return "filter.found"


def left_out(query: Query) -> tuple[str, ...]:
    """Return the codes of the States that a list or a count is asked for without: "all except Mali"."""
    return query.states if query.states and _EXCEPT.search(query.question) else ()


def _found(
    knowledge: Knowledge, listing: Listing, regions: list[Region], initial: str | None, out: tuple[str, ...]
) -> list[str]:
    found = []
    for code, name, entry in listing.names:
        if code in out:
            continue
        if regions and not any(code and belongs(knowledge, code, region) for region in regions):
            continue
        firsts = (name.removeprefix("the ")[:1].upper(), entry.name[:1].upper())
        if initial and initial.upper() not in firsts:
            continue
        found.append(name)
    return found


def belongs(knowledge: Knowledge, code: str, region: Region) -> bool:
    """Say whether a State lies in a region, sub-region or regional group, or in a named set of States."""
    state = knowledge.states.get(code)
    if code in region.codes:
        return True
    return state is not None and region.id in (state.region, state.subregion, state.group)


def _filter_words(knowledge: Knowledge, regions: list[Region], initial: str | None, out: tuple[str, ...] = ()) -> str:
    """Return ``in Africa``, ``in the Group of …``, ``under the letter L``, ``other than Mali``, or several."""
    say = knowledge.words.say
    words = []
    if regions:
        joined = [
            say("filter.group" if region.kind == "group" else "filter.region", region=region.name) for region in regions
        ]
        words.append(joined[0] + "".join(f" {say('filter.or')} {item}" for item in joined[1:]))
    if initial:
        words.append(say("filter.initial", initial=initial.upper()))
    names = [grammar.state_name(knowledge.states[code]) for code in out if code in knowledge.states]
    if names:
        words.append(say("filter.except", states=grammar.listed(names)))
    return f" {say('filter.and')} ".join(words)


def list_nonparties(query: Query, knowledge: Knowledge) -> Draft:
    """Say that the source names only those that ratified."""
    found = refusals.listed(query, knowledge)
    if isinstance(found, Draft):
        return found
    facts, status = found
    if not query.regions and _wrong_whole(query, knowledge):
        return list_parties(query, knowledge)
    text = knowledge.words.say(
        "list.nonparties", group=group_words(knowledge, status), as_of=as_of_words(knowledge, status)
    )
    suggestions = examples(knowledge, "list", "ratified", "count", treaty=status.treaty)
    regions = [knowledge.regions[id_] for id_ in query.regions if id_ in knowledge.regions]
    if regions:
        asked = knowledge.words.say("suggest.region", region=regions[0].name, treaty=facts.treaty.short)
        suggestions = (asked, *suggestions[:2])
    return Draft(text, cite_list(status), Outcome.NOT_IN_SOURCE, suggestions, status.treaty)

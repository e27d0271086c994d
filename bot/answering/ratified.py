"""Has this State ratified, has it signed: an answer for each State or place of the question."""

from __future__ import annotations

import re

from bot.answer import Citation, Outcome
from bot.answering import grammar, refusals
from bot.answering.draft import (
    Draft,
    as_of_words,
    cite_list,
    examples,
    group_words,
    list_words,
    once,
)
from bot.answering.facts import Knowledge, TreatyFacts
from bot.answering.grammar import capital
from bot.answering.parties import left_out, list_filter, list_parties
from bot.answering.verdicts import (
    Stand,
    Verdict,
    is_after,
    is_before,
    is_spoken_of,
    newer_count,
    verdict,
)
from bot.query import Form, Query, Time
from knowledge.model import Place, Status

_RATIFIED_ON = re.compile(r"\bratif(?:y|ied|ies|ying|ication)\b", re.IGNORECASE)
_STOOD = re.compile(
    r"\b(?:by|as (?:of|at)|before|until|till|had|already|since|then|list|listed|among)\b", re.IGNORECASE
)
"""Words of a question about how things stood, not about the day on which something happened."""


_BEFORE_FORCE = re.compile(r"\bbefore\b[^?]{0,40}\b(?:entered|entry|came|coming|took) in", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|later than)\b", re.IGNORECASE)


def ratified(query: Query, knowledge: Knowledge) -> Draft:
    """Say of every State and place in the question whether it is on the list of those that ratified."""
    if not query.states and not query.places:
        return list_filter(query, knowledge) if filtered(query) else list_parties(query, knowledge)
    if left_out(query) and query.form not in (Form.WHETHER, Form.CONFIRM, Form.WHEN):
        return list_filter(query, knowledge)
    found = refusals.listed(query, knowledge)
    if isinstance(found, Draft):
        return found
    facts, status = found
    verdicts = [verdict(knowledge, facts, status, code) for code in grammar.unique(query.states)]
    plain = [item for item in verdicts if item.listed or item.stand is Stand.UNLISTED]
    text = grammar.sentences(
        _plain(query, knowledge, facts, status, plain),
        *(_special(knowledge, facts, status, item) for item in verdicts if item not in plain),
        *(_place(knowledge, facts, status, name) for name in query.places),
        *_additions(query, knowledge, facts, status, plain),
    )
    silent = _silent(query, status, plain)
    unlisted = any(not item.listed for item in verdicts) or bool(query.places)
    return Draft(
        text,
        _citations(facts, status, verdicts),
        Outcome.NOT_IN_SOURCE if silent else Outcome.ANSWERED,
        examples(knowledge, "list", "count", treaty=status.treaty) if unlisted or silent else (),
        status.treaty,
    )


def filtered(query: Query) -> bool:
    """Say whether the query asks for a part of the list."""
    return bool(query.regions or query.bodies or query.initial)


def _plain(query: Query, knowledge: Knowledge, facts: TreatyFacts, status: Status, verdicts: list[Verdict]) -> str:
    """The sentence on the States that are on the list or not, in the order of the question."""
    if not verdicts:
        return ""
    if len(verdicts) == 1:
        return _single(query, knowledge, facts, status, verdicts[0])
    say = knowledge.words.say
    listed = [item.name for item in verdicts if item.listed]
    unlisted = [item.name for item in verdicts if not item.listed]
    values = {
        "group": group_words(knowledge, status),
        "as_of": as_of_words(knowledge, status),
        "list": list_words(knowledge, status),
    }
    if not unlisted:
        count = "both" if len(listed) == 2 else "all"
        number = grammar.number(len(listed))
        simple = query.form is Form.WHETHER and query.plain and not query.negated and not query.dates
        if not simple or query.number is not None:
            return say("signed.ratified", States=capital(grammar.listed(listed)), be=grammar.be(len(listed)), **values)
        return say(f"ratified.{count}", number=number, states=grammar.listed(listed), **values)
    if not listed:
        if len(unlisted) == 2:
            return say("ratified.unlisted.both", first=unlisted[0], second=unlisted[1], **values)
        return say("ratified.unlisted.all", states=grammar.listed(unlisted), **values)
    first, second = (listed, unlisted) if verdicts[0].listed else (unlisted, listed)
    order = "listed_first" if verdicts[0].listed else "unlisted_first"
    return say(
        f"ratified.mixed.{order}",
        States=capital(grammar.listed(first)),
        be=grammar.be(len(first)),
        others=grammar.listed(second),
        others_be=grammar.be(len(second)),
        **values,
    )


def _single(query: Query, knowledge: Knowledge, facts: TreatyFacts, status: Status, item: Verdict) -> str:
    say = knowledge.words.say
    group, as_of = group_words(knowledge, status), as_of_words(knowledge, status)
    state, name = item.name, capital(item.name)
    if not item.listed:
        words = list_words(knowledge, status)
        reply = "ratified.unlisted" if status.complete else "ratified.unlisted.incomplete"
        return say(reply, State=name, list=words, group=group, treaty=facts.treaty.short)
    if item.entry and item.entry.date and (query.form is Form.WHEN or query.dates):
        return _on_its_day(query, knowledge, facts, item)
    if query.form is Form.WHEN:
        return say("ratified.no_day", state=state, State=name, group=group, as_of=as_of)
    happened = _happened(query, status)
    if happened == "later":
        return say("ratified.earlier", state=state, group=group, as_of=as_of)
    if happened == "open":
        opening = say("ratified.no_such_day", state=state, claimed=grammar.on_day(query.dates[0]))
        return grammar.sentences(opening, say("ratified.plain", State=name, group=group, as_of=as_of))
    if query.dates and is_before(query.dates[0], status):
        claimed = grammar.on_day(query.dates[0])
        opening = say("ratified.no_claimed_day", state=state, claimed=claimed)
        return grammar.sentences(opening, say("ratified.plain", State=name, group=group, as_of=as_of))
    force = _not_yet(query, facts, status)
    if force:
        day = grammar.day(force)
        return say("ratified.not_yet", State=name, treaty=facts.treaty.short, date=day, group=group, as_of=as_of)
    if query.negated and query.plain:
        return say("ratified.denied", state=state, group=group, as_of=as_of)
    # a claim is told the fact and never "yes": some part of it may be false that was not understood
    simple = query.plain and query.number is None and item.stand is Stand.LISTED
    asks = query.form is Form.WHETHER and query.time is not Time.NOW and simple
    return say("ratified.yes" if asks else "ratified.plain", state=state, State=name, group=group, as_of=as_of)


def _happened(query: Query, status: Status) -> str:
    """How a day on which the question says that a State ratified lies to the list's: ``later``, ``open``, or nothing.

    Nothing also for a question about how things stood by a day.
    """
    if not query.dates or not _RATIFIED_ON.search(query.question) or _STOOD.search(query.question):
        return ""
    after = _AFTER.search(query.question) is not None and not is_before(query.dates[0], status)
    return "later" if after or is_after(query.dates[0], status) else "open"


def _on_its_day(query: Query, knowledge: Knowledge, facts: TreatyFacts, item: Verdict) -> str:
    """The day of a single State's ratification, for the lists that give it."""
    printed = item.entry.date if item.entry and item.entry.date else ""
    values = {
        "state": item.name,
        "State": capital(item.name),
        "treaty": facts.treaty.short,
        "date": grammar.on_day(printed),
    }
    if query.dates and not grammar.agree(query.dates[0], printed):
        claimed = grammar.on_day(query.dates[0])
        return knowledge.words.say("ratified.day.wrong", claimed=claimed, **values)
    return knowledge.words.say("ratified.day", **values)


def _special(knowledge: Knowledge, facts: TreatyFacts, status: Status, item: Verdict) -> str:
    """The sentences on a State that no longer existed, an organisation, or one on another list alone."""
    say = knowledge.words.say
    group, as_of = group_words(knowledge, status), as_of_words(knowledge, status)
    words = list_words(knowledge, status)
    if item.stand is Stand.ORGANISATION:
        return say("ratified.organisation", State=capital(item.name), list=words)
    if item.stand is Stand.OLDER and item.other:
        older = list_words(knowledge, item.other)
        return say("ratified.older", State=capital(item.name), older=older, list=words)
    if item.stand is Stand.NEWER and item.other:
        newer = as_of_words(knowledge, item.other)
        return say("ratified.later", State=capital(item.name), treaty=facts.treaty.short, newer=newer, list=words)
    successors = [verdict(knowledge, facts, status, code) for code in item.successors]
    listed = [successor.name for successor in successors if successor.listed]
    unlisted = [successor.name for successor in successors if not successor.listed]
    if item.stand is Stand.RENAMED and item.entry:
        opening = say("ratified.renamed", State=capital(item.name), printed=item.entry.name, group=group, as_of=as_of)
        if not listed:
            return opening
        also = say("ratified.renamed.also", states=grammar.listed(listed), be=grammar.be(len(listed)))
        return grammar.sentences(opening, also)
    return grammar.sentences(
        say("ratified.former", State=capital(item.name)),
        listed
        and say(
            "ratified.former.listed",
            states=grammar.listed(listed),
            be=grammar.be(len(listed)),
            group=group,
            as_of=as_of,
        ),
        unlisted
        and say(
            "ratified.former.unlisted",
            States=capital(grammar.listed(unlisted)),
            be=grammar.be(len(unlisted)),
            list=words,
        ),
    )


def _place(knowledge: Knowledge, facts: TreatyFacts, status: Status, name: str) -> str:
    """The sentences on a place that is no State of its own on such a list, and on the State it belongs to."""
    say = knowledge.words.say
    place = knowledge.places.get(name) or Place(name=name, kind="disputed")
    if place.kind == "fictional":
        return say("place.fictional", Place=capital(name))
    state = knowledge.states.get(place.of) if place.of else None
    if place.kind == "disputed" or state is None:
        return say("place.disputed", Place=capital(name), list=list_words(knowledge, status))
    item = verdict(knowledge, facts, status, state.code)
    opening = say(
        "place.part" if place.kind == "part" else "place.territory",
        place=name,
        Place=capital(name),
        state=item.name,
    )
    query = Query(question="", handler="ratified")
    return grammar.sentences(opening, _single(query, knowledge, facts, status, item))


def _additions(
    query: Query, knowledge: Knowledge, facts: TreatyFacts, status: Status, verdicts: list[Verdict]
) -> list[str]:
    """What a careful reader adds: names printed otherwise, the day the treaty binds, other days."""
    say = knowledge.words.say
    added = [_printed(knowledge, item) for item in verdicts]
    listed = [item for item in verdicts if item.listed]
    if not status.complete and len(verdicts) > 1 and len(listed) < len(verdicts):
        added.append(say("list.cut"))
    if len(verdicts) > 1 and listed and (query.form is Form.WHEN or _happened(query, status)):
        added.append(say("ratified.no_days"))
    if query.aspect in ("party", "bound") and listed and not _not_yet(query, facts, status):
        added.append(_binding(knowledge, facts, status))
    if query.dates and is_after(query.dates[0], status) and not is_spoken_of(knowledge, facts, query.dates[0]):
        added.append(say("ratified.after", claimed=grammar.day(query.dates[0])))
    elif query.time is Time.NOW and listed:
        added.append(say("ratified.now"))
    newer = newer_count(facts, status)
    if newer and newer.parties is not None and (not newer.states or len(listed) < len(verdicts)):
        added.append(say("ratified.newer", count=str(newer.parties), as_of=as_of_words(knowledge, newer)))
    return added


def _printed(knowledge: Knowledge, item: Verdict) -> str:
    """A sentence on how the list prints a State, when a reader would not find it under its name."""
    if item.entry is None:
        return ""
    if item.stand is Stand.UNION:
        return knowledge.words.say("ratified.union", State=capital(item.name), printed=item.entry.name)
    name = item.name.removeprefix("the ").replace("’", "'").casefold()
    printed = item.entry.name.replace("’", "'").casefold()
    if name in printed or printed in name:
        return ""
    return knowledge.words.say("ratified.printed", state=item.name, printed=item.entry.name)


def _binding(knowledge: Knowledge, facts: TreatyFacts, status: Status) -> str:
    force = next(iter(facts.entries_into_force), None)
    if force is None or not status.as_of or not is_after(force.date, status):
        return ""
    return knowledge.words.say("ratified.party", Treaty=capital(facts.treaty.short), date=grammar.day(force.date))


def _not_yet(query: Query, facts: TreatyFacts, status: Status) -> str | None:
    """The day of entry into force, when a State is asked to have been a party on an earlier one."""
    force = next(iter(facts.entries_into_force), None)
    if query.aspect not in ("party", "bound") or not force:
        return None
    if _BEFORE_FORCE.search(query.question):
        return force.date
    if len(query.dates) != 1 or is_before(query.dates[0], status):
        return None
    asked, own = grammar.whole(query.dates[0]), grammar.whole(force.date)
    return force.date if asked and own and asked < own else None


def _silent(query: Query, status: Status, verdicts: list[Verdict]) -> bool:
    """Say whether the source cannot answer: asked of today, of another day, or when a State ratified."""
    if any(not item.listed for item in verdicts):
        return query.time is Time.NOW or any(is_after(date, status) for date in query.dates)
    undated = _happened(query, status) == "open" or (query.dates and is_before(query.dates[0], status))
    if query.form is Form.WHEN or undated:
        return not all(item.entry and item.entry.date for item in verdicts)
    return query.time is Time.NOW


def _citations(facts: TreatyFacts, status: Status, verdicts: list[Verdict]) -> tuple[Citation, ...]:
    cited = list(cite_list(status))
    for item in verdicts:
        if item.other:
            cited.extend(cite_list(item.other))
    newer = newer_count(facts, status)
    if newer:
        cited.extend(cite_list(newer)[:1])
    return once(cited)

"""The pages of /parties and the card of /treaty, drawn from the engine's own indexes; sends nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answer import Citation, Outcome
from bot.answering.draft import as_of_words, cite, cite_list, group_words
from bot.answering.facts import TreatyFacts
from bot.answering.grammar import capital, day, number, states_word
from bot.answering.parties import belongs
from bot.discord_app import wording
from bot.discord_app.custom_ids import CustomIds, digest
from bot.discord_app.edition import Edition
from bot.discord_app.render import sentence, source_line
from bot.discord_app.reply import Button, Card, Reply
from bot.discord_app.text import escape, shorten
from knowledge.model import Region, Status

PAGE_SIZE = 10
PAGE = "p"
DEFINITION_LENGTH = 700
"""Leaves a card on one screen of a phone."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The States of one list, filtered."""

    status: Status
    region: Region | None
    names: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages the names fill."""
        return max(1, -(-len(self.names) // PAGE_SIZE))

    @property
    def state(self) -> str:
        """What a page's button remembers: which list, which region, and a digest of the names on it."""
        region = digest(self.region.id) if self.region else "-"
        return f"{digest(self.status.treaty)}.{region}.{digest(*self.names)}"


def find(edition: Edition, treaty: str, region: Region | None) -> Listed | None:
    """Return the States on the newest list of a treaty, in a region if one is given; None without a list."""
    knowledge = edition.knowledge
    status = knowledge.of(treaty).newest_list if treaty in knowledge.treaties else None
    if status is None:
        return None
    names = tuple(
        capital(name)
        for code, name, _ in knowledge.listing(status).names
        if region is None or (code and belongs(knowledge, code, region))
    )
    return Listed(status, region, names)


def find_again(edition: Edition, state: str) -> Listed | None:
    """Return the list that a button remembers, None when it is not the same any more."""
    treaty_digest, _, rest = state.partition(".")
    region_digest = rest.partition(".")[0]
    knowledge = edition.knowledge
    treaty = next((id_ for id_ in knowledge.treaties if digest(id_) == treaty_digest), None)
    region = next((one for id_, one in knowledge.regions.items() if digest(id_) == region_digest), None)
    if treaty is None or (region is None and region_digest != "-"):
        return None
    listed = find(edition, treaty, region)
    return listed if listed and listed.state == state else None


def page(edition: Edition, ids: CustomIds, listed: Listed, index: int, asker: int) -> Reply:
    """Return one page of a list, counted from 0, with the buttons to the others."""
    index = min(max(index, 0), listed.pages - 1)
    knowledge, status = edition.knowledge, listed.status
    start = index * PAGE_SIZE
    names = listed.names[start : start + PAGE_SIZE]
    lines = [f"{place}. {escape(name)}" for place, name in enumerate(names, start=start + 1)]
    look = wording.LOOKS[Outcome.ANSWERED]
    count = len(listed.names)
    where = f"{number(count)} {states_word(count)} in {listed.region.name}" if listed.region else ""
    about = " of ".join(part for part in (where, group_words(knowledge, status)) if part)
    which = [f"Page {index + 1} of {listed.pages}"] if listed.pages > 1 else []
    footer = [
        f"{look.symbol} {look.word} · {as_of_words(knowledge, status)}",
        " · ".join([*which, f"Source: {source_line(edition, cite_list(status))}"]),
    ]
    if not status.complete:
        lines.append("…and others: the source does not name all of them.")
    card = Card(look.colour, "\n".join([f"**{escape(capital(about))}**", *lines]), footer="\n".join(footer))
    buttons = _turning(ids, listed, index, asker) if listed.pages > 1 else ()
    row = 1 if buttons else 0
    shown = tuple(
        Button(button.label, button.custom_id, row=row) for button in sentence(edition, ids, cite_list(status))
    )
    return Reply(card=card, buttons=(*buttons, *shown))


def _turning(ids: CustomIds, listed: Listed, index: int, asker: int) -> tuple[Button, ...]:
    last = listed.pages - 1
    targets = (
        ("f", wording.FIRST, 0, index == 0),
        ("p", wording.PREVIOUS, max(index - 1, 0), index == 0),
        ("n", wording.NEXT, min(index + 1, last), index == last),
        ("l", wording.LAST, last, index == last),
    )
    return tuple(
        Button(label, ids.write(PAGE, asker, f"{role}{target}.{listed.state}"), disabled=off, row=0)
        for role, label, target, off in targets
    )


def card(edition: Edition, ids: CustomIds, treaty: str) -> Reply:
    """Return the card of a treaty: what the sources say of it at a glance."""
    facts = edition.knowledge.of(treaty)
    look = wording.LOOKS[Outcome.ANSWERED]
    fields, citations = _fields(edition, facts)
    state = [f"{look.symbol} {look.word}"]
    newest = next(iter(facts.statuses), None)
    if newest:
        state.append(as_of_words(edition.knowledge, newest))
    line = source_line(edition, citations)
    footer = "\n".join(part for part in (" · ".join(state), f"Source: {line}" if line else "") if part)
    made = Card(look.colour, f"**{escape(capital(facts.treaty.name))}**", fields=fields, footer=footer)
    return Reply(card=made, buttons=sentence(edition, ids, citations))


def _fields(edition: Edition, facts: TreatyFacts) -> tuple[tuple[tuple[str, str], ...], tuple[Citation, ...]]:
    silent = "The sources do not say."
    citations: list[Citation] = []
    fields = []
    force = next(iter(facts.entries_into_force), None)
    fields.append(("Entry into force", day(force.date) if force else silent))
    if force:
        citations.append(cite(force))
    signed, counted = next(iter(facts.signed), None), next(iter(facts.counted), None)
    for name, status, figure in (
        ("Signatories", signed, signed.signatories if signed else None),
        ("States that had ratified", counted, counted.parties if counted else None),
    ):
        as_of = f" ({as_of_words(edition.knowledge, status)})" if status else ""
        fields.append((name, silent if figure is None else f"{figure:,}{as_of}"))
        if status:
            citations.append(cite(status))
    definition = next(iter(facts.definitions), None)
    if definition:
        where = f" ({definition.provision})" if definition.provision else ""
        text = f"**{escape(definition.term)}**: {escape(shorten(definition.text, DEFINITION_LENGTH))}{escape(where)}"
        fields.append(("Definition", text))
        citations.append(cite(definition))
    return tuple(fields), tuple(dict.fromkeys(citations))

"""Answers as messages: the answer first, the day it speaks of, the source, and buttons; sends nothing."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answer import Answer, Citation, Outcome
from bot.answering.grammar import day, listed
from bot.discord_app import wording
from bot.discord_app.custom_ids import CustomIds, digest, fits
from bot.discord_app.edition import Edition, quote_digest
from bot.discord_app.reply import LABEL_LIMIT, ROW_SIZE, Button, Card, Reply
from bot.discord_app.text import TEXT_LIMIT, escape, shorten, split
from bot.render import reference
from knowledge.model import Source

SOURCE_LIMIT = 300
MOST_SUGGESTIONS = 4 * ROW_SIZE
ASK, QUOTE = "a", "q"
NUMBERED = "#"
"""Marks a suggestion too long for a custom_id: its text stands in the message, its digest in the button."""


def answer(
    edition: Edition,
    ids: CustomIds,
    given: Answer,
    asker: int,
    *,
    as_text: bool = False,
    about: str | None = None,
) -> list[Reply]:
    """Return an answer's messages, in the order to be sent.

    ``as_text`` puts the answer into the message's own text, for replies to messages: notifications show it,
    and the embed below it holds the day and the source. ``about`` links the message that was asked about.
    """
    look = wording.LOOKS[given.outcome]
    state = " · ".join([f"{look.symbol} {look.word}", *_days(given.citations)])
    source = _footer(edition, given.citations)
    listing = "" if _labels_suffice(given.suggestions) else _numbered(given.suggestions)
    pieces = split(_body(given, listing, about), TEXT_LIMIT, edition.long_names)
    buttons = (*suggestions(ids, given, asker), *sentence(edition, ids, given.citations))
    if as_text:
        card = Card(look.colour, state, footer=source)
        last = Reply(pieces[-1], card, buttons)
        return [*(Reply(piece) for piece in pieces[:-1]), last]
    footer = "\n".join(part for part in (state, source) if part)
    *firsts, final = pieces
    return [
        *(Reply(card=Card(look.colour, piece)) for piece in firsts),
        Reply(card=Card(look.colour, final, footer=footer), buttons=buttons),
    ]


def _body(given: Answer, listing: str, about: str | None) -> str:
    parts = [escape(given.text), listing, f"-# [The message asked about]({about})" if about else ""]
    return "\n".join(part for part in parts if part)


def suggestions(ids: CustomIds, given: Answer, asker: int) -> tuple[Button, ...]:
    """Return a button for each reading or example, which asks it when pressed."""
    made = []
    for number, question in enumerate(given.suggestions[:MOST_SUGGESTIONS], start=1):
        state = question if fits(question, ids.room(asker)) else f"{NUMBERED}{number}{NUMBERED}{digest(question)}"
        label = question if _labels_suffice(given.suggestions) else str(number)
        custom_id = ids.write(ASK, asker, state)
        made.append(Button(label, custom_id, main=given.outcome is Outcome.CLARIFY))
    return tuple({button.custom_id: button for button in made}.values())


def sentence(edition: Edition, ids: CustomIds, citations: tuple[Citation, ...]) -> tuple[Button, ...]:
    """Return the button that shows the quotations, none when there is nothing to show."""
    found = list(dict.fromkeys(quote_digest(citation) for citation in citations))
    held = [one for one in found if one in edition.quotes]
    if not held:
        return ()
    state = ""
    while held and len(state) + len(held[0]) <= ids.room(None):
        state += held.pop(0)
    return (Button(wording.SHOW_SENTENCE, ids.write(QUOTE, None, state)),)


def quotations(edition: Edition, citations: Iterable[Citation]) -> list[Reply]:
    """Return the messages that show sentences of the sources."""
    blocks = []
    for citation in citations:
        pieces = split(escape(citation.quote), TEXT_LIMIT - 200)
        for number, piece in enumerate(pieces):
            closing = f"\n-# {escape(source_line(edition, [citation]))}" if number == len(pieces) - 1 else ""
            blocks.append("\n".join(f"> {line}" for line in piece.splitlines()) + closing)
    replies = []
    held = ""
    for block in blocks:
        if held and len(held) + len(block) + 2 > TEXT_LIMIT:
            replies.append(Reply(held))
            held = ""
        held = f"{held}\n\n{block}" if held else block
    return [*replies, Reply(held)]


def source_line(edition: Edition, citations: Iterable[Citation]) -> str:
    """Return ``UN Information Service, 27 January 2004, paragraph 6``, semicolons between several sources."""
    paragraphs: dict[str, list[int]] = {}
    for citation in citations:
        paragraphs.setdefault(citation.source, []).append(citation.paragraph)
    return "; ".join(
        reference(edition.sources.get(id_) or Source(id=id_), numbers) for id_, numbers in paragraphs.items()
    )


def _footer(edition: Edition, citations: tuple[Citation, ...]) -> str | None:
    line = source_line(edition, citations)
    return shorten(f"Source: {line}", SOURCE_LIMIT) if line else None


def _days(citations: tuple[Citation, ...]) -> list[str]:
    days = dict.fromkeys(citation.as_of for citation in citations if citation.as_of)
    return [f"as of {listed([day(iso) for iso in days])}"] if days else []


def _labels_suffice(questions: tuple[str, ...]) -> bool:
    return all(question.strip() and len(question) <= LABEL_LIMIT for question in questions)


def _numbered(questions: tuple[str, ...]) -> str:
    return "\n".join(f"{n}. {escape(question)}" for n, question in enumerate(questions[:MOST_SUGGESTIONS], start=1))

"""A reply ready to be sent, as plain values, and the one place that turns it into discord.py's objects.

Knows the service's limits; knows nothing of questions or treaties.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import discord

CONTENT_LIMIT = 2_000
DESCRIPTION_LIMIT = 4_096
FOOTER_LIMIT = 2_048
FIELD_VALUE_LIMIT = 1_024
EMBED_LIMIT = 6_000
LABEL_LIMIT = 80
ROW_SIZE = 5
BUTTON_LIMIT = 25


@dataclass(frozen=True, slots=True)
class Button:
    """One button: what it says and what it remembers."""

    label: str
    custom_id: str
    disabled: bool = False
    main: bool = False
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One embed."""

    colour: int
    description: str = ""
    title: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    footer: str | None = None

    def embed(self) -> discord.Embed:
        """Return the card as discord.py's embed."""
        embed = discord.Embed(title=self.title, description=self.description or None, colour=self.colour)
        for name, value in self.fields:
            embed.add_field(name=name, value=value, inline=False)
        if self.footer:
            embed.set_footer(text=self.footer)
        return embed

    def plain(self) -> str:
        """Return the card as text, for channels in which embeds are off."""
        lines = [f"**{self.title}**"] if self.title else []
        lines += [self.description] if self.description else []
        lines += [f"**{name}:** {value}" for name, value in self.fields]
        lines += [f"-# {line}" for line in (self.footer or "").splitlines()]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Reply:
    """One message."""

    content: str | None = None
    card: Card | None = None
    buttons: tuple[Button, ...] = field(default=())

    def without_embed(self) -> Reply:
        """Return the same message as text alone."""
        if self.card is None:
            return self
        text = "\n".join(part for part in (self.content, self.card.plain()) if part)
        return replace(self, content=text, card=None)

    def arguments(self) -> dict[str, Any]:
        """Return the keyword arguments of discord.py's send methods."""
        arguments: dict[str, Any] = {"allowed_mentions": discord.AllowedMentions.none()}
        if self.content:
            arguments["content"] = self.content
        if self.card:
            arguments["embed"] = self.card.embed()
        if self.buttons:
            arguments["view"] = _view(self.buttons)
        return arguments

    def edit_arguments(self) -> dict[str, Any]:
        """Return the keyword arguments of discord.py's edit methods, which replace everything."""
        arguments = self.arguments()
        embed = arguments.pop("embed", None)
        return {"content": None, "view": None, **arguments, "embeds": [embed] if embed else []}


def _view(buttons: tuple[Button, ...]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for number, button in enumerate(buttons[:BUTTON_LIMIT]):
        style = discord.ButtonStyle.primary if button.main else discord.ButtonStyle.secondary
        row = number // ROW_SIZE if button.row is None else button.row
        view.add_item(
            discord.ui.Button(
                style=style, label=button.label, custom_id=button.custom_id, disabled=button.disabled, row=row
            )
        )
    view.stop()  # a finished view is sent and not stored: presses come back through the custom_id alone
    return view


def faults(reply: Reply) -> list[str]:
    """Return which of the service's limits a message would break; empty when it can be sent."""
    found = []
    if len(reply.content or "") > CONTENT_LIMIT:
        found.append(f"content of {len(reply.content or '')} characters")
    if card := reply.card:
        sizes = {"description": (len(card.description), DESCRIPTION_LIMIT)}
        sizes["footer"] = (len(card.footer or ""), FOOTER_LIMIT)
        sizes |= {f"field {name}": (len(value), FIELD_VALUE_LIMIT) for name, value in card.fields}
        total = len(card.title or "") + sum(size for size, _ in sizes.values()) + sum(len(n) for n, _ in card.fields)
        sizes["embed"] = (total, EMBED_LIMIT)
        found += [f"{what} of {size} characters" for what, (size, limit) in sizes.items() if size > limit]
    found += [f"button label {b.label!r}" for b in reply.buttons if not 0 < len(b.label) <= LABEL_LIMIT]
    if len({button.custom_id for button in reply.buttons}) < len(reply.buttons):
        found.append("two buttons with one custom_id")
    if len(reply.buttons) > BUTTON_LIMIT:
        found.append(f"{len(reply.buttons)} buttons")
    if not (reply.content or reply.card):
        found.append("an empty message")
    return found

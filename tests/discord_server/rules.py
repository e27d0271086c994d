"""The service's rules for messages that its published specification does not state.

Each rule returns the problems of one body; no rule raises. Most are refused by the real service;
that every message says it pings nobody is this project's own. Knows nothing of state or sockets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from .api import Call, Problem
from .world import Json

CONTENT = 2_000
EMBEDS_TOTAL = 6_000
EMBEDS = 10
ROWS = 5
BUTTONS_IN_ROW = 5
CUSTOM_ID = 100
LABEL = 80
CHOICES = 25
CHOICE = 100
LINK_BUTTON = 5
BUTTON = 2
SELECTS = {3, 5, 6, 7, 8}
COMPONENTS_V2 = 1 << 15
FLAGS_ALLOWED = (1 << 2) | (1 << 6) | (1 << 12) | COMPONENTS_V2

MESSAGE_KEYS = {"content", "embeds", "allowed_mentions", "components", "attachments", "flags", "tts", "poll"}
CREATE_KEYS = MESSAGE_KEYS | {"nonce", "enforce_nonce", "message_reference", "sticker_ids"}
EDIT_KEYS = MESSAGE_KEYS - {"tts", "poll"} | {"sticker_ids", "tts"}
EMBED_KEYS = {
    "type", "url", "title", "color", "timestamp", "description", "author", "image", "thumbnail", "footer",
    "fields", "provider", "video", "flags",
}  # fmt: skip
EMBED_PARTS = {
    "author": {"name", "url", "icon_url"},
    "footer": {"text", "icon_url"},
    "image": {"url"},
    "thumbnail": {"url"},
}
BUTTON_KEYS = {"type", "id", "custom_id", "style", "label", "disabled", "url", "sku_id", "emoji"}
SELECT_KEYS = {
    "type", "id", "custom_id", "placeholder", "min_values", "max_values", "disabled", "required", "options",
    "default_values", "channel_types",
}  # fmt: skip
MENTION_KEYS = {"parse", "users", "roles", "replied_user"}
REFERENCE_KEYS = {"message_id", "channel_id", "guild_id", "fail_if_not_exists", "type"}
EMBED_LIMITS = {"title": 256, "description": 4_096}


def unknown_keys(what: str, body: Json, known: Iterable[str]) -> list[Problem]:
    """Report keys that the service does not define."""
    extra = sorted(set(body) - set(known))
    return [Problem(f"{what}: unknown key {key!r}") for key in extra]


def message_rules(body: Json, *, known: set[str], partial: bool) -> list[Problem]:
    """Check a message body; a partial one (an edit) need not say everything."""
    problems = unknown_keys("message", body, known)
    content = body.get("content")
    text = content if isinstance(content, str) else ""
    embeds = body.get("embeds") or []
    if len(text) > CONTENT:
        problems.append(Problem(f"content has {len(text)} characters, more than {CONTENT}"))
    if "\0" in text:
        problems.append(Problem("content holds a NUL"))
    problems += embeds_rules(embeds)
    flags = body.get("flags")
    flags = flags if isinstance(flags, int) else 0
    newer = bool(flags & COMPONENTS_V2)
    problems += components_rules(body.get("components") or [], newer)
    shown = text.strip() or embeds or body.get("attachments") or body.get("sticker_ids") or body.get("poll")
    if not shown and not partial and not newer:
        problems.append(Problem("the message is empty"))
    if partial and text and not text.strip() and not embeds:
        problems.append(Problem("the message is empty"))
    if flags & ~FLAGS_ALLOWED:
        problems.append(Problem(f"flags {flags} may not be set by a bot"))
    if text.strip() or not partial:
        problems += mentions_rules(body.get("allowed_mentions"))
    return problems


def mentions_rules(allowed: Any) -> list[Problem]:
    """Require the explicit word that a message pings nobody."""
    if not isinstance(allowed, dict):
        return [Problem("allowed_mentions is not set: @everyone would go through", refused=False)]
    problems = unknown_keys("allowed_mentions", allowed, MENTION_KEYS)
    if allowed.get("parse") != []:
        problems.append(Problem(f"allowed_mentions lets {allowed.get('parse')!r} through", refused=False))
    problems += [
        Problem(f"allowed_mentions pings {key}: {allowed[key]!r}", refused=False)
        for key in ("users", "roles", "replied_user")
        if allowed.get(key)
    ]
    return problems


def embeds_rules(embeds: list[Json]) -> list[Problem]:
    """Check the embeds of one message, their total included."""
    problems: list[Problem] = []
    if len(embeds) > EMBEDS:
        problems.append(Problem(f"{len(embeds)} embeds, more than {EMBEDS}"))
    total = 0
    for embed in embeds:
        problems += _embed(embed)
        total += sum(len(text) for text in embed_texts(embed))
    if total > EMBEDS_TOTAL:
        problems.append(Problem(f"the embeds have {total} characters in all, more than {EMBEDS_TOTAL}"))
    return problems


def embed_texts(embed: Json) -> Iterator[str]:
    """Yield the texts of an embed that count towards its total, in reading order."""
    yield (embed.get("author") or {}).get("name") or ""
    yield embed.get("title") or ""
    yield embed.get("description") or ""
    for field in embed.get("fields") or []:
        yield field.get("name") or ""
        yield field.get("value") or ""
    yield (embed.get("footer") or {}).get("text") or ""


def _embed(embed: Json) -> list[Problem]:
    problems = unknown_keys("embed", embed, EMBED_KEYS)
    for key, limit in EMBED_LIMITS.items():
        if len(embed.get(key) or "") > limit:
            problems.append(Problem(f"embed {key} is longer than {limit}"))
    fields = embed.get("fields") or []
    if len(fields) > 25:
        problems.append(Problem(f"{len(fields)} embed fields, more than 25"))
    for field in fields:
        problems += unknown_keys("embed field", field, {"name", "value", "inline"})
        for key, limit in (("name", 256), ("value", 1_024)):
            size = len((field.get(key) or "").strip())
            if not 1 <= size <= limit:
                problems.append(Problem(f"embed field {key} has {size} characters, not 1 to {limit}"))
    for part, keys in EMBED_PARTS.items():
        inner = embed.get(part)
        if inner is not None:
            problems += unknown_keys(f"embed {part}", inner, keys)
    if len((embed.get("footer") or {}).get("text") or "") > 2_048:
        problems.append(Problem("embed footer is longer than 2048"))
    if len((embed.get("author") or {}).get("name") or "") > 256:
        problems.append(Problem("embed author is longer than 256"))
    pictures = [(embed.get(part) or {}).get("url") for part in ("image", "thumbnail")]
    if not any(text.strip() for text in embed_texts(embed)) and not any(pictures):
        problems.append(Problem("an embed shows nothing"))
    for address in [embed.get("url"), *pictures, *_embed_links(embed)]:
        problems += url_rules(address, attachments=True)
    return problems


def _embed_links(embed: Json) -> Iterator[str | None]:
    for part in ("author", "footer"):
        inner = embed.get(part) or {}
        yield inner.get("url")
        yield inner.get("icon_url")


def url_rules(address: str | None, *, attachments: bool = False) -> list[Problem]:
    """Report an address that is not an absolute http(s) URL (discord:// counts for buttons)."""
    if address is None:
        return []
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return [Problem(f"malformed URL {address!r}")]
    schemes = {"http", "https", "attachment"} if attachments else {"http", "https", "discord"}
    if parts.scheme not in schemes or not host or any(c.isspace() for c in address):
        return [Problem(f"malformed URL {address!r}")]
    if parts.scheme in {"http", "https"} and "." not in host and host != "localhost":
        return [Problem(f"malformed URL {address!r}")]
    return []


def components_rules(rows: list[Json], newer: bool = False) -> list[Problem]:
    """Check rows of buttons and selects; the newer kinds of components are left to the specification."""
    problems: list[Problem] = []
    if len(rows) > ROWS and not newer:
        problems.append(Problem(f"{len(rows)} rows of components, more than {ROWS}"))
    seen: set[str] = set()
    for row in rows:
        if row.get("type") != 1:
            continue
        problems += unknown_keys("row", row, {"type", "id", "components"})
        items = row.get("components") or []
        if not items:
            problems.append(Problem("an empty row of components"))
        if len(items) > BUTTONS_IN_ROW:
            problems.append(Problem(f"{len(items)} components in a row, more than {BUTTONS_IN_ROW}"))
        if len(items) > 1 and any(item.get("type") in SELECTS for item in items):
            problems.append(Problem("a select shares its row"))
        for item in items:
            problems += _button(item) if item.get("type") == BUTTON else _select(item)
            custom_id = item.get("custom_id")
            if custom_id is None:
                continue
            if custom_id in seen:
                problems.append(Problem(f"custom_id {custom_id!r} appears twice"))
            seen.add(custom_id)
            if not 1 <= len(custom_id) <= CUSTOM_ID:
                problems.append(Problem(f"custom_id has {len(custom_id)} characters, not 1 to {CUSTOM_ID}"))
    return problems


def _button(button: Json) -> list[Problem]:
    problems = unknown_keys("button", button, BUTTON_KEYS)
    label = button.get("label") or ""
    if not label.strip() and not button.get("emoji"):
        problems.append(Problem("a button has neither label nor emoji"))
    if len(label) > LABEL:
        problems.append(Problem(f"a button's label has {len(label)} characters, more than {LABEL}"))
    link = button.get("style") == LINK_BUTTON
    if link and (not button.get("url") or button.get("custom_id")):
        problems.append(Problem("a link button needs a url and no custom_id"))
    if not link and button.get("style") != 6 and (button.get("url") or not button.get("custom_id")):
        problems.append(Problem("a button that is no link needs a custom_id and no url"))
    return problems + url_rules(button.get("url"))


def _select(select: Json) -> list[Problem]:
    if select.get("type") not in SELECTS:
        return [Problem(f"component type {select.get('type')!r} cannot stand in a row of a message")]
    problems = unknown_keys("select", select, SELECT_KEYS)
    options = select.get("options") or []
    if select["type"] == 3 and not 1 <= len(options) <= 25:
        problems.append(Problem(f"a select has {len(options)} options, not 1 to 25"))
    values = [option.get("value") for option in options]
    if len(set(values)) != len(values):
        problems.append(Problem("two options of a select have the same value"))
    for option in options:
        problems += unknown_keys("select option", option, {"label", "value", "description", "emoji", "default"})
        for key in ("label", "value"):
            if not 1 <= len(option.get(key) or "") <= 100:
                problems.append(Problem(f"a select option's {key} is not 1 to 100 characters"))
    return problems


def create_message_rules(call: Call) -> list[Problem]:
    """Check POST of a message to a channel."""
    problems = message_rules(call.body, known=CREATE_KEYS, partial=False)
    reference = call.body.get("message_reference")
    if reference is not None:
        problems += unknown_keys("message_reference", reference, REFERENCE_KEYS)
    if (call.body.get("flags") or 0) & 64:
        problems.append(Problem("a message outside an interaction cannot be ephemeral"))
    nonce = call.body.get("nonce")
    if nonce is not None and len(str(nonce)) > 25:
        problems.append(Problem("nonce is longer than 25"))
    return problems


def edit_message_rules(call: Call) -> list[Problem]:
    """Check PATCH of a message, the bot's own or an interaction's."""
    return message_rules(call.body, known=EDIT_KEYS, partial=True)


def followup_rules(call: Call) -> list[Problem]:
    """Check a follow-up to an interaction."""
    return message_rules(call.body, known=MESSAGE_KEYS, partial=False)


def callback_rules(call: Call) -> list[Problem]:
    """Check the first answer to an interaction, by its type."""
    problems = unknown_keys("callback", call.body, {"type", "data"})
    kind, data = call.body.get("type"), call.body.get("data") or {}
    if kind == 4:
        problems += message_rules(data, known=MESSAGE_KEYS, partial=False)
    elif kind in {5, 6}:
        problems += unknown_keys("deferral", data, {"flags"})
    elif kind == 7:
        problems += message_rules(data, known=MESSAGE_KEYS, partial=True)
    elif kind == 8:
        problems += choices_rules(data)
    elif kind == 9:
        problems += unknown_keys("modal", data, {"custom_id", "title", "components"})
    else:
        problems.append(Problem(f"callback type {kind!r} is none of 4 to 9"))
    return problems


def choices_rules(data: Json) -> list[Problem]:
    """Check the choices that an autocomplete offers."""
    problems = unknown_keys("autocomplete", data, {"choices"})
    choices = data.get("choices") or []
    if len(choices) > CHOICES:
        problems.append(Problem(f"{len(choices)} choices, more than {CHOICES}"))
    for choice in choices:
        problems += unknown_keys("choice", choice, {"name", "name_localizations", "value"})
        for key in ("name", "value"):
            value = choice.get(key)
            if isinstance(value, str) and not 1 <= len(value) <= CHOICE:
                problems.append(Problem(f"a choice's {key} has {len(value)} characters, not 1 to {CHOICE}"))
    return problems

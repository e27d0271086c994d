"""The service's rules for registered commands: names, options, limits. Knows nothing of state."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

from .api import Call, Problem
from .rules import unknown_keys
from .world import Json

COMMAND_KEYS = {
    "id", "type", "name", "name_localizations", "description", "description_localizations", "options",
    "default_member_permissions", "dm_permission", "contexts", "integration_types", "nsfw", "handler",
}  # fmt: skip
OPTION_KEYS = {
    "type", "name", "name_localizations", "description", "description_localizations", "required", "choices",
    "options", "channel_types", "min_value", "max_value", "min_length", "max_length", "autocomplete",
}  # fmt: skip
SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2
LIMITS = {SLASH: 100, USER_MENU: 15, MESSAGE_MENU: 15}
COMMAND_SIZE = 8_000
_WORD = re.compile(r"[-_'\w]{1,32}")


def _name(name: Any, *, lower: bool) -> list[Problem]:
    if not isinstance(name, str) or not 1 <= len(name) <= 32:
        return [Problem(f"name {name!r} has not 1 to 32 characters")]
    if not lower:
        return []
    marks = any(unicodedata.category(c) not in {"Ll", "Lo", "Lm", "Nd", "Nl", "No", "Mn", "Mc"} for c in name)
    plain = _WORD.fullmatch(name) and name == name.lower()
    if not plain and (marks or name != name.lower()):
        return [Problem(f"name {name!r} is off the pattern of command names")]
    return []


def command_rules(command: Json, *, in_guild: bool) -> list[Problem]:
    """Check one command of a registration."""
    kind = command.get("type") or SLASH
    what = f"command {command.get('name')!r}"
    problems = unknown_keys(what, command, COMMAND_KEYS) + _name(command.get("name"), lower=kind == SLASH)
    description = command.get("description") or ""
    if kind == SLASH and not 1 <= len(description) <= 100:
        problems.append(Problem(f"{what}: the description has not 1 to 100 characters"))
    if kind != SLASH and (description or command.get("options")):
        problems.append(Problem(f"{what}: a menu command has neither description nor options"))
    if in_guild and (command.get("contexts") or command.get("integration_types")):
        problems.append(Problem(f"{what}: a command of one server carries contexts or integration types"))
    problems += _options(what, command.get("options") or [], depth=0)
    size = _size(command)
    if size > COMMAND_SIZE:
        problems.append(Problem(f"{what}: {size} characters in all, more than {COMMAND_SIZE}"))
    return problems


def _options(what: str, options: list[Json], depth: int) -> list[Problem]:
    problems: list[Problem] = []
    if len(options) > 25:
        problems.append(Problem(f"{what}: {len(options)} options, more than 25"))
    nested = [o for o in options if o.get("type") in {SUBCOMMAND, GROUP}]
    if nested and len(nested) != len(options):
        problems.append(Problem(f"{what}: subcommands and other options are mixed"))
    for name, times in Counter(o.get("name") for o in options).items():
        if times > 1:
            problems.append(Problem(f"{what}: option {name!r} appears twice"))
    optional = False
    for option in options:
        problems += _option(what, option, depth)
        if option.get("type") in {SUBCOMMAND, GROUP}:
            continue
        if option.get("required") and optional:
            problems.append(Problem(f"{what}: required option {option.get('name')!r} after an optional one"))
        optional = optional or not option.get("required")
    return problems


def _option(what: str, option: Json, depth: int) -> list[Problem]:
    what = f"{what} option {option.get('name')!r}"
    problems = unknown_keys(what, option, OPTION_KEYS) + _name(option.get("name"), lower=True)
    if not 1 <= len(option.get("description") or "") <= 100:
        problems.append(Problem(f"{what}: the description has not 1 to 100 characters"))
    kind = option.get("type")
    if kind in {SUBCOMMAND, GROUP}:
        if depth > 1 or (kind == GROUP and depth > 0):
            problems.append(Problem(f"{what}: nested too deep"))
        return problems + _options(what, option.get("options") or [], depth + 1)
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        problems.append(Problem(f"{what}: both choices and autocomplete"))
    if len(choices) > 25:
        problems.append(Problem(f"{what}: {len(choices)} choices, more than 25"))
    for choice in choices:
        for key in ("name", "value"):
            value = choice.get(key)
            if isinstance(value, str) and not 1 <= len(value) <= 100:
                problems.append(Problem(f"{what}: a choice's {key} has not 1 to 100 characters"))
    names = [choice.get("name") for choice in choices]
    if len(set(names)) != len(names):
        problems.append(Problem(f"{what}: two choices have the same name"))
    return problems


def _size(part: Json) -> int:
    """Count what the service counts: names, descriptions and string values, longest localisation each."""
    size = 0
    for key in ("name", "description"):
        texts = [part.get(key) or "", *(part.get(f"{key}_localizations") or {}).values()]
        size += max(len(text) for text in texts)
    size += sum(_size(option) for option in part.get("options") or [])
    for choice in part.get("choices") or []:
        size += len(choice.get("name") or "") + len(str(choice.get("value", "")))
    return size


def bulk_rules(call: Call) -> list[Problem]:
    """Check a PUT of all commands of a scope."""
    commands = call.body or []
    in_guild = "guild_id" in call.params
    problems = [problem for c in commands for problem in command_rules(c, in_guild=in_guild)]
    kinds = Counter(c.get("type") or SLASH for c in commands)
    for kind, count in kinds.items():
        if count > LIMITS.get(kind, 0):
            problems.append(Problem(f"{count} commands of type {kind}, more than {LIMITS.get(kind, 0)}"))
    for (kind, name), times in Counter((c.get("type") or SLASH, c.get("name")) for c in commands).items():
        if times > 1:
            problems.append(Problem(f"command {name!r} of type {kind} appears twice"))
    return problems


def one_rules(call: Call) -> list[Problem]:
    """Check a POST or PATCH of one command; a PATCH is checked for what it holds."""
    if call.method == "POST":
        return command_rules(call.body, in_guild="guild_id" in call.params)
    problems = unknown_keys("command", call.body, COMMAND_KEYS)
    return problems + _options("command", call.body.get("options") or [], depth=0)

"""Registers the commands only when what is registered differs; raw payloads, since objects drop keys."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord import app_commands

from bot.discord_app import logs

Json = dict[str, Any]
_DEFAULTS: Json = {
    "description": "",
    "options": [],
    "default_member_permissions": None,
    "nsfw": False,
    "contexts": None,
    "integration_types": None,
}
_OPTION_KEYS = ("type", "name", "description", "required", "autocomplete", "choices", "options",
                "min_value", "max_value", "min_length", "max_length", "channel_types")  # fmt: skip
_GLOBAL_ONLY = ("contexts", "integration_types", "dm_permission")


def payloads(tree: app_commands.CommandTree[Any], guild: discord.abc.Snowflake | None) -> list[Json]:
    """Return the commands of one scope as they are to be registered."""
    made = [command.to_dict(tree) for command in tree.get_commands(guild=guild)]
    if guild is not None:
        made = [{key: value for key, value in one.items() if key not in _GLOBAL_ONLY} for one in made]
    return made


def normal(command: Json, *, in_guild: bool) -> Json:
    """Return a command with exactly the keys that matter and their defaults filled in."""
    made = {"type": command.get("type", 1), "name": command["name"]}
    for key, default in _DEFAULTS.items():
        value = command.get(key)
        made[key] = default if value is None else value
    made["options"] = [_option(option) for option in made["options"]]
    if made["default_member_permissions"] is not None:
        made["default_member_permissions"] = str(made["default_member_permissions"])
    for key in ("contexts", "integration_types"):
        made[key] = None if in_guild or made[key] is None else sorted(made[key])
    return made


def _option(option: Json) -> Json:
    made = {key: option[key] for key in _OPTION_KEYS if option.get(key) not in (None, False, [])}
    made["options"] = [_option(inner) for inner in option.get("options") or []]
    made["choices"] = [{"name": choice["name"], "value": choice["value"]} for choice in option.get("choices") or []]
    return made


def differ(wanted: list[Json], registered: list[Json], *, in_guild: bool) -> bool:
    """Say whether two lists of commands differ in anything but order."""

    def ordered(commands: list[Json]) -> list[Json]:
        made = [normal(command, in_guild=in_guild) for command in commands]
        return sorted(made, key=lambda command: (command["type"], command["name"]))

    return ordered(wanted) != ordered(registered)


async def sync(client: discord.Client, tree: app_commands.CommandTree[Any], admin_guild: int | None) -> None:
    """Compare and write the global commands and, if one is named, those of the administrators' server."""
    await _one_scope(client, tree, None)
    if admin_guild is None:
        return
    try:
        await _one_scope(client, tree, discord.Object(admin_guild))
    except (discord.Forbidden, discord.NotFound) as error:
        hint = "the bot is not in ADMIN_GUILD_ID, or was invited without applications.commands"
        logs.event("admin_guild_out_of_reach", level=logging.WARNING, guild=admin_guild, code=error.code, hint=hint)


async def _one_scope(client: discord.Client, tree: app_commands.CommandTree[Any], guild: discord.Object | None) -> None:
    http: Any = client.http  # its payloads are typed more narrowly than what goes through here
    wanted = payloads(tree, guild)
    if guild is None:
        registered = await http.get_global_commands(client.application_id)
    else:
        registered = await http.get_guild_commands(client.application_id, guild.id)
    if not differ(wanted, registered, in_guild=guild is not None):
        return
    if guild is None:
        await http.bulk_upsert_global_commands(client.application_id, wanted)
    else:
        await http.bulk_upsert_guild_commands(client.application_id, guild.id, wanted)
    logs.event("commands_registered", scope=guild.id if guild else "global", count=len(wanted))

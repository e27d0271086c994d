"""The registered commands, global and per server, and the routes that read and write them.

Answers as the service does: ids and versions are added, defaults left out or spelled out, so that a
client which compares what it sent with what is registered meets the real differences.
"""

from __future__ import annotations

import itertools
from typing import Any

from . import command_rules
from .api import ApiError, Call, Route
from .core import Core
from .world import Json

GLOBAL = 0
"""The key of the global scope; every other key is a server's id."""

NEW_A_DAY = 200
"""New commands a day and scope; unchanged ones do not count."""

_ALWAYS = ("name", "name_localizations", "description", "description_localizations")


class Commands:
    """What the bot has registered."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._versions = itertools.count(1)
        self.scopes: dict[int, list[Json]] = {}
        self.created = 0
        self.writes = 0

    def routes(self) -> list[Route]:
        """Return the routes of this module."""
        routes = []
        for scope in ("/applications/{application_id}", "/applications/{application_id}/guilds/{guild_id}"):
            listing, one = scope + "/commands", scope + "/commands/{command_id}"
            routes += [
                Route("GET", listing, self._list),
                Route("PUT", listing, self._put, command_rules.bulk_rules, has_body=True),
                Route("POST", listing, self._post, command_rules.one_rules, has_body=True),
                Route("GET", one, lambda call: self._shown(call, self._find(call))),
                Route("PATCH", one, self._patch, command_rules.one_rules, has_body=True),
                Route("DELETE", one, self._delete),
            ]
        return routes

    def find(self, name: str, kind: int, guild_id: int | None) -> Json | None:
        """Return a command as a person in this server (None: a direct message) would see it."""
        scopes = [GLOBAL] if guild_id is None else [guild_id, GLOBAL]
        for scope in scopes:
            for command in self.scopes.get(scope, []):
                if command["name"] == name and command["type"] == kind:
                    return command
        return None

    def _scope(self, call: Call) -> int:
        if call.params["application_id"] != str(self._core.bot.id):
            raise ApiError(403, 20012, "You are not authorized to perform this action on this application")
        if "guild_id" not in call.params:
            return GLOBAL
        guild = self._core.guilds.get(call.id("guild_id"))
        if guild is None or not guild.bot_is_member:
            raise ApiError(403, 50001, "Missing Access")
        return guild.id

    def _list(self, call: Call) -> list[Json]:
        return [self._shown(call, command) for command in self.scopes.get(self._scope(call), [])]

    def _find(self, call: Call) -> Json:
        for command in self.scopes.get(self._scope(call), []):
            if command["id"] == call.params["command_id"]:
                return command
        raise ApiError(404, 10063, "Unknown application command")

    def _put(self, call: Call) -> list[Json]:
        scope = self._scope(call)
        self.scopes[scope] = [self._register(scope, body) for body in call.body or []]
        self.writes += 1
        return [self._shown(call, command) for command in self.scopes[scope]]

    def _post(self, call: Call) -> Json:
        scope = self._scope(call)
        command = self._register(scope, call.body)
        others = [c for c in self.scopes.get(scope, []) if c["id"] != command["id"]]
        self.scopes[scope] = [*others, command]
        self.writes += 1
        return self._shown(call, command)

    def _patch(self, call: Call) -> Json:
        old = self._find(call)
        old |= self._complete(self._scope(call), {**old, **call.body}, old["id"])
        self.writes += 1
        return self._shown(call, old)

    def _delete(self, call: Call) -> None:
        old = self._find(call)
        self.scopes[self._scope(call)].remove(old)
        self.writes += 1

    def _register(self, scope: int, body: Json) -> Json:
        kind = body.get("type") or 1
        for old in self.scopes.get(scope, []):
            if (old["name"], old["type"]) == (body["name"], kind):
                new = self._complete(scope, body, old["id"])
                return old if {**new, "version": old["version"]} == old else new
        self.created += 1
        if self.created > NEW_A_DAY:
            raise ApiError(400, 30034, "Max number of daily application command creates has been reached (200)")
        return self._complete(scope, body, str(self._core.ids.next()))

    def _complete(self, scope: int, body: Json, command_id: str) -> Json:
        permissions = body.get("default_member_permissions")
        contexts, installs = body.get("contexts"), body.get("integration_types")
        command: Json = {
            "id": command_id,
            "application_id": str(self._core.bot.id),
            "version": str(next(self._versions)),
            "type": body.get("type") or 1,
            "name": body["name"],
            "name_localizations": body.get("name_localizations") or None,
            "description": body.get("description") or "",
            "description_localizations": body.get("description_localizations") or None,
            "default_member_permissions": None if permissions is None else str(permissions),
            "nsfw": bool(body.get("nsfw")),
        }
        if scope == GLOBAL:
            command["contexts"] = None if contexts is None else sorted(contexts)
            command["integration_types"] = sorted(installs or [0])
            command["dm_permission"] = contexts is None or 1 in contexts
        else:
            command["guild_id"] = str(scope)
        if body.get("options"):
            command["options"] = [_option(option) for option in body["options"]]
        return command

    def _shown(self, call: Call, command: Json) -> Json:
        """Return the command as this call gets it: without localisations unless it asked for them."""
        if call.method != "GET" or call.query.get("with_localizations", "").lower() in ("1", "true"):
            return command
        return _plain(command)


def _plain(part: Json) -> Json:
    kept = {key: value for key, value in part.items() if not key.endswith("_localizations")}
    for key in ("options", "choices"):
        if key in kept:
            kept[key] = [_plain(inner) for inner in kept[key]]
    return kept


def _option(option: Json) -> Json:
    """Return an option as the service keeps it: nothing that is false, null or empty."""
    kept: dict[str, Any] = {"type": option["type"]}
    for key, value in option.items():
        if key in _ALWAYS and not key.endswith("_localizations"):
            kept[key] = value
        elif key == "options":
            kept["options"] = [_option(inner) for inner in value or []]
        elif key == "choices" and value:
            kept["choices"] = [{k: v for k, v in choice.items() if v is not None and v != {}} for choice in value]
        elif value not in (None, False, [], {}):
            kept[key] = value
    if not kept.get("options", True):
        del kept["options"]
    return kept

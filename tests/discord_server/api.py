"""What one REST call is: the request as logged, the route that serves it, the error it may end in.

The vocabulary shared by `rest` (the wire) and the modules that serve routes. Knows no route.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .world import Json


@dataclass(eq=False)
class Call:
    """One request that the bot made, and what it got."""

    method: str
    template: str
    path: str
    params: dict[str, str]
    query: dict[str, str]
    body: Any
    at: float
    authorization: str | None = None
    status: int = 0
    code: int = 0
    fault: str | None = None

    @property
    def route(self) -> str:
        """The method and template: `POST /channels/{channel_id}/messages`."""
        return f"{self.method} {self.template}"

    def id(self, name: str) -> int:
        """Return a path parameter as an id, or 0 where it is none."""
        value = self.params[name]
        return int(value) if value.isdecimal() else 0


@dataclass(frozen=True)
class Problem:
    """What is wrong with a request: `refused` when the real service would answer 400."""

    text: str
    refused: bool = True


@dataclass(frozen=True)
class Violation:
    """A problem, and the call that had it."""

    text: str
    call: Call | None = None

    def __str__(self) -> str:
        return f"{self.call.route}: {self.text}" if self.call is not None else self.text


class ApiError(Exception):
    """An error answer of the API: HTTP status, Discord's code, and its message."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> Json:
        """Return the JSON that the client gets."""
        data: Json = {"message": self.message, "code": self.code}
        if self.errors:
            data["errors"] = self.errors
        return data


Handler = Callable[[Call], Any]
Rule = Callable[[Call], list[Problem]]


def no_rules(_: Call) -> list[Problem]:
    """Accept any request."""
    return []


@dataclass(frozen=True)
class Route:
    """One route: who serves it, and the rules its body obeys. `authorized`: needs the bot's token."""

    method: str
    template: str
    handler: Handler
    rules: Rule = field(default=no_rules)
    authorized: bool = True
    has_body: bool = False
